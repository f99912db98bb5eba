r"""Characters that nobody sees, or that stand for a lost letter.

## What it checks

Whether a text holds soft hyphens, zero-width spaces and joiners, marks of direction, a byte order
mark, the replacement character U+FFFD, or characters of private use.

Where such a character has work to do it is left alone: joiners inside emoji and in Arabic, Indic
and similar scripts, zero-width spaces in Thai, Khmer, Chinese and other scripts without spaces,
marks of direction in a text that runs from right to left, the tags of flags.

## Why it matters

An invisible character breaks words for the search of a player and for every spell checker, shows as
an empty box where a font has no picture for it, and turns the marks at the end of a line over. The
replacement character says that a letter was lost on the way; what a character of private use shows
depends on the font of the viewer.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
The ha\u00adtch\u200b is closed.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.
```

## Limits

None. One finding for each cue that holds characters which can go (the fix removes them, with a
space that would stand beside another one then), and one for what needs a person to look: U+FFFD
and private use. Control characters U+0000 to U+001F and U+007F to U+009F and the separators U+2028
and U+2029 are found by the reader (SRT012) and not reported again. No-break spaces are another
rule's matter.

## References

Weblate's automatic fixes RemoveControlChars and RemoveZeroSpace; Unicode 15, section 23.2 and 23.3
(layout controls, deprecated format characters).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.language.patterns import compiled
from pipeline.language.unseen import LOST, UNSEEN, needless, unseen_name
from pipeline.model.finding import Finding
from pipeline.model.fix import Edit, Fix, FixSafety
from pipeline.model.markup import TAG

CODE = "TXT016"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues with invisible characters that have no work to do."""
    unseen, lost = compiled(f"[{UNSEEN}]"), compiled(f"[{LOST}]")
    for index, cue in enumerate(context.track.cues):
        if cue.text.isascii():
            continue
        if unseen.search(cue.text):
            places = needless(cue.text, context.language)
            if places:
                fix = Fix(FixSafety.SAFE, tuple(_removals(cue.text, places)))
                yield context.finding(
                    CODE, index, value=_names(cue.text[place] for place in places), fix=fix
                )
        found = lost.findall(cue.text)
        if found:
            yield context.finding(CODE, index, value=_names(found))


def _names(characters: Iterator[str] | list[str]) -> str:
    return ", ".join(map(unseen_name, dict.fromkeys(characters)))


def _removals(text: str, places: tuple[int, ...]) -> Iterator[Edit]:
    """Yield the edits that remove the characters at `places`, and spaces that would double."""
    end, every = 0, frozenset(places)
    tags = {one.end(): one.start() for one in TAG.finditer(text)}
    for place in places:
        if place < end:
            continue
        start, end = place, place + 1
        while start > 0 and text[start - 1] == " ":
            start -= 1
        while end < len(text) and (end in every or text[end] == " "):
            end += 1
        run = text[start:end]
        is_edge = _begins_line(text, start, tags) or text[end : end + 1] in {"", "\n"}
        if " " not in run:
            yield Edit(start, end, "")
        elif run.strip(" ") == run:  # spaces between invisible characters only
            yield Edit(start, end, "" if is_edge else " ")
        else:
            yield from _beside_spaces(text, start, end, is_edge=is_edge)


def _begins_line(text: str, place: int, tags: dict[int, int]) -> bool:
    """Whether only tags, known by where they end, stand before `place` in its line."""
    while place in tags:
        place = tags[place]
    return place == 0 or text[place - 1] == "\n"


def _beside_spaces(text: str, start: int, end: int, *, is_edge: bool) -> Iterator[Edit]:
    run = text[start:end]
    if run.count(" ") == 1 and not is_edge:
        # the space itself stays: an edit is no larger than it has to be
        space = start + run.index(" ")
        if space > start:
            yield Edit(start, space, "")
        if space + 1 < end:
            yield Edit(space + 1, end, "")
    else:
        yield Edit(start, end, "" if is_edge else " ")
