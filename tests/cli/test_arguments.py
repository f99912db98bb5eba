"""Laws of arguments: titles or files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli.arguments import STREAM, is_file, parted
from pipeline.errors import UsageError

from .calls import tree
from .conftest import Runner

_stems = st.text(st.characters(codec="utf-8", exclude_characters="/\\\0."), min_size=1).filter(
    lambda stem: stem != STREAM
)
titles = _stems
files = st.one_of(
    st.just(STREAM),
    st.tuples(_stems, st.sampled_from([".srt", ".po", ".pot", ".SRT"])).map("".join),
    st.tuples(_stems, _stems).map("/".join),
)


@given(st.lists(titles), st.lists(files))
def test_arguments_are_titles_or_files_never_both(some: list[str], others: list[str]) -> None:
    """Titles and files keep their order; both at once are refused."""
    assert parted(some).titles == tuple(some)
    assert parted(others).files == tuple(others)
    if some and others:
        with pytest.raises(UsageError):
            parted([*some, *others])


@given(titles)
def test_a_suffix_or_a_separator_makes_a_file(title: str) -> None:
    """The same word is a title by itself, and a file with a suffix or a folder."""
    assert not is_file(title)
    assert is_file(f"{title}.srt")
    assert is_file(f"./{title}")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("check film.srt film", '"film" is a title, "film.srt" a file'),
        ("extract film --previous old.pot", "--previous: is for plain files"),
        ("extract film.srt --jobs 2 -o x.pot", "--jobs: is for the titles of a project"),
        ("extract film.srt", "say where the template goes: -o film.pot"),
        ("extract film.srt film.ru.srt -o x.pot", "these files are needed, in this order:"),
        ("update film.pot", "these files are needed, in this order: the template, the catalog"),
        ("update film.pot x.po -l ru -l en", "with plain files -l is given once"),
        ("compile film.srt ru.po", "say where the release goes: -o film.ru.srt"),
        ("compile film.srt ru.po -o x.srt --discard", "--discard: is for the titles of a project"),
        ("compile film --profile netflix-ru", "--profile: is for plain files"),
        ("check film --frame-rate 25", "--frame-rate: is for plain files"),
        ("fix film.srt --max-shift 999999999999", "Invalid value for '--max-shift': 9999"),
        ("check film.vtt", "film.vtt: only .srt, .po and .pot are read"),
        ("extract folder/film.ASS -o x.pot", "folder/film.ASS: only .srt, .po and .pot are read"),
        ("stats ru.mo", "ru.mo: only .srt, .po and .pot are read"),
        ("check film.srt --jobs 2", "--jobs: is for the titles of a project"),
        ("stats ru.po -l ru", "--language: is for the titles of a project"),
        ("build film.srt", "film.srt: build works on titles of a project"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    line: str, said: str, subtitr: Runner, project: Path
) -> None:
    """Options for files with titles and the other way round exit with 2, and nothing is written."""
    before = tree(project)
    done = subtitr(*line.split())
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"subtitr: error: {said}")
    assert done.err.count("\n") <= 2
    assert tree(project) == before
