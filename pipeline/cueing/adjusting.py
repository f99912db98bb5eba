"""Adjustments applied to a release that was laid out, each where its place is still the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.cueing.layout import Laid
from pipeline.cueing.places import Film, Places, Range
from pipeline.cueing.wordage import placed, words
from pipeline.messages import Text, _
from pipeline.model.adjustment import Act, Adjustment, Part
from pipeline.model.cue import Cue
from pipeline.model.provenance import Origin, Provenance
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

ADDED = "added by hand"
DELETED = "deleted by hand"
RECUT = "cut by hand"
TIMED = "timed by hand"


class Unapplied(NamedTuple):
    """An adjustment that does not fit any more, and why."""

    adjustment: Adjustment
    reason: Text
    cue: int | None = None
    """Index of the cue it speaks of in the release as laid out; None when it is not there."""
    number: int | None = None
    """Number of that cue in the adjusted release; None where other adjustments have changed it."""


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A release with the changes that a person made to it."""

    laid: Laid
    unapplied: tuple[Unapplied, ...] = ()


def adjust(laid: Laid, adjustments: Sequence[Adjustment], film: Film) -> Adjusted:
    """Return `laid` with `adjustments`, those that do not fit any more left out.

    One fits while its place is there and nothing but a shift in time has happened to it: source
    text, duration of the master's cues, number of cues of the message, and the words shown are as
    they were. Added cues need nothing but the cue that they stand beside.
    """
    if not adjustments:
        return Adjusted(laid)
    places = Places(laid, film)
    changes: dict[int, tuple[Range, Adjustment]] = {}
    added: dict[tuple[int, bool], list[Adjustment]] = {}
    unapplied: list[Unapplied] = []
    taken: set[int] = set()
    for one in adjustments:
        found = places.find(one)
        if isinstance(found, Text):
            unapplied.append(Unapplied(one, found, places.index(one.place)))
        elif one.act is Act.ADD:
            added.setdefault((found.first, one.before), []).append(one)
        elif reason := _misfit(one, found, laid, taken):
            unapplied.append(Unapplied(one, reason, found.first))
        else:
            taken.update(found)
            changes[found.first] = (found, one)
    rebuilt, numbers = _rebuilt(laid, places, changes, added)
    told = [
        one if one.cue is None else one._replace(number=numbers.get(one.cue + 1))
        for one in unapplied
    ]
    return Adjusted(rebuilt, tuple(told))


def _misfit(one: Adjustment, found: Range, laid: Laid, taken: set[int]) -> Text | None:
    """Return why an adjustment cannot be made to the cues it speaks of."""
    if not taken.isdisjoint(found):
        return _("another adjustment speaks of the same cue; keep one of them")
    texts = [laid.track.cues[index].text for index in found]
    wanted = [part.text for part in one.parts if part.text is not None]
    if not wanted and one.was is None:
        return None
    kept = words(*wanted) if one.was is None else words(one.was)
    if kept == words(*texts):
        return None
    return _("the cue shows other words now; change the release again and accept it")


def _rebuilt(
    laid: Laid,
    places: Places,
    changes: Mapping[int, tuple[Range, Adjustment]],
    added: Mapping[tuple[int, bool], Sequence[Adjustment]],
) -> tuple[Laid, Mapping[int, int]]:
    """Return the changed release, and the new numbers of the cues that were laid out."""
    cues: list[Cue] = []
    origins: list[Origin] = []
    gone: list[Origin] = []
    numbers: dict[int, int] = {}
    judged = set(range(1, len(laid.track.cues) + 1))

    def add(index: int, *, before: bool) -> None:
        for one in added.get((index, before), ()):
            cues.append(added_cue(one.parts[0], places.reference(Range(index, 1)).start))
            origins.append(Origin((), (), ADDED))

    add(-1, before=False)
    index = 0
    while index < len(laid.track.cues):
        found, one = changes.get(index, (Range(index, 1), None))
        for each in found:
            add(each, before=True)
        if one is None or one.act is Act.CUE:
            numbers[index + 1] = len(cues) + 1
        if one is not None and not _keeps_words(one):
            judged.difference_update(each + 1 for each in found)
        if one is None:
            cues.append(laid.track.cues[index])
            origins.append(laid.provenance.cues[index])
        else:
            cues += changed(one, found, laid, places.reference(found))
            origins += [_origin(one, found, laid)] * len(one.parts)
            gone += [laid.provenance.cues[each] for each in found if one.act is Act.DELETE]
        for each in found:
            add(each, before=False)
        index += found.count
    left_out = {**laid.provenance.left_out, **_left_out(origins, gone)}
    numbered = tuple(cue._replace(number=number) for number, cue in enumerate(cues, 1))
    excesses = tuple(
        each._replace(cue=numbers[each.cue]) for each in laid.excesses if each.cue in judged
    )
    track = Track(numbered, laid.track.layout)
    return Laid(track, Provenance(tuple(origins), left_out), excesses), numbers


def _keeps_words(one: Adjustment) -> bool:
    """Whether the cue still has the text and the times by which its length was judged."""
    return one.act is Act.CUE and one.parts[0][:3] == (None, None, None)


def _left_out(shown: Sequence[Origin], gone: Sequence[Origin]) -> dict[int, str]:
    """Return the master cues that deleted cues have taken something of, and why."""
    masters = {master for origin in shown for master in origin.masters}
    messages = {key for origin in shown for key in origin.messages}
    lost = {
        master
        for origin in gone
        for master in origin.masters
        if master not in masters or not messages.issuperset(origin.messages)
    }
    return dict.fromkeys(sorted(lost), DELETED)


def added_cue(part: Part, start: int) -> Cue:
    """Return the cue that `part` adds, counted from `start`, the time of the cue beside it."""
    span = TimeSpan(start + (part.start or 0), start + (part.end or 0))
    return Cue(span, part.text or "", None, part.settings or "")


def changed(one: Adjustment, found: Range, laid: Laid, master: TimeSpan) -> list[Cue]:
    """Return what `one` makes of the cues `found`, which show the time `master` of the master."""
    made = []
    for place, part in enumerate(one.parts):
        cue = laid_cue(laid, found, place, len(one.parts))
        start = cue.span.start if part.start is None else master.start + part.start
        end = cue.span.end if part.end is None else master.end + part.end
        text = cue.text if part.text is None else part.text
        if part.position is not None:
            text = placed(text, part.position)
        settings = cue.settings if part.settings is None else part.settings
        made.append(Cue(TimeSpan(start, end), text, None, settings))
    return made


def laid_cue(laid: Laid, found: Range, place: int, parts: int) -> Cue:
    """Return what cueing gives for part number `place`, from 0, of `parts` parts.

    That is the cue in the same place; the last part ends with the last cue.
    """
    cue = laid.track.cues[found.first + min(place, found.count - 1)]
    if place < parts - 1:
        return cue
    end = laid.track.cues[found.first + found.count - 1].span.end
    return cue._replace(span=TimeSpan(cue.span.start, end))


def _origin(one: Adjustment, found: Range, laid: Laid) -> Origin:
    origins = [laid.provenance.cues[index] for index in found]
    if one.act is Act.CUE:
        is_timed = one.parts[0].start is not None or one.parts[0].end is not None
        return origins[0]._replace(reason=origins[0].reason or TIMED) if is_timed else origins[0]
    masters = sorted({master for origin in origins for master in origin.masters})
    messages = dict.fromkeys(key for origin in origins for key in origin.messages)
    return Origin(tuple(masters), tuple(messages), RECUT)
