"""From renderings to the cues of a release: runs laid out, dressed and timed, in film order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cueing.cue_cost import SearchSettings
from pipeline.cueing.dressing import (
    NO_PAUSES,
    Pauses,
    Piece,
    Wardrobe,
    dress_cue,
    undressed_master,
)
from pipeline.cueing.excesses import Excess, excess_of
from pipeline.cueing.runs import Run, joined_span, linked, run_of
from pipeline.cueing.showing import showings
from pipeline.cueing.splitting import share_time, smallest_gap, split_overfull
from pipeline.model.cue import Cue
from pipeline.model.provenance import Origin, Provenance
from pipeline.model.rendering import Rendering
from pipeline.model.segment import Dress, Segment, Turn
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

if TYPE_CHECKING:
    from pipeline.cueing.search import Layout
    from pipeline.model.frame_rate import FrameRate

SPLIT = "split by the translator"
TOO_LONG = "split: too long for one cue"
JOINED = "joined: fewer cues than in the master"
EMPTY = "empty in the master"


@dataclass(frozen=True, slots=True)
class LayoutSettings:
    """What cueing has to be told of a release."""

    wardrobe: Wardrobe
    frame_rate: FrameRate | None = None
    is_free: bool = False
    """Whether slots may be merged and split (`cueing = "free"`)."""

    @property
    def search(self) -> SearchSettings:
        """What the search has to be told."""
        profile = self.wardrobe.profile
        return SearchSettings(
            self.wardrobe.language, profile.limits, len(profile.dash or "- "), is_free=self.is_free
        )


@dataclass(frozen=True, slots=True)
class Laid:
    """The cues of a release, where each is from, and where the limits could not be met."""

    track: Track
    provenance: Provenance
    excesses: tuple[Excess, ...] = ()


class Made(NamedTuple):
    """A cue of the release before it has its lines."""

    span: TimeSpan
    order: int
    """Index of the master's cue that it stands for."""
    text: str | None
    """The text of a cue as in the master; None where `pieces` are to be dressed."""
    pieces: tuple[Piece, ...]
    origin: Origin


def lay_out(
    master: Track,
    segments: Sequence[Segment],
    renderings: Sequence[Rendering],
    settings: LayoutSettings,
) -> Laid:
    """Return the release of `master`: each segment shown as its rendering says, in film order.

    Cues are numbered from 1. A cue of the master that shows nothing is left out, with its reason.
    """
    film = Laying(master, segments, renderings, settings)
    return film.finished(in_order(one for group in film.groups() for one in film.made(group)))


def in_order(made: Iterable[Made]) -> list[Made]:
    """Return cues in the order of the master's cues that they stand for."""
    return sorted(made, key=_order)


def _order(made: Made) -> int:
    return made.order


class Laying:
    """What is laid out, and what is known of its cues."""

    def __init__(
        self,
        master: Track,
        segments: Sequence[Segment],
        renderings: Sequence[Rendering],
        settings: LayoutSettings,
    ) -> None:
        self.master, self.segments, self.renderings = master, segments, renderings
        self.settings = settings
        self.slots = [0] * len(master.cues)
        self.dialogues: set[int] = set()
        for segment in segments:
            for slot in segment.slots:
                self.slots[slot.cue] += 1
                if slot.start and slot.dress.turns:
                    self.dialogues.add(slot.cue)

    def is_whole(self, cue: int, members: int) -> bool:
        """Whether so many slots are all that the master's cue has."""
        return self.slots[cue] == members

    def groups(self) -> Iterator[list[int]]:
        """Yield the indices of the segments of each run, in film order; only those shown."""
        return linked(self.segments, [rendering.is_shown for rendering in self.renderings])

    def made(self, group: Sequence[int]) -> list[Made]:
        """Return the cues of the run of the segments with indices `group`, at their best."""
        slots = self.segments[group[0]].slots
        if len(group) == 1 and len(slots) == 1 and self.is_whole(slots[0].cue, 1):
            return self._alone(group[0])
        return self._searched(group)

    def run(self, group: Sequence[int]) -> Run:
        """Return the run of the segments with indices `group`."""
        return run_of(group, self.segments, self.renderings, self.master)

    def _alone(self, index: int) -> list[Made]:
        """Return the cues of a segment that has one cue to itself."""
        segment, rendering = self.segments[index], self.renderings[index]
        slot = segment.slots[0]
        cue = self.master.cues[slot.cue]
        messages = (rendering.message,) if rendering.message else ()
        origin = Origin((slot.cue + 1,), messages)
        if rendering.text is None or rendering.text == segment.text:
            text = undressed_master(cue.text, slot.dress, self.settings.wardrobe)
            return [Made(cue.span, slot.cue, text, (), origin)]
        if "||" not in rendering.text and not self.settings.is_free:
            piece = Piece(rendering.text, slot.dress, in_dialogue=slot.cue in self.dialogues)
            return [Made(cue.span, slot.cue, None, (piece,), origin)]
        return self._searched([index])

    def _searched(self, group: Sequence[int]) -> list[Made]:
        run = self.run(group)
        from pipeline.cueing.search import search  # noqa: PLC0415 - only where cues are shared

        return self.laid(run, search(run, self.master, self.settings.search)[0])

    def laid(self, run: Run, layout: Layout) -> list[Made]:
        """Return the cues of a run laid out as `layout` says."""
        made: list[Made] = []
        shown = list(showings(run, layout, self.dialogues))
        for place, parts in enumerate(shown):
            if not parts:
                continue
            until = place + 1
            while until < len(shown) and not shown[until]:
                until += 1
            covered = run.cues[place:until]
            messages = [
                self._messages(run.scripts[number].segment_index for number in part.scripts)
                for part in parts
            ]
            cue = self.master.cues[covered[0]]
            if self._is_verbatim(run, place):
                dress = Dress(turns=self._turns(run, place))
                text = undressed_master(cue.text, dress, self.settings.wardrobe)
                origin = Origin((covered[0] + 1,), messages[0])
                made.append(Made(cue.span, covered[0], text, (), origin))
                continue
            longest = self.settings.wardrobe.profile.limits.longest
            span = joined_span(self.master, covered, longest)
            made += self._timed(span, covered, [part.pieces for part in parts], messages)
        return made

    def _messages(self, indices: Iterable[int]) -> tuple[str, ...]:
        found = (self.renderings[index].message for index in indices)
        return tuple(dict.fromkeys(message for message in found if message))

    def _is_verbatim(self, run: Run, place: int) -> bool:
        """Whether a cue of the run stays as in the master: all of it is shown, none translated."""
        members = run.members[place]
        return self.is_whole(run.cues[place], len(members)) and all(
            run.scripts[number].fixed is not None for number, _slot in members
        )

    @staticmethod
    def _turns(run: Run, place: int) -> tuple[Turn, ...]:
        return tuple(
            turn
            for number, slot in run.members[place]
            for turn in run.scripts[number].segment.slots[slot].dress.turns
        )

    def _timed(
        self,
        span: TimeSpan,
        covered: Sequence[int],
        groups: list[tuple[Piece, ...]],
        messages: list[tuple[str, ...]],
    ) -> list[Made]:
        """Return the cues that share `span`, with the reason where they are not one to one."""
        masters = tuple(cue + 1 for cue in covered)
        reason = JOINED if len(covered) > 1 else ""
        if len(groups) == 1 and self.settings.is_free:
            parts = self._split(groups[0], span)
            if len(parts) > 1:
                groups, messages, reason = parts, [messages[0]] * len(parts), TOO_LONG
        elif len(groups) > 1:
            reason = SPLIT
        texts = [" ".join(piece.text for piece in group) for group in groups]
        limits = self.settings.wardrobe.profile.limits
        gap = smallest_gap(limits, self.settings.frame_rate)
        return [
            Made(part, covered[0], None, group, Origin(masters, mine, reason))
            for part, group, mine in zip(
                share_time(span, texts, gap), groups, messages, strict=True
            )
        ]

    def _split(self, pieces: tuple[Piece, ...], span: TimeSpan) -> list[tuple[Piece, ...]]:
        """Return the pieces of a cue, in two cues if its lines do not hold them and time allows."""
        settings = self.settings.wardrobe
        if len(pieces) != 1:
            return [pieces]
        shortest = settings.profile.limits.shortest or 0
        return split_overfull(pieces[0], span, settings.profile.limits, settings.language, shortest)

    def finished(self, made: Sequence[Made]) -> Laid:
        """Return the release: cues dressed and numbered, every cue of the master accounted for."""
        cues = [self.cue(made, index) for index in range(len(made))]
        limits = self.settings.wardrobe.profile.limits
        excesses = []
        for number, (one, cue) in enumerate(zip(made, cues, strict=True), 1):
            if one.text is None:
                excess = excess_of(number, cue.text, one.span, limits, one.origin.messages)
                if excess:
                    excesses.append(excess)
        origins = tuple([one.origin for one in made])
        track = Track(tuple(cues))
        return Laid(track, Provenance(origins, self._left_out(origins)), tuple(excesses))

    def cue(self, made: Sequence[Made], index: int) -> Cue:
        """Return the cue `index` of a release with its lines and number, from 1."""
        one = made[index]
        text = self._dressed(made, index) if one.text is None else one.text
        return Cue(one.span, text, index + 1, self.master.cues[one.order].settings)

    def _dressed(self, made: Sequence[Made], index: int) -> str:
        one = made[index]
        lines = self.master.cues[one.order].text.count("\n") + 1
        pauses = NO_PAUSES
        if any(piece.comes_from or piece.goes_on for piece in one.pieces):
            before = one.span.start - made[index - 1].span.end if index else None
            after = None
            if index + 1 < len(made):
                after = made[index + 1].span.start - one.span.end
            pauses = Pauses(before, after)
        return dress_cue(one.pieces, self.settings.wardrobe, pauses, lines)

    def _left_out(self, origins: Sequence[Origin]) -> dict[int, str]:
        """Return the cues of the master that are not shown, from 1, with the reason of each."""
        shown = {cue for origin in origins for cue in origin.masters}
        missing = [cue for cue in range(1, len(self.master.cues) + 1) if cue not in shown]
        if not missing:
            return {}
        reasons: dict[int, str] = {}
        for segment, rendering in zip(self.segments, self.renderings, strict=True):
            for slot in segment.slots:
                reasons[slot.cue + 1] = reasons.get(slot.cue + 1) or rendering.reason
        return {cue: reasons.get(cue) or EMPTY for cue in missing}
