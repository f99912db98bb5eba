"""Breaking a text into lines, at spaces, as near to equal as they come."""

from __future__ import annotations

import re

from pipeline.language.counting import visible_length
from pipeline.model.limits import Limits
from pipeline.model.markup import TAG

_SPACE = re.compile(r" +")


def break_lines(text: str, limits: Limits, master_lines: int, taken: int = 0) -> str:
    r"""Return `text` with line breaks: as few lines as hold it, as near to equal as they come.

    A `\n` in the text is obeyed, and no other break is made beside it; U+00A0 forbids one. Without
    a limit of characters a text has as many lines as the master's cue, `master_lines`. `taken` is
    the room that a dash or label takes in the first line.
    """
    if "\n" in text:
        return text
    most = limits.lines or max(master_lines, 1)
    width = limits.line_characters
    if width is None:
        return _balanced(text, most, taken)
    for count in range(1, most + 1):
        broken = _balanced(text, count, taken)
        if max(_widths(broken, taken)) <= width:
            return broken
    return _balanced(text, most, taken)


def _balanced(text: str, count: int, taken: int) -> str:
    """Return `text` in `count` lines (fewer if it has no more words), the widest at its narrowest.

    Of two breaks as good the earlier is taken: the lower line may be the longer (ESIST code of
    good subtitling practice, 1998).
    """
    if count == 1:
        return text
    breaks = _breaks(text)
    if not breaks:
        return text
    if count == 2:
        return min(
            (f"{text[:start]}\n{text[end:]}" for start, end in breaks),
            key=lambda broken: _unevenness(broken, taken),
        )
    candidates = []
    for start, end in breaks:
        rest = _balanced(text[end:], count - 1, 0)
        candidates.append(f"{text[:start]}\n{rest}")
    return min(candidates, key=lambda broken: max(_widths(broken, taken)))


def _breaks(text: str) -> list[tuple[int, int]]:
    """Return start and end of each run of spaces that may become a line break."""
    inside_tags = [match.span() for match in TAG.finditer(text)] if "<" in text else []
    return [
        match.span()
        for match in _SPACE.finditer(text)
        if match.start() > 0
        and match.end() < len(text)
        and not any(start < match.start() < end for start, end in inside_tags)
    ]


def _unevenness(broken: str, taken: int) -> int:
    first, second = _widths(broken, taken)
    return abs(first - second)


def _widths(broken: str, taken: int) -> list[int]:
    widths = [visible_length(line) for line in broken.split("\n")]
    widths[0] += taken
    return widths
