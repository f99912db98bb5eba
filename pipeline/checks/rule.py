"""A rule: a code, the function that looks for it, and the kind of context it looks at."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from pipeline.checks.context import Context
from pipeline.model.codes import CODES
from pipeline.model.finding import Finding
from pipeline.model.limits import Limits, Style

SECTIONS = (
    "What it checks",
    "Why it matters",
    "Example",
    "Use instead",
    "Limits",
    "References",
)
"""What the docstring of a rule's module has to say, in this order."""

_OF_PROFILES = ("dash", "continuation", "continuation_leading")
_LIMITS = frozenset({*Limits._fields, *Style._fields, *_OF_PROFILES})
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)

Seen = TypeVar("Seen", bound=Context)


class Reach(Enum):
    """What a finding hangs on besides language, house and kinds: when to look for it again.

    A fix may also hang on the times of its own cue, and on `TrackContext.may_grow`.
    """

    OWN_TEXT = auto()
    """The text of its own cue."""
    OWN = auto()
    """The text and the times of its own cue."""
    ALL_TEXTS = auto()
    """The texts of all cues, in their order in the file."""
    ALL = auto()
    """All of the track."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Seen]):
    """One rule. Its name, severity and sentence stand in the table of codes."""

    code: str
    """A key of `codes.CODES`; every finding of `check` carries it."""
    check: Callable[[Seen], Iterator[Finding]]
    """Yields the findings of one context, in time linear (or n log n) in its size."""
    scope: type[Seen]
    """The kind of context that `check` looks at."""
    limits: tuple[str, ...] = ()
    """Fields of `Limits` and `Style` that it reads; a profile that sets none of them turns it
    off."""
    reach: Reach = Reach.ALL

    @property
    def name(self) -> str:
        """Name of the rule, after the bad pattern."""
        return CODES[self.code].rule

    @property
    def page(self) -> str:
        """The docstring of the rule's module; empty where Python was told to drop docstrings."""
        return inspect.cleandoc(sys.modules[self.check.__module__].__doc__ or "")

    @property
    def sections(self) -> dict[str, str]:
        """The sections of the page: heading and text, in the order they stand in."""
        parts = _HEADING.split(self.page)
        return {
            head.strip(): body.strip() for head, body in zip(parts[1::2], parts[2::2], strict=True)
        }


def registered(*rules: Rule[Any]) -> tuple[Rule[Any], ...]:
    """Return `rules`, each proven to be fit for the table.

    Raises ValueError naming every rule that has a code that no row of the table of codes has, a
    code that another rule has, a limit that profiles do not have, or a page whose sections are not
    `SECTIONS`.
    """
    problems = tuple(_problems(rules))
    if problems:
        raise ValueError("; ".join(problems))
    return rules


def without_cases(rules: Iterable[Rule[Any]], cases: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the `rules` that have no case file; `cases` are the files' stems."""
    known = frozenset(cases)
    return tuple(rule.name for rule in rules if rule.name not in known)


def _problems(rules: Iterable[Rule[Any]]) -> Iterator[str]:
    seen: set[str] = set()
    for rule in rules:
        if rule.code not in CODES:
            yield f"{rule.code}: no such code"
            continue
        if rule.code in seen:
            yield f"{rule.code}: registered twice"
        seen.add(rule.code)
        sections = rule.sections
        # `python -OO` has no docstrings; the program has to run there too
        if rule.page and tuple(sections) != SECTIONS:
            yield f"{rule.code}: sections are {', '.join(sections) or 'missing'}"
        yield from (f"{rule.code}: no limit {name}" for name in rule.limits if name not in _LIMITS)
        yield from (f"{rule.code}: {head} is empty" for head, body in sections.items() if not body)
