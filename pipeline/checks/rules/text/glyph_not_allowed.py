r"""Characters that the house cannot show.

## What it checks

Whether a text uses characters that are not in the set of the house: emoji, unassigned code points,
and signs and spaces that are known to be missing (the ruble sign, the no-break hyphen, the thin
space). Tags are not looked at.

Invisible characters and the private use area are the matter of `invisible-character`, and not
reported here again.

## Why it matters

What is not in the fonts of the house shows as an empty box, or makes the file come back from the
inspection.

## Example

```toml
house = { glyphs = "netflix" }
```

```srt
1
00:00:01,000 --> 00:00:03,000
The ticket costs 500 ₽.
```

## Use instead

```toml
house = { glyphs = "netflix" }
```

```srt
1
00:00:01,000 --> 00:00:03,000
The ticket costs 500 rubles.
```

## Limits

`glyphs`: the name of the set; `netflix` is the only one. One finding for each character of a cue,
however often it stands there. The fix replaces only what shows the same: another space, a hyphen
that breaks, an en dash for the figure dash.

## References

Subtitle Edit, NetflixGlyphs.zip: 38,432 code points, and `NetflixCheckGlyph`. Of the list only the
facts shown by `language.glyphs` are used; a character of a script's block that no fact is known of
is taken to be in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.language.glyphs import SPACES, is_allowed, replacement, shown_name
from pipeline.language.patterns import compiled
from pipeline.language.unseen import LOST, UNSEEN
from pipeline.model.finding import Finding
from pipeline.model.fix import Edit, Fix, FixSafety

CODE = "TXT015"

_USUAL = "[\n -~\u00a0-\u00ac\u00ae-\u00ff\u0400-\u045f\u2013\u2014\u2018-\u201e\u2026№♪]*"
"""What nearly every text is made of, and every set has."""
_EDGE = frozenset(("", "\u00a0", "\n"))


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield each character of a cue that the house does not have."""
    name = context.style.glyphs
    if not name:
        return
    usual, elsewhere = compiled(_USUAL), compiled(f"[\\x00-\\x08\\x0b-\\x1f{UNSEEN}{LOST}]")
    for index, shown in enumerate(context.shown):
        if (shown.bare.isascii() and "\t" not in shown.bare) or usual.fullmatch(shown.bare):
            continue
        for character in dict.fromkeys(shown.bare):
            if character == "\n" or is_allowed(character, name) or elsewhere.match(character):
                continue
            fix = _fix(context, index, character)
            yield context.finding(CODE, index, value=shown_name(character), limit=name, fix=fix)


def _fix(context: TrackContext, index: int, character: str) -> Fix | None:
    text = context.track.cues[index].text
    # spaces of several kinds beside each other become one
    spaces = f"[ {SPACES}]*"
    run = f"{spaces}{character}{spaces}" if character in SPACES else re.escape(character)
    edits = []
    for match in compiled(run).finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        instead = replacement(character, before, after)
        if instead is None:
            return None
        if instead.isspace() and (before in _EDGE or after in _EDGE):
            instead = ""
        elif instead == "\u00a0" and not context.style.no_break_spaces:
            instead = " "
        edits.append(Edit(start, end, instead))
    return Fix(FixSafety.SAFE, tuple(edits))
