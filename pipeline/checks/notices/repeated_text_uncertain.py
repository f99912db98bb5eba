"""Repeated texts of which a catalog has more or fewer than the film.

## What it checks

Whether a text that stands several times in a film stands as many times in a catalog which is
compiled without a template. The limit is how often the film has it, the value how often the
catalog does. Translations are given to the texts in their order then, each its own as long as
there are any.

## Why it matters

«Yes.» is «Да.» here and «Так точно.» there. If one was lost before, every later one shows its
neighbour's translation.

## Example

```srt
1
00:00:01,000 --> 00:00:02,000
Yes.

2
00:00:03,000 --> 00:00:04,000
Yes.
```

```po
msgid "Yes."
msgstr "Да."
```

## Use instead

A project: there each message has an identity that outlives a re-cut, and nothing is guessed.

## Limits

None. It is looked for by `subtitr compile film.srt ru.po` only. A catalog with the identities of
the very film has no such doubt.

## References

gettext joins messages by text alone; `msgctxt` is its way to tell equal ones apart (GNU gettext
manual, 11.2.5).
"""

from __future__ import annotations

CODE = "CAT003"
