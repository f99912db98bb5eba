"""Cues that follow the text of another without a blank line.

## What it checks

Whether a blank line stands above the number of each cue but the first. Where it is missing the
number and the times still tell where the cue starts, if both are there.

## Why it matters

Most players read on until a blank line: they show number and times of the second cue as text of the
first, and the second cue never.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.
2
00:00:04,000 --> 00:00:06,000
The airlock is empty.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.

2
00:00:04,000 --> 00:00:06,000
The airlock is empty.
```

## Limits

None. Releases are always written with the line.

## References

SubRip: a blank line stands between blocks. Of six readers that were compared pysrt and ttconv glue
the second cue to the first.
"""

from __future__ import annotations

CODE = "SRT008"
