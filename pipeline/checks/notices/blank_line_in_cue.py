"""Blank lines inside the text of a cue.

## What it checks

Whether a line that is empty, or shows nothing but white space, stands between two lines of a cue.
The text below it is kept in the cue: where the next one starts, its number and times say so.

## Why it matters

In SRT a blank line ends the cue. Players show what stands above it and lose the rest, or take the
rest for the number of a cue and stop reading there.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.

The airlock is empty.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.
The airlock is empty.
```

## Limits

None. `stray-whitespace` has the fix: it closes the blank line up.

## References

SubRip: a blank line stands between blocks. Of six readers that were compared pysrt loses what
follows such a line without a word, and ttconv refuses the file.
"""

from __future__ import annotations

CODE = "SRT007"
