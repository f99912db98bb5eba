"""Translations that end with another mark than the source.

## What it checks

Whether source and translation end alike: as a question, as an exclamation, with a full stop, with
dots, or with no mark. Quotation marks and brackets that close are passed over, so English `."` is
Russian «».» (and `?"` is «?».»), and so are tags, notes of music and the form of the marks (`?..`
asks, `--` at an interruption is `…`, `。` is a full stop). `!` for `.`, dots for a full stop, and
the like are information: how loud a line is differs by language. A question that is none any more,
and an end without any mark, are warnings.

A question may be put otherwise, which is information too: a request (`Could you close it?`), what
follows a statement (`, right?`) or stands in one (`I ask you, is it closed?`), an indirect question
(«закрыт ли люк»), and one whose word that asks is not in the translation (`What's your status?`,
«Доложите обстановку.»). So is a question made of what is said about the listener
(`You're kidding.`, «Шутишь?»), of a guess (`It seems`), or with a word that asks
(«Что поделать?»).

Marks that are spoken of (`press "?".`), the dot of a word in brackets (`(60 sec.)`), and that of an
abbreviation or of a word cut short behind a placeholder («%d симв.») are no end. Where most
sentences of a catalog end without the full stop of their source, that is its way: information.
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

None. Value and limit are the marks as they are written, `—` for none. Languages that are
subtitled without full stops (Chinese, Japanese, Korean, Thai, Lao, Khmer) are only held to question
marks. How a question is put is known of
English and Russian; in other languages each that is lost is a warning.

## References

Netflix, Timed Text Style Guides for Chinese, Japanese, Korean and Thai: punctuation. W. Labov and
D. Fanshel, Therapeutic Discourse (1977), on statements that are heard as questions.
`endpunc` of the Translate Toolkit's pofilter; the marks of other scripts are Unicode's
Sentence_Terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.context import CatalogContext
from pipeline.checks.translated import Translated
from pipeline.language.abbreviations import words_of
from pipeline.language.patterns import compiled
from pipeline.language.placeholders import without_placeholders
from pipeline.language.questions import is_asked_on_purpose, is_put_otherwise
from pipeline.language.tags import same_language
from pipeline.model.codes import Severity
from pipeline.model.cue import Kind
from pipeline.model.finding import Finding

CODE = "CAT012"

_NONE = "—"
_SPOKEN = frozenset({Kind.DIALOGUE, Kind.NARRATION, Kind.RADIO})
_WITHOUT_STOPS = ("zh", "ja", "ko", "th", "lo", "km")
_FEW = 10
"""So few sentences say nothing about the way of a catalog."""

_ASKS = "?？؟⁇⁈⁉՞፧"
_CALLS = "!！՜‼⁈⁉"
_STOPS = ".。．｡।॥۔։።។"
_GREEK_ASKS = ";\u037e"
_MARKS = f"{_ASKS}{_CALLS}{_STOPS}…‥,，、;；:：\u037e-‐‑–—―"
_PASSED_OVER = " \t\n\u00a0\u202f\u200b\u200e\u200f\u2060\ufeff\"”’»“'‘«›‹」』)]}♪♫#*"
"""What closes behind the last mark, or stands beside it."""
_CLOSING = tuple("\"'»”“’›」』")
_BEFORE_LAST = tuple("\"'»”“’)")
_NAMED = r"(?<=\s)[\"'«“„‘]\W+?[\"'»”“’](?=.)"
"""Marks that are spoken of in quotation marks, not at the end of all."""
_ABBREVIATED = r"(?<=[^\s.!?…])(\s+\([^()]*[^\W\d_])\.\)"
"""A dot in brackets that stand inside a sentence: `(60 sec.)`."""
_ENDS = ("?", "!", "…", ".")
_DOTS = r"…|‥|\.\s?\.|--|[–—―]\Z|-\Z"


def check(context: CatalogContext) -> Iterator[Finding]:
    """Yield the translations that end otherwise than their source."""
    if any(same_language(context.language, one) for one in _WITHOUT_STOPS):
        drops_stops = None
    else:
        drops_stops = _drops_stops(context.translated)
    for one in context.translated:
        if one.kind not in _SPOKEN:
            continue
        source, translation = one.source.rstrip(), one.translation.rstrip()
        if _end_plainly(source, translation):
            continue
        wanted, found = _marks(source), _marks(translation)
        ends = _end(wanted, one.language), _end(found, context.language)
        if ends[0] == ends[1] or _quote_alike(source, translation, ends):
            continue
        asks = "?" in ends
        if not asks and (drops_stops is None or _is_only_cut(one, ends, context.language)):
            continue
        finding = context.finding(CODE, one.entry, value=found or _NONE, limit=wanted or _NONE)
        if asks:
            grave = not _is_put_otherwise(one, ends, found, context.language)
        else:
            grave = any(end in _ENDS for end in ends) and not all(ends)
            grave = grave and not (drops_stops and ends == (".", ""))
        yield finding if grave else finding.with_severity(Severity.INFO)


def _drops_stops(translated: Sequence[Translated]) -> bool:
    """Whether most sentences of a catalog have no full stop where their source has one."""
    ends = [
        one.translation.rstrip(_PASSED_OVER)[-1:]
        for one in translated
        if one.kind in _SPOKEN and one.source.rstrip(_PASSED_OVER).endswith(tuple(_STOPS))
    ]
    return len(ends) > _FEW and 2 * sum(map(str.isalnum, ends)) > len(ends)


def _quote_alike(source: str, translation: str, ends: tuple[str, str]) -> bool:
    """Whether one text ends with a quotation that asks or calls, and the other closes it too.

    `He asked, "Why?"` ends with its quotation, «Он спросил: „Почему?“.» behind it.
    """
    outer = _behind_quotation(source, ends[0]), _behind_quotation(translation, ends[1])
    return outer[0] == ends[1] or outer[1] == ends[0] or outer[0] == outer[1]


def _behind_quotation(text: str, end: str) -> str:
    """Return `.` where a full stop stands behind a quotation that ends otherwise, else `end`."""
    head = text[:-1]
    return "." if text.endswith(".") and head.endswith(_CLOSING) and end in "?!…" else end


def _is_put_otherwise(one: Translated, ends: tuple[str, str], found: str, language: str) -> bool:
    """Whether a question was made a statement, or the other way round, by choice of words."""
    if ends[0] == "?":
        closed = ends[1] in _ENDS
        return closed and is_put_otherwise(one.source, one.language, one.translation, language)
    if ends[0] == "!" and any(mark in found for mark in _CALLS):
        return True  # «?!» calls too
    return bool(ends[0]) and is_asked_on_purpose(
        one.source, one.language, one.translation, language
    )


def _is_only_cut(one: Translated, ends: tuple[str, str], language: str) -> bool:
    """Whether one text has no mark at its end, and the other only the dot of its last word."""
    if ends == ("", "."):
        return _ends_cut(one.translation, language)
    return ends == (".", "") and _ends_cut(one.source, one.language)


def _ends_cut(text: str, language: str) -> bool:
    """Whether the last word of `text` is an abbreviation, or one cut short behind a placeholder."""
    head, _space, last = without_placeholders(text).rstrip().rpartition(" ")
    word = last.rstrip(_PASSED_OVER)
    if not word.endswith(".") or word[-2:-1] in ".!?":
        return False
    if head.endswith(" ") and not text[: len(head)].endswith(" ") and word.islower():
        return True
    known, word = words_of(language), word[:-1].casefold()
    after_number = head[-1:].isdigit() and word in known.after_number
    return after_number or word in known.habits


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
