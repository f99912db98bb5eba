"""Blank lines between the times of a cue and its text.

## What it checks

Whether the text stands right below the times. Where a blank line parts them the text still belongs
to the times, without that line.

## Why it matters

In SRT a blank line ends the cue: players show an empty cue, and the text never.

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

CODE = "SRT015"
