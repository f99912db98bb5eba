"""Running steps: nothing twice, in any number of workers, one run at a time, no work lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import build, check, compile, extract, stats, update  # noqa: A004 - the verb
from pipeline.errors import RefusedError, SubtitrError
from pipeline.project.lock import locked
from tests.workflow.films import VARIANTS, codes, contents, film, srt, translate

THREE = {
    "one": srt("Hello.", "Second line.", "<i>Third.</i>"),
    "three": srt("Привет.", "All clear.", "[hum]", "All clear."),
    "two": srt("♪ A song ♪", "AIRLOCK", "It is -5 here."),
}


def state(root: Path) -> bytes:
    return (root / ".subtitr" / "state.json").read_bytes()


def test_second_build_changes_no_byte(tmp_path: Path) -> None:
    """Built again, an unchanged project writes nothing and reports the same findings."""
    project = film(tmp_path, THREE, VARIANTS)
    first = build(project)
    before, remembered = contents(tmp_path), state(tmp_path)
    second = build(project)
    assert second.written == ()
    assert (contents(tmp_path), state(tmp_path)) == (before, remembered)
    assert second.findings == first.findings
    assert codes(first.findings).count("CAT001") > 0
    assert (second.progress, second.suppressed) == (first.progress, first.suppressed)


def test_second_build_says_that_all_is_kept(tmp_path: Path) -> None:
    """What is remembered and what is done again say the same of each message: it is kept."""
    project = film(tmp_path, THREE, VARIANTS)
    build(project)
    recalled = build(project)
    shutil.rmtree(tmp_path / ".subtitr")
    assert build(project).changes == recalled.changes
    assert {one.new for one in recalled.changes} == {0}
    assert sum(one.kept for one in recalled.changes) == 29


def test_state_is_believed_and_titles_are_not_read_again(tmp_path: Path) -> None:
    """What an unchanged title reports comes from the state: nothing of it is parsed again.

    A mark put into the remembered result comes back; a byte added to a master undoes it for that
    title alone.
    """
    project = film(tmp_path, THREE)
    build(project)
    path = tmp_path / ".subtitr" / "state.json"
    known = json.loads(path.read_bytes())
    for key, record in known["records"].items():
        if key.startswith("build "):
            record["result"]["suppressed"] = 7
    path.write_text(json.dumps(known), encoding="utf-8")
    assert build(project).suppressed == 7 * 3
    with project.master("one").open("a", encoding="utf-8") as master:
        master.write("\n4\n00:01:00,000 --> 00:01:02,000\nNew.\n")
    assert build(project).suppressed == 7 * 2


def test_damaged_state_is_not_believed(tmp_path: Path) -> None:
    """A state that is no JSON, or whose results are of another form, is as good as none."""
    project = film(tmp_path, THREE)
    first = build(project)
    before = contents(tmp_path)
    path = tmp_path / ".subtitr" / "state.json"
    known = json.loads(path.read_bytes())
    for record in known["records"].values():
        record["result"] = {"findings": [["CAT001", []]]}
    for content in (json.dumps(known), "{", "[]", '{"version": 1, "records": {"build one": 3}}'):
        path.write_text(content, encoding="utf-8")
        again = build(project)
        assert (again.findings, again.written) == (first.findings, ())
    assert contents(tmp_path) == before


def test_without_state_the_same_is_built(tmp_path: Path) -> None:
    """Deleting `.subtitr` changes no file and no finding."""
    project = film(tmp_path, THREE, VARIANTS)
    first = build(project)
    before = contents(tmp_path)
    shutil.rmtree(tmp_path / ".subtitr")
    again = build(project)
    assert (again.written, again.findings) == ((), first.findings)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("touched", ["master", "catalog", "release", "template", "manifest"])
def test_whatever_is_touched_is_put_right(tmp_path: Path, touched: str) -> None:
    """A file that is deleted after a build is there again after the next, with the same bytes."""
    project = film(tmp_path, THREE)
    build(project)
    before = contents(tmp_path)
    if touched == "master":
        with project.master("one").open("a", encoding="utf-8") as master:
            master.write("\n4\n00:01:00,000 --> 00:01:02,000\nNew.\n")
        build(project)
        project.master("one").write_text(THREE["one"], encoding="utf-8")
    else:
        path = {
            "catalog": project.catalog("one", "ru"),
            "release": project.release("one", "ru"),
            "template": project.template("one"),
            "manifest": project.manifest("ru"),
        }[touched]
        path.unlink()
    build(project)
    after = contents(tmp_path)
    if touched == "master":
        # the identity of the line that went is kept
        assert b'#~ msgid "New."' in after.pop("locales/one.pot")
        for name in (
            "locales/one.pot",
            "locales/ru/LC_MESSAGES/one.po",
            "subtitles/ru/manifest.json",
        ):
            before.pop(name)
            after.pop(name, None)
    assert after == before


def test_workers_give_the_same_bytes(tmp_path: Path) -> None:
    """Two workers write what one writes, and report the same in the same order."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    masters = {f"film-{index:02}": srt(f"Line {index}.", "Shared.") for index in range(7)}
    single = build(film(tmp_path / "one", masters, VARIANTS), jobs=1)
    double = build(film(tmp_path / "two", masters, VARIANTS), jobs=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert single == double
    assert state(tmp_path / "one") == state(tmp_path / "two")


def test_progress_counts_titles(tmp_path: Path) -> None:
    """Progress is told once for each title that is worked on, and not for remembered ones."""
    project = film(tmp_path, THREE)
    told: list[tuple[int, int]] = []
    build(project, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    told.clear()
    build(project, progress=lambda done, of: told.append((done, of)))
    assert told == []


def test_check_after_build_finds_the_same(tmp_path: Path) -> None:
    """`check` finds in what `build` has left just what `build` found."""
    project = film(
        tmp_path, THREE | {"four": "1\n00:00:02,000 --> 00:00:01,000\nBack.\n"}, VARIANTS
    )
    built = build(project)
    checked = check(project)
    assert set(codes(built.findings)) >= {"CAT001", "STR003"}
    assert checked.findings == built.findings
    assert checked.written == ()


def test_check_and_stats_write_nothing(tmp_path: Path) -> None:
    """`check` and `stats` leave the folder as it is, without `.subtitr` too."""
    project = film(tmp_path, THREE)
    build(project)
    shutil.rmtree(tmp_path / ".subtitr")
    before = contents(tmp_path)
    check(project)
    stats(project)
    assert contents(tmp_path) == before
    assert not (tmp_path / ".subtitr").exists()


def test_dry_extract_writes_nothing(tmp_path: Path) -> None:
    """`extract --dry-run` counts what it would do and writes no file at all."""
    project = film(tmp_path, THREE)
    before = contents(tmp_path)
    outcome = extract(project, dry_run=True)
    assert [one.new for one in outcome.changes] == [3, 4, 3]
    assert outcome.written == ()
    assert contents(tmp_path) == before
    assert not (tmp_path / ".subtitr").exists()


def test_steps_one_by_one_are_a_build(tmp_path: Path) -> None:
    """extract, update, compile and check leave what build leaves, and find the same."""
    for name in ("steps", "build"):
        (tmp_path / name).mkdir()
    project = film(tmp_path / "steps", THREE, VARIANTS)
    extract(project)
    update(project)
    compile(project)
    checked = check(project)
    built = build(film(tmp_path / "build", THREE, VARIANTS))
    assert contents(tmp_path / "steps") == contents(tmp_path / "build")
    assert checked.findings == built.findings


def test_second_run_is_locked_out(tmp_path: Path) -> None:
    """While one run works on a project, another process ends with exit code 2, writing nothing."""
    project = film(tmp_path, THREE)
    before = contents(tmp_path)
    with locked(tmp_path):
        done = subprocess.run(
            [sys.executable, "-m", "pipeline", "--project", str(tmp_path), "build"],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"LANGUAGE": "en", "LC_ALL": "C.UTF-8"},
        )
    assert done.returncode == 2
    assert f"process {os.getpid()}" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(tmp_path) == before
    assert build(project).written


def test_error_in_one_title_leaves_the_others_whole(tmp_path: Path) -> None:
    """Titles beside a broken one are done for good: their releases are no hand work afterwards."""
    project = film(tmp_path, THREE)
    build(project)
    for title in ("one", "three", "two"):
        translate(project, title, "ru", lambda source: f"Перевод: {source}")
    project.catalog("two", "ru").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    (error,) = build(project).refused
    assert error.where.startswith("locales/ru/LC_MESSAGES/two.po")
    assert "Перевод: Hello." in project.release("one", "ru").read_text(encoding="utf-8")
    assert "REL004" not in codes(check(project, ["one", "three"]).findings)
    translate(project, "one", "ru", lambda source: f"Другой: {source}")
    assert build(project, ["one"]).refused == ()


def test_journal_outlives_a_run_over_other_titles(tmp_path: Path) -> None:
    """What a killed run wrote is no hand work, even after a later run over other titles only."""
    project = film(tmp_path, THREE)
    build(project)
    manifest = project.manifest("ru").read_bytes()
    translate(project, "one", "ru", lambda source: f"Раз: {source}")
    translate(project, "two", "ru", lambda source: f"Раз: {source}")
    journal = tmp_path / ".subtitr" / "journal"
    _build_killed_before_manifest(project.root, "one")
    assert project.manifest("ru").read_bytes() == manifest
    assert journal.read_bytes()
    build(project, ["two"])
    translate(project, "one", "ru", lambda source: f"Два: {source}")
    assert build(project).refused == ()
    assert "Два: Hello." in project.release("one", "ru").read_text(encoding="utf-8")
    assert not journal.exists()


_KILLED = """
import os, sys
from pipeline import build, open_project
# the process ends as if killed, when the first title is done and the manifest is still to come
build(open_project(sys.argv[1]), [sys.argv[2]], progress=lambda done, of: os._exit(9))
"""


def _build_killed_before_manifest(root: Path, title: str) -> None:
    arguments = [sys.executable, "-c", _KILLED, str(root), title]
    assert subprocess.run(arguments, check=False).returncode == 9


def test_killed_between_release_and_manifest_is_no_hand_work(tmp_path: Path) -> None:
    """A release that was written just before the kill is replaced by the next build."""
    project = film(tmp_path, THREE)
    build(project)
    translate(project, "one", "ru", lambda source: f"Раз: {source}")
    _build_killed_before_manifest(tmp_path, "one")
    assert "Раз: Hello." in project.release("one", "ru").read_text(encoding="utf-8")
    translate(project, "one", "ru", lambda source: f"Два: {source}")
    outcome = build(project)
    assert outcome.refused == ()
    assert "subtitles/ru/one.ru.srt" in outcome.written


def test_release_changed_by_hand_is_kept(tmp_path: Path) -> None:
    """A release a person has changed stays byte for byte, is named, and fails the run."""
    project = film(tmp_path, THREE)
    build(project)
    path = project.release("one", "ru")
    path.write_bytes(path.read_bytes().replace(b"Hello.", b"Hello!"))
    hand = path.read_bytes()
    translate(project, "one", "ru", {"Second line.": "Вторая."})
    translate(project, "two", "ru", {"AIRLOCK": "ШЛЮЗ"})
    for outcome in (build(project), compile(project), build(project)):
        (refusal,) = outcome.refused
        assert isinstance(refusal, RefusedError)
        assert refusal.exit_code == 1
        assert refusal.where == "subtitles/ru/one.ru.srt"
        assert "--discard" in str(refusal.hint)
        assert path.read_bytes() == hand
    assert "ШЛЮЗ" in project.release("two", "ru").read_text(encoding="utf-8")
    assert "REL004" in codes(check(project).findings)


def test_findings_beside_hand_work_are_those_of_check(tmp_path: Path) -> None:
    """`build` says of a release changed by hand what `check` says of it, stale or not."""
    project = film(tmp_path, THREE)
    build(project)
    path = project.release("one", "ru")
    path.write_bytes(path.read_bytes().replace(b"Hello.", b"Hello!"))
    translate(project, "one", "ru", {"Second line.": "||"})
    built = build(project)
    assert built.findings == check(project).findings


def test_discard_replaces_hand_work(tmp_path: Path) -> None:
    """With `discard` the release is as if nobody had touched it."""
    project = film(tmp_path, THREE)
    build(project)
    path = project.release("one", "ru")
    compiled = path.read_bytes()
    path.write_bytes(b"1\n00:00:01,000 --> 00:00:02,000\nMine.\n")
    outcome = build(project, discard=True)
    assert (outcome.refused, outcome.written) == ((), ("subtitles/ru/one.ru.srt",))
    assert path.read_bytes() == compiled
    assert build(project).written == ()


def test_release_nobody_compiled_is_hand_work(tmp_path: Path) -> None:
    """A file that stands where a release belongs, and was never compiled, is not replaced."""
    project = film(tmp_path, {"one": THREE["one"]})
    path = project.release("one", "ru")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"1\n00:00:01,000 --> 00:00:02,000\nMine.\n")
    (refusal,) = build(project).refused
    assert refusal.where == "subtitles/ru/one.ru.srt"
    assert path.read_bytes().endswith(b"Mine.\n")


def test_damaged_manifest_is_an_error_before_anything_is_written(tmp_path: Path) -> None:
    """A manifest that cannot be read is named; no release is replaced without it."""
    project = film(tmp_path, THREE)
    build(project)
    translate(project, "one", "ru", {"Hello.": "Привет."})
    for content in (b"{", b"[]", b'{"version":1,"releases":{"one.ru.srt":{"written":3}}}'):
        project.manifest("ru").write_bytes(content)
        before = contents(tmp_path)
        with pytest.raises(SubtitrError, match="not a manifest") as caught:
            build(project)
        assert caught.value.where == "subtitles/ru/manifest.json"
        assert contents(tmp_path) == before


def test_final_writes_nothing_until_all_is_certain(tmp_path: Path) -> None:
    """With `final`, untranslated and fuzzy are errors, and no release changes because of them."""
    project = film(tmp_path, {"one": THREE["one"], "three": THREE["three"]})
    build(project)
    translate(project, "three", "ru", lambda source: f"Да: {source}")
    translate(project, "one", "ru", {"Hello.": "Привет."})
    before = contents(tmp_path)
    outcome = compile(project, final=True)
    assert {str(one.severity) for one in outcome.findings if one.code == "CAT001"} == {"error"}
    assert outcome.written == ()
    assert contents(tmp_path) == before
    translate(project, "one", "ru", lambda source: f"Да: {source}")
    done = compile(project, final=True)
    assert done.findings == ()
    assert set(done.written) >= {"subtitles/ru/one.ru.srt", "subtitles/ru/three.ru.srt"}


def test_final_first_compile_is_not_stopped_by_what_it_makes(tmp_path: Path) -> None:
    """A release that has never been compiled is no reason to refuse the final one."""
    project = film(tmp_path, {"one": THREE["one"]})
    extract(project)
    update(project)
    translate(project, "one", "ru", lambda source: f"Да: {source}")
    assert "subtitles/ru/one.ru.srt" in compile(project, final=True).written


def test_strict_refuses_damage_before_writing(tmp_path: Path) -> None:
    """With `strict`, damage in reading is an error with file and line, and nothing is written."""
    project = film(tmp_path, {"one": "1\n00:00:01,000 --> garbage\nWords.\n\n" + THREE["one"]})
    before = contents(tmp_path)
    (error,) = build(project, strict=True).refused
    assert error.where == "subtitles/source/one.srt:2"
    assert error.exit_code == 2
    assert contents(tmp_path) == before
    assert "SRT002" in codes(build(project).findings)
