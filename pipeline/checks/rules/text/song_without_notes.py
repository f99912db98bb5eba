r"""Songs with a note at one end only, or none.

## What it checks

In subtitles for the deaf and hard of hearing: whether a song, a cue of that kind or one with a note
at one of its ends, has a note at both. A song may have notes around each of its lines or around
the whole; of two speakers, each is looked at alone.

## Why it matters

The notes tell viewers who do not hear that these words are sung; a note at one end leaves open
where the song ends.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
♪ Fly me to the moon
```

```toml
profile = "netflix-en-sdh"
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
♪ Fly me to the moon ♪
```

```toml
profile = "netflix-en-sdh"
```

## Limits

`sdh`: whether the subtitles are for the deaf and hard of hearing; elsewhere nothing is found. A
note is `♪`, `♫`, `♩` or `♬`.

## References

Netflix timed text style guides, subtitles for the deaf and hard of hearing; subtitleqc.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, changed
from pipeline.checks.turns import dashes
from pipeline.model.cue import Kind
from pipeline.model.finding import Finding

CODE = "TXT023"

_NOTES = frozenset("♩♪♫♬")
_EDGES = " \u00a0\n[]()\"'«»“”"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the songs that lack a note."""
    if not context.style.sdh:
        return
    for index, shown in enumerate(context.shown):
        is_song = bool(context.kinds) and context.kinds[index] is Kind.SONG
        if not is_song and _NOTES.isdisjoint(shown.bare):
            continue
        for start, end in _parts(shown.lines):
            part = shown.bare[start:end]
            said = part.strip(_EDGES)
            if not any(map(str.isalnum, said)):
                continue
            opens, closes = said[0] in _NOTES, said[-1] in _NOTES
            if (opens and closes) or not (opens or closes or is_song):
                continue
            note = next((one for one in said if one in _NOTES), "♪")
            first = start + len(part) - len(part.lstrip(" \u00a0\n"))
            last = start + len(part.rstrip(" \u00a0\n"))
            ends = (
                *(() if opens else (Change(first, first, f"{note} "),)),
                *(() if closes else (Change(last, last, f" {note}"),)),
            )
            fix = changed(context, index, *ends)
            yield context.finding(CODE, index, value=" ".join(said.split()), fix=fix)


def _parts(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield start and end of what each speaker says, without the dash."""
    found = {dash.line: dash.end for dash in dashes(lines)}
    starts: list[tuple[int, int]] = []
    place = 0
    for number, line in enumerate(lines):
        if number in found or not number:
            starts.append((place, place + found.get(number, 0)))
        place += len(line) + 1
    edges = [*(start for start, _content in starts[1:]), place]
    for (_start, content), end in zip(starts, edges, strict=True):
        yield content, end - 1
