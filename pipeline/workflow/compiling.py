"""compile: catalogs to releases."""

from __future__ import annotations

from dataclasses import replace

from pipeline.catalogs.identity import normalised
from pipeline.cueing import Laid, LayoutSettings, lay_out
from pipeline.cueing.dressing import Wardrobe
from pipeline.cueing.merging import said
from pipeline.errors import RefusedError
from pipeline.formats import read, write_release
from pipeline.messages import _
from pipeline.model.cue import Cue
from pipeline.model.limits import Profile
from pipeline.model.rendering import Rendering, Status
from pipeline.model.track import Track, Writing
from pipeline.project.configuration import ReleaseSettings
from pipeline.project.files import digest
from pipeline.project.journal import Journal
from pipeline.project.manifest import ReleaseRecord
from pipeline.report.stats_view import Progress
from pipeline.segmentation import SegmentationSettings
from pipeline.workflow.adjusted import (
    adjusted_release,
    adjustments_path,
    unapplied_findings,
)
from pipeline.workflow.doubts import doubts, excess_doubts, own_pins, pins_by_cue, pins_by_message
from pipeline.workflow.losses import loss_finding
from pipeline.workflow.outcome import Outcome, joined
from pipeline.workflow.retimed import retimed
from pipeline.workflow.shown import catalog_names, identities, renderings
from pipeline.workflow.suppressing import Suppressor, everywhere
from pipeline.workflow.title import Title, profile_of


def compile_title(
    title: Title, known: dict[str, str | None], *, tell_doubts: bool = True
) -> Outcome:
    """Write the releases of `title`.

    `known` tells for each release what the manifest says was last written (SHA-256). A release
    that a person has changed since is not replaced: it is among the refused. With `tell_doubts`
    what is shown uncertainly is among the findings; `check` finds the same.
    """
    return joined(
        _compile(title, release, known.get(release.name), tell_doubts=tell_doubts)
        for release in title.releases
    )


def _compile(
    title: Title, release: ReleaseSettings, known: str | None, *, tell_doubts: bool
) -> Outcome:
    path = title.project.release(title.name, release.name)
    file = title.project.relative(path)
    shown = renderings(title, release)
    adjusted = adjusted_release(title, release, laid_release(title, release))
    laid = adjusted.laid
    writing = write_release(
        laid.track, encoding=release.encoding, bom=release.bom, newline=release.newline
    )
    suppressor = Suppressor(title)
    findings = [loss_finding(loss, laid.track, file) for loss in writing.losses]
    if tell_doubts:
        pins, by_cue = pins_by_message(title.master, identities(title)), pins_by_cue(title.master)
        name, own = release.name, own_pins(title.master, laid.provenance)
        unapplied = unapplied_findings(title, release, adjusted)
        findings += suppressor.kept(doubts(title, release, shown), by_cue, pins, name)
        findings += suppressor.kept(unapplied, {}, pins, name)
        findings += suppressor.kept(excess_doubts(title, release, laid), own, None, name)
    record = record_of(title, release, laid, writing)
    outcome = Outcome(
        tuple(findings),
        progress=(progress_of(title, release, shown),),
        suppressed=suppressor.count,
    )
    refusal = _hand_work(title, file, record.written, known)
    if refusal is not None:
        return replace(outcome, refused=(refusal,))
    title.write(path, writing.data, release=True)
    return replace(outcome, records=((release.name, path.name, record),))


def laid_release(title: Title, release: ReleaseSettings) -> Laid:
    """Return the cues of a release as its catalogs are now, laid out once."""
    if release.name not in title.laid:
        title.laid[release.name] = lay_release(title, release, renderings(title, release))
    return title.laid[release.name]


def lay_release(title: Title, release: ReleaseSettings, shown: tuple[Rendering, ...]) -> Laid:
    """Return the cues of a release that shows each segment as `shown` says."""
    settings = layout_settings(title, release)
    laid = lay_out(title.master.track, title.master.segments, shown, settings)
    return retimed(title, release, laid, shown) if release.retime == "profile" else laid


def layout_settings(title: Title, release: ReleaseSettings) -> LayoutSettings:
    """Return what cueing has to be told of a release."""
    configuration = title.project.configuration
    wardrobe = Wardrobe(
        release.language, profile_of(release), release.speakers == "keep", configuration.cast
    )
    return LayoutSettings(wardrobe, configuration.frame_rate, is_free=release.cueing == "free")


def record_of(
    title: Title, release: ReleaseSettings, laid: Laid, writing: Writing
) -> ReleaseRecord:
    """Return what the manifest keeps of a release made of `laid`, as it is written."""
    cues = written_cues(release, laid.track, writing)
    made = digest(writing.data), made_from(title, release), laid.provenance
    return ReleaseRecord(*made, said=tuple(said(cue) for cue in cues))


def written_cues(release: ReleaseSettings, track: Track, writing: Writing) -> tuple[Cue, ...]:
    """Return the cues that a reader finds in what was written of `track`."""
    if not writing.losses:
        return track.cues
    return read(writing.data, name="release.srt", encoding=release.encoding).track.cues


def made_from(title: Title, release: ReleaseSettings) -> tuple[tuple[str, str], ...]:
    """Return what a release is made from: paths and digests, and that of the settings."""
    project = title.project
    paths = [project.master(title.name), project.pins(title.name)]
    paths += [project.catalog(title.name, name) for name in catalog_names(release)]
    paths.append(adjustments_path(title, release))
    title.read_if_there(paths[-1])
    if release.retime == "profile":
        paths += project.shots(title.name)
    files = []
    for path in paths:
        relative = project.relative(path)
        current = title.outputs.get(relative) or title.inputs.get(relative)
        if current:
            files.append((relative, current))
    configuration = project.configuration
    stated = replace(release, house=_laid_by(release.house))
    cut = (*_cut(title.settings), *_not_retimed(title, release))
    settings = repr((stated, configuration.cast, configuration.frame_rate, *cut))
    return (*files, ("settings", digest(settings.encode("utf-8", "surrogatepass"))))


def _laid_by(house: Profile) -> Profile:
    """Return what of a house decides how a release is laid out: not its words, nor its sources."""
    return Profile(
        house.name,
        limits=house.limits,
        dash=house.dash,
        continuation=house.continuation,
        continuation_leading=house.continuation_leading,
    )


def _not_retimed(title: Title, release: ReleaseSettings) -> tuple[object, ...]:
    """Return what decides that cues keep their times where others are moved for a house."""
    if release.retime != "profile":
        return ()
    return tuple(sorted(code for code in everywhere(title, release) if code.startswith("TIM")))


def _cut(settings: SegmentationSettings) -> tuple[object, ...]:
    """Return what of the settings of sentences matters; nothing where each cue stands alone."""
    if settings.unit == "cue":
        return ()
    return settings.unit, settings.most_cues, settings.longest_pause


def progress_of(title: Title, release: ReleaseSettings, shown: tuple[Rendering, ...]) -> Progress:
    """Return how far a release is; lines that need no translation are not counted."""
    counts = dict.fromkeys(Status, 0)
    words, overrides = 0, 0
    for segment, rendering in zip(title.master.segments, shown, strict=True):
        counts[rendering.status] += 1
        if rendering.status in _NEEDS_TRANSLATION:
            words += len(normalised(segment.text).split())
        overrides += "@" in rendering.catalog and rendering.status in _DONE
    done = sum(counts[status] for status in _DONE)
    return Progress(
        title.name,
        release.name,
        done + counts[Status.FUZZY] + counts[Status.UNTRANSLATED],
        done,
        counts[Status.FUZZY],
        counts[Status.UNTRANSLATED],
        overrides if release.variant else None,
        words,
    )


_DONE = frozenset({Status.TRANSLATED, Status.SILENT})
_NEEDS_TRANSLATION = _DONE | {Status.FUZZY, Status.UNTRANSLATED}


def _hand_work(title: Title, file: str, wanted: str, known: str | None) -> RefusedError | None:
    """Return why a release must not be replaced: a person has changed it. None when it may be."""
    if title.options.discard:
        return None
    data = title.read_if_there(title.project.root / file)
    if data is None:
        return None
    found = digest(data)
    if found in (wanted, known):
        return None
    if found in Journal(title.project.root).intended(file):
        return None
    what = _("the release was changed by hand; it was not replaced")
    hint = _(
        "subtitr accept {file} keeps what was changed, compile --discard gives it up", file=file
    )
    return RefusedError(what, file, hint)
