r"""White space where none should be.

## What it checks

Spaces, no-break spaces and tabs at the start or end of a line, two and more in a row, a tab at all,
a blank line inside a cue or at its edge, and a space before `! ? ) . , … : ;`. Each place is a
finding of its own. What stands between tags is seen as the viewer sees it: `<i>Yes. </i>` ends
with a space.

Left alone are the spaces of French before `! ? : ;`, emoticons (`:)`, `;-)`), dots that begin a
word or number (`.NET`, `.5`, «…и тогда»), dots after a dialogue dash, and the wide space of
Chinese and Japanese.

## Why it matters

Centred lines are pushed aside by spaces that nobody sees; players show tabs in widths of their own;
in SRT a blank line ends the cue for most readers, and the rest of its text is lost.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch  is closed !
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed!
```

## Limits

None. A single no-break space between words is no fault here.

## References

Subtitle Edit, NetflixCheckWhiteSpace, which knows U+0020 and line breaks only; Subtitle Composer
(spaces before `: ;` too); gaupol (all of Unicode's spaces).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, changed
from pipeline.language.patterns import compiled
from pipeline.language.tags import base_language
from pipeline.model.finding import Finding

CODE = "TXT001"

_RUN = r"[ \t\n\r\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f]+"
_SUSPECT = r"(?m)^\s|\s$|[^\S\n][\s!?).,…:;]|\t|\n\n"
_MARKS = frozenset("!?).,…:;")
_ATTACHED = r"[.…]+[\w\"'«„“/]|[,:;]\d|[:;]-?[)(DPp*|\\/]|:[\w+-]+:|\)\w"
"""Marks before which a space is right: they belong to the word behind them, or are an emoticon."""
_FRENCH = frozenset("!?:;")
_DASHES = frozenset("-‐‑–—―")
_SHOWN = {"\t": "⇥", "\n": "↵", "\u00a0": "⍽"}
_AROUND = 12
"""Most characters of the words around a place that are shown."""


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield every place with white space that should go."""
    suspect, runs = compiled(_SUSPECT), compiled(_RUN)
    is_french = base_language(context.language).partition("-")[0].lower() == "fr"
    for index, shown in enumerate(context.shown):
        bare = shown.bare
        if suspect.search(bare) is None or bare.isspace():
            continue
        for match in runs.finditer(bare):
            start, end = match.span()
            wanted = _wanted(bare, start, end, is_french=is_french)
            if wanted != match.group():
                fix = changed(context, index, *_changes(bare, start, end, wanted))
                yield context.finding(CODE, index, value=_seen(bare, start, end), fix=fix)


def _wanted(bare: str, start: int, end: int, *, is_french: bool) -> str:
    """Return the white space that should stand at a place of the text."""
    run = bare[start:end]
    if not start or end == len(bare):
        return ""
    if "\n" in run:
        return "\n"
    is_right = is_french and bare[end] in _FRENCH
    if bare[end] in _MARKS and not is_right and not _is_attached(bare, start, end):
        return ""
    if len(run) == 1 and run != "\t":
        return run
    return run[0] if len(set(run)) == 1 and run[0] != "\t" else " "


def _changes(bare: str, start: int, end: int, wanted: str) -> tuple[Change, ...]:
    """Return what changes; of a line break nothing does, so that tags stay on their side of it."""
    if wanted != "\n":
        return (Change(start, end, wanted),)
    place = bare.index("\n", start)
    sides = Change(start, place, ""), Change(place + 1, end, "")
    return tuple(side for side in sides if side.start < side.end)


def _is_attached(bare: str, start: int, end: int) -> bool:
    """Whether the mark after a space is where it should be."""
    if compiled(_ATTACHED).match(bare, end):
        return True
    before, mark = bare[start - 1], bare[end]
    if before in _DASHES:
        return True  # a speaker who says nothing
    # dots set apart, and marks that exclude each other, which is another rule's finding
    return mark != ")" and (before in ".…,:;" or (before in "!?" and mark not in "!?"))


def _seen(bare: str, start: int, end: int) -> str:
    """Return a place so that it can be seen: `hatch␣␣is`."""
    before = bare[max(start - _AROUND, 0) : start].split()[-1:]
    after = bare[end : end + _AROUND].split()[:1]
    shown = "".join(_SHOWN.get(one, "␣") for one in bare[start:end])
    return "".join((*before, shown, *after))
