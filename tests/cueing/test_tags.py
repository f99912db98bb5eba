"""Tags over a break between cues: closed there, opened again in the next, nothing else changed."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cueing.tags import carry_tags
from pipeline.model.markup import strip_tags, tags

WORDS = ("Да", "нет,", "5", "…", "<3", "a < b")
TAGS = ("<i>", "</i>", "<I>", "</I>", "<b>", "</b>", '<font color="#ff0 a">', "</font>",
        r"{\i1}", r"{\i0}", r"{\an8}", "<v Anna>")  # fmt: skip
PAIRS = (("<i>", "</i>"), ("<B>", "</B>"), ('<font color="red">', "</font>"), (r"{\u1}", r"{\u0}"))

disorder = st.lists(st.lists(st.sampled_from(WORDS + TAGS), max_size=6).map(" ".join), max_size=5)
"""Parts with any tags, in any order."""


@st.composite
def nested(draw: st.DrawFn, depth: int = 3) -> list[str]:
    """Draw the shreds of a text with pairs of tags, one in another, none empty."""
    shreds: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        if depth and draw(st.booleans()):
            opening, closing = draw(st.sampled_from(PAIRS))
            shreds += [opening, *draw(nested(depth - 1)), closing]
        else:
            shreds.append(draw(st.sampled_from(WORDS)))
    return shreds


@st.composite
def orderly_parts(draw: st.DrawFn) -> list[str]:
    """Draw a text with its tags in order, cut anywhere between words and tags."""
    parts = [""]
    for shred in draw(nested()):
        if draw(st.integers(0, 3)) == 0:
            parts.append("")
        parts[-1] += shred
    return parts


def pairs_in(part: str) -> Counter[str]:
    """Return how many more opening tags than closing ones a part has, by name."""
    found: Counter[str] = Counter()
    for tag in tags(part):
        if named := re.match(r"<(/?)([a-z]+)|\{\\([ibus])([01])\}", tag, re.IGNORECASE):
            closes = bool(named[1]) or named[4] == "0"
            found[(named[2] or "\\" + named[3]).lower()] += -1 if closes else 1
    return found


@given(disorder | orderly_parts())
def test_words_stay(parts: list[str]) -> None:
    """Without tags the parts say what they said."""
    assert [strip_tags(part) for part in carry_tags(parts)] == [strip_tags(part) for part in parts]


@given(disorder | orderly_parts())
def test_twice_is_once(parts: list[str]) -> None:
    """What is carried has nothing more to carry."""
    carried = carry_tags(parts)
    assert carry_tags(carried) == carried


@given(orderly_parts())
def test_every_part_is_balanced(parts: list[str]) -> None:
    """Where the tags of the whole are in order, those of each part are, and no pair is empty."""
    for part in carry_tags(parts):
        assert not any(pairs_in(part).values())
        waiting: list[str] = []
        for tag in tags(part):
            if tag.startswith("</") or tag.endswith("0}"):
                opening = waiting.pop()
                assert PAIRS[[pair[0] for pair in PAIRS].index(opening)][1] == tag
            else:
                waiting.append(tag)
        for opening, closing in PAIRS:
            assert opening + closing not in part


@given(disorder)
def test_no_worse(parts: list[str]) -> None:
    """Tags without a partner, which only the translator can mend, are as many as before."""
    whole = "".join(parts)
    carried = "".join(carry_tags(parts))
    assert +pairs_in(carried) == +pairs_in(whole)
    assert -pairs_in(carried) == -pairs_in(whole)


@given(disorder | orderly_parts())
def test_each_word_keeps_its_tags(parts: list[str]) -> None:
    """What is in italics stays so, and nothing else becomes so."""
    carried = [_slanted([part]) for part in carry_tags(parts)]
    assert [one for part in carried for one in part] == _slanted(parts)


@pytest.mark.parametrize(
    ("parts", "carried"),
    [
        (["<i>a", "b</i>"], ["<i>a</i>", "<i>b</i>"]),
        (["<i>a", "b", "c</i>"], ["<i>a</i>", "<i>b</i>", "<i>c</i>"]),
        (["<i>a", "", "b</i>"], ["<i>a</i>", "", "<i>b</i>"]),
        (["a <i>", "b</i>"], ["a ", "<i>b</i>"]),
        (["<i>a", "</i>b"], ["<i>a</i>", "b"]),
        (["a<i>", "</i>b"], ["a", "b"]),
        (
            ['<FONT color="red">a <b>b', r"{\an8} c</b> d</FONT>"],
            ['<FONT color="red">a <b>b</b></FONT>', r'{\an8} <FONT color="red"><b>c</b> d</FONT>'],
        ),
        (["<i>a<b>b</i>c", "d</b>"], ["<i>a<b>b</i>c</b>", "<b>d</b>"]),
        ([r"{\i1}a", r"b{\i0}"], [r"{\i1}a{\i0}", r"{\i1}b{\i0}"]),
        ([r"{\an8}a", "b"], [r"{\an8}a", "b"]),
        (["<i>a", "b"], ["<i>a", "b"]),
        (["a</i>", "<i>b"], ["a</i>", "<i>b"]),
        (["<i>a ", " b</i>"], ["<i>a</i> ", " <i>b</i>"]),
        (["<i></i>a", "b"], ["<i></i>a", "b"]),
        ([], []),
    ],
)
def test_cases(parts: list[str], carried: list[str]) -> None:
    """Nesting and case are kept; what is not in order is left as it is."""
    assert carry_tags(parts) == carried


def _shreds(part: str) -> list[str]:
    return [shred for shred in re.split(r"(</?i>)", part, flags=re.IGNORECASE) if shred]


def _slanted(parts: list[str]) -> list[tuple[str, bool]]:
    """Return each character that shows, and whether it is in italics."""
    inside, found = 0, []
    for shred in _shreds("".join(_matched(parts))):
        inside += {"<i>": 1, "</i>": -1}.get(shred.lower(), 0)
        if not tags(shred):
            found += [(character, inside > 0) for character in shred if not character.isspace()]
    return found


def _matched(parts: list[str]) -> list[str]:
    """Return the parts without other tags than `<i>`, and those only with their partners."""
    marks: list[list[str]] = []
    waiting: list[tuple[int, int]] = []
    kept: set[tuple[int, int]] = set()
    for row, part in enumerate(parts):
        marks.append(_shreds(part))
        for column, shred in enumerate(marks[-1]):
            if shred.lower() == "<i>":
                waiting.append((row, column))
            elif shred.lower() == "</i>" and waiting:
                kept |= {waiting.pop(), (row, column)}
    return [
        "".join(
            (shred if (row, column) in kept else "") if shred.lower() in {"<i>", "</i>"}
            else strip_tags(shred)
            for column, shred in enumerate(shreds)
        )
        for row, shreds in enumerate(marks)
    ]  # fmt: skip
