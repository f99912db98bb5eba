"""What a person changed in a release, as adjustments that make the same changes again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.cueing.adjusting import laid_cue
from pipeline.cueing.matching import Block, matched
from pipeline.cueing.places import Film, Places, Range
from pipeline.cueing.wordage import placed, words
from pipeline.model.adjustment import Act, Adjustment, CuePlace, Part
from pipeline.model.markup import POSITION

if TYPE_CHECKING:
    from pipeline.cueing.layout import Laid
    from pipeline.model.cue import Cue
    from pipeline.model.time import TimeSpan


def differences(
    laid: Laid, wanted: Sequence[Cue], film: Film, pinned: Collection[str] = ()
) -> tuple[Adjustment, ...]:
    """Return the adjustments by which `adjust` makes of `laid` exactly the cues `wanted`.

    In film order. Times, texts and settings that are as laid out are not in them, but for the texts
    of the cues of `pinned` messages: these are to stay even where the layout changes.
    """
    places = Places(laid, film)
    made: list[Adjustment] = []
    blocks = matched(laid.track.cues, wanted)
    origins = laid.provenance.cues
    shown = {
        key
        for block in blocks
        if block.after
        for index in range(block.first, block.last)
        for key in origins[index].messages
    }
    keys = {key for block in blocks if _is_cut(block, laid, wanted) for key in _keys(block, laid)}
    loose = frozenset(pinned) - keys
    for block in _pinned_together(blocks, loose, laid):
        if not loose.isdisjoint(_keys(block, laid)):
            made.append(_pin(block, laid, wanted, places))
            continue
        for one in _of_block(block, laid, wanted, places):
            partly = one.act is Act.DELETE and not shown.isdisjoint(origins[block.first].messages)
            # of a message that is still shown only these words are to go
            made.append(one._replace(was=laid.track.cues[block.first].text) if partly else one)
    return tuple(made)


def _keys(block: Block, laid: Laid) -> set[str]:
    origins = laid.provenance.cues[block.first : block.last]
    return {key for origin in origins for key in origin.messages}


def _is_cut(block: Block, laid: Laid, wanted: Sequence[Cue]) -> bool:
    """Whether an adjustment is needed for the texts of a block, pinned or not."""
    if (block.before, block.after) != (1, 1):
        return True
    return laid.track.cues[block.first].text != wanted[block.start].text


def _pinned_together(
    blocks: Sequence[Block], pinned: Collection[str], laid: Laid
) -> Iterator[Block]:
    """Yield the blocks, neighbours that share a message of `pinned` as one."""
    open_: Block | None = None
    for block in blocks:
        shared = _keys(block, laid).intersection(pinned)
        if open_ is not None and shared.intersection(_keys(open_, laid)):
            open_ = Block(open_.first, block.last, open_.start, block.stop)
            continue
        if open_ is not None:
            yield open_
        open_ = block
    if open_ is not None:
        yield open_


def _pin(block: Block, laid: Laid, wanted: Sequence[Cue], places: Places) -> Adjustment:
    """Return the adjustment that keeps the texts of cues, as they are laid out, where they are."""
    found = Range(block.first, block.before)
    reference = places.reference(found)
    parts = tuple(
        _part(laid_cue(laid, found, at, block.after), cue, reference)._replace(text=cue.text)
        for at, cue in enumerate(wanted[block.start : block.stop])
    )
    act = Act.CUE if block.before == 1 else Act.SHARE
    name, source = places.name(block.first), places.source(block.first)
    return Adjustment(act, name, parts, block.before, source, reference.duration)


def _of_block(
    block: Block, laid: Laid, wanted: Sequence[Cue], places: Places
) -> Iterator[Adjustment]:
    if not block.before:
        for cue in wanted[block.start : block.stop]:
            yield _addition(block.first, cue, places)
        return
    found = Range(block.first, block.before)
    reference = places.reference(found)
    cues = wanted[block.start : block.stop]
    parts = tuple(
        _part(laid_cue(laid, found, place, block.after), cue, reference)
        for place, cue in enumerate(cues)
    )
    if block.before == block.after == 1 and parts[0] == Part():
        return
    if (block.before, block.after) != (1, 1):
        # words that move from cue to cue move together or not at all: each part has its text
        parts = tuple(
            part._replace(text=cue.text, position=None)
            for part, cue in zip(parts, cues, strict=True)
        )
    shown = [laid.track.cues[index].text for index in found]
    texts = [part.text for part in parts if part.text is not None]
    same = not texts or words(*texts) == words(*shown)
    yield Adjustment(
        _act(block),
        places.name(block.first),
        parts,
        block.before,
        places.source(block.first),
        reference.duration,
        None if same else "\n".join(shown),
    )


def _act(block: Block) -> Act:
    if not block.after:
        return Act.DELETE
    if block.before == 1:
        return Act.CUE if block.after == 1 else Act.SPLIT
    return Act.JOIN if block.after == 1 else Act.SHARE


def _part(cue: Cue, wanted: Cue, reference: TimeSpan) -> Part:
    """Return how `wanted` departs from `cue`, what cueing gives."""
    text, position = None, None
    if wanted.text != cue.text:
        position = _position(wanted.text)
        if position is None or placed(cue.text, position) != wanted.text:
            text, position = wanted.text, None
    return Part(
        wanted.span.start - reference.start if wanted.span.start != cue.span.start else None,
        wanted.span.end - reference.end if wanted.span.end != cue.span.end else None,
        text,
        position,
        wanted.settings if wanted.settings != cue.settings else None,
    )


def _position(text: str) -> int | None:
    r"""Return where `text` is placed on the screen, 0 for nowhere; None for the old way, `\a6`."""
    found = POSITION.match(text)
    if found is None:
        return 0
    number = found.group()[1:-1].removeprefix("\\an")
    return int(number) if len(number) == 1 and number != "0" else None


def _addition(first: int, wanted: Cue, places: Places) -> Adjustment:
    """Return the adjustment that adds a cue before the cue `first` of the release.

    It stands after the cue above it; where there is none, before the one below.
    """
    before = first == 0 and places.count > 0
    anchor = 0 if before else first - 1
    start = places.reference(Range(anchor, 1)).start
    part = Part(
        wanted.span.start - start,
        wanted.span.end - start,
        wanted.text,
        settings=wanted.settings or None,
    )
    place = places.name(anchor)._replace(of=1) if anchor >= 0 else CuePlace()
    return Adjustment(Act.ADD, place, (part,), before=before)
