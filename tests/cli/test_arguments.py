"""Laws of arguments: titles or files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli.arguments import STREAM, is_file, one_language, parted, spoken_languages
from pipeline.errors import UsageError
from pipeline.project.names import NO_LANGUAGE, release_problem, spoken_problem

from .calls import tree
from .conftest import Runner

_stems = st.text(st.characters(codec="utf-8", exclude_characters="/\\\0."), min_size=1).filter(
    lambda stem: stem != STREAM
)
titles = _stems
_TAG = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?(@[a-z0-9]{1,16})?"
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


@given(st.one_of(st.from_regex(_TAG, fullmatch=True), st.text(), st.sampled_from(NO_LANGUAGE)))
def test_an_option_takes_the_languages_that_the_configuration_takes(language: str) -> None:
    """`-l` judges the form alone, as `languages` and `source-languages` do: `tt`, `qaa` pass."""
    for take, wrong in ((spoken_languages, spoken_problem), (_alone, release_problem)):
        if wrong(language) is None:
            assert take([language]) == (language,)
        else:
            with pytest.raises(UsageError):
                take([language])


def _alone(languages: list[str]) -> tuple[str | None]:
    return (one_language(languages),)


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
        (
            "extract film.srt -l russian -o x.pot",
            '--language: "russian" is not the tag of a language',
        ),
        ("extract film.srt -l en -l RU -o x.pot", '--language: "RU" is written "ru"'),
        ("extract film.srt -l zxx -o x.pot", '--language: "zxx" is no certain language'),
        ("check film.srt -l english", '--language: "english" is not the tag of a language'),
        ("check ru.po -l english", '--language: "english" is not the tag of a language'),
        ("fix film.srt -l english", '--language: "english" is not the tag of a language'),
        ("update film.pot x.po -l english", '--language: "english" is not the tag of a language'),
        ("compile film.srt ru.po -l x -o y.srt", '--language: "x" is not the tag of a language'),
        ("adopt film.srt film.ru.srt -l en_gb -o x.po", '--language: "en_gb" is written "en-GB"'),
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
