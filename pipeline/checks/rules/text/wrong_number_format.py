r"""Large and broken numbers that are written as another language writes them.

## What it checks

Whether the marks between groups of thousands and before decimals are those of the language: English
writes 1,000.5 and Russian 1000, 10 000 and 10 000,5. Years, telephone numbers, versions, dates,
times and addresses (`2.1.3`, `192.168.0.1`) are no such numbers.

## Why it matters

«1,500» is fifteen hundred to one reader and one and a half to the other.

## Example

```toml
language = "ru"
```

```srt
1
00:00:01,000 --> 00:00:03,000
До Луны 384,400,000 метров.
```

## Use instead

```toml
language = "ru"
```

```srt
1
00:00:01,000 --> 00:00:03,000
До Луны 384 400 000 метров.
```

## Limits

None. English, Russian, Ukrainian and Belarusian are known. A fix is safe where the number can be
read in one way only (two marks, or two of a kind); one mark leaves a choice, and the fix is unsafe.

## References

CLDR 45, number symbols of the locales; elon.io for Russian.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import Change, changed
from pipeline.language.digits import SPACES, Digits, Marks, digits_in, marks_of
from pipeline.language.patterns import compiled
from pipeline.language.scripts import is_in_latin
from pipeline.language.tags import base_language
from pipeline.model.finding import Finding
from pipeline.model.fix import Fix, FixSafety

CODE = "TXT011"

_LANGUAGES = frozenset({"en", "ru", "uk", "be"})
_QUICK = rf"\d[.,{SPACES}'’]\d|\d{{5}}"
_COUNTED = r"[ \u00a0]?(?:%|[a-zа-яё°€$₽])"
"""What stands behind a number that counts or measures."""
_LABELLED = r"(?i:верс\w*|version|v|№|[§#$]|\bст\.|\bп\.|пункт\w*)[ \u00a0-]?$"
_NAMED = r"([A-Z][^\W\d_]*|(?<=[^\W_][ \u00a0])[А-ЯЁ][^\W\d_]*)[ \u00a0-]?$"
"""What stands before a version or a section; a name, which begins with a capital inside a
sentence, or is Latin."""


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the numbers with marks of another language."""
    language = base_language(context.language).split("-")[0]
    if language not in _LANGUAGES or context.is_master:
        return
    quick, marks = compiled(_QUICK), marks_of(language)
    for index, shown in enumerate(context.shown):
        if quick.search(shown.bare) is None or is_in_latin(shown.bare, language):
            continue
        for number in digits_in(shown.bare, language):
            written = _written(number, shown.bare, marks)
            old = shown.bare[number.start : number.end]
            if written is None or _same(old, written):
                continue
            if not context.style.no_break_spaces:
                written = written.replace("\u00a0", " ")
            fix = _fix(context, index, number, written)
            yield context.finding(CODE, index, value=old, limit=written, fix=fix)


def _written(number: Digits, text: str, marks: Marks) -> str | None:
    """Return how the language writes `number`, None where it is no number of that kind."""
    is_right_decimal = number.decimal in {"", marks.decimal}
    is_right_group = number.group in {"", marks.group} or (
        marks.group == " " and number.group in SPACES
    )
    if is_right_decimal and is_right_group:
        return _grouped(number, marks) if _wants_groups(number, text) else None
    if not number.group and not _is_broken(number, text):
        return None
    return _grouped(number, marks)


def _wants_groups(number: Digits, text: str) -> bool:
    """Whether a round number of five digits and more, which counts things, has no groups."""
    value = number.value
    return (
        not number.group
        and not number.decimal
        and value >= 10_000
        and value % 1000 == 0
        and text[number.start] != "0"
        and compiled(_COUNTED).match(text, number.end) is not None
    )


def _is_broken(number: Digits, text: str) -> bool:
    """Whether the number with one mark is a decimal, not a version, a section or a date."""
    before = text[: number.start]
    return (
        compiled(_COUNTED).match(text, number.end) is not None
        and compiled(_LABELLED).search(before) is None
        and compiled(_NAMED).search(before) is None
        and compiled(r"\.\d").match(text, number.end) is None
    )


def _grouped(number: Digits, marks: Marks) -> str:
    value = number.value
    whole = int(value)
    group = "\u00a0" if marks.group == " " else marks.group
    # four digits have no groups where the language parts them with spaces
    text = str(whole) if whole < 10_000 and marks.group == " " else f"{whole:,}".replace(",", group)
    return text + marks.decimal + _digits_of(value - whole) if number.decimal else text


def _digits_of(rest: int | Fraction) -> str:
    places, rest = "", Fraction(rest)
    while rest:
        rest *= 10
        places += str(int(rest))
        rest -= int(rest)
    return places or "0"


def _same(old: str, written: str) -> bool:
    return compiled(f"[{SPACES}]").sub(" ", old) == written.replace("\u00a0", " ")


def _fix(context: TrackContext, index: int, number: Digits, written: str) -> Fix:
    fix = changed(context, index, Change(number.start, number.end, written))
    old = context.shown[index].bare[number.start : number.end]
    is_sure = len(compiled(r"\D").findall(old)) > 1
    if fix.safety is FixSafety.SAFE and not is_sure:
        return fix._replace(safety=FixSafety.UNSAFE)
    return fix
