"""Translations that end with another mark than the source.

## What it checks

Whether source and translation end alike: as a question, as an exclamation, with a full stop, with
dots, or with no mark. Quotation marks and brackets that close are passed over, so English `."` is
Russian «».», and so are tags, notes of music and the form of the marks (`?..` asks, `--` at an
interruption is `…`, `。` is a full stop). `!` for `.`, dots for a full stop, and the like are
information: how loud a line is differs by language. A question that is none any more, and an end
without any mark, are warnings.

Marks that are spoken of (`press "?".`) and the dot of a word in brackets (`(60 sec.)`) are no end.
Only what is said is looked at: signs, songs, sounds and credits have their own ways.

## Why it matters

A question mark that is lost turns the line into its opposite, and a full stop that is lost looks as
if the line went on in the next cue.

## Example

```po
msgid "Is the hatch closed?"
msgstr "Люк закрыт."
```

## Use instead

```po
msgid "Is the hatch closed?"
msgstr "Люк закрыт?"
```

## Limits

None. Value and limit are the marks as they are written, `—` for none. Languages that are written
without full stops (Thai, Lao) are only held to question marks.

## References

`endpunc` of the Translate Toolkit's pofilter; the marks of other scripts are Unicode's
Sentence_Terminal.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import CatalogContext
from pipeline.language.patterns import compiled
from pipeline.language.tags import same_language
from pipeline.model.codes import Severity
from pipeline.model.cue import Kind
from pipeline.model.finding import Finding

CODE = "CAT012"

_NONE = "—"
_SPOKEN = frozenset({Kind.DIALOGUE, Kind.NARRATION, Kind.RADIO})
_WITHOUT_STOPS = ("th", "lo")

_ASKS = "?？؟⁇⁈⁉՞፧"
_CALLS = "!！՜‼⁈⁉"
_STOPS = ".。．｡।॥۔։።។"
_GREEK_ASKS = ";\u037e"
_MARKS = f"{_ASKS}{_CALLS}{_STOPS}…‥,，、;；:：\u037e-‐‑–—―"
_PASSED_OVER = " \t\n\u00a0\u202f\u200b\u200e\u200f\u2060\ufeff\"”’»“'‘«›‹」』)]}♪♫#*"
"""What closes behind the last mark, or stands beside it."""
_BEFORE_LAST = tuple("\"'»”“’)")
_NAMED = r"(?<=\s)[\"'«“„‘]\W+?[\"'»”“’](?=.)"
"""Marks that are spoken of in quotation marks, not at the end of all."""
_ABBREVIATED = r"(?<=[^\s.!?…])(\s+\([^()]*[^\W\d_])\.\)"
"""A dot in brackets that stand inside a sentence: `(60 sec.)`."""
_ENDS = ("?", "!", "…", ".")
_DOTS = r"…|‥|\.\s?\.|--|[–—―]\Z|-\Z"


def check(context: CatalogContext) -> Iterator[Finding]:
    """Yield the translations that end otherwise than their source."""
    without_stops = any(same_language(context.language, one) for one in _WITHOUT_STOPS)
    for one in context.translated:
        if one.kind not in _SPOKEN:
            continue
        source, translation = one.source.rstrip(), one.translation.rstrip()
        if _end_plainly(source, translation):
            continue
        wanted, found = _marks(source), _marks(translation)
        ends = _end(wanted, one.language), _end(found, context.language)
        if ends[0] == ends[1]:
            continue
        asks = [end == "?" for end in ends]
        if asks[0] == asks[1] and without_stops:
            continue
        finding = context.finding(CODE, one.entry, value=found or _NONE, limit=wanted or _NONE)
        closed = [end in _ENDS for end in ends]
        grave = asks[0] != asks[1] or (any(closed) and not all(ends))
        yield finding if grave else finding.with_severity(Severity.INFO)


def _end_plainly(one: str, other: str) -> bool:
    """Whether both texts end with one and the same mark behind a letter, as most do."""
    same = one[-1:] == other[-1:] and one[-1:] in ".!?"
    return same and one[-2:-1].isalnum() and other[-2:-1].isalnum()


def _marks(text: str) -> str:
    """Return the marks that `text` ends with, without the quotes and brackets between them."""
    if text.rstrip(_MARKS)[-1:] in _BEFORE_LAST:
        text = compiled(_NAMED).sub("", compiled(_ABBREVIATED).sub(r"\1)", text))
    tail = text[len(text.rstrip(_MARKS + _PASSED_OVER)) :]
    return "".join(one for one in tail if one in _MARKS)


def _end(marks: str, language: str) -> str:
    """Return how a text that ends with `marks` ends: of `?`, `!`, `…`, `.` and others what counts.

    Dots behind a question or a call are those of the same end; a question that is called asks.
    """
    if any(mark in marks for mark in _ASKS):
        return "?"
    if same_language(language, "el") and any(mark in marks for mark in _GREEK_ASKS):
        return "?"
    if any(mark in marks for mark in _CALLS):
        return "!"
    if compiled(_DOTS).search(marks):
        return "…"
    if any(mark in marks for mark in _STOPS):
        return "."
    return {"，": ",", "、": ",", "；": ";", "：": ":"}.get(marks[-1:], marks[-1:])
