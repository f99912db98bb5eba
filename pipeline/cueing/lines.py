"""Breaking a text into lines, at spaces, as near to equal as they come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise

from pipeline.language.counting import visible_length
from pipeline.model.limits import Limits
from pipeline.model.markup import TAG

_SPACE = re.compile(r" +")


def break_lines(text: str, limits: Limits, master_lines: int, taken: int = 0) -> str:
    r"""Return `text` with line breaks: as few lines as hold it, as near to equal as they come.

    A `\n` in the text is obeyed, and no other break is made beside it; U+00A0 forbids one. Without
    a limit of characters a text has as many lines as the master's cue, `master_lines`, if the
    limits allow so many. `taken` is the room that a dash or label takes in the first line.
    """
    if "\n" in text:
        return text
    width = limits.line_characters
    if width is None:
        wanted = max(master_lines, 1)
        return _measured(text, taken).broken(min(wanted, limits.lines or wanted))
    if len(text) + taken <= width or visible_length(text) + taken <= width:
        return text
    most = limits.lines or max(master_lines, 1)
    if most >= 2 and (halves := _plain_halves(text, taken)):
        upper, lower = halves
        if most == 2 or max(len(upper) + taken, len(lower)) <= width:
            return f"{upper}\n{lower}"
    measured = _measured(text, taken)
    for count in range(2, most + 1):
        broken = measured.broken(count)
        if measured.widest(broken) <= width:
            return broken
    return measured.broken(most)


def _plain_halves(text: str, taken: int) -> tuple[str, str] | None:
    """Return `text` broken at the space nearest equal halves, where each character counts 1.

    The same as the general way finds, many times faster; None for a text with tags, characters
    that do not count 1, or spaces side by side.
    """
    if "<" in text or "{" in text or "  " in text or not text.isprintable():
        return None
    if not text.isascii() and not _ONE_EACH.fullmatch(text):
        return None
    middle = (len(text) - 1 - taken) // 2
    before = text.rfind(" ", 0, max(middle, 0) + 1)
    after = text.find(" ", max(before, middle, 0) + 1)
    places = [place for place in (before, after) if place > 0]
    if not places:
        return None
    place = min(places, key=lambda place: abs(2 * place + 1 + taken - len(text)))
    return text[:place], text[place + 1 :]


_ONE_EACH = re.compile(r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027]*")
"""Letters and signs that are one character on screen, whatever stands beside them."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """A text cut at every space where it may be broken."""

    words: tuple[str, ...]
    """What stands between two places for a break; a word may hold U+00A0 and tags."""
    spaces: tuple[str, ...]
    """The spaces after each word but the last."""
    ends: tuple[int, ...]
    """Visible characters of the text up to the end of each word."""
    starts: tuple[int, ...]
    """Visible characters of the text before each word; less than 0 for what stands before it."""

    def widest(self, broken: str) -> int:
        """Return the visible width of the widest line of a text broken here."""
        first, *others = map(visible_length, broken.split("\n"))
        return max((first - self.starts[0], *others))

    def broken(self, count: int) -> str:
        """Return the text in `count` lines, fewer if it has no more words."""
        if count <= 1 or not self.spaces:
            return self._joined(())
        if count == 2:
            return self._joined((self._halving(),))
        return self._joined(self._breaks_within(self._narrowest(count)))

    def _joined(self, breaks: tuple[int, ...]) -> str:
        parts: list[str] = []
        chosen = frozenset(breaks)
        for index, (word, space) in enumerate(zip(self.words, (*self.spaces, ""), strict=True)):
            parts += [word, "\n" if index in chosen else space]
        return "".join(parts)

    def _halving(self) -> int:
        """Return the break nearest to equal halves.

        Of two as good the earlier: the lower line may be the longer (ESIST code of good subtitling
        practice, 1998).
        """
        total, left = self.ends[-1], self.starts[0]
        return min(
            range(len(self.spaces)),
            key=lambda index: abs((self.ends[index] - left) - (total - self.starts[index + 1])),
        )

    def _narrowest(self, count: int) -> int:
        """Return the least width at which the text fits into `count` lines."""
        low, high = 1, self.ends[-1] - self.starts[0]
        while low < high:
            width = (low + high) // 2
            breaks = self._breaks_within(width)
            edges = (*breaks, len(self.words) - 1)
            firsts = (0, *(index + 1 for index in breaks))
            fits = all(
                self.ends[last] - self.starts[first] <= width
                for first, last in zip(firsts, edges, strict=True)
            )
            if fits and len(breaks) < count:
                high = width
            else:
                low = width + 1
        return low

    def _breaks_within(self, width: int) -> tuple[int, ...]:
        """Return the breaks of lines of at most `width`, filled from the last line upwards."""
        breaks: list[int] = []
        end = self.ends[-1]
        for index in range(len(self.spaces), 0, -1):
            if end - self.starts[index - 1] > width:
                breaks.append(index - 1)
                end = self.ends[index - 1]
        return tuple(reversed(breaks))


def _measured(text: str, taken: int) -> _Measured:
    breaks = _places(text)
    cuts = [0, *(edge for span in breaks for edge in span), len(text)]
    pieces = [text[start:end] for start, end in pairwise(cuts)]
    edges = list(accumulate(map(visible_length, pieces), initial=0))
    return _Measured(
        tuple(pieces[::2]), tuple(pieces[1::2]), tuple(edges[1::2]), (-taken, *edges[2:-1:2])
    )


def _places(text: str) -> list[tuple[int, int]]:
    """Return start and end of each run of spaces that may become a line break.

    None inside a tag, and none that would leave a line with nothing to see.
    """
    inside = [match.span() for match in TAG.finditer(text)] if "<" in text or "{" in text else []
    tagged = {place for start, end in inside for place in range(start, end)}
    places = [match.span() for match in _SPACE.finditer(text) if match.start() not in tagged]
    while places and not visible_length(text[: places[0][0]]):
        del places[0]
    while places and not visible_length(text[places[-1][1] :]):
        del places[-1]
    return places
