"""A rule: a code, the function that looks for it, and the kind of context it looks at.

What another room finds is a notice: a code with a page, and no function here.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from types import ModuleType
from typing import Any, Generic, TypeAlias, TypeVar

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
        return _page(sys.modules[self.check.__module__])

    @property
    def sections(self) -> dict[str, str]:
        """The sections of the page: heading and text, in the order they stand in."""
        return _sections(self.page)


@dataclass(frozen=True, slots=True)
class Notice:
    """What another room finds: in reading, where pins are placed, catalogs joined, cues moved.

    It has a page and cases as a rule has, and is selected and suppressed as one; no house judges
    it.
    """

    code: str
    """A key of `codes.CODES`."""
    module: ModuleType
    """The module whose docstring is its page."""

    @property
    def name(self) -> str:
        """Name, after the bad pattern."""
        return CODES[self.code].rule

    @property
    def page(self) -> str:
        """The docstring of the module; empty where Python was told to drop docstrings."""
        return _page(self.module)

    @property
    def sections(self) -> dict[str, str]:
        """The sections of the page: heading and text, in the order they stand in."""
        return _sections(self.page)


Paged: TypeAlias = Rule[Any] | Notice
"""What a page tells of."""


def registered(*rules: Rule[Any]) -> tuple[Rule[Any], ...]:
    """Return `rules`, each proven to be fit for the table.

    Raises ValueError naming every rule that has a code that no row of the table of codes has, a
    code that another rule has, a limit that profiles do not have, or a page whose sections are not
    `SECTIONS`.
    """
    problems = (*_problems(rules), *_unknown_limits(rules))
    if problems:
        raise ValueError("; ".join(problems))
    return rules


def paged(*paged: Paged) -> dict[str, Paged]:
    """Return rules and notices by code, in the order of codes: each code has one page.

    Raises ValueError naming all that `registered` finds, and every code without a page.
    """
    known = {one.code: one for one in paged}
    missing = (f"{code}: no page" for code in CODES if code not in known)
    problems = (*_problems(paged), *missing)
    if problems:
        raise ValueError("; ".join(problems))
    return {code: known[code] for code in sorted(known)}


def without_cases(paged: Iterable[Paged], cases: Iterable[str]) -> tuple[str, ...]:
    """Return the names of those that have no case file; `cases` are the files' stems."""
    known = frozenset(cases)
    return tuple(one.name for one in paged if one.name not in known)


def _problems(paged: Iterable[Paged]) -> Iterator[str]:
    seen: set[str] = set()
    for one in paged:
        if one.code not in CODES:
            yield f"{one.code}: no such code"
            continue
        if one.code in seen:
            yield f"{one.code}: registered twice"
        seen.add(one.code)
        sections = one.sections
        # `python -OO` has no docstrings; the program has to run there too
        if one.page and tuple(sections) != SECTIONS:
            yield f"{one.code}: sections are {', '.join(sections) or 'missing'}"
        yield from (f"{one.code}: {head} is empty" for head, body in sections.items() if not body)


def _unknown_limits(rules: Iterable[Rule[Any]]) -> Iterator[str]:
    for rule in rules:
        yield from (f"{rule.code}: no limit {name}" for name in rule.limits if name not in _LIMITS)


def _page(module: ModuleType) -> str:
    return inspect.cleandoc(module.__doc__ or "")


def _sections(page: str) -> dict[str, str]:
    parts = _HEADING.split(page)
    return {head.strip(): body.strip() for head, body in zip(parts[1::2], parts[2::2], strict=True)}
