"""What of a release is in doubt: fuzzy, untranslated, too long, as the rules see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model.finding import Finding
from pipeline.model.message import Message
from pipeline.model.pin import Pin
from pipeline.model.rendering import Rendering, Status

if TYPE_CHECKING:
    from pipeline.checks.context import CatalogContext, Entry
    from pipeline.cueing import Laid
    from pipeline.model.limits import Profile
    from pipeline.model.provenance import Provenance
    from pipeline.project.configuration import ReleaseSettings
    from pipeline.workflow.master import Master
    from pipeline.workflow.title import Title

_UNCERTAIN = frozenset({Status.FUZZY, Status.UNTRANSLATED})


def doubts_of_file(
    master: Master, shown: Sequence[Rendering], catalog: str, language: str
) -> tuple[Finding, ...]:
    """Return what the rules say of one plain catalog, whose messages are `shown`."""
    entries = [entry for _name, entry in _uncertain(master, shown)]
    if not entries:
        return ()
    from pipeline.checks.context import CatalogContext  # noqa: PLC0415 - loads every rule
    from pipeline.checks.run import check  # noqa: PLC0415

    return check([CatalogContext(entries, catalog, language)])


def doubts(
    title: Title, release: ReleaseSettings, shown: Sequence[Rendering]
) -> tuple[Finding, ...]:
    """Return what the rules say of the catalogs that `release` is made from."""
    from pipeline.checks.run import check  # noqa: PLC0415 - loads every rule

    return check(_contexts(title, release, shown))


def pins_by_cue(master: Master) -> Mapping[int, tuple[Pin, ...]]:
    """Return the pins that suppress by the cues they are on, from 1; a passage is on all of its."""
    found: dict[int, tuple[Pin, ...]] = {}
    for pin in master.pins.standing:
        for cue in range(pin.cue or 1, (pin.to_cue or pin.cue or 0) + 1):
            found[cue] = (*found.get(cue, ()), pin)
    return found


def pins_by_message(master: Master, ids: Sequence[str]) -> Mapping[str, tuple[Pin, ...]]:
    """Return the pins of each message: its own, and those on any cue that it has a part of.

    What is said of a message stands at its first cue, and a pin may be on another.
    """
    pins = pins_by_cue(master)
    stated = [pin for pin in master.pins.pins if pin.is_of_message]
    if not pins and not stated:
        return {}
    found = {
        key: tuple(pin for slot in segment.slots for pin in pins.get(slot.cue + 1, ()))
        for key, segment in zip(ids, master.segments, strict=True)
        if key
    }
    for pin in stated:
        found[pin.message] = (*found.get(pin.message, ()), pin)
    return found


def own_pins(master: Master, provenance: Provenance | None) -> dict[int, tuple[Pin, ...]]:
    """Return by the cues of a release, from 1, the pins that suppress there.

    Those on the cues of the master that it shows, and those of the messages that it shows.
    """
    pins = pins_by_cue(master)
    stated: dict[str, tuple[Pin, ...]] = {}
    for pin in master.pins.pins:
        if pin.is_of_message:
            stated[pin.message] = (*stated.get(pin.message, ()), pin)
    if provenance is None or not (pins or stated):
        return {}
    return {
        cue: (
            *(pin for master in origin.masters for pin in pins.get(master, ())),
            *(pin for message in origin.messages for pin in stated.get(message, ())),
        )
        for cue, origin in enumerate(provenance.cues, 1)
    }


def excess_doubts(title: Title, release: ReleaseSettings, laid: Laid) -> tuple[Finding, ...]:
    """Return what the rules say of the cues of `laid` that are over the limits."""
    if not laid.excesses:
        return ()
    from pipeline.workflow.shown import renderings  # noqa: PLC0415 - as above
    from pipeline.workflow.untranslated import waiting_cues  # noqa: PLC0415

    project = title.project
    file = project.relative(project.release(title.name, release.name))
    shown = renderings(title, release)
    source = waiting_cues(laid.provenance, shown).wholly
    laid = replace(laid, excesses=tuple(one for one in laid.excesses if one.cue - 1 not in source))
    names = {one.catalog for one in shown if one.catalog}
    paths = {name: project.relative(project.catalog(title.name, name)) for name in names}
    return excesses_found(laid, file, shown, paths, release.house)


def excesses_found(
    laid: Laid,
    file: str,
    shown: Sequence[Rendering],
    catalogs: Mapping[str, str],
    house: Profile,
) -> tuple[Finding, ...]:
    """Return what the rules say of the cues of `laid`, the release `file`, over the limits.

    `catalogs` has the path of each catalog by its name; `house` judges.
    """
    if not laid.excesses:
        return ()
    from pipeline.checks.context import LayoutContext  # noqa: PLC0415 - as above
    from pipeline.checks.run import check  # noqa: PLC0415

    places = {
        one.message: (catalogs[one.catalog], one.line) for one in shown if one.catalog in catalogs
    }
    return check([LayoutContext(laid.track, file, laid.excesses, places, house)])


def _contexts(
    title: Title, release: ReleaseSettings, shown: Sequence[Rendering]
) -> list[CatalogContext]:
    from pipeline.checks.context import CatalogContext  # noqa: PLC0415 - as above
    from pipeline.workflow.shown import catalog_names  # noqa: PLC0415

    names = catalog_names(release)
    entries: dict[str, list[Entry]] = {name: [] for name in names}
    for name, entry in _uncertain(title.master, shown):
        entries[name or names[-1]].append(entry)
    entries[names[0]] += _fuzzy_overrides(title, names)
    return [
        CatalogContext(listed, title.project.relative(title.project.catalog(title.name, name)))
        for name, listed in entries.items()
    ]


def _uncertain(master: Master, shown: Sequence[Rendering]) -> Iterator[tuple[str, Entry]]:
    """Yield each message that is shown uncertainly, with the name of its catalog."""
    uncertain = [
        (segment, rendering)
        for segment, rendering in zip(master.segments, shown, strict=True)
        if rendering.status in _UNCERTAIN
    ]
    if not uncertain:
        return
    from pipeline.checks.context import Entry  # noqa: PLC0415 - a finished film needs none

    for segment, rendering in uncertain:
        cue = segment.slots[0].cue
        fuzzy = rendering.status is Status.FUZZY
        message = Message(
            rendering.message,
            segment.text,
            (rendering.text or segment.text) if fuzzy else "",
            fuzzy=fuzzy,
            line=rendering.line,
        )
        yield rendering.catalog, Entry(message, cue + 1, master.track.cues[cue].span.start)


def _fuzzy_overrides(title: Title, names: tuple[str, ...]) -> list[Entry]:
    """Return the fuzzy messages of a variant's catalog: the release falls back without a word."""
    from pipeline.checks.context import Entry  # noqa: PLC0415 - as above
    from pipeline.workflow.shown import identities  # noqa: PLC0415

    catalog = title.catalog(title.project.catalog(title.name, names[0]))
    if len(names) == 1 or catalog is None:
        return []
    ids = zip(identities(title), title.master.segments, strict=True)
    cues = {key: segment.slots[0].cue for key, segment in ids}
    track = title.master.track
    return [
        Entry(one, cues[one.id] + 1, track.cues[cues[one.id]].span.start)
        for one in catalog.messages
        if one.fuzzy and one.translation and one.id in cues
    ]
