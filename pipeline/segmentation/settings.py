"""What segmentation has to be told."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.cast import NOBODY, Cast


@dataclass(frozen=True, slots=True)
class SegmentationSettings:
    """How a master becomes segments."""

    source_languages: tuple[str, ...] = ()
    """What may be spoken, BCP 47 tags, the likeliest first; empty: the script alone decides."""
    cast: Cast = NOBODY
    """Who may be named in labels."""
