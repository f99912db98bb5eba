"""Where adjustments are: cues of a release found by message and ordinal, not by number or time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.cueing.layout import Laid
from pipeline.messages import Text, _, n_
from pipeline.model.adjustment import Act, Adjustment, CuePlace
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track


@dataclass(frozen=True, slots=True)
class Film:
    """What adjustments are measured by: the master, and what its messages say there."""

    master: Track
    sources: Mapping[str, str]
    """Source text of each message by identity."""


@dataclass(frozen=True, slots=True)
class Range:
    """Cues of a release that stand together."""

    first: int
    """Index of the first one; -1 stands for the beginning of the film."""
    count: int

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.first + self.count))


class Places:
    """The places of all cues of a release."""

    def __init__(self, laid: Laid, film: Film) -> None:
        self._laid = laid
        self._film = film
        self._of: dict[str, list[int]] = {}
        for index, origin in enumerate(laid.provenance.cues):
            for key in origin.messages:
                self._of.setdefault(key, []).append(index)
        self._names = self._named()

    @property
    def count(self) -> int:
        """How many cues the release has."""
        return len(self._names)

    def name(self, index: int) -> CuePlace:
        """Return the place of the cue `index`; that of the beginning for -1."""
        return CuePlace() if index < 0 else self._names[index]

    def index(self, place: CuePlace) -> int | None:
        """Return the index of the cue at `place`, None when there is none."""
        found = self._of.get(place.message, [])
        base = found[place.cue - 1] if place.cue <= len(found) else None
        if not place.aside:
            return base
        if base is None and place.message:
            return None
        index = (-1 if base is None else base) + place.aside
        between = range(
            min(index, index - place.aside + 1), max(index, index - place.aside - 1) + 1
        )
        origins = self._laid.provenance.cues
        alone = all(0 <= each < len(origins) and not origins[each].messages for each in between)
        return index if alone else None

    def source(self, index: int) -> str:
        """Return the source text by which the cue `index` is known again."""
        place = self._names[index]
        if not place.aside:
            return self._film.sources.get(place.message, "")
        masters = self._laid.provenance.cues[index].masters
        return self._film.master.cues[masters[0] - 1].text if masters else ""

    def reference(self, cues: Range) -> TimeSpan:
        """Return the time of the master's cues that `cues` show; 0 for the beginning."""
        if cues.first < 0:
            return TimeSpan(0, 0)
        masters = [one for index in cues for one in self._laid.provenance.cues[index].masters]
        if masters:
            track = self._film.master.cues
            return TimeSpan(track[min(masters) - 1].span.start, track[max(masters) - 1].span.end)
        shown = self._laid.track.cues
        return TimeSpan(shown[cues.first].span.start, shown[cues.first + cues.count - 1].span.end)

    def find(self, one: Adjustment) -> Range | Text:
        """Return the cues that an adjustment speaks of, or why they are not what they were."""
        place = one.place
        if one.act is Act.ADD and not place.message and not place.aside:
            return Range(-1, 1)
        index = self.index(place)
        if one.act is Act.ADD:
            return Range(index, 1) if index is not None else self._missing(place)
        if place.aside and (index is None or self._misfit(one, Range(index, one.cues))):
            index = self._alike(one)
        if index is None:
            return self._missing(place)
        found = Range(index, one.cues)
        return self._misfit(one, found) or found

    def _missing(self, place: CuePlace) -> Text:
        shown = len(self._of.get(place.message, ()))
        if shown and not place.aside:
            return _recounted(shown, place.of)
        return _("the release does not show its cue any more; delete the adjustment")

    def _misfit(self, one: Adjustment, found: Range) -> Text | None:
        place = one.place
        if found.first + found.count > len(self._laid.track.cues):
            return _("the release does not show its cue any more; delete the adjustment")
        shown = len(self._of.get(place.message, ()))
        if shown != place.of and not place.aside:
            return _recounted(shown, place.of)
        if self.source(found.first) != one.source:
            return _("the source text has changed; change the release again and accept it")
        lasts = self.reference(found).duration
        if one.lasts not in (None, lasts) and (place.aside or _has_times(one)):
            return _(
                "the cue of the master lasts {now} ms, not {then} ms; change the release again "
                "and accept it",
                now=lasts,
                then=one.lasts,
            )
        return None

    def _alike(self, one: Adjustment) -> int | None:
        """Return the only cue without message that says the same for as long, if there is one."""
        alike = [
            index
            for index, name in enumerate(self._names)
            if name.aside and self._misfit(one, Range(index, one.cues)) is None
        ]
        return alike[0] if len(alike) == 1 else None

    def _named(self) -> list[CuePlace]:
        names: list[CuePlace] = []
        last, aside = CuePlace(), 0
        seen: dict[str, int] = {}
        for origin in self._laid.provenance.cues:
            for key in origin.messages:
                seen[key] = seen.get(key, 0) + 1
            if origin.messages:
                key, aside = self._key(origin.messages), 0
                last = CuePlace(key, seen[key], len(self._of[key]))
                names.append(last)
            else:
                aside += 1
                names.append(last._replace(aside=aside))
        return self._before_the_first(names)

    def _key(self, messages: tuple[str, ...]) -> str:
        """Return the message that a cue is named by: the one shown in the fewest cues."""
        return min(messages, key=lambda key: len(self._of[key]))

    @staticmethod
    def _before_the_first(names: list[CuePlace]) -> list[CuePlace]:
        """Name cues at the beginning by the first one that has a message."""
        count = next((i for i, name in enumerate(names) if name.message), 0)
        for index in range(count):
            names[index] = names[count]._replace(aside=index - count)
        return names


def _has_times(one: Adjustment) -> bool:
    """Whether an adjustment says when something is shown, counted from the master's cue."""
    return any(part.start is not None or part.end is not None for part in one.parts)


def _recounted(shown: int, then: int) -> Text:
    return n_(
        "the message is shown in {count} cue, not {then}; change the release again and accept it",
        "the message is shown in {count} cues, not {then}; change the release again and accept it",
        shown,
        then=then,
    )
