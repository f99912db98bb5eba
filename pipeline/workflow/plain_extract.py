"""extract on plain files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.fates import fates
from pipeline.catalogs.po import read_po, write_po
from pipeline.catalogs.template import Extraction, TemplateSettings, build_template
from pipeline.errors import InputError, RefusedError
from pipeline.messages import _
from pipeline.model.cast import NOBODY
from pipeline.report.changes_view import Revision
from pipeline.workflow.clock import gettext_date
from pipeline.workflow.master import Master, read_master
from pipeline.workflow.outcome import Outcome, changes_of
from pipeline.workflow.plain import (
    STREAM,
    Setting,
    read_argument,
    refuse_overwriting,
    require,
    segmentation_settings,
    title_of,
    write_argument,
)
from pipeline.workflow.revising import moved, refuse_exchanged, told


def extract_file(
    master: str,
    output: str,
    *,
    previous: str | None = None,
    dry_run: bool = False,
    force: bool = False,
    setting: Setting | None = None,
) -> Outcome:
    """Write the template of the subtitle file `master` to `output`.

    Identity is carried from the template `previous`; without one from `output`, if it is there.
    A film in which fewer than half of the old messages survive is refused, unless forced.

    >>> from pipeline.workflow.example import example
    >>> film = example().root
    >>> outcome = extract_file(str(film / "subtitles/source/film.srt"), str(film / "film.pot"))
    >>> outcome.changes[0].new
    2
    """
    setting = setting or Setting()
    refuse_overwriting(output, (master,))
    require(output, ".pot", _("a template"))
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
    title = title_of(master)
    if old is not None and previous == output and not force:
        _refuse_other_film(old, found, output)
    settings = TemplateSettings(
        title,
        setting.project.configuration.title_id(title) if setting.project else title,
        master,
        gettext_date(),
        setting.project.configuration.cast if setting.project else NOBODY,
        setting.project is None or setting.project.configuration.locations,
    )
    extraction = build_template(found.segments, found.track, settings, old)
    outcome = Outcome(
        found.findings,
        (changes_of(title, None, extraction.counts),),
        revisions=(_revision(title, old, extraction),) if old else (),
    )
    try:
        if old is not None and not force:
            refuse_exchanged(old, extraction.template, previous or output)
    except RefusedError as error:
        if dry_run:
            return replace(outcome, refused=(error,))
        raise
    if dry_run:
        return outcome
    written = write_argument(output, write_po(extraction.template), sources=(master,))
    return replace(outcome, written=written)


def _revision(title: str, old: Catalog, extraction: Extraction) -> Revision:
    happened = fates(old, extraction)
    return Revision(title, told(happened), shifts=moved(happened))


def _refuse_other_film(old: Catalog, film: Master, where: str) -> None:
    """Raise InputError if the template to be renewed is that of another film.

    It is if it names another and has less than a quarter of the film's texts.
    """
    texts = {one.text for one in film.spoken}
    shared = sum(one.source in texts for one in old.messages)
    if old.field("Project-Id-Version") == title_of(film.file) or shared * 4 >= len(old.messages):
        return
    what = _("the template there is of another film: {name}", name=old.field("Project-Id-Version"))
    hint = _("name another file with -o; --previous carries identities on purpose")
    raise InputError(what, where, hint)
