"""Breaking a text into lines: where a careful subtitler would, within the limits of the house.

Fewer lines come before more, as long as they hold the text. Of all ways to break a text into as
many lines the one with the fewest characters over the width is taken, and of several the cheapest:

| what | cost | source |
|---|---|---|
| a break, by the words around it | 0 after a sentence to 120 inside a name | `language.breaks` |
| `SENTENCE_STARTS` for a line that begins a sentence | -20 | Netflix: after a sentence first |
| `UNEVEN` for each character that a line is off the average | 2 | TED: near to equal |
| `TOP_HEAVY` for each that one before the last is above it | 2 | Netflix, ESIST: lower longer |
| `ORPHAN` for a last line of one short word | 30 | the same guides: no word alone |

So of two lines with 10 characters between them the cost is 20, or 30 when the upper is the longer:
a break at a comma (20) is worth up to 20 characters of difference against one between any two words
(60). The weights were set by the guides and tried on the line breaks of human subtitlers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from pipeline.language.breaks import Break, break_penalties
from pipeline.language.counting import visible_length
from pipeline.model.limits import Limits
from pipeline.model.markup import TAG, strip_tags

UNEVEN = 2
TOP_HEAVY = 2
ORPHAN = 30
SENTENCE_STARTS = -20

_SHORT = 5
"""Most characters of a word, marks included, that looks lost on a line of its own."""
_OVER = 1_000_000
"""Above any cost of lines that a screen can hold: a character over the width weighs more."""
_MOST_STEPS = 200_000
"""Choices weighed for three lines and more; a text with more of them is on no screen."""
_SPACE = re.compile(r" +")


def break_lines(
    text: str, limits: Limits, master_lines: int, taken: int = 0, language: str = ""
) -> str:
    r"""Return `text` with line breaks: as few lines as hold it, broken as the table above says.

    A `\n` in the text is obeyed, and no other break is made beside it; U+00A0 forbids one. Without
    a limit of characters a text has as many lines as the master's cue, `master_lines`, if the
    limits allow so many. `taken` is the room that a dash or label takes in the first line.
    """
    if "\n" in text:
        return text
    width = limits.line_characters
    most = limits.lines or max(master_lines, 1)
    if width is None:
        most = min(most, max(master_lines, 1))
        return text if most == 1 else _measured(text, taken).broken(most, None, language)
    if len(text) + taken <= width or visible_length(text) + taken <= width or most == 1:
        return text
    measured = _measured(text, taken)
    fewest = min(measured.fewest(width), most)
    for count in range(fewest, most):
        breaks = measured.breaks(count, width, language)
        if not measured.over(breaks, width):
            return measured.joined(breaks)
    return measured.broken(most, width, language)


def fits(text: str, limits: Limits) -> bool:
    """Whether the lines of the limits hold `text`, broken already or not, at its best breaks."""
    return _least_over(text, limits.lines, limits.line_characters)[0] == 0


def excess(text: str, limits: Limits, duration: int) -> int:
    r"""Return how many visible characters of `text` are too many for a cue of `duration` ms.

    0 when it fits. The greater of what the reading speed leaves no time for and what stands over
    the width when the text is broken so that the least does; a typed `\n` is obeyed, and what
    stands in lines beyond the most allowed is too many. Line breaks count 0, also those to come.
    """
    over, breaks = _least_over(text, limits.lines, limits.line_characters)
    room = limits.readable(duration)
    return over if room is None else max(over, visible_length(text) - breaks - room)


@lru_cache(maxsize=16_384)
def _least_over(text: str, lines: int | None, width: int | None) -> tuple[int, int]:
    """Return the least characters that stand over the limits, and the breaks still to be made."""
    if "\n" in text:
        lengths = [visible_length(line) for line in text.split("\n")]
        allowed = len(lengths) if lines is None else lines
        beyond = sum(lengths[allowed:])
        return beyond + _over(lengths[:allowed], width), 0
    if width is None or len(text) <= width or (length := visible_length(text)) <= width:
        return 0, 0
    if lines == 1:
        return length - width, 0
    if lines == 2 and length == len(text) and _is_plain(text):
        places = text.rfind(" ", 0, width + 1), text.find(" ", width + 1)
        overs = [_over((place, length - place - 1), width) for place in places if place > 0]
        return (min(overs), 1) if overs else (length - width, 0)
    measured = _measured(text, 0)
    words = len(measured.words)
    fewest = min(measured.fewest(width), words)
    if lines is None:
        return _over(measured.lengths(range(words - 1)), width), fewest - 1
    most = min(lines, words)
    for count in range(min(fewest, most), most + 1):
        breaks = measured.breaks(count, width, None)
        over = measured.over(breaks, width)
        if not over:
            break
    return over, len(breaks)


def _over(lengths: Sequence[int], width: int | None) -> int:
    """Return how many characters of lines of these lengths stand over `width`."""
    if width is None:
        return 0
    return sum(length - width for length in lengths if length > width)


def _is_plain(text: str) -> bool:
    """Whether a text whose characters count 1 each may be broken at each of its spaces."""
    edges = text.startswith(" ") or text.endswith(" ")
    return not (edges or "<" in text or "{" in text or "  " in text)


@dataclass(frozen=True, slots=True)
class _Measured:
    """A text cut at every space where it may be broken."""

    words: Sequence[str]
    """What stands between two places for a break; a word may hold U+00A0 and tags."""
    spaces: Sequence[str] | None
    """The spaces after each word but the last; None when each is one."""
    ends: Sequence[int]
    """Visible characters of the text up to the end of each word."""
    starts: Sequence[int]
    """Visible characters of the text before each word; less than 0 for what stands before it."""

    def fewest(self, width: int) -> int:
        """Return how many lines the text has at the least, wherever it may be broken."""
        needless = 0 if self.spaces is None else sum(map(len, self.spaces)) - len(self.spaces)
        length = self.ends[-1] - self.starts[0] - needless
        return max(-(-(length + 1) // (width + 1)), 2)

    def over(self, breaks: Sequence[int], width: int | None) -> int:
        """Return how many characters stand over the width."""
        return _over(self.lengths(breaks), width)

    def joined(self, breaks: Sequence[int]) -> str:
        """Return the text with a line break after each word of `breaks`."""
        if self.spaces is None:
            edges = (0, *(index + 1 for index in breaks), len(self.words))
            return "\n".join(" ".join(self.words[start:end]) for start, end in pairwise(edges))
        gaps = list(self.spaces)
        for index in breaks:
            gaps[index] = "\n"
        return "".join(part for pair in zip(self.words, (*gaps, ""), strict=True) for part in pair)

    def broken(self, count: int, width: int | None, language: str) -> str:
        """Return the text in `count` lines, fewer if it has no more words."""
        return self.joined(self.breaks(count, width, language))

    def breaks(self, count: int, width: int | None, language: str | None) -> Sequence[int]:
        """Return the words after which the text is best broken into `count` lines.

        Without a language only the width counts.
        """
        count = min(count, len(self.words))
        if count <= 1:
            return ()
        if count == 2:
            return (self._halving(width, language),)
        if count * len(self.words) ** 2 > _MOST_STEPS:
            return self._even(count)
        penalties = [0] * (len(self.words) - 1) if language is None else self._penalties(language)
        return self._cheapest(count, width, penalties)

    def lengths(self, breaks: Sequence[int]) -> list[int]:
        """Return the visible characters of each line."""
        firsts = (0, *(index + 1 for index in breaks))
        lasts = (*breaks, len(self.words) - 1)
        return [self.ends[b] - self.starts[a] for a, b in zip(firsts, lasts, strict=True)]

    def _halving(self, width: int | None, language: str | None) -> int:
        """Return the cheapest of all single breaks, the first of several."""
        left, total = self.starts[0], self.ends[-1]
        halves = [
            (end - left, total - start)
            for end, start in zip(self.ends, self.starts[1:], strict=False)
        ]
        places: Sequence[int] = range(len(halves))
        if width is not None:
            overs = [_over(pair, width) for pair in halves]
            least = min(overs)
            places = [index for index, over in enumerate(overs) if over == least]
        if len(places) == 1 or language is None:
            return places[0]
        penalties = self._penalties(language)
        middle = total - left - 1

        def cost(index: int) -> int:
            upper, lower = halves[index]
            uneven = abs(2 * upper - middle) + abs(2 * lower - middle)
            return 2 * penalties[index] + UNEVEN * uneven + TOP_HEAVY * max(2 * upper - middle, 0)

        return min(places, key=cost)

    def _cheapest(self, count: int, width: int | None, penalties: Sequence[int]) -> tuple[int, ...]:
        """Return the cheapest of all choices of breaks: dynamic program from the last line up.

        Costs are counted `count` times, so that the average length is a whole number.
        """
        ends, starts, words = self.ends, self.starts, len(self.words)
        total = ends[-1] - starts[0] - (count - 1)

        def line(first: int, last: int, *, lowest: bool) -> int:
            length = ends[last] - starts[first]
            off = count * length - total
            over = 0 if width is None else count * _OVER * max(length - width, 0)
            return over + UNEVEN * abs(off) + (0 if lowest else TOP_HEAVY * max(off, 0))

        best: list[tuple[int, tuple[int, ...]]]
        best = [(line(first, words - 1, lowest=True), ()) for first in range(words)]
        for left in range(1, count):
            # a line from `first` to `last`, and under it the cheapest lines of the rest
            best = [
                min(
                    (
                        line(first, last, lowest=False)
                        + count * penalties[last]
                        + best[last + 1][0],
                        (last, *best[last + 1][1]),
                    )
                    for last in range(first, words - left)
                )
                for first in range(words - left)
            ]
        return best[0][1]

    def _even(self, count: int) -> tuple[int, ...]:
        """Return breaks that part the text near equal lines, whatever stands around them."""
        total, breaks, last = self.ends[-1] - self.starts[0], [], -1
        for line in range(1, count):
            place = bisect_left(self.ends, self.starts[0] + total * line // count)
            last = max(min(place, len(self.words) - 1 - (count - line)), last + 1)
            breaks.append(last)
        return tuple(breaks)

    def _penalties(self, language: str) -> Sequence[int]:
        words = self.words if self.spaces is None else [strip_tags(w).strip() for w in self.words]
        penalties = [
            SENTENCE_STARTS if penalty == Break.SENTENCE else penalty
            for penalty in break_penalties(words, language)
        ]
        last = len(words) - 1
        if self.ends[last] - self.starts[last] > _SHORT:
            return penalties
        return [*penalties[:-1], penalties[-1] + ORPHAN]


def _measured(text: str, taken: int) -> _Measured:
    if visible_length(text) == len(text) and _is_plain(text):
        words = text.split(" ")
        ends = [end - 1 for end in accumulate(len(word) + 1 for word in words)]
        return _Measured(words, None, ends, [-taken, *(end + 1 for end in ends[:-1])])
    breaks = _places(text)
    cuts = [0, *(edge for span in breaks for edge in span), len(text)]
    pieces = [text[start:end] for start, end in pairwise(cuts)]
    edges = list(accumulate(map(visible_length, pieces), initial=0))
    return _Measured(pieces[::2], pieces[1::2], edges[1::2], (-taken, *edges[2:-1:2]))


def _places(text: str) -> list[tuple[int, int]]:
    """Return start and end of each run of spaces that may become a line break.

    None inside a tag, and none that would leave a line with nothing to see.
    """
    inside = [match.span() for match in TAG.finditer(text)] if "<" in text or "{" in text else []
    tagged = {place for start, end in inside for place in range(start, end)}
    places: list[tuple[int, int]] = []
    for match in _SPACE.finditer(text):
        start, end = match.span()
        if start not in tagged and visible_length(text[places[-1][1] if places else 0 : start]):
            places.append((start, end))
    while places and not visible_length(text[places[-1][1] :]):
        del places[-1]
    return places
