"""Putting a segment back into its cue, by the meaning of its dress and nothing else."""

from __future__ import annotations

import re

from pipeline.model.markup import strip_tags
from pipeline.model.segment import Segment


def words_of_cue(segment: Segment) -> str:
    """Return all that the cue of a one-cue segment says, without tags and white space."""
    dress = segment.slots[0].dress
    opened = [f"{turn.dash}{turn.label}" for turn in dress.turns] or [""]
    parts = segment.text.split("\n") if len(opened) > 1 else [segment.text]
    parts[0] = dress.leading_dots + parts[0]
    parts[-1] += dress.trailing_dots
    said = "\n".join(opening + part for opening, part in zip(opened, parts, strict=True))
    return compact(f"{dress.before}{said}{dress.after}")


def compact(text: str) -> str:
    """Return `text` without tags and white space."""
    return re.sub(r"\s+", "", strip_tags(text))


def words_of_slot(segment: Segment, index: int) -> str:
    """Return all that one slot of a segment says, without tags and white space."""
    dress = segment.slots[index].dress
    if len(dress.turns) > 1:
        return words_of_cue(segment)
    opened = "".join(f"{turn.dash}{turn.label}" for turn in dress.turns)
    said = opened + dress.leading_dots + segment.part(index) + dress.trailing_dots
    return compact(said)
