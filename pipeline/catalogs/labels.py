"""Speaker labels in texts: `ANNA: Yes.` is `Yes.` said by ANNA.

Whether a label is a part of a text depends on whether the cast knew the name when it was extracted.
A name that is given to the cast later, or taken out of it, changes what is written, not what is
said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pipeline.catalogs.identity import normalised
from pipeline.catalogs.item import Item
from pipeline.catalogs.remark import read_remark
from pipeline.catalogs.style import plainly_set, same_meaning
from pipeline.model.cast import Cast
from pipeline.model.markup import TAG
from pipeline.model.message import Message

_MARK = r"[:\uff1a]"
_COLON = rf"{_MARK}(?!\d)"
"""A full-width colon stands behind names in Chinese and Japanese; `12:30` is a time."""
_NOTHING = rf"(?:{TAG.pattern}|[-‐‑–—―\s«“„\"'])*"
"""What may stand before a label: tags, a dash, a quote."""
_OPENING = re.compile(_NOTHING)
_BRACKETS = ("[", "(", "【", "［", "（")
_LIKE_A_LABEL = re.compile(rf"[^\W\d_][^:\uff1a\n.!?…。！？]{{0,40}}{_COLON}")
"""What may be a name before a colon, in whatever language and case."""
_ANY_LABEL = re.compile(rf"[^\W\d_]\s*(?:{TAG.pattern})*\s*{_COLON}", re.IGNORECASE)


class Labels:
    """The labels of some names, found in texts of any case; of no names, none."""

    def __init__(self, names: Collection[str]) -> None:
        self._is_empty = not names
        one_of = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        bare = rf"(?:\[(?:{one_of})\]\s*{_MARK}?|(?:{one_of})\s*{_COLON})"
        self._pattern = re.compile(
            rf"(?<![^\s>}}‐‑–—―«“„\"'-])(?:<(\w+)>(?:{bare}</\1>|(?:{one_of})</\1>\s*{_COLON})|{bare})"
            r"\s*(?=\S)",
            re.IGNORECASE,
        )

    def off(self, text: str) -> tuple[str, int]:
        """Return a text without its labels, wherever in it, and how many there were.

        >>> Labels(["Anna", "Bob"]).off("- ANNA: Yes. [BOB] No.")
        ('- Yes. No.', 2)
        """
        return self._pattern.subn("", text) if self._may_be_in(text) else (text, 0)

    def first_off(self, text: str) -> tuple[str, int]:
        """Return a text without the label that it begins with, and whether it did: 1 or 0.

        >>> Labels(["Anna"]).first_off("<b>Anna:</b> So I told Anna: no.")
        ('So I told Anna: no.', 1)
        """
        match = self._pattern.search(text) if self._may_be_in(text) else None
        opened = _OPENING.match(text)
        if match is None or opened is None or match.start() > opened.end():
            return text, 0
        return text[: match.start()] + text[match.end() :], 1

    def _may_be_in(self, text: str) -> bool:
        return not self._is_empty and (":" in text or "[" in text or "\uff1a" in text)


def without_labels(
    old: Sequence[Item], new: Sequence[Item]
) -> tuple[Sequence[Item], Sequence[Item]]:
    """Return the items of two films without the labels of those whom either of them knows."""
    written = {one.speaker for films in (old, new) for one in films} - {""}
    written.update(name for one in new for name in one.names)
    names = {plainly_set(normalised(name)) for name in written} - {""}
    if not names:
        return old, new
    labels = Labels(names)
    return [_bare(one, labels) for one in old], [_bare(one, labels) for one in new]


def _bare(item: Item, labels: Labels) -> Item:
    text, count = labels.off(item.text)
    return item._replace(text=text) if count else item


def relabelled(carried: Message, origin: Message, cast: Cast) -> Message | None:
    """Return `carried` where its source is that of `origin` without a label that `cast` knows now.

    The words are the same, so that the translation is as certain as it was, as long as it holds no
    label: one that it begins with is taken off if it is the name in any way the cast writes it
    (`ANNA: `, and `Анна: ` where the cast says how the name reads). None where something else
    happened to the message, and where the translation begins with what may be a label in other
    words: `АННА: `, `(Анна)`. Where the labels of several went, it has to have a line for each, and
    no such thing anywhere. None too where a label came into the source: the translation lacks it.
    """
    remark = read_remark(carried.extracted)
    if origin.fuzzy or remark is None or not remark.speaker:
        return None
    forms = {one.name: {one.name, *(name for _, name in one.names)} for one in cast.speakers}
    own = Labels(forms.setdefault(remark.speaker, {remark.speaker}))
    every = Labels(set().union(*forms.values()))
    (before, had), (after, has) = every.off(origin.source), every.off(carried.source)
    is_freed = had > has and own.first_off(origin.source)[1] > own.first_off(carried.source)[1]
    if not is_freed or not same_meaning(before, after):
        return None
    if had - has == 1:
        said, _taken = own.first_off(carried.translation)
        return None if _is_labelled(said, carried.source) else carried.changed(translation=said)
    turns = [every.first_off(line)[0] for line in carried.translation.split("\n")]
    told = len(turns) == len(carried.source.split("\n"))
    if not told or any(_ANY_LABEL.search(turn) for turn in turns):
        return None
    return carried.changed(translation="\n".join(turns))


def _is_labelled(translation: str, source: str) -> bool:
    """Whether a translation begins with what may be a label."""
    said = _OPENING.sub("", translation, count=1)
    bracketed = said.startswith(_BRACKETS) and not source.lstrip().startswith(_BRACKETS)
    return bracketed or _LIKE_A_LABEL.match(said) is not None
