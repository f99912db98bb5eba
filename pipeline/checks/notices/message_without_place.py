"""Translated messages that the film does not have.

## What it checks

Whether each translated message of a catalog that is compiled without a template has a segment of
the film: the same identity, or the same text.

## Why it matters

The translation is not shown. The line was cut, or its wording has changed in the master and the
catalog has not been updated, so that the line is shown untranslated.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
The hatch is closed.
```

```po
msgid "The hatch is shut."
msgstr "Люк закрыт."
```

## Use instead

`subtitr update film.pot ru.po` after `subtitr extract film.srt -o film.pot`: the translation comes
back as fuzzy beside the new text, or is kept as obsolete.

## Limits

None. It is looked for by `subtitr compile film.srt ru.po` only. When fewer than a quarter of the
messages have a place, and the catalog names another film, it is refused as that film's.

## References

GNU gettext manual, 8.1: what is no longer in the sources becomes obsolete, and is kept.
"""

from __future__ import annotations

CODE = "CAT004"
