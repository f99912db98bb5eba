"""What a run shows, where, and with which exit code."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from .calls import MASTER, on_terminal, plain, spawn, tree
from .conftest import Runner

BACKWARDS = "1\n00:00:05,000 --> 00:00:02,000\nHello.\n"


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "github", "junit"])
def test_results_go_to_standard_output_in_every_format(
    format_: str, subtitr: Runner, folder: Path
) -> None:
    """Each format shows the finding on standard output, and an error makes the exit code 1."""
    (folder / "film.srt").write_text(BACKWARDS)
    done = subtitr("check", "film.srt", "--format", format_)
    assert done.code == 1
    assert "STR003" in done.out
    assert "STR003" not in done.err


def test_json_is_one_object(subtitr: Runner, project: Path) -> None:
    """With `--format json` standard output is one JSON object, whatever else is said."""
    for line, key in (
        ("check", "findings"),
        ("build -v", "findings"),
        ("compile", "findings"),
        ("extract", "changes"),
        ("update", "changes"),
        ("stats", "stats"),
        ("where film:1", "where"),
        ("extract film.srt -o new.pot", "changes"),
    ):
        assert key in json.loads(subtitr(*line.split(), "--format", "json").out), line


def test_the_level_that_fails_is_chosen(subtitr: Runner, project: Path) -> None:
    """A warning makes the exit code 1 only with `--fail-on warning` or `info`."""
    codes = {level: subtitr("check", "--fail-on", level).code for level in ("error", "warning")}
    assert codes == {"error": 0, "warning": 1}
    assert subtitr("check", "--fail-on", "info", "--ignore", "untranslated").code == 0


def test_rules_are_selected_and_ignored_by_any_of_their_names(
    subtitr: Runner, project: Path
) -> None:
    """Code, name and alias select the same findings; `--ignore` takes them away."""
    shown = {subtitr("check", "--select", name).out for name in ("CAT001", "untranslated")}
    assert len(shown) == 1
    assert "CAT001" in shown.pop()
    assert subtitr("check", "--ignore", "SRT001,x-untranslated").out == "nothing found\n"
    done = subtitr("check", "--select", "nothing-such")
    assert (done.code, done.out) == (2, "")


def test_final_makes_errors_of_what_is_untranslated(subtitr: Runner, project: Path) -> None:
    """`check --final` fails where `check` only warns, on titles and on files."""
    assert (subtitr("check").code, subtitr("check", "--final").code) == (0, 1)
    assert (subtitr("check", "ru.po").code, subtitr("check", "ru.po", "--final").code) == (0, 1)


@pytest.mark.parametrize(
    "line",
    [
        "compile --final",
        "compile film.srt empty.po -o film.en.srt --final",
        "compile film.srt empty.po -o - --final",
    ],
)
def test_a_delivery_that_is_not_made_says_why(line: str, subtitr: Runner, project: Path) -> None:
    """`compile --final` that stops at what it found says that nothing was written, and why."""
    assert subtitr("update", "-q", "film.pot", "empty.po", "-l", "en").code == 0
    (project / "locales" / "en" / "LC_MESSAGES" / "film.po").write_bytes(
        (project / "empty.po").read_bytes()
    )
    before = tree(project)
    done = subtitr(*line.split())
    assert done.code == 1
    assert done.err.splitlines()[-1].startswith("nothing written, because of --final; ")
    assert tree(project) == before


def test_a_delivery_that_is_made_is_counted(subtitr: Runner, project: Path) -> None:
    """`compile --final` without errors tells what it has written, as without the option."""
    (project / "subtitles" / "en" / "film.en.srt").unlink()
    assert subtitr("compile", "-l", "en", "--final").err.startswith("1 file written; ")
    assert subtitr("compile", "-l", "en", "--final").err.startswith("no file changed; ")


def test_a_refusal_is_an_error_and_exits_with_one(subtitr: Runner, project: Path) -> None:
    """A release changed by hand is left alone: exit 1, one error that names the way out."""
    release = project / "subtitles" / "ru" / "film.ru.srt"
    release.write_text(release.read_text(encoding="utf-8") + "\n4\n", encoding="utf-8")
    changed = release.read_bytes()
    done = subtitr("compile")
    assert done.code == 1
    assert "subtitr: error: subtitles/ru/film.ru.srt:" in done.err
    assert "--discard" in done.err
    assert done.err.splitlines()[-1] == "no file changed; 1 warning, 1 refused"
    assert release.read_bytes() == changed
    assert subtitr("compile", "--discard").code == 0
    assert release.read_bytes() != changed


def test_what_was_done_is_summed_up_unless_quiet(subtitr: Runner, project: Path) -> None:
    """A closing line counts files and findings; `-q` leaves it away, `-v` names the files."""
    (project / "locales" / "film.pot").unlink()
    loud = subtitr("extract", "-v")
    assert loud.err == "wrote locales/film.pot\n1 file written; nothing found\n"
    (project / "locales" / "film.pot").unlink()
    quiet = subtitr("extract", "-q")
    assert (quiet.out, quiet.err) == ("", "")
    assert subtitr("update", "-q").out == ""


def test_an_unreadable_title_is_never_clean(subtitr: Runner, project: Path) -> None:
    """`check` of a title that cannot be read says that it was refused, not that all is well."""
    (project / "subtitles" / "source" / "film.srt").write_bytes(bytes(range(256)) * 20)
    done = subtitr("check")
    assert (done.code, done.out) == (2, "1 refused\n")
    assert json.loads(subtitr("check", "--format", "json").out)["summary"]["refused"] == 1


def test_strict_stops_at_the_first_damage(subtitr: Runner, project: Path) -> None:
    """`check --strict` refuses a damaged master that `check` mends in reading."""
    damaged = MASTER.replace("00:00:03,000 -->", "00:00:03.000 ->")
    (project / "subtitles" / "source" / "film.srt").write_text(damaged, encoding="utf-8")
    assert "SRT003" in subtitr("check").out
    strict = subtitr("check", "--strict")
    assert strict.code == 2
    assert "film.srt:6" in strict.err


def test_a_flood_of_findings_is_cut_where_check_lists_them(subtitr: Runner, folder: Path) -> None:
    """Verbs that write show five findings of a code and count the rest; -v and check show all."""
    cues = (f"00:00:{n:02},000 --> 00:00:{n:02},900\nLine {n}.\n" for n in range(8))
    (folder / "film.srt").write_text("\n".join(cues))
    line = ("extract", "film.srt", "-l", "en", "-o", "film.pot")
    short = subtitr(*line)
    assert short.out.count("SRT005 number-missing") == 5
    more = "... and 3 more SRT005 in film.srt (subtitr check lists them; -v shows all here)\n"
    assert more in short.out
    assert short.err == "1 file written; 8 warnings\n"
    for whole in (subtitr(*line, "-v"), subtitr("check", "film.srt")):
        assert whole.out.count("SRT005 number-missing") == 8
        assert "more SRT005" not in whole.out
    shown = subtitr("check", "film.srt", "--format", "json").out
    assert len(json.loads(shown)["findings"]) == 8


def test_places_are_shown_in_readable_letters(project: Path) -> None:
    """`where --format json` writes Cyrillic as it is, or escaped for a poor encoding."""
    for encoding, letters in (("utf-8", "Понял."), ("ascii", r"\u041f\u043e\u043d\u044f\u043b.")):
        line = ("where", "film:3", "-l", "en", "--format", "json")
        done = spawn(*line, cwd=project, PYTHONIOENCODING=encoding)
        assert letters in done.out
        (place,) = json.loads(done.out)["where"]
        assert place["master"]["text"] == "Понял."
        assert [one["release"] for one in place["releases"]] == ["en"]


def test_a_dry_run_writes_nothing_and_shows_the_same(subtitr: Runner, project: Path) -> None:
    """`extract --dry-run` shows the changes that `extract` then makes, and writes nothing."""
    master = project / "subtitles" / "source" / "film.srt"
    master.write_text(MASTER.replace("ninety", "eighty"), encoding="utf-8")
    before = tree(project)
    dry = subtitr("extract", "--dry-run")
    assert tree(project) == before
    assert dry.out == subtitr("extract").out
    assert tree(project) != before


def test_build_shows_changes_only_where_there_were_any(subtitr: Runner, project: Path) -> None:
    """A build of something new counts its messages; the same build again has no table."""
    assert "kept" not in subtitr("build").out
    master = project / "subtitles" / "source" / "film.srt"
    master.write_text(MASTER.replace("ninety", "eighty"), encoding="utf-8")
    assert "kept" in subtitr("build").out


def test_standard_output_carries_a_file_alone(folder: Path) -> None:
    """With `-` a file comes from standard input and goes to standard output, results beside it."""
    done = spawn("extract", "-", "-l", "en", "-o", "-", cwd=folder, text=MASTER)
    assert done.code == 0
    assert 'msgid "Every ninety minutes, the sun comes up on the other side."' in done.out
    assert "kept" not in done.out
    assert "kept" in done.err
    assert tree(folder) == {}


def test_the_unit_of_a_plain_file_is_asked_for(folder: Path) -> None:
    """`--unit cue` makes a message of each cue, and `compile` finds that out by itself."""
    by_cue = spawn("extract", "-", "--unit", "cue", "-o", "-", cwd=folder, text=MASTER).out
    assert 'msgid "Every ninety minutes,"' in by_cue
    (folder / "film.srt").write_text(MASTER, encoding="utf-8")
    (folder / "film.pot").write_text(by_cue, encoding="utf-8")
    assert spawn("update", "film.pot", "ru.po", "-l", "ru", cwd=folder).code == 0
    found = spawn("compile", "film.srt", "ru.po", "-o", "-", cwd=folder)
    assert found.code == 0
    stated = spawn("compile", "film.srt", "ru.po", "-o", "-", "--unit", "cue", cwd=folder)
    assert (stated.out, stated.err) == (found.out, found.err)
    other = spawn("compile", "film.srt", "ru.po", "-o", "-", "--unit", "sentence", cwd=folder)
    assert other.err != found.err


def test_the_unit_of_a_project_is_configured(subtitr: Runner, project: Path) -> None:
    """`--unit` is for plain files; the titles of a project have theirs in its configuration."""
    for command in ("extract", "compile"):
        assert subtitr(command, "--unit", "cue").code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_a_terminal_gets_a_table_of_any_width(project: Path) -> None:
    """On a terminal `stats` shows all its numbers, in no line wider than the terminal."""
    for width in (30, 40, 80, 200):
        code, shown = on_terminal(["-m", "pipeline", "stats"], cwd=project, width=width)
        lines = plain(shown).splitlines()
        assert code == 0
        assert max(map(len, lines)) <= width
        assert sum("untranslated" in line for line in lines) >= 1
        assert "film" in plain(shown)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_colour_is_for_terminals_that_want_it(project: Path) -> None:
    """Findings are coloured on a terminal, never with NO_COLOR, a dumb terminal or in a pipe."""
    # -q: on a busy machine a bar may show how far the run is
    command = ["-m", "pipeline", "check", "-q"]
    coloured = on_terminal(command, cwd=project)[1]
    assert "\x1b[" in coloured
    piped = spawn("check", "-q", cwd=project)
    assert "\x1b" not in piped.out + piped.err
    assert plain(coloured) == piped.out + piped.err
    for wish in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        for name in ("check", "stats"):
            assert "\x1b[3" not in on_terminal(["-m", "pipeline", name], cwd=project, **wish)[1]
    for format_ in ("json", "sarif", "github"):
        shown = on_terminal([*command, "--format", format_], cwd=project)[1]
        assert "\x1b" not in shown
