"""Catalogs that belong to another title: caught before they are made obsolete as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.header import language_of
from pipeline.catalogs.identity import normalised
from pipeline.errors import InputError
from pipeline.language.tags import same_language
from pipeline.messages import _


def refuse_foreign(
    template: Catalog, catalog: Catalog, where: str, *, in_project: bool = False
) -> None:
    """Raise InputError if `catalog` is the catalog of another title than `template`.

    It is if the headers name different titles, no identity is known to the template, and less than
    a quarter of the texts are in it: only short lines such as "Yes." are then shared. Longer texts
    may be cut otherwise there: a cue of a sentence, a sentence of several cues. In a project
    identities alone decide, since a title there keeps them when it is renamed (`title-id`).
    """
    named, wanted = (one.field("Project-Id-Version") for one in (catalog, template))
    if named == wanted or not catalog.messages:
        return
    ids = {one.id for one in (*template.messages, *template.obsolete)}
    if any(one.id in ids for one in catalog.messages):
        return
    shared = _shared(template, catalog)
    has_identities = any(one.id for one in catalog.messages)
    if shared * 4 >= len(catalog.messages) and not (in_project and has_identities):
        return
    what = _("the catalog is of another title: {named}, not {wanted}", named=named, wanted=wanted)
    raise InputError(what, where, _("put the right catalog there; nothing was changed"))


_LONG = 4
"""Words from which a text is hardly ever said in two films."""


def _shared(template: Catalog, catalog: Catalog) -> int:
    """Return how many texts of `catalog` the film of `template` says, cut this way or another."""
    texts = {one.source for one in template.messages}
    others = [one.source for one in catalog.messages if one.source not in texts]
    shared = len(catalog.messages) - len(others)
    if shared * 4 >= len(catalog.messages):
        return shared
    said = set(_phrases(" ".join(normalised(one.source) for one in template.messages)))
    phrases = (list(_phrases(normalised(text))) for text in others)
    return shared + sum(bool(several) and said.issuperset(several) for several in phrases)


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    """Yield every few words that follow each other in a normalised text."""
    words = text.split()
    return zip(*(words[start:] for start in range(_LONG)), strict=False)


def refuse_language(catalog: Catalog, name: str, where: str) -> None:
    """Raise InputError if `catalog` says that it is in another language than `name`.

    A variant's catalog may say its language alone: tools for translators know no variants.
    """
    known = language_of(catalog)
    is_other_variant = "@" in known and known != name
    if known and (is_other_variant or not same_language(known, name)):
        what = _("the catalog is in {known}, not in {name}", known=known, name=name)
        raise InputError(what, where, _("is it the right file? nothing was changed"))
