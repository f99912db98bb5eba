r"""Files that begin with a byte order mark.

## What it checks

Whether a file in UTF-8 begins with U+FEFF, the byte order mark (bytes EF BB BF). In UTF-16 the mark
says which byte comes first, and belongs there.

## Why it matters

UTF-8 has one order of bytes and needs no mark. A program that does not expect it takes it for a
part of the first cue's number, and loses that cue or the whole file; files joined one behind the
other carry it into the middle of the text. Some old players on the other hand take a file without
it for an eight-bit one: it is a matter of who will read the file, and so this is information.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
Доброе утро, станция.
```

```toml
byte-order-mark = true
```

## Use instead

The same file, saved as UTF-8 without a mark.

```srt
1
00:00:01,000 --> 00:00:03,000
Доброе утро, станция.
```

## Limits

None. In a project `bom = true` asks for the mark in releases.

## References

The specification of babylonv.eikonal.ru asks for UTF-8 without the mark; Netflix' list of
characters has no U+FEFF; the Unicode Standard, section 23.8, neither requires nor recommends it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.model.finding import Finding, Place

CODE = "STR009"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield one finding for a file in UTF-8 with a byte order mark."""
    layout = context.track.layout
    if layout.bom and layout.encoding.replace("_", "-").lower() == "utf-8":
        yield Finding(CODE, Place(context.file, line=1))
