"""What a release's format or encoding cannot say, as findings."""

from __future__ import annotations

from pipeline.model.codes import Severity
from pipeline.model.finding import Finding, Place
from pipeline.model.track import Loss, Track


def loss_finding(loss: Loss, track: Track, file: str) -> Finding:
    """Return the finding for what a release cannot say: an error where words are lost."""
    cue = track.cues[loss.cue - 1]
    place = Place(file, cue=loss.cue, start=cue.span.start)
    finding = Finding("REL006", place, value=loss.text.strip() or repr(loss.text), text=cue.text)
    has_words = any(letter.isalnum() for letter in loss.text)
    return finding.with_severity(Severity.ERROR) if has_words else finding
