"""Reading a master: its cues, its pins, its segments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.errors import InputError
from pipeline.formats import read
from pipeline.messages import _
from pipeline.model.codes import Severity
from pipeline.model.cue import Kind
from pipeline.model.finding import Finding
from pipeline.model.pin import Pin
from pipeline.model.segment import Segment
from pipeline.model.track import Track
from pipeline.segmentation import PlacedPins, SegmentationSettings, place_pins, segment


@dataclass(frozen=True, slots=True)
class Master:
    """The master of a title, read and segmented."""

    file: str
    """Path as references and findings have it."""
    track: Track
    segments: tuple[Segment, ...]
    pins: PlacedPins
    findings: tuple[Finding, ...] = ()
    """Damage in reading, pins without a place, and what segmentation has to say."""
    damage: tuple[Finding, ...] = ()
    """Those of them that do not depend on the segments."""

    @property
    def spoken(self) -> tuple[Segment, ...]:
        """The segments that are messages: all but the wordless ones."""
        return tuple(one for one in self.segments if not one.is_wordless)

    def cut(self, settings: SegmentationSettings) -> Master:
        """Return the film in the segments that `settings` make of it."""
        result = segment(self.track, settings, self.pins.by_cue, file=self.file)
        findings = (*self.damage, *result.findings)
        return replace(self, segments=result.segments, findings=findings)

    def kinds(self) -> tuple[Kind, ...]:
        """Return the kind of each cue: that of its first segment, dialogue for an empty cue."""
        kinds = [Kind.DIALOGUE] * len(self.track.cues)
        for one in reversed(self.segments):
            for slot in one.slots:
                kinds[slot.cue] = one.kind
        return tuple(kinds)


def read_master(
    data: bytes,
    file: str,
    settings: SegmentationSettings,
    *,
    pins: Sequence[Pin] = (),
    pins_file: str = "",
    messages: Mapping[str, int] | None = None,
    encoding: str | None = None,
    strict: bool = False,
) -> Master:
    """Return the master that `data`, the bytes of `file`, holds.

    `pins_file` is where the pins stand, for findings; `messages` tells where identities of pins are
    now (index of the cue). With `strict`, damage in reading raises InputError, as a file without
    any cue always does.
    """
    reading = read(data, name=file, encoding=encoding, languages=settings.source_languages)
    if not reading.track.cues:
        raise InputError(_("the file holds no cue"), file, _("is it the right file?"))
    if strict:
        refuse_damage(reading.findings)
    placed = place_pins(pins, reading.track, messages, file=pins_file or file)
    damage = (*reading.findings, *placed.findings)
    return Master(file, reading.track, (), placed, damage=damage).cut(settings)


def refuse_damage(findings: Sequence[Finding]) -> None:
    """Raise InputError for the first damage in reading; information is none."""
    damage = [one for one in findings if one.severity is not Severity.INFO]
    if damage:
        place = damage[0].place
        where = f"{place.file}:{place.line}" if place.line else place.file
        hint = _("mend the file, or leave --strict away to see all that is mended in reading")
        raise InputError(damage[0].sentence, where, hint)


def at_number(track: Track, cue: int, place: str) -> int:
    """Return the index of cue number `cue`, from 1; raise InputError when there is none."""
    count = len(track.cues)
    if cue > count:
        raise InputError(_("there is no cue {cue}; the last is {last}", cue=cue, last=count), place)
    return cue - 1
