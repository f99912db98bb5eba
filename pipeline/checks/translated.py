"""The messages of a catalog that have a translation, made ready once for all rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from pipeline.catalogs.remark import Remark, read_remark
from pipeline.catalogs.resolve import SILENCE, is_silence
from pipeline.language.counting import is_visible
from pipeline.language.scripts import DEFAULT_LANGUAGES, main_script
from pipeline.language.tags import same_language
from pipeline.model.cue import Kind
from pipeline.model.markup import strip_tags
from pipeline.model.segment import UNKNOWN_LANGUAGE

if TYPE_CHECKING:
    from pipeline.checks.context import Entry


class Translated(NamedTuple):
    """A message with a translation that counts and shows something."""

    entry: Entry
    source: str
    """The source text without tags."""
    translation: str
    """The translation without tags; where it forces a cue to end it has a space."""
    language: str
    """The language of the source text, `und` where it cannot be told."""
    is_same_language: bool
    """Whether the source text is in the language of the catalog already."""
    kind: Kind
    remark: Remark | None
    """What its `#.` lines say; None for another tool's."""


def translated_of(entries: Iterable[Entry], language: str) -> tuple[Translated, ...]:
    """Return the messages of a catalog in `language` that have a translation.

    That is: not fuzzy, not obsolete, not hidden on purpose (`||`), and something to see in both
    texts.
    """
    return tuple(_translated(entries, language))


def _translated(entries: Iterable[Entry], language: str) -> Iterator[Translated]:
    for entry in entries:
        message = entry.message
        text = message.translation
        if not text or message.fuzzy or message.obsolete or is_silence(text):
            continue
        if not (is_visible(text) and is_visible(message.source)):
            continue
        remark = read_remark(message.extracted)
        spoken = _language(entry, remark, language)
        yield Translated(
            entry,
            strip_tags(message.source),
            " ".join(part.strip() for part in strip_tags(text).split(SILENCE)),
            spoken,
            spoken != UNKNOWN_LANGUAGE and same_language(spoken, language),
            remark.kind if remark else Kind.DIALOGUE,
            remark,
        )


def _language(entry: Entry, remark: Remark | None, target: str) -> str:
    """Return the language of the source text: stated, told by `#.`, or told by its script.

    A script tells nothing of a text in the script of the catalog's own language.
    """
    if entry.language != UNKNOWN_LANGUAGE:
        return entry.language
    if remark is not None and remark.language != UNKNOWN_LANGUAGE:
        return remark.language
    told = DEFAULT_LANGUAGES.get(main_script(entry.message.source), UNKNOWN_LANGUAGE)
    return UNKNOWN_LANGUAGE if same_language(told, target) else told
