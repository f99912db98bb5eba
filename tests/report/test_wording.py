"""How findings are put into words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import messages
from pipeline.model.finding import Finding, Place
from pipeline.report.wording import decimal, full_sentence, sentence, unit

from .strategies import findings


@given(st.fractions())
def test_decimals_are_cut_off(number: Fraction) -> None:
    """A decimal is never further from zero than the number, and less than 1/1000 nearer."""
    shown = Fraction(decimal(number))
    assert shown * number >= 0
    assert 0 <= abs(number) - abs(shown) < Fraction(1, 1000)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Fraction(20), "20"),
        (Fraction(41, 2), "20.5"),
        (Fraction(209999, 10000), "20.999"),
        (Fraction(1, 20), "0.05"),
        (Fraction(-1, 3), "-0.333"),
        (Fraction(-1, 3000), "0"),
    ],
)
def test_decimals(number: Fraction, shown: str) -> None:
    """A decimal has three digits at most, and no zeros at its end."""
    assert decimal(number) == shown


@given(findings)
def test_fractions_are_not_shown(finding: Finding) -> None:
    """A sentence shows a fraction as the decimal that stands for it."""
    shown = sentence(finding._replace(value=Fraction(41, 2)))
    assert shown == sentence(finding._replace(value="20.5"))


@pytest.mark.parametrize(
    ("amount", "name", "words"),
    [
        (120, "ms", "120 мс"),
        (1, "frames", "1 кадр"),
        (2, "frames", "2 кадра"),
        (11, "frames", "11 кадров"),
        (Fraction(41, 2), "characters", "20.5 знака"),
        (Fraction(21), "characters/s", "21 знак/с"),
        (5, "parsecs", "5 parsecs"),
    ],
)
def test_units_have_their_russian_forms(amount: int | Fraction, name: str, words: str) -> None:
    """A unit is translated in the form that its amount wants; an unknown one stays as it is."""
    messages.use(["ru"])
    try:
        assert f"{decimal(Fraction(amount))} {unit(name, amount)}" == words
        finding = Finding("STR003", value=amount, unit=name)
        assert sentence(finding) == f"титр кончается на {words} раньше, чем начинается"
    finally:
        messages.use(["en"])


def test_the_full_sentence_says_where() -> None:
    """Cue and time follow the sentence, as far as they are known."""
    finding = Finding("TIM004", Place(cue=3, start=4210), value=200, unit="ms")
    words = "cue starts 200 ms before an earlier cue has ended"
    assert full_sentence(finding) == f"{words} [cue 3, 00:00:04,210]"
    assert full_sentence(finding.at(cue=None)) == f"{words} [00:00:04,210]"
    assert full_sentence(finding.at(cue=None, start=None)) == words
