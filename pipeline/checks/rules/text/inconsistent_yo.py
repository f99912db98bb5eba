r"""Words that are written with ё in one place and with е in another.

## What it checks

Whether a Russian word form stands both with ё and with е in the subtitles that are checked
together: one file, or all titles of a series. A series goes one way: where most of such words have
ё more often than е, or as often, each е among them is reported, and else each ё. Where the house
writes ё always, a word with е is reported when it stands with ё elsewhere or is one of the common
words that are known to have it.

The titles of a project are a series, whichever of them are checked. Of plain files those of one
call are that lie in one folder, have one language and house, and differ by number:
`show.s01e01.ru.srt` and `show.s01e02.ru.srt`. Every other file stands alone.

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
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.context import SeriesContext, TrackContext
from pipeline.checks.retouching import Change, edits
from pipeline.language.patterns import compiled
from pipeline.language.tags import same_language
from pipeline.language.yo import WORD, like, pairs, with_yo, without_yo
from pipeline.model.finding import Finding
from pipeline.model.fix import Fix, FixSafety

CODE = "TXT024"


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
    came, total = context.came or context, context.yo_words
    always = any(one.style.yo == "always" for one in tracks)
    wrong = _wrong(total, with_dots=always or _has_dots(came.yo_words))
    if always:
        wrong |= {word: known for word, known in with_yo().items() if word in total}
    if not wrong:
        return
    wanted = _with_places(wrong, [*tracks, *came.tracks])
    for track in tracks:
        if not wanted.keys().isdisjoint(track.yo_words):
            yield from _found(track, wanted)


def _pairs(total: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield the words that stand both with ё and with е, in their two spellings."""
    for word in total:
        if "ё" in word and word not in pairs() and (other := without_yo(word)) in total:
            yield word, other


def _has_dots(total: Counter[str]) -> bool:
    """Whether most of the words that have two spellings have ё at least as often as е."""
    votes = [total[word] >= total[other] for word, other in _pairs(total)]
    return 2 * sum(votes) >= len(votes)


def _wrong(total: Counter[str], *, with_dots: bool) -> dict[str, str]:
    """Return the spellings to be reported, and those to be used instead."""
    return {
        other if with_dots else word: word if with_dots else other for word, other in _pairs(total)
    }


def _with_places(wrong: dict[str, str], tracks: Sequence[TrackContext]) -> dict[str, _Wanted]:
    """Join each spelling to be used with the first place where it stands."""
    places: dict[str, str] = {}
    missing = set(wrong.values())
    for track in sorted(tracks, key=lambda one: one.file):
        if missing.isdisjoint(track.yo_words):
            continue
        for index, shown in enumerate(track.shown):
            here = missing.intersection(compiled(WORD).findall(shown.bare.lower()))
            line = track.track.cues[index].line
            places |= dict.fromkeys(here, f"{track.file}:{line}" if line else track.file)
            missing -= here
    return {word: _Wanted(other, places.get(other, "")) for word, other in wrong.items()}


def _found(track: TrackContext, wanted: dict[str, _Wanted]) -> Iterator[Finding]:
    for index, shown in enumerate(track.shown):
        small = shown.bare.lower()
        if len(small) != len(shown.bare):  # a foreign letter that is two when small
            continue
        for match in compiled(WORD).finditer(small):
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
