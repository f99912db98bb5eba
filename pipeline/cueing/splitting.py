"""Sharing the time of a slot between the parts of a text that ask for cues of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.cueing.dressing import Piece
from pipeline.cueing.lines import fits
from pipeline.cueing.tags import carry_tags
from pipeline.cueing.wording import Wording, wording
from pipeline.language.breaks import break_penalties
from pipeline.language.counting import visible_length
from pipeline.model.limits import Limits
from pipeline.model.time import TimeSpan

if TYPE_CHECKING:
    from pipeline.model.frame_rate import FrameRate

SHORTEST_PART = 1
"""Least duration of a part, ms: a cue that is shared has to stay a cue."""


_MOST_PARTS = 6
"""More cues than a cue of the longest duration has time for."""


def split_overfull(
    piece: Piece, span: TimeSpan, limits: Limits, language: str, shortest: int
) -> list[tuple[Piece, ...]]:
    """Return `piece` in several cues if its lines do not hold it, each of `shortest` ms at least.

    As few as hold it, broken where it is best by the words around the breaks and the evenness of
    the parts. Where none are within the lines, or there is no time, the piece stays whole.
    """
    if "\n" in piece.text or fits(piece.text, limits):
        return [(piece,)]
    words = wording(piece.text)
    for count in range(2, _MOST_PARTS + 1):
        breaks = _best_breaks(words, count, span.duration, limits, language, shortest)
        if breaks:
            return _parted_piece(piece, words, breaks)
    return [(piece,)]


def _best_breaks(
    words: Wording, count: int, duration: int, limits: Limits, language: str, shortest: int
) -> tuple[int, ...]:
    """Return the ends of `count` parts, in words, that are cheapest; empty if none fit."""
    penalties = (0, *break_penalties(words.words, language), 0)
    total, whole = len(words.words), max(words.width(0, len(words.words)), 1)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for part in range(1, count + 1):
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            for end in range(start + 1, total + 1) if part < count else (total,):
                share = words.width(start, end) / whole
                if share * duration < shortest or not fits(words.text(start, end), limits):
                    continue
                points = cost + penalties[end] + 100 * abs(share - 1 / count)
                if end not in found or points < found[end][0]:
                    found[end] = points, (*ends, end)
        best = found
    return best.get(total, (0.0, ()))[1]


def _parted_piece(piece: Piece, words: Wording, ends: Sequence[int]) -> list[tuple[Piece, ...]]:
    """Return `piece` in cues of its own up to each of `ends`."""
    starts = (0, *ends[:-1])
    texts = carry_tags([words.text(*edges) for edges in zip(starts, ends, strict=True)])
    last = len(texts) - 1
    return [
        (
            piece._replace(
                text=words.position + text,
                dress=piece.dress._replace(
                    turns=piece.dress.turns if index == 0 else (),
                    leading_dots=piece.dress.leading_dots if index == 0 else "",
                    trailing_dots=piece.dress.trailing_dots if index == last else "",
                ),
                begins=piece.begins and index == 0,
                ends=piece.ends and index == last,
            ),
        )
        for index, text in enumerate(texts)
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
