"""The template of a title: its segments as messages, with identity carried from the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.counts import Counts
from pipeline.catalogs.header import template_header
from pipeline.catalogs.identity import Identities, normalised
from pipeline.catalogs.item import items_of_messages, items_of_segments, names_in_labels
from pipeline.catalogs.match import Match, Matching, Reason, match
from pipeline.catalogs.remark import read_remark, remark_of
from pipeline.catalogs.returning import returned
from pipeline.catalogs.shares import shares_of
from pipeline.catalogs.surroundings import beside_each, remembered
from pipeline.model.cast import NOBODY, Cast
from pipeline.model.message import Message, Reference
from pipeline.model.segment import Segment
from pipeline.model.track import Track


@dataclass(frozen=True, slots=True)
class TemplateSettings:
    """What a template has to be told."""

    title: str
    title_id: str
    """What identities are made from: the title, or what it was called first."""
    path: str
    """Path of the master in references, relative to the project."""
    created: str
    """Date for POT-Creation-Date, as gettext writes it, should entries change."""
    cast: Cast = NOBODY
    locations: bool = True
    """Whether the template says where messages stand: `#:` and the times in `#.`."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """A new template, and what happened to each message."""

    template: Catalog
    counts: Counts
    pieces: Mapping[str, tuple[Message, ...]] = field(default_factory=dict)
    """By identity of a new message the old ones that its words were in, cut otherwise."""


def build_template(
    segments: Sequence[Segment],
    track: Track,
    settings: TemplateSettings,
    previous: Catalog | None = None,
) -> Extraction:
    """Return the template of `segments`, those of `track`; wordless ones are not in it.

    Each message has the identity of the message of `previous` that it continues, or of an obsolete
    one whose text returns, or a new one. Messages of `previous` without a successor become
    obsolete. Header and dates stay while no entry changes.
    """
    previous = previous or Catalog()
    pairs = zip(segments, shares_of(segments, track), strict=True)
    told = [(one, shares) for one, shares in pairs if not one.is_wordless]
    spoken = [one for one, _shares in told]
    keys = [normalised(one.text) for one in spoken]
    matching = matched(spoken, keys, track, previous)
    names = {name for one in spoken for name in (one.speaker, *names_in_labels(one)) if name}
    origins = _origins(keys, matching, previous, names)
    taken = {one.id for one in (*previous.messages, *previous.obsolete)}
    identities = Identities(settings.title_id, taken)
    sharing = _sharing(spoken)
    messages = []
    for index, ((one, shares), key, origin) in enumerate(zip(told, keys, origins, strict=True)):
        remark = remark_of(one, track, settings.cast, shares)
        if index in sharing:
            remark = remark._replace(shares=True)
        if not settings.locations:
            remark = remark.without_times()
        messages.append(
            Message(
                origin.id if origin else identities.new_of(key),
                one.text,
                extracted=remark.lines(),
                references=_references(one, track, settings.path) if settings.locations else (),
            )
        )
    obsolete = _obsolete(previous, {one.id for one in messages})
    template = _with_header(Catalog(tuple(messages), obsolete), previous, settings)
    pieces = {
        messages[index].id: tuple(previous.messages[at] for at in group.pieces)
        for index, group in matching.groups.items()
        if origins[index] is None
    }
    return Extraction(template, _counts(messages, origins, previous, pieces), pieces)


def matched(
    spoken: Sequence[Segment], keys: Sequence[str], track: Track, previous: Catalog
) -> Matching:
    """Return which messages of `previous` the segments are, whose normalised texts are `keys`."""
    texts = [normalised(one.source) for one in previous.messages]
    if not texts:
        return Matching((None,) * len(keys))
    if texts == keys:
        return Matching(tuple(Match(at, Reason.SAME, certain=True) for at in range(len(keys))))
    return match(items_of_messages(previous.messages), items_of_segments(spoken, track))


def _origins(
    keys: Sequence[str], matching: Matching, previous: Catalog, names: Iterable[str]
) -> list[Message | None]:
    """Return the old message that each text certainly continues, an obsolete one that returns."""
    origins = [None if at is None else previous.messages[at] for at in matching.certain()]
    for index, at in returned(keys, matching, previous, names).items():
        origins[index] = previous.obsolete[at]
    return [one if one and one.id else None for one in origins]


def _sharing(segments: Sequence[Segment]) -> frozenset[int]:
    """Return the indices of segments that share a cue with a later one.

    It need not be the next in the list: a sign may stand between.
    """
    last: dict[int, int] = {}
    for index, one in enumerate(segments):
        for slot in one.slots:
            last[slot.cue] = index
    return frozenset(
        index
        for index, one in enumerate(segments)
        if any(last[slot.cue] > index for slot in one.slots)
    )


def _references(segment: Segment, track: Track, path: str) -> tuple[Reference, ...]:
    cues = track.cues
    return tuple([Reference(path, cues[slot.cue].line) for slot in segment.slots])


def _obsolete(previous: Catalog, live: set[str]) -> tuple[Message, ...]:
    """Return the messages that went, each with what stood beside it when it did."""
    every = [one.id for one in previous.messages]
    gone = [
        (one, beside)
        for one, beside in zip(previous.messages, beside_each(every), strict=True)
        if one.id and one.id not in live
    ]
    known = remembered(previous.obsolete)
    kept = [(one, known.get(one.id)) for one in previous.obsolete if one.id not in live]
    return tuple(
        Message(one.id, one.source, comments=(beside.line(),) if beside else (), obsolete=True)
        for one, beside in (*kept, *gone)
    )


def _with_header(template: Catalog, previous: Catalog, settings: TemplateSettings) -> Catalog:
    header = previous.header or template_header(settings.title, settings.created)
    template = replace(template, header=header, comment=previous.comment, fuzzy_header=True)
    if template.says_same(previous):
        return template
    return template.with_fields(POT_Creation_Date=settings.created)


def _counts(
    messages: list[Message],
    origins: list[Message | None],
    previous: Catalog,
    pieces: Mapping[str, tuple[Message, ...]],
) -> Counts:
    happened = Counter(
        "recut" if message.id in pieces else happening(message, origin)
        for message, origin in zip(messages, origins, strict=True)
    )
    said = {one.id for several in pieces.values() for one in several}
    said.update(one.id for one in messages)
    gone = sum(one.id not in said for one in previous.messages)
    return Counts(**happened, gone=gone)


def happening(message: Message, origin: Message | None) -> str:
    """Return what happened to a message that was `origin`: a field of Counts."""
    if origin is None:
        return "new"
    if origin.obsolete:
        return "returned"
    if origin.source != message.source:
        return "edited"
    return _moved(origin.extracted, message.extracted)


def _moved(old: tuple[str, ...], new: tuple[str, ...]) -> str:
    """Return what happened to the cues of a message, by its `#.` lines."""
    before, after = (None, None) if old == new else (read_remark(old), read_remark(new))
    if before is None or after is None:
        return "kept"
    if before.cues != after.cues:
        return "recut"
    timed = before.span is not None and after.span is not None
    return "retimed" if timed and before.span != after.span else "kept"
