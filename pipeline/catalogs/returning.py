"""Texts that were in the film before, went, and are back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.identity import normalised
from pipeline.catalogs.labels import Labels
from pipeline.catalogs.match import Matching
from pipeline.catalogs.surroundings import END, START, remembered
from pipeline.catalogs.words import words_of


def returned(
    keys: Sequence[str],
    matching: Matching,
    previous: Catalog,
    names: Iterable[str] = (),
) -> dict[int, int]:
    """Return by index of `keys` the obsolete message of `previous` that has certainly returned.

    A text of several words that went once and stands once in the film, which had it no more, has
    returned, wherever. Any other is back if all that is new between two known lines is what had
    stood between these two; or if it is beside one that returns, in both lists. A text that was in
    the film all the time, only cut otherwise, needs nothing. Labels of the speakers with `names`
    count for nothing.
    """
    if not previous.obsolete:
        return {}
    labels = Labels({normalised(name) for name in names})
    keys = [labels.off(key)[0] for key in keys]
    certain = matching.certain()
    wanted = {key for key, one in zip(keys, certain, strict=True) if one is None}
    old = [labels.off(normalised(one.source))[0] for one in previous.obsolete] if wanted else []
    if wanted.isdisjoint(old):
        return {}
    free = [index for index, one in enumerate(certain) if one is None]
    if old == list(keys):
        return {index: index for index in free}
    until_now = {labels.off(normalised(one.source))[0] for one in previous.messages}
    found = _alone(keys, free, old, until_now)
    found |= _between(keys, certain, old, found, previous)
    return _beside(keys, free, old, found)


def _alone(
    keys: Sequence[str],
    free: Sequence[int],
    old: Sequence[str],
    until_now: set[str],
) -> dict[int, int]:
    """Return what returns without a neighbour's help.

    Where the film says the text elsewhere as well, or has said it until now, it may be another.
    """
    old_counts, new_counts = Counter(old), Counter(keys)
    places = {text: at for at, text in enumerate(old)}
    found = {}
    for index in free:
        text = keys[index]
        telling = len(words_of(text)) > 1
        if telling and old_counts[text] == 1 == new_counts[text] and text not in until_now:
            found[index] = places[text]
    return found


def _between(
    keys: Sequence[str],
    certain: Sequence[int | None],
    old: Sequence[str],
    found: dict[int, int],
    previous: Catalog,
) -> dict[int, int]:
    """Return what returns to its place: a run of texts that had stood between the same lines."""
    beside = remembered(previous.obsolete)
    places = {one.id: at for at, one in enumerate(previous.obsolete)}
    first = {
        (beside[one.id].before, text): at
        for at, (one, text) in enumerate(zip(previous.obsolete, old, strict=True))
        if one.id in beside
    }
    known = [
        previous.obsolete[found[index]].id
        if index in found
        else (None if one is None else previous.messages[one].id)
        for index, one in enumerate(certain)
    ]
    back: dict[int, int] = {}
    taken = set(found.values())
    for start, end in _unknown(known) if first else ():
        at = first.get((known[start - 1] or "" if start else START, keys[start]))
        run: list[int] = []
        after = ""
        while at is not None and len(run) < end - start and old[at] == keys[start + len(run)]:
            run.append(at)
            after = beside[one].after if (one := previous.obsolete[at].id) in beside else ""
            at = places.get(after)
        last = END if end == len(known) else known[end]
        if len(run) == end - start and after == last and taken.isdisjoint(run):
            back |= dict(zip(range(start, end), run, strict=True))
            taken.update(run)
    return back


def _unknown(known: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of what is not known, the end of each not in it."""
    start = None
    for index, one in enumerate([*known, ""]):
        if one is None:
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None


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
