r"""Bytes that are none of the encoding.

## What it checks

Whether all bytes of the file are characters of its encoding, which a byte order mark, the option
`--encoding` or a guess tells. The value is the encoding. Each line with such bytes is one finding,
at the first of them; in the cue they become U+FFFD, and a file that is written back keeps them.

## Why it matters

A character is lost, and viewers see a box or a question mark in its place. Many such lines say that
the encoding is another one.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
Люк закрыт. Кафе открыто. Caf\xe9.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
Люк закрыт. Кафе открыто. Café.
```

## Limits

None. `\xe9` in the example is the byte E9, which is an é in windows-1252 and nothing in UTF-8.
`--strict` stops at it.

## References

RFC 3629 says which bytes are UTF-8; the Unicode Standard, 3.9, what to show in place of others.
"""

from __future__ import annotations

CODE = "SRT010"
