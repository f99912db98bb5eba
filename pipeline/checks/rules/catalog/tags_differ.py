r"""Translations whose tags are not those of the source.

## What it checks

Whether the translation has the tags of its source text, each as often, and closes what it opens.
Their order may differ, as that of the words does. These are no difference:

- a tag that places the cue (`{\an8}`) at the start of either text: it holds for one language;
- a tag closed and opened again where a cue or a line is forced to end (`</i> || <i>`);
- upper case, and `{\i1}` for `<i>`;
- quotation marks instead of italics or the other way round, for a title or a name.

## Why it matters

A tag that nobody closes puts the rest of the cue, in some players the rest of the film, in italics.
A tag that is lost takes away what the voice on the radio or the stress on a word was shown by.

## Example

```po
msgid "I <i>told</i> you so."
msgstr "Я же <i>говорил<i>."
```

## Use instead

```po
msgid "I <i>told</i> you so."
msgstr "Я же <i>говорил</i>."
```

## Limits

None. Value and limit are the tags in the order of the texts, `—` for none.

## References

`xmltags` of the Translate Toolkit's pofilter compares tags likewise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.checks.context import CatalogContext
from pipeline.checks.translated import Translated
from pipeline.language.patterns import compiled
from pipeline.model.finding import Finding
from pipeline.model.markup import POSITION, TAG, tags

CODE = "CAT010"

_NONE = "—"
_SWITCH = r"\{\\([ibus])([01])\}"
_REOPENED = r"</([a-z]+)>(?:\s|\|\|)*<\1(?: [^<>]*)?>"
_QUOTE = '["“”„«»‘’「」『』‹›]'


def check(context: CatalogContext) -> Iterator[Finding]:
    """Yield the translations whose tags differ from those of the source."""
    for one in context.translated:
        message = one.entry.message
        if not any(mark in text for text in (message.source, message.translation) for mark in "<{"):
            continue
        wanted, found = _tags(message.source), _tags(message.translation)
        if _is_whole(wanted, found) or _is_quoted_instead(one, wanted, found):
            continue
        yield context.finding(
            CODE, one.entry, value=" ".join(found) or _NONE, limit=" ".join(wanted) or _NONE
        )


def _tags(text: str) -> tuple[str, ...]:
    """Return the tags of `text` in order and in one spelling, without what may differ."""
    text = text.strip()
    while typed := POSITION.match(text):
        text = text[typed.end() :].lstrip()
    if not tags(text):
        return ()
    text = TAG.sub(_spelled, text)
    while (joined := compiled(_REOPENED).sub(" ", text)) != text:
        text = joined
    return tags(text)


def _spelled(tag: re.Match[str]) -> str:
    """Return a tag in small letters; a switch of SubStation Alpha as the pair it stands for."""
    written = tag.group()
    if switch := compiled(_SWITCH).fullmatch(written):
        return f"<{switch[1]}>" if switch[2] == "1" else f"</{switch[1]}>"
    return written.lower().replace("'", '"') if written.startswith("<") else written


def _is_whole(wanted: Sequence[str], found: Sequence[str]) -> bool:
    """Whether the tags are the same, and pairs still pairs where they were."""
    return Counter(wanted) == Counter(found) and (not _is_paired(wanted) or _is_paired(found))


def _is_paired(found: Sequence[str]) -> bool:
    """Whether each tag that opens is closed, and each that closes was open."""
    opened: Counter[str] = Counter()
    for tag in found:
        if not tag.startswith("<"):
            continue
        name = compiled(r"[a-z]+").findall(tag)[0]
        opened[name] += -1 if tag.startswith("</") else 1
        if opened[name] < 0:
            return False
    return not any(opened.values())


def _is_quoted_instead(one: Translated, wanted: Sequence[str], found: Sequence[str]) -> bool:
    """Whether italics stand for quotation marks: one text has more of each than the other."""
    if not (_is_paired(wanted) and _is_paired(found)):
        return False
    lacking, extra = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    if not {*lacking, *extra} <= {"<i>", "</i>"} or (lacking and extra):
        return False
    marks = [len(compiled(_QUOTE).findall(text)) for text in (one.source, one.translation)]
    more = marks[1] - marks[0] if lacking else marks[0] - marks[1]
    return more >= (lacking or extra).total()
