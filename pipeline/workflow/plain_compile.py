"""compile on plain files."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.foreign import refuse_language
from pipeline.catalogs.header import language_of
from pipeline.catalogs.identity import Identities, normalised
from pipeline.catalogs.po import read_po
from pipeline.catalogs.resolve import ResolveSettings, join_plainly, resolve
from pipeline.checks.order import ordered
from pipeline.cueing import LayoutSettings, lay_out
from pipeline.cueing.dressing import Wardrobe
from pipeline.errors import InputError
from pipeline.formats import write_release
from pipeline.messages import _
from pipeline.model.finding import Finding
from pipeline.model.rendering import Rendering
from pipeline.workflow.doubts import doubts_of_file, excesses_found
from pipeline.workflow.losses import loss_finding
from pipeline.workflow.master import Master, read_master
from pipeline.workflow.outcome import Outcome
from pipeline.workflow.plain import (
    Setting,
    checked_language,
    language_in_name,
    profile_for,
    read_argument,
    refuse_overwriting,
    require,
    segmentation_settings,
    title_of,
    write_argument,
)
from pipeline.workflow.resolving import resolving

if TYPE_CHECKING:
    from pipeline.project.configuration import ReleaseSettings


class Written(TypedDict, total=False):
    """Arguments of `write_release`."""

    encoding: str
    bom: bool
    newline: str


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
    else by text and order. The unit is the one stated, else the project's, else the one whose texts
    more of the catalog's messages have; the sentence when both have as many. With `final` nothing
    is written while a finding is an error. Raises InputError for a catalog of another film.

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
    refuse_overwriting(output, (master, catalog))
    require(output, ".srt", _("a release"))
    plan = planned(master, catalog, language=language, setting=setting)
    found, shown = plan.film, plan.shown
    laid = lay_out(found.track, found.segments, shown, plan.layout)
    writing = write_release(laid.track, **_writing(plan.release))
    findings = ordered(
        (
            *found.findings,
            *plan.doubtful,
            *doubts_of_file(found, shown, catalog, plan.name),
            *excesses_found(
                laid, output, shown, {plan.name: catalog}, plan.layout.wardrobe.profile
            ),
            *(loss_finding(loss, laid.track, output) for loss in writing.losses),
        )
    )
    if final:
        from pipeline.checks.verdict import as_final, fails  # noqa: PLC0415 - seldom asked for

        findings = as_final(findings)
        if fails(findings):
            return Outcome(findings)
    written = write_argument(output, writing.data, sources=(master, catalog))
    return Outcome(findings, written=written)


class Plan(NamedTuple):
    """What is to be made of a film and a catalog."""

    film: Master
    name: str
    """Language of the release, with its variant."""
    shown: tuple[Rendering, ...]
    doubtful: tuple[Finding, ...]
    """Where the joining of the two is in doubt."""
    layout: LayoutSettings
    release: ReleaseSettings | None
    """What a project says of the release; None without a project."""


def planned(
    master: str, catalog: str, *, language: str | None = None, setting: Setting | None = None
) -> Plan:
    """Return what `compile_file` lays out; the arguments are its own."""
    setting = setting or Setting()
    require(catalog, ".po", _("a catalog"))
    film = read_master(
        read_argument(master),
        master,
        segmentation_settings(master, setting),
        encoding=setting.encoding,
        strict=setting.strict,
    )
    po = read_po(read_argument(catalog), catalog)
    name = checked_language(language or language_of(po) or language_in_name(catalog), catalog)
    refuse_language(po, name, catalog)
    found = _as_catalog(film, po, setting)
    release = _release_of_project(name, setting)
    shown, doubtful = _renderings(found, po, catalog, name, setting)
    return Plan(found, name, shown, doubtful, _layout(name, setting, release), release)


def _as_catalog(film: Master, catalog: Catalog, setting: Setting) -> Master:
    """Return the film in the unit that `catalog` was made for, unless the unit is stated."""
    if setting.unit is not None or setting.project is not None:
        return film
    known = _known(film, catalog)
    if known == len(catalog.messages):
        return film
    cues = film.cut(replace(segmentation_settings(film.file, setting), unit="cue"))
    return cues if _known(cues, catalog) > known else film


def _known(film: Master, catalog: Catalog) -> int:
    """Return how many messages of `catalog` have a text of the film."""
    texts = {one.text for one in film.spoken}
    return sum(one.source in texts for one in catalog.messages)


def _renderings(
    film: Master, catalog: Catalog, file: str, name: str, setting: Setting
) -> tuple[tuple[Rendering, ...], tuple[Finding, ...]]:
    """Return what the release `name` shows for each segment, and where the joining is in doubt.

    Raises InputError when `catalog`, read from `file`, is of another film.
    """
    ids = _identities(film, _title_id(film.file, setting), catalog)
    source, doubtful = join_plainly(name, catalog, film.segments, ids, file=file)
    placed = sum(one is not None for one in source.found)
    project = catalog.field("Project-Id-Version")
    if not _is_of_this_film(placed, len(catalog.messages), project, film.file):
        hint = _("the catalog names {name}", name=project or "?")
        raise InputError(
            _("the catalog is of another film than {film}", film=film.file), file, hint
        )
    release = _release_of_project(name, setting)
    how = resolving(release) if release else ResolveSettings(name.partition("@")[0])
    return resolve(film.segments, ids, [source], how), doubtful


def _identities(film: Master, title: str, catalog: Catalog) -> list[str]:
    """Return the identities that a first extraction gives the segments, empty for wordless ones.

    Where `catalog` has the very texts of the film in their order, its own identities do as well,
    if those of repeated texts are in order too: only repeated texts need an identity to be told
    apart.
    """
    spoken = [one.text for one in film.spoken]
    given = [message.id for message in catalog.messages]
    if not _says_the_same(catalog, given, spoken, title):
        identities = Identities(title, ())
        given = [identities.new(text) for text in spoken]
    following = iter(given)
    return ["" if one.is_wordless else next(following) for one in film.segments]


def _says_the_same(catalog: Catalog, given: list[str], spoken: list[str], title: str) -> bool:
    if [message.source for message in catalog.messages] != spoken:
        return False
    keys = [normalised(text) for text in spoken]
    repeated = {key for key, count in Counter(keys).items() if count > 1}
    identities = Identities(title, ())
    return all(given) and all(
        identity == identities.new_of(key)
        for identity, key in zip(given, keys, strict=True)
        if key in repeated
    )


def _title_id(master: str, setting: Setting) -> str:
    title = title_of(master)
    return setting.project.configuration.title_id(title) if setting.project else title


def _release_of_project(name: str, setting: Setting) -> ReleaseSettings | None:
    """Return what the project says of the release `name`, None without a project or release."""
    releases = setting.project.configuration.releases if setting.project else ()
    return next((one for one in releases if one.name == name), None)


def _layout(name: str, setting: Setting, release: ReleaseSettings | None) -> LayoutSettings:
    language, profile = name.partition("@")[0], profile_for(name, setting)
    if setting.project is None:
        return LayoutSettings(Wardrobe(language, profile))
    configuration = setting.project.configuration
    keeps_speakers = release is not None and release.speakers == "keep"
    wardrobe = Wardrobe(language, profile, keeps_speakers, configuration.cast)
    is_free = release is not None and release.cueing == "free"
    return LayoutSettings(wardrobe, configuration.frame_rate, is_free=is_free)


def _writing(release: ReleaseSettings | None) -> Written:
    """Return how a release is written: as its project says, else UTF-8 with LF."""
    if release is None:
        return {}
    return {"encoding": release.encoding, "bom": release.bom, "newline": release.newline}


def _is_of_this_film(placed: int, messages: int, project: str, master: str) -> bool:
    """Whether enough messages of a catalog have a place in the film.

    A catalog that names the film may have lost most of its messages to a re-cut; one that names
    another shares short lines such as "Yes." at the most.
    """
    if not messages:
        return True
    return placed > 0 and (project == title_of(master) or placed * 4 >= messages)
