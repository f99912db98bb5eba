"""Changes made by hand that no longer fit the release.

## What it checks

Whether each adjustment beside a release (`subtitles/ru/iss-01.ru.toml`, as `subtitr accept` and
`subtitr fix` write them) could be made again. One fits while its message is there, nothing but a
shift in time has happened to its cues, and the words shown are those that were shown then. The
value is what it would change and why it was not made.

## Why it matters

Somebody has moved a cue or broken it otherwise with care, and the release does not have it any
more. Made to other words at another length it would do harm.

## Example

A cue was moved by hand and accepted; then its line was cut from the master, or says other words.

## Use instead

The release is changed again as it has to be now, and accepted:

```console
$ subtitr accept subtitles/ru/iss-01.ru.srt
```

## Limits

None. What is not needed any more may be deleted from the file; the place of the finding is its
line.

## References

The files that this program keeps.
"""

from __future__ import annotations

CODE = "LAY021"
