"""sync and compare on real files: written only when trusted, shown in every format."""

from __future__ import annotations

import json
import random
from fractions import Fraction
from pathlib import Path

import pytest

from pipeline.formats import read, serialize
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

from .conftest import Runner


def film(seed: int, count: int = 80) -> Track:
    """Return a film of its own: other times, other words."""
    draw = random.Random(seed)
    cues = []
    at = 2000
    for number in range(1, count + 1):
        lasts = draw.randrange(900, 5200)
        words = " ".join(draw.choice(_WORDS) for _ in range(draw.randrange(2, 9)))
        cues.append(Cue(TimeSpan(at, at + lasts), f"{words.capitalize()} {number}.", number))
        at += lasts + draw.choice((84, 200, 700, 1500, 4000))
    return Track(tuple(cues))


_WORDS = ("orbit", "hatch", "crew", "water", "light", "window", "earth", "ocean", "suit", "valve")


def moved(track: Track, ratio: Fraction, offset: int, cut: int = 0) -> Track:
    """Return the film at another speed, later, and with a hole in its middle."""
    half = len(track.cues) // 2

    def at(time: int, index: int) -> int:
        return round(time * ratio) + offset + (cut if index >= half else 0)

    return track._replace(
        cues=tuple(
            cue._replace(span=TimeSpan(at(cue.span.start, index), at(cue.span.end, index)))
            for index, cue in enumerate(track.cues)
        )
    )


def write(path: Path, track: Track) -> None:
    """Write a film."""
    path.write_bytes(serialize(track).data)


def times(path: Path) -> list[TimeSpan]:
    """Return the times of a film."""
    return [cue.span for cue in read(path.read_bytes(), name=path.name).track.cues]


def test_another_speed_and_a_cut_are_mended(subtitr: Runner, folder: Path) -> None:
    """Speed, offset and cut are measured, named and mended to the millisecond or two."""
    master = film(1)
    write(folder / "film.srt", master)
    write(folder / "late.srt", moved(master, Fraction(24000, 25025), 3700, 10_000))
    done = subtitr("sync", "film.srt", "late.srt", "-o", "out.srt", "--format", "json")
    assert done.code == 0
    value = json.loads(done.out)
    assert value["trusted"] is True
    assert value["output"] == "out.srt"
    assert [part["ratio"] for part in value["parts"]] == ["25/23.976"] * 2
    away = [
        abs(one.start - cue.span.start)
        for one, cue in zip(times(folder / "out.srt"), master.cues, strict=True)
    ]
    assert max(away) <= 3


def test_another_film_is_not_written(subtitr: Runner, folder: Path) -> None:
    """What is not to be trusted is refused with reasons; --force follows it all the same."""
    write(folder / "film.srt", film(1))
    write(folder / "other.srt", film(2))
    done = subtitr("sync", "film.srt", "other.srt", "-o", "out.srt")
    assert done.code == 1
    assert "not trusted" in done.out
    assert "--force" in done.err
    assert not (folder / "out.srt").exists()
    subtitr("sync", "film.srt", "other.srt", "-o", "out.srt", "--force")
    assert len(times(folder / "out.srt")) == 80


def test_folders_are_paired_by_name(subtitr: Runner, folder: Path) -> None:
    """Of two folders each file finds its own, and the table says why."""
    for name in ("a", "b", "out"):
        (folder / name).mkdir()
    for number in (1, 2, 3):
        write(folder / "a" / f"show.s01e0{number}.srt", film(number))
        write(folder / "b" / f"Show 1x0{number}.ru.srt", moved(film(number), Fraction(1), number))
    (folder / "b" / "extra.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nExtra.\n")
    done = subtitr("sync", "a", "b", "-o", "out", "--jobs", "2")
    assert "the same episode" in done.out
    assert "no file of the reference" in done.out
    assert done.code == 1, "one file has no partner"
    written = sorted(path.name for path in (folder / "out").iterdir())
    assert written == [f"Show 1x0{number}.ru.srt" for number in (1, 2, 3)]
    for number in (1, 2, 3):
        assert times(folder / "out" / written[number - 1]) == [
            cue.span for cue in film(number).cues
        ]


def test_references_alone_are_listed(subtitr: Runner, folder: Path) -> None:
    """A reference that no target belongs to is listed in every format, and nothing fails."""
    for name in ("a", "b"):
        (folder / name).mkdir()
    for number in (1, 2):
        write(folder / "a" / f"show.s01e0{number}.srt", film(number))
    write(folder / "b" / "show.s01e01.ru.srt", film(1))
    for line in (("compare", "a", "b"), ("sync", "a", "b", "-o", "out")):
        done = subtitr(*line)
        (row,) = (row for row in done.out.splitlines() if "s01e02" in row)
        assert row.split()[0] == "-"
        assert "no file of the target has this name or episode" in row
        assert done.code == 0
    listed = json.loads(subtitr("compare", "a", "b", "--format", "json").out)["relations"]
    assert [(one["target"], Path(one["reference"]).name) for one in listed][1:] == [
        ("", "show.s01e02.srt")
    ]
    page = subtitr("compare", "a", "b", "--format", "html").out
    assert "no file of the target has this name or episode" in page


def test_compare_shows_every_format(subtitr: Runner, folder: Path) -> None:
    """Text, JSON and a page with the pictures tell of the same parts; nothing is written."""
    write(folder / "film.srt", film(1))
    write(folder / "late.srt", moved(film(1), Fraction(1), 4000))
    before = sorted(folder.iterdir())
    assert "-4.000 s" in subtitr("compare", "film.srt", "late.srt").out
    value = json.loads(subtitr("compare", "film.srt", "late.srt", "--format", "json").out)
    assert [part["offset_ms"] for part in value["parts"]] == [-4000]
    page = subtitr("compare", "film.srt", "late.srt", "--format", "html").out
    assert page.startswith("<!DOCTYPE html>")
    assert "<svg" in page
    assert "-4.000 s" in page
    assert sorted(folder.iterdir()) == before


def test_compare_of_a_project_looks_at_what_compile_did_not_write(
    subtitr: Runner, project: Path
) -> None:
    """Releases as compile wrote them are left out, unless their titles are named."""
    subtitr("build")
    assert "as compile wrote it" in subtitr("compare").err
    assert "film.ru.srt" in subtitr("compare", "film").out
    release = project / "subtitles/ru/film.ru.srt"
    release.write_text(release.read_text().replace("00:00:", "00:01:"))
    assert "-60.000 s" in subtitr("compare").out


def test_what_lies_in_a_folder_of_the_other_is_not_taken_for_it(
    subtitr: Runner, folder: Path
) -> None:
    """References and earlier output below the folder of the targets are no targets."""
    (folder / "masters").mkdir()
    write(folder / "masters" / "film.srt", film(1))
    write(folder / "film.ru.srt", moved(film(1), Fraction(1), 4000))
    for _again in range(2):
        done = subtitr("sync", "masters", ".", "-o", "synced", "--format", "json")
        assert done.code == 0
        (one,) = json.loads(done.out)["relations"]
        assert one["target"] == "film.ru.srt"
        assert one["parts"][0]["offset_ms"] == -4000
    assert times(folder / "synced/film.ru.srt") == [cue.span for cue in film(1).cues]


def test_no_reference_of_a_folder_is_overwritten(subtitr: Runner, folder: Path) -> None:
    """Output that would stand where a reference stands is refused before anything is written."""
    for name in ("a", "b"):
        (folder / name).mkdir()
        write(folder / name / "film.srt", moved(film(1), Fraction(1), 0 if name == "a" else 4000))
    done = subtitr("sync", "a", "b", "-o", "a")
    assert done.code == 2
    assert "over what is read" in done.err
    assert times(folder / "a/film.srt") == [cue.span for cue in film(1).cues]


def test_what_is_no_cue_stays_and_is_told(subtitr: Runner, folder: Path) -> None:
    """A cue whose time cannot be read is written as it was, and the run tells it."""
    write(folder / "film.srt", film(1))
    late = moved(film(1), Fraction(1), 4000)
    write(folder / "late.srt", late)
    lines = (folder / "late.srt").read_text().split("\n")
    at = next(at for at, line in enumerate(lines) if "-->" in line and at > 40)
    lines[at] = "when?"
    (folder / "late.srt").write_text("\n".join(lines))
    done = subtitr("sync", "film.srt", "late.srt", "-o", "out.srt")
    assert done.code == 1
    assert "late.srt:" in done.out
    assert "when?" in (folder / "out.srt").read_text()
    assert len(times(folder / "out.srt")) == 79


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("sync - - -o out.srt", "one of the two"),
        ("sync film.srt late.srt -o out.po", ".srt"),
        ("sync . . -o -", "folder"),
        ("sync film.srt late.srt", "-o"),
        ("sync film.srt nothing.srt -o out.srt", "nothing.srt"),
        ("sync film.srt late.srt -o film.srt", "over what is read"),
        ("compare film.srt", "two files or two folders"),
        ("sync film.srt . -o out", "folder"),
    ],
)
def test_wrong_use_is_told(subtitr: Runner, folder: Path, line: str, said: str) -> None:
    """The usual mistakes are errors that say what to do."""
    write(folder / "film.srt", film(1))
    write(folder / "late.srt", film(1))
    done = subtitr(*line.split())
    assert done.code == 2
    assert said in done.err
