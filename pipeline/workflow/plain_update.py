"""update on plain files."""

from __future__ import annotations

from pathlib import Path

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.fates import counts_of
from pipeline.catalogs.foreign import refuse_foreign, refuse_language
from pipeline.catalogs.header import language_of
from pipeline.catalogs.po import read_po, write_po
from pipeline.catalogs.update import UpdateSettings, update_catalog
from pipeline.messages import _
from pipeline.model.cast import NOBODY
from pipeline.workflow.clock import gettext_date
from pipeline.workflow.glossary import glossary_of
from pipeline.workflow.outcome import Outcome, changes_of
from pipeline.workflow.plain import (
    STREAM,
    Setting,
    checked_language,
    language_in_name,
    profile_for,
    read_argument,
    refuse_overwriting,
    require,
    title_of,
    write_argument,
)


def update_file(
    template: str,
    catalog: str,
    *,
    language: str | None = None,
    output: str | None = None,
    setting: Setting | None = None,
) -> Outcome:
    """Bring the catalog file `catalog` up to date with the template file `template`.

    A missing catalog is made, in `language`. The result goes to `output`, else to `catalog`.

    >>> from pipeline.workflow.example import example
    >>> from pipeline.workflow.plain_extract import extract_file
    >>> film = example().root
    >>> template, catalog = str(film / "film.pot"), str(film / "ru.po")
    >>> _template = extract_file(str(film / "subtitles/source/film.srt"), template)
    >>> update_file(template, catalog, language="ru").changes[0].new
    1
    """
    setting = setting or Setting()
    require(template, ".pot", _("a template"))
    require(catalog, ".po", _("a catalog"))
    refuse_overwriting(output or catalog, (template,))
    require(output or catalog, ".po", _("a catalog"))
    pot = read_po(read_argument(template), template)
    old = _if_there(catalog)
    known = language_of(old) if old else ""
    name = checked_language(language or known or language_in_name(catalog), catalog)
    if old is not None:
        refuse_language(old, name, catalog)
        refuse_foreign(pot, old, catalog)
    settings = UpdateSettings(
        name,
        gettext_date(),
        limits=(profile_for(name, setting).limits,),
        locations=setting.project is None or setting.project.configuration.locations,
        glossary=glossary_of(setting.project),
        cast=setting.project.configuration.cast if setting.project else NOBODY,
    )
    update = update_catalog(pot, old, settings)
    target = output or catalog
    written = write_argument(target, write_po(update.catalog), sources=(template,))
    changes = changes_of(title_of(template), name, counts_of(update, old))
    return Outcome(changes=(changes,), written=written)


def _if_there(catalog: str) -> Catalog | None:
    if catalog != STREAM and not Path(catalog).exists():
        return None
    return read_po(read_argument(catalog), catalog)
