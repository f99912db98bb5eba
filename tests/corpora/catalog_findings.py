"""What the rules find in real catalogs: those adopted from pairs of films, and the one there is.

The pairs are read both ways, English and Russian, and those of other languages from English; a
release that people have left in English here and there keeps its English lines.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
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
from tests.corpora.films import LANGUAGES, languages

PAIRS, TURNED, OTHERS, CATALOG = "pairs", "turned", "others", "catalog"
SOURCES = (PAIRS, TURNED, OTHERS, CATALOG)
_OTHERS = (
    "huggingface-course/subtitles/*/*.srt",
    "monero-translations/*/*/*.srt",
    "videojs-elephantsdream/captions.*.srt",
)
"""Films whose names tell the language behind the last dot, `-` or folder."""
_PLURAL = re.compile(rb"^(?:#~ )?msgid_plural ", re.MULTILINE)
"""Messages that subtitles have not."""
_TONGUE = re.compile(r"[.-][a-z]{2}(?:-[A-Z]{2})?\.srt$")


class Found(NamedTuple):
    """A finding in a catalog, and the translation that it is about."""

    source: str
    """Where the catalog is from, one of `SOURCES`."""
    finding: Finding
    translation: str


def found_in_catalogs(root: Path) -> list[Found]:
    """Return every finding in the catalogs of the corpora.

    What a rule that warns only tells as information is left out: it says no fault.
    """
    every = []
    for source, name, language, catalog in _catalogs(root):
        entries = [Entry(one, may_be_empty=not has_letters(one.source)) for one in catalog.messages]
        said = {one.line: one.translation for one in catalog.messages}
        house = load(f"netflix-{language}" if language in LANGUAGES else "netflix-en")
        context = CatalogContext(entries, name, language, house)
        every += [
            Found(source, one, said.get(one.place.line or 0, ""))
            for one in check([context])
            if one.severity is not Severity.INFO or CODES[one.code].severity is Severity.INFO
        ]
    return every


def _catalogs(root: Path) -> Iterator[tuple[str, str, str, Catalog]]:
    with tempfile.TemporaryDirectory() as folder:
        for number, (source, master, release, language) in enumerate(_releases(root)):
            made = Path(folder) / f"{number}.po"
            adopt_file(
                str(root / master), str(root / release), str(made), language=language, force=True
            )
            catalog = read_po(made.read_bytes(), release)
            yield source, release, language, _with_what_was_left(catalog)
    for path in sorted((root / "po").glob("*.ru.po")):
        name = path.relative_to(root).as_posix()
        blocks = path.read_bytes().split(b"\n\n")
        catalog = read_po(b"\n\n".join(b for b in blocks if not _PLURAL.search(b)), name)
        yield CATALOG, name, "ru", catalog


def _with_what_was_left(catalog: Catalog) -> Catalog:
    """Return a catalog whose lines left in the source's language count as translated.

    `adopt` guesses that they are not, and marks them.
    """
    messages = tuple(
        one._replace(fuzzy=False) if one.fuzzy and one.translation == one.source else one
        for one in catalog.messages
    )
    return replace(catalog, messages=messages)


def _releases(root: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield where a release is from, its master and itself, and the language it is in."""
    pairs = json.loads((root / "PAIRS.json").read_text(encoding="utf-8"))
    for pair in {one["group"]: one for one in pairs}.values():  # each film once
        yield PAIRS, pair["en"], pair["ru"], "ru"
        yield TURNED, pair["ru"], pair["en"], "en"
    known = languages(root)
    masters = {_film(path): path for path, language in known.items() if language == "en"}
    for path in sorted(
        path.relative_to(root).as_posix() for one in _OTHERS for path in root.glob(one)
    ):
        if known.get(path, "en") not in LANGUAGES and _film(path) in masters:
            yield OTHERS, masters[_film(path)], path, known[path]


def _film(path: str) -> tuple[str, str]:
    """Return the folder of a project and what tells the film in it, whatever the language."""
    project, _slash, rest = path.partition("/")
    folder, _slash, name = rest.rpartition("/")
    number = re.match(r"\d+(?=_)", name)
    return f"{project}/{folder.partition('/')[0]}", number[0] if number else _TONGUE.sub("", name)
