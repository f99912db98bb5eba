"""extract, update and stats on plain files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.header import language_of
from pipeline.catalogs.po import read_po, write_po
from pipeline.catalogs.template import TemplateSettings, build_template
from pipeline.catalogs.update import UpdateSettings, update_catalog
from pipeline.model.cast import NOBODY
from pipeline.workflow.clock import gettext_date
from pipeline.workflow.master import read_master
from pipeline.workflow.outcome import Outcome, changes_of
from pipeline.workflow.plain import (
    STREAM,
    Setting,
    checked_language,
    language_in_name,
    profile_for,
    read_argument,
    segmentation_settings,
    title_of,
    write_argument,
)
from pipeline.workflow.statistics import progress_of_catalog
from pipeline.workflow.updating import refuse_foreign


def extract_file(
    master: str, output: str, *, previous: str | None = None, setting: Setting | None = None
) -> Outcome:
    """Write the template of the subtitle file `master` to `output`.

    Identity is carried from the template `previous`; without one from `output`, if it is there.
    """
    setting = setting or Setting()
    found = read_master(
        read_argument(master),
        master,
        segmentation_settings(master, setting),
        encoding=setting.encoding,
        strict=setting.strict,
    )
    if previous is None and output != STREAM and Path(output).exists():
        previous = output
    old = None if previous is None else read_po(read_argument(previous), previous)
    settings = TemplateSettings(
        title_of(master),
        title_of(master),
        master,
        gettext_date(),
        setting.project.configuration.cast if setting.project else NOBODY,
    )
    extraction = build_template(found.segments, found.track, settings, old)
    written = write_argument(output, write_po(extraction.template), sources=(master,))
    changes = changes_of(title_of(master), None, extraction.counts)
    return Outcome(found.findings, (changes,), written=written)


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
    """
    setting = setting or Setting()
    pot = read_po(read_argument(template), template)
    old = _if_there(catalog)
    known = language_of(old) if old else ""
    name = checked_language(language or known or language_in_name(catalog), catalog)
    if old is not None:
        refuse_foreign(pot, old, catalog)
    settings = UpdateSettings(name, gettext_date(), limits=(profile_for(name, setting).limits,))
    update = update_catalog(pot, old, settings)
    target = output or catalog
    written = write_argument(target, write_po(update.catalog), sources=(template,))
    return Outcome(changes=(changes_of(title_of(template), name, update.counts),), written=written)


def stats_files(files: Sequence[str]) -> Outcome:
    """Return the progress of each catalog file by itself."""
    return Outcome(
        progress=tuple(
            progress_of_catalog(title_of(name), read_po(read_argument(name), name))
            for name in files
        )
    )


def _if_there(catalog: str) -> Catalog | None:
    if catalog != STREAM and not Path(catalog).exists():
        return None
    return read_po(read_argument(catalog), catalog)
