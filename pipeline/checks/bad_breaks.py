"""The line breaks of a track that clearly part something, while a better place is left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.context import TrackContext
from pipeline.checks.rebreaking import broken_lines
from pipeline.checks.turns import inner_dash, may_have_dashes
from pipeline.language.phrase_breaks import Parted, parted
from pipeline.language.tags import base_language


class BadBreak(NamedTuple):
    """A line break."""

    cue: int
    """Index of the cue, from 0."""
    before: str
    """The word before it."""
    after: str
    """The word behind it; of a dash also the word that follows."""


def bad_breaks(context: TrackContext, kind: Parted) -> Iterator[BadBreak]:
    """Yield the line breaks that part a phrase, or a number, as `kind` says.

    Only those for which there is a better place within the limits of the house.
    """
    if context.limits.line_characters is None:
        return
    language = base_language(context.language)
    for index, shown in enumerate(context.shown):
        if len(shown.lines) < 2:
            continue
        found = list(_in_lines(shown.lines, language, kind))
        if not found:
            continue
        better = broken_lines(context, index)
        if better and len(list(_in_lines(better, language, kind))) < len(found):
            yield from (BadBreak(index, before, after) for before, after in found)


def _in_lines(lines: tuple[str, ...], language: str, kind: Parted) -> Iterator[tuple[str, str]]:
    for number in range(1, len(lines)):
        upper, lower = lines[number - 1].rsplit(None, 4), lines[number].split(None, 2)
        if not upper or not lower or parted(upper[-1], lower[0], language, upper[:-1]) is not kind:
            continue
        if may_have_dashes(lower) and not inner_dash(lines, number):
            continue  # another speaker begins
        is_dash = not lower[0][0].isalnum() and len(lower[0]) == 1
        yield upper[-1], " ".join(lower[:2]) if is_dash else lower[0]
