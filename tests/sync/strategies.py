"""Tracks whose times are as irregular as those of films."""

from __future__ import annotations

import random
from fractions import Fraction

from hypothesis import strategies as st

from pipeline.model.time import TimeSpan
from pipeline.sync.clock import USUAL_RATIOS
from pipeline.sync.timelines import Heard

seeds = st.integers(0, 99_999).map(random.Random)
usual_ratios = st.sampled_from(list(USUAL_RATIOS))
offsets = st.integers(-3 * 3_600_000, 3 * 3_600_000)
any_spans = st.builds(TimeSpan, st.integers(0, 20_000), st.integers(0, 20_000))
"""Any span, also one that lasts no time or runs backwards, in any order, often equal."""
any_tracks = st.lists(st.builds(Heard, any_spans, st.sampled_from(["", "Yes.", "No, 12."])))


def film(chance: random.Random, count: int, *, texts: bool = False) -> list[Heard]:
    """Return the cues of a film: half of them follow one another at once, some after a pause."""
    found, start = [], chance.randint(0, 60_000)
    for at in range(count):
        end = start + chance.randint(700, 6_000)
        text = f"Line {at} " + " ".join(chance.choices(WORDS, k=4)) if texts else ""
        found.append(Heard(TimeSpan(start, end), text))
        start = end + chance.choice((chance.randint(0, 100), chance.randint(100, 9_000)))
    return found


WORDS = [
    one + two for one in ("ba", "ke", "lo", "mi", "nu", "ra") for two in ("do", "fe", "gi", "s")
]


def stretched(cues: list[Heard], ratio: Fraction, offset: int) -> list[Heard]:
    """Return cues whose times are to be multiplied by `ratio`, `offset` added, to be as before."""
    return [
        Heard(TimeSpan(*(round((moment - offset) / ratio) for moment in one.span)), one.text)
        for one in cues
    ]
