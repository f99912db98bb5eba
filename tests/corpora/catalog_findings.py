"""What the rules find in real catalogs: those adopted from pairs of films, and the one there is."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline import adopt_file
from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.po import read_po
from pipeline.checks.context import CatalogContext, Entry
from pipeline.checks.run import check
from pipeline.language.scripts import has_letters
from pipeline.model.codes import CODES, Severity
from pipeline.model.finding import Finding
from pipeline.profiles import load

PAIRS, CATALOG = "pairs", "catalog"
SOURCES = (PAIRS, CATALOG)
_PLURAL = re.compile(rb"^(?:#~ )?msgid_plural ", re.MULTILINE)
"""Messages that subtitles have not."""


class Found(NamedTuple):
    """A finding in a catalog, and the translation that it is about."""

    source: str
    """Where the catalog is from, one of `SOURCES`."""
    finding: Finding
    translation: str


def found_in_catalogs(root: Path) -> list[Found]:
    """Return every finding in the catalogs of the corpora, all into Russian.

    What a rule that warns only tells as information is left out: it says no fault.
    """
    every = []
    for source, name, catalog in _catalogs(root):
        entries = [Entry(one, may_be_empty=not has_letters(one.source)) for one in catalog.messages]
        said = {one.line: one.translation for one in catalog.messages}
        context = CatalogContext(entries, name, "ru", load("netflix-ru"))
        every += [
            Found(source, one, said.get(one.place.line or 0, ""))
            for one in check([context])
            if one.severity is not Severity.INFO or CODES[one.code].severity is Severity.INFO
        ]
    return every


def _catalogs(root: Path) -> Iterator[tuple[str, str, Catalog]]:
    with tempfile.TemporaryDirectory() as folder:
        for number, pair in enumerate(_pairs(root)):
            made = Path(folder) / f"{number}.po"
            files = str(root / pair["en"]), str(root / pair["ru"])
            adopt_file(*files, str(made), language="ru", force=True)
            yield PAIRS, pair["ru"], read_po(made.read_bytes(), pair["ru"])
    for path in sorted((root / "po").glob("*.ru.po")):
        name = path.relative_to(root).as_posix()
        blocks = path.read_bytes().split(b"\n\n")
        yield CATALOG, name, read_po(b"\n\n".join(b for b in blocks if not _PLURAL.search(b)), name)


def _pairs(root: Path) -> list[dict[str, str]]:
    """Return the pairs of films, each film once."""
    pairs = json.loads((root / "PAIRS.json").read_text(encoding="utf-8"))
    return list({one["group"]: one for one in pairs}.values())
