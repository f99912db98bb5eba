"""Texts cut otherwise are found by their words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs.identity import normalised
from pipeline.catalogs.regrouping import Regrouped, exact, regrouped

from .strategies import TwoWays, films_two_ways, various_films_two_ways
from .test_match import match_texts

GIBBERISH = st.lists(st.text("ab .", max_size=6), max_size=8)


def keys(texts: list[str]) -> list[str]:
    return [normalised(one) for one in texts]


@given(films_two_ways)
def test_a_film_in_two_ways(film: TwoWays) -> None:
    """Every sentence is found to be of the very cues that it runs over, and is whole if it fills
    them."""
    cues = keys([one.text for one in film.by_cue])
    sentences = keys([one.text for one in film.by_sentence])
    nothing = [None] * len(sentences)
    groups = regrouped(cues, sentences, nothing)
    holders = [slot.cue for one in film.by_sentence for slot in one.slots]
    for index, one in enumerate(film.by_sentence):
        covered = tuple(slot.cue for slot in one.slots)
        fills = all(holders.count(cue) == 1 for cue in covered)
        if len(covered) == 1 and fills:
            assert index not in groups
            continue
        assert groups[index].pieces == covered
        assert groups[index].whole == fills


@given(various_films_two_ways)
def test_an_identity_is_of_a_text_in_one_piece(film: TwoWays) -> None:
    """Matching never takes a sentence for one of the cues that it was cut into, nor back."""
    cues = keys([one.text for one in film.by_cue])
    sentences = keys([one.text for one in film.by_sentence])
    for old, new in ((cues, sentences), (sentences, cues)):
        for index, at in enumerate(match_texts(old, new)):
            assert at is None or old[at] == new[index]


@given(GIBBERISH, GIBBERISH)
def test_whatever_the_texts(old: list[str], new: list[str]) -> None:
    """What is told is of texts that are there, in order, and of no text that is found."""
    found = match_texts(old, new)
    groups = regrouped(old, new, found)
    taken = {at for at in found if at is not None}
    for index, group in groups.items():
        assert found[index] is None
        assert not taken & set(group.pieces)
        assert list(group.pieces) == sorted(set(group.pieces))
        assert all(0 <= piece < len(old) for piece in group.pieces)
    gone, made = exact(groups)
    assert made <= set(groups)
    assert not gone & taken


@pytest.mark.parametrize(
    ("old", "new", "groups"),
    [
        (
            ["i think", "that it works."],
            ["i think that it works."],
            {0: ((0, 1), True, None, True)},
        ),
        (["i think", "that works."], ["i think. that works!"], {0: ((0, 1), True, None, True)}),
        (
            ["yes.\ngo."],
            ["yes.", "go."],
            {0: ((0,), False, (0, 2), True), 1: ((0,), False, (1, 2), True)},
        ),
        (["私は", "思う。"], ["私は思う。"], {0: ((0, 1), True, None, True)}),
        (
            ["yes. i", "think."],
            ["yes.", "i think."],
            {0: ((0,), False, None, True), 1: ((0, 1), False, None, True)},
        ),
        (["the hatch is open."], ["the hatch is shut."], {}),
        (["go.", "run."], ["wait.", "stay here."], {}),
    ],
)
def test_cases(old: list[str], new: list[str], groups: dict[int, tuple[object, ...]]) -> None:
    """Joined, cut, in scripts without spaces; an edit and another text are not told."""
    wanted = {index: Regrouped(*one) for index, one in groups.items()}  # type: ignore[arg-type]
    assert regrouped(old, new, [None] * len(new)) == wanted


def test_a_sign_in_a_sentence() -> None:
    """A sentence goes on behind a sign or a sound, which is the same in both."""
    old = ["go to the hatch", "airlock", "and open it.", "[click]", "wait for", "me."]
    new = ["go to the hatch and open it.", "airlock", "[click]", "wait for me."]
    assert match_texts(old, new) == [None, 1, 3, None]
    assert regrouped(old, new, [None, 1, 3, None]) == {
        0: Regrouped((0, 2), True, None, True),
        3: Regrouped((4, 5), True, None, True),
    }


def test_a_long_film() -> None:
    """A film of 20,000 cues that all end within sentences takes no more than seconds."""
    words = [f"w{n * n % 997} the a w{n}" for n in range(20_000)]
    sentences = [" ".join(words[n : n + 4]) for n in range(0, len(words), 4)]
    begin = time.process_time()
    assert len(regrouped(words, sentences, [None] * len(sentences))) == 5_000
    changed = [*words[:9_000], "other words", *words[9_001:]]
    assert len(regrouped(changed, sentences, [None] * len(sentences))) > 4_990
    assert time.process_time() - begin < 5
