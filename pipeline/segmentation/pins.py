"""Pins find their cues: by number or time when new, by identity and text ever after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.cue import Cue
from pipeline.model.finding import Finding, Place
from pipeline.model.pin import Pin
from pipeline.model.track import Track


@dataclass(frozen=True, slots=True)
class PlacedPins:
    """Where each pin stands."""

    by_cue: Mapping[int, Pin] = field(default_factory=dict)
    """Index of the cue, from 0, and its pin; several pins of one cue are joined."""
    pins: tuple[Pin, ...] = ()
    """All pins in order, with the cue and text of their place; a lost one as it was."""
    lost: frozenset[int] = frozenset()
    """Indices, in `pins`, of those that have lost their place."""
    findings: tuple[Finding, ...] = ()
    """STR010 for each pin that has lost its place."""

    @property
    def standing(self) -> tuple[Pin, ...]:
        """The pins that stand on cues and suppress something there."""
        return tuple(
            pin
            for index, pin in enumerate(self.pins)
            if pin.suppress and index not in self.lost and not pin.is_of_message
        )


def place_pins(
    pins: Sequence[Pin], track: Track, messages: Mapping[str, int] | None = None, *, file: str = ""
) -> PlacedPins:
    """Return the place of every pin in `track`.

    A pin with a text keeps to its message and its text: where the message of its identity is now
    (`messages`: identity to index of cue) if that cue says the same, else at its number if the text
    stands there still, else with its message although the words have changed, else at the only cue
    that says the same. A pin without a text is new, and its number or time is believed. A passage
    keeps both its ends, and is lost with either of them. A pin of a message is where that is.
    """
    by_text: dict[str, list[int]] = {}
    for index, cue in enumerate(track.cues):
        by_text.setdefault(cue.text, []).append(index)
    by_cue: dict[int, Pin] = {}
    placed: list[Pin] = []
    findings: list[Finding] = []
    lost: set[int] = set()
    for index, pin in enumerate(pins):
        if pin.is_of_message:
            placed.append(pin)
            continue
        place = _place(pin, track.cues, by_text, messages or {})
        end = _place(pin.end, track.cues, by_text, messages or {}) if pin.is_passage else place
        if place is None or end is None or end < place:
            lost.add(index)
            findings.append(
                Finding("STR010", Place(file, cue=pin.cue, start=pin.time), text=pin.text)
            )
            placed.append(pin)
            continue
        by_cue[place] = _joined(by_cue[place], pin) if place in by_cue else pin
        placed.append(_at(pin, place, end, track.cues))
    return PlacedPins(by_cue, tuple(placed), frozenset(lost), tuple(findings))


def _at(pin: Pin, place: int, end: int, cues: Sequence[Cue]) -> Pin:
    moved = pin._replace(cue=place + 1, time=None, text=cues[place].text)
    if not pin.is_passage:
        return moved
    return moved._replace(to_cue=end + 1, to_time=None, to_text=cues[end].text)


def _place(
    pin: Pin, cues: Sequence[Cue], by_text: Mapping[str, list[int]], messages: Mapping[str, int]
) -> int | None:
    given = _given_place(pin, cues)
    if not pin.text:
        return given
    carried = messages.get(pin.message)
    same = by_text.get(pin.text, [])
    # a message of several cues leads to the first of them: the number may know better
    for place in (carried, given):
        if place in same:
            return place
    if carried is not None:
        return carried
    return same[0] if len(same) == 1 else None


def _given_place(pin: Pin, cues: Sequence[Cue]) -> int | None:
    if pin.cue is not None:
        return pin.cue - 1 if 1 <= pin.cue <= len(cues) else None
    if pin.time is None:
        return None
    moment = pin.time
    return next((index for index, cue in enumerate(cues) if cue.span.contains(moment)), None)


def _joined(one: Pin, other: Pin) -> Pin:
    """Return what two pins of one cue state together; where both state, the later holds."""
    return one._replace(
        language=other.language or one.language,
        speaker=other.speaker or one.speaker,
        kind=other.kind or one.kind,
        note="\n".join(note for note in (one.note, other.note) if note),
        suppress=one.suppress + other.suppress,
        reason=other.reason or one.reason,
    )
