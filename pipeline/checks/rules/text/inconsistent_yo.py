r"""Words that are written with ё in one place and with е in another.

## What it checks

Whether a Russian word form stands both with ё and with е in the subtitles that are checked
together: one file, or all titles of a series. The spelling that is rarer is reported; of two that
are equally frequent the one with е. Where the house writes ё always, a word with е is reported
when it stands with ё elsewhere or is one of the common words that are known to have it.

Pairs that are both words (все and всё, небо and нёбо, узнаем and узнаём) are left alone: only the
sense can tell which is meant.

## Why it matters

Readers see the two spellings within minutes, and a name that has lost its dots is another name. A
series that a school shows to children of seven wants ё everywhere.

## Example

```toml
language = "ru"
house = { yo = "consistent" }
```

```srt
1
00:00:01,000 --> 00:00:03,000
Самолёт готов?

2
00:00:04,000 --> 00:00:06,000
Да, самолет готов.
```

## Use instead

```toml
language = "ru"
house = { yo = "consistent" }
```

```srt
1
00:00:01,000 --> 00:00:03,000
Самолёт готов?

2
00:00:04,000 --> 00:00:06,000
Да, самолёт готов.
```

## Limits

`yo`: `consistent` or `always`. The limit shown is the other spelling and one place where it
stands. A fix that takes the dots away is safe, since е for ё is never wrong; one that puts them is
safe where the house writes ё always, else unsafe.

## References

The rules of Russian orthography (1956, section 10; Lopatin 2006, section 5) leave ё to the
publisher, except where a word could be misread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.context import SeriesContext, TrackContext
from pipeline.checks.retouching import Change, edits
from pipeline.language.patterns import compiled
from pipeline.language.tags import same_language
from pipeline.language.yo import like, pairs, with_yo, without_yo
from pipeline.model.finding import Finding
from pipeline.model.fix import Fix, FixSafety

CODE = "TXT024"

_WORD = "[а-яё]+"
_MARKS = '.,!?…:;«»„“”"()[]—–-'


class _Wanted(NamedTuple):
    """What a spelling should have been."""

    spelling: str
    where: str
    """A place where it stands; empty where it does not."""


def check(context: SeriesContext) -> Iterator[Finding]:
    """Yield the words whose other spelling is the one to use."""
    tracks = [one for one in context.tracks if one.style.yo and same_language(one.language, "ru")]
    if not tracks:
        return
    counts = [_counted(one) for one in tracks]
    total = sum(counts, Counter[str]())
    always = any(one.style.yo == "always" for one in tracks)
    wrong = _wrong(total, always=always)
    if not wrong:
        return
    wanted = _with_places(wrong, tracks, counts)
    for track, count in zip(tracks, counts, strict=True):
        if not wanted.keys().isdisjoint(count):
            yield from _found(track, wanted)


def _counted(track: TrackContext) -> Counter[str]:
    """Return how often each word with е or ё stands in a track."""
    tokens = Counter("\n".join(shown.bare for shown in track.shown).lower().split())
    words = Counter[str]()
    for token, count in tokens.items():
        if "е" in token or "ё" in token:
            word = token.strip(_MARKS)
            for one in (word,) if word.isalpha() else compiled(_WORD).findall(token):
                words[one] += count
    return words


def _wrong(total: Counter[str], *, always: bool) -> dict[str, str]:
    """Return the spellings to be reported, and those to be used instead."""
    wrong = {}
    for word in total:
        if "ё" not in word or word in pairs():
            continue
        other = without_yo(word)
        if other not in total:
            continue
        if always or total[word] >= total[other]:
            wrong[other] = word
        else:
            wrong[word] = other
    if always:
        wrong |= {word: known for word, known in with_yo().items() if word in total}
    return wrong


def _with_places(
    wrong: dict[str, str], tracks: list[TrackContext], counts: list[Counter[str]]
) -> dict[str, _Wanted]:
    """Join each spelling to be used with the first place where it stands."""
    places: dict[str, str] = {}
    missing = set(wrong.values())
    for track, count in zip(tracks, counts, strict=True):
        if missing.isdisjoint(count):
            continue
        for index, shown in enumerate(track.shown):
            here = missing.intersection(compiled(_WORD).findall(shown.bare.lower()))
            line = track.track.cues[index].line
            places |= dict.fromkeys(here, f"{track.file}:{line}" if line else track.file)
            missing -= here
    return {word: _Wanted(other, places.get(other, "")) for word, other in wrong.items()}


def _found(track: TrackContext, wanted: dict[str, _Wanted]) -> Iterator[Finding]:
    for index, shown in enumerate(track.shown):
        small = shown.bare.lower()
        if len(small) != len(shown.bare):  # a foreign letter that is two when small
            continue
        for match in compiled(_WORD).finditer(small):
            other = wanted.get(match.group())
            if other is None:
                continue
            word = shown.bare[match.start() : match.end()]
            instead = like(word, other.spelling)
            change = Change(match.start(), match.end(), instead)
            is_safe = track.style.yo == "always" or "ё" in match.group()
            fix = Fix(
                FixSafety.SAFE if is_safe else FixSafety.UNSAFE,
                edits(track.track.cues[index].text, change),
            )
            limit = f"{instead} ({other.where})" if other.where else instead
            yield track.finding(CODE, index, value=word, limit=limit, fix=fix)
