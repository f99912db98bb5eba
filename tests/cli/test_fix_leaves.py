"""fix: what it leaves as it is, and what it says of that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Runner

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
    "Wait for me.": "Подожди  меня...",
    "It is important.": "Это важно...",
    "All is well.": "Всё в порядке...",
}
RELEASE = Path("subtitles/ru/film.ru.srt")
CATALOG = Path("locales/ru/LC_MESSAGES/film.po")
PINS = Path("subtitles/source/film.toml")
CONFIGURATION = 'languages = ["ru"]\nsource-languages = ["en", "ru"]\nframe-rate = 25\n'


@pytest.fixture
def made(subtitr: Runner, folder: Path) -> Path:
    """Return a project of which nothing is translated yet."""
    (folder / "subtitles/source").mkdir(parents=True)
    (folder / "subtitles/source/film.srt").write_text(MASTER, encoding="utf-8")
    (folder / "subtitr.toml").write_text(CONFIGURATION, encoding="utf-8")
    assert subtitr("build", "-q").code == 1
    return folder


def translate(*sources: str) -> None:
    """Translate some of the film."""
    text = CATALOG.read_text(encoding="utf-8")
    for source in sources:
        empty = f'msgid "{source}"\nmsgstr ""'
        assert text.count(empty) == 1
        text = text.replace(empty, f'msgid "{source}"\nmsgstr "{RUSSIAN[source]}"')
    CATALOG.write_text(text, encoding="utf-8")


def findings(subtitr: Runner) -> set[tuple[str, int]]:
    """Return what check finds in the release, by rule and cue."""
    told = json.loads(subtitr("check", "--format", "json").out)["findings"]
    return {(one["code"], one["cue"]) for one in told if one["file"] == str(RELEASE)}


def fixed(subtitr: Runner, *arguments: str) -> dict[str, Any]:
    """Return the one file of what `fix` tells as JSON."""
    (one,) = json.loads(subtitr(*arguments, "--format", "json").out)["files"]
    return dict(one)


def test_what_a_cue_suppresses_is_not_mended(subtitr: Runner, made: Path) -> None:
    """The dots and the duration of one cue stay; those of the others are mended."""
    translate(*RUSSIAN)
    subtitr("build", "-q")
    assert {("TXT002", 2), ("TIM001", 2), ("TXT002", 3)} <= findings(subtitr)
    (made / PINS).write_text(
        '[[pin]]\nat = 2\nsuppress = ["TXT002", "min-duration"]\nreason = "a slip of the tongue"\n'
    )
    subtitr("build", "-q")
    assert not {("TXT002", 2), ("TIM001", 2)} & findings(subtitr)
    assert fixed(subtitr, "fix")["left"] == {}
    text = RELEASE.read_text(encoding="utf-8")
    assert "Это важно...\n" in text
    assert "Всё в порядке…\n" in text
    done = subtitr("build")
    assert done.code == 0
    assert "STR013" not in done.out


def test_a_gap_that_is_wanted_holds_what_is_beside_it(subtitr: Runner, made: Path) -> None:
    """A cue whose times are to stay stands in the way of its neighbour, and that is told."""
    text = MASTER.replace("00:00:06,000", "00:00:03,720")
    (made / "subtitles/source/film.srt").write_text(text, encoding="utf-8")
    subtitr("build", "-q")
    assert findings(subtitr) == {("TIM003", 1), ("TIM001", 2), ("TIM005", 2)}
    (made / PINS).write_text('[[pin]]\nat = 1\nsuppress = ["TIM003"]\nreason = "one breath"\n')
    subtitr("build", "-q")
    told = fixed(subtitr, "fix")
    assert [(one["cue"], one["codes"]) for one in told["changes"]] == [(3, ["TIM005"])]
    assert [(one["code"], one["ends"]) for one in told["remaining"]] == [("TIM001", ["TIM003"])]
    assert findings(subtitr) == {("TIM001", 2)}


def test_what_a_project_suppresses_is_not_mended(subtitr: Runner, made: Path) -> None:
    """What is so wanted in a whole project stays as it is, also in a plain file of it."""
    translate(*RUSSIAN)
    subtitr("build", "-q")
    before = RELEASE.read_bytes()
    rules = ("TXT001", "TXT002", "TIM001", "TIM003", "TIM005", "TIM007")
    table = "".join(f'{rule} = "so wanted"\n' for rule in rules)
    (made / "subtitr.toml").write_text(f"{CONFIGURATION}[suppress]\n{table}")
    assert subtitr("fix").code == 0
    assert RELEASE.read_bytes() == before
    plain = made / "copy.ru.srt"
    plain.write_bytes(before)
    assert subtitr("--project", ".", "fix", str(plain)).code == 0
    assert plain.read_bytes() == before
    assert subtitr("fix", str(plain), "--profile", "netflix-ru").code == 0
    assert plain.read_bytes() != before


def test_what_is_not_translated_is_not_edited(subtitr: Runner, made: Path) -> None:
    """The source text in a release is no text of the language; times are mended all the same."""
    text = MASTER.replace("All is well.", "All  is well , with 10,5 and 3 men...")
    (made / "subtitles/source/film.srt").write_text(text, encoding="utf-8")
    subtitr("build", "-q")
    of_times = {("TIM001", 2), ("TIM003", 1)}
    assert findings(subtitr) == of_times
    before = CATALOG.read_bytes()
    told = fixed(subtitr, "fix")
    assert {code for one in told["changes"] for code in one["codes"]} == {"TIM001", "TIM003"}
    assert CATALOG.read_bytes() == before
    assert "text" not in RELEASE.with_suffix(".toml").read_text(encoding="utf-8")
    assert "All  is well , with 10,5" in RELEASE.read_text(encoding="utf-8")
    translate("Wait for me.")
    subtitr("build", "-q")
    assert {("TXT001", 1), ("TXT002", 1)} <= findings(subtitr)
    subtitr("fix")
    assert findings(subtitr) == set()
    assert "Подожди меня…" in CATALOG.read_text(encoding="utf-8")


def test_a_release_that_is_not_as_compiled(subtitr: Runner, made: Path) -> None:
    """In a release changed by hand the source is known by what it says."""
    text = MASTER.replace("All is well.", "All is well , with 10,5 and 3 men...")
    (made / "subtitles/source/film.srt").write_text(text, encoding="utf-8")
    subtitr("build", "-q")
    release = RELEASE.read_text(encoding="utf-8")
    RELEASE.write_text(release.replace("Wait for me.", "Подожди  меня."), encoding="utf-8")
    of_texts = {pair for pair in findings(subtitr) if pair[0][:3] in {"TXT", "LAY"}}
    assert of_texts == {("TXT001", 1)}


def test_a_plain_file_beside_its_master(subtitr: Runner, folder: Path) -> None:
    """Lines in the letters of the master and not of the language are not translated yet."""
    (folder / "film.srt").write_text("1\n00:00:01,000 --> 00:00:03,000\nВес 5,2 , да...\n")
    (folder / "film.en.srt").write_text("1\n00:00:01,000 --> 00:00:03,000\nВес 5,2 , да...\n")
    codes = [
        {one["code"] for one in json.loads(subtitr(*command, "--format", "json").out)["findings"]}
        for command in (
            ("check", "film.en.srt"),
            ("check", "film.en.srt", "--master", "film.srt"),
        )
    ]
    assert any(code.startswith("TXT") for code in codes[0])
    assert not any(code.startswith("TXT") for code in codes[1])


def test_a_fix_that_would_do_harm_is_told(subtitr: Runner, folder: Path) -> None:
    """Of what is left each has its reason: in words the rule that would find something new."""
    film = folder / "film.en.srt"
    film.write_text(
        "1\n00:00:01,000 --> 00:00:03,000\nIt is all said, yes.\n\n"
        "2\n00:00:03,000 --> 00:00:05,000\nIt is all done, too.\n",
        encoding="utf-8",
    )
    (folder / "house.toml").write_text('extends = "netflix-en"\nfile-speed = 10\n')
    house = ("--profile", str(folder / "house.toml"), "--dry-run")
    told = fixed(subtitr, "fix", str(film), *house)
    (left,) = told["remaining"]
    assert (left["code"], left["cue"]) == ("TIM003", 1)
    assert (left["why"], left["brings"], left["ends"]) == ("harm", ["TIM008"], [])
    line = "cue 1: TIM003 gap-too-short is left: its fix would bring TIM008 file-too-fast"
    assert f"  {line}\n" in subtitr("fix", str(film), *house).out


def test_a_fix_that_would_end_what_is_suppressed_is_told(subtitr: Runner, made: Path) -> None:
    """What stands in the way of a fix may be what a person wants so."""
    (made / "subtitr.toml").write_text(f'{CONFIGURATION}[suppress]\nLAY001 = "a wide screen"\n')
    film = made / "film.ru.srt"
    line = "Этоделоочень важноеимынебросимегоникогда..."
    assert len(line) == 43
    film.write_text(f"1\n00:00:01,000 --> 00:00:04,000\n{line}\n", encoding="utf-8")
    told = fixed(subtitr, "--project", ".", "fix", str(film), "--dry-run")
    assert told["changes"] == []
    reasons = {(one["code"], one["cue"]): one for one in told["remaining"]}
    assert reasons["TXT002", 1]["ends"] == ["LAY001"]
    text = subtitr("--project", ".", "fix", str(film), "--dry-run").out
    assert "its fix would end what is suppressed: LAY001 line-too-long" in text


def test_all_that_is_wrong_in_a_pins_file_is_told(subtitr: Runner, made: Path) -> None:
    """Pins and the table [suppress] are read together, whatever command needs them first."""
    (made / PINS).write_text(
        '[[pin]]\nat = 1\nsuppress = ["TIM999"]\n\n[suppress]\nTIM001 = ""\n', encoding="utf-8"
    )
    for command in ("build", "fix", "check"):
        done = subtitr(command)
        assert done.code == 2
        told = [line.partition("film.toml: ")[2].partition(":")[0] for line in done.err.split("\n")]
        assert sorted(key for key in told if key) == [
            "pin[1].reason",
            "pin[1].suppress[1]",
            "suppress.TIM001",
        ], command
