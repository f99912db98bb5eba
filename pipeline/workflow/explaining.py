"""compile --explain: why the cues of a place are laid out as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cueing import LayoutSettings
from pipeline.cueing.explaining import explain as explained
from pipeline.errors import InputError, UsageError
from pipeline.messages import _
from pipeline.model.rendering import Rendering
from pipeline.project.configuration import ReleaseSettings
from pipeline.project.layout import Project
from pipeline.project.pins import parse_place
from pipeline.report.explain_view import Explained
from pipeline.workflow.adjusted import adjustments_of
from pipeline.workflow.compiling import layout_settings
from pipeline.workflow.master import Master, at_number
from pipeline.workflow.plain import Setting, title_of
from pipeline.workflow.plain_compile import planned
from pipeline.workflow.shown import renderings
from pipeline.workflow.title import Title
from pipeline.workflow.where import at_time, find


def explain(project: Project, place: str, *, releases: Sequence[str] = ()) -> tuple[Explained, ...]:
    """Return the candidate layouts at `place`, as `where` takes it, for each of `releases`.

    Without any, for all releases, or for the one whose file the place names. Nothing is written.
    Raises UsageError for what is no place, InputError where there is no cue.

    >>> from pipeline.workflow.example import example
    >>> from pipeline.workflow.verbs import build
    >>> film = example()
    >>> _releases = build(film)
    >>> [(one.release, len(one.explanation.candidates)) for one in explain(film, "film:1")]
    [('ru', 1), ('en', 1)]
    """
    found = find(project, place, releases)
    if not found.cues:
        raise InputError(_("the cue was added by hand; it is not laid out"), place)
    title = found.title
    wanted = title.releases
    if found.release is not None and not releases:
        wanted = (found.release,)
    return tuple(one for release in wanted for one in _of_release(title, release, found.cues))


def explain_file(
    master: str,
    catalog: str,
    place: str,
    *,
    language: str | None = None,
    setting: Setting | None = None,
) -> tuple[Explained, ...]:
    """Return the candidate layouts at `place`, `FILE:CUE` or `FILE@TIME` of the master.

    The other arguments are those of `compile_file`.
    """
    hint = _("name a cue of the subtitles: {place}", place=f"{master}:1")
    try:
        named, number, time = parse_place(place)
    except ValueError:
        raise UsageError(_("not a place"), place, hint) from None
    if named not in ("", master, title_of(master)):
        raise UsageError(_("another film than {film}", film=master), place, hint)
    plan = planned(master, catalog, language=language, setting=setting)
    track = plan.film.track
    if number is None:
        cues, _nearest = at_time(track, time or 0, place)
    else:
        cues = (at_number(track, number, place),)
    names = title_of(master), plan.name
    return tuple(_of_cues(names, plan.film, plan.shown, plan.layout, cues))


def _of_release(title: Title, release: ReleaseSettings, cues: Sequence[int]) -> Iterator[Explained]:
    settings = layout_settings(title, release)
    adjusted = frozenset(one.place.message for one in adjustments_of(title, release))
    names = title.name, release.name
    shown = renderings(title, release)
    yield from _of_cues(names, title.master, shown, settings, cues, adjusted - {""})


def _of_cues(
    names: tuple[str, str],
    film: Master,
    shown: Sequence[Rendering],
    settings: LayoutSettings,
    cues: Sequence[int],
    adjusted: frozenset[str] = frozenset(),
) -> Iterator[Explained]:
    """Yield what is made of the runs of `cues`, each run once."""
    limits = settings.wardrobe.profile.limits
    done: set[int] = set()
    for index in cues:
        if index + 1 in done:
            continue
        found = explained(film.track, film.segments, shown, settings, index + 1)
        if found is None:
            reason = _why_not(film, shown, index)
            yield Explained(*names, index + 1, limits, None, reason)
            continue
        done.update(found.cues)
        is_adjusted = any(one.message in adjusted for one in found.renderings)
        yield Explained(*names, index + 1, limits, found, is_adjusted=is_adjusted)


def _why_not(film: Master, shown: Sequence[Rendering], index: int) -> str:
    """Return why a release shows nothing of a cue, empty for an empty cue."""
    pairs = zip(film.segments, shown, strict=True)
    return next(
        (one.reason for segment, one in pairs if any(s.cue == index for s in segment.slots)), ""
    )
