"""Messages without a translation.

## What it checks

Whether a message of the catalog has an empty translation. A message whose empty translation means
"as in the master" is left alone: one without letters, and one already spoken in the language of
the catalog. So is a message that a translation of `||` hides on purpose. For a variant this is
judged after its catalog has been laid over that of the language.

## Why it matters

The release shows the line in the language of the film, or nothing, as the project has set. Either
is fine while people work; neither is fit to be delivered.

## Example

```po
msgctxt "k7d2mq4xw3ra"
msgid "Good morning, station."
msgstr ""
```

## Use instead

```po
msgctxt "k7d2mq4xw3ra"
msgid "Good morning, station."
msgstr "Доброе утро, станция."
```

## Limits

None. A warning; an error under `--final`.

## References

The GNU gettext manual, "Untranslated Entries"; `msgfmt --statistics` counts the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import CatalogContext
from pipeline.model.finding import Finding

CODE = "CAT001"


def check(context: CatalogContext) -> Iterator[Finding]:
    """Yield the messages that lack a translation they need."""
    for entry in context.entries:
        message = entry.message
        if not (message.translation.strip() or message.obsolete or entry.may_be_empty):
            yield context.finding(CODE, entry)
