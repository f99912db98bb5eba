r"""Translations whose brackets or quotation marks are not those of the source.

## What it checks

Whether the translation has as many pairs of brackets as its source, and quotation marks where the
source has them; and whether each that opens is closed. Which glyphs they are is left to the house
and the language: `[sighs]` may be «(вздыхает)», and “ ”, " ", «» and „ “ are all quotation marks.

Two ways of languages are no fault. Names of ships, works and firms stand in quotation marks in one
language and with a capital only, or in italics, in another: `the Soyuz`, «корабль „Союз“». And a
quotation mark inside a quotation may be left away, and so may those of Russian around a word or two
that are meant in another sense. Quotation marks and brackets that only the translation has are
information: what is meant in another sense stands in quotation marks more often in Russian than in
English, and brackets explain a term or a name. What stands in brackets inside a sentence or is put
into it (`[From] 2016 to`), a term or a figure of speech in quotation marks (`a "rainy day" fund`),
and a quotation told in other words (`that`, `whether`) may be lost: that is information too.

## Why it matters

A quotation that nobody closes goes on for the whole film. One that is lost makes the speaker say in
his own name what he only repeats.

## Example

```po
msgid "He said \"no\"."
msgstr "Он сказал «нет."
```

## Use instead

```po
msgid "He said \"no\"."
msgstr "Он сказал «нет»."
```

## Limits

None. Value and limit are the brackets and quotation marks in the order of the texts, `—` for none.
Apostrophes, inches (`5'10"`), emoticons and the bracket of a numbered list (`1)`) are not counted.
A mark that the source does not close either is not held against the translation.

## References

`brackets` and `doublequoting` of the Translate Toolkit's pofilter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.context import CatalogContext
from pipeline.checks.translated import Translated
from pipeline.language.patterns import compiled
from pipeline.language.tags import same_language
from pipeline.model.codes import Severity
from pipeline.model.finding import Finding
from pipeline.model.markup import tags

CODE = "CAT013"

_NONE = "—"
_QUOTES = '"“”„‟«»「」『』‹›'
_ANY = rf"[()\[\]{{}}（）［］【】‘{_QUOTES}]"
_OPENING = "([{（［【"
_CLOSING = ")]}）］】"
_NO_BRACKET = (
    r"[:;=8xX]['’]?-?[()\[\]]+"  # an emoticon
    r"|(?:(?<=\s)|^)(?:\d{1,3}|[^\W\d_])\)"  # an item of a list
    r"|(?<=\d)\"(?!\w)(?=[^\"]*(?:\"[^\"]*\"[^\"]*)*\Z)"  # inches: no mark is left to close
    r"|(?:(?<=[\s…!?.,)])|^)\)+(?=\s|$)"  # a smile without eyes, as Russians write it
)
_SINGLE = r"(?<!\w)['‘](?=\w)[^'’\n]*[\w.,!?…]['’](?!\w)"
_QUOTED = rf"[{_QUOTES}]([^{_QUOTES}]+)[{_QUOTES}]"
_APART = r"(?:^|[\n.!?…:])\W*[\[(（［【{]"
"""A bracket that opens where a sentence does: a sound, a speaker, a caption."""
_SAID = r"(?:^|[,:;.!?…—–-])[\s(\[]*\Z"
_SAYING = (
    r"(?i)\b(?:sa(?:y|ys|id|ying)|tells?|told|asks?|asked|shout\w*|yell\w*|cr(?:y|ies|ied)|whisper\w*"
    r"|repl(?:y|ies|ied)|answer\w*|think\w*|thought|go(?:es)?|went|like|сказа\w*|говор\w*|спро\w*"
    r"|спраш\w*|крич\w*|крик\w*|отве[тч]\w*|дума\w*|шеп\w*)\s\Z"
)
"""What stands before something that is said."""
_INSIDE = r"(\w[^()\[\]]{0,30})[)\]]\s+(\w)"
_REPORTED = r"(?i)\b(?:что|чтобы?|будто|ли|that|whether|if)\b"
"""What tells a quotation in other words."""
_MOST_OF_A_NAME = 5
_MOST_FIGURATIVE = 2


class _Marks(NamedTuple):
    """The brackets and quotation marks of a text."""

    shown: str
    brackets: int
    """Pairs of brackets."""
    quotes: int
    """Quotation marks, opening and closing."""
    is_whole: bool
    """Whether all that opens is closed."""


_NOTHING = _Marks("", 0, 0, is_whole=True)


def check(context: CatalogContext) -> Iterator[Finding]:
    """Yield the translations whose brackets or quotes differ from those of the source."""
    for one in context.translated:
        wanted, found = _marks(one.source), _marks(one.translation)
        if wanted is found or not _differ(one, wanted, found):
            continue
        value, limit = found.shown or _NONE, wanted.shown or _NONE
        finding = context.finding(CODE, one.entry, value=value, limit=limit)
        is_grave = _is_grave(one, wanted, found)
        yield finding if is_grave else finding.with_severity(Severity.INFO)


def _is_grave(one: Translated, wanted: _Marks, found: _Marks) -> bool:
    if not found.is_whole:
        return True
    if wanted.brackets > found.brackets and _apart(one.source) > _apart(one.translation):
        return True
    if not wanted.quotes or found.quotes or compiled(_REPORTED).search(one.translation):
        return False
    return any(_is_said(one.source, match) for match in compiled(_QUOTED).finditer(one.source))


def _apart(text: str) -> int:
    """Return the brackets of `text` that stand apart from its sentences."""
    return sum(not _is_put_in(text, match) for match in compiled(_APART).finditer(text))


def _is_put_in(text: str, match: re.Match[str]) -> bool:
    """Whether a bracket only adds words to a sentence that goes on behind it: `[From] 2016 to`."""
    inside = compiled(_INSIDE).match(text, match.end())
    if inside is None or not inside[1][0].isupper() or inside[1].isupper():
        return False
    return inside[2].islower() or inside[2].isdigit()


def _is_said(text: str, match: re.Match[str]) -> bool:
    """Whether what stands in quotation marks is said, and no name, term or figure of speech.

    One or two words are none; more are where they begin with a small letter in the middle of a
    sentence, as no speech does that a verb or a mark announces.
    """
    words = match[1]
    if not words.rstrip(", ")[-1:].isalnum():
        return True
    if len(words.split()) <= _MOST_FIGURATIVE:
        return False
    before = text[: match.start()]
    announced = compiled(_SAID).search(before) or compiled(_SAYING).search(before)
    return words.lstrip()[:1].isupper() or announced is not None


def _differ(one: Translated, wanted: _Marks, found: _Marks) -> bool:
    if not found.is_whole:
        return wanted.is_whole
    if wanted.is_whole and wanted.brackets != found.brackets:
        return True
    if bool(wanted.quotes) == bool(found.quotes):
        return False
    text, other = one.source, one.entry.message.translation
    if found.quotes:
        text, other = one.translation, one.entry.message.source
    if tags(other) or compiled(_SINGLE).search(other):
        return False
    inside = compiled(_QUOTED).findall(text)
    if all(map(_is_name, inside)):
        return False
    figurative = wanted.quotes and same_language(one.language, "ru")
    return not (figurative and all(map(_is_figurative, inside)))


def _is_name(words: str) -> bool:
    """Whether what stands in quotation marks may be a name: a few words, the first with a capital.

    What ends with a mark is said, not named.
    """
    first = next((one for one in words if one.isalnum()), "")
    few = len(words.split()) <= _MOST_OF_A_NAME
    return few and (first.isupper() or first.isdigit()) and words.rstrip()[-1:].isalnum()


def _is_figurative(words: str) -> bool:
    """Whether Russian quotation marks may say `so to speak`: one or two words in small letters."""
    return len(words.split()) <= _MOST_FIGURATIVE and words.islower() and words[-1].isalnum()


def _marks(text: str) -> _Marks:
    if compiled(_ANY).search(text) is None:
        return _NOTHING
    marks = _read(text)
    return marks if marks.is_whole else _read(compiled(_NO_BRACKET).sub("", text))


def _read(text: str) -> _Marks:
    shown = "".join(one for one in text if one in _OPENING or one in _CLOSING or one in _QUOTES)
    opened, brackets, is_whole = 0, 0, True
    for one in shown:
        if one in _OPENING:
            opened += 1
            brackets += 1
        elif one in _CLOSING:
            opened -= 1
            is_whole = is_whole and opened >= 0
    quotes = sum(one in _QUOTES for one in shown)
    return _Marks(shown, brackets, quotes, is_whole and opened == 0 and _is_closed(shown))


def _is_closed(shown: str) -> bool:
    """Whether the quotation marks come in pairs; one mark may close a quotation in a quotation."""
    guillemets = shown.count("«") - shown.count("»")
    straight = shown.count('"') % 2
    # “ opens in English and closes in German and Russian: „…“, “…”
    low, left, right = shown.count("„"), shown.count("“"), shown.count("”")
    curly = (low + left + right) % 2
    corners = shown.count("「") - shown.count("」") or shown.count("『") - shown.count("』")
    return not (guillemets or straight or curly or corners)
