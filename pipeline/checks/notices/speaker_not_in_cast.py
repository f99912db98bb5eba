"""Names that may be speakers, and are not in the cast.

## What it checks

Whether a cue begins with a name in capitals and a colon, or in brackets, that the `[cast]` of the
project does not name. Each name is told once, at its first cue. Signs are left out.

## Why it matters

The label of a speaker whom the cast names is taken off the text: translators do not translate it,
releases show it or not as the house wants, and the catalog says who speaks. A label that nobody
knows stays in the text, and is translated differently in every episode.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
COMMANDER: The hatch is closed.
```

## Use instead

```toml
[cast.COMMANDER]
gender = "f"
```

## Limits

None. It is information: a word in capitals before a colon may be text.

## References

None of a house. Labels in capitals with a colon are the usual ones of English transcripts.
"""

from __future__ import annotations

CODE = "TXT020"
