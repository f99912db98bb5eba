r"""Control characters in the lines of a cue.

## What it checks

Whether number, times or text of a cue have characters that are not for the screen: those of C0 and
C1 but TAB, DELETE, the line and paragraph separators U+2028 and U+2029. Each is one finding; the
value is its code point. They stay in the text.

## Why it matters

Some programs take U+2028, a form feed or a vertical tab for the end of a line: the cue breaks in
two, or the file has other lines for every reader. Others show a box.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch\u000bis closed.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch
is closed.
```

## Limits

None. `\u000b` in the example is the character itself, a vertical tab. What shows nothing and is no
control character (U+200B, U+00AD) is `invisible-character`.

## References

Weblate's fixups RemoveControlChars and RemoveZeroSpace. ISO/IEC 6429 has C0 and C1.
"""

from __future__ import annotations

CODE = "SRT012"
