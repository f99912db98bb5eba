"""What rules look at: each rule names the one kind of context that it reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.checks.shown import Shown, shown
from pipeline.checks.translated import Translated, translated_of
from pipeline.checks.unwanted import NOTHING, Unwanted
from pipeline.language.quotation import Mark, quotation_marks
from pipeline.language.yo import yo_words
from pipeline.model.cast import NOBODY, Cast
from pipeline.model.cue import Cue, Kind
from pipeline.model.finding import Finding, Place
from pipeline.model.fix import Fix
from pipeline.model.frame_rate import FrameRate
from pipeline.model.glossary import NO_TERMS, Glossary
from pipeline.model.layers import Gap, Layer, gaps, layer
from pipeline.model.limits import Limits, Profile, Style
from pipeline.model.message import Message
from pipeline.model.provenance import Provenance
from pipeline.model.time_limits import TimeLimits, time_limits
from pipeline.model.track import Track

if TYPE_CHECKING:
    from pipeline.cueing.excesses import Excess
    from pipeline.sync.relation import Relation


NO_HOUSE = Profile("none", dash="")
_ADDED = 4
"""Most characters that the fixes of one cue add to it: two dashes with their spaces."""


@dataclass(frozen=True)
class TrackContext:
    """One track by itself: a master, a release, or any file of subtitles."""

    track: Track
    file: str
    """Path of the track as shown to people."""
    language: str = "und"
    profile: Profile = NO_HOUSE
    """The house whose rules apply."""
    frame_rate: FrameRate | None = None
    kinds: Sequence[Kind] = ()
    """The kind of each cue, in cue order; empty when it is not known."""
    shot_changes: Sequence[int] = ()
    """Times at which the picture changes, ms, rising; empty when they are not known."""
    is_master: bool = False
    """Whether the track is a master: in the film's own languages, before any house has a say."""
    untranslated: frozenset[int] = frozenset()
    """Indices of the cues that show the source because nothing in them is translated yet: how they
    read, and how fast, is nobody's fault."""
    unedited: frozenset[int] = frozenset()
    """Indices of the cues whose texts no fix changes: something in them is not translated yet."""
    unwanted: Unwanted = NOTHING
    """What is suppressed: rules find it all the same, and no fix touches it."""
    held: frozenset[int] = frozenset()
    """Indices of the cues whose times stay as they are."""
    whole: TrackContext | None = None
    """The track that this one is a part of; None if it is none."""
    series: SeriesContext | None = None
    """What it is looked at together with, itself among them, as all came; None for nothing."""

    @property
    def limits(self) -> Limits:
        """What the profile allows."""
        return self.profile.limits

    @property
    def style(self) -> Style:
        """How the profile writes."""
        return self.profile.style

    @cached_property
    def shown(self) -> tuple[Shown, ...]:
        """Each cue as a viewer sees it; made once for all rules."""
        return tuple(shown(cue.text) for cue in self.track.cues)

    @cached_property
    def in_time(self) -> tuple[int, ...]:
        """Indices of the cues in the order of their times, as gaps and overlaps are looked for."""
        cues = self.track.cues
        return tuple(sorted(range(len(cues)), key=lambda index: cues[index].span))

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """The layer of each cue: only cues of one layer are in each other's way."""
        if not self.kinds:
            return tuple(map(layer, self.track.cues))
        cues = zip(self.track.cues, self.kinds, strict=True)
        return tuple(layer(cue, is_sign=kind is Kind.SIGN) for cue, kind in cues)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps between cues of one layer, in the order of time."""
        return tuple(gaps(self.track.cues, self.layers, self.in_time))

    @cached_property
    def time_limits(self) -> TimeLimits:
        """What the profile allows of times at the frame rate of the track."""
        return time_limits(self.profile.limits, self.frame_rate)

    def kind(self, index: int) -> Kind:
        """Return the kind of the cue with `index`: as known, else by its marks."""
        if self.kinds:
            return self.kinds[index]
        from pipeline.segmentation.kinds import (  # noqa: PLC0415 - a heavy room, for few cues
            kind_by_marks,
        )

        return kind_by_marks(self.track.cues[index].text, named=False) or Kind.DIALOGUE

    @cached_property
    def yo_words(self) -> Counter[str]:
        """How often each word with е or ё stands in the track, in small letters."""
        return yo_words(shown.bare for shown in self.shown)

    @cached_property
    def quotation_marks(self) -> tuple[Mark, ...]:
        """The quotation marks of the track, those of one quotation joined."""
        return quotation_marks([shown.bare for shown in self.shown])

    @cached_property
    def may_grow(self) -> bool:
        """Whether fixes may add a few characters to each cue before the file is too fast.

        No matter where the house has no limit, or where the file is too fast already.
        """
        if self.whole is not None:
            return self.whole.may_grow
        speed = self.limits.file_speed
        if speed is None:
            return True
        time = sum(
            max(cue.span.end - cue.span.start, 0)
            for at, cue in enumerate(self.track.cues)
            if at not in self.untranslated
        )
        read = (one.length for at, one in enumerate(self.shown) if at not in self.untranslated)
        left = int(speed * time / 1000) - sum(read)
        return left >= _ADDED * len(self.track.cues) or left < 0

    def part(self, indices: Sequence[int]) -> TrackContext:
        """Return the track of the cues with `indices` alone, for what hangs on single cues."""
        cues = self.track.cues
        part = self.of_cues([cues[index] for index in indices], indices)
        return replace(part, whole=self.whole or self)

    def of_cues(self, cues: Sequence[Cue], origin: Sequence[int]) -> TrackContext:
        """Return the track of `cues`, which are those with the indices `origin`."""
        kinds = self.kinds

        def moved(indices: frozenset[int]) -> frozenset[int]:
            if not indices:
                return indices
            return frozenset(place for place, index in enumerate(origin) if index in indices)

        return replace(
            self,
            track=self.track._replace(cues=tuple(cues)),
            kinds=tuple([kinds[index] for index in origin]) if kinds else (),
            untranslated=moved(self.untranslated),
            unedited=moved(self.unedited),
            unwanted=self.unwanted.moved(origin),
            held=moved(self.held),
        )

    def __post_init__(self) -> None:
        if self.kinds and len(self.kinds) != len(self.track.cues):
            raise ValueError("every cue has one kind, or none has")

    def finding(
        self,
        code: str,
        index: int,
        *,
        value: int | Fraction | str | None = None,
        limit: int | Fraction | str | None = None,
        unit: str | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        """Return the finding of `code` at the cue with `index`, from 0."""
        cue = self.track.cues[index]
        place = cue_place(self.file, cue, index)
        return Finding(code, place, value, limit, unit, cue.text, fix)


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalog, joined with the place in the master that it was extracted from."""

    message: Message
    cue: int | None = None
    """Place of the first cue of its segment in the master, from 1; None when not known."""
    start: int | None = None
    """Start of that cue, ms."""
    may_be_empty: bool = False
    """Whether an empty translation says "as in the master": a text without letters, or a line
    already spoken in the catalog's language."""
    language: str = "und"
    """The language of the source text; when unknown it is told by `#.`, or else by the script."""


@dataclass(frozen=True)
class CatalogContext:
    """One catalog of one title, after any overlay: what a release is made from."""

    entries: Sequence[Entry]
    """Live messages in the order of the catalog, without those that belong to no release."""
    catalog: str
    """Path of the catalog as shown to people."""
    language: str = "und"
    """The language of the translations; with the variant, `ru@edu`, where it is one's."""
    profile: Profile = NO_HOUSE
    """The house that judges how bad a finding is."""
    cast: Cast = NOBODY
    glossary: Glossary = NO_TERMS

    @cached_property
    def translated(self) -> tuple[Translated, ...]:
        """The messages with a translation that counts and shows something, made ready once.

        Without those whose source says nothing, and those that are hidden on purpose.
        """
        return translated_of(self.entries, self.language)

    def finding(
        self,
        code: str,
        entry: Entry,
        *,
        value: int | str | None = None,
        limit: int | str | None = None,
        unit: str | None = None,
    ) -> Finding:
        """Return the finding of `code` at `entry`; it stands at its line in the catalog."""
        line = entry.message.line or None
        place = Place(
            file=self.catalog,
            line=line,
            cue=entry.cue,
            start=entry.start,
            message=entry.message.id or None,
            catalog=self.catalog,
            catalog_line=line,
        )
        return Finding(code, place, value, limit, unit, entry.message.source)


@dataclass(frozen=True)
class ReleaseContext:
    """A release beside the master it was made from."""

    master: Track
    master_file: str
    release: Track
    release_file: str
    provenance: Provenance | None = None
    """None when there is no manifest, or when it speaks of another master than this one; cues are
    then paired by time."""
    expected: Mapping[int, Collection[str]] = field(default_factory=dict)
    """Identities of the messages that the release has to show of each cue of the master, from 1;
    empty where that is not known."""
    language: str = "und"
    """The language of the release."""
    profile: Profile = NO_HOUSE
    """The house that judges how bad a finding is."""
    frame_rate: FrameRate | None = None
    is_as_compiled: bool = False
    """Whether compile has made the release from this very master; its clock is then the master's,
    and where its times differ somebody wanted it so."""

    @cached_property
    def relation(self) -> Relation | None:
        """How the times of the release are mapped to the master's; None where it is as compiled.

        Measured when a rule first asks, once for all rules.
        """
        if self.is_as_compiled:
            return None
        from pipeline.sync.measure import (  # noqa: PLC0415 - a heavy room, for few releases
            measure,
        )
        from pipeline.sync.timelines import heard  # noqa: PLC0415 - the same

        return measure(heard(self.master), heard(self.release))

    @cached_property
    def on_master_clock(self) -> tuple[Cue, ...]:
        """The cues of the release at the times that they have in the master.

        Where it is not trusted how the two relate, at their own.
        """
        cues = self.release.cues
        relation = self.relation
        if relation is None or not relation.is_trusted or relation.is_identity:
            return cues
        from pipeline.sync.mend import mend  # noqa: PLC0415 - as above

        spans = mend([cue.span for cue in cues], relation)
        return tuple(cue._replace(span=span) for cue, span in zip(cues, spans, strict=True))


@dataclass(frozen=True, slots=True)
class RecordContext:
    """What the manifest recorded of a release, and what is there now. All strings are digests."""

    release_file: str
    found: str | None
    """Digest of the release's file; None when there is no such file."""
    written: str | None
    """Digest of what was last compiled; None when the manifest does not know the release."""
    made_from: str | None
    """Digest of what it was compiled from; None when the manifest does not know the release."""
    sources: str
    """Digest of what it would be compiled from now."""
    profile: Profile = NO_HOUSE


@dataclass(frozen=True, slots=True)
class LayoutContext:
    """A release as it is laid out now, and where cueing could not meet the limits."""

    track: Track
    release_file: str
    excesses: Sequence[Excess]
    catalogs: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """For each message the path of the catalog that its text is from, and its line there."""
    profile: Profile = NO_HOUSE

    def finding(self, code: str, excess: Excess) -> Finding:
        """Return the finding of `code` at the cue of `excess`."""
        cue = self.track.cues[excess.cue - 1]
        message = excess.messages[0] if excess.messages else None
        catalog, line = self.catalogs.get(message or "", (None, 0))
        place = Place(
            file=self.release_file,
            cue=excess.cue,
            start=cue.span.start,
            message=message,
            catalog=catalog,
            catalog_line=line or None,
        )
        return Finding(code, place, excess.length, excess.limit, "characters", text=cue.text)


@dataclass(frozen=True)
class SeriesContext:
    """Tracks of one language and house that are checked together: titles of a series."""

    tracks: Sequence[TrackContext]
    """Those in which findings are looked for."""
    came: SeriesContext | None = None
    """All titles of the series, as they came: what is usual in it is asked of them. None where
    `tracks` are all, and no fix has changed them."""

    @cached_property
    def yo_words(self) -> Counter[str]:
        """How often each word with е or ё stands in the tracks as they are now, and in the others.

        A track is known by its file.
        """
        if self.came is None:
            return sum((one.yo_words for one in self.tracks), Counter[str]())
        before = {one.file: one for one in self.came.tracks}
        total = self.came.yo_words
        for track in self.tracks:
            old = before.get(track.file)
            if old is not track:
                total = total - (old.yo_words if old else Counter[str]()) + track.yo_words
        return total


Context = (
    SeriesContext | TrackContext | CatalogContext | ReleaseContext | RecordContext | LayoutContext
)


def cue_place(file: str, cue: Cue, index: int) -> Place:
    """Return the place of `cue`, the one with `index` (from 0) in the track of `file`."""
    return Place(file=file, line=cue.line or None, cue=index + 1, start=cue.span.start)
