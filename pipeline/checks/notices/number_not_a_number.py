"""Cues whose number is no number.

## What it checks

Whether the line above the times that stands for the number is one: `2a`, `#2`, `2.` and the
identifiers that programs leave in when they write WebVTT as SRT are none. The line is not taken for
text of the cue above.

## Why it matters

Players that want a number refuse the file or show the line as text. Two cues that were `2` and
`2a` in an editor are told apart by nobody else.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.

2a
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

cuewright, subcheck and srt-lint ask for whole numbers. WebVTT allows any identifier (W3C, WebVTT,
3.1), SRT does not.
"""

from __future__ import annotations

CODE = "SRT006"
