"""Catalogs whose messages are cues: those that `sub2po` of the Translate Toolkit makes, and others.

`sub2po` writes a message for each cue: the text with its line breaks as msgid, the times of the cue
as the reference (`#: 00:00:03.000--%3E00:00:04.000`), and as the context only of texts that stand
more than once; with `--duplicates=merge` such a text is one message with several references. A
catalog that tells all its times is a whole film: the old cut, with its translation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.identity import normalised
from pipeline.catalogs.item import Item
from pipeline.catalogs.match import match
from pipeline.model.cue import Cue
from pipeline.model.message import Message
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

_CODE = r"(\d+):(\d\d):(\d\d)[.,](\d{3})"
_TIMES = re.compile(rf"{_CODE}--(?:>|%3E){_CODE}$", re.IGNORECASE)
_MOSTLY = 10
"""One translated message in so many may have lost its times in a catalog that is a film."""


@dataclass(frozen=True, slots=True)
class TimedFilm:
    """The cut of a film that a catalog was made of, as it tells by itself."""

    source: Track
    """Its cues in order of time."""
    translation: Track
    """The same cues with what they are translated by; empty where they are not."""
    doubtful: frozenset[int]
    """Indices of cues whose translation is fuzzy."""
    comments: tuple[tuple[str, ...], ...]
    """For each cue, what translators said of its message."""
    left: tuple[Message, ...]
    """Translated messages without a time."""


@dataclass(frozen=True, slots=True)
class CueTexts:
    """What a catalog says for each cue of a master."""

    track: Track
    """The master's cues with the texts of the catalog; those that it has none for are empty."""
    doubtful: frozenset[int]
    """Indices of cues whose text is not certainly theirs: fuzzy, of another text, or repeated."""
    empty: frozenset[int]
    """Indices of cues with text of their own for which the catalog has none."""
    left: tuple[Message, ...]
    """Translated messages that are no cue's."""


def is_time(identity: str) -> bool:
    """Whether a context is the time of a cue and no identity."""
    return _TIMES.match(identity) is not None


def without_times(catalog: Catalog) -> Catalog:
    """Return the catalog without contexts that are times: its messages then have no identity."""
    live, gone = (
        tuple(one.changed(id="") if is_time(one.id) else one for one in several)
        for several in (catalog.messages, catalog.obsolete)
    )
    return replace(catalog, messages=live, obsolete=gone)


def timed_film(catalog: Catalog) -> TimedFilm | None:
    """Return the film that the live messages of `catalog` tell; None if most tell no times."""
    translated = [one for one in catalog.messages if one.translation]
    left = [one for one in translated if not _spans(one)]
    if len(left) * _MOSTLY > len(translated) or not translated:
        return None
    told = [(span, one) for one in catalog.messages for span in _spans(one)]
    told.sort(key=lambda pair: pair[0].start)
    cues = [Cue(span, one.source, at) for at, (span, one) in enumerate(told, 1)]
    return TimedFilm(
        Track(tuple(cues)),
        Track(tuple(_said(cue, one) for cue, (_span, one) in zip(cues, told, strict=True))),
        frozenset(at for at, (_span, one) in enumerate(told) if one.fuzzy),
        tuple(one.comments for _span, one in told),
        tuple(left),
    )


def cue_texts(catalog: Catalog, master: Track) -> CueTexts:
    """Return what `catalog` says for the cues of `master`: by time and text, then by text alone."""
    keys = [normalised(cue.text) for cue in master.cues]
    found: dict[int, Message] = {}
    doubtful: set[int] = set()
    by_start: dict[int, list[int]] = {}
    for index, cue in enumerate(master.cues):
        by_start.setdefault(cue.span.start, []).append(index)
    used: set[int] = set()
    for place, message in enumerate(catalog.messages):
        key = normalised(message.source)
        for span in _spans(message):
            for index in by_start.get(span.start, ()):
                if index not in found and keys[index] == key:
                    found[index] = message
                    used.add(place)
                    break
    wanted = [Item(key, cue.span.start) for key, cue in zip(keys, master.cues, strict=True)]
    _by_text(catalog.messages, wanted, found, doubtful, used)
    doubtful |= {index for index, one in found.items() if one.fuzzy}
    track = Track(tuple(_said(cue, found.get(index)) for index, cue in enumerate(master.cues)))
    silent = {index for index, key in enumerate(keys) if key and not track.cues[index].text}
    left = [one for place, one in enumerate(catalog.messages) if place not in used]
    return CueTexts(
        track,
        frozenset(doubtful),
        frozenset(silent),
        tuple(one for one in left if one.translation),
    )


def _by_text(
    messages: Sequence[Message],
    cues: Sequence[Item],
    found: dict[int, Message],
    doubtful: set[int],
    used: set[int],
) -> None:
    """Find cues without a message by the texts of those that no time has placed, in order.

    Times count where they are told, under whatever shift they have.
    """
    keys = [one.text for one in cues]
    places = [place for place in range(len(messages)) if place not in used]
    wanted = [index for index, key in enumerate(keys) if key and index not in found]
    sources = [normalised(messages[place].source) for place in places]
    starts = (next((span.start for span in _spans(messages[one])), None) for one in places)
    old = [Item(*pair) for pair in zip(sources, starts, strict=True)]
    matching = match(old, [cues[index] for index in wanted])
    for index, one in zip(wanted, matching.found, strict=True):
        if one is not None:
            found[index] = messages[places[one.old]]
            used.add(places[one.old])
            if sources[one.old] != keys[index]:
                doubtful.add(index)
    # gettext keeps one message of equal texts: what it says for the first may serve all of them
    stock = {normalised(one.source): one for one in messages}
    counts, stocked = Counter(keys), Counter(normalised(one.source) for one in messages)
    for index in wanted:
        key = keys[index]
        if index not in found and key in stock:
            found[index] = stock[key]
        if index in found and stocked[key] != counts[key]:
            doubtful.add(index)


def _spans(message: Message) -> tuple[TimeSpan, ...]:
    """Return the times that the context and references of a message name, each once."""
    written = (message.id, *(one.path for one in message.references))
    found = (_TIMES.match(one) for one in written)
    spans = (
        TimeSpan(_moment(*one.groups()[:4]), _moment(*one.groups()[4:])) for one in found if one
    )
    return tuple(dict.fromkeys(spans))


def _moment(hours: str, minutes: str, seconds: str, thousandths: str) -> int:
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(thousandths)


def _said(cue: Cue, message: Message | None) -> Cue:
    return cue._replace(text=message.translation if message else "")
