"""Lines between tracks by what is said, where times alone do not tell."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.sync.anchors import by_words
from pipeline.sync.clock import Anchor, estimate
from pipeline.sync.evidence import evidence
from pipeline.sync.phrases import Phrase, Piece
from pipeline.sync.timelines import Heard, Line

_MOST_CUES = 4000
"""Of both tracks together: looking words up takes a second for so many."""


def spoken_lines(
    target: Sequence[Heard], reference: Sequence[Heard], languages: tuple[str, str]
) -> list[Line]:
    """Return the lines on which cues lie that share rare words, numbers or names."""
    if len(target) + len(reference) > _MOST_CUES:
        return []
    texts = [one.text for one in reference], [one.text for one in target]
    if not any(texts[0]) or not any(texts[1]):
        return []
    phrases = [Phrase(one.text, *one.span) for one in reference]
    pieces = [Piece(one.text, *one.span, at, at, 0, len(one.text)) for at, one in enumerate(target)]
    points = by_words(phrases, pieces, evidence(*texts, languages[::-1]))
    clock = estimate(Anchor(here, there) for there, here in points)
    return [Line(float(part.ratio), part.offset) for part in clock.parts if part.anchors > 1]
