"""What each cue of a run shows: the pieces of its segments, in their dress."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cueing.dressing import Piece
from pipeline.cueing.runs import Run
from pipeline.cueing.script import Script
from pipeline.cueing.tags import carry_tags
from pipeline.cueing.wording import CUE_BREAK
from pipeline.model.markup import POSITION
from pipeline.model.segment import BARE, Dress

if TYPE_CHECKING:
    from pipeline.cueing.search import Layout


class Showing(NamedTuple):
    """One cue of the release, not yet timed."""

    pieces: tuple[Piece, ...]
    scripts: tuple[int, ...]
    """The scripts of the run that speak in it."""


def showings(
    run: Run, layout: Layout, dialogues: frozenset[int] | set[int]
) -> Iterator[list[Showing]]:
    """Yield for each cue of `run` what is shown in it: several cues where a break was typed in it.

    An empty list for a cue without words. `dialogues` are the indices of cues of the master in
    which several speak.
    """
    spoken = [
        _pieces(one, ends, dialogues) for one, ends in zip(run.scripts, layout.ends, strict=True)
    ]
    for members in run.members:
        groups: list[list[tuple[Piece, int]]] = [[]]
        for number, slot in members:
            for place, piece in enumerate(spoken[number][slot]):
                if place:
                    groups.append([])
                groups[-1].append((piece, number))
        yield [
            Showing(
                tuple(piece for piece, _number in group),
                tuple(dict.fromkeys(number for _piece, number in group)),
            )
            for group in groups
            if group
        ]


def _pieces(
    one: Script, ends: Sequence[int], dialogues: frozenset[int] | set[int]
) -> list[list[Piece]]:
    """Return for each slot of a segment what it says there, parted where cues were parted."""
    words, slots = one.wording, one.segment.slots
    texts: list[tuple[int, str]] = []
    begin = 0
    for place, end in enumerate(ends):
        if begin < end:
            texts += [(place, part) for part in words.text(begin, end).split(CUE_BREAK)]
        begin = end
    carried = carry_tags([text for _place, text in texts])
    by_slot: list[list[Piece]] = [[] for _slot in slots]
    several = len(texts) > 1 or len(slots) > 1
    last = len(texts) - 1
    for number, ((place, _text), text) in enumerate(zip(texts, carried, strict=True)):
        dress = slots[place].dress
        is_first, is_last = number == 0, number == last
        opens = number == 0 or texts[number - 1][0] != place
        closes = number == last or texts[number + 1][0] != place
        if dress is not BARE or is_first:
            turns = slots[0].dress.turns if is_first else dress.turns if opens else ()
            leading = dress.leading_dots if opens else ""
            trailing = dress.trailing_dots if closes else ""
            dress = dress._replace(turns=turns, leading_dots=leading, trailing_dots=trailing)
        by_slot[place].append(
            Piece(
                text if POSITION.match(text) else words.position + text,
                BARE if dress == BARE else dress,
                begins=is_first and not (several and bool(dress.leading_dots)),
                ends=is_last and not (several and bool(dress.trailing_dots)),
                speaker=one.segment.speaker,
                in_dialogue=slots[place].cue in dialogues
                or (is_first and slots[0].cue in dialogues),
            )
        )
    if len(slots) == 1 and len(texts) > 1 and len(slots[0].dress.turns) > 1:
        return [_with_turns(by_slot[0], slots[0].dress)]
    return by_slot


def _with_turns(pieces: Sequence[Piece], dress: Dress) -> list[Piece]:
    """Return the pieces of one cue in which several speak, each with the turns that begin in it.

    A dash stands only beside another speaker.
    """
    dressed, waiting = [], dress.turns
    for piece in pieces:
        lines = piece.text.count("\n") + 1
        turns, waiting = waiting[:lines], waiting[lines:]
        if len(turns) == 1:
            turns = (turns[0]._replace(dash=""),)
        dressed.append(piece._replace(dress=piece.dress._replace(turns=turns)))
    return dressed
