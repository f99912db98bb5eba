"""Cues that have no number.

## What it checks

Whether a line with a number stands above the times of a cue. A number that is not the next one is
`cue-number-wrong`, one that is none is `number-not-a-number`.

## Why it matters

Some players take the line above the times for the number whatever it is, and lose the last line of
the cue before; others refuse the file. Nobody can speak of the cue by its number.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.

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

None. `subtitr fix` on a plain file numbers the cues, and releases are always numbered.

## References

cuewright, subcheck and srt-lint ask for a number on every cue.
"""

from __future__ import annotations

CODE = "SRT005"
