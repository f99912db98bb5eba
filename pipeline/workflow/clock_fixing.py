"""The clock of a release that was made by hand or adopted, brought to that of its master."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.clocks import CUT, DRIFT, OFFSET, Departure, departures
from pipeline.formats import decode, read, serialize
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.time import TimeSpan
from pipeline.project.configuration import ReleaseSettings
from pipeline.project.files import digest
from pipeline.project.journal import Journal
from pipeline.sync.measure import measure
from pipeline.sync.mend import mend
from pipeline.sync.relation import Relation
from pipeline.sync.timelines import heard
from pipeline.workflow.records import record_of_release
from pipeline.workflow.title import Title

CODES = frozenset({OFFSET, DRIFT, CUT})
"""What of a clock is mended."""
_ROUNDED = 2
"""Milliseconds that a time is off, at most, for no other reason than that times are rounded: once
where the file was made, and once here."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A cue at its new time."""

    before: Cue
    after: Cue
    index: int
    """Place of the cue in the file, from 0."""
    codes: tuple[str, ...]
    """The rules that want it, in order."""


@dataclass(frozen=True, slots=True)
class MendedClock:
    """A release whose clock is mended, not yet written."""

    file: str
    """Path of the release, relative to the project."""
    data: bytes
    """What the file is to hold, in its own encoding and layout."""
    changes: tuple[Moved, ...]
    before: str
    """The text of the file as it was."""
    after: str
    """The text that `data` holds."""
    relation: Relation
    findings: tuple[Finding, ...] = ()
    """What was found in reading."""


def mended_clock(
    title: Title, release: ReleaseSettings, codes: Collection[str] = CODES
) -> MendedClock | None:
    """Return a release of a title with the clock of its master; None where there is nothing to do.

    That is: where there is no file; where it is as compile wrote it (compile makes it anew where
    it is stale); where it is not certain how its clock relates to the master's; where that does
    not depart from it by what one of `codes` finds. Every cue stays, in its place and with its
    text. Nothing is written.
    """
    path = title.project.release(title.name, release.name)
    file = title.project.relative(path)
    data = title.read_if_there(path)
    if data is None or _is_compiled(title, release, file, data):
        return None
    reading = read(data, name=file, languages=(release.language,))
    track, master = reading.track, title.master.track
    relation = measure(heard(master), heard(track))
    spans = [cue.span for cue in track.cues]
    found = tuple(departures(spans, relation))
    if not any(one.code in codes for one in found):
        return None
    times = _snapped(mend(spans, relation), [cue.span for cue in master.cues], relation)
    cues = tuple(cue._replace(span=span) for cue, span in zip(track.cues, times, strict=True))
    writing = serialize(track._replace(cues=cues))
    after = decode(writing.data, name=file, encoding=track.layout.encoding).text
    changes = tuple(
        Moved(cue, now, index, tuple(_reasons(found, spans, index)))
        for index, (cue, now) in enumerate(zip(track.cues, cues, strict=True))
        if cue != now
    )
    return MendedClock(
        file, writing.data, changes, track.layout.source, after, relation, reading.findings
    )


def write_clock(title: Title, mended: MendedClock) -> bool:
    """Write a mended release in its place; return whether the file changed.

    The caller holds the project's lock.
    """
    return title.project.write(title.project.root / mended.file, mended.data)


def _is_compiled(title: Title, release: ReleaseSettings, file: str, data: bytes) -> bool:
    """Whether compile wrote the file as it is, even if it could not say so any more."""
    found = digest(data)
    record = record_of_release(title, release)
    if record is not None and record.written == found:
        return True
    return found in Journal(title.project.root).intended(file)


def _snapped(
    spans: Sequence[TimeSpan], masters: Sequence[TimeSpan], relation: Relation
) -> list[TimeSpan]:
    """Return `spans` with those that are a cue of the master's but for rounding put right on it."""
    put = list(spans)
    for pair in relation.pairs:
        mine, its = spans[pair.target], masters[pair.reference]
        if max(abs(mine.start - its.start), abs(mine.end - its.end)) <= _ROUNDED:
            put[pair.target] = its
    order = sorted(range(len(spans)), key=lambda index: spans[index].start)
    starts = [put[index].start for index in order]
    return put if starts == sorted(starts) else list(spans)


def _reasons(found: Sequence[Departure], spans: Sequence[TimeSpan], index: int) -> Iterator[str]:
    """Yield the codes of what moves a cue: its part's offset, and the speed of all."""
    offset = ""
    for one in found:
        if one.code != DRIFT and spans[one.cue].start <= spans[index].start:
            offset = one.code
    drift = any(one.code == DRIFT for one in found)
    codes = [code for code in (offset, DRIFT if drift else "") if code]
    # a part that is in time but for less than a frame is moved with the others
    yield from codes or sorted({one.code for one in found})
