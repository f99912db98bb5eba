"""The shelf that messages of one file are put on as they are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.errors import InputError
from pipeline.messages import _
from pipeline.model.message import Message


@dataclass(slots=True)
class Shelf:
    """Messages as they are read, and the small values they share."""

    name: str
    """The file as errors have it."""
    live: list[Message] = field(default_factory=list)
    obsolete: list[Message] = field(default_factory=list)
    _seen: dict[tuple[str, str], int] = field(default_factory=dict)
    _shared: dict[object, object] = field(default_factory=dict)

    def share(self, value: tuple[str, ...]) -> tuple[str, ...]:
        """Return an equal value that is kept only once."""
        return self._shared.setdefault(value, value)  # type: ignore[return-value]

    def put(self, message: Message) -> None:
        """Add a message; raise InputError for a live one that stands there already."""
        if message.obsolete:
            self.obsolete.append(message)
            return
        first = self._seen.setdefault((message.id, message.source), message.line)
        if first != message.line:
            what = _("the message stands in line {first} already", first=first)
            hint = _("msguniq shows and joins messages that stand twice")
            raise InputError(what, f"{self.name}:{message.line}", hint)
        self.live.append(message)
