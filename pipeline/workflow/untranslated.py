"""Which cues of a release show the source because they are not translated yet.

How such a cue is written, laid out and timed to be read is no fault of a translation: rules on that
wait until there is one. A cue in which anything is translated, or spoken in the release's own
language, is held against all rules; its text is left until the rest of it is translated.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from pipeline.cueing import Laid
from pipeline.language.scripts import main_script, script_of
from pipeline.language.tags import same_language
from pipeline.model.markup import strip_tags
from pipeline.model.provenance import Provenance
from pipeline.model.rendering import Rendering, Status
from pipeline.model.track import Track
from pipeline.workflow.master import Master

_UNCERTAIN = frozenset({Status.UNTRANSLATED, Status.FUZZY})
_WORD = re.compile(r"\w+")
_Words = tuple[str, ...]


class Waiting(NamedTuple):
    """The cues of a release, by index, that show what is not translated yet."""

    wholly: frozenset[int] = frozenset()
    """Those that show nothing else."""
    partly: frozenset[int] = frozenset()
    """Those that show anything such, the others among them."""


def waiting_cues(provenance: Provenance, shown: Sequence[Rendering]) -> Waiting:
    """Return the cues of a release whose messages show their source.

    `shown` is what the release shows for each segment, and `provenance` which of it each cue has.
    """
    sources = {
        one.message
        for one in shown
        if one.message and one.is_shown and one.text is None and one.status in _UNCERTAIN
    }
    if not sources:
        return Waiting()
    partly = {
        index: sources.issuperset(origin.messages)
        for index, origin in enumerate(provenance.cues)
        if not sources.isdisjoint(origin.messages)
    }
    wholly = frozenset(index for index, is_all in partly.items() if is_all)
    return Waiting(wholly, frozenset(partly))


def still_waiting(now: Laid, shown: Sequence[Rendering], before: Laid) -> Waiting:
    """Return the same of a release with what people changed in it; `before` is the one without.

    What a person has written over the source is a text like others.
    """
    found = waiting_cues(now.provenance, shown)
    if not found.partly or now is before:
        return found
    texts = {
        (origin.messages, cue.text)
        for origin, cue in zip(before.provenance.cues, before.track.cues, strict=True)
    }
    pairs = enumerate(zip(now.provenance.cues, now.track.cues, strict=True))
    written = {index for index, (origin, cue) in pairs if (origin.messages, cue.text) not in texts}
    return Waiting(found.wholly - written, found.partly - written)


def as_in_source(release: Track, master: Master, language: str) -> frozenset[int]:
    """Return the cues of `release` that say what a cue of the master says in another language.

    For a release of which it is not known what its cues were made of.
    """
    said: dict[int, list[tuple[int, str]]] = {}
    mine: set[int] = set()
    for segment in master.segments:
        own = segment.is_wordless or same_language(segment.language, language)
        for place, slot in enumerate(segment.slots):
            said.setdefault(slot.cue, []).append((slot.start, segment.part(place)))
            if own and segment.has_letters and not segment.is_wordless:
                mine.add(slot.cue)
    texts = (
        " ".join(text for _start, text in sorted(parts))
        for cue, parts in said.items()
        if cue not in mine
    )
    return _said_in(release, {_words(text) for text in texts})


def in_letters_of_source(release: Track, master: Track, language: str) -> frozenset[int]:
    """Return the cues of `release` that say what the master does, in letters not of `language`.

    For files of which nothing else is known: in one script nobody can tell a line that is not
    translated from one that was spoken in the language of the release.
    """
    script = script_of(language)
    texts = (strip_tags(cue.text) for cue in master.cues)
    foreign = {_words(text) for text in texts if main_script(text) not in {"", script}}
    return _said_in(release, foreign)


def _said_in(release: Track, said: Collection[_Words]) -> frozenset[int]:
    if not said:
        return frozenset()
    cues = enumerate(release.cues)
    return frozenset(index for index, cue in cues if (words := _words(cue.text)) and words in said)


def _words(text: str) -> _Words:
    return tuple(_WORD.findall(strip_tags(text).casefold()))
