"""Files of two folders put together by what they are called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from pipeline.messages import Text, _
from pipeline.workflow.plain import language_in_name

_EPISODE = re.compile(
    r"(?<![a-z0-9])s(?:eason)?[ ._-]?(\d{1,3})[ ._-]?(?:e|ep|episode)[ ._-]?(\d{1,4})(?!\d)"
    r"|(?<!\d)(\d{1,2})x(\d{2,3})(?!\d)"
    r"|(?<![a-z])(?:e|ep|episode|part|серия|эпизод|часть|с)[ ._-]?(\d{1,4})(?!\d)",
    re.IGNORECASE,
)
"""An episode in a name: `S01E02`, `1x02`, `ep03`, `серия 4`."""
_NUMBER = re.compile(r"(?<!\d)0*(\d{1,4})(?!\d)")
_YEARS = range(1900, 2100)
_LINES = range(240, 4321)
"""Numbers that are a year or the lines of a picture, and no episode: 1998, 1080."""
_APART = re.compile(r"[\W_]+")


class NamePair(NamedTuple):
    """One file of the second folder, and the one of the first that it belongs to."""

    reference: str | None
    """None where none belongs to it."""
    target: str
    why: Text


def paired_names(references: Sequence[str], targets: Sequence[str]) -> list[NamePair]:
    """Return each of `targets` with the one of `references` that it belongs to, and why.

    Names are compared without their language, then by the episode that they name, then by the
    only number that tells the files of a folder apart. What fits several belongs to none.
    """
    left = dict.fromkeys(references)
    found: dict[str, NamePair] = {}
    for key_of, why in (
        (_name, _("the same name")),
        (_stem, _("the same name, another language")),
        (_bare_stem, _("the same name in another folder")),
        (_episode, _("the same episode")),
        (_told_apart(references, targets), _("the same number")),
    ):
        here, there = (
            _by_key(left, key_of),
            _by_key((one for one in targets if one not in found), key_of),
        )
        for key, names in there.items():
            if len(names) == 1 and len(here.get(key, ())) == 1:
                (target,), (reference,) = names, here[key]
                found[target] = NamePair(reference, target, why)
                left.pop(reference)
    alone = _("no file of the reference has this name or episode")
    return [found.get(target) or NamePair(None, target, alone) for target in targets]


Key = tuple[object, ...] | str | None


def _by_key(names: Iterable[str], key_of: Callable[[str], Key]) -> dict[Key, list[str]]:
    keyed: dict[Key, list[str]] = {}
    for name in names:
        key = key_of(name)
        if key:
            keyed.setdefault(key, []).append(name)
    return keyed


def _name(name: str) -> Key:
    return name


def _stem(name: str) -> Key:
    """Return the name without suffix and language: `show/ep1.ru.srt` is `show/ep1`."""
    path = PurePosixPath(name)
    parts = path.name.casefold().split(".")[:-1]
    language = language_in_name(path.name).casefold().replace("-", "_")
    if language and len(parts) > 1:
        parts = [part for part in parts if part.replace("-", "_") != language]
    return _APART.sub(" ", f"{path.parent}/{' '.join(parts)}").strip()


def _bare_stem(name: str) -> Key:
    return _stem(PurePosixPath(name).name)


def _episode(name: str) -> Key:
    match = _EPISODE.search(PurePosixPath(name).stem)
    if match is None:
        return None
    season, episode, other_season, other_episode, alone = match.groups()
    if alone:
        return ("", int(alone))
    return (int(season or other_season), int(episode or other_episode))


def _told_apart(references: Sequence[str], targets: Sequence[str]) -> Callable[[str], Key]:
    """Return what finds the number of a file that no other file of its folder has."""
    common = _everywhere(references) | _everywhere(targets)

    def number(name: str) -> Key:
        numbers = [one for one in _numbers(name) if one not in common]
        return (numbers[0],) if len(numbers) == 1 else None

    return number


def _everywhere(names: Sequence[str]) -> set[int]:
    """Return the numbers that every one of several names holds: they tell nothing apart."""
    if len(names) < 2:
        return set()
    sets = [set(_numbers(name)) for name in names]
    return set.intersection(*sets)


def _numbers(name: str) -> list[int]:
    found = [int(number) for number in _NUMBER.findall(PurePosixPath(name).stem)]
    return [one for one in found if one not in _YEARS and one not in _LINES]
