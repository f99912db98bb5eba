"""Old and new texts that have words of one another, wherever they stand: small films to be matched.

Where nothing tells when old texts were said, words alone lead to the new ones that may be them, or
a part of them, or made of them. Texts that are led to one another hang together; short ones that
nothing leads to join them where they stand beside and say what is left of the words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from functools import partial
from itertools import pairwise

from pipeline.catalogs.words import words_of

_ALIKE = 70.0
"""Least likeness (rapidfuzz, 0 to 100) of an edited text that may stand anywhere."""

_ALIKE_THERE = 60.0
"""The same for one that stands where the old one stood."""

_CLEAR = 5.0
"""Points by which an edited text has to be more alike than any other of the film: of lines that
count, "line number one.", none is."""

_CONTAINED = 0.85
"""Share of a text's words, in order in another one, from which it is a piece of that."""

_CONTAINED_BESIDE = 0.6
"""The same beside another piece, of a text with `_SOME` words or more; else all, in a row."""

_SOME = 3

_RARE = 24
"""New texts that may have a word, or two words side by side, that still lead to them."""

_LIKELIEST = 12
"""New texts with the most such words in common that are compared: a long text may have as many
pieces."""

_REACH = 2
"""How far beside a text a short one is looked for: a sign may stand between."""

Texts = Mapping[int, str]
"""Normalised texts by their places in a film or list."""


def scenes(
    old: Texts, new: Texts, near: Mapping[int, Sequence[int]], free: Container[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield places of old and of new texts that hang together, both in the order of `new`.

    Only places in `free` are yielded of the new; the others are there to be more alike. `near` has
    for an old text the places where it had stood, as far as known.
    """
    links: dict[int, dict[int, float]] = {}
    for at, index, like in _links(old, new, near, free):
        links.setdefault(at, {})[index] = like
    homes = {at: max(likes, key=lambda index: likes[index]) for at, likes in links.items()}
    taken_old, taken_new = set(links), {index for likes in links.values() for index in likes}
    open_new = {index: text for index, text in new.items() if index in free}
    for olds, news in _joined(links):
        _join_short(olds, old, news, new, taken_old, homes)
        _join_short(news, open_new, olds, old, taken_new, {})
        yield sorted(olds, key=partial(_place, old, new, homes)), sorted(news)


def _links(
    old: Texts, new: Texts, near: Mapping[int, Sequence[int]], free: Container[int]
) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of texts that may be one, or one a part of the other, with their likeness."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - only where there are obsolete texts

    for at, likeliest in _meetings(old, new):
        there = [index for index in near.get(at, ()) if index in new]
        likes = {
            index: ratio(old[at], new[index], score_cutoff=_ALIKE_THERE)
            for index in dict.fromkeys((*there, *likeliest))
        }
        pieces, wholes, edits = _sorted_out(old[at], new, likes, there)
        for index in (*pieces, *_clear(wholes, there), *_clear(edits, there)):
            if index in free:
                yield at, index, likes[index]


def _sorted_out(
    text: str, new: Texts, likes: Mapping[int, float], there: Sequence[int]
) -> tuple[dict[int, float], dict[int, float], dict[int, float]]:
    """Return of new texts the pieces of an old one, those it is a piece of, and its edits.

    Each with how surely they are that, in points of 100.
    """
    pieces, wholes, edits = {}, {}, {}
    for index, like in likes.items():
        if like >= _ALIKE or (like and index in there):
            edits[index] = like
            continue
        inside, around = _share(new[index], text), _share(text, new[index])
        if inside >= _CONTAINED:
            pieces[index] = 100 * inside
        elif around >= _CONTAINED:
            wholes[index] = 100 * around
    return pieces, wholes, edits


def _clear(sure: Mapping[int, float], there: Sequence[int]) -> list[int]:
    """Return what is surer than any other by far, or stands where the old text stood."""
    placed = [index for index in sure if index in there]
    if placed or not sure:
        return placed
    best = max(sure, key=lambda index: sure[index])
    rivals = [index for index in sure if index != best and sure[index] > sure[best] - _CLEAR]
    return [] if rivals else [best]


def _share(piece: str, text: str) -> float:
    """Return which share of the words of a shorter text stand in order in a longer one."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - as above

    words, others = words_of(piece), words_of(text)
    if not 1 < len(words) < len(others):
        return 0.0
    return LCSseq.similarity(words, others) / len(words)


def _meetings(old: Texts, new: Texts) -> Iterator[tuple[int, list[int]]]:
    """Yield old texts, each with the new ones that share most rare words with it."""
    leading = {at: _leading(text) for at, text in old.items()}
    wanted = {one for several in leading.values() for one in several}
    places: dict[tuple[str, ...], list[int]] = {}
    for index, text in new.items():
        for one in _leading(text):
            if one in wanted:
                places.setdefault(one, []).append(index)
    for at, several in leading.items():
        shared: Counter[int] = Counter()
        for one in several:
            found = places.get(one, ())
            if len(found) <= _RARE:
                shared.update(found)
        yield at, [index for index, _count in shared.most_common(_LIKELIEST)]


def _leading(text: str) -> list[tuple[str, ...]]:
    """Return the words of a text and those side by side, each once, in order."""
    words = words_of(text)
    return list(dict.fromkeys((*((one,) for one in words), *pairwise(words))))


def _joined(links: Mapping[int, Mapping[int, float]]) -> list[tuple[set[int], set[int]]]:
    """Return the old and new places that links join, directly or through others."""
    owner: dict[int, tuple[set[int], set[int]]] = {}
    for at, likes in links.items():
        scene: tuple[set[int], set[int]] = ({at}, set())
        for index in likes:
            other = owner.get(index, (set(), {index}))
            if other is scene:
                continue
            small, large = sorted((scene, other), key=lambda one: len(one[0]) + len(one[1]))
            large[0].update(small[0])
            large[1].update(small[1])
            for moved in small[1]:
                owner[moved] = large
            owner[index] = scene = large
    return list({id(one): one for one in owner.values()}.values())


def _join_short(
    members: set[int],
    texts: Texts,
    others: Set[int],
    their_texts: Texts,
    taken: set[int],
    homes: dict[int, int],
) -> None:
    """Add texts beside `members` whose words stand in a row in one of `others`."""
    beside = sorted(others)
    for member in sorted(members):
        for step in (1, -1):
            at, misses = member + step, 0
            while misses < _REACH:
                is_open = at in texts and at not in taken
                home = next(
                    (one for one in beside if is_open and _is_piece(texts[at], their_texts[one])),
                    None,
                )
                if home is None:
                    misses += 1
                else:
                    members.add(at)
                    taken.add(at)
                    homes[at] = home
                at += step


def _is_piece(piece: str, text: str) -> bool:
    """Whether a text beside a piece is one as well."""
    words = words_of(piece)
    in_a_row = f" {' '.join(words)} " in f" {' '.join(words_of(text))} "
    return bool(words) and (
        in_a_row or (len(words) >= _SOME and _share(piece, text) >= _CONTAINED_BESIDE)
    )


def _place(old: Texts, new: Texts, homes: Mapping[int, int], at: int) -> tuple[int, int, int]:
    """Return where an old text belongs among the new ones: in which, and from which letter on."""
    from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415 - as above

    home = homes[at]
    found = None
    if len(old[at]) < len(new[home]):
        found = partial_ratio_alignment(old[at], new[home])
    return home, found.dest_start if found else 0, at
