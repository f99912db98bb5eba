"""Wording changed in a release, given back to the messages it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cueing.matching import Block, matched
from pipeline.cueing.wordage import bare, tokens, unplaced
from pipeline.model.markup import POSITION, unwrap

if TYPE_CHECKING:
    from pipeline.cueing.layout import Laid
    from pipeline.model.cue import Cue

Lay = Callable[[Mapping[str, str]], "Laid"]
"""Lays the release out with other texts for some messages."""

NOTHING = "||"
"""The translation of a message that is shown no more."""


class Break(IntEnum):
    """What stands between a word and the one before it."""

    NONE = 0
    LINE = 1
    CUE = 2


_STYLES: tuple[frozenset[Break], ...] = (
    frozenset(),
    frozenset({Break.LINE}),
    frozenset({Break.CUE}),
    frozenset({Break.LINE, Break.CUE}),
)
"""Which breaks are typed into a translation; the fewest that do are taken."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a message as the person left it."""

    text: str
    gap: Break = Break.NONE


@dataclass(frozen=True, slots=True)
class Rewording:
    """Neighbouring messages whose words or breaks a person changed."""

    messages: frozenset[str]
    """All messages of the cues."""
    texts: tuple[str, ...]
    """What the cues are to show, one text a cue, without place on the screen."""
    words: Mapping[str, tuple[Word, ...]]
    """The words of each message; the messages whose words are what they were have them too."""
    reworded: frozenset[str]
    """Messages with other words; none where only breaks moved."""
    moved: frozenset[str] = frozenset()
    """Messages of which words went to another cue."""

    def candidate(
        self, style: frozenset[Break], shown: Mapping[str, str], breakable: Collection[str]
    ) -> dict[str, str]:
        """Return texts for the messages, breaks typed as `style` says; those in `shown` are none.

        Typed breaks come only to messages with other words, and to `breakable` ones.
        """
        touched = self.reworded | (self.words.keys() & set(breakable) if style else set())
        texts = {key: _placed(_joined(self.words[key], style), shown[key]) for key in touched}
        return {key: text for key, text in texts.items() if text != shown[key]}


class Edits(NamedTuple):
    """What becomes of changed wording."""

    texts: dict[str, str]
    """New translations, by message."""
    unpinned: frozenset[str]
    """Messages of which words went to another cue, and whose texts do not say so."""


def edits(
    laid: Laid,
    wanted: Sequence[Cue],
    shown: Mapping[str, str],
    lay: Lay,
    *,
    editable: Collection[str],
    breakable: Collection[str],
) -> Edits:
    """Return new translations with which the release says what `wanted` says.

    `shown` is what the release shows for each message; only `editable` messages are given other
    words, and only `breakable` ones typed breaks where no word changed. A cue break that was moved
    is typed even where the layout comes to the same without. What no translation gives is left to
    adjustments.
    """
    found = rewordings(laid, wanted, shown)
    open_ = [one for one in found if _allowed(one, editable, breakable)]
    chosen: dict[str, str] = {}
    second: list[tuple[Rewording, dict[str, str]]] = []
    for style in _STYLES:
        later = [one for one in open_ if one.moved and Break.CUE not in style]
        open_ = [one for one in open_ if one not in later]
        candidates = [one.candidate(style, shown, breakable) for one in open_]
        trial = {key: text for each in candidates for key, text in each.items()}
        if not trial:
            open_ += later
            continue
        given = _texts_by_message(lay({**chosen, **trial}))
        left = []
        for one, candidate in zip(open_, candidates, strict=True):
            got = _texts_of(one.messages, given)
            if got == one.texts:
                chosen |= candidate
            else:
                left.append(one)
                if one.reworded and _same_words(got, one.texts):
                    second.append((one, candidate))
        open_ = left + later
    for one, candidate in second:
        if one in open_:
            chosen |= {key: text for key, text in candidate.items() if key not in chosen}
    moved = {key for one in found for key in one.moved}
    return Edits(chosen, frozenset(key for key in moved if NOTHING not in chosen.get(key, "")))


def _allowed(one: Rewording, editable: Collection[str], breakable: Collection[str]) -> bool:
    if one.reworded:
        return one.reworded <= set(editable)
    return set(one.words) <= set(breakable)


def rewordings(
    laid: Laid, wanted: Sequence[Cue], shown: Mapping[str, str]
) -> tuple[Rewording, ...]:
    """Return what was changed in the texts of cues, each with all messages that it touches.

    Cues that were added or deleted are no rewording: a message keeps the words of its deleted cues.
    """
    kept = [one for one in matched(laid.track.cues, wanted) if one.before]
    found = []
    for group in _groups(kept, laid):
        changed = [one for one in group if _differ(laid.track.cues, wanted, one)]
        reading = _read(group, laid, wanted, shown) if changed else None
        if reading is not None:
            found.append(reading)
    return tuple(found)


def _differ(laid: Sequence[Cue], wanted: Sequence[Cue], block: Block) -> bool:
    """Whether the two sides of a block differ in what they say; a deleted cue says nothing else."""
    if not block.after:
        return False
    ours = [unplaced(cue.text) for cue in laid[block.first : block.last]]
    return ours != [unplaced(cue.text) for cue in wanted[block.start : block.stop]]


def _groups(blocks: Sequence[Block], laid: Laid) -> list[list[Block]]:
    """Return runs of blocks, a message never in two of them."""
    origins = laid.provenance.cues
    last: dict[str, int] = {}
    for place, block in enumerate(blocks):
        for index in range(block.first, block.last):
            last.update(dict.fromkeys(origins[index].messages, place))
    groups: list[list[Block]] = []
    reach = -1
    for place, block in enumerate(blocks):
        if place > reach:
            groups.append([])
        groups[-1].append(block)
        keys = [key for index in range(block.first, block.last) for key in origins[index].messages]
        reach = max(reach, place, *(last[key] for key in keys))
    return groups


@dataclass(slots=True)
class _Token:
    """A word on the screen."""

    text: str
    gap: Break
    message: str = ""
    own: str = ""
    """The word as the message has it; for the old release only."""
    cue: tuple[int, int] = (0, 0)
    """In which block it is shown, and in which cue of that."""


def _read(
    group: Sequence[Block], laid: Laid, wanted: Sequence[Cue], shown: Mapping[str, str]
) -> Rewording | None:
    """Return the words of each message of `group`, None where they cannot be told apart."""
    cues = laid.track.cues
    theirs: list[_Token] = []
    ours: list[_Token] = []
    queues: dict[str, list[str]] = {}
    for number, block in enumerate(group):
        before, after = cues[block.first : block.last], _left(block, laid, wanted)
        bared = _wrapping(before) == _wrapping(after)
        for index in range(block.first, block.last):
            origin = laid.provenance.cues[index]
            for key in origin.messages:
                queues.setdefault(key, _words_of(shown.get(key, "")))
            tokens_ = _tokens(cues[index].text, (number, index - block.first), bared=bared)
            ours += _owned(tokens_, origin.messages, queues)
        for place, cue in enumerate(after):
            theirs += _tokens(cue.text, (number, place), bared=bared)
    if not queues or any(queues.values()):
        return None
    old = {key: tuple(_words_of(shown[key])) for key in queues}
    moved = _attribute(ours, theirs)
    words = {key: _collected(theirs, key) for key in old}
    reworded = frozenset(key for key in old if tuple(one.text for one in words[key]) != old[key])
    if any(old[key] and not words[key] for key in old):
        return None  # a message that the cue says no more is kept, and the cue adjusted
    stops = [unplaced(cue.text) for block in group for cue in _left(block, laid, wanted)]
    return Rewording(frozenset(old), tuple(stops), words, reworded, moved & old.keys())


def _left(block: Block, laid: Laid, wanted: Sequence[Cue]) -> Sequence[Cue]:
    """Return what a block is to show; what it showed where it is deleted: adjustments do that."""
    return wanted[block.start : block.stop] or laid.track.cues[block.first : block.last]


def _words_of(text: str) -> list[str]:
    found = [unplaced(token) for token in tokens(text) if token != NOTHING]
    return [token for token in found if token]


def _wrapping(cues: Sequence[Cue]) -> set[str]:
    return {POSITION.sub("", unwrap(cue.text).before) for cue in cues}


def _tokens(text: str, cue: tuple[int, int], *, bared: bool) -> list[_Token]:
    text = unwrap(text).text if bared else unplaced(text)
    found: list[_Token] = []
    for number, line in enumerate(text.split("\n")):
        for place, token in enumerate(tokens(line)):
            gap = Break.NONE if place else Break.LINE if number else Break.CUE
            found.append(_Token(token, gap, cue=cue))
    return found


def _owned(
    found: list[_Token], messages: Sequence[str], queues: dict[str, list[str]]
) -> list[_Token]:
    """Say of each word on the screen which message it is the next word of; dress is of none."""
    for token in found:
        for key in messages:
            if queues[key] and bare(queues[key][0]) == bare(token.text):
                token.message, token.own = key, queues[key].pop(0)
                break
    return found


def _attribute(ours: Sequence[_Token], theirs: Sequence[_Token]) -> frozenset[str]:
    """Give each word of the new release to the message that the word in its place was of.

    Returned are the messages of which words are in another cue than before.
    """
    moved: set[str] = set()
    compared = SequenceMatcher(
        None, [bare(one.text) for one in ours], [bare(one.text) for one in theirs], autojunk=False
    )
    for _tag, first, last, start, stop in compared.get_opcodes():
        if last - first == stop - start and _tag == "equal":
            for one, other in zip(ours[first:last], theirs[start:stop], strict=True):
                other.message, other.text = one.message, _kept(one, other.text)
                moved.update([one.message] if one.cue != other.cue else ())
            continue
        if first < last and {one.cue for one in theirs[start:stop]} - {
            one.cue for one in ours[first:last]
        }:
            moved.update(one.message for one in ours[first:last])
        replaced = [one for one in ours[first:last] if one.message]
        for place in range(start, stop):
            token = theirs[place]
            if replaced:
                at = (place - start) * len(replaced) // (stop - start)
                token.message = replaced[at].message
            else:
                token.message = _beside(ours, first, token.gap)
    return frozenset(moved)


def _kept(one: _Token, text: str) -> str:
    """Return a word that stayed, as its message has it but for what was changed about it."""
    if text == one.text or not one.message:
        return one.own
    before, found, after = one.text.partition(one.own)
    if not found:
        return text
    return text.removeprefix(before).removesuffix(after) if after else text.removeprefix(before)


def _beside(ours: Sequence[_Token], place: int, gap: Break) -> str:
    """Return the message that a word put in before `ours[place]` belongs to.

    The one above, but where a sentence ends there and the word begins a line or a cue.
    """
    above = next((one for one in reversed(ours[:place]) if one.message), None)
    below = next((one for one in ours[place:] if one.message), None)
    if above is None or (below is not None and gap and above.message != below.message):
        return below.message if below else ""
    return above.message


def _collected(theirs: Sequence[_Token], key: str) -> tuple[Word, ...]:
    """Return the words of message `key`, each with the widest break since the one before."""
    words: list[Word] = []
    gap = Break.NONE
    for token in theirs:
        gap = max(gap, token.gap)
        if token.message == key:
            words.append(Word(token.text, gap if words else Break.NONE))
            gap = Break.NONE
    return tuple(words)


def _joined(words: Sequence[Word], style: Collection[Break]) -> str:
    """Return the translation that says `words`; the sign of silence where there are none."""
    if not words:
        return NOTHING
    pieces = [words[0].text]
    for word in words[1:]:
        typed = word.gap if word.gap in style else Break.NONE
        pieces += [{Break.NONE: " ", Break.LINE: "\n", Break.CUE: " || "}[typed], word.text]
    return "".join(pieces)


def _placed(text: str, shown: str) -> str:
    """Return `text` at the place on the screen that the translator typed before `shown`."""
    typed = POSITION.match(shown)
    return typed.group() + text if typed and text != NOTHING else text


def _texts_by_message(laid: Laid) -> list[tuple[frozenset[str], str]]:
    return [
        (frozenset(origin.messages), unplaced(cue.text))
        for cue, origin in zip(laid.track.cues, laid.provenance.cues, strict=True)
    ]


def _texts_of(
    messages: frozenset[str], given: Sequence[tuple[frozenset[str], str]]
) -> tuple[str, ...]:
    return tuple(text for keys, text in given if not keys.isdisjoint(messages))


def _same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    return [token for text in one for token in tokens(text)] == [
        token for text in other for token in tokens(text)
    ]
