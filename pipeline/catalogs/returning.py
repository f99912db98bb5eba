"""Texts that were in the film before, went, and are back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.identity import normalised
from pipeline.catalogs.match import Matching
from pipeline.catalogs.words import words_of


def returned(keys: Sequence[str], matching: Matching, previous: Catalog) -> dict[int, int]:
    """Return by index of `keys` the obsolete message of `previous` that has certainly returned.

    Nothing tells when an obsolete message was said. A text of several words that stands once in
    both lists has returned; any other needs a neighbour that returns beside it, and has no rival. A
    text that was in the film all the time, only cut otherwise, needs nothing.
    """
    wanted = {key for key, one in zip(keys, matching.certain(), strict=True) if one is None}
    old = [normalised(one.source) for one in previous.obsolete] if wanted else []
    if wanted.isdisjoint(old):
        return {}
    free = [index for index, one in enumerate(matching.certain()) if one is None]
    if old == list(keys):
        return {index: index for index in free}
    old_counts, new_counts = Counter(old), Counter(keys[index] for index in free)
    return _beside(keys, free, old, _alone(keys, free, old, old_counts, new_counts, matching))


def _alone(
    keys: Sequence[str],
    free: Sequence[int],
    old: Sequence[str],
    old_counts: Counter[str],
    new_counts: Counter[str],
    matching: Matching,
) -> dict[int, int]:
    """Return what returns without a neighbour's help."""
    places = {text: at for at, text in enumerate(old)}
    found = {}
    for index in free:
        text = keys[index]
        group = matching.groups.get(index)
        telling = len(words_of(text)) > 1 or (group is not None and group.exact)
        if telling and old_counts[text] == 1 == new_counts[text]:
            found[index] = places[text]
    return found


def _beside(
    keys: Sequence[str], free: Sequence[int], old: Sequence[str], found: dict[int, int]
) -> dict[int, int]:
    """Add what goes on from what has returned, in both lists."""
    taken = set(found.values())
    added = dict(found)
    for step, indices in ((1, free), (-1, free[::-1])):
        for index in indices:
            before = added.get(index - step)
            at = None if before is None else before + step
            if index in added or at is None or at in taken or not 0 <= at < len(old):
                continue
            if keys[index] == old[at]:
                added[index] = at
                taken.add(at)
    return added
