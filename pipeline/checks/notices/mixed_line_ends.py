r"""Files whose lines end in several ways.

## What it checks

Whether all lines end alike: with CR LF, with LF, or with CR. The value is the way most of them end,
the place the first line that ends otherwise.

## Why it matters

Programs that look for one kind only see two lines as one, or empty lines between all lines. Most
often two files were joined, or a version control system has changed a part.

## Example

```srt
1\r
00:00:01,000 --> 00:00:03,000\r
The hatch is closed.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.
```

## Limits

None. `\r` in the example is the character CR before the end of the line. Releases end all lines as
`newline` says, by default with LF.

## References

SubRip was a program of Windows and wrote CR LF; players read all three.
"""

from __future__ import annotations

CODE = "SRT013"
