"""Headers: gettext's fields in gettext's order; counts of what happened."""

from __future__ import annotations

import pytest

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.counts import Counts
from pipeline.catalogs.header import (
    catalog_header,
    gettext_name,
    language_of,
    template_header,
    whole_header,
)

DATE = "2026-01-02 03:04+0000"
TEMPLATE = Catalog((), (), template_header("iss-01", DATE))


@pytest.mark.parametrize(
    ("language", "name", "forms"),
    [
        ("ru", "ru", 3),
        ("ru@edu", "ru@edu", 3),
        ("pt-BR", "pt_BR", 2),
        ("en", "en", 2),
        ("ja", "ja", 1),
    ],
)
def test_catalog_header(language: str, name: str, forms: int) -> None:
    """A new catalog names its language as gettext does, with the plural forms of the language,
    and the generator without a version."""
    catalog = Catalog((), (), catalog_header(TEMPLATE, language, DATE))
    assert [key for key, _value in catalog.header] == [
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Language",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Plural-Forms",
        "X-Generator",
    ]
    assert catalog.field("language") == name == gettext_name(language)
    assert catalog.field("Plural-Forms").startswith(f"nplurals={forms}; ")
    assert catalog.field("X-Generator") == "subtitr"
    assert language_of(catalog) == language
    assert whole_header(catalog, TEMPLATE, language) == catalog


@pytest.mark.parametrize(
    ("field", "language"),
    [("ru_RU.UTF-8", "ru-RU"), ("sr@latin", "sr@latin"), ("", ""), ("pt_BR", "pt-BR")],
)
def test_language_of(field: str, language: str) -> None:
    """The language of a header is named as releases are."""
    assert language_of(Catalog((), (), (("Language", field),))) == language


def test_fields() -> None:
    """Fields are found and set in any case, each once, new ones at the end."""
    catalog = Catalog((), (), (("language-team", "a"), ("X-Own", "b")))
    changed = catalog.with_fields(Language_Team="c", Language="ru")
    assert changed.header == (("language-team", "c"), ("X-Own", "b"), ("Language", "ru"))
    assert changed.field("LANGUAGE-TEAM") == "c"
    assert changed.field("Nothing") == ""


def test_whole_header_of_another_spelling() -> None:
    """Fields in another case are not added once more."""
    catalog = Catalog(
        (), (), tuple((k.lower(), v) for k, v in catalog_header(TEMPLATE, "ru", DATE))
    )
    assert whole_header(catalog, TEMPLATE, "ru") == catalog


def test_counts() -> None:
    """Counts add up field by field, and name their fields in order."""
    total = Counts(kept=1, gone=2) + Counts(kept=3, new=4)
    assert total == Counts(kept=4, new=4, gone=2)
    assert list(total.as_dict()) == [
        "kept", "retimed", "recut", "edited", "new", "gone", "returned",
    ]  # fmt: skip
