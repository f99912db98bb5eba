r"""Cues in another language than the file.

## What it checks

Whether the letters of a cue are of another script than the language of the file: less than 30 %
Cyrillic in Russian, more than 5 % of another script in English. A cue has to say something to
count: names («Pioneer 10»), formulas, code, addresses and single foreign words are left alone, and
so are songs, signs and credits where the kinds of cues are known.

Lines in another language may be meant. In a cue that is wholly in italics or in quotation marks
they are information only; where more than a tenth of all cues are foreign it is information too,
and told once for each passage.

## Why it matters

A line that nobody has translated is the first thing that a viewer sees who does not know the other
language, and the last that a person notices who knows both.

## Example

```toml
language = "ru"
```

```srt
1
00:00:01,000 --> 00:00:03,000
We have lost the pressure.
```

## Use instead

```toml
language = "ru"
```

```srt
1
00:00:01,000 --> 00:00:03,000
Давление потеряно.
```

## Limits

The value is the share of letters, in percent, rounded down. 30 % where the language has a script
other than Latin, 95 % where it is written in Latin letters. Two languages of one script cannot be
told apart here.

## References

The shares are a choice made here: room for the names of a technical film. Subtitle Edit detects the
language of whole files only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.language.patterns import compiled
from pipeline.language.quotation import QUOTES
from pipeline.language.scripts import script_of
from pipeline.language.tags import base_language
from pipeline.model.codes import Severity
from pipeline.model.cue import Kind
from pipeline.model.finding import Finding
from pipeline.model.markup import unwrap

CODE = "TXT018"

_OWN = {
    "LATIN": "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "CYRILLIC": "\u0400-\u0481\u048a-\u052f",
}
_LEAST = {"LATIN": 95}
_OTHERS = 30
_SPARED = frozenset({Kind.SONG, Kind.SIGN, Kind.CREDIT, Kind.SOUND})
_NO_SENTENCE = r"[_=\\{}<>@♪♫]|[^\W\d_]{2}[./][^\W\d_]{2}|\w\(|[^\W\d_]\d"
"""Code, addresses, formulas, songs."""
_PLAIN_WORD = r"(?<![\w'’-])[^\W\d_A-ZА-ЯЁ][^\W\d_A-ZА-ЯЁ]+(?![\w-])"
"""A word that is no name and no abbreviation."""


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues in another language."""
    language = base_language(context.language)
    own = _OWN.get(script_of(language))
    if own is None or language in {"und", "mul", "zxx"}:
        return
    least = _LEAST.get(script_of(language), _OTHERS)
    foreign = dict(_foreign(context, own, least))
    is_usual = len(foreign) > max(3, len(context.track.cues) // 10)
    for index, share in foreign.items():
        if is_usual and index - 1 in foreign:
            continue
        finding = context.finding(CODE, index, value=share, limit=least)
        is_meant = is_usual or _is_set_apart(context.track.cues[index].text)
        yield finding.with_severity(Severity.INFO) if is_meant else finding


def _foreign(context: TrackContext, own: str, least: int) -> Iterator[tuple[int, int]]:
    """Yield the cues with less than `least` percent of letters of their `own`, and how many."""
    is_latin = "A" in own
    mine = compiled(f"[{own}]")
    other = compiled(rf"[^\W\d_{own}]" if is_latin else "[A-Za-z]")
    for index, shown in enumerate(context.shown):
        # nearly every cue is decided by this
        if (is_latin and shown.bare.isascii()) or other.search(shown.bare) is None:
            continue
        bare = _unquoted(shown.bare)
        own_letters = 100 * len(mine.findall(bare))
        count = own_letters // 100 + len(other.findall(bare))
        if own_letters < least * count and _says_something(context, index, bare, other):
            yield index, own_letters // count


def _unquoted(bare: str) -> str:
    """Return `bare` without what it quotes; as it is where that is all."""
    if compiled(f"[{QUOTES}]").search(bare) is None:
        return bare
    rest = compiled(f"[{QUOTES}][^{QUOTES}]*[{QUOTES}]").sub(" ", bare)
    return rest if any(map(str.isalpha, rest)) else bare


def _says_something(context: TrackContext, index: int, bare: str, other: re.Pattern[str]) -> bool:
    if context.kinds and context.kinds[index] in _SPARED:
        return False
    if compiled(_NO_SENTENCE).search(bare):
        return False
    words = [word for word in compiled(_PLAIN_WORD).findall(bare) if other.search(word)]
    # one Latin word may be a term; in a Latin text no word of another script is at home
    return len(words) >= (2 if other.search("a") else 1)


def _is_set_apart(text: str) -> bool:
    wrapped = unwrap(text)
    inner = wrapped.text.strip()
    quoted = inner[:1] in {"«", "“", '"', "„"} and inner[-1:] in {"»", "”", '"', "“"}
    return quoted or "<i>" in wrapped.before.lower()
