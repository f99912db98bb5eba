"""A plug-in that lets `pybabel extract` find the strings of subtitles.

For discovery only: identities are those of a first extraction, and babel writes no flags and no
catalog of ours. `subtitr extract` and `subtitr update` carry identities and translations.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from pipeline.catalogs.template import TemplateSettings, build_template
from pipeline.errors import UsageError
from pipeline.project.layout import Project
from pipeline.workflow.clock import gettext_date
from pipeline.workflow.extraction import template_settings
from pipeline.workflow.master import Master, read_master
from pipeline.workflow.options import Options
from pipeline.workflow.plain import Setting, segmentation_settings, title_of
from pipeline.workflow.title import Title


def extract_subtitles(
    fileobj: BinaryIO,
    keywords: Collection[str],  # noqa: ARG001 - babel's signature; a film has no keywords
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, str],
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """Yield line, `pgettext`, identity and text, and comments of each message of a master.

    Options of the mapping file: `project`, the folder of the project whose cast, pins and ids count
    for its masters, by default the one that the file lies in; `source_languages` (tags parted by
    spaces), `encoding`, `title`, `unit` (`sentence` or `cue`; in a project it is the project's).
    """
    name = str(getattr(fileobj, "name", "") or "stdin.srt")
    project = _project(name, options)
    title = None if project is None else _title(project, name, options)
    if title is not None:
        master, settings = title.master, template_settings(title)
    else:
        master, settings = _plain(fileobj.read(), name, project, options)
    template = build_template(master.segments, master.track, settings).template
    for message in template.messages:
        line = message.references[0].line
        yield line, "pgettext", (message.id, message.source), list(message.extracted)


def _project(name: str, options: Mapping[str, str]) -> Project | None:
    """Return the project that is named, else the one that the file lies in, if any."""
    if "project" in options:
        return Project.find(Path(options["project"]))
    try:
        return Project.find(Path(name).resolve().parent)
    except UsageError:
        return None


def _title(project: Project, name: str, options: Mapping[str, str]) -> Title | None:
    """Return the title whose master the file `name` is, None if it is no title's."""
    wanted = Path(name).resolve()
    for title in project.titles():
        if project.master(title).resolve() == wanted:
            return Title(project, title, Options(gettext_date(), encoding=options.get("encoding")))
    return None


def _plain(
    data: bytes, name: str, project: Project | None, options: Mapping[str, str]
) -> tuple[Master, TemplateSettings]:
    stated = tuple(options.get("source_languages", "").split())
    setting = Setting(project, stated, options.get("encoding"), unit=options.get("unit"))
    settings = segmentation_settings(name, setting)
    master = read_master(data, name, settings, encoding=setting.encoding)
    title = options.get("title", title_of(name))
    return master, TemplateSettings(title, title, name, "")
