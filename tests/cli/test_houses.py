"""Rules, profiles and baselines on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from .calls import MASTER
from .conftest import Runner


def test_the_page_of_a_rule(subtitr: Runner, folder: Path) -> None:
    """Code, name and alias show the same page; an unknown one is refused with a hint."""
    pages = {subtitr("rule", name).out for name in ("STR002", "cue-out-of-order", "cue-order")}
    assert len(pages) == 1
    assert "## Why it matters" in pages.pop()
    done = subtitr("rule", "cue-ordre")
    assert (done.code, done.out) == (2, "")
    assert "cue-order" in done.err


def test_rules_as_a_house_judges_them(subtitr: Runner, folder: Path) -> None:
    """The table shows the severity that the profile gives."""
    by_code = {
        line.split()[0]: line.split()[2]
        for line in subtitr("rules", "--profile", "netflix-ru").out.splitlines()
    }
    assert by_code["TXT007"] == "info"
    assert by_code["STR003"] == "error"
    assert json.loads(subtitr("rules", "--format", "json").out)["rules"]


def test_profiles_of_the_project_are_listed(subtitr: Runner, project: Path) -> None:
    """What the configuration states under [profiles] is listed and explained like ours."""
    with (project / "subtitr.toml").open("a") as file:
        file.write('\n[profiles.schools]\nextends = "netflix-ru"\nreading-speed = 12.5\n')
    assert "schools" in subtitr("profiles").out
    page = subtitr("profiles", "schools").out
    assert "12.5" in page
    assert "It extends netflix-ru." in page
    assert subtitr("profiles", "scools").code == 2
    done = subtitr("profiles", "netflix-ru", "bbc", "--format", "json")
    assert [one["name"] for one in json.loads(done.out)["profiles"]] == ["netflix-ru", "bbc"]


def test_a_file_can_be_a_profile(subtitr: Runner, folder: Path) -> None:
    """--profile takes a TOML file; its errors are told with its name."""
    (folder / "film.ru.srt").write_text(MASTER)
    (folder / "own.toml").write_text('extends = "netflix-ru"\n')
    assert subtitr("check", "film.ru.srt", "--profile", "own.toml").code in {0, 1}
    (folder / "own.toml").write_text("lines = 0\n")
    done = subtitr("check", "film.ru.srt", "--profile", "own.toml")
    assert done.code == 2
    assert "own.toml: lines" in done.err


def test_a_baseline_lets_pass_what_it_knows(subtitr: Runner, folder: Path) -> None:
    """After --write-baseline nothing fails until something new is found."""
    film = folder / "film.srt"
    film.write_text("1\n00:00:05,000 --> 00:00:02,000\nHello.\n")
    assert subtitr("check", "film.srt").code == 1
    done = subtitr("check", "film.srt", "--write-baseline", "known.json")
    assert done.code == 0
    assert "in the baseline" in done.out
    assert subtitr("check", "film.srt", "--baseline", "known.json").code == 0
    film.write_text(f"{film.read_text()}\n2\n00:00:09,000 --> 00:00:08,000\nBye.\n")
    done = subtitr("check", "film.srt", "--baseline", "known.json", "--format", "json")
    assert done.code == 1
    found = json.loads(done.out)
    assert [one["text"] for one in found["findings"] if one["code"] == "STR003"] == ["Bye."]
    film.write_text(MASTER)
    done = subtitr("check", "film.srt", "--baseline", "known.json")
    assert "found no longer" in done.err


def test_build_lets_pass_what_a_baseline_knows(subtitr: Runner, project: Path) -> None:
    """The main job takes a baseline as check does."""
    assert subtitr("build", "--fail-on", "warning").code == 1
    subtitr("check", "--write-baseline", "known.json")
    assert subtitr("build", "--fail-on", "warning", "--baseline", "known.json").code == 0


def test_a_file_that_is_no_baseline_is_refused(subtitr: Runner, folder: Path) -> None:
    """Anything else than a baseline is an error that says how to make one."""
    (folder / "film.srt").write_text(MASTER)
    for content in ("", "[]", '{"baseline": 2}', '{"baseline": 1, "findings": {"a": 0}}'):
        (folder / "known.json").write_text(content)
        done = subtitr("check", "film.srt", "--baseline", "known.json")
        assert done.code == 2
        assert "--write-baseline" in done.err


def test_statistics_count_by_rule(subtitr: Runner, folder: Path) -> None:
    """--statistics shows a line for each rule instead of each finding."""
    (folder / "film.srt").write_text(
        "1\n00:00:05,000 --> 00:00:02,000\nA.\n\n2\n00:00:09,000 --> 00:00:08,000\nB.\n"
    )
    lines = subtitr("check", "film.srt", "--statistics").out.splitlines()
    assert ["STR003", "end-before-start", "error", "2", "1"] in [line.split() for line in lines]


def test_statistics_are_never_ignored(subtitr: Runner, folder: Path) -> None:
    """They are counts as JSON too; a format that has no place for them is refused."""
    (folder / "film.srt").write_text(
        "1\n00:00:05,000 --> 00:00:02,000\nA.\n\n2\n00:00:09,000 --> 00:00:08,000\nB.\n"
    )
    told = json.loads(subtitr("check", "film.srt", "--statistics", "--format", "json").out)
    row = {"code": "STR003", "rule": "end-before-start", "severity": "error"}
    assert {**row, "findings": 2, "files": 1} in told["statistics"]
    assert told["summary"]["total"] == sum(one["findings"] for one in told["statistics"])
    for name in ("sarif", "github", "junit"):
        done = subtitr("check", "film.srt", "--statistics", "--format", name)
        assert (done.code, done.out) == (2, "")
        assert "--statistics" in done.err
