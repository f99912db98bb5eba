"""Releases that the project names and that are not there.

## What it checks

Whether the file of a release exists.

## Why it matters

A delivery that lacks one language of one episode is noticed by the people it was meant for.

## Example

`languages = ["ru", "en"]`, and `subtitles/en/` is empty.

## Use instead

```console
$ subtitr compile -l en
```

## Limits

None.

## References

None: the layout of a project is subtitr's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import RecordContext
from pipeline.model.finding import Finding, Place

CODE = "REL003"


def check(context: RecordContext) -> Iterator[Finding]:
    """Yield the release if it has no file."""
    if context.found is None:
        yield Finding(CODE, Place(file=context.release_file))
