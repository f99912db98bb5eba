"""fix on plain files and in a project: what is mended, where it goes, what is left alone."""

from __future__ import annotations

import json
import os
import re
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pipeline.formats import read
from pipeline.model.time import TimeSpan

from .calls import spawn, tree
from .conftest import Runner

FILM = """\
1
00:00:01,000 --> 00:00:03,000
Подожди...

2
00:00:03,020 --> 00:00:03,500
Это  важно.

3
00:00:06,000 --> 00:00:08,000
Всё в порядке.
"""
MENDED = """\
1
00:00:01,000 --> 00:00:02,937
Подожди…

2
00:00:03,020 --> 00:00:03,853
Это важно.

3
00:00:06,000 --> 00:00:08,000
Всё в порядке.
"""
HOUSE = ("--profile", "netflix-ru")


@pytest.fixture
def film(folder: Path) -> Path:
    """Return a film that has a gap, a duration, dots and spaces to be mended."""
    path = folder / "film.ru.srt"
    path.write_text(FILM, encoding="utf-8")
    return path


def spans(path: Path) -> list[TimeSpan]:
    """Return the times of a film."""
    return [cue.span for cue in read(path.read_bytes(), name=path.name).track.cues]


def fixed(subtitr: Runner, *arguments: str) -> dict[str, Any]:
    """Return the one file of what `fix` tells as JSON."""
    (one,) = json.loads(subtitr("fix", *arguments, "--format", "json").out)["files"]
    return dict(one)


def reasons(subtitr: Runner, *arguments: str) -> set[str]:
    """Return the codes of all that would change."""
    told = fixed(subtitr, "film.ru.srt", *HOUSE, "--dry-run", *arguments)
    return {code for change in told["changes"] for code in change["codes"]}


def test_a_file_is_mended_in_its_place(subtitr: Runner, film: Path) -> None:
    """Times and text are mended by the least change; a second run changes nothing."""
    done = subtitr("fix", "film.ru.srt")
    assert (done.code, done.err) == (0, "")
    assert "2 cues changed, 416 ms moved in all; 0 findings left" in done.out
    assert film.read_text(encoding="utf-8") == MENDED
    before = film.stat()
    again = subtitr("fix", "film.ru.srt")
    assert (again.code, again.out) == (0, "film.ru.srt: 0 cues changed; 0 findings left\n")
    assert film.stat().st_mtime_ns == before.st_mtime_ns


def test_into_another_file(subtitr: Runner, film: Path) -> None:
    """With -o the file itself stays; what there is nothing to mend in is written all the same."""
    assert subtitr("fix", "film.ru.srt", "-o", "out.srt").code == 0
    assert film.read_text(encoding="utf-8") == FILM
    assert (film.parent / "out.srt").read_text(encoding="utf-8") == MENDED
    assert subtitr("fix", "out.srt", "-l", "ru", "-o", "same.srt").code == 0
    assert (film.parent / "same.srt").read_text(encoding="utf-8") == MENDED
    done = subtitr("fix", "film.ru.srt", "out.srt", "-o", "third.srt")
    assert (done.code, done.out) == (2, "")
    assert "-o takes one file" in done.err
    assert not (film.parent / "third.srt").exists()


def test_standard_output_and_input(subtitr: Runner, film: Path) -> None:
    """`-o -` writes nothing but the file to standard output; `-` reads one from standard input."""
    done = subtitr("fix", "film.ru.srt", "-o", "-")
    assert (done.code, done.out) == (0, MENDED)
    assert "2 cues changed" in done.err
    assert film.read_text(encoding="utf-8") == FILM
    piped = spawn("fix", "-", "-l", "ru", "-o", "-", cwd=film.parent, text=FILM)
    assert (piped.code, piped.out) == (0, MENDED)


def test_a_difference_that_patch_takes(subtitr: Runner, film: Path) -> None:
    """--diff writes no file and shows the lines that would change, as `diff -u` does."""
    done = subtitr("fix", "film.ru.srt", "--diff")
    assert film.read_text(encoding="utf-8") == FILM
    lines = done.out.splitlines()
    assert lines[:2] == ["--- film.ru.srt", "+++ film.ru.srt"]
    assert [line for line in lines[2:] if line[0] in "+-"] == [
        "-00:00:01,000 --> 00:00:03,000",
        "-Подожди...",
        "+00:00:01,000 --> 00:00:02,937",
        "+Подожди…",
        "-00:00:03,020 --> 00:00:03,500",
        "-Это  важно.",
        "+00:00:03,020 --> 00:00:03,853",
        "+Это важно.",
    ]
    film.write_text(MENDED, encoding="utf-8")
    assert subtitr("fix", "film.ru.srt", "--diff").out == ""


def test_a_dry_run_tells_what_a_run_does(subtitr: Runner, film: Path) -> None:
    """--dry-run shows the same changes and writes nothing."""
    dry = subtitr("fix", "film.ru.srt", "--dry-run")
    assert film.read_text(encoding="utf-8") == FILM
    assert "Подожди[-...-]{+…+}" in dry.out
    assert subtitr("fix", "film.ru.srt").out == dry.out


def test_changes_as_json(subtitr: Runner, film: Path) -> None:
    """Each cue with what it was and is, and the rules that want it; nothing written, no output."""
    told = fixed(subtitr, "film.ru.srt", *HOUSE, "--dry-run")
    assert (told["file"], told["output"]) == ("film.ru.srt", None)
    assert told["changes"][0] == {
        "cue": 1,
        "codes": ["TXT002", "TIM003"],
        "rules": ["wrong-ellipsis", "gap-too-short"],
        "before": {"start_ms": 1000, "end_ms": 3000, "text": "Подожди..."},
        "after": {"start_ms": 1000, "end_ms": 2937, "text": "Подожди…"},
    }
    assert (told["moved_ms"], told["impossible"], told["left"]) == (63 + 353, [], {})
    assert fixed(subtitr, "film.ru.srt", *HOUSE)["output"] == "film.ru.srt"


def test_rules_are_chosen(subtitr: Runner, film: Path) -> None:
    """Families, codes, names and aliases choose what is mended; nothing else is touched."""
    assert reasons(subtitr) == {"TXT001", "TXT002", "TIM001", "TIM003", "TIM007"}
    assert reasons(subtitr, "--select", "TXT") == {"TXT001", "TXT002"}
    assert reasons(subtitr, "--select", "TIM") == {"TIM001", "TIM003", "TIM007"}
    assert reasons(subtitr, "--ignore", "TIM") == {"TXT001", "TXT002"}
    assert reasons(subtitr, "--select", "wrong-ellipsis") == {"TXT002"}
    assert reasons(subtitr, "--select", "min-gap-frames") == {"TIM003"}
    assert reasons(subtitr, "--select", "TIM,TXT", "--ignore", "gap-too-short,TXT001") == {
        "TXT002", "TIM001", "TIM007",
    }  # fmt: skip
    done = subtitr("fix", "film.ru.srt", "--select", "TIM99")
    assert done.code == 2
    assert film.read_text(encoding="utf-8") == FILM


def test_doubtful_fixes_are_asked_for(subtitr: Runner, film: Path) -> None:
    """A fix that may be wrong is left, and counted, unless --unsafe asks for it."""
    film.write_text(
        "1\n00:00:01,000 --> 00:00:03,000\nСамолет и самолёт и самолёт.\n", encoding="utf-8"
    )
    told = fixed(subtitr, "film.ru.srt", "--profile", "ru-house")
    assert (told["changes"], told["left"]) == ([], {"TXT024": 1})
    (change,) = fixed(subtitr, "film.ru.srt", "--profile", "ru-house", "--unsafe")["changes"]
    assert change["codes"] == ["TXT024"]
    assert "Самолёт и самолёт" in film.read_text(encoding="utf-8")


def test_information_is_left_unless_its_rule_is_named(subtitr: Runner, film: Path) -> None:
    """What a house is not known to want is mended only where --select names the rule."""
    lines = "1\n00:00:01,000 --> 00:00:03,000\nСкафандр\nготов.\n"
    film.write_text(lines, encoding="utf-8")
    told = fixed(subtitr, "film.ru.srt", "--profile", "ru-house")
    assert (told["changes"], told["left"]) == ([], {"LAY004": 1})
    assert film.read_text(encoding="utf-8") == lines
    told = fixed(subtitr, "film.ru.srt", "--profile", "ru-house", "--select", "LAY")
    assert [one["codes"] for one in told["changes"]] == [["LAY004"]]
    assert "Скафандр готов." in film.read_text(encoding="utf-8")


def test_files_that_differ_by_number_are_a_series(subtitr: Runner, film: Path) -> None:
    """fix sees what check sees: a word of one file that another of the series has with ё."""
    cue = "1\n00:00:01,000 --> 00:00:03,000\n{}\n"
    for name, text in (
        ("show-1.ru.srt", "Ещё один самолёт."), ("show-2.ru.srt", "Еще самолет."),
        ("other.ru.srt", "Еще зеленый."), ("film.ru.srt", "Зелёный."),
    ):  # fmt: skip
        film.with_name(name).write_text(cue.format(text), encoding="utf-8")
    names = ("show-1.ru.srt", "show-2.ru.srt", "other.ru.srt", "film.ru.srt")
    house = ("--profile", "ru-house")
    found = json.loads(subtitr("check", *names, *house, "--format", "json").out)["findings"]
    assert [(one["file"], one["code"]) for one in found] == [("show-2.ru.srt", "TXT024")] * 2
    files = json.loads(subtitr("fix", *names, *house, "--format", "json").out)["files"]
    assert [one["left"] for one in files] == [{}, {"TXT024": 2}, {}, {}]
    subtitr("fix", *names, *house, "--unsafe")
    assert "\nЕщё самолёт.\n" in film.with_name("show-2.ru.srt").read_text(encoding="utf-8")
    assert "\nЕще зеленый.\n" in film.with_name("other.ru.srt").read_text(encoding="utf-8")


def test_labelled_speakers_keep_their_lines(subtitr: Runner, film: Path) -> None:
    """No fix joins what two speakers say, nor a sound with what is said."""
    text = "".join(
        f"{number}\n00:00:{5 * number:02},000 --> 00:00:{5 * number + 4:02},000\n{lines}\n\n"
        for number, lines in enumerate(
            ("ИВАН: Иди сюда.\nМАРЬЯ: Нет.", "[скрип]\nКто там?", "{\\an8}ВЫХОД\nДверь 5"), 1
        )
    )
    film.write_text(text, encoding="utf-8")
    for house in ("netflix-ru", "netflix-ru-sdh", "bbc", "ru-house"):
        told = fixed(subtitr, "film.ru.srt", "--profile", house, "--select", "LAY")
        assert told["changes"] == []


def test_no_time_moves_further_than_allowed(subtitr: Runner, film: Path) -> None:
    """What --max-shift does not leave room for is told with what is missing, and fails the run."""
    done = subtitr("fix", "film.ru.srt", *HOUSE, "--frame-rate", "25", "--max-shift", "2")
    assert done.code == 1
    assert "TIM021" in done.out
    assert "233 ms missing" in done.out
    old = [TimeSpan(1000, 3000), TimeSpan(3020, 3500), TimeSpan(6000, 8000)]
    for before, after in zip(old, spans(film), strict=True):
        assert abs(before.start - after.start) <= 80
        assert abs(before.end - after.end) <= 80
    assert subtitr("fix", "film.ru.srt", *HOUSE, "--max-shift", "-1").code == 2


EDL = """\
TITLE: FILM
FCM: NON-DROP FRAME

001  AX       V     C        00:00:00:00 00:00:03:20 00:00:00:00 00:00:03:20
002  AX       V     C        00:00:03:20 00:00:08:00 00:00:03:20 00:00:08:00
"""


def test_shot_changes_of_an_edit_list(subtitr: Runner, film: Path) -> None:
    """A start beside a change of the picture is put on it; without the list nothing is known."""
    film.write_text(
        "1\n00:00:01,000 --> 00:00:03,000\nДа.\n\n2\n00:00:03,760 --> 00:00:05,600\nНет.\n",
        encoding="utf-8",
    )
    (film.parent / "cuts.edl").write_text(EDL)
    options = (*HOUSE, "--frame-rate", "25", "--ignore", "TIM005,TIM006")
    assert fixed(subtitr, "film.ru.srt", *options, "--dry-run")["changes"] == []
    (change,) = fixed(subtitr, "film.ru.srt", *options, "--shots", "cuts.edl")["changes"]
    assert change["codes"] == ["TIM013"]
    assert (change["before"]["start_ms"], change["after"]["start_ms"]) == (3760, 3800)
    again = fixed(subtitr, "film.ru.srt", *options, "--shots", "cuts.edl")
    assert again["changes"] == []
    done = subtitr("fix", "film.ru.srt", *HOUSE, "--shots", "cuts.edl")
    assert done.code == 2, "an edit list counts in frames"
    assert "--frame-rate" in done.err
    (film.parent / "late.edl").write_text(EDL.replace(" 00:00", " 01:00"))
    done = subtitr("fix", "film.ru.srt", *options, "--shots", "late.edl")
    assert done.code == 2
    assert "01:00:00:00" in done.err


def test_what_cannot_be_written_is_told_and_not_half_written(subtitr: Runner, film: Path) -> None:
    """An output that is a folder, or in a file; a character that the file's encoding lacks."""
    (film.parent / "taken").mkdir()
    for target in ("taken", "film.ru.srt/out.srt"):
        done = subtitr("fix", "film.ru.srt", "-o", target)
        assert (done.code, done.out) == (2, "")
        assert target in done.err
    assert subtitr("fix", "film.ru.po").code == 2
    assert subtitr("fix", "nothing.srt").code == 2
    film.write_bytes(FILM.encode("koi8-r"))
    before = tree(film.parent)
    done = subtitr("fix", "film.ru.srt", "--encoding", "koi8-r")
    assert (done.code, done.out) == (2, "")
    assert "film.ru.srt: cannot be written in the file's encoding: …" in done.err
    assert "UTF-8" in done.err
    assert tree(film.parent) == before
    assert subtitr("fix", "film.ru.srt", "--encoding", "koi8-r", "--ignore", "TXT002").code == 0
    assert film.read_bytes() == MENDED.replace("…", "...").encode("koi8-r")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")
def test_a_file_that_may_not_be_written_stays(subtitr: Runner, film: Path) -> None:
    """A folder without the right to write is told with the file."""
    film.parent.chmod(0o500)
    try:
        done = subtitr("fix", "film.ru.srt")
    finally:
        film.parent.chmod(0o700)
    assert done.code == 2
    assert "film.ru.srt" in done.err
    assert film.read_text(encoding="utf-8") == FILM


MASTER = """\
1
00:00:01,000 --> 00:00:03,000
Wait for me.

2
00:00:03,040 --> 00:00:03,520
It is important.

3
00:00:06,000 --> 00:00:08,000
All is well.
"""
RUSSIAN = {
    "Wait for me.": "Подожди  меня.",
    "It is important.": "Это важно.",
    "All is well.": "Всё в порядке.",
}
RELEASE = "subtitles/ru/film.ru.srt"
CATALOG = "locales/ru/LC_MESSAGES/film.po"


@pytest.fixture
def translated(subtitr: Runner, folder: Path) -> Path:
    """Return a project whose Russian release has a gap, a duration and spaces to be mended."""
    (folder / "subtitles/source").mkdir(parents=True)
    (folder / "subtitles/source/film.srt").write_text(MASTER, encoding="utf-8")
    (folder / "subtitr.toml").write_text(
        'languages = ["ru"]\nsource-languages = ["en", "ru"]\nframe-rate = 25\n', encoding="utf-8"
    )
    assert subtitr("build", "-q").code == 1
    catalog = folder / CATALOG
    text = catalog.read_text(encoding="utf-8")
    for source, said in RUSSIAN.items():
        empty = f'msgid "{source}"\nmsgstr ""'
        assert text.count(empty) == 1
        text = text.replace(empty, f'msgid "{source}"\nmsgstr "{said}"')
    catalog.write_text(text, encoding="utf-8")
    assert subtitr("build", "-q").code == 1
    return folder


def test_in_a_project_times_are_adjusted_and_texts_go_to_the_catalog(
    subtitr: Runner, translated: Path
) -> None:
    """The release is mended, and compile makes the same one; nothing else is left to mend."""
    before = tree(translated)
    dry = subtitr("fix", "--dry-run")
    assert tree(translated) == before
    assert "Подожди[-  -]{+ +}меня." in dry.out
    assert subtitr("fix", "--diff").out.startswith(f"--- {RELEASE}\n+++ {RELEASE}\n")
    done = subtitr("fix")
    assert (done.code, done.out) == (0, dry.out)
    assert 'msgstr "Подожди меня."' in (translated / CATALOG).read_text("utf-8")
    adjustments = (translated / RELEASE).with_suffix(".toml").read_text("utf-8")
    assert adjustments.count("[[cue]]") == 2
    assert "Подожди" not in re.sub(r"^#.*", "", adjustments, flags=re.MULTILINE)
    times = spans(translated / RELEASE)
    assert times != spans(translated / "subtitles/source/film.srt")
    assert all(one.end + 80 <= other.start for one, other in pairwise(times))
    assert all(one.end - one.start >= 833 for one in times)
    release = (translated / RELEASE).read_bytes()
    assert subtitr("build", "-q").code == 0
    assert (translated / RELEASE).read_bytes() == release
    assert subtitr("check", "-q").code == 0


def test_a_second_run_in_a_project_changes_nothing(subtitr: Runner, translated: Path) -> None:
    """What is mended stays as it is, byte for byte."""
    subtitr("fix")
    before = tree(translated)
    again = subtitr("fix")
    assert (again.code, again.out) == (0, f"{RELEASE}: 0 cues changed; 0 findings left\n")
    assert tree(translated) == before


def test_what_a_person_has_changed_is_not_mended_over(subtitr: Runner, translated: Path) -> None:
    """A release changed by hand is refused until accept or compile --discard has settled it."""
    release = translated / RELEASE
    release.write_text(release.read_text("utf-8").replace("важно", "очень важно"), "utf-8")
    before = tree(translated)
    done = subtitr("fix")
    assert done.code == 1
    assert RELEASE in done.err
    assert "accept" in done.err
    assert tree(translated) == before
    assert subtitr("accept", RELEASE).code == 0
    assert subtitr("fix").code == 0
    assert "очень важно" in release.read_text("utf-8")
    assert subtitr("fix").out == f"{RELEASE}: 0 cues changed; 0 findings left\n"


def test_options_of_plain_files_are_refused_in_a_project(subtitr: Runner, translated: Path) -> None:
    """What the configuration says cannot be said again; -l names a release."""
    before = tree(translated)
    for options in (("-o", "out.srt"), HOUSE, ("--frame-rate", "25"), ("--encoding", "utf-8")):
        done = subtitr("fix", "film", *options)
        assert (done.code, done.out) == (2, "")
        assert options[0] in done.err
    assert subtitr("fix", "-l", "de").code == 2
    assert tree(translated) == before
    assert subtitr("fix", "film", "-l", "ru").code == 0


def test_the_clock_of_a_release_made_by_hand_is_mended(subtitr: Runner, folder: Path) -> None:
    """A release that compile has not written, and that is late, gets the master's times."""
    (folder / "subtitles/source").mkdir(parents=True)
    blocks, late = [], []
    at = 1000
    for number in range(1, 41):
        lasts = 1500 + number * 137 % 1900
        for found, offset, said in ((blocks, 0, "Line"), (late, 3700, "Строка")):
            span = TimeSpan(at + offset, at + lasts + offset)
            found.append(f"{number}\n{span}\n{said} {number * 7}.\n")
        at += lasts + 200 + number * 311 % 2700
    (folder / "subtitles/source/film.srt").write_text("\n".join(blocks), encoding="utf-8")
    (folder / "subtitr.toml").write_text('languages = ["ru"]\nsource-languages = ["en"]\n')
    release = folder / RELEASE
    release.parent.mkdir()
    release.write_text("\n".join(late), encoding="utf-8")
    subtitr("extract", "-q")
    dry = subtitr("fix", "--dry-run", "-l", "ru")
    assert spans(release)[0].start == 4700
    assert "start -3700 ms" in dry.out
    assert "REL010" in dry.out
    told = fixed(subtitr)
    assert told["output"] == RELEASE
    assert {code for change in told["changes"] for code in change["codes"]} == {"REL010"}
    assert spans(release) == spans(folder / "subtitles/source/film.srt")
    assert release.read_text("utf-8").count("Строка") == 40
    mended = release.read_bytes()
    subtitr("fix")
    assert release.read_bytes() == mended


def test_compile_moves_cues_as_the_house_wants(subtitr: Runner, translated: Path) -> None:
    """`retime = "profile"` gives a release the times that fix would; its text is not touched."""
    adjusted = translated.parent / "adjusted"
    shutil.copytree(translated, adjusted)
    with (translated / "subtitr.toml").open("a") as file:
        file.write('retime = "profile"\n')
    assert subtitr("build", "-q").code == 0
    assert not (translated / RELEASE).with_suffix(".toml").exists()
    assert "Подожди  меня." in (translated / RELEASE).read_text("utf-8")
    assert subtitr("--project", str(adjusted), "fix", "-q").code == 0
    assert spans(translated / RELEASE) == spans(adjusted / RELEASE)
    manifest = (translated / "subtitles/ru/manifest.json").read_text("utf-8")
    assert manifest.count("retimed") == 2
    told = fixed(subtitr, "--dry-run", "--select", "TIM")
    assert (told["changes"], told["left"]) == ([], {})
    before = tree(translated)
    assert subtitr("build", "-q").code == 0
    assert tree(translated) == before


def test_retime_is_off_unless_the_configuration_says_so(subtitr: Runner, translated: Path) -> None:
    """Without it a release has the master's times; another value is refused with its key."""
    assert spans(translated / RELEASE) == spans(translated / "subtitles/source/film.srt")
    with (translated / "subtitr.toml").open("a") as file:
        file.write('retime = "always"\n')
    done = subtitr("build")
    assert done.code == 2
    assert "retime" in done.err


HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


def test_hooks_run_commands_that_there_are(subtitr: Runner, film: Path) -> None:
    """Each hook has what pre-commit asks for; its entry runs on files that it is for."""
    hooks = []
    for block in re.split(r"^- ", HOOKS.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        rows = [line.strip().partition(": ") for line in block.splitlines()]
        hooks.append({key: value for key, _colon, value in rows})
    assert len({hook["id"] for hook in hooks}) == len(hooks) > 2
    for hook in hooks:
        assert {"id", "name", "description", "entry", "language", "files"} <= hook.keys()
        assert hook["language"] == "python"
        program, command, *rest = hook["entry"].split()
        assert (program, rest) == ("subtitr", [])
        assert subtitr(command, "--help").code == 0
        names = ("film.ru.srt", "ru.po", "film.pot", "subtitr.toml", "film.txt", "srt")
        assert [name for name in names if re.search(hook["files"], name)], hook["id"]
        assert not re.search(hook["files"], "film.txt")
    first = hooks[0]
    assert re.search(first["files"], film.name)
    done = subtitr(*first["entry"].split()[1:], film.name)
    assert done.code == 1
    assert "TIM001" in done.out
