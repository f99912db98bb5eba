"""Short films told cue by cue, cut into sentences and laid out."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pipeline.cueing import LayoutSettings, lay_out
from pipeline.cueing.dressing import Wardrobe
from pipeline.cueing.layout import Laid
from pipeline.model.limits import Limits, Profile
from pipeline.model.rendering import Rendering, Status
from pipeline.segmentation import SegmentationSettings, segment
from tests.segmentation.strategies import film_of
from tests.strategies import CAST

from .strategies import counted_words

LIMITS = Limits(2, 42, Fraction(17), 833, 7000, gap=80)
HOUSE = LayoutSettings(Wardrobe("ru", Profile("house", limits=LIMITS)))
FREE = LayoutSettings(HOUSE.wardrobe, is_free=True)

TWO = (("We water the garden,", 0, 2000), ("and the captain sleeps.", 100, 2000))
"""A sentence in two cues."""


def say(
    told: Sequence[tuple[str, int, int]],
    *translations: str | None,
    house: LayoutSettings = HOUSE,
) -> Laid:
    """Return the release of cues told as text, gap before and duration, ms.

    A translation is for each sentence in turn: None for the master's words, `-` for nothing.
    """
    master = film_of(list(told))
    segments = segment(master, SegmentationSettings(("en",), CAST)).segments
    assert len(segments) == len(translations)
    shown = [
        Rendering(Status.OMITTED, reason="kind")
        if text == "-"
        else Rendering(Status.TRANSLATED if text else Status.OWN, text, f"m{number}")
        for number, text in enumerate(translations)
    ]
    return lay_out(master, segments, shown, house)


def texts(laid: Laid) -> list[str]:
    return [cue.text for cue in laid.track.cues]


def places_of_words(laid: Laid) -> dict[int, dict[int, int]]:
    """Return for each segment its counted words as the release shows them: ordinal to cue."""
    places: dict[int, dict[int, int]] = {}
    for place, cue in enumerate(laid.track.cues):
        for number, ordinal in counted_words(cue.text):
            assert ordinal not in places.setdefault(number, {})
            places[number][ordinal] = place
    return places
