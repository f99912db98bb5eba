"""A finding: what a reader or a check says about a place. Data; its sentence is derived from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.messages import Text
from pipeline.model.codes import CODES, Code, Severity
from pipeline.model.fix import Fix

if TYPE_CHECKING:
    from fractions import Fraction


class Place(NamedTuple):
    """Where a finding is. What does not apply is empty or None."""

    file: str = ""
    """Path as shown to people and written in references."""
    line: int | None = None
    """Line in `file`, from 1."""
    column: int | None = None
    """Character in the line, from 1."""
    cue: int | None = None
    """Place of the cue in its track, from 1."""
    start: int | None = None
    """Start of the cue, ms."""
    message: str | None = None
    """Identity of the message (`msgctxt`)."""
    catalog: str | None = None
    """Path of the catalog."""
    catalog_line: int | None = None
    """Line of the message in `catalog`, from 1."""


class Finding(NamedTuple):
    """What a check says: which rule, where, the measured value, the limit, possibly a fix."""

    code: str
    """A key of `codes.CODES`."""
    place: Place = Place()
    value: int | Fraction | str | None = None
    """What was measured or found, exact."""
    limit: int | Fraction | str | None = None
    """What the profile or the format allows."""
    unit: str | None = None
    """Unit of value and limit: `ms`, `frames`, `characters`, `characters/s`,
    `words/min`."""
    text: str = ""
    """The verbatim text the finding is about."""
    fix: Fix | None = None
    """What would mend it."""
    severity_override: Severity | None = None
    """A severity other than the code's own (`--final`, a profile)."""

    @property
    def rule(self) -> Code:
        """The row of the code table."""
        return CODES[self.code]

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.severity_override or self.rule.severity

    @property
    def surplus(self) -> int | None:
        """By how much a whole value is over a whole limit; None for anything else."""
        value, limit = self.value, self.limit
        if isinstance(value, int) and isinstance(limit, int):
            return value - limit
        return None

    @property
    def sentence(self) -> Text:
        """The finding in words, lazily, in the user's language when shown."""
        data = {
            "value": self.value,
            "limit": self.limit,
            "unit": self.unit,
            "text": self.text,
            "surplus": self.surplus,
        }
        return Text(self.rule.sentence.msgid, data=tuple(data.items()))

    def at(self, **changes: Any) -> Finding:
        """Return the finding with its place changed."""
        return self._replace(place=self.place._replace(**changes))

    def with_severity(self, severity: Severity) -> Finding:
        """Return the finding with another severity."""
        return self._replace(severity_override=severity)
