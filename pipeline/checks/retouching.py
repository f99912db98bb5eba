"""Changes of what a viewer sees, as edits of the text with its tags; and what they may break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.checks.context import TrackContext
from pipeline.checks.growth import growth, widths
from pipeline.checks.tag_pairs import mending
from pipeline.language.counting import visible_length
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
    cue, shown, width = (
        context.track.cues[index],
        context.shown[index],
        context.limits.line_characters,
    )
    grown = growth(cue.text, fix.edits)
    if grown is None:
        return judged_as_a_whole(context, index, fix)
    if width is not None and any(more > 0 for _line, more in grown.lines):
        before = widths(shown.bare)
        added: Counter[int] = Counter()
        for line, more in grown.lines:
            added[line] += more
        over = sum(before[line] for line in added if before[line] > width)
        after = (before[line] + more for line, more in added.items())
        if sum(one for one in after if one > width) > over:
            return fix._replace(safety=FixSafety.DISPLAY)
    if grown.empties and _leaves_empty_tags(cue.text, fix):
        return fix._replace(safety=FixSafety.DISPLAY)
    if grown.total > 0 and not _is_readable(context, index, shown.length + grown.total):
        return fix._replace(safety=FixSafety.DISPLAY)
    return fix


def judged_as_a_whole(context: TrackContext, index: int, fix: Fix) -> Fix:
    """Return what `harmless` does, by the whole text: of fixes that change tags or line breaks."""
    cue, shown, width = (
        context.track.cues[index],
        context.shown[index],
        context.limits.line_characters,
    )
    after = strip_tags(fix.applied(cue.text))
    length = visible_length(after)
    if width is not None:
        wide = [visible_length(line) for line in after.split("\n") if len(line) > width]
        over = sum(one for one in wide if one > width)
        if over and over > sum(n for n in map(visible_length, shown.lines) if n > width):
            return fix._replace(safety=FixSafety.DISPLAY)
    if "<" in cue.text and _leaves_empty_tags(cue.text, fix):
        return fix._replace(safety=FixSafety.DISPLAY)
    if length > shown.length and not _is_readable(context, index, length):
        return fix._replace(safety=FixSafety.DISPLAY)
    return fix


def _leaves_empty_tags(text: str, fix: Fix) -> bool:
    """Whether a pair of tags is left with nothing in it."""
    return mending(fix.applied(text)) is not None and mending(text) is None


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
