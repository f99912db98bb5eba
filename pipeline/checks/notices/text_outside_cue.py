"""Text that stands above the first cue and belongs to none.

## What it checks

Whether anything but cues stands in the file before the first of them: a title, the header of
another format (`WEBVTT`), a line that a mail program has put there. Each paragraph is one finding,
with its text as it stands. Below the first cue there is no such text: what follows a cue belongs to
it until the next one starts.

## Why it matters

Players skip it or take it for the first cue. What was meant for viewers is not shown, and what was
not meant for them may be.

## Example

```srt
Translated by the crew

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

None. The text is kept while the file is written back as it was read, and is in no catalog and no
release. `--strict` stops at it.

## References

SubRip files are blocks of a number, times and text with a blank line between; there is no place for
anything else. pysrt drops it without a word (https://github.com/byroot/pysrt/issues/71).
"""

from __future__ import annotations

CODE = "SRT001"
