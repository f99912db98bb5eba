"""A release changed by hand, and made anew meanwhile: both changes, cue by cue.

Of the release as it was last written only digests are known. They tell which cues the person has
touched and which ones would be written otherwise now; what both have changed is a clash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from pipeline.model.cue import Cue

_LENGTH = 8
"""Hexadecimal digits of each half of a digest. It is only ever compared with its own cue's: 32 bits
are wrong once in four thousand million cues."""


class Clash(NamedTuple):
    """Cues that a person changed and that would be written otherwise now."""

    wanted: range
    """Indices in the release as the person left it."""
    laid: range
    """Indices in the release as it is made now."""


class Merged(NamedTuple):
    """A release with the changes of both sides."""

    cues: tuple[Cue, ...]
    """Where they clash, as the person left it."""
    clashes: tuple[Clash, ...]


class _Block(NamedTuple):
    """The written cues `first:last` are the cues `start:stop` of one side."""

    first: int
    last: int
    start: int
    stop: int


def said(cue: Cue) -> str:
    """Return a digest of what a viewer sees of `cue`: of times and settings, then of the text.

    It is kept in manifests and stays what it is: 8 hexadecimal digits of SHA-256 for each half.

    >>> from pipeline.model.time import TimeSpan
    >>> said(Cue(TimeSpan(1000, 3000), "Hello."))
    '6ed15246-2d8bd7d9'
    """
    begin, end = cue.span
    return f"{_short(f'{begin} {end} {cue.settings}')}-{_short(cue.text)}"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def merged(written: Sequence[str], laid: Sequence[Cue], wanted: Sequence[Cue]) -> Merged:
    """Return `wanted`, as a person left it, with what is new in `laid` since it was `written`.

    `written` are the digests of the cues that the person began with. Cues that the person has not
    touched are as in `laid`; of a cue changed in its times by the one side and in its text by the
    other both changes are taken.
    """
    theirs, ours = [said(cue) for cue in wanted], [said(cue) for cue in laid]
    cues: list[Cue] = []
    clashes: list[Clash] = []
    for first, last, mine, yours in _regions(_blocks(written, theirs), _blocks(written, ours)):
        before = list(written[first:last])
        left, made = theirs[mine.start : mine.stop], ours[yours.start : yours.stop]
        if left == before and made != before:
            cues += laid[yours.start : yours.stop]
            continue
        both = None
        if len(before) == len(left) == len(made) == 1:
            both = _halves(before[0], wanted[mine.start], laid[yours.start])
        if both is None and made not in (before, left):
            clashes.append(Clash(mine, yours))
        cues += wanted[mine.start : mine.stop] if both is None else [both]
    return Merged(tuple(cues), tuple(clashes))


def _halves(written: str, wanted: Cue, laid: Cue) -> Cue | None:
    """Return a cue with what either side changed; None where both changed the same half of it."""
    (times, text), mine, yours = (one.split("-") for one in (written, said(wanted), said(laid)))
    if times not in (mine[0], yours[0]) and mine[0] != yours[0]:
        return None
    if text not in (mine[1], yours[1]) and mine[1] != yours[1]:
        return None
    timed = laid if mine[0] == times else wanted
    return wanted._replace(
        span=timed.span, settings=timed.settings, text=(laid if mine[1] == text else wanted).text
    )


def _regions(
    theirs: Sequence[_Block], ours: Sequence[_Block]
) -> Iterator[tuple[int, int, range, range]]:
    """Yield the smallest runs of written cues that both sides tell apart, with both their cues.

    Between two of them, and at both ends, an empty run has what the sides have put in there.
    """
    sides = [{one.first: one for one in side if one.first < one.last} for side in (theirs, ours)]
    put = [{one.first: one for one in side if one.first == one.last} for side in (theirs, ours)]
    count = max((one.last for one in (*theirs, *ours)), default=0)
    at, stops = 0, [0, 0]
    while True:
        ends = [
            side[at].stop if at in side else stop for side, stop in zip(put, stops, strict=True)
        ]
        yield at, at, range(stops[0], ends[0]), range(stops[1], ends[1])
        if at == count:
            return
        reach = [side[at] for side in sides]
        while reach[0].last != reach[1].last:
            short = int(reach[1].last < reach[0].last)
            reach[short] = sides[short][reach[short].last]
        stops = [one.stop for one in reach]
        yield at, reach[0].last, range(ends[0], stops[0]), range(ends[1], stops[1])
        at = reach[0].last


_KEYS: tuple[Callable[[str], str], ...] = (
    lambda digest: digest,
    lambda digest: digest.partition("-")[2],
    lambda digest: digest.partition("-")[0],
)
"""What is the same of a cue on both sides, from the surest on: all, the text, the times."""


def _blocks(written: Sequence[str], cues: Sequence[str]) -> list[_Block]:
    """Return blocks that hold every cue of both once, in order."""
    found: list[_Block] = []
    _divide(written, cues, _Block(0, len(written), 0, len(cues)), 0, found)
    return found


def _divide(
    written: Sequence[str], cues: Sequence[str], gap: _Block, level: int, found: list[_Block]
) -> None:
    first, last, start, stop = gap
    if level == len(_KEYS) or first == last or start == stop:
        if last - first == stop - start:
            pairs = zip(range(first, last), range(start, stop), strict=True)
            found.extend(_Block(one, one + 1, other, other + 1) for one, other in pairs)
        else:
            found.append(gap)
        return
    key = _KEYS[level]
    matcher = SequenceMatcher(
        None, [*map(key, written[first:last])], [*map(key, cues[start:stop])], autojunk=False
    )
    for one, other, count in matcher.get_matching_blocks():
        here, there = first + one, start + other
        _divide(written, cues, _Block(gap.first, here, gap.start, there), level + 1, found)
        found.extend(
            _Block(here + each, here + each + 1, there + each, there + each + 1)
            for each in range(count)
        )
        gap = _Block(here + count, last, there + count, stop)
