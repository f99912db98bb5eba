"""A translation as words that cues may part: what stands between them, and how wide they are."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from pipeline.language.counting import is_visible, visible_length
from pipeline.model.markup import POSITION, TAG

CUE_BREAK = " || "
"""What a translator types to force a cue to end."""

_SPACE = re.compile(r"[ \t\n]+")


class Wording(NamedTuple):
    """The words of a text and what joins them. A word holds the marks and tags beside it."""

    words: tuple[str, ...]
    joints: tuple[str, ...]
    r"""What stands before each word: a space, `\n`, ` || `, or nothing between two letters of a
    script without spaces; the first has none."""
    ends: tuple[int, ...]
    """Visible characters of the text up to the end of each word, joints counted; one more than
    there are words: before the first it is 0."""
    position: str = ""
    r"""A tag of position, `{\an8}`, that the text begins with: it is that of all its cues."""

    def text(self, first: int, last: int) -> str:
        """Return the text of the words from `first` up to, not with, `last`."""
        if first >= last:
            return ""
        inner = zip(self.joints[first + 1 : last], self.words[first + 1 : last], strict=True)
        return self.words[first] + "".join(joint + word for joint, word in inner)

    def width(self, first: int, last: int) -> int:
        """Return the visible characters of `text(first, last)`."""
        if first >= last:
            return 0
        return self.ends[last] - self.ends[first] - joint_width(self.joints[first])

    def forced(self) -> tuple[int, ...]:
        """Return the words before which a cue has to end."""
        return tuple(index for index, joint in enumerate(self.joints) if joint == CUE_BREAK)


def joint_width(joint: str) -> int:
    """Return the visible characters of what joins two words; a break between cues is a space's."""
    return 1 if joint == CUE_BREAK else len(joint.strip("\n"))


def wording(text: str) -> Wording:
    """Return `text`, a translation, as words."""
    text = text.strip()
    position = ""
    if text.startswith("{") and (typed := POSITION.match(text)):
        position, text = typed.group(), text[typed.end() :].lstrip()
    if text.isascii() and not _has_marks(text):
        words = text.split(" ")
        if "" not in words:
            widths = accumulate((len(word) + 1 for word in words[1:]), initial=len(words[0]))
            return Wording(tuple(words), ("", *[" "] * (len(words) - 1)), (0, *widths), position)
    words, joints = _parted(text)
    ends, done = [0], 0
    for joint, word in zip(joints, words, strict=True):
        done += visible_length(word) + joint_width(joint)
        ends.append(done)
    return Wording(tuple(words), tuple(joints), tuple(ends), position)


def _has_marks(text: str) -> bool:
    return "<" in text or "{" in text or "\n" in text or "\t" in text or "||" in text


def _parted(text: str) -> tuple[list[str], list[str]]:
    """Return words and joints.

    What shows nothing goes with a word beside it, else it is left out:
    a cue of tags alone is none.
    """
    tagged = {place for tag in TAG.finditer(text) for place in range(*tag.span())}
    words: list[str] = []
    joints: list[str] = []
    start, joint, unseen = 0, "", ""
    for space in (*_SPACE.finditer(text), None):
        if space and space.start() in tagged:
            continue
        word = text[start : space.start() if space else len(text)]
        start = space.end() if space else 0
        following = "" if space is None else "\n" if "\n" in space.group() else " "
        if word == CUE_BREAK.strip():
            joint, unseen = CUE_BREAK, ""
        elif not word:
            continue
        elif is_visible(word):
            letters = _letters(unseen + word)
            words += letters
            joints += [joint, *[""] * (len(letters) - 1)]
            joint, unseen = following, ""
        elif words and joint != CUE_BREAK:
            words[-1] += (joint or " ") + word
            joint = following
        else:
            unseen += word + following
    if joints:
        joints[0] = ""
    return words, joints


def _letters(word: str) -> list[str]:
    """Return `word` parted where a script without spaces may be parted, else as it is."""
    return [word] if word.isascii() else _between_letters().split(word)


@cache
def _between_letters() -> re.Pattern[str]:
    """Return the pattern of places between two letters of Chinese or Japanese.

    Not before a mark that closes, a small kana or a long vowel, nor behind a bracket that opens
    (JLREQ, line-start and line-end prohibition; UAX #14, classes CL, NS, OP).
    """
    letter = r"[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
    never_first = (
        r"[、。，．：；？！…‥ー々〜」』）】〉》〕ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ]"
    )
    closing = r"[、。，．：；？！…‥」』）】〉》〕]"
    return re.compile(rf"(?<={letter})(?={letter})(?!{never_first})|(?<={closing})(?={letter})")
