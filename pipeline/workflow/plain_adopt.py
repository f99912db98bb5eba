"""adopt on plain files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.filling import fill
from pipeline.catalogs.foreign import refuse_foreign, refuse_language
from pipeline.catalogs.header import language_of
from pipeline.catalogs.po import read_po, write_po
from pipeline.catalogs.template import TemplateSettings, build_template
from pipeline.catalogs.update import UpdateSettings, update_catalog
from pipeline.messages import _
from pipeline.model.cast import NOBODY
from pipeline.report.adopt_view import Adopted
from pipeline.workflow.adopting import adopted, material_of, refuse_nothing
from pipeline.workflow.clock import gettext_date
from pipeline.workflow.glossary import glossary_of
from pipeline.workflow.master import Master, read_master
from pipeline.workflow.material import Wanted
from pipeline.workflow.plain import (
    STREAM,
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


def adopt_file(
    master: str,
    translation: str,
    output: str,
    *,
    language: str | None = None,
    force: bool = False,
    setting: Setting | None = None,
) -> Adopted:
    """Fill the catalog `output` of `master` with what the file `translation` (SRT, PO) says.

    A missing catalog is made; in one that is there, what is translated stays. The language is the
    one stated, else that of the catalog, else the one in a file's name. Raises RefusedError where
    nothing says that the two are of one film, unless `force`, and where nothing can be placed.

    >>> from pipeline.workflow.example import example
    >>> film = example().root
    >>> master = film / "subtitles/source/film.srt"
    >>> translated = film / "old.ru.srt"
    >>> text = master.read_text(encoding="utf-8").replace("All clear.", "Всё чисто.")
    >>> _size = translated.write_text(text, encoding="utf-8")
    >>> found = adopt_file(str(master), str(translated), str(film / "ru.po"))
    >>> found.by, found.certain
    ('cues', 1)
    """
    setting = setting or Setting()
    refuse_overwriting(output, (master, translation))
    require(output, ".po", _("a catalog"))
    film = read_master(
        read_argument(master),
        master,
        segmentation_settings(master, setting),
        encoding=setting.encoding,
        strict=setting.strict,
    )
    old = None
    if output != STREAM and Path(output).exists():
        old = read_po(read_argument(output), output)
    data = read_argument(translation)
    known = (language_of(old) if old else "") or _language_of(translation, data)
    name = checked_language(language or known or language_in_name(output), translation)
    title = title_of(master)
    template = _template(film, title, old, setting)
    if old is not None:
        refuse_language(old, name, output)
        refuse_foreign(template, old, output)
    base = _base(template, old, name, setting)
    how = (segmentation_settings(master, setting), setting.encoding, setting.strict, force)
    wanted = Wanted(translation, data, name, *how)
    material = material_of(wanted, film, template)
    refuse_nothing(wanted, material, base)
    filling = fill(base, material.found, gettext_date())
    written = write_argument(output, write_po(filling.catalog), sources=(master, translation))
    found = adopted(wanted, film, material, filling, (title, output))
    return replace(found, written=written)


def _template(film: Master, title: str, old: Catalog | None, setting: Setting) -> Catalog:
    """Return the template of `film`, with the identities that the catalog `old` has."""
    configuration = setting.project.configuration if setting.project else None
    settings = TemplateSettings(
        title,
        configuration.title_id(title) if configuration else title,
        film.file,
        gettext_date(),
        configuration.cast if configuration else NOBODY,
    )
    previous = Catalog(old.messages, old.obsolete) if old else None
    return build_template(film.segments, film.track, settings, previous).template


def _base(template: Catalog, old: Catalog | None, name: str, setting: Setting) -> Catalog:
    """Return the catalog that is to be filled: `old`, brought up to date, or a new one."""
    settings = UpdateSettings(
        name,
        gettext_date(),
        limits=(profile_for(name, setting).limits,),
        glossary=glossary_of(setting.project),
        cast=setting.project.configuration.cast if setting.project else NOBODY,
    )
    return update_catalog(template, old, settings).catalog


def _language_of(translation: str, data: bytes) -> str:
    """Return the language that the header of a catalog or the name of a file says."""
    if translation.lower().endswith(".po"):
        known = language_of(read_po(data, translation))
        if known:
            return known
    return language_in_name(translation)
