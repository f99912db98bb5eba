"""Suppressions that suppress nothing.

## What it checks

Whether each rule that a pin, a table of a title's pins or the project's configuration suppresses
has found something there in this run. It is looked for where all of a title, or all of the project,
was checked: a run for one release does not know of the others. What is looked for in all titles
together (`inconsistent-yo`) is left out.

## Why it matters

A suppression that is no longer needed hides what will be wrong there tomorrow.

## Example

`subtitles/source/iss-01.toml`, while cue 3 has two lines:

```toml
[[pin]]
at = "iss-01:3"
suppress = ["too-many-lines"]
reason = "the plate has three lines"
```

## Use instead

The pin is deleted.

## Limits

None. The text of the finding is the reason that was given.

## References

Ruff, `unused-noqa` (RUF100); mypy, `--warn-unused-ignores`.
"""

from __future__ import annotations

CODE = "STR013"
