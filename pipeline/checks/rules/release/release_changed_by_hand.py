"""Releases that are not what was last compiled.

## What it checks

Whether the bytes of a release are those that `compile` last wrote, as the manifest has them. A
file that `compile` has never written is not.

## Why it matters

`compile` does not replace such a file, since somebody's work is in it; so it stays as it is while
the catalogs go on, and the two grow apart.

## Example

A proofreader opens `subtitles/ru/iss-01.ru.srt`, corrects a name and saves it.

## Use instead

Make the change in the catalog; `where` names the message of a cue. Then give the hand work up:

```console
$ subtitr where subtitles/ru/iss-01.ru.srt:12
$ subtitr compile iss-01 --discard
```

## Limits

None: one byte is a difference.

## References

None: the manifest is subtitr's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import RecordContext
from pipeline.model.finding import Finding, Place

CODE = "REL004"


def check(context: RecordContext) -> Iterator[Finding]:
    """Yield the release if its file is another than the one that was written."""
    if context.found is not None and context.found != context.written:
        yield Finding(CODE, Place(file=context.release_file))
