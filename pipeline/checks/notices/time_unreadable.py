"""Times that nobody can read; their cue was not made.

## What it checks

Whether a block that was a cue has times from which a start and an end can be read. Where they are
cut off, lost, or letters, no cue is made of the block: all of it is the text of the finding.

## Why it matters

The line is spoken and not shown. A reader that guesses shows it at a wrong time; one that goes on
silently glues the block to the cue above, where viewers see its number and its times.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.

2
aa:00:04,000 --> 00:00:06,000
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

None. An arrow inside a text, or a number alone on a line, is text as long as nothing says that
times were meant. `--strict` stops at it.

## References

Subtitle workbenches that refuse to drop cues silently say so of each; pysrt drops them, the library
`srt` glues them to the cue above.
"""

from __future__ import annotations

CODE = "SRT002"
