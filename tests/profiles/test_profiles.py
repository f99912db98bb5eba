"""Laws of profiles: numbers that are sourced, and names that are found."""

from __future__ import annotations

import re

import pytest

from pipeline.errors import InputError
from pipeline.model.codes import CODES, Severity
from pipeline.model.limits import Limits, Style
from pipeline.profiles import NO_PROFILE, default_name, load, names
from pipeline.profiles.stating import KEYS

NUMBERS = {
    "netflix-en": (2, 42, 20, 833, 7000, 2),
    "netflix-ru": (2, 42, 17, 833, 7000, 2),
    "netflix-en-children": (2, 42, 17, 833, 7000, 2),
    "netflix-ru-children": (2, 42, 13, 833, 7000, 2),
    "netflix-en-sdh": (2, 42, 20, 833, 7000, 2),
    "netflix-ru-sdh": (2, 42, 20, 833, 7000, 2),
    "netflix-en-sdh-children": (2, 42, 17, 833, 7000, 2),
    "netflix-ru-sdh-children": (2, 42, 17, 833, 7000, 2),
    "netflix-ru-39": (2, 39, 17, 833, 7000, 2),
    "netflix-template": (2, 42, 17, 833, 7000, 2),
    "netflix-template-children": (2, 42, 15, 833, 7000, 2),
    "bbc": (2, 37, None, None, None, None),
    "ted": (2, 42, 21, 1000, 7000, None),
    "ard": (2, 37, 15, 1000, None, 1),
    "ard-children": (2, 37, 11, 1000, None, 1),
    "ard-preschool": (2, 37, 9, 1000, None, 1),
}
"""What the houses publish: lines, characters a line and a second, shortest, longest, gap."""


@pytest.mark.parametrize("name", names())
def test_every_number_of_a_profile_has_a_dated_source(name: str) -> None:
    """Each limit that is set names where it is from and when that was read, and nothing else."""
    profile = load(name)
    stated = {
        field
        for part, empty in ((profile.limits, Limits()), (profile.style, Style()))
        for field, value, default in zip(part._fields, part, empty, strict=True)
        if value != default
    }
    keys = {key.replace("-", "_") for key, _source in profile.sources}
    assert stated <= keys <= set(KEYS)
    for _key, source in profile.sources:
        assert re.search(r"\w.* \(20[0-9]{2}-[01][0-9]-[0-3][0-9]\)$", source)
    assert profile.about.endswith(".")


@pytest.mark.parametrize("name", names())
def test_a_profile_judges_known_rules(name: str) -> None:
    """Severities are given to rules that exist, and are severities."""
    rules = {code.rule for code in CODES.values()} | set(CODES)
    for rule, severity in load(name).severities:
        assert rule in rules
        assert severity in {*Severity, "off"}


@pytest.mark.parametrize("name", names())
def test_a_profile_is_named_after_its_file(name: str) -> None:
    """A profile has the name it is asked by, a language, and a known way with dots and dashes."""
    profile = load(name)
    assert profile.name == name
    assert profile.language in {"", "en", "ru", "de"}
    assert profile.continuation in {"source", "none", "pause-2s", "every-split"}
    assert profile.dash.strip() in {"-", "–", "—", ""}


@pytest.mark.parametrize("name", sorted(NUMBERS))
def test_numbers_are_those_of_the_house(name: str) -> None:
    """The profiles that have to exist hold the numbers of their guides."""
    assert load(name).limits[:6] == NUMBERS[name]


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
