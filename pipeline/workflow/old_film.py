"""adopt from a catalog that tells times of cues: from the cut it was made of to that of now.

What such a catalog tells is an old template with its translations. Identities are carried from it
to the master as `extract` does, and translations as `update` does: under whatever shift, rate and
cuts the texts tell, with everything doubtful that is doubtful there. What is then left on both
sides is offered where it stands at the same place in time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.filling import Found
from pipeline.catalogs.item import Item, items_of_messages
from pipeline.catalogs.match import Matching, match
from pipeline.catalogs.template import TemplateSettings, build_template
from pipeline.catalogs.timed import TimedFilm
from pipeline.catalogs.update import UpdateSettings, update_catalog
from pipeline.model.message import Message
from pipeline.report.adopt_view import Row
from pipeline.segmentation import segment
from pipeline.sync.clock import JUMP, Clock
from pipeline.sync.offset import counterparts, estimate
from pipeline.workflow.master import Master
from pipeline.workflow.material import (
    TIME_AND_TEXTS,
    Material,
    Wanted,
    beside,
    paired,
    sources_of,
    unplaced,
)

_NAME = "the film that a catalog tells"
"""What identities of the old cut are made from: none of them is one of the master's."""
_HELD = 3
"""Anchors from which texts tell a clock."""
_TRUSTED = 0.5
"""Share of the anchors that it has to explain."""
_LEAST_TIMED = 10
"""Cues from which their times alone tell one: some shift explains any few."""


def by_old_film(wanted: Wanted, film: TimedFilm, master: Master, template: Catalog) -> Material:
    """Return what the catalog that tells `film` says for the messages of `template`."""
    before, old, lost = _told(wanted, film)
    settings = TemplateSettings(_NAME, _NAME, master.file, "")
    after = build_template(master.segments, master.track, settings, before).template
    made = update_catalog(after, old, UpdateSettings(wanted.language, "")).catalog
    names = {one.id: own.id for one, own in zip(after.messages, template.messages, strict=True)}
    found = {names[one.id]: _as_found(one) for one in made.messages if one.translation}
    items = items_of_messages(old.messages), items_of_messages(made.messages)
    places = {one.id: at for at, one in enumerate(old.messages)}
    known = {at: places[one.id] for at, one in enumerate(made.messages) if one.id in places}
    matching = match(*items, known)
    users = _users(matching)
    by_time, whole = _in_time(items, matching, users)
    for other, one in by_time.items():
        if old.messages[one].translation and not made.messages[other].translation:
            found[names[made.messages[other].id]] = _guess(old.messages[one])
    placed = {at for at, new in users.items() if any(made.messages[n].translation for n in new)}
    translated = {at for at, one in enumerate(old.messages) if one.translation}
    left = translated - placed
    rows = [_row(old.messages[at], items[0][at]) for at in sorted(left - set(by_time.values()))]
    return Material(
        found,
        TIME_AND_TEXTS,
        (*rows, *lost, *unplaced(film.left)),
        sources=sources_of(template),
        trusted=whole or 4 * len(left) <= 3 * len(translated),
    )


def _told(wanted: Wanted, film: TimedFilm) -> tuple[Catalog, Catalog, list[Row]]:
    """Return the template of the old cut, its catalog, and what of that has no place even there."""
    cut = segment(film.source, wanted.settings).segments
    settings = TemplateSettings(_NAME, _NAME, wanted.file, "")
    template = build_template(cut, film.source, settings).template
    spoken = [one for one in cut if not one.is_wordless]
    cues = film.source.cues
    adoption = paired(
        wanted, (film.source, spoken), film.translation, {at: at for at in range(len(cues))}
    )
    silent = {at for at, one in enumerate(film.translation.cues) if not one.text and cues[at].text}
    doubtful = film.doubtful | beside(frozenset(silent), cut)
    messages = list(template.messages)
    for at, one in adoption.placed.items():
        of = dict.fromkeys(slot.cue for slot in spoken[at].slots)
        messages[at] = messages[at].changed(
            translation=one.text,
            fuzzy=not (one.certain and doubtful.isdisjoint(one.cues)),
            comments=tuple(dict.fromkeys(line for cue in of for line in film.comments[cue])),
        )
    lost = [Row(at + 1, cues[at].span.start, None, None, text) for at, text in adoption.left]
    return template, replace(template, messages=tuple(messages), obsolete=()), lost


def _as_found(message: Message) -> Found:
    return Found(
        message.translation,
        not message.fuzzy,
        message.comments,
        message.previous_source,
        message.previous_id,
    )


def _guess(message: Message) -> Found:
    return Found(
        message.translation,
        certain=False,
        comments=message.comments,
        previous_source=message.source,
        previous_id=message.id,
    )


def _users(matching: Matching) -> dict[int, list[int]]:
    """Return by old message the new ones that it is matched with, or that are cut from it."""
    users: dict[int, list[int]] = {}
    for other, match_ in enumerate(matching.found):
        if match_ is not None:
            users.setdefault(match_.old, []).append(other)
    for other, group in matching.groups.items():
        for piece in group.pieces:
            users.setdefault(piece, []).append(other)
    return users


def _in_time(
    items: tuple[Sequence[Item], Sequence[Item]], matching: Matching, users: Iterable[int]
) -> tuple[dict[int, int], bool]:
    """Return which old item stands where each new one does, of those that no text tells.

    Also whether the times of all cues say by themselves that it is one film.
    """
    old, new = items
    starts = [sorted(one.start for one in several if one.start is not None) for several in items]
    offset = estimate(*starts)
    whole = offset.is_whole and min(map(len, starts)) >= _LEAST_TIMED
    told = _is_told(matching.clock)
    if not told and not whole:
        return {}, False
    at: Callable[[int], int] = matching.clock.map if told else offset.at
    taken = set(users)
    free_old = sorted(
        (at(one.start), n) for n, one in enumerate(old) if n not in taken and one.start is not None
    )
    free_new = sorted(
        (one.start, n)
        for n, one in enumerate(new)
        if matching.found[n] is None and n not in matching.groups and one.start is not None
    )
    pairs = counterparts([one for one, _n in free_old], [one for one, _n in free_new], JUMP)
    by_time = {free_new[two][1]: free_old[one][1] for one, two in pairs}
    return by_time, whole


def _is_told(clock: Clock) -> bool:
    """Whether the texts that both cuts have tell where a moment of the old one is in the new."""
    return clock.explained >= _TRUSTED and sum(one.anchors for one in clock.parts) >= _HELD


def _row(message: Message, item: Item) -> Row:
    return Row(None, item.start, None, message.source, message.translation)
