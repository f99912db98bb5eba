"""From renderings to the cues of a release: here each segment stays in its own cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.cueing.dressing import NO_PAUSES, Pauses, Wardrobe, dress_text, undressed_master
from pipeline.cueing.splitting import cue_parts, share_time, smallest_gap
from pipeline.model.cue import Cue
from pipeline.model.provenance import Origin, Provenance
from pipeline.model.rendering import Rendering
from pipeline.model.segment import BARE, Dress, Segment, Slot
from pipeline.model.track import Track

if TYPE_CHECKING:
    from pipeline.model.frame_rate import FrameRate

SPLIT = "split by the translator"
EMPTY = "empty in the master"


@dataclass(frozen=True, slots=True)
class LayoutSettings:
    """What cueing has to be told of a release."""

    wardrobe: Wardrobe
    frame_rate: FrameRate | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """The cues of a release, and where each is from."""

    track: Track
    provenance: Provenance


def lay_out(
    master: Track,
    segments: Sequence[Segment],
    renderings: Sequence[Rendering],
    settings: LayoutSettings,
) -> Laid:
    """Return the release of `master`: each segment shown as its rendering says, in film order.

    Cues are numbered from 1. A cue of the master that shows nothing is left out, with its reason.
    """
    cues: list[Cue] = []
    origins: list[Origin] = []
    shown: dict[int, str] = {}
    for segment, rendering in zip(segments, renderings, strict=True):
        for slot in segment.slots:
            shown[slot.cue] = rendering.reason
        if rendering.is_shown:
            made, origin = _cues(segment, rendering, master, settings, len(cues) + 1)
            cues += made
            origins += [origin] * len(made)
    left_out = {
        index + 1: shown.get(index, EMPTY)
        for index in range(len(master.cues))
        if shown.get(index, EMPTY)
    }
    return Laid(Track(tuple(cues)), Provenance(tuple(origins), left_out))


def _cues(
    segment: Segment, rendering: Rendering, master: Track, settings: LayoutSettings, number: int
) -> tuple[list[Cue], Origin]:
    """Return the cues of one segment, numbered from `number`, and where they are from."""
    slot = segment.slots[0]
    cue = master.cues[slot.cue]
    wardrobe = settings.wardrobe
    messages = (rendering.message,) if rendering.message else ()
    if rendering.text is None:
        text = undressed_master(cue.text, slot.dress, wardrobe)
        return [Cue(cue.span, text, number, cue.settings)], Origin((slot.cue + 1,), messages)
    lines = cue.text.count("\n") + 1
    if "||" not in rendering.text:
        text = dress_text(rendering.text, slot.dress, wardrobe, _pauses(slot, master), lines)
        return [Cue(cue.span, text, number, cue.settings)], Origin((slot.cue + 1,), messages)
    parts = cue_parts(rendering.text)
    gap = smallest_gap(wardrobe.profile.limits, settings.frame_rate)
    pauses = _pauses(slot, master)
    dresses = _shared_dress(slot.dress, parts)
    made = [
        Cue(span, dress_text(part, dress, wardrobe, pauses, lines), number + place, cue.settings)
        for place, (span, part, dress) in enumerate(
            zip(share_time(cue.span, parts, gap), parts, dresses, strict=True)
        )
    ]
    return made, Origin((slot.cue + 1,), messages, SPLIT if len(made) > 1 else "")


def _shared_dress(dress: Dress, parts: Sequence[str]) -> list[Dress]:
    """Return the dress of each of the cues that one cue is split into.

    Each speaker's dash and label stand where the speaker begins, a dash only beside another
    speaker; dots stand each at its own end.
    """
    if len(parts) < 2 or dress == BARE:
        return [dress] * len(parts)
    dresses, waiting = [], dress.turns
    for index, part in enumerate(parts):
        lines = part.count("\n") + 1
        turns, waiting = waiting[:lines], waiting[lines:]
        if len(turns) == 1 < len(dress.turns):
            turns = (turns[0]._replace(dash=""),)
        leading = dress.leading_dots if index == 0 else ""
        trailing = dress.trailing_dots if index == len(parts) - 1 else ""
        dresses.append(dress._replace(turns=turns, leading_dots=leading, trailing_dots=trailing))
    return dresses


def _pauses(slot: Slot, master: Track) -> Pauses:
    """Return the silence before and after a slot's cue, where continuation dots ask for it."""
    if not (slot.dress.leading_dots or slot.dress.trailing_dots):
        return NO_PAUSES
    cues, index = master.cues, slot.cue
    before = cues[index].span.start - cues[index - 1].span.end if index else None
    after = cues[index + 1].span.start - cues[index].span.end if index + 1 < len(cues) else None
    return Pauses(before, after)
