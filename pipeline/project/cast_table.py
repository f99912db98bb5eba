"""The `[cast]` table of the configuration: who speaks."""

from __future__ import annotations

import re

from pipeline.messages import Text, _
from pipeline.model.cast import Cast, Speaker
from pipeline.model.cue import Kind
from pipeline.project.names import language_problem
from pipeline.project.toml import Spot, read_table
from pipeline.project.wording import did_you_mean, shortened

# a label is `NAME: text` or `[NAME] text`, so a name with these could stand in none
_IN_NO_LABEL = re.compile(r"[:\[\]|]")


def read_cast(value: object, spot: Spot) -> Cast | None:
    """Read the speakers; `address` must name members of the cast, in any case of letters."""
    if not isinstance(value, dict):
        spot.wrong(_("must be a table of speakers"), _('write [cast.NAME] and gender = "f"'))
        return None
    names: dict[str, str] = {}
    for name in value:
        if problem := _name_problem(name):
            spot.at(name).wrong(problem)
        elif (other := names.setdefault(name.casefold(), name)) != name:
            what = _('is the same name as "{other}": case does not count', other=other)
            spot.at(name).wrong(what)
    speakers = [_speaker(name, own, names, spot.at(name)) for name, own in value.items()]
    return Cast(tuple(speakers))


def _speaker(name: str, value: object, names: dict[str, str], spot: Spot) -> Speaker:
    readers = {
        "gender": _gender,
        "language": _language,
        "kind": _kind,
        "name": _names,
        "address": _address,
    }
    read = read_table(value, readers, spot)
    return Speaker(
        name,
        gender=read.get("gender", ""),
        language=read.get("language", ""),
        kind=read.get("kind"),
        names=read.get("name", ()),
        address=_members(read.get("address", ()), names, spot.at("address")),
    )


def _name_problem(name: str) -> Text | None:
    if not name or name != name.strip():
        return _("a name cannot be empty, nor begin or end with a space")
    if not name.isprintable() or _IN_NO_LABEL.search(name):
        return _("a name cannot hold line ends, control characters, : [ ] or |")
    return None


def _gender(value: object, spot: Spot) -> str | None:
    if value in ("f", "m"):
        return str(value)
    spot.wrong(_('must be "f" or "m"'))
    return None


def _language(value: object, spot: Spot) -> str | None:
    if not isinstance(value, str):
        spot.wrong(_("must be the tag of a language"), _('such as "ru"'))
    elif problem := language_problem(value):
        spot.wrong(problem)
    else:
        return value
    return None


def _kind(value: object, spot: Spot) -> Kind | None:
    if isinstance(value, str) and value in set(Kind):
        return Kind(value)
    what = _("must be one of: {names}", names=", ".join(Kind))
    spot.wrong(what, did_you_mean(value, Kind) if isinstance(value, str) else "")
    return None


def _names(value: object, spot: Spot) -> tuple[tuple[str, str], ...] | None:
    if not isinstance(value, dict):
        spot.wrong(_("must be a table of languages and names"), _('name = {ru = "…", en = "…"}'))
        return None
    names: list[tuple[str, str]] = []
    for language, name in value.items():
        if problem := language_problem(language):
            spot.at(language).wrong(problem)
        elif not isinstance(name, str):
            spot.at(language).wrong(_("must be a text in quotes"))
        elif problem := _name_problem(name):
            spot.at(language).wrong(problem)
        else:
            names.append((language, name))
    return tuple(names)


def _address(value: object, spot: Spot) -> list[object] | None:
    if isinstance(value, list):
        return value
    spot.wrong(_("must be a list of speakers"), _('address = ["NAME"]'))
    return None


def _members(wanted: list[object], names: dict[str, str], spot: Spot) -> tuple[str, ...]:
    """Return the names as the cast has them."""
    found: dict[str, None] = {}
    for index, name in enumerate(wanted, 1):
        if not isinstance(name, str):
            spot.item(index).wrong(_("must be a text in quotes"))
        elif name.casefold() not in names:
            what = _('"{name}" is not in the cast', name=shortened(name))
            spot.item(index).wrong(what, spot.suggest(name, names.values()))
        else:
            found[names[name.casefold()]] = None
    return tuple(found)
