"""Provenance: which cues of the master and which messages each cue of a release is made of."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Origin(NamedTuple):
    """Where one cue of a release comes from."""

    masters: tuple[int, ...] = ()
    """Cues of the master it shows, counted from 1."""
    messages: tuple[str, ...] = ()
    """Identities of the messages it shows."""
    reason: str = ""
    """Why it is not one master cue shown as one cue; empty when it is."""


class Provenance(NamedTuple):
    """What is known of a release, cue by cue."""

    cues: tuple[Origin, ...]
    """One for each cue of the release."""
    left_out: Mapping[int, str] = MappingProxyType({})
    """Master cues that the release does not show, counted from 1, and the reason of each."""
