"""The header of templates and catalogs: gettext's fields in gettext's order."""

from __future__ import annotations

from dataclasses import replace

from pipeline.catalogs.catalog import Catalog
from pipeline.language.tags import plural_forms, same_plural_forms

GENERATOR = "subtitr"
"""Without a version, so that a new version alone changes no catalog."""

_NOBODY = "FULL NAME <EMAIL@ADDRESS>"
_NO_TEAM = "LANGUAGE <LL@li.org>"
_NO_DATE = "YEAR-MO-DA HO:MI+ZONE"


def template_header(title: str, created: str) -> tuple[tuple[str, str], ...]:
    """Return the header of a new template; `created` is a date as gettext writes it."""
    return (
        ("Project-Id-Version", title),
        ("Report-Msgid-Bugs-To", ""),
        ("POT-Creation-Date", created),
        ("PO-Revision-Date", _NO_DATE),
        ("Last-Translator", _NOBODY),
        ("Language-Team", _NO_TEAM),
        ("Language", ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("X-Generator", GENERATOR),
    )


def catalog_header(template: Catalog, language: str, revised: str) -> tuple[tuple[str, str], ...]:
    """Return the header of a new catalog of `template` in `language` (`ru`, `ru@edu`)."""
    fields = dict(template.header or template_header("", revised))
    return (
        ("Project-Id-Version", fields.get("Project-Id-Version", "")),
        ("Report-Msgid-Bugs-To", fields.get("Report-Msgid-Bugs-To", "")),
        ("POT-Creation-Date", fields.get("POT-Creation-Date", revised)),
        ("PO-Revision-Date", revised),
        ("Last-Translator", "Automatically generated"),  # as msginit writes where nobody is named
        ("Language-Team", "none"),
        ("Language", gettext_name(language)),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", plural_forms(language.partition("@")[0])),
        ("X-Generator", GENERATOR),
    )


def whole_header(catalog: Catalog, template: Catalog, language: str) -> Catalog:
    """Return `catalog` with a header that is whole: missing fields added, others kept.

    Plural-Forms is replaced only where it means something else than the language's own. Dates that
    are there stay; a header that is whole already stays as it is.
    """
    wanted = dict(catalog_header(template, language, catalog.field("PO-Revision-Date") or _NO_DATE))
    have = {key.lower() for key, _value in catalog.header}
    fresh = {key: value for key, value in wanted.items() if key.lower() not in have}
    if not catalog.field("Language"):
        fresh["Language"] = wanted["Language"]
    if not same_plural_forms(catalog.field("Plural-Forms"), wanted["Plural-Forms"]):
        fresh["Plural-Forms"] = wanted["Plural-Forms"]
    fields = {key.replace("-", "_"): value for key, value in fresh.items()}
    return replace(catalog.with_fields(**fields), fuzzy_header=False)


def gettext_name(language: str) -> str:
    """Return a BCP 47 tag as gettext names languages: `pt-BR` is `pt_BR`; `ru@edu` stays."""
    tag, at, variant = language.partition("@")
    return tag.replace("-", "_") + at + variant


def language_of(catalog: Catalog) -> str:
    """Return the language of the header as a release is named: `pt-BR`, `ru@edu`, or empty."""
    tag, at, variant = catalog.field("Language").partition("@")
    return tag.replace("_", "-").partition(".")[0] + at + variant
