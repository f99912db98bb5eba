"""Files of which nothing says how they are encoded.

## What it checks

Whether the file is UTF-8, or has a byte order mark, or its encoding was stated. Of anything else
the encoding was guessed from its letters, and the value is the guess.

## Why it matters

A guess may be wrong in a few letters only (windows-1251 and KOI8-U differ in little for a short
text), and those who get the file have to guess again. UTF-8 is what all players read.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
Люк закрыт, экипаж готов к выходу в открытый космос.
```

```toml
saved-as = "cp1251"
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
Люк закрыт, экипаж готов к выходу в открытый космос.
```

## Limits

None. `--encoding` says what a file is, and nothing is guessed then. A release in the encoding that
the project asks for is no finding.

## References

Specifications of deliveries ask for UTF-8; none of the old 8-bit encodings of Cyrillic can be told
from its bytes alone.
"""

from __future__ import annotations

CODE = "SRT011"
