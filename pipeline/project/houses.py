"""Profiles of users' own: `[profiles.NAME]` of a project, or a TOML file of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pipeline import profiles
from pipeline.messages import _
from pipeline.model.codes import CODES, Severity, codes_by_name
from pipeline.model.limits import Profile
from pipeline.profiles.stating import NONE, SPEEDS, stated
from pipeline.project.names import language_problem
from pipeline.project.toml import Problems, Reader, Spot, load_toml, read_table
from pipeline.project.wording import did_you_mean, shortened

_ORDERED = (("shortest", "longest"), ("flicker", "pause"))
"""Limits of which the first is at most the second."""
_LARGEST = 1_000_000
_MOST_PLACES = 6

Own = Mapping[str, Profile]
"""The profiles of a project, by name."""


def read_houses(value: object, spot: Spot) -> dict[str, Profile]:
    """Read the table of a project's own profiles; each may extend another of them, or one of ours.

    A name that a profile of ours has is refused, so that a name means one thing everywhere.
    """
    if not isinstance(value, dict):
        spot.wrong(_("must be a table"), _("write [profiles.NAME]"))
        return {}
    houses = _Houses(value, spot, {})
    for name in value:
        if name in (*profiles.names(), profiles.NO_PROFILE.name):
            hint = _('give it another name, and extends = "{name}"', name=name)
            spot.at(name).wrong(_("is the name of a profile that the program has"), hint)
        houses.house(name, ())
    return {name: profile for name, profile in houses.made.items() if profile is not None}


def read_house(
    data: bytes, file: str, name: str, beside: Callable[[str], Profile] | None = None
) -> Profile:
    """Return the profile that a TOML file states. Raises ConfigurationError with all its errors.

    `beside` reads the file that this one extends, by its path from here.
    """
    problems = Problems(file)
    table = load_toml(data, file)
    made = _Houses({name: table}, Spot(problems), {}, beside, is_file=True).house(name, ())
    problems.check()
    return made or Profile(name)


@dataclass(frozen=True, slots=True)
class _Houses:
    tables: Mapping[str, object]
    spot: Spot
    made: dict[str, Profile | None]
    beside: Callable[[str], Profile] | None = None
    is_file: bool = False

    def house(self, name: str, above: tuple[str, ...]) -> Profile | None:
        """Return the profile `name`, made once; `above` are those that wait for it."""
        if name not in self.made:
            self.made[name] = self._made(name, above)
        return self.made[name]

    def _made(self, name: str, above: tuple[str, ...]) -> Profile | None:
        spot = self.spot if self.is_file else self.spot.at(name)
        table = read_table(self.tables[name], _READERS, spot)
        base = self._base(table.get("extends", ""), spot.at("extends"), (*above, name))
        made = stated(name, table, base)
        for least, most in _ORDERED:
            low, high = (getattr(made.limits, field) for field in (least, most))
            if low is not None and high is not None and low > high:
                key = least if least in table else most
                spot.at(key).wrong(
                    _(
                        "{least} of {low} and {most} of {high} cannot both be kept",
                        least=least,
                        low=low,
                        most=most,
                        high=high,
                    )
                )
        return made

    def _base(self, wanted: str, spot: Spot, above: tuple[str, ...]) -> Profile | None:
        if not wanted:
            return None
        if self.beside is not None and wanted.endswith(".toml"):
            return self.beside(wanted)
        if wanted in above:
            spot.wrong(_("goes round in a circle: {names}", names=" > ".join((*above, wanted))))
            return None
        if wanted in self.tables and wanted not in profiles.names():
            return self.house(wanted, above)
        known = (*profiles.names(), profiles.NO_PROFILE.name)
        if wanted in known:
            return profiles.load(wanted)
        what = _('no profile "{name}"', name=shortened(wanted))
        spot.wrong(what, spot.suggest(wanted, dict.fromkeys((*known, *self.tables))))
        return None


def _entry(read: Reader) -> Reader:
    """Return a reader of a value by itself, or of a table with the value, its source and date."""

    def entry(value: object, spot: Spot) -> object:
        if not isinstance(value, dict):
            return read(value, spot)
        table = read_table(value, {"value": read, "source": _text, "date": _date}, spot)
        if "value" not in value:
            spot.wrong(_("has no value"))
        return table if "value" in table else None

    return entry


def _number(least: int) -> Reader:
    def read(value: object, spot: Spot) -> object:
        if value == NONE or (type(value) is int and least <= value <= _LARGEST):
            return value
        what = _("must be a whole number from {least} to {most}", least=least, most=_LARGEST)
        spot.wrong(what, _('or "none" for no limit'))
        return None

    return read


def _speed(value: object, spot: Spot) -> object:
    if value == NONE:
        return value
    if type(value) is int and 0 < value <= _LARGEST:
        return Fraction(value)
    if isinstance(value, Decimal) and value.is_finite() and 0 < value <= _LARGEST:
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and -_MOST_PLACES <= exponent <= _MOST_PLACES:
            return Fraction(value)
    spot.wrong(_("must be characters per second, more than 0"), _("such as 17 or 12.5"))
    return None


def _flag(value: object, spot: Spot) -> object:
    if isinstance(value, bool):
        return value
    spot.wrong(_("must be true or false"))
    return None


def _text(value: object, spot: Spot) -> object:
    if isinstance(value, str):
        return value
    spot.wrong(_("must be a text in quotes"))
    return None


def _date(value: object, spot: Spot) -> object:
    import datetime  # noqa: PLC0415 - seldom given

    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, str):
        with suppress(ValueError):
            return datetime.date.fromisoformat(value).isoformat()
    spot.wrong(_("must be a date"), _("such as 2026-09-26"))
    return None


def _choice(*allowed: str) -> Reader:
    def read(value: object, spot: Spot) -> object:
        if isinstance(value, str) and value in allowed:
            return value
        names = ", ".join(f'"{one}"' for one in allowed)
        spot.wrong(_("must be one of: {names}", names=names))
        return None

    return read


def _quotes(value: object, spot: Spot) -> object:
    if isinstance(value, str) and len(value) in {0, 2, 4} and not any(map(str.isspace, value)):
        return value
    spot.wrong(_("must be two marks, or four with the inner ones"), _('such as "«»„“"'))
    return None


def _language(value: object, spot: Spot) -> object:
    if not isinstance(value, str):
        spot.wrong(_("must be the tag of a language"))
        return None
    if problem := value and language_problem(value):
        spot.wrong(problem)
        return None
    return value


def _severity(value: object, spot: Spot) -> object:
    if not isinstance(value, dict):
        spot.wrong(_("must be a table of rules and severities"), _('reading-too-fast = "warning"'))
        return None
    read = _choice(*Severity, "off")
    wanted = [
        (name, codes, severity)
        for name, own in value.items()
        if (codes := _judged_codes(name, spot.at(name)))
        if isinstance(severity := read(own, spot.at(name)), str)
    ]
    judged: dict[str, tuple[int, str, str]] = {}
    # a rule by itself counts before an alias of several, and that before its family
    for name, codes, severity in sorted(wanted, key=lambda one: -len(one[1])):
        for rule in sorted(CODES[code].rule for code in codes):
            size, other, how = judged.get(rule, (0, "", severity))
            if size == len(codes) and how != severity:
                spot.at(name).wrong(_('"{name}" judges {rule} already', name=other, rule=rule))
                break
            judged[rule] = len(codes), name, severity
    return {rule: severity for rule, (_size, _name, severity) in judged.items()}


def _judged_codes(name: str, spot: Spot) -> frozenset[str]:
    """Return the codes of the rules that are called `name`, or belong to the family of that name.

    What other rooms find is judged by no house, and is none of them.
    """
    from pipeline.checks.registry import RULES  # noqa: PLC0415 - most profiles judge nothing

    codes = codes_by_name().get(name.casefold(), frozenset())
    judged = codes & {rule.code for rule in RULES}
    if not codes:
        names = sorted({one for row in CODES.values() for one in (row.rule, *row.aliases)})
        families = sorted({code[:3] for code in CODES})
        spot.wrong(_("no rule is called so"), did_you_mean(name, (*names, *CODES, *families)))
    elif not judged:
        hint = _("[suppress] leaves it out")
        spot.wrong(_("is not for a house to judge: it is found before its rules are asked"), hint)
    return judged


def _plain(value: object, spot: Spot) -> object:
    return _text(value, spot)


_VALUES: Mapping[str, Callable[[object, Spot], Any]] = {
    **dict.fromkeys(
        ("lines", "line-characters", "event-characters", "longest", "words-per-minute"), _number(1)
    ),
    **dict.fromkeys(
        ("shortest", "gap-frames", "gap", "flicker", "pause", "word-time", "spelled-to"),
        _number(0),
    ),
    **dict.fromkeys((field.replace("_", "-") for field in SPEEDS), _speed),
    **dict.fromkeys(
        (
            "chaining",
            "spelled-first",
            "italics",
            "sdh",
            "no-break-spaces",
            "continuation-leading",
        ),
        _flag,
    ),
    "dash": _choice("", "-", "- ", "–", "– ", "—", "— "),
    "continuation": _choice("source", "none", "pause-2s", "every-split"),
    "ellipsis": _choice("", "…", "..."),
    "interruption": _choice("", "--", "-", "–", "—", "…", "..."),
    "quotes": _quotes,
    "inner-dash": _choice("", "—", "–"),
    "glyphs": _choice("", "netflix"),
    "yo": _choice("", "always", "consistent"),
    "balance": _choice("", "half", "bottom-heavy"),
}
_READERS: dict[str, Reader] = {
    **{key: _entry(read) for key, read in _VALUES.items()},
    "about": _plain,
    "language": _language,
    "extends": _plain,
    "severity": _severity,
}
