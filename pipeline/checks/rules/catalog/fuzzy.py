"""Messages whose translation is marked as fuzzy.

## What it checks

Whether a message has a translation and the `fuzzy` flag. A fuzzy message without any translation
is untranslated, and reported as that.

## Why it matters

The flag says that nobody has confirmed the translation for this source text: the source was
edited, or the translation was guessed from a similar message. The release may show an older
wording, or none.

## Example

```po
#, fuzzy
#| msgid "Docking in ten minutes."
msgctxt "p2hxv5n8c4we"
msgid "Docking in two minutes."
msgstr "Стыковка через десять минут."
```

## Use instead

Read it against the source, mend it, take the flag away.

```po
msgctxt "p2hxv5n8c4we"
msgid "Docking in two minutes."
msgstr "Стыковка через две минуты."
```

## Limits

None. A warning; an error under `--final`.

## References

The GNU gettext manual, "Fuzzy Entries".
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import CatalogContext
from pipeline.model.finding import Finding

CODE = "CAT002"


def check(context: CatalogContext) -> Iterator[Finding]:
    """Yield the messages with an unconfirmed translation."""
    for entry in context.entries:
        message = entry.message
        if message.fuzzy and message.translation and not message.obsolete:
            yield context.finding(CODE, entry)
