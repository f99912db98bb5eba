r"""Cues in another language than the file.

## What it checks

Whether the letters of a cue are of another script than the language of the file: less than 30 %
Cyrillic in Russian, less than 30 % of Japanese characters in Japanese, more than 5 % of another
script in English. A cue has to say something to
count: names («Pioneer 10»), formulas, code, addresses and single foreign words are left alone, and
so are songs, signs and credits where the kinds of cues are known.

A file may be in two languages, line under line: where the language has a script of its own, a cue
is left alone that has a line in it. Other lines in another language may be meant. In a cue that is
wholly in italics or in quotation marks they are information only; where more than a tenth of all
cues are foreign it is information too, and told once for each passage.

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

The value is the share of letters, in percent, rounded down; a Chinese or Japanese character counts
as three letters, a Korean syllable as two. 30 % where the language has a script
other than Latin, 95 % where it is written in Latin letters, also beside others (Serbian). Two
languages of one script cannot be told apart here; where it is not known how a language is written,
nothing is found.

## References

Which language is written how: the likely subtags of CLDR. The shares are a choice made here: room
for the names of a technical film. Subtitle Edit detects the
language of whole files only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from pipeline.checks.context import TrackContext
from pipeline.language.patterns import compiled
from pipeline.language.quotation import QUOTES
from pipeline.language.scripts import scripts_of
from pipeline.language.tags import base_language
from pipeline.model.codes import Severity
from pipeline.model.cue import Kind
from pipeline.model.finding import Finding
from pipeline.model.markup import unwrap

CODE = "TXT018"

_OWN = {
    "ARABIC": "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "ARMENIAN": "\u0531-\u0556\u0560-\u0588\ufb13-\ufb17",
    "BENGALI": "\u0980-\u09ff",
    "CJK": (
        "\u3005-\u3007\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf"
        "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af"
    ),
    "DEVANAGARI": "\u0900-\u097f\ua8e0-\ua8ff",
    "ETHIOPIC": "\u1200-\u139f\u2d80-\u2ddf",
    "GEORGIAN": "\u10a0-\u10ff\u1c90-\u1cbf",
    "GREEK": "\u0370-\u03ff\u1f00-\u1fff",
    "GUJARATI": "\u0a80-\u0aff",
    "GURMUKHI": "\u0a00-\u0a7f",
    "HANGUL": "\u1100-\u11ff\u3131-\u318e\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff",
    "HEBREW": "\u05d0-\u05f2\ufb1d-\ufb4f",
    "KANNADA": "\u0c80-\u0cff",
    "KHMER": "\u1780-\u17ff",
    "LAO": "\u0e80-\u0eff",
    "MALAYALAM": "\u0d00-\u0d7f",
    "MYANMAR": "\u1000-\u109f",
    "SINHALA": "\u0d80-\u0dff",
    "TAMIL": "\u0b80-\u0bff",
    "TELUGU": "\u0c00-\u0c7f",
    "THAI": "\u0e00-\u0e7f",
    "TIBETAN": "\u0f00-\u0fff",
    "LATIN": "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "CYRILLIC": "\u0400-\u0481\u048a-\u052f",
}
_LEAST = {"LATIN": 95}
_OTHERS = 30
_WEIGHT = {"CJK": 3, "HANGUL": 2}
"""How many letters one character of a script stands for: a Chinese word is of one or two."""
_SPARED = frozenset({Kind.SONG, Kind.SIGN, Kind.CREDIT, Kind.SOUND})
_NO_SENTENCE = r"[_=\\{}<>@♪♫]|[^\W\d_]{2}[./][^\W\d_]{2}|\w\(|[^\W\d_]\d"
"""Code, addresses, formulas, songs."""
_PLAIN_WORD = r"(?<![\w'’-])[^\W\d_A-ZА-ЯЁ][^\W\d_A-ZА-ЯЁ]+(?![\w-])"
"""A word that is no name and no abbreviation."""


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues in another language."""
    scripts = scripts_of(base_language(context.language))
    if not scripts or not all(script in _OWN for script in scripts):
        return
    own = "".join(_OWN[script] for script in scripts)
    least = max(_LEAST.get(script, _OTHERS) for script in scripts)
    foreign = dict(_foreign(context, own, least, _WEIGHT.get(scripts[0], 1)))
    is_usual = len(foreign) > max(3, len(context.track.cues) // 10)
    for index, share in foreign.items():
        if is_usual and index - 1 in foreign:
            continue
        finding = context.finding(CODE, index, value=share, limit=least)
        is_meant = is_usual or _is_set_apart(context.track.cues[index].text)
        yield finding.with_severity(Severity.INFO) if is_meant else finding


def _foreign(context: TrackContext, own: str, least: int, weight: int) -> Iterator[tuple[int, int]]:
    """Yield the cues with less than `least` percent of letters of their `own`, and how many."""
    is_latin = "A-Z" in own
    mine, other = compiled(f"[{own}]"), compiled(rf"[^\W\d_{own}]")
    for index, shown in enumerate(context.shown):
        # nearly every cue is decided by this
        if (is_latin and shown.bare.isascii()) or other.search(shown.bare) is None:
            continue
        bare = _unquoted(shown.bare)
        share = _share(bare, mine, other, weight)
        if share >= least or not _says_something(context, index, bare, other):
            continue
        if is_latin or not any(
            _share(line, mine, other, weight) >= least and mine.search(line)
            for line in bare.split("\n")
        ):
            yield index, int(share)


def _share(bare: str, mine: re.Pattern[str], other: re.Pattern[str], weight: int) -> Fraction:
    """Return how many percent of the letters of `bare` are of the language's own scripts."""
    own = weight * len(mine.findall(bare))
    return Fraction(100 * own, max(1, own + len(other.findall(bare))))


def _unquoted(bare: str) -> str:
    """Return `bare` without what it quotes; as it is where that is all."""
    if compiled(f"[{QUOTES}]").search(bare) is None:
        return bare
    rest = compiled(f"[{QUOTES}][^{QUOTES}]*[{QUOTES}]").sub(" ", bare)
    return rest if any(map(str.isalpha, rest)) else bare


def _says_something(context: TrackContext, index: int, bare: str, other: re.Pattern[str]) -> bool:
    latin = compiled(f"[{_OWN['LATIN']}]+")
    if context.kinds and context.kinds[index] in _SPARED:
        return False
    if compiled(_NO_SENTENCE).search(bare):
        return False
    words = [word for word in compiled(_PLAIN_WORD).findall(bare) if other.search(word)]
    # one Latin word may be a term; none of another script is at home in a text that is not its own
    return len(words) > 1 or any(not latin.fullmatch(word) for word in words)


def _is_set_apart(text: str) -> bool:
    wrapped = unwrap(text)
    inner = wrapped.text.strip()
    quoted = inner[:1] in {"«", "“", '"', "„"} and inner[-1:] in {"»", "”", '"', "“"}
    return quoted or "<i>" in wrapped.before.lower()
