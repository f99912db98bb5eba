"""Pins beside a master (`subtitles/source/<title>.toml`): read, and written back in place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.errors import ConfigurationError, InputError
from pipeline.messages import _
from pipeline.model.cast import Cast
from pipeline.model.cue import Kind
from pipeline.model.pin import Pin
from pipeline.model.time import timecode
from pipeline.project.names import language_problem, same_name
from pipeline.project.schema import choice
from pipeline.project.suppress_table import (
    NO_REASON,
    REASON_HINT,
    read_suppress,
    rule_problem,
)
from pipeline.project.toml import Problems, Reader, Spot, load_toml, read_table
from pipeline.project.wording import shortened

_TIME = r"(?:([0-9]{1,4}):)?([0-5]?[0-9]):([0-5][0-9])(?:[,.]([0-9]{3}))?"
_AT_TIME = re.compile(rf"(.*)@{_TIME}", re.DOTALL)
_TABLE = re.compile(r"\[\[\s*pin\s*\]\]")
_AT_CUE = re.compile(r"(.*):([0-9]{1,9})", re.DOTALL)
_PLACED = {
    "text": "text",
    "message": "message",
    "to-text": "to_text",
    "to-message": "to_message",
}
"""Keys that the program writes, and the fields of a pin that hold them."""
_FIELDS = {"to-text": "to_text", "to-message": "to_message"}
_FACTS = ("language", "speaker", "kind", "note", "suppress")


def parse_place(written: str) -> tuple[str, int | None, int | None]:
    """Return title, cue (from 1) and time (ms) of `TITLE:CUE` or `TITLE@TIME`.

    The title may be empty; exactly one of cue and time is not None. Times are `HH:MM:SS,mmm` or
    `MM:SS`, with a comma or a point; what can be read as a time is one. Raises ValueError for
    anything else.

    >>> parse_place("iss-01@1:02.500")
    ('iss-01', None, 62500)
    """
    if match := _AT_TIME.fullmatch(written):
        hours, minutes, seconds, rest = (int(part or 0) for part in match.groups()[1:])
        return match[1], None, ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
    match = _AT_CUE.fullmatch(written)
    if match is None or int(match[2]) < 1:
        raise ValueError(written)
    return match[1], int(match[2]), None


def read_pins(
    data: bytes, file: str, *, title: str = "", cast: Cast | None = None
) -> tuple[Pin, ...]:
    """Return the pins of the TOML file `data`, in its order.

    `file` is its path as shown to people. Where `title` is given, a place in another title is an
    error; where `cast` is given, so is a speaker who is not in it. Raises ConfigurationError with
    everything that is wrong in the file, each with file and key: also in its `[suppress]`, which
    `read_title_suppressions` returns.
    """
    content = load_toml(data, file)
    spot = Spot(Problems(file))
    tables = read_table(content, {"pin": _tables, "suppress": read_suppress}, spot).get("pin", [])
    readers = _readers(title, cast)
    pins = []
    for index, table in enumerate(tables, 1):
        place = spot.at("pin").item(index)
        values = read_table(table, readers, place)
        if isinstance(table, dict):
            _judge(table, place)
        cue, time = values.pop("at", (None, None))
        to_cue, to_time = values.pop("to", (None, None))
        known = {_FIELDS.get(key, key): value for key, value in values.items()}
        pins.append(Pin(cue=cue, time=time, to_cue=to_cue, to_time=to_time, **known))
    spot.problems.check()
    return tuple(pins)


def _judge(table: dict[str, Any], spot: Spot) -> None:
    """Write down what is wrong between the keys of one pin."""
    facts = [key for key in _FACTS if key in table]
    only_suppresses = facts == ["suppress"]
    if "at" not in table and not ("message" in table and only_suppresses):
        spot.wrong(_("does not say where"), _('at = 12, or at = "@00:01:02,500"'))
    elif not facts:
        spot.wrong(_("states nothing"), _("give one of: {names}", names=", ".join(_FACTS)))
    if "to" in table and ("at" not in table or not only_suppresses):
        spot.at("to").wrong(_("a passage from at to to can only suppress"))
    if "suppress" in table and not str(table.get("reason", "")).strip():
        spot.at("reason").wrong(NO_REASON, REASON_HINT)


def read_title_suppressions(data: bytes, file: str) -> tuple[Pin, ...]:
    """Return what the table `[suppress]` of a pins file suppresses in the whole title.

    Raises ConfigurationError with everything that is wrong in it.
    """
    spot = Spot(Problems(file))
    table = load_toml(data, file).get("suppress", {})
    found = read_suppress(table, spot.at("suppress")) or ()
    spot.problems.check()
    return found


def pin_lines(data: bytes) -> tuple[int, ...]:
    """Return the line of each `[[pin]]`, from 1; none where pins are written in another way."""
    lines = data.decode("utf-8-sig", "replace").splitlines()
    return tuple(at for at, line in enumerate(lines, 1) if _TABLE.match(line.strip()))


def rewrite_pins(text: str, pins: Sequence[Pin]) -> str:
    """Return the TOML `text` with the places, texts and messages of `pins`, one for each in it.

    Facts are a person's and are not written. Comments, order, and all bytes of what has not
    changed stay as they are. Raises ValueError if `text` holds another number of pins.
    """
    old = read_pins(text.encode(), "")
    if len(old) != len(pins):
        raise ValueError("another number of pins")
    if all(_placed(before) == _placed(pin) for before, pin in zip(old, pins, strict=True)):
        return text
    import tomlkit  # noqa: PLC0415 - only a pin that moved needs it

    mark = "\ufeff" if text.startswith("\ufeff") else ""
    document = tomlkit.parse(text.removeprefix(mark))
    tables: Any = document["pin"]
    for table, before, pin in zip(tables, old, pins, strict=True):
        _rewrite(table, before, pin, "\r\n" if "\r\n" in text else "\n")
    written = mark + document.as_string()
    # a person's file is not replaced by one that says something else
    if [_placed(pin) for pin in read_pins(written.encode(), "")] != [_placed(p) for p in pins]:
        raise RuntimeError("pins were not written as they are")
    return written


def _placed(pin: Pin) -> tuple[object, ...]:
    return pin[:4], pin.end[:4]


def _rewrite(table: Any, before: Pin, pin: Pin, newline: str) -> None:
    if (before.cue, before.time) != (pin.cue, pin.time):
        table["at"] = _at(table["at"], pin)
    if (before.to_cue, before.to_time) != (pin.to_cue, pin.to_time):
        table["to"] = _at(table["to"], pin.end)
    new: dict[str, str] = {}
    for key, field in _PLACED.items():
        value = getattr(pin, field)
        if key in table and not value:
            del table[key]
        elif key in table and value != table[key]:
            table[key] = value
        elif key not in table and value:
            new[key] = value
    _add(table, new, newline)


def _add(table: Any, new: dict[str, str], newline: str) -> None:
    """Add keys after the line of `at`: at the table's end they would follow the next comment."""
    if not new:
        return
    import tomlkit  # noqa: PLC0415
    from tomlkit.items import InlineTable  # noqa: PLC0415

    if isinstance(table, InlineTable):
        table.update(new)
        return
    lines = [f"{key} = {tomlkit.string(value).as_string()}" for key, value in new.items()]
    trivia = table["at"].trivia
    if trivia.trail:
        trivia.trail += "".join(line + newline for line in lines)
    else:
        # the last line of a file may end without a line end
        trivia.trail = "".join(newline + line for line in lines)


def _at(written: object, pin: Pin) -> int | str:
    """Return the place as the person wrote the old one: with or without the title."""
    if pin.cue is not None:
        title = parse_place(written)[0] if isinstance(written, str) else ""
        return f"{title}:{pin.cue}" if title else pin.cue
    title = parse_place(written)[0] if isinstance(written, str) else ""
    return f"{title}@{timecode(pin.time or 0)}"


def _tables(value: object, spot: Spot) -> list[object] | None:
    if isinstance(value, list):
        return value
    spot.wrong(_("must be a list of tables"), _("write [[pin]], in two brackets"))
    return None


def _readers(title: str, cast: Cast | None) -> Mapping[str, Reader]:
    def at(value: object, spot: Spot) -> tuple[int | None, int | None] | None:
        try:
            if type(value) is int and 0 < value < 10**9:
                return value, None
            named, cue, time = parse_place(value if isinstance(value, str) else "")
        except ValueError:
            spot.wrong(_("is no place"), _('at = 12, or at = "@00:01:02,500"'))
            return None
        if named and title and same_name(named) != same_name(title):
            what = _('"{name}" is another title', name=shortened(named))
            spot.wrong(what, _("pins of a title stand in its own file"))
        return cue, time

    def speaker(value: object, spot: Spot) -> str | None:
        name = _text(value, spot)
        if name is None or cast is None:
            return name
        member = cast.find(name)
        if member is None:
            what = _('"{name}" is not in the cast', name=shortened(name))
            spot.wrong(what, spot.suggest(name, [one.name for one in cast.speakers]))
        return member.name if member else None

    return {
        "at": at,
        "to": at,
        "language": _language,
        "speaker": speaker,
        "kind": _kind,
        "note": _text,
        "suppress": _suppressed,
        "reason": _text,
        "text": _text,
        "message": _text,
        "to-text": _text,
        "to-message": _text,
    }


def _text(value: object, spot: Spot) -> str | None:
    if isinstance(value, str):
        return value
    spot.wrong(_("must be a text in quotes"))
    return None


def _language(value: object, spot: Spot) -> str | None:
    tag = _text(value, spot)
    if tag is not None and (problem := language_problem(tag)):
        spot.wrong(problem)
    return tag


def _kind(value: object, spot: Spot) -> Kind | None:
    name = choice(*Kind)(value, spot)
    return Kind(name) if name else None


def _suppressed(value: object, spot: Spot) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        spot.wrong(_("must be a list of rules"), _('suppress = ["TIM004"]'))
        return None
    for index, rule in enumerate(value, 1):
        if not isinstance(rule, str):
            spot.item(index).wrong(_("must be a text in quotes"))
        elif problem := rule_problem(rule):
            spot.item(index).wrong(*problem)
    return tuple(str(rule) for rule in value)


def decoded_pins(data: bytes, file: str) -> str:
    """Return the text of a pins file for `rewrite_pins`; raise ConfigurationError if no UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise ConfigurationError(InputError(_("is not UTF-8"), file)) from None
