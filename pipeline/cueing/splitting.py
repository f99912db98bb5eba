"""Sharing the time of a slot between the parts of a text that ask for cues of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.cueing.dressing import Piece
from pipeline.cueing.lines import fits
from pipeline.cueing.tags import carry_tags
from pipeline.cueing.wording import wording
from pipeline.language.breaks import break_penalties
from pipeline.language.counting import visible_length
from pipeline.model.limits import Limits
from pipeline.model.time import TimeSpan

if TYPE_CHECKING:
    from pipeline.model.frame_rate import FrameRate

SHORTEST_PART = 1
"""Least duration of a part, ms: a cue that is shared has to stay a cue."""


def split_overfull(
    piece: Piece, span: TimeSpan, limits: Limits, language: str, shortest: int
) -> list[tuple[Piece, ...]]:
    """Return `piece` in two cues if its lines do not hold it, each of `shortest` ms at least.

    The break is the best by the words around it of those that leave both parts within the lines;
    where none does, or there is no time for two, the piece stays whole.
    """
    if "\n" in piece.text or fits(piece.text, limits):
        return [(piece,)]
    words = wording(piece.text)
    count = len(words.words)
    penalties = break_penalties(words.words, language)
    places = []
    for place in range(1, count):
        parts = words.text(0, place), words.text(place, count)
        share = words.width(0, place) / max(words.width(0, count), 1)
        if min(share, 1 - share) * span.duration < shortest:
            continue
        if all(fits(part, limits) for part in parts):
            places.append((penalties[place - 1] + 100 * abs(share - 0.5), place))
    if not places:
        return [(piece,)]
    place = min(places)[1]
    first, second = carry_tags([words.text(0, place), words.text(place, count)])
    dress = piece.dress
    return [
        (
            piece._replace(
                text=words.position + first, dress=dress._replace(trailing_dots=""), ends=False
            ),
        ),
        (
            piece._replace(
                text=words.position + second,
                dress=dress._replace(turns=(), leading_dots=""),
                begins=False,
            ),
        ),
    ]


def share_time(span: TimeSpan, parts: list[str], gap: int) -> list[TimeSpan]:
    """Return a span for each part: the time shared by visible length, `gap` ms between two.

    The gap shrinks where the span is too short for it. Without time to share (a span that runs
    backwards, or shorter than its parts) all parts have the whole span.
    """
    count = len(parts)
    if count == 1 or span.duration < count * SHORTEST_PART:
        return [span] * count
    gap = min(gap, (span.duration - count * SHORTEST_PART) // (count - 1))
    weights = [max(visible_length(part), 1) for part in parts]
    free = span.duration - gap * (count - 1) - count * SHORTEST_PART
    spans, start, done = [], span.start, 0
    for index, weight in enumerate(weights):
        done += weight
        used = free * done // sum(weights) + (index + 1) * SHORTEST_PART
        end = span.start + used + index * gap
        spans.append(TimeSpan(start, end))
        start = end + gap
    return spans


def smallest_gap(limits: Limits, rate: FrameRate | None) -> int:
    """Return the least milliseconds between two cues: of the frames, where the rate is known."""
    if rate is not None and limits.gap_frames is not None:
        return rate.milliseconds(limits.gap_frames)
    return limits.gap or 0
