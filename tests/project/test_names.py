from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.project.names import (
    check_title,
    language_problem,
    locale_folder,
    release_file,
    release_problem,
    split_release,
    title_problem,
)

from .strategies import releases, titles


@given(st.text(max_size=250))
def test_any_name_is_judged(name: str) -> None:
    """Every text is a title or has a problem; what passes is one plain file name."""
    if title_problem(name) is None:
        assert "/" not in name
        assert name.isprintable() or "\u200c" in name or "\u200d" in name
        assert name not in {"", ".", ".."}
        assert len(release_file(name, "sr-Latn-RS-ekavsk@0123456789abcdef").encode()) < 256


@given(st.text(max_size=40))
def test_any_release_name_is_judged(name: str) -> None:
    """What passes as a release has no separators, and its language passes as well."""
    if release_problem(name) is None:
        assert not set(name) & set("/\\. \n\0")
        assert language_problem(split_release(name)[0]) is None


@given(titles, titles, releases, releases)
def test_releases_have_files_of_their_own(one: str, two: str, this: str, that: str) -> None:
    """Different releases of different titles never share a file of one folder."""
    same = release_file(one, this) == release_file(two, that)
    assert not (same and this == that and one != two)


HOSTILE = (
    "",
    ".",
    "..",
    "../x",
    "/etc/passwd",
    "a/b",
    "a\\b",
    "C:\\x",
    "a\0b",
    "two\nlines",
    "-rf",
    ".hidden",
    "x.",
    " x",
    "x ",
    "con",
    "NUL",
    "com1.ru",
    "a\u202eb",
    "\u2068x\u2069",
    "a\x1b[31m",
    "x" * 181,
    "я" * 91,
    "\udc80",
    "a\u2028b",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_titles_are_refused(name: str) -> None:
    """No name that leaves its folder, hides, or tricks a terminal, a shell or Windows."""
    with pytest.raises(InputError) as caught:
        check_title(name)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "name", ["iss-01", "Фильм 2", "Who? Me!", "a.b", "console", "x@1", "星", "می‌خواهم", "x" * 180]
)
def test_ordinary_titles_pass(name: str) -> None:
    """Spaces, points inside, every script, and joiners inside words are welcome."""
    assert check_title(name) == name


@pytest.mark.parametrize("tag", ["ru", "pt-BR", "sr-Latn", "zh-Hant-TW", "es-419", "de-1901"])
def test_language_tags_pass(tag: str) -> None:
    """Language, script, region and variant in their usual case."""
    assert language_problem(tag) is None


@pytest.mark.parametrize(
    ("tag", "usual"), [("pt_BR", "pt-BR"), ("PT-br", "pt-BR"), ("RU", "ru"), ("sr_latn", "sr-Latn")]
)
def test_unusual_tags_are_told_the_usual(tag: str, usual: str) -> None:
    """A tag in another case or with underscores is refused with its usual form."""
    assert f'is written "{usual}"' in str(language_problem(tag))


@pytest.mark.parametrize(
    "tag", ["", "r", "../x", "russian", "ru-", "ru\n", "ru@edu", "en-x-a", "р"]
)
def test_hostile_tags_are_refused(tag: str) -> None:
    """What is no tag is refused, on one line."""
    problem = language_problem(tag)
    assert problem is not None
    assert str(problem).isprintable()


@pytest.mark.parametrize("name", ["ru@", "ru@../x", "ru@EDU", "ru@a.b", "zxx", "und", "@edu", ""])
def test_hostile_releases_are_refused(name: str) -> None:
    """A variant is small letters and digits, and a release is in one certain language."""
    assert release_problem(name) is not None


def test_release_files_end_with_what_players_want() -> None:
    """The language is last; only forced and sdh stand after it."""
    assert release_file("iss-01", "ru") == "iss-01.ru.srt"
    assert release_file("iss-01", "ru@edu") == "iss-01.edu.ru.srt"
    assert release_file("iss-01", "ru@forced") == "iss-01.ru.forced.srt"
    assert release_file("iss-01", "pt-BR@sdh") == "iss-01.pt-BR.sdh.srt"


def test_locale_folders_are_gettexts() -> None:
    """As in gettext: regions after an underscore, and the modifier as it is."""
    assert locale_folder("pt-BR") == "pt_BR"
    assert locale_folder("ru@edu") == "ru@edu"
    assert locale_folder("pt-BR@edu") == "pt_BR@edu"
