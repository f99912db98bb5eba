"""Characters and times that the file of a release cannot hold.

## What it checks

Whether the format and the encoding of a release say all of each cue. In SRT a blank line inside a
cue, a time before 0 and a text that looks like a line of times cannot be said; an encoding such as
windows-1251 lacks characters. The value is what is lost. It is an error where it has a letter or a
digit, since a word is lost then.

## Why it matters

A note sign that becomes a question mark is read by every viewer; a blank line ends the cue in most
players.

## Example

```toml
encoding = "cp1251"
```

```srt
1
00:00:01,000 --> 00:00:03,000
♪ Заправлены в планшеты ♪
```

## Use instead

```toml
encoding = "utf-8"
```

## Limits

None. It is told while a release is written, by `compile`, `build` and `fix`.

## References

UTF-8 (RFC 3629) has every character.
"""

from __future__ import annotations

CODE = "REL006"
