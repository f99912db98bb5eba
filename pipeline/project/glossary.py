"""The glossary of a project (`glossary.toml` beside its configuration): how terms are translated.

::

    [[term]]
    source = "hatch"                        # or a list: ["hatch", "hatchway"]; a verb: "to dock"
    target = { ru = "люк" }                 # per language or variant, one form or a list
    forbidden = { ru = ["дверь", "дверца"] }
    note = "the airlock has doors"
    languages = ["en"]                      # source languages in which it is this term
    kinds = ["dialogue", "radio"]           # messages in which it is
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from pipeline.messages import Text, _
from pipeline.model.cue import Kind
from pipeline.model.glossary import Glossary, Term, is_for
from pipeline.project.names import release_problem, spoken_problem
from pipeline.project.schema import names_list, read_kinds
from pipeline.project.toml import Problems, Reader, Spot, load_toml, read_table

GLOSSARY_FILE = "glossary.toml"

_MARKS = re.compile(r"[=|,]|\s/\s")
"""What parts the fields of the `#.` line that shows a term to translators."""
_LONGEST = 200

_Forms = tuple[tuple[str, tuple[str, ...]], ...]


def read_glossary(data: bytes, file: str, releases: Collection[str] = ()) -> Glossary:
    """Return the glossary that the TOML file `data` states; `file` is its path for people.

    `releases` are the names of the project's releases and catalogs: words for any other language
    are a mistake, since nothing would be held against them; any language may stand without.
    Raises ConfigurationError with everything that is wrong, each with file and key.
    """
    spot = Spot(Problems(file))
    tables = read_table(load_toml(data, file), {"term": _tables}, spot).get("term", [])
    terms = [_term(table, spot.at("term").item(at)) for at, table in enumerate(tables, 1)]
    _refuse_repeated(terms, spot.at("term"))
    if releases:
        _refuse_unused(terms, releases, spot.at("term"))
    spot.problems.check()
    return Glossary(tuple(terms))


def _term(table: object, spot: Spot) -> Term:
    values = read_table(table, _READERS, spot)
    if isinstance(table, dict):
        if "source" not in table:
            spot.wrong(_("does not say what the term is"), _('source = "hatch"'))
        if not {"target", "forbidden"} & table.keys():
            spot.wrong(_("does not say how it is translated"), _('target = { ru = "люк" }'))
    term = Term(
        source=values.get("source", ()),
        targets=values.get("target", ()),
        forbidden=values.get("forbidden", ()),
        note=values.get("note", ""),
        languages=values.get("languages", ()),
        kinds=values.get("kinds", ()),
    )
    for name, forms in term.forbidden:
        wanted = {one.casefold() for one in term.targets_in(name)}
        for form in forms:
            if form.casefold() in wanted:
                spot.at("forbidden").at(name).wrong(_('"{form}" is wanted as well', form=form))
    return term


def _refuse_repeated(terms: list[Term], spot: Spot) -> None:
    """Write down each source form that an earlier term has for the same languages and kinds."""
    known: dict[tuple[str, tuple[str, ...], tuple[Kind, ...]], int] = {}
    for index, term in enumerate(terms, 1):
        for form in term.source:
            first = known.setdefault((form, term.languages, term.kinds), index)
            if first != index:
                what = _('"{form}" is term {first} already', form=form, first=first)
                spot.item(index).at("source").wrong(what)


def _refuse_unused(terms: list[Term], releases: Collection[str], spot: Spot) -> None:
    """Write down the languages of words that no release is in."""
    names = sorted(releases)
    for index, term in enumerate(terms, 1):
        for key, by_language in (("target", term.targets), ("forbidden", term.forbidden)):
            for name, _words_of_it in by_language:
                if not any(is_for(name, release) for release in names):
                    what = _("the project makes no release in {language}", language=name)
                    place = spot.item(index).at(key).at(name)
                    place.wrong(what, place.suggest(name, names))


def _tables(value: object, spot: Spot) -> list[object] | None:
    if isinstance(value, list):
        return value
    spot.wrong(_("must be a list of tables"), _("write [[term]], in two brackets"))
    return None


def _words(value: object, spot: Spot) -> tuple[str, ...] | None:
    """Read one form or a list of them."""
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not listed:
        spot.wrong(_("must be a text in quotes, or a list of them"), _('such as "люк"'))
        return None
    forms: dict[str, None] = {}
    for index, form in enumerate(listed, 1):
        place = spot if isinstance(value, str) else spot.item(index)
        if not isinstance(form, str):
            place.wrong(_("must be a text in quotes"))
        elif problem := _form_problem(form):
            place.wrong(problem)
        elif form in forms:
            place.wrong(_('"{name}" is listed twice', name=form))
        else:
            forms[form] = None
    return tuple(forms)


def _form_problem(form: str) -> Text | None:
    if form != form.strip() or not any(map(str.isalnum, form)):
        return _("a form has a letter or a digit, and no space around it")
    if not form.isprintable() or len(form) > _LONGEST or _MARKS.search(form):
        return _("a form is one line of up to {limit} characters without = | , /", limit=_LONGEST)
    return None


def _target(value: object, spot: Spot) -> _Forms | None:
    return _by_language(value, spot, _('target = { ru = "люк" }'))


def _forbidden(value: object, spot: Spot) -> _Forms | None:
    return _by_language(value, spot, _('forbidden = { ru = ["дверь", "дверца"] }'))


def _by_language(value: object, spot: Spot, hint: Text) -> _Forms | None:
    if not isinstance(value, dict):
        spot.wrong(_("must be a table of languages and words"), hint)
        return None
    found = []
    for name, own in value.items():
        if problem := release_problem(name):
            spot.at(name).wrong(problem)
        elif forms := _words(own, spot.at(name)):
            found.append((name, forms))
    return tuple(found)


def _note(value: object, spot: Spot) -> str | None:
    if isinstance(value, str) and value.isprintable():
        return value.strip()
    spot.wrong(_("must be one line of text in quotes"))
    return None


_READERS: Mapping[str, Reader] = {
    "source": _words,
    "target": _target,
    "forbidden": _forbidden,
    "note": _note,
    "languages": names_list(spoken_problem),
    "kinds": read_kinds,
}
