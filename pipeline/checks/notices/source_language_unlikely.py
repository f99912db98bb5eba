"""Films in other letters than their only source language has.

## What it checks

Whether more than half of the cues are in another script than that of the one language which
`source-languages` names. With several languages each cue finds its own, and nothing is asked.

## Why it matters

What is spoken in the language of a release is in no catalog of it. A Russian film that is said to
be English comes to its translators whole, or not at all.

## Example

```toml
languages = ["ru", "en"]
source-languages = ["en"]
```

```srt
1
00:00:01,000 --> 00:00:03,000
Люк закрыт.
```

## Use instead

```toml
languages = ["ru", "en"]
source-languages = ["ru"]
```

## Limits

Half of the cues that have letters. Languages of one script are not told apart.

## References

None of a house; scripts are those of Unicode Standard Annex 24.
"""

from __future__ import annotations

CODE = "STR012"
