"""The clock that words make, where the film was cut between two versions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.sync.anchors import by_words, clock_by, spread_of
from pipeline.sync.evidence import evidence
from pipeline.sync.phrases import Phrase, Piece

POINTS = st.lists(st.integers(0, 9_000_000), min_size=1, max_size=40, unique=True).map(sorted)


@given(POINTS, st.integers(-60_000, 60_000))
def test_one_shift_holds_everywhere(moments: list[int], shift: int) -> None:
    """Where all anchors are apart by the same, every moment is, on both sides."""
    expected = clock_by([(moment, moment + shift) for moment in moments])
    for moment in (0, *moments, 9_999_999):
        assert expected(moment) == (moment + shift, moment + shift)
    assert spread_of([(moment, moment + shift) for moment in moments]) == 0


def test_beside_a_cut_both_times_are_possible() -> None:
    """Up to a cut the shift before it holds, from it on the one after it; beside it either may."""
    points = [(one * 1_000, one * 1_000) for one in range(10)]
    points += [(one * 1_000, one * 1_000 + 30_000) for one in range(10, 20)]
    expected = clock_by(points)
    assert expected(2_000) == (2_000, 2_000)
    assert expected(9_500) == (9_500, 39_500)
    assert expected(18_000) == (48_000, 48_000)


def test_anchors_are_where_numbers_and_names_meet() -> None:
    """Words of both texts set anchors in an order that both have; a word of all texts sets none."""
    english = ["We met Marta yesterday in Moscow.", "We need 4512 boxes.", "We are Rolands."]
    russian = ["Вчера мы видели Марту в Москве.", "Нам надо 4512 ящиков.", "Мы Роланды."]
    phrases = [Phrase(text, at * 5_000, at * 5_000 + 900) for at, text in enumerate(english)]
    pieces = [
        Piece(text, at * 5_000 + 700, at * 5_000 + 900, at, at, 0, len(text))
        for at, text in enumerate(russian)
    ]
    found = evidence(english * 20, russian * 20, ("en", "ru"))
    assert by_words(phrases, pieces, found._replace(links=found.links[:3])) == []
    found = evidence(english, russian, ("en", "ru"))
    points = by_words(phrases, pieces, found)
    assert points == sorted(points)
    assert {other - moment for moment, other in points} <= {700}
    assert found.gained(1, [1]) > found.gained(1, [0, 2])
