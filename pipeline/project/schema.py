"""The keys of the configuration as a table: name, how its value is read, default, and level."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, get_args

from pipeline.messages import Text, _
from pipeline.model.cue import Kind
from pipeline.model.frame_rate import FrameRate, parse_frame_rate
from pipeline.project.cast_table import read_cast
from pipeline.project.names import release_problem, spoken_problem, title_problem
from pipeline.project.suppress_table import read_suppress
from pipeline.project.toml import Reader, Spot
from pipeline.project.wording import shortened
from pipeline.segmentation.settings import SegmentationSettings

Unit = Literal["sentence", "cue"]
SameLanguage = Literal["keep", "edit", "omit"]
Untranslated = Literal["source", "omit"]
Fuzzy = Literal["own", "hold"]
Speakers = Literal["drop", "keep"]
Cueing = Literal["keep", "free"]
Retime = Literal["off", "profile"]

NEWLINES = {"LF": "\n", "CRLF": "\r\n"}

# digits are counted, since Fraction would calculate 1e999999999
_RATE = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}|/[0-9]{1,6})?")
_FASTEST = 1000
_MOST_CUES = 1_000_000
_LONGEST_PAUSE = 3600
_SEGMENTS = SegmentationSettings()
# Python has these for protocols and its own sources; no player reads them
_NO_TEXT_FILES = {"idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "utf-7"}


def choice(*allowed: str) -> Reader:
    """Return a reader of one of the words `allowed`."""

    def read(value: object, spot: Spot) -> str | None:
        if isinstance(value, str) and value in allowed:
            return value
        names = ", ".join(allowed)
        if not isinstance(value, str):
            spot.wrong(_("must be one of: {names}", names=names))
            return None
        what = _('"{value}" is not one of: {names}', value=shortened(value), names=names)
        spot.wrong(what, spot.nearest(value, allowed))
        return None

    return read


def read_flag(value: object, spot: Spot) -> bool | None:
    """Read true or false."""
    if isinstance(value, bool):
        return value
    spot.wrong(_("must be true or false"))
    return None


def names_list(problem: Callable[[str], Text | None]) -> Reader:
    """Return a reader of a list of different names in which `problem` finds nothing wrong."""

    def read(value: object, spot: Spot) -> tuple[str, ...] | None:
        if not isinstance(value, list):
            spot.wrong(_('must be a list, such as ["ru", "en"]'))
            return None
        names: dict[str, None] = {}
        for index, name in enumerate(value, 1):
            if not isinstance(name, str):
                spot.item(index).wrong(_("must be a text in quotes"))
            elif wrong := problem(name):
                spot.item(index).wrong(wrong)
            elif name in names:
                spot.item(index).wrong(_('"{name}" is listed twice', name=name))
            names[str(name)] = None
        return tuple(names)

    return read


def read_frame_rate(value: object, spot: Spot) -> FrameRate | None:
    """Read frames per second: `25`, `"23.976"`, `"24000/1001"`."""
    written = str(value) if type(value) in {int, str, Decimal} and _is_short(value) else ""
    if _RATE.fullmatch(written) and not re.search(r"^0+(?:\.0+)?(?:/|$)|/0+$", written):
        rate = parse_frame_rate(written)
        if 1 <= rate.fraction <= _FASTEST:
            return rate
    what = _("must be frames per second from 1 to {fastest}", fastest=_FASTEST)
    spot.wrong(what, _('such as 25, "23.976" or "24000/1001"'))
    return None


def read_most_cues(value: object, spot: Spot) -> int | None:
    """Read how many cues a segment may run over."""
    if type(value) is int and 1 <= value <= _MOST_CUES:
        return value
    spot.wrong(_("must be a whole number from 1 to {most}", most=_MOST_CUES))
    return None


def read_pause(value: object, spot: Spot) -> int | None:
    """Read seconds, whole or with decimals; return milliseconds."""
    if type(value) in {int, Decimal} and _is_short(value, _LONGEST_PAUSE):
        milliseconds = Decimal(str(value)) * 1000
        if milliseconds >= 1 and milliseconds == int(milliseconds):
            return int(milliseconds)
    what = _("must be seconds, more than 0 and up to {longest}", longest=_LONGEST_PAUSE)
    spot.wrong(what, _("such as 5 or 2.5, no finer than a millisecond"))
    return None


def read_kinds(value: object, spot: Spot) -> tuple[Kind, ...] | None:
    """Read a list of kinds, at least one; they come in the order of `Kind`."""
    if not isinstance(value, list) or not value:
        allowed = ", ".join(Kind)
        spot.wrong(_("must be a list of at least one of: {names}", names=allowed))
        return None
    read = choice(*Kind)
    names = [read(name, spot.item(index)) for index, name in enumerate(value, 1)]
    for index, name in enumerate(names):
        if name and name in names[:index]:
            spot.item(index + 1).wrong(_('"{name}" is listed twice', name=name))
    return tuple(kind for kind in Kind if kind in names)


def read_same_language(value: object, spot: Spot) -> dict[str, str] | None:
    """Read one word for all kinds, or a table of kinds and `default`; keys not given are absent."""
    read = choice(*get_args(SameLanguage))
    if not isinstance(value, dict):
        word = read(value, spot)
        return None if word is None else {"default": word}
    words: dict[str, str] = {}
    known = ("default", *Kind)
    for name, own in value.items():
        if name not in known:
            spot.at(name).wrong(_("unknown key"), spot.suggest(name, known))
        elif word := read(own, spot.at(name)):
            words[name] = word
    return words


def read_encoding(value: object, spot: Spot) -> str | None:
    """Read the name of an encoding of text files; return Python's name of it."""
    if not isinstance(value, str):
        spot.wrong(_("must be the name of an encoding"), _('such as "utf-8" or "cp1251"'))
        return None
    try:
        # unlike the codec itself this refuses base64, rot13 and others that make no bytes of text
        "1".encode(value)
        name = codecs.lookup(value).name
    except (LookupError, ValueError):
        name = ""
    if name == "utf-8-sig":
        spot.wrong(_("a byte order mark has its own key"), _('encoding = "utf-8" and bom = true'))
        return None
    if name in {"utf-16", "utf-32"}:
        # without its order the bytes would depend on the machine
        hint = _('"{name}-le" or "{name}-be", and bom = true', name=name)
        spot.wrong(_("the order of the bytes is missing"), hint)
        return None
    if not name or name in _NO_TEXT_FILES:
        what = _('"{value}" is not an encoding of text', value=shortened(value))
        spot.wrong(what, _('such as "utf-8" or "cp1251"'))
        return None
    return name


def read_newline(value: object, spot: Spot) -> str | None:
    """Read the name of a line end; return its characters."""
    name = choice(*NEWLINES)(value, spot)
    return NEWLINES[name] if name else None


def read_profile(value: object, spot: Spot) -> str | None:
    """Read the name of a profile; which ones exist is judged where they are known."""
    if isinstance(value, str) and value:
        return value
    spot.wrong(_("must be the name of a profile, or none"), _("docs/profiles.md lists them"))
    return None


def read_profiles(value: object, spot: Spot) -> dict[str, str] | None:
    """Read one profile for all releases (key empty), or a table of releases and profiles."""
    if not isinstance(value, dict):
        name = read_profile(value, spot)
        return None if name is None else {"": name}
    names: dict[str, str] = {}
    for release, own in value.items():
        if problem := release_problem(release):
            spot.at(release).wrong(problem)
        elif name := read_profile(own, spot.at(release)):
            names[release] = name
    return names


def read_catalog(value: object, spot: Spot) -> str | None:
    """Read the name of the catalog that a release is made from."""
    if not isinstance(value, str):
        spot.wrong(_("must be the name of a release"))
    elif problem := release_problem(value):
        spot.wrong(problem)
    else:
        return value
    return None


def read_title_ids(value: object, spot: Spot) -> dict[str, str] | None:
    """Read a table of titles and the ids that their identities are made of."""
    if not isinstance(value, dict):
        spot.wrong(_("must be a table of titles and their ids"), _('title-id = {new = "old"}'))
        return None
    ids: dict[str, str] = {}
    for title, own in value.items():
        if problem := title_problem(title):
            spot.at(title).wrong(problem)
        elif not isinstance(own, str):
            spot.at(title).wrong(_("must be a text in quotes"))
        elif problem := title_problem(own):
            spot.at(title).wrong(problem)
        elif own in ids.values():
            spot.at(title).wrong(_('"{id}" is already the id of another title', id=own))
        else:
            ids[title] = own
    return ids


def read_tables(value: object, spot: Spot) -> dict[str, object] | None:
    """Read a table as it is; its content is judged where the rest is known."""
    if isinstance(value, dict):
        return value
    spot.wrong(_("must be a table"))
    return None


def misplaced_catalog(_value: object, spot: Spot) -> None:
    """Refuse `catalog` outside the table of a release: it could serve one language only."""
    spot.wrong(_("belongs to one release"), _('write it under [release."NAME"]'))


def _is_short(value: object, limit: int = _FASTEST) -> bool:
    # Python refuses to write integers of more than 4300 digits, and calculates 1e999999999
    if isinstance(value, Decimal):
        return value.is_finite() and -limit <= value <= limit
    return not isinstance(value, int) or abs(value) <= limit


@dataclass(frozen=True, slots=True)
class Key:
    """One row of the table."""

    name: str
    read: Reader
    default: Any


RELEASE_KEYS = (
    Key("kinds", read_kinds, tuple(Kind)),
    Key("same-language", read_same_language, {"default": "keep"}),
    Key("untranslated", choice(*get_args(Untranslated)), "source"),
    Key("fuzzy", choice(*get_args(Fuzzy)), "own"),
    Key("speakers", choice(*get_args(Speakers)), "drop"),
    Key("cueing", choice(*get_args(Cueing)), "keep"),
    Key("retime", choice(*get_args(Retime)), "off"),
    Key("encoding", read_encoding, "utf-8"),
    Key("bom", read_flag, default=False),
    Key("newline", read_newline, "\n"),
)
"""Keys that a release's own table may override, in the order of README's table."""

PROJECT_KEYS = (
    Key("languages", names_list(release_problem), ()),
    Key("source-languages", names_list(spoken_problem), ()),
    Key("unit", choice(*get_args(Unit)), "sentence"),
    Key("segment-cues", read_most_cues, _SEGMENTS.most_cues),
    Key("segment-pause", read_pause, _SEGMENTS.longest_pause),
    Key("frame-rate", read_frame_rate, None),
    Key("profile", read_profiles, {}),
    Key("profiles", read_tables, {}),
    Key("title-id", read_title_ids, {}),
    Key("mo", read_flag, default=False),
    Key("locations", read_flag, default=True),
    Key("cast", read_cast, None),
    Key("suppress", read_suppress, ()),
    Key("release", read_tables, {}),
)
"""Keys that the whole project has once."""

TOP_READERS: dict[str, Reader] = {
    **{key.name: key.read for key in (*PROJECT_KEYS, *RELEASE_KEYS)},
    "catalog": misplaced_catalog,
}
RELEASE_READERS: dict[str, Reader] = {
    **{key.name: key.read for key in RELEASE_KEYS},
    "profile": read_profile,
    "catalog": read_catalog,
    "suppress": read_suppress,
}
