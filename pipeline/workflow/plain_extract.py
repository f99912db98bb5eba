"""extract on plain files."""

from __future__ import annotations

from pathlib import Path

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.po import read_po, write_po
from pipeline.catalogs.template import TemplateSettings, build_template
from pipeline.errors import InputError
from pipeline.messages import _
from pipeline.model.cast import NOBODY
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


def extract_file(
    master: str, output: str, *, previous: str | None = None, setting: Setting | None = None
) -> Outcome:
    """Write the template of the subtitle file `master` to `output`.

    Identity is carried from the template `previous`; without one from `output`, if it is there.

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
    if old is not None and previous == output:
        _refuse_other_film(old, found, output)
    settings = TemplateSettings(
        title,
        setting.project.configuration.title_id(title) if setting.project else title,
        master,
        gettext_date(),
        setting.project.configuration.cast if setting.project else NOBODY,
    )
    extraction = build_template(found.segments, found.track, settings, old)
    written = write_argument(output, write_po(extraction.template), sources=(master,))
    changes = changes_of(title_of(master), None, extraction.counts)
    return Outcome(found.findings, (changes,), written=written)


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
