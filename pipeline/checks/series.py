"""Titles that are looked at together: a language, a house."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks.context import SeriesContext, TrackContext


def series_of(contexts: Iterable[TrackContext]) -> tuple[SeriesContext, ...]:
    """Return the tracks of each language and house together, where there is more to it than one."""
    by_house: dict[tuple[str, str], list[TrackContext]] = {}
    for context in contexts:
        by_house.setdefault((context.language, context.profile.name), []).append(context)
    return tuple(SeriesContext(tuple(tracks)) for tracks in by_house.values())
