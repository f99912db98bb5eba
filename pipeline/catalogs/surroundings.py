"""Where a line that went had stood: a template remembers the identities beside it.

An obsolete message of a template has the comment `between A and B`, the identities of the messages
before and after it when it went; `start` and `end` stand for the ends of the film. Thereby a short
line that returns is known again, though nothing else tells one "Yes." from another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.model.message import Message

START, END = "start", "end"
_REMEMBERED = re.compile(r"between (\S+) and (\S+)")


class Beside(NamedTuple):
    """Identities of the messages beside a line, or the ends of the film."""

    before: str
    after: str

    def line(self) -> str:
        """Return the comment that says so."""
        return f"between {self.before} and {self.after}"


def beside_each(identities: Iterable[str]) -> list[Beside]:
    """Return what stands beside each message of a film whose identities are given in order.

    >>> beside_each(["A", "B"])
    [Beside(before='start', after='B'), Beside(before='A', after='end')]
    """
    every = [START, *identities, END]
    return [Beside(*pair) for pair in zip(every, every[2:], strict=False)]


def remembered(messages: Iterable[Message]) -> dict[str, Beside]:
    """Return by identity what stood beside the obsolete `messages` of a template, as far as known.

    >>> remembered([Message("C", "Yes.", comments=("between A and B",), obsolete=True)])
    {'C': Beside(before='A', after='B')}
    """
    found = {}
    for one in messages:
        for line in one.comments:
            match = _REMEMBERED.fullmatch(line)
            if match:
                found[one.id] = Beside(*match.groups())
    return found
