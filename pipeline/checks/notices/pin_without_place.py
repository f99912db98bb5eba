"""Pins that have lost their place.

## What it checks

Whether the cue that a pin speaks of, or both ends of a passage, or the message that a suppression
names, are still in the master. A pin keeps to the identity and the text of its place and moves with
them through a re-cut, never by number or time; where neither is there any more it stands nowhere. A
new pin stands nowhere if its number is that of no cue, or nothing is shown at its time.

## Why it matters

What a person said of a place no longer holds there, and nothing shows that: a speaker, a language
or a note is missing from the catalogs, or a finding comes back that was meant to be suppressed.

## Example

`subtitles/source/iss-01.toml`, while the master has no cue 212:

```toml
[[pin]]
at = "iss-01:212"
speaker = "COMMANDER"
```

## Use instead

```toml
[[pin]]
at = "iss-01:21"
speaker = "COMMANDER"
```

## Limits

None. Place and text of the finding are those that the pin had last; `subtitr where` finds the new
ones. A pin whose line was cut may be deleted.

## References

The files and the identities that this program keeps.
"""

from __future__ import annotations

CODE = "STR010"
