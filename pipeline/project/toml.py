"""TOML files of users, read safely, and all that is wrong in one of them, with file and key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.errors import ConfigurationError, InputError, SubtitrError
from pipeline.messages import Text, _
from pipeline.project.files import MEGABYTE
from pipeline.project.wording import did_you_mean, shortened, shown

TOML_LIMIT = MEGABYTE
"""Most bytes of a TOML file; more than a thousand times what a large project needs."""
LONGEST_LINE = 8192
"""Most bytes of a line: tomllib's time grows with the square of the dots in a key."""
MOST_SUGGESTIONS = 100
"""Misspellings that get a suggestion; in a file with more, something else is wrong."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_AT_LINE = re.compile(r"\s*\(at line ([0-9]+), column [0-9]+\)$")


@dataclass(slots=True)
class Problems:
    """What is wrong in one file."""

    file: str
    """Path as shown to people."""
    found: list[SubtitrError] = field(default_factory=list)

    def check(self) -> None:
        """Raise ConfigurationError with everything that was found, if anything was."""
        if self.found:
            raise ConfigurationError(*self.found)


@dataclass(frozen=True, slots=True)
class Spot:
    """A key in a file; what is wrong there is written down, and reading goes on."""

    problems: Problems
    key: str = ""

    def at(self, name: str) -> Spot:
        """Return the spot of the key `name` in this table."""
        written = name if _BARE.fullmatch(name) else f'"{shortened(name)}"'
        return Spot(self.problems, f"{self.key}.{written}" if self.key else written)

    def item(self, index: int) -> Spot:
        """Return the spot of the item number `index`, from 1, of this array."""
        return Spot(self.problems, f"{self.key}[{index}]")

    def wrong(self, what: object, hint: object = "") -> None:
        """Write down that the value here is wrong."""
        where = f"{shown(self.problems.file)}: {self.key}" if self.key else self.problems.file
        self.problems.found.append(InputError(what, where, hint))

    def nearest(self, word: str, known: Iterable[str]) -> Text | str:
        """Return a hint to the nearest of `known`, empty when none is near."""
        return did_you_mean(word, known) if len(self.problems.found) < MOST_SUGGESTIONS else ""

    def suggest(self, word: str, known: Iterable[str]) -> object:
        """Return a hint to the nearest of `known`, or else to all of them."""
        names = list(known)
        allowed = _("allowed: {names}", names=", ".join(names)) if names else ""
        return self.nearest(word, names) or allowed


Reader = Callable[[object, Spot], Any]
"""Turns a TOML value into one of the program; None after writing down what is wrong with it."""


def read_table(value: object, readers: Mapping[str, Reader], spot: Spot) -> dict[str, Any]:
    """Return what `readers` make of the keys of a table; every key must have its reader."""
    if not isinstance(value, dict):
        spot.wrong(_("must be a table"))
        return {}
    values: dict[str, Any] = {}
    for name, own in value.items():
        reader = readers.get(name)
        if reader is None:
            spot.at(name).wrong(_("unknown key"), spot.suggest(name, readers))
            continue
        read = reader(own, spot.at(name))
        if read is not None:
            values[name] = read
    return values


def load_toml(data: bytes, file: str) -> dict[str, Any]:
    """Return the tables of a TOML file; decimal numbers are `Decimal`.

    A UTF-8 byte order mark, which Notepad writes, is passed over. Raises ConfigurationError for
    what is no UTF-8 or no TOML, with its line, and for what is too large or too deeply nested.
    """
    import tomllib  # noqa: PLC0415 - only runs with a project need it
    from decimal import Decimal  # noqa: PLC0415

    text = _decoded(data, file)
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        raise _error(_("is nested too deeply"), file) from None
    except ValueError as error:
        message = str(error)
        at = _AT_LINE.search(message)
        where = f"{shown(file)}:{at.group(1)}" if at else file
        message = shortened(_AT_LINE.sub("", message))
        hint = _("texts stand in quotes, lists in [ ], and each key once")
        raise _error(_("is not valid TOML: {message}", message=message), where, hint) from None


def _decoded(data: bytes, file: str) -> str:
    if len(data) > TOML_LIMIT:
        raise _error(_("is larger than {limit} MB", limit=TOML_LIMIT // MEGABYTE), file)
    for number, content in enumerate(data.split(b"\n"), 1):
        if len(content) > LONGEST_LINE:
            what = _("has a line of more than {limit} bytes", limit=LONGEST_LINE)
            raise _error(what, f"{shown(file)}:{number}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # `error.object` begins after the byte order mark, which holds no line end
        line = error.object.count(b"\n", 0, error.start) + 1
        hint = _("save it as UTF-8")
        raise _error(_("is not UTF-8"), f"{shown(file)}:{line}", hint) from None


def _error(what: Text, where: str, hint: object = "") -> ConfigurationError:
    return ConfigurationError(InputError(what, where, hint))
