"""Titles that are looked at together: a language, a house, and names that differ by number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from pipeline.checks.context import SeriesContext, TrackContext

_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
"""The number of an episode, of a season, of a lesson; four digits are a year or a width."""


def series_of(contexts: Iterable[TrackContext]) -> tuple[SeriesContext, ...]:
    """Return the tracks that belong together by `series_name`, their language and their house.

    A track that nothing belongs to is a series by itself. All keep their order.
    """
    together: dict[tuple[str, ...], list[TrackContext]] = {}
    for context in contexts:
        key = (*series_name(context.file), context.language, context.profile.name)
        together.setdefault(key, []).append(context)
    return tuple(SeriesContext(tuple(tracks)) for tracks in together.values())


def series_name(file: str) -> tuple[str, str]:
    """Return the folder of `file`, and the part of its name that the titles of a series share.

    That is what stands before the first number; all of a name that has none.

    >>> series_name("ru/show.s01e02.ru.srt"), series_name("ru/film.ru.srt")
    (('ru', 'show.s'), ('ru', 'film.ru.srt'))
    """
    path = PurePath(file)
    number = _NUMBER.search(path.name)
    return str(path.parent), (path.name[: number.start()] if number else path.name).lower()
