"""What two sides have made of a common base: of one value, of lines, of an order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import TypeVar

Value = TypeVar("Value")
Key = TypeVar("Key", bound=Hashable)
_Lines = tuple[str, ...]


def picked(
    base: Value, ours: Value, theirs: Value, clash: Callable[[Value, Value], Value] | None = None
) -> Value:
    """Return what one side has changed, or both alike; where they differ, what `clash` makes of it.

    Without `clash` ours stays.
    """
    if theirs in (base, ours):
        return ours
    if ours == base or clash is None:
        return theirs if ours == base else ours
    return clash(ours, theirs)


def merged_lines(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> tuple[str, ...]:
    """Return lines with what both sides have added, and without what either has taken away.

    >>> merged_lines(["a", "b"], ["a", "b", "ours"], ["b", "theirs"])
    ('b', 'ours', 'theirs')
    """

    def both(mine: _Lines, others: _Lines) -> _Lines:
        kept = tuple(line for line in mine if line in others or line not in base)
        return kept + tuple(line for line in others if line not in mine and line not in base)

    return picked(tuple(base), tuple(ours), tuple(theirs), both)


def merged_order(
    base: Sequence[Key], ours: Sequence[Key], theirs: Sequence[Key], wanted: Collection[Key]
) -> list[Key]:
    """Return the keys `wanted` that a side has, in the order of ours.

    It is the order of theirs if that side alone has moved something. What only the other side has
    stands before the key that follows it there.

    >>> merged_order("abc", "abxc", "ayc", "axyc")
    ['a', 'x', 'y', 'c']
    """
    keep = set(wanted)
    main, other = (theirs, ours) if _moved(base, theirs) > _moved(base, ours) else (ours, theirs)
    known = keep.intersection(main)
    before: dict[Key | None, list[Key]] = {}
    waiting: list[Key] = []
    for key in other:
        if key in known:
            before[key], waiting = waiting, []
        elif key in keep:
            waiting.append(key)
    order: list[Key] = []
    for key in main:
        if key in keep:
            order += before.get(key, ())
            order.append(key)
    return order + waiting


def _moved(base: Sequence[Key], side: Sequence[Key]) -> bool:
    """Whether what both have stands in another order."""
    common = set(base).intersection(side)
    return [key for key in base if key in common] != [key for key in side if key in common]
