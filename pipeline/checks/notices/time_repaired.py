"""Times that are not written as SRT wants them, and can be read in one way only.

## What it checks

Whether the line of times is `HH:MM:SS,mmm --> HH:MM:SS,mmm`: two digits or more for hours, two for
minutes and seconds, three for milliseconds, a comma before them, an arrow of two hyphens with a
space on both sides. Anything else that has one meaning is read with that meaning: a full stop for
the comma, another arrow, missing milliseconds or hours, fewer digits. The value is what was read.

## Why it matters

Players differ in what they take. `00:00:03.000` is the writing of WebVTT, and a player that
wants SRT may drop the cue; `3,5` is half a second more than 3 s, and was shown 495 ms too early
where somebody took it for 5 ms.

## Example

```srt
1
00:00:01.000 --> 00:00:03.500
The hatch is closed.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,500
The hatch is closed.
```

## Limits

None. `subtitr fix` on a plain file writes the line as it was read, and so does every release.

## References

The writing is that of SubRip; WebVTT has the full stop (W3C, WebVTT, 4.1). pysrt reads `,5` as
5 ms, and takes garbage for 0.
"""

from __future__ import annotations

CODE = "SRT003"
