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
    unit: str = "sentence"
    """What is translated as one: a `sentence`, over as many cues as it takes, or a `cue`."""
    most_cues: int = 12
    """Most cues a sentence may run over."""
    longest_pause: int = 5_000
    """Milliseconds of silence that end a segment although its sentence is not complete."""
