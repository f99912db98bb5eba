"""Limiting: where a sentence that runs over too many cues is cut after all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.model.markup import strip_tags
from pipeline.segmentation.evidence import pause_between
from pipeline.segmentation.pieces import Piece

_CLAUSE = re.compile(r"(?:[,;:—–،؛、，；：]|--)[\"'’»”“)\]」』]*$")
"""A mark of a clause; continuation dots are off the text already."""


def edges_within(
    pieces: Sequence[Piece], sentences: Iterable[tuple[int, int]], most: int
) -> list[int]:
    """Return the pieces before which sentences are cut so that none is in more than `most` pieces.

    `sentences` are the first and last piece of each. The best reason is taken: the latest edge
    with a clause mark that is within the limit, else the longest pause, else the limit.
    """
    edges: list[int] = []
    most = max(most, 1)
    for first, last in sentences:
        start = first
        while last - start + 1 > most:
            start = _best(pieces, start, most)
            edges.append(start)
    return edges


def _best(pieces: Sequence[Piece], start: int, most: int) -> int:
    within = range(start + most, start, -1)
    for edge in within:
        if _CLAUSE.search(strip_tags(pieces[edge - 1].text)):
            return edge
    return max(within, key=lambda edge: (pause_between(pieces[edge - 1], pieces[edge]), edge))
