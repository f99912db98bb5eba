"""Blank lines between the number of a cue and its times.

## What it checks

Whether the times stand right below the number. Where a blank line parts them the number still
belongs to the times.

## Why it matters

Players take the number for a cue without times and the times for a cue without number, and drop one
of them or both.

## Example

```srt
1

00:00:01,000 --> 00:00:03,000
The hatch is closed.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.
```

## Limits

None. `subtitr fix` on a plain file closes the line up, and releases never have it.

## References

SubRip: number, times and text stand in lines right below each other. Files saved by a program that
doubles line ends have such lines throughout.
"""

from __future__ import annotations

CODE = "SRT009"
