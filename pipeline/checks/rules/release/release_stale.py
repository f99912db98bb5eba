"""Releases compiled from something older than what is there now.

## What it checks

Whether master, catalog and settings (the profile by name) are still those that the release was
compiled from, as the manifest has them. A release without a file, or one that was never compiled,
is another rule's matter.

## Why it matters

The release is what viewers get. Corrections that stand in the catalog only have not reached it.

## Example

A translation was changed in `locales/ru/LC_MESSAGES/iss-01.po`, and nobody has compiled since.

## Use instead

```console
$ subtitr compile -l ru
```

## Limits

None: any change of what goes in counts, even one that leaves the release as it is.

## References

None: the manifest is subtitr's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import RecordContext
from pipeline.model.finding import Finding, Place

CODE = "REL005"


def check(context: RecordContext) -> Iterator[Finding]:
    """Yield the release if it was made from something else."""
    if context.found is None or context.made_from is None:
        return
    if context.made_from != context.sources:
        yield Finding(CODE, Place(file=context.release_file))
