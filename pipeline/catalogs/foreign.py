"""Catalogs that belong to another title: caught before they are made obsolete as a whole."""

from __future__ import annotations

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.header import language_of
from pipeline.errors import InputError
from pipeline.language.tags import same_language
from pipeline.messages import _


def refuse_foreign(
    template: Catalog, catalog: Catalog, where: str, *, in_project: bool = False
) -> None:
    """Raise InputError if `catalog` is the catalog of another title than `template`.

    It is if the headers name different titles, no identity is known to the template, and less than
    a quarter of the texts are in it: only short lines such as "Yes." are then shared. In a project
    identities alone decide, since a title there keeps them when it is renamed (`title-id`).
    """
    named, wanted = (one.field("Project-Id-Version") for one in (catalog, template))
    if named == wanted or not catalog.messages:
        return
    ids = {one.id for one in (*template.messages, *template.obsolete)}
    texts = {one.source for one in template.messages}
    if any(one.id in ids for one in catalog.messages):
        return
    shared = sum(one.source in texts for one in catalog.messages)
    has_identities = any(one.id for one in catalog.messages)
    if shared * 4 >= len(catalog.messages) and not (in_project and has_identities):
        return
    what = _("the catalog is of another title: {named}, not {wanted}", named=named, wanted=wanted)
    raise InputError(what, where, _("put the right catalog there; nothing was changed"))


def refuse_language(catalog: Catalog, name: str, where: str) -> None:
    """Raise InputError if `catalog` says that it is in another language than `name`.

    A variant's catalog may say its language alone: tools for translators know no variants.
    """
    known = language_of(catalog)
    is_other_variant = "@" in known and known != name
    if known and (is_other_variant or not same_language(known, name)):
        what = _("the catalog is in {known}, not in {name}", known=known, name=name)
        raise InputError(what, where, _("is it the right file? nothing was changed"))
