"""Changes of what a viewer sees, as edits of the text with its tags; and what they may break."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from pipeline.checks.context import TrackContext
from pipeline.checks.tag_pairs import mending
from pipeline.language.counting import is_plain, visible_length
from pipeline.model.fix import Edit, Fix, FixSafety
from pipeline.model.markup import TAG, strip_tags


class Change(NamedTuple):
    """The characters `[start, end)` of the text without tags, and what stands there instead."""

    start: int
    end: int
    text: str


def edits(text: str, *changes: Change) -> tuple[Edit, ...]:
    """Return the edits that make `changes` in `text`, whose tags stay; changes are in order.

    What is inserted stands behind the tags that open there, and before those that close at the
    end of the text.

    >>> edits("<i>Wait...</i>", Change(4, 7, "…"))
    (Edit(start=7, end=10, text='…'),)
    """
    places = _places(text)
    found: list[Edit] = []
    for start, end, instead in changes:
        if start == end:
            place = places[start] if start < len(places) else (places[-1] + 1 if places else 0)
            found.append(Edit(place, place, instead))
            continue
        first, rest = start, instead
        for index in range(start, end):
            if index + 1 == end or places[index + 1] != places[index] + 1:
                found.append(Edit(places[first], places[index] + 1, rest))
                first, rest = index + 1, ""
    return tuple(found)


def changed(context: TrackContext, index: int, *changes: Change) -> Fix:
    """Return the safe fix that makes `changes` in the cue with `index`; see `harmless`."""
    return harmless(
        context, index, Fix(FixSafety.SAFE, edits(context.track.cues[index].text, *changes))
    )


def harmless(context: TrackContext, index: int, fix: Fix) -> Fix:
    """Return `fix`, or only the sight of it where it would break a limit of the house.

    A text that grows may be too wide for its line, or too long to be read.
    """
    cue, shown, limits = context.track.cues[index], context.shown[index], context.limits
    growth = _growth(cue.text, fix)
    if growth is not None:
        return _measured(context, index, fix, growth)
    after = strip_tags(fix.applied(cue.text))
    length = visible_length(after)
    width = limits.line_characters
    if width is not None:
        wide = [visible_length(line) for line in after.split("\n") if len(line) > width]
        over = sum(one for one in wide if one > width)
        if over and over > sum(n for n in map(visible_length, shown.lines) if n > width):
            return fix._replace(safety=FixSafety.DISPLAY)
    if "<" in cue.text and mending(fix.applied(cue.text)) and not mending(cue.text):
        return fix._replace(safety=FixSafety.DISPLAY)  # a pair of tags is left with nothing in it
    if length > shown.length and not _is_readable(context, index, length):
        return fix._replace(safety=FixSafety.DISPLAY)
    return fix


def _growth(text: str, fix: Fix) -> list[int] | None:
    """Return by how many characters each edit of a fix makes a text longer; they may be negative.

    None where that depends on what stands beside it: tags, lines that are joined or parted, marks
    that combine.
    """
    if not _is_plain(text):
        return None
    growth = []
    for start, end, instead in fix.edits:
        old = text[start:end]
        if "\n" in old or "\n" in instead or not (is_plain(instead) and is_plain(old)):
            return None
        growth.append(visible_length(instead) - visible_length(old))
    return growth


def _measured(context: TrackContext, index: int, fix: Fix, growth: list[int]) -> Fix:
    """Return `fix`, judged by how much it adds to each line: a cue may have thousands of fixes."""
    width, grown = context.limits.line_characters, sum(growth)
    if width is not None and any(one > 0 for one in growth):
        starts, lengths = _lines(context.track.cues[index].text)
        added: Counter[int] = Counter()
        for edit, more in zip(fix.edits, growth, strict=True):
            added[bisect_right(starts, edit.start) - 1] += more
        before = {line: lengths[line] for line in added}
        after = {line: lengths[line] + more for line, more in added.items()}
        wide = [sum(one for one in those.values() if one > width) for those in (before, after)]
        if wide[1] > wide[0]:
            return fix._replace(safety=FixSafety.DISPLAY)
    length = context.shown[index].length
    if grown > 0 and not _is_readable(context, index, length + grown):
        return fix._replace(safety=FixSafety.DISPLAY)
    return fix


@lru_cache(maxsize=8)
def _is_plain(text: str) -> bool:
    return "<" not in text and "{" not in text and is_plain(text)


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[list[int], list[int]]:
    """Return where each line of a plain text begins, and how many characters it shows."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines[:-1])]
    return starts, [visible_length(line) for line in lines]


def _is_readable(context: TrackContext, index: int, length: int) -> bool:
    """Whether a longer text breaks no limit of length or speed that the cue has kept so far."""
    limits, span, before = (
        context.limits,
        context.track.cues[index].span,
        context.shown[index].length,
    )
    allowed = (limits.event_characters, limits.readable(span.end - span.start))
    if any(most is not None and before <= most < length for most in allowed):
        return False
    return context.may_grow


@lru_cache(maxsize=8)
def _places(text: str) -> Sequence[int]:
    """Return for each character of the text without tags where it stands in `text`."""
    if "<" not in text and "{" not in text:
        return range(len(text))
    places: list[int] = []
    place = 0
    for tag in TAG.finditer(text):
        places += range(place, tag.start())
        place = tag.end()
    return [*places, *range(place, len(text))]
