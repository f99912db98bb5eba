"""Cues whose times cannot keep the limits of the house together.

## What it checks

Whether there are times within `--max-shift` of those they have under which neighbouring cues keep
all the limits of times. Where there are none, the smallest set of cues that cannot is named, with
the rules that ask for too much and the milliseconds that are missing. The rest is retimed all the
same.

It is a certificate of `subtitr fix`, which looks for times: `check` says which limits are not kept
(`reading-too-fast`, `gap-too-short`), and does not know what retiming could do.

## Why it matters

No fix will come from moving cues: a text has to become shorter, two cues one, or the shift may be
larger. What is named is what has to change, and nothing besides it.

## Example

```srt
1
00:00:01,000 --> 00:00:01,300
Stop!

2
00:00:01,300 --> 00:00:01,600
No!

3
00:00:01,600 --> 00:00:01,900
Why?
```

```toml
profile = "netflix-en"
frame-rate = 25
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
Stop! No! Why?
```

```toml
profile = "netflix-en"
frame-rate = 25
```

## Limits

All that speak of times: `shortest`, `longest`, `reading-speed`, `words-per-minute`, `word-time`,
`gap-frames`, `gap`, `chaining`, `flicker`, changes of shot. The edges of a cue move by 12 frames at
most unless `--max-shift` says otherwise. What is missing is counted from the first edge of the set
to its last: the durations and gaps that are asked for, added up, less the time there is.

## References

The smallest sets are irreducible in the sense of constraint systems: without the limits of any one
of the cues the others can hold theirs.
"""

from __future__ import annotations

CODE = "TIM021"
