"""What edits add to a cue, found beside them: a cue may have thousands, each of a finding.

Characters are counted as `language.counting` does. What one counts for depends on the one before it
alone, flags apart, so that an edit is weighed with one character on either side.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from pipeline.language.counting import is_plain, is_visible, visible_length
from pipeline.language.patterns import compiled
from pipeline.model.fix import Edit
from pipeline.model.markup import TAG, strip_tags

_NEITHER = r"[\n<>{}\\]"
"""What may be or become a part of a tag, or parts lines."""
_FLAGS = "[\U0001f1e6-\U0001f1ff]"
_REACH = 8
"""Characters that show nothing, before one that counts."""


class Growth(NamedTuple):
    """What edits add to a cue; they may take away."""

    lines: tuple[tuple[int, int], ...]
    """The line of each edit, from 0, and how many characters it adds there."""
    empties: bool
    """Whether nothing that is seen is left between two tags."""

    @property
    def total(self) -> int:
        """Characters added to the cue."""
        return sum(more for _line, more in self.lines)


class _Bare(NamedTuple):
    """A text without its tags."""

    text: str
    lines: tuple[int, ...]
    """Where each line begins."""
    tags: tuple[tuple[int, int], ...]
    """Where each tag begins in the text with its tags, and where it ends."""
    taken: tuple[int, ...]
    """How many characters of tags end there."""


def growth(text: str, edits: Sequence[Edit]) -> Growth | None:
    """Return what `edits` add to `text`; None where that cannot be told by what is beside them.

    That is so where they change tags or line breaks.
    """
    bare = _bare(text)
    if bare is None or (len(edits) > 1 and bare.tags):
        return None
    lines = []
    for edit in edits:
        if compiled(_NEITHER).search(text[edit.start : edit.end] + edit.text):
            return None
        tag = bisect_right(bare.tags, (edit.start, len(text))) - 1
        if tag >= 0 and edit.start < bare.tags[tag][1]:
            return None
        start = edit.start - (bare.taken[tag] if tag >= 0 else 0)
        line = bisect_right(bare.lines, start) - 1
        more = _added(bare, line, start, edit, is_only=len(edits) == 1)
        if more is None:
            return None
        lines.append((line, more))
    return Growth(tuple(lines), bool(bare.tags) and any(_empties(text, one) for one in edits))


@lru_cache(maxsize=8)
def widths(bare: str) -> tuple[int, ...]:
    """Return how many characters each line of a text without tags shows."""
    return tuple(map(visible_length, bare.split("\n")))


@lru_cache(maxsize=8)
def _bare(text: str) -> _Bare | None:
    tags = tuple(tag.span() for tag in TAG.finditer(text))
    bare = strip_tags(text)
    if "<" in bare or "{" in bare:
        return None
    lines = (0, *accumulate(len(line) + 1 for line in bare.split("\n")))
    return _Bare(bare, lines[:-1], tags, tuple(accumulate(end - start for start, end in tags)))


def _added(bare: _Bare, line: int, start: int, edit: Edit, *, is_only: bool) -> int | None:
    """Return how many characters an edit adds to its line."""
    end = start + edit.end - edit.start
    first = bare.lines[line]
    last = bare.lines[line + 1] - 1 if line + 1 < len(bare.lines) else len(bare.text)
    before = bare.text[max(first, start - _REACH) : start]
    after = bare.text[end : min(last, end + _REACH)]
    around = before + edit.text + after
    was = before + bare.text[start:end] + after
    if not (is_plain(around) and is_plain(was)):
        at_edge = start - _REACH <= first or end + _REACH >= last
        counts = visible_length(before) and visible_length(after)
        if at_edge or not is_only or not counts or compiled(_FLAGS).search(around + was):
            return None
    return visible_length(around) - visible_length(was)


def _empties(text: str, edit: Edit) -> bool:
    """Whether nothing that is seen is left between two tags."""
    start, end = edit.start, edit.end
    if is_visible(edit.text):
        return False
    ends, starts = _edges(text)
    while start > 0 and start not in ends and not is_visible(text[start - 1]):
        start -= 1
    while end < len(text) and end not in starts and not is_visible(text[end]):
        end += 1
    return start in ends and end in starts


@lru_cache(maxsize=8)
def _edges(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return where the tags of a text end, and where they begin."""
    tags = [tag.span() for tag in TAG.finditer(text)]
    return frozenset(end for _start, end in tags), frozenset(start for start, _end in tags)
