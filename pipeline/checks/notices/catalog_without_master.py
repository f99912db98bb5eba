"""Templates whose title has no master.

## What it checks

Whether each `locales/*.pot` of a project is of a title that has a master in `subtitles/source`.

## Why it matters

Most often a title was renamed: its translations stay behind under the old name, and the new title
begins with none.

## Example

```
subtitles/source/iss-01-launch.srt
locales/iss-01.pot
locales/ru/LC_MESSAGES/iss-01.po
```

## Use instead

```
subtitles/source/iss-01-launch.srt
locales/iss-01-launch.pot
locales/ru/LC_MESSAGES/iss-01-launch.po
```

and in `subtitr.toml`, so that the identities stay as they are:

```toml
title-id = { "iss-01-launch" = "iss-01" }
```

Releases and their adjustments in `subtitles/` take the new name as well.

## Limits

None. A title that was given up takes its template and catalogs along.

## References

The files that this program keeps.
"""

from __future__ import annotations

CODE = "CAT006"
