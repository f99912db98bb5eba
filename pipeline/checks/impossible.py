"""Cues whose limits cannot all hold, as they are told: a finding, and what proves it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.cueing.infeasible import Certificate
from pipeline.model.finding import Finding
from pipeline.model.time import TimeSpan


class Impossible(NamedTuple):
    """A smallest set of cues whose limits cannot all hold."""

    finding: Finding
    certificate: Certificate
    counted_from: Mapping[int, TimeSpan]
    """The times of its cues, by index from 0, from which their edges may move."""
    shift: int
    """How far an edge may move, ms."""

    @property
    def cues(self) -> frozenset[int]:
        """The indices of its cues, from 0."""
        return frozenset(self.certificate.cues)
