"""compile on plain files."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.catalogs.header import language_of
from pipeline.catalogs.po import read_po
from pipeline.catalogs.resolve import ResolveSettings, join_plainly, resolve
from pipeline.catalogs.template import TemplateSettings, build_template
from pipeline.checks.context import CatalogContext, Entry
from pipeline.checks.run import check, ordered
from pipeline.checks.verdict import as_final, fails
from pipeline.cueing import LayoutSettings, lay_out
from pipeline.cueing.dressing import Wardrobe
from pipeline.errors import InputError
from pipeline.formats import write_release
from pipeline.messages import _
from pipeline.model.limits import Profile
from pipeline.model.message import Message
from pipeline.model.rendering import Rendering, Status
from pipeline.workflow.compiling import loss_finding
from pipeline.workflow.master import Master, read_master
from pipeline.workflow.outcome import Outcome
from pipeline.workflow.plain import (
    Setting,
    checked_language,
    language_in_name,
    profile_for,
    read_argument,
    segmentation_settings,
    title_of,
    write_argument,
)


def compile_file(
    master: str,
    catalog: str,
    output: str,
    *,
    language: str | None = None,
    final: bool = False,
    setting: Setting | None = None,
) -> Outcome:
    """Write the release that `catalog` makes of `master` to `output`.

    The language is that of the catalog's header unless stated. Messages are joined by identity,
    else by text and order. With `final` nothing is written while a finding is an error. Raises
    InputError for a catalog of another film.

    >>> from pipeline.workflow.example import example
    >>> from pipeline.workflow.verbs import build
    >>> film = example()
    >>> _catalogs = build(film)
    >>> master = film.root / "subtitles/source/film.srt"
    >>> catalog = film.root / "locales/ru/LC_MESSAGES/film.po"
    >>> outcome = compile_file(str(master), str(catalog), str(film.root / "film.ru.srt"))
    >>> [one.code for one in outcome.findings]
    ['CAT001']
    """
    setting = setting or Setting()
    found = read_master(
        read_argument(master),
        master,
        segmentation_settings(master, setting),
        encoding=setting.encoding,
        strict=setting.strict,
    )
    po = read_po(read_argument(catalog), catalog)
    name = checked_language(language or language_of(po) or language_in_name(catalog), catalog)
    template = build_template(
        found.segments,
        found.track,
        TemplateSettings(title_of(master), title_of(master), master, ""),
    ).template
    given = iter(template.messages)
    ids = ["" if one.is_wordless else next(given).id for one in found.segments]
    source, doubts = join_plainly(name, po, found.segments, ids, file=catalog)
    placed = sum(one is not None for one in source.found)
    if not _is_of_this_film(placed, len(po.messages), po.field("Project-Id-Version"), master):
        hint = _("the catalog names {name}", name=po.field("Project-Id-Version") or "?")
        raise InputError(
            _("the catalog is of another film than {film}", film=master), catalog, hint
        )
    shown = resolve(found.segments, ids, [source], ResolveSettings(name.partition("@")[0]))
    profile = profile_for(name, setting)
    laid = lay_out(found.track, found.segments, shown, _layout(name, profile, setting))
    writing = write_release(laid.track)
    findings = ordered(
        (
            *found.findings,
            *doubts,
            *check([CatalogContext(_entries(found, shown), catalog, name)]),
            *(loss_finding(loss, laid.track, output) for loss in writing.losses),
        )
    )
    if final:
        findings = as_final(findings)
        if fails(findings):
            return Outcome(findings)
    return Outcome(
        findings, written=write_argument(output, writing.data, sources=(master, catalog))
    )


def _first_identities(master: Master, title: str) -> list[str]:
    """Return the identities that a first extraction gives the segments, empty for wordless ones."""
    settings = TemplateSettings(title, title, master.file, "")
    given = iter(build_template(master.segments, master.track, settings).template.messages)
    return ["" if one.is_wordless else next(given).id for one in master.segments]


def _layout(name: str, profile: Profile, setting: Setting) -> LayoutSettings:
    language = name.partition("@")[0]
    if setting.project is None:
        return LayoutSettings(Wardrobe(language, profile))
    configuration = setting.project.configuration
    wardrobe = Wardrobe(language, profile, cast=configuration.cast)
    return LayoutSettings(wardrobe, configuration.frame_rate)


def _entries(master: Master, shown: Sequence[Rendering]) -> list[Entry]:
    """Return the messages that a release shows uncertainly."""
    entries = []
    for segment, rendering in zip(master.segments, shown, strict=True):
        if rendering.status not in (Status.FUZZY, Status.UNTRANSLATED):
            continue
        cue = segment.slots[0].cue
        fuzzy = rendering.status is Status.FUZZY
        message = Message(
            rendering.message,
            segment.text,
            (rendering.text or segment.text) if fuzzy else "",
            fuzzy=fuzzy,
            line=rendering.line,
        )
        entries.append(Entry(message, cue + 1, master.track.cues[cue].span.start))
    return entries


def _is_of_this_film(placed: int, messages: int, project: str, master: str) -> bool:
    """Whether enough messages of a catalog have a place in the film.

    A catalog that names the film may have lost most of its messages to a re-cut; one that names
    another shares short lines such as "Yes." at the most.
    """
    if not messages:
        return True
    return placed > 0 and (project == title_of(master) or placed * 4 >= messages)
