"""Files that hold no cue.

## What it checks

Whether there is one block at least of which a cue could be made. An empty file has none, and
neither has a page of a web site that was saved in place of the subtitles.

## Why it matters

Nothing is shown, and nobody notices before the film runs: the file is there.

## Example

```srt
404 Not Found
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.
```

## Limits

None. A release that has no cue because none of its kinds is in the film is no finding.

## References

Batch downloads and exports that fail leave such files.
"""

from __future__ import annotations

CODE = "SRT014"
