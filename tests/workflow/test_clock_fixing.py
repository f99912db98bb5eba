"""The clock of a release made by hand: found by check, mended, then accepted or adopted."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import accept, adopt, build, check
from pipeline.formats import read, serialize
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.project.layout import Project
from pipeline.workflow.clock_fixing import MendedClock, mended_clock, write_clock
from pipeline.workflow.options import Options
from pipeline.workflow.title import Title
from tests.workflow.films import film

RELEASE = "subtitles/ru/film.ru.srt"
WORDS = {
    "the hatch": "люк", "is closed": "закрыт", "we see": "мы видим", "water": "воду",
    "nobody": "никто", "opens": "не откроет", "the window": "окно", "slowly": "медленно",
    "our station": "наша станция", "turns": "поворачивается", "to the sun": "к солнцу",
    "and now": "а теперь", "listen": "слушайте", "the pump": "насос", "hums": "гудит",
}  # fmt: skip


def track(count: int = 60, seed: int = 4) -> Track:
    """Return a film of lines at the times that people speak at."""
    draw = random.Random(seed)
    cues, at = [], 1000
    for number in range(1, count + 1):
        lasts = draw.randrange(900, 5000)
        words = ", ".join(draw.sample(sorted(WORDS), draw.randrange(1, 4)))
        cues.append(Cue(TimeSpan(at, at + lasts), f"{words.capitalize()}.", number))
        at += lasts + draw.choice((84, 200, 700, 1500, 4000))
    return Track(tuple(cues))


def text(one: Track) -> str:
    """Return a film as a file."""
    return serialize(one).data.decode()


def translated(said: str) -> str:
    """Return a line in Russian."""
    words = said.removesuffix(".").lower().split(", ")
    return f"{', '.join(WORDS[word] for word in words).capitalize()}."


def moved(one: Track, ratio: Fraction, offset: int, jump: int = 0) -> Track:
    """Return a film at another speed, later, and later still from its middle on."""
    half = len(one.cues) // 2
    return Track(
        tuple(
            cue._replace(
                span=TimeSpan(
                    *(round(at * ratio) + offset + (jump if n >= half else 0) for at in cue.span)
                ),
                text=translated(cue.text),
            )
            for n, cue in enumerate(one.cues)
        )
    )


def project_with(root: Path, release: Track, *, compiled: bool = False) -> Project:
    """Return a project whose release somebody made by hand."""
    project = film(root, {"film": text(track())})
    if compiled:
        build(project)
    path = root / RELEASE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(release), encoding="utf-8")
    if not compiled:
        build(project)
    return project


def mended(project: Project) -> MendedClock | None:
    """Return the release of the project with its clock mended."""
    (release,) = project.configuration.releases
    return mended_clock(Title(project, "film", Options("")), release)


def clock_codes(project: Project) -> list[str]:
    """Return what check says of the clock, and of lines lost or added."""
    wanted = {"REL001", "REL002", "REL010", "REL011", "REL012"}
    return [one.code for one in check(project).findings if one.code in wanted]


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize(
    ("ratio", "offset", "jump", "found"),
    [
        (Fraction(1), 3700, 0, ["REL010"]),
        (Fraction(24000, 25025), 0, 0, ["REL011"]),
        (Fraction(1), 0, 10_000, ["REL012"]),
        (Fraction(25, 24), -800, 20_000, ["REL010", "REL011", "REL012"]),
    ],
)
def test_a_clock_that_departs_is_found_and_mended(
    tmp_path: Path, *, ratio: Fraction, offset: int, jump: int, found: list[str], compiled: bool
) -> None:
    """Check says how it departs and nothing of lost lines; mending leaves nothing to say."""
    project = project_with(tmp_path, moved(track(), ratio, offset, jump), compiled=compiled)
    assert sorted(clock_codes(project)) == found
    fix = mended(project)
    assert fix is not None
    assert sorted({code for one in fix.changes for code in one.codes}) == found
    title = Title(project, "film", Options(""))
    assert write_clock(title, fix)
    written = read((tmp_path / RELEASE).read_bytes(), name="film.ru.srt").track
    assert [cue.span for cue in written.cues] == [cue.span for cue in track().cues]
    assert [cue.text for cue in written.cues] == [translated(cue.text) for cue in track().cues]
    assert mended(project) is None
    assert clock_codes(project) == []


def test_then_it_is_accepted_or_adopted(tmp_path: Path) -> None:
    """A mended release is taken over as any other that was made by hand."""
    late = moved(track(), Fraction(24000, 25025), 3700)
    for name, compiled in (("accepted", True), ("adopted", False)):
        root = tmp_path / name
        root.mkdir()
        project = project_with(root, late, compiled=compiled)
        fix = mended(project)
        assert fix is not None
        write_clock(Title(project, "film", Options("")), fix)
        if compiled:
            (done,) = accept(project, [str(root / RELEASE)])
            assert done.refused is None
            assert not done.deeds, "no time is other than compile would have it"
        else:
            adopt(project, str(root / RELEASE))
        build(project)
        again = read((root / RELEASE).read_bytes(), name="film.ru.srt").track
        assert [cue.text for cue in again.cues] == [translated(cue.text) for cue in track().cues]


def test_what_is_not_certain_or_not_ours_is_left(tmp_path: Path) -> None:
    """Another film, a clock that is right, a release as compiled and one that is not there."""
    for number, release in enumerate(
        (track(60, seed=9), moved(track(), Fraction(1), 0), moved(track(), Fraction(1), 40))
    ):
        root = tmp_path / str(number)
        root.mkdir()
        project = project_with(root, release)
        assert mended(project) is None
        assert not {"REL010", "REL011", "REL012"} & set(clock_codes(project))
    project = film(tmp_path, {"film": text(track())})
    assert mended(project) is None
    build(project)
    assert mended(project) is None


def test_codes_choose_what_is_mended(tmp_path: Path) -> None:
    """A clock that departs in none of the ways that are to be mended stays."""
    project = project_with(tmp_path, moved(track(), Fraction(1), 3700))
    (release,) = project.configuration.releases
    title = Title(project, "film", Options(""))
    assert mended_clock(title, release, {"REL011", "TIM003"}) is None
    assert mended_clock(title, release, {"REL010"}) is not None


@settings(max_examples=15, deadline=None)
@given(
    st.integers(0, 4_000_000),
    st.sampled_from((Fraction(1), Fraction(24, 25), Fraction(1001, 1000))),
    st.sets(st.integers(0, 59), max_size=12),
)
def test_no_line_is_lost_whatever_the_clock(
    tmp_path_factory: pytest.TempPathFactory, offset: int, ratio: Fraction, gone: set[int]
) -> None:
    """The mended file has the cues of the file, in their order, none before 0."""
    whole = moved(track(), ratio, offset)
    release = Track(tuple(cue for n, cue in enumerate(whole.cues) if n not in gone))
    project = project_with(tmp_path_factory.mktemp("film"), release)
    fix = mended(project)
    if fix is None:
        assert offset <= 60
        return
    now = read(fix.data, name="film.ru.srt").track
    assert [cue.text for cue in now.cues] == [cue.text for cue in release.cues]
    starts = [cue.span.start for cue in now.cues]
    assert starts == sorted(starts)
    assert starts[0] >= 0
    assert fix.after == fix.data.decode()
