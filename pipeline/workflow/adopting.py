"""adopt: an existing translation, subtitles or a catalog, into the catalog of a title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.filling import Filling, Found
from pipeline.catalogs.header import language_of
from pipeline.catalogs.offers import SILENCE
from pipeline.catalogs.po import read_po
from pipeline.catalogs.timed import cue_texts, timed_film, without_times
from pipeline.catalogs.update import UpdateSettings, update_catalog
from pipeline.errors import InputError, RefusedError
from pipeline.formats import read
from pipeline.language.tags import same_language
from pipeline.messages import _
from pipeline.model.message import Message
from pipeline.report.adopt_view import Adopted, Row
from pipeline.workflow.master import Master, refuse_damage
from pipeline.workflow.material import (
    CUES,
    TEXTS,
    TIME_AND_WORDS,
    Material,
    Wanted,
    beside,
    found_by,
    paired,
    sources_of,
    unplaced,
)
from pipeline.workflow.old_film import by_old_film

_NOWHERE: tuple[int | None, int | None] = (None, None)


def material_of(wanted: Wanted, master: Master, template: Catalog) -> Material:
    """Return what a file, SRT or PO, says for the messages of `template`, those of `master`.

    Raises RefusedError if nothing says that it is of the same film.
    """
    is_catalog = PurePath(wanted.file).suffix.lower() in (".po", ".pot")
    made = _from_catalog if is_catalog else _from_subtitles
    return made(wanted, master, template)


def refuse_nothing(wanted: Wanted, material: Material, catalog: Catalog) -> None:
    """Raise RefusedError if `material` has no word for any message of `catalog`."""
    said = {key for key, one in material.found.items() if one.text and one.text != SILENCE}
    if any(one.id in said for one in catalog.messages):
        return
    if not material.found and not material.left:
        what, hint = _("nothing in it is translated"), _("translate it first")
    else:
        what = _("none of its translations has a place in this film")
        hint = _("is it the right file, and the right language? nothing was written")
    raise RefusedError(what, wanted.file, hint)


def adopted(
    wanted: Wanted, master: Master, material: Material, filling: Filling, names: tuple[str, str]
) -> Adopted:
    """Return the report of what was filled in; `names` are those of the title and the catalog."""
    places = {
        id_: (one.slots[0].cue + 1, master.track.cues[one.slots[0].cue].span.start)
        for id_, one in zip(material.sources, master.spoken, strict=True)
    }
    clock = material.clock
    return Adopted(
        wanted.file,
        names[0],
        wanted.language,
        names[1],
        material.by,
        len(filling.certain),
        len(filling.kept),
        _rows(filling.doubtful, places),
        material.left,
        _rows(filling.empty, places),
        None if clock is None else str(clock.ratio),
        None if clock is None else clock.offset,
        None if clock is None else clock.explained,
    )


def _rows(messages: Iterable[Message], places: Mapping[str, tuple[int, int]]) -> tuple[Row, ...]:
    rows = []
    for one in messages:
        cue, start = places.get(one.id, _NOWHERE)
        rows.append(Row(cue, start, one.id, one.source, one.translation))
    return tuple(rows)


def _from_subtitles(wanted: Wanted, master: Master, template: Catalog) -> Material:
    """Place the cues of a translated SRT."""
    languages = (wanted.language.partition("@")[0], *wanted.settings.source_languages)
    reading = read(wanted.data, name=wanted.file, encoding=wanted.encoding, languages=languages)
    if not reading.track.cues:
        raise InputError(_("the file holds no cue"), wanted.file, _("is it the right file?"))
    if wanted.strict:
        refuse_damage(reading.findings)
    adoption = paired(wanted, (master.track, master.spoken), reading.track)
    if not adoption.trusted and not wanted.force:
        what = _("neither times nor words say that it is a translation of this film")
        hint = _("is it the right file? --force takes it all the same, every message as fuzzy")
        raise RefusedError(what, wanted.file, hint)
    cues = reading.track.cues
    return Material(
        found_by(adoption, template),
        CUES if adoption.same_cues else TIME_AND_WORDS,
        tuple(Row(cue + 1, cues[cue].span.start, None, None, text) for cue, text in adoption.left),
        adoption.clock,
        sources_of(template),
    )


def _from_catalog(wanted: Wanted, master: Master, template: Catalog) -> Material:
    """Take over the messages of a catalog: those of its texts, or those of its cues."""
    old = read_po(wanted.data, wanted.file)
    known = language_of(old)
    if known and not same_language(known, wanted.language.partition("@")[0]):
        what = _("the catalog is in {known}, not in {name}", known=known, name=wanted.language)
        raise InputError(what, wanted.file, _("is it the right file? nothing was changed"))
    old = without_times(old)
    film = timed_film(read_po(wanted.data, wanted.file))
    if film is not None:
        best = by_old_film(wanted, film, master, template)
    else:
        texts = _by_texts(wanted, old, template)
        cues = _by_cues(wanted, read_po(wanted.data, wanted.file), master, template)
        best = max(texts, cues, key=lambda one: (_certain(one), len(one.found)))
        translated = sum(bool(one.translation) for one in old.messages)
        best = replace(best, trusted=4 * len(best.left) <= 3 * translated)
    if not best.trusted and not wanted.force:
        what = _("less than a quarter of its translations are of texts of this film")
        hint = _("is it the right file? --force takes what there is")
        raise RefusedError(what, wanted.file, hint)
    return best


def _certain(material: Material) -> int:
    return sum(one.certain for one in material.found.values())


def _by_texts(wanted: Wanted, old: Catalog, template: Catalog) -> Material:
    """Join messages to those of the template as update does: by identity, text and order."""
    update = update_catalog(template, old, UpdateSettings(wanted.language, ""))
    found = {
        one.id: Found(one.translation, not one.fuzzy, one.comments, one.previous_source)
        for one in update.catalog.messages
        if one.translation
    }
    gone = {(one.source, one.translation) for one in update.catalog.obsolete}
    had = [one for one in old.messages if (one.source, one.translation) in gone]
    offered = " ".join(one.text for one in found.values())
    left = [one for one in had if one.translation and one.translation not in offered]
    return Material(found, TEXTS, unplaced(left), sources=sources_of(template))


def _by_cues(wanted: Wanted, old: Catalog, master: Master, template: Catalog) -> Material:
    """Take messages for the cues of the master, and its sentences together from them."""
    texts = cue_texts(old, master.track)
    every = {at: at for at in range(len(master.track.cues))}
    adoption = paired(wanted, (master.track, master.spoken), texts.track, every)
    doubtful = texts.doubtful | beside(texts.empty, master.segments)
    return Material(
        found_by(adoption, template, doubtful),
        TEXTS,
        unplaced(texts.left),
        sources=sources_of(template),
    )
