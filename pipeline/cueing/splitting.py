"""Sharing the time of a slot between the parts of a text that ask for cues of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.language.counting import is_visible, visible_length
from pipeline.model.limits import Limits
from pipeline.model.markup import POSITION
from pipeline.model.time import TimeSpan

if TYPE_CHECKING:
    from pipeline.model.frame_rate import FrameRate

_CUE_BREAK = re.compile(r"(?<!\S)\|\|(?!\S)")

SHORTEST_PART = 1
"""Least duration of a part, ms: a cue that is shared has to stay a cue."""


def cue_parts(text: str) -> list[str]:
    r"""Return the parts that ` || ` makes of a translation; empty parts are none.

    Without space around it `||` is text: `a||b`. An `{\an8}` before the first part places them all,
    but those with a place of their own.
    """
    if "||" not in text:
        return [text]
    parts = [part.strip() for part in _CUE_BREAK.split(text)]
    shown = [part for part in parts if is_visible(part)]
    position = POSITION.match(text.lstrip())
    if position is None:
        return shown
    place = position.group()
    return [part if POSITION.match(part) else place + part for part in shown]


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
