"""Times that were read, and may be meant otherwise.

## What it checks

Whether a line of times that can be read leaves a doubt: a letter for a digit (`O` for 0, `l` for
1), a minus in front, 60 seconds or minutes and more, four digits of milliseconds and more. The
value is what was read.

## Why it matters

Somebody, or a program that read the times off a picture, has made a mistake here, and may have made
another beside it. The cue is shown when it was not meant to be.

## Example

```srt
1
00:00:O1,000 --> 00:00:03,000
The hatch is closed.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.
```

## Limits

None. `subtitr fix` leaves it alone: a person has to look. `--strict` stops at it.

## References

Letters for digits are the usual mistake of optical recognition, with which SubRip files are made
from discs. pysrt takes what it cannot read for 0.
"""

from __future__ import annotations

CODE = "SRT004"
