"""Templates of another master than the one that is there.

## What it checks

Whether the sentences of the master are those of the title's template, all of them and in their
order. Where they are not, neither catalogs nor releases of the title can be judged, and only the
master is checked.

## Why it matters

Identities live in the template. Until it is made anew every translation of the lines that have
changed belongs to a text that is no longer spoken.

## Example

```console
$ vi subtitles/source/iss-01.srt
$ subtitr check
```

## Use instead

```console
$ vi subtitles/source/iss-01.srt
$ subtitr build
```

## Limits

None. `subtitr compile` refuses such a title.

## References

The way of the data in this program: master, template, catalog, release.
"""

from __future__ import annotations

CODE = "CAT005"
