"""Breaking the lines of a cue again: the one way in which every rule of layout would have them.

The words of each speaker (see `openings`) are broken by `cueing.lines`, at no place where `parted`
sees a phrase or number parted as long as another one is left. Since all rules ask here, what one of
them makes is what the others want: none finds anything new in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.checks.context import TrackContext
from pipeline.checks.openings import label_words, openings
from pipeline.checks.retouching import harmless
from pipeline.checks.turns import has_free_lines
from pipeline.cueing.lines import break_lines, fits
from pipeline.cueing.tags import carry_tags
from pipeline.language.phrase_breaks import parted
from pipeline.language.scripts import script_of
from pipeline.language.tags import base_language
from pipeline.model.fix import Edit, Fix, FixSafety
from pipeline.model.limits import Limits
from pipeline.model.markup import strip_tags

_UNSPACED = frozenset({"CJK", "THAI", "LAO", "KHMER", "MYANMAR"})
"""Scripts whose lines are not broken at spaces."""
_EARLIER = 4
"""Words before a break that tell what it parts."""
_NO_BREAK = "\u2007"
"""Stands, for as long as the lines are broken, for a space at which they may not be."""
_SPACES = re.compile(r"([^\S\u00a0\u2007\u202f]+)")
_SPLIT_PAIR = re.compile(r"</(?P<name>[ibu])>\n<(?P=name)>", re.IGNORECASE)
_LEADING_DASH = re.compile(r"^((?:<[^<>]*>|\{[^{}]*\})*[-‐‑–—―](?:<[^<>]*>)*) ")
_HYPHENATED = re.compile(r"[^\W\d_][-‐\u00ad]\n(?=[^\W\d_])")


def rebroken(context: TrackContext, index: int) -> str | None:
    """Return the text of a cue with its lines broken as they should be.

    None where the lines are not to be touched (songs, signs, scripts without spaces), and where
    the lines of the house cannot hold the text.
    """
    limits, language = context.limits, base_language(context.language)
    if limits.line_characters is None or not has_free_lines(context, index):
        return None
    if script_of(language) in _UNSPACED:
        return None
    text = context.track.cues[index].text
    return _rebroken(text, limits.lines, limits.line_characters, language)


def broken_lines(context: TrackContext, index: int) -> tuple[str, ...]:
    """Return the lines of `rebroken` as a viewer sees them; none where it has no answer."""
    text = rebroken(context, index)
    return () if text is None else tuple(strip_tags(text).split("\n"))


def rebreak(context: TrackContext, index: int) -> Fix | None:
    """Return the fix that breaks the lines of a cue again; None where that changes nothing."""
    text, wanted = context.track.cues[index].text, rebroken(context, index)
    if wanted is None or wanted == text:
        return None
    return harmless(context, index, Fix(FixSafety.SAFE, _edits(text, wanted)))


def lines_seen(context: TrackContext, index: int) -> list[str]:
    """Return the lines of a cue that show something, without the spaces around them."""
    return [
        " ".join(line.split(" ")).strip() for line in context.shown[index].lines if line.strip()
    ]


@lru_cache(maxsize=16_384)
def _rebroken(text: str, lines: int | None, width: int, language: str) -> str | None:
    kept = [line for line in text.split("\n") if line.strip()]
    # a line of tags or marks alone belongs to no speaker; a word with a hyphen is no longer two
    if _NO_BREAK in text or _HYPHENATED.search(text) or not all(map(_has_words, kept)):
        return None
    while True:
        turns = _turns(kept)
        result = _laid(turns, len(kept) + 1 if lines is None else lines, width, language)
        if result is None:
            return None
        # a bracket in the middle of a speaker's words may have come to begin a line
        kept = result.split("\n")
        if len(_turns(kept)) == len(turns):
            break
    if not all(map(_has_words, kept)):
        return None
    return "\n".join(carry_tags(kept)) if _SPLIT_PAIR.search(text) else result


def _laid(turns: Sequence[str], left: int, width: int, language: str) -> str | None:
    """Return what the speakers say in no more than `left` lines; None where these do not do."""
    broken: list[str] = []
    for number, turn in enumerate(turns):
        most = left - (len(turns) - number - 1)
        one = _broken(turn, Limits(max(most, 1), width), language)
        if most < 1 or one is None:
            return None
        broken.append(one)
        left -= one.count("\n") + 1
    return "\n".join(broken)


def _has_words(line: str) -> bool:
    return any(map(str.isalnum, strip_tags(line)))


def _turns(lines: list[str]) -> list[str]:
    """Return what each speaker says, and each sound and sign, in one line each, with its tags."""
    starts = openings([strip_tags(line) for line in lines])
    turns: list[list[str]] = []
    for number, line in enumerate(lines):
        if number in starts:
            turns.append([line])
        else:
            turns[-1].append(line)
    return [_joined(turn) for turn in turns]


def _joined(lines: list[str]) -> str:
    text = "\n".join(line.strip(" ") for line in lines)
    return re.sub(r"(?<! ) *\n *", " ", _SPLIT_PAIR.sub("\n", text)).strip(" ")


def _broken(turn: str, limits: Limits, language: str) -> str | None:
    """Return the words of one speaker in lines that the limits hold, None if they do not."""
    # a speaker's dash stays with the words, and a label where it can
    turn = _LEADING_DASH.sub(rf"\g<1>{_NO_BREAK}", turn)
    labelled = _labelled(turn)
    if fits(break_lines(labelled, limits, 1, language=language), limits):
        turn = labelled
    plain = break_lines(turn, limits, 1, language=language).replace(_NO_BREAK, " ")
    if not fits(plain, limits) or not _parts(plain, language):
        return plain if fits(plain, limits) else None
    bound = break_lines(_bound(turn, language), limits, 1, language=language)
    return bound.replace(_NO_BREAK, " ") if fits(bound, limits) else plain


def _labelled(turn: str) -> str:
    """Return a text in which no line can be broken between a label and the first word."""
    if ":" not in turn:
        return turn
    pieces = _SPACES.split(turn)
    count = label_words(" ".join(map(strip_tags, pieces[::2])))
    if 0 < count < len(pieces[::2]):
        pieces[2 * count - 1] = _NO_BREAK
    return "".join(pieces)


def _parts(text: str, language: str) -> bool:
    """Whether a line break parts a phrase or a number."""
    lines = [line.split(" ") for line in strip_tags(text).split("\n")]
    return any(
        parted(before[-1], after[0], language, before[-1 - _EARLIER : -1])
        for before, after in pairwise(lines)
    )


def _bound(turn: str, language: str) -> str:
    """Return a text in which no line can be broken where a phrase or a number would be parted."""
    pieces = _SPACES.split(turn)
    words = pieces[::2]
    bare = [strip_tags(word) for word in words]
    for place, (before, after) in enumerate(pairwise(bare)):
        if pieces[2 * place + 1] == " " and parted(
            before, after, language, bare[max(0, place - _EARLIER) : place]
        ):
            pieces[2 * place + 1] = _NO_BREAK
    return "".join(pieces)


def _edits(text: str, wanted: str) -> tuple[Edit, ...]:
    """Return the edits that make `wanted` of `text`: of the spaces only, where no tag moves."""
    old, new = _SPACES.split(text), _SPACES.split(wanted)
    if old[::2] != new[::2]:
        return (Edit(0, len(text), wanted),)
    found, place = [], 0
    for one, other in zip(old, new, strict=True):
        if one != other:
            found.append(Edit(place, place + len(one), other))
        place += len(one)
    return tuple(found)
