"""Laws of language tags and plural forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.tags import (
    base_language,
    plural_forms,
    same_language,
    same_plural_forms,
)

LANGUAGES = ("ru", "en", "uk", "ja", "ar", "pl", "pt-BR", "zh-Hans", "sr_Latn", "be")
OLD_RUSSIAN = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<10 || n%100>=20) ? 1 : 2);"
)
NEW_RUSSIAN = (
    "nplurals=3; plural=n % 10 == 1 && n % 100 != 11 ? 0 : n % 10 >= 2 && n % 10 <= 4 && "
    "(n % 100 < 12 || n % 100 > 14) ? 1 : 2"
)


@given(st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_plural_forms_are_the_same_both_ways(one: str, other: str) -> None:
    """Comparing is reflexive and symmetric."""
    assert same_plural_forms(plural_forms(one), plural_forms(one) + " ")
    assert same_plural_forms(plural_forms(one), plural_forms(other)) == same_plural_forms(
        plural_forms(other), plural_forms(one)
    )


@given(st.text(max_size=40) | st.text("nplurals=; 0123%/?:()&|!<>", max_size=40))
def test_any_text_can_be_compared(text: str) -> None:
    """What a header holds, however broken, equals no good plural forms and stops nothing."""
    assert not same_plural_forms(text, plural_forms("ru"))


@pytest.mark.parametrize("language", ["ru", "ru-RU", "be"])
def test_plural_forms_are_compared_by_meaning(language: str) -> None:
    """Two ways to write the Russian rule are one; the English rule is another."""
    assert same_plural_forms(plural_forms(language), OLD_RUSSIAN)
    assert same_plural_forms(NEW_RUSSIAN, OLD_RUSSIAN)
    assert not same_plural_forms(plural_forms("en"), OLD_RUSSIAN)
    assert not same_plural_forms("nplurals=2; plural=n!=1;", "nplurals=3; plural=n!=1;")


@pytest.mark.parametrize("broken", ["", "nplurals=3", "nplurals=x; plural=n;", "plural=n!=1;"])
def test_broken_plural_forms_are_not_the_same(broken: str) -> None:
    """Forms without a number or a formula equal none."""
    assert not same_plural_forms(broken, OLD_RUSSIAN)


@pytest.mark.parametrize("divided", ["nplurals=3; plural=n%0;", "nplurals=3; plural=n/0;"])
def test_a_formula_that_divides_by_nothing_is_not_the_same(divided: str) -> None:
    """A formula that fails when used equals none, and is no error of ours."""
    assert not same_plural_forms(divided, OLD_RUSSIAN)


@pytest.mark.parametrize("tag", ["tlh", "zxx", "und", "x-nobody", "ru@edu", "", "a b", "РУ"])
def test_unknown_languages_have_some_plural_forms(tag: str) -> None:
    """A tag that CLDR does not know has forms that gettext can read."""
    assert plural_forms(tag).startswith("nplurals=")


def test_variants_and_regions() -> None:
    """A variant is in its language; a region does not part what is spoken, letters do."""
    assert base_language("ru@edu") == "ru"
    assert base_language("pt-BR") == "pt-BR"
    assert same_language("pt-BR", "pt_PT@edu")
    assert same_language("RU", "ru-RU")
    assert not same_language("ru", "rue")
    assert not same_language("ru", "uk")
