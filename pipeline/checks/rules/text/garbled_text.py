r"""Text that was read in a wrong encoding.

## What it checks

Whether a text shows what is left when UTF-8 is read as Windows-1251, Windows-1252, Latin-1, CP866
or KOI8-R («РџСЂРёРІРµС‚», `â€™`, `Ã©`), or when Russian in one of the old encodings is read as
another («Ïðèâåò», «оПХБЕР»). The text that was meant has to make sense: two letters in a row, or a
mark of three bytes, that could not stand there by chance.

## Why it matters

Nobody can read it. It comes from a file that was opened and saved again somewhere on its way, and
every further saving makes it harder to undo.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
РџСЂРёРІРµС‚, Р—РµРјР»СЏ!
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
Привет, Земля!
```

## Limits

None. The limit shown is the text as it was meant. The fix writes it, and is unsafe: look whether
the whole file was not better read again in its own encoding (`--encoding`).

## References

The encodings of Russian text: Windows-1251, KOI8-R (RFC 1489), CP866; the decoding of UTF-8: RFC
3629.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.language.mojibake import may_be_garbled, repaired
from pipeline.language.patterns import compiled
from pipeline.model.finding import Finding
from pipeline.model.fix import Edit, Fix, FixSafety
from pipeline.model.markup import strip_tags

CODE = "TXT022"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues that were read in a wrong encoding."""
    if not may_be_garbled("\n".join(cue.text for cue in context.track.cues)):
        return
    for index, cue in enumerate(context.track.cues):
        meant = repaired(cue.text)
        if meant is None:
            continue
        value = _first_difference(context.shown[index].bare, strip_tags(meant))
        fix = Fix(FixSafety.UNSAFE, tuple(_edits(cue.text, meant)))
        limit = " ".join(strip_tags(meant).split())
        yield context.finding(CODE, index, value=value, limit=limit, fix=fix)


def _edits(garbled: str, meant: str) -> Iterator[Edit]:
    """Yield an edit for each word that changes; of a text whose words are others, one for all."""
    words = tuple(compiled("[^ \n]+").finditer(garbled))
    instead = compiled("[^ \n]+").findall(meant)
    if len(words) != len(instead):
        yield Edit(0, len(garbled), meant)
        return
    for word, new in zip(words, instead, strict=True):
        if word.group() != new:
            yield Edit(word.start(), word.end(), new)


def _first_difference(garbled: str, meant: str) -> str:
    """Return the first word that is garbled."""
    words = set(meant.split())
    word = next((word for word in garbled.split() if word not in words), garbled)
    return "".join(filter(str.isprintable, word))
