"""Alike texts that are no pair yet: edits in their place, and what moved and was edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.catalogs.chain import weightiest_chain
from pipeline.catalogs.pairing import Pairing
from pipeline.catalogs.regrouping import Regrouped
from pipeline.catalogs.words import words_of

EDITED_RATIO = 60.0
"""Least likeness (rapidfuzz, 0 to 100) of an edited text; msgmerge draws its line there as well."""

_FAR_RATIO = 70.0
"""The same for a text that is somewhere else."""

_MOST_PAIRS = 2_500
"""Pairs of old and new texts between two pairs up to which all are compared (50 texts by 50);
beyond it those that share a rare word."""

_RARE = 24
"""Unpaired texts that may have a word that still leads to them."""

_LIKELIEST = 4
"""Texts with the most rare words in common that are compared."""

_NEAR = 4
"""Old items before and after the place of a new one that it may be a part of."""

_FAR = 5_000
"""Milliseconds off the clock at which time speaks against a pair as much as it can."""

Scored = tuple[float, int, int]
"""Weight, old index, new index."""


def fill_gaps(pairing: Pairing, *, trailing: bool) -> None:
    """Pair what is alike between two neighbouring pairs, in order, the weightiest together."""
    order = pairing.in_new_order(trailing=trailing)
    index: _Index | None = None
    for old_gap, new_gap in _gaps(pairing, order):
        if len(old_gap) * len(new_gap) <= _MOST_PAIRS:
            meetings: Iterable[tuple[int, int]] = (
                (one, other) for other in new_gap for one in old_gap
            )
        else:
            index = index or _Index(pairing)
            meetings = index.meetings(old_gap, new_gap)
        places = {one: rank for rank, one in enumerate(old_gap)}
        scored = {
            (places[one], other): weight
            for weight, one, other in _scored(pairing, meetings, EDITED_RATIO)
        }
        chain = weightiest_chain((weight, *pair) for pair, weight in scored.items())
        for one, other in chain:
            pairing.pair(old_gap[one], other)


def _gaps(pairing: Pairing, order: Sequence[int]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the unpaired old and new indices between neighbouring pairs, where both are."""
    old_gap: list[int] = []
    new_at = 0
    gaps = []
    for one in (*order, None):
        other = len(pairing.new) if one is None else pairing.back[one]
        if other is None and one is not None:
            old_gap.append(one)
            continue
        if old_gap and other is not None and other > new_at:
            gaps.append((old_gap, list(range(new_at, other))))
        old_gap, new_at = [], (other or 0) + 1
    return iter(gaps)


def pair_anywhere(pairing: Pairing) -> None:
    """Pair what is alike and left on both sides, wherever it is: the likest first."""
    free_old, free_new = pairing.free()
    if not free_old or not free_new:
        return
    index = _Index(pairing)
    scored = _scored(pairing, index.meetings(free_old, free_new), _FAR_RATIO)
    for _weight, one, other in sorted(scored, key=lambda pair: (-pair[0], pair[2], pair[1])):
        if pairing.back[one] is None and pairing.found[other] is None:
            pairing.pair(one, other)


def nearby(pairing: Pairing, groups: Mapping[int, Regrouped]) -> dict[int, Regrouped]:
    """Return for new items that are nothing yet the likest old one nearby, taken or not.

    A line that was cut in two and edited leaves one half that nothing else leads to.
    """
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - as below

    told = {}
    last = -1
    for other, one in enumerate(pairing.found):
        if one is not None:
            last = one
            continue
        if other in groups or not pairing.new_texts[other]:
            continue
        following = next(
            (at for at in pairing.found[other + 1 : other + 4] if at is not None), last
        )
        near = {
            at
            for place in (last, following)
            for at in range(max(place - _NEAR, 0), min(place + _NEAR + 1, len(pairing.old)))
        }
        text = pairing.new_texts[other]
        likest = max(
            ((ratio(pairing.old_texts[at], text, score_cutoff=EDITED_RATIO), -at) for at in near),
            default=(0.0, 0),
        )
        if likest[0]:
            told[other] = Regrouped((-likest[1],), whole=False)
    return told


def _scored(
    pairing: Pairing, meetings: Iterable[tuple[int, int]], least: float
) -> Iterator[Scored]:
    """Yield meetings that may be pairs with their weight: likeness, time and speaker."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - a film without edits needs none

    old_texts, new_texts = pairing.old_texts, pairing.new_texts
    for one, other in meetings:
        like = ratio(old_texts[one], new_texts[other], score_cutoff=least)
        if not like:
            if old_texts[one] or new_texts[other]:
                continue
            like = 100.0
        weight = like / 100 + 0.3 * (like == 100.0) + _timely(pairing.lag(one, other))
        if pairing.old[one].speaker != pairing.new[other].speaker:
            weight -= 0.2
        if weight > 0:
            yield weight, one, other


def _timely(lag: int | None) -> float:
    """Return what time adds to a weight: from 0.5 for none off to -0.5."""
    return 0.0 if lag is None else 0.5 - min(lag, _FAR) / _FAR


class _Index:
    """Unpaired old texts by their words."""

    def __init__(self, pairing: Pairing) -> None:
        self._pairing = pairing
        self._by_word: dict[str, list[int]] = {}
        self._by_text: dict[str, list[int]] = {}
        for at in pairing.free()[0]:
            text = pairing.old_texts[at]
            self._by_text.setdefault(text, []).append(at)
            for word in set(words_of(text)):
                self._by_word.setdefault(word, []).append(at)

    def meetings(self, old_gap: Sequence[int], new_gap: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield pairs worth comparing: equal texts, or those with most rare words in common."""
        pairing, wanted = self._pairing, set(old_gap)
        for other in new_gap:
            text = pairing.new_texts[other]
            equal = [one for one in self._by_text.get(text, ()) if one in wanted][:_RARE]
            if equal:
                yield from ((one, other) for one in equal)
                continue
            shared: Counter[int] = Counter()
            for word in dict.fromkeys(words_of(text)):
                places = self._by_word.get(word, ())
                if len(places) <= _RARE:
                    shared.update(one for one in places if one in wanted)
            for one, _count in shared.most_common(_LIKELIEST):
                yield one, other
