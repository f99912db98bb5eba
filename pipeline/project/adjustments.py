"""Adjustments beside a release (`subtitles/<lang>/<title>.<lang>.toml`): read and written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.messages import _
from pipeline.model.adjustment import Act, Adjustment, CuePlace, Part
from pipeline.project.toml import Problems, Reader, Spot, load_toml, read_table

HEAD = """\
# Changes made by hand to this release, kept by `subtitr accept` and made again by compile.
# in, out: milliseconds from the start and the end of the master's cue; lasts: its duration.
"""
_TABLE = re.compile(rf"\[\[({'|'.join(Act)})\]\][ \t]*(?:#.*)?")
_ABOUT = "#. "
"""Begins the line above a table that says what is shown there; a person's comments begin with #."""
_LONGEST_ABOUT = 200
"""Characters of a text that stand above its table."""
_SINGLE = frozenset({Act.CUE, Act.ADD})


def read_adjustments(data: bytes, file: str) -> tuple[Adjustment, ...]:
    """Return the adjustments of the TOML file `data`, those of one kind in its order.

    `file` is its path as shown to people. Raises ConfigurationError with everything that is wrong,
    each with file and key.
    """
    spot = Spot(Problems(file))
    tables = read_table(load_toml(data, file), dict.fromkeys(Act, _tables), spot)
    found: list[Adjustment] = []
    for act in Act:
        place = spot.at(act)
        for index, table in enumerate(tables.get(act, []), 1):
            one = _adjustment(act, table, place.item(index))
            if one is not None:
                found.append(one)
    spot.problems.check()
    return tuple(found)


def adjustment_lines(data: bytes) -> Mapping[Adjustment, int]:
    """Return the line of each table of a file that can be read, from 1; none of other layouts."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    lines = [line.strip() for line in text.split("\n")]
    starts = [index for index, line in enumerate(lines) if _TABLE.fullmatch(line)]
    known = _in_file_order(text, [lines[index] for index in starts])
    numbers: dict[Adjustment, int] = {}
    for one, start in zip(known or (), starts, strict=False):
        numbers.setdefault(one, start + 1)
    return numbers


def write_adjustments(
    adjustments: Sequence[Adjustment], shown: Sequence[str], previous: str = ""
) -> str:
    """Return the TOML file that holds `adjustments`, one table each, in their order.

    Above each stands what `shown` has for it: the text on the screen. Of `previous`, the file as
    it was, the head and the comments above a table that is still there are kept, and the bytes of
    a table that says the same.
    """
    old = _Old(previous)
    blocks = [
        old.block(one, f"{_ABOUT}{_in_one_line(text)}".rstrip(), _table(one))
        for one, text in zip(adjustments, shown, strict=True)
    ]
    return "\n".join([old.head, *blocks])


def _in_one_line(text: str) -> str:
    joined = " / ".join(text.split("\n"))[:_LONGEST_ABOUT]
    return "".join(one if one.isprintable() else "\ufffd" for one in joined)


class _Old:
    """A file as it was, by its tables."""

    def __init__(self, text: str) -> None:
        self.head = HEAD
        self._bodies: dict[Adjustment, list[str]] = {}
        self._comments: dict[tuple[object, ...], list[list[str]]] = {}
        self._inside: dict[tuple[object, ...], list[list[str]]] = {}
        text = text.removeprefix("\ufeff").replace("\r\n", "\n")
        if not text.strip():
            return
        lines = text.split("\n")
        starts = [index for index, line in enumerate(lines) if _TABLE.fullmatch(line.strip())]
        known = _in_file_order(text, [lines[index].strip() for index in starts])
        if known is None:
            # tables written in another way: only the comments at the top can be told apart
            starts, known = [len(lines)], []
        tops = [_top(lines, index) for index in starts]
        self.head = _trimmed(lines[: tops[0] if tops else len(lines)]) if tops else text
        for one, top, start, end in zip(known, tops, starts, [*tops[1:], len(lines)], strict=False):
            comments = [line for line in lines[top:start] if not line.startswith(_ABOUT.strip())]
            body = _trimmed(lines[start:end])
            self._bodies.setdefault(one, []).append(body)
            inside = [line for line in body.split("\n") if line.lstrip().startswith("#")]
            self._comments.setdefault(_key(one), []).append(comments)
            self._inside.setdefault(_key(one), []).append(inside)

    def block(self, one: Adjustment, about: str, table: str) -> str:
        """Return the table of `one` with what stands above it."""
        comments = _next(self._comments, _key(one))
        inside = _next(self._inside, _key(one))
        bodies = self._bodies.get(one)
        if bodies:
            return "\n".join([*comments, about, bodies.pop(0)])
        return "\n".join([*comments, *inside, about, table])


def _next(kept: dict[tuple[object, ...], list[list[str]]], key: tuple[object, ...]) -> list[str]:
    waiting = kept.get(key)
    return waiting.pop(0) if waiting else []


def _in_file_order(text: str, headers: Sequence[str]) -> list[Adjustment] | None:
    """Return the adjustments of `text` by its `headers`; None if they are not its tables."""
    by_act: dict[str, list[Adjustment]] = {}
    for one in read_adjustments(text.encode("utf-8", "surrogatepass"), ""):
        by_act.setdefault(one.act, []).append(one)
    ordered = []
    for header in headers:
        waiting = by_act.get(header[2 : header.index("]]")], [])
        if not waiting:
            return None
        ordered.append(waiting.pop(0))
    return None if any(by_act.values()) else ordered


def _top(lines: Sequence[str], start: int) -> int:
    """Return the first of the lines of comment that stand right above line `start`."""
    while start and lines[start - 1].startswith("#"):
        start -= 1
    return start


def _trimmed(lines: Sequence[str]) -> str:
    text = "\n".join(lines).strip("\n")
    return f"{text}\n" if text else ""


def _key(one: Adjustment) -> tuple[object, ...]:
    return one.act is Act.ADD, one.place.message, one.place.cue, one.place.aside


def _table(one: Adjustment) -> str:
    place = one.place
    rows: list[tuple[str, str]] = [("message", _quoted(place.message))]
    rows += [("cue", str(place.cue))] if place.cue != 1 else []
    rows += [("of", str(place.of))] if place.of != 1 else []
    rows += [("aside", str(place.aside))] if place.aside else []
    rows += [("cues", str(one.cues))] if one.cues != 1 else []
    rows += [("before", "true")] if one.before else []
    rows += [("lasts", str(one.lasts))] if one.lasts is not None else []
    rows += [("source", _quoted(one.source))] if one.source else []
    rows += [("was", _quoted(one.was))] if one.was is not None else []
    if one.act in _SINGLE:
        rows += _rows(one.parts[0])
    elif one.parts:
        parts = "".join(f"  {_inline(part)},\n" for part in one.parts)
        rows.append(("parts", f"[\n{parts}]"))
    return f"[[{one.act}]]\n" + "".join(f"{key} = {value}\n" for key, value in rows)


def _inline(part: Part) -> str:
    rows = ", ".join(f"{key} = {value}" for key, value in _rows(part))
    return f"{{ {rows} }}" if rows else "{}"


def _rows(part: Part) -> list[tuple[str, str]]:
    numbers = (("in", part.start), ("out", part.end), ("position", part.position))
    rows = [(key, str(value)) for key, value in numbers if value is not None]
    texts = (("text", part.text), ("settings", part.settings))
    return rows + [(key, _quoted(value)) for key, value in texts if value is not None]


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _quoted(text: str) -> str:
    """Return `text` as a TOML basic string on one line."""
    return '"' + "".join(_ESCAPES.get(one) or _escaped(one) for one in text) + '"'


def _escaped(one: str) -> str:
    if one.isprintable() or one == "\u00a0":
        return one
    return f"\\u{ord(one):04X}" if ord(one) < 0x10000 else f"\\U{ord(one):08X}"


def _tables(value: object, spot: Spot) -> list[object] | None:
    if isinstance(value, list):
        return value
    spot.wrong(_("must be a list of tables"), _("write [[cue]], in two brackets"))
    return None


def _adjustment(act: Act, table: object, spot: Spot) -> Adjustment | None:
    readers = _PLACE | (_ADDED if act is Act.ADD else _GUARDS)
    if act in _SINGLE:
        readers |= _PART
    elif act is not Act.DELETE:
        readers |= {"parts": _parts}
    values = read_table(table, readers, spot)
    if not isinstance(table, dict):
        return None
    if "message" not in table:
        spot.wrong(_("does not say which message"), _('message = "...", as in the catalog'))
        return None
    parts: Any = values.get("parts", ())
    if act in _SINGLE:
        parts = (_part(values),)
        if act is Act.ADD and not {"in", "out", "text"} <= table.keys():
            spot.wrong(_("an added cue needs in, out and text"))
    elif act is not Act.DELETE and not parts:
        spot.wrong(_("does not say what the cues are"), _("parts = [{ text = ... }, ...]"))
    place = CuePlace(
        values.get("message", ""),
        values.get("cue", 1),
        values.get("of", 1),
        values.get("aside", 0),
    )
    return Adjustment(
        act,
        place,
        tuple(parts),
        values.get("cues", 1),
        values.get("source", ""),
        values.get("lasts"),
        values.get("was"),
        values.get("before", False),
    )


def _part(values: Mapping[str, Any]) -> Part:
    return Part(
        values.get("in"),
        values.get("out"),
        values.get("text"),
        values.get("position"),
        values.get("settings"),
    )


def _parts(value: object, spot: Spot) -> list[Part] | None:
    if not isinstance(value, list):
        spot.wrong(_("must be a list of tables"), _("parts = [{ text = ... }, ...]"))
        return None
    return [_part(read_table(one, _PART, spot.item(index))) for index, one in enumerate(value, 1)]


def _text(value: object, spot: Spot) -> str | None:
    if isinstance(value, str):
        return value
    spot.wrong(_("must be a text in quotes"))
    return None


def _flag(value: object, spot: Spot) -> bool | None:
    if isinstance(value, bool):
        return value
    spot.wrong(_("must be true or false"))
    return None


def _number(least: int, most: int) -> Reader:
    def read(value: object, spot: Spot) -> int | None:
        if type(value) is int and least <= value <= most:
            return value
        spot.wrong(_("must be a whole number from {least} to {most}", least=least, most=most))
        return None

    return read


_FARTHEST = 10**11
"""Milliseconds beyond which no time goes: 9999 hours and more."""
_time = _number(-_FARTHEST, _FARTHEST)
_ordinal = _number(1, _FARTHEST)

_PLACE: dict[str, Reader] = {
    "message": _text,
    "cue": _ordinal,
    "aside": _number(-_FARTHEST, _FARTHEST),
}
_GUARDS: dict[str, Reader] = {
    "of": _ordinal,
    "cues": _number(1, 1000),
    "lasts": _time,
    "source": _text,
    "was": _text,
}
_ADDED: dict[str, Reader] = {"before": _flag}
_PART: dict[str, Reader] = {
    "in": _time,
    "out": _time,
    "position": _number(0, 9),
    "text": _text,
    "settings": _text,
}
