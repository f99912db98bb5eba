"""Laws of profiles: numbers that are sourced, and names that are found."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from pipeline.errors import InputError
from pipeline.model.limits import Limits
from pipeline.profiles import NO_PROFILE, default_name, load, names

NUMBERS = {
    "netflix-en": Limits(2, 42, Fraction(20), 833, 7000, 2, 83),
    "netflix-ru": Limits(2, 42, Fraction(17), 833, 7000, 2, 83),
}
"""What the houses publish, by profile."""


@pytest.mark.parametrize("name", names())
def test_every_number_of_a_profile_has_a_dated_source(name: str) -> None:
    """Each limit that is set names where it is from and when that was read, and nothing else."""
    profile = load(name)
    fields = Limits._fields
    stated = {field for field in fields if getattr(profile.limits, field) is not None}
    assert {key.replace("-", "_") for key, _source in profile.sources} == stated
    for _key, source in profile.sources:
        assert re.search(r"\w.* \(20[0-9]{2}-[01][0-9]-[0-3][0-9]\)$", source)


@pytest.mark.parametrize("name", names())
def test_a_profile_is_named_after_its_file(name: str) -> None:
    """A profile has the name it is asked by, a language, and a known way with dots and dashes."""
    profile = load(name)
    assert profile.name == name
    assert name.split("-")[1] == profile.language
    assert profile.continuation in {"source", "none", "pause-2s", "every-split"}
    assert profile.dash.strip() in {"-", "–", "—", ""}


@pytest.mark.parametrize("name", sorted(NUMBERS))
def test_numbers_are_those_of_the_house(name: str) -> None:
    """The profiles that have to exist hold the numbers of their guides."""
    assert load(name).limits == NUMBERS[name]


def test_dashes_are_those_of_the_house() -> None:
    """English has a hyphen without a space for two speakers, Russian a hyphen with one."""
    assert (load("netflix-en").dash, load("netflix-ru").dash) == ("-", "- ")


def test_leading_dots_are_those_of_the_house() -> None:
    """After a pause the Russian guide has dots at the start of the next cue, the English none."""
    assert not load("netflix-en").continuation_leading
    assert load("netflix-ru").continuation_leading


def test_no_profile_limits_nothing() -> None:
    """`none` is a profile without limits that leaves dashes and dots as in the master."""
    assert load("none") is NO_PROFILE
    assert NO_PROFILE.limits == Limits()
    assert NO_PROFILE.limits.space(5000) is None
    assert (NO_PROFILE.dash, NO_PROFILE.continuation) == ("", "source")
    assert "none" not in names()


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("ru", "netflix-ru"),
        ("en", "netflix-en"),
        ("en-GB", "netflix-en"),
        ("ru_RU", "netflix-ru"),
        ("ru@edu", "netflix-ru"),
        ("RU", "netflix-ru"),
        ("de", "none"),
        ("", "none"),
    ],
)
def test_a_language_has_its_profile(language: str, name: str) -> None:
    """A release without a profile of its own has its language's, variants and regions too."""
    assert default_name(language) == name


@pytest.mark.parametrize("name", ["netflix-ur", "", "../profiles/netflix-ru", "netflix-ru.toml"])
def test_an_unknown_profile_is_an_error_with_a_hint(name: str) -> None:
    """A name that no profile has is refused, and those that exist are named."""
    with pytest.raises(InputError) as caught:
        load(name)
    assert f"no profile is called {name}" in str(caught.value)
    assert "netflix-ru" in str(caught.value.hint)
    assert "none" in str(caught.value.hint)
