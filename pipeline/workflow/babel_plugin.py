"""A plug-in that lets `pybabel extract` find the strings of subtitles.

For discovery only: identities are those of a first extraction, and babel writes no flags and no
catalog of ours. `subtitr extract` and `subtitr update` carry identities and translations.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import BinaryIO

from pipeline.catalogs.template import TemplateSettings, build_template
from pipeline.workflow.master import read_master
from pipeline.workflow.plain import Setting, segmentation_settings, title_of


def extract_subtitles(
    fileobj: BinaryIO,
    keywords: Collection[str],  # noqa: ARG001 - babel's signature; a film has no keywords
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, str],
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """Yield line, `pgettext`, identity and text, and comments of each message of a master.

    Options of the mapping file: `source_languages` (tags parted by spaces), `encoding`, `title`.
    """
    name = getattr(fileobj, "name", "") or "stdin.srt"
    stated = tuple(options.get("source_languages", "").split())
    setting = Setting(source_languages=stated, encoding=options.get("encoding"))
    master = read_master(
        fileobj.read(),
        str(name),
        segmentation_settings(str(name), setting),
        encoding=setting.encoding,
    )
    title = options.get("title", title_of(str(name)))
    template = build_template(
        master.segments, master.track, TemplateSettings(title, title, str(name), "")
    ).template
    for message in template.messages:
        line = message.references[0].line
        yield line, "pgettext", (message.id, message.source), list(message.extracted)
