"""Cues that cannot be read in any times that are left for them.

## What it checks

Whether there is a duration within `--max-shift` and the limits of the house in which the text of a
cue can be read at its reading speed. Where there is none, the value is how many characters are too
many.

It is a certificate of `subtitr fix`, which looks for times: `check` says that the cue is too fast
(`reading-too-fast`), and does not know what retiming could do.

## Why it matters

Moving the cue does not help. Its text has to become shorter, or be shared with another cue.

## Example

```srt
1
00:00:01,000 --> 00:00:01,900
The hatch of the airlock is closed,
and nobody has seen the commander since.
```

```toml
profile = "netflix-en"
frame-rate = 25
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:01,900
The airlock is closed.
```

```toml
profile = "netflix-en"
frame-rate = 25
```

## Limits

`reading-speed` with `longest`, and what the neighbours leave. The edges of the cue move by 12
frames at most unless `--max-shift` says otherwise. Characters are counted as `reading-too-fast`
counts them.

## References

As `times-impossible`; the missing milliseconds are told as characters, rounded up, where one cue
by itself has too little time.
"""

from __future__ import annotations

CODE = "TIM022"
