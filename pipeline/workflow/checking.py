"""check: the rules over masters, catalogs and releases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.checks.context import (
    Context,
    RecordContext,
    ReleaseContext,
    TrackContext,
)
from pipeline.checks.order import ordered
from pipeline.checks.run import check
from pipeline.cueing import Laid
from pipeline.formats import read
from pipeline.model.cue import Kind
from pipeline.model.finding import Finding, Place
from pipeline.model.pin import Pin
from pipeline.model.provenance import Provenance
from pipeline.model.track import Reading, Track
from pipeline.project.configuration import ReleaseSettings
from pipeline.project.files import digest
from pipeline.project.manifest import ReleaseRecord
from pipeline.workflow.adjusted import adjusted_release, unapplied_findings
from pipeline.workflow.compiling import laid_release, made_from
from pipeline.workflow.doubts import doubts, excess_doubts, own_pins, pins_by_cue, pins_by_message
from pipeline.workflow.outcome import Outcome
from pipeline.workflow.records import record_of_release
from pipeline.workflow.shots import shots_of
from pipeline.workflow.shown import catalog_names, identities, matches, renderings
from pipeline.workflow.suppressing import Suppressor
from pipeline.workflow.title import Title, profile_of
from pipeline.workflow.translations import translations
from pipeline.workflow.untranslated import as_in_source, still_waiting


def check_title(title: Title, records: Mapping[str, ReleaseRecord | None]) -> Outcome:
    """Return what the rules find in the master, catalogs and releases of `title`.

    `records` holds for each release what the manifest knows of it.
    """
    found: list[Finding] = []
    suppressor = Suppressor(title)
    for place, part in _parts(title, records):
        found += suppressor.kept(part, place.by_cue, place.by_message, place.release)
        suppressor.passed_over(place.waiting, place.by_cue, place.release)
    # without any release nobody knows what a suppression of theirs would meet
    every = title.project.configuration.releases and not title.options.releases
    if every and matches(title.master.spoken, title.template()):
        found += suppressor.in_vain(identities(title))
    told = _told_once(dict.fromkeys(found))
    return Outcome(ordered(told), suppressed=suppressor.count, used=suppressor.used)


_SAYS_AS_MUCH = {"TIM020": {"TIM007"}, "LAY020": {"LAY001", "LAY002", "LAY003"}}
"""What is said of a release as it is laid out, and what says so of its file."""


def _told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out what cueing found too long for a cue where the rules found it in the file too."""
    every = list(findings)
    told = {(one.place.file, one.place.cue, one.code) for one in every}
    return [
        one
        for one in every
        if not any(
            (one.place.file, one.place.cue, code) in told
            for code in _SAYS_AS_MUCH.get(one.code, ())
        )
    ]


class _Pins(NamedTuple):
    """What may suppress the findings of one file."""

    by_cue: Mapping[int, Sequence[Pin]]
    by_message: Mapping[str, Sequence[Pin]] | None = None
    release: str = ""
    """Whose file it is; empty for the master's."""
    waiting: frozenset[int] = frozenset()
    """Indices of the cues that are not translated yet, in which much is not looked for."""


def _parts(
    title: Title, records: Mapping[str, ReleaseRecord | None]
) -> Iterable[tuple[_Pins, Iterable[Finding]]]:
    """Yield the findings of each file, with the pins of its cues."""
    master = title.master
    pins = pins_by_cue(master)
    seen = TrackContext(master.track, master.file, kinds=master.kinds(), is_master=True)
    yield _Pins(pins), (*master.findings, *check([seen]))
    template = title.template()
    if not matches(master.spoken, template):
        path = title.project.relative(title.project.template(title.name))
        yield _Pins({}), [Finding("CAT005", Place(path))]
        return
    by_message = pins_by_message(master, identities(title))
    told: set[str] = set()
    for context in translations(title):
        found = check([context])
        told.update(one.place.message or "" for one in found if one.code == "CAT011")
        yield _Pins(pins, by_message, context.language), found
    for release in title.releases:
        shown = renderings(title, release)
        name = release.name
        yield _Pins(pins, by_message, name), doubts(title, release, shown)
        adjusted = adjusted_release(title, release, laid_release(title, release))
        yield _Pins({}, by_message, name), unapplied_findings(title, release, adjusted)
        laid = adjusted.laid
        own = own_pins(master, laid.provenance)
        yield _Pins(own, None, name), excess_doubts(title, release, laid)
        yield from _release_parts(title, release, records.get(name), laid, told)


def _is_told(
    finding: Finding, known: Provenance | None, told: Collection[str], masters: Collection[int]
) -> bool:
    """Whether a finding in a release is told of its message, or known of its line, already.

    Other numbers are those that a catalog was found to have. Another language is that of `masters`,
    cues which the release has as they are: nobody has translated them, or they were said to be in
    its language.
    """
    cue = finding.place.cue
    if known is None or not cue or cue > len(known.cues):
        return False
    origin = known.cues[cue - 1]
    if finding.code == "REL008":
        return any(message in told for message in origin.messages)
    return finding.code == "TXT018" and any(one in masters for one in origin.masters)


def _as_in_master(title: Title, release: ReleaseSettings) -> frozenset[int]:
    """Return the cues of the master, from 1, of which a release shows a line as it is."""
    pairs = zip(title.master.segments, renderings(title, release), strict=True)
    return frozenset(
        slot.cue + 1
        for segment, rendering in pairs
        if rendering.is_shown and rendering.text is None
        for slot in segment.slots
    )


def _release_parts(
    title: Title,
    release: ReleaseSettings,
    record: ReleaseRecord | None,
    laid: Laid,
    told: Collection[str],
) -> Iterable[tuple[_Pins, Iterable[Finding]]]:
    """Yield what is found in one release, which is to be as it is `laid` out.

    `told` are messages found to have other numbers.
    """
    path = title.project.release(title.name, release.name)
    file = title.project.relative(path)
    data = title.current(path)
    context = RecordContext(
        file,
        None if data is None else digest(data),
        record.written if record else None,
        _joined(record.made_from) if record else None,
        _joined(made_from(title, release)),
        profile_of(release),
    )
    if data is None:
        yield _Pins({}, release=release.name), check([context])
        return
    known = record.provenance if record and record.written == context.found else None
    fresh = known is not None and context.made_from == context.sources
    expected = _expected(title, release) if fresh else {}
    encoding = release.encoding if known else None
    reading = read(data, name=file, encoding=encoding, languages=(release.language,))
    source = _source_shown(title, release, reading.track, laid if fresh else None)
    contexts: list[Context] = [
        context,
        replace(_release_track(title, release, reading, file, known), untranslated=source),
        ReleaseContext(
            title.master.track,
            title.master.file,
            reading.track,
            file,
            known,
            expected,
            release.language,
            profile_of(release),
            title.project.configuration.frame_rate,
            fresh,
        ),
    ]
    own = own_pins(title.master, known)
    found = _not_meant((*reading.findings, *check(contexts)), release, known)
    masters = _as_in_master(title, release) if fresh else frozenset()
    news = [one for one in found if not _is_told(one, known, told, masters)]
    pins = _Pins(own, release=release.name, waiting=source)
    yield pins, _with_messages(title, release, news, known)


def release_findings(
    title: Title, release: ReleaseSettings, findings: Iterable[Finding], suppressor: Suppressor
) -> tuple[Finding, ...]:
    """Return `findings` in a release's file with their messages, without what is not wanted."""
    path = title.project.release(title.name, release.name)
    record = record_of_release(title, release)
    data = title.read_if_there(path)
    is_known = record is not None and data is not None and record.written == digest(data)
    known = record.provenance if record is not None and is_known else None
    told = _with_messages(title, release, findings, known)
    return suppressor.kept(told, own_pins(title.master, known), None, release.name)


def _source_shown(
    title: Title, release: ReleaseSettings, track: Track, laid: Laid | None
) -> frozenset[int]:
    """Return the cues of a release that show the source for want of a translation.

    `laid` is how the release is made, None where the file is not, or no longer, made so.
    """
    if laid is None:
        return as_in_source(track, title.master, release.language)
    shown = renderings(title, release)
    return still_waiting(laid, shown, laid_release(title, release)).wholly


def _expected(title: Title, release: ReleaseSettings) -> dict[int, set[str]]:
    """Return the messages that a release has to show, by cue of the master, from 1."""
    expected: dict[int, set[str]] = {}
    shown = renderings(title, release)
    for segment, rendering in zip(title.master.segments, shown, strict=True):
        if rendering.is_shown and rendering.message:
            for slot in segment.slots:
                expected.setdefault(slot.cue + 1, set()).add(rendering.message)
    return expected


def _with_messages(
    title: Title,
    release: ReleaseSettings,
    findings: Iterable[Finding],
    provenance: Provenance | None,
) -> list[Finding]:
    """Say of each finding in a release which message of which catalog its cue shows."""
    told = list(findings)
    if provenance is None or not any(one.place.cue for one in told):
        return told
    places: dict[str, tuple[str, int]] = {}
    for name in reversed(catalog_names(release)):
        path = title.project.catalog(title.name, name)
        catalog = title.catalog(path)
        for message in catalog.messages if catalog else ():
            if message.translation or message.id not in places:
                places[message.id] = (title.project.relative(path), message.line)
    return [_with_message(one, provenance, places) for one in told]


def _with_message(
    finding: Finding, provenance: Provenance, places: Mapping[str, tuple[str, int]]
) -> Finding:
    cue = finding.place.cue
    if not cue or cue > len(provenance.cues) or not provenance.cues[cue - 1].messages:
        return finding
    message = provenance.cues[cue - 1].messages[0]
    catalog, line = places.get(message, (None, None))
    return finding.at(message=message, catalog=catalog, catalog_line=line)


def _release_track(
    title: Title,
    release: ReleaseSettings,
    reading: Reading,
    file: str,
    provenance: Provenance | None,
) -> TrackContext:
    kinds: tuple[Kind, ...] = ()
    if provenance is not None and len(provenance.cues) == len(reading.track.cues):
        of_master = title.master.kinds()
        kinds = tuple(
            of_master[one.masters[0] - 1] if one.masters else Kind.DIALOGUE
            for one in provenance.cues
        )
    return TrackContext(
        reading.track,
        file,
        release.language,
        profile_of(release),
        title.project.configuration.frame_rate,
        kinds,
        shots_of(title),
    )


def _not_meant(
    findings: Iterable[Finding], release: ReleaseSettings, provenance: Provenance | None
) -> list[Finding]:
    """Leave out what was asked for: encoding and mark, and no cue where none is shown."""
    is_empty = provenance is not None and not provenance.cues
    return [
        one
        for one in findings
        if not (one.code == "SRT011" and str(one.value).startswith(release.encoding))
        and not (one.code == "SRT014" and is_empty)
        and not (one.code == "STR009" and release.bom)
    ]


def _joined(pairs: Iterable[tuple[str, str]]) -> str:
    return digest(repr(sorted(pairs)).encode("utf-8", "surrogatepass"))
