"""The table of codes: every finding the program can make, in one place.

Three letters name the room of the fault (SRT reading, STR structure, TIM timing, LAY layout, TXT
text, CAT catalogs, REL release against master), three digits the rule. A number is never reused.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.messages import Text, _


class Severity(StrEnum):
    """How bad a finding is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for information, 2 for an error."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table."""

    code: str
    rule: str
    """Name of the rule, after the bad pattern."""
    severity: Severity
    sentence: Text
    """English sentence with the fields value, limit, unit, text and surplus of the finding."""
    aliases: tuple[str, ...] = ()
    """What the rule is called elsewhere."""


_INFO, _WARNING, _ERROR = Severity

_ROWS = (
    Code("SRT001", "text-outside-cue", _ERROR, _("text that belongs to no cue"), ("srt-parse",)),
    Code("SRT002", "time-unreadable", _ERROR, _("time line cannot be read; its cue was not made"), ("srt-parse",)),
    Code("SRT003", "time-repaired", _ERROR, _("time line is not as SRT wants it; read as {value}"), ("srt-parse",)),
    Code("SRT004", "time-doubtful", _ERROR, _("time line is damaged; read as {value}, please check"), ("srt-parse",)),
    Code("SRT005", "number-missing", _WARNING, _("cue has no number"), ("cue-number",)),
    Code("SRT006", "number-not-a-number", _WARNING, _("cue number is not a number"), ("cue-number",)),
    Code("SRT007", "blank-line-in-cue", _ERROR, _("blank line inside a cue; the text after it was kept in the cue"), ()),
    Code("SRT008", "blank-line-missing", _ERROR, _("no blank line before this cue"), ()),
    Code("SRT009", "blank-line-before-time", _ERROR, _("blank line between the number and the times"), ()),
    Code("SRT010", "undecodable-bytes", _ERROR, _("bytes that are not {value}; shown as U+FFFD"), ("encoding-utf8",)),
    Code("SRT011", "encoding-guessed", _INFO, _("encoding guessed: {value}"), ("encoding-utf8",)),
    Code("SRT012", "control-character", _WARNING, _("control character {value} in the text"), ("control-chars",)),
    Code("SRT013", "mixed-line-ends", _INFO, _("line ends are mixed; most are {value}"), ("newline-style",)),
    Code("SRT014", "no-cues", _ERROR, _("file holds no cue"), ("srt-parse",)),
    Code("SRT015", "blank-line-before-text", _ERROR, _("blank line between the times and the text"), ()),
    Code("STR002", "cue-out-of-order", _ERROR, _("cue starts {value} {unit} before the cue above it"), ("cue-order",)),
    Code("STR003", "end-before-start", _ERROR, _("cue ends {value} {unit} before it starts"), ("negative-duration",)),
    Code("STR004", "no-duration", _ERROR, _("cue ends when it starts"), ("zero-duration",)),
    Code("STR005", "empty-cue", _WARNING, _("cue has no visible text"), ("empty-cue",)),
    Code("TIM004", "cues-overlap", _ERROR, _("cue starts {value} {unit} before an earlier cue has ended"), ("overlap",)),
    Code("TIM020", "translation-too-fast", _WARNING, _("{value} {unit} shown, {limit} can be read in the time; shorten the translation by {surplus}"), ("max-cps",)),
    Code("CAT001", "untranslated", _WARNING, _("not translated"), ("x-untranslated",)),
    Code("CAT002", "fuzzy", _WARNING, _("translation is fuzzy"), ("x-fuzzy",)),
    Code("CAT003", "repeated-text-uncertain", _WARNING, _("text stands {limit} times in the film and {value} times in the catalog"), ()),
    Code("CAT004", "message-without-place", _INFO, _("message has no place in the film"), ()),
    Code("CAT005", "template-stale", _ERROR, _("template does not match the master; extract has to be run"), ()),
    Code("CAT006", "catalog-without-master", _WARNING, _("the title has no master; was it renamed? title-id keeps its identities"), ()),
    Code("REL001", "cue-lost", _ERROR, _("cue {value} of the master is not in the release, and the manifest has no reason"), ("x-cue-count",)),
    Code("REL002", "cue-added", _ERROR, _("cue is not in the master, and the manifest has no reason"), ("x-cue-count",)),
    Code("REL003", "release-missing", _ERROR, _("release has not been compiled"), ()),
    Code("REL004", "release-changed-by-hand", _WARNING, _("release differs from what was last compiled"), ()),
    Code("REL005", "release-stale", _WARNING, _("release was compiled from something older"), ()),
    Code("REL006", "not-writable", _WARNING, _("the release's format or encoding cannot say {value}"), ()),
    Code("STR010", "pin-without-place", _WARNING, _("pin has lost its place"), ()),
    Code("STR011", "no-sentence-ends", _WARNING, _("{value} of {limit} cues in {text} end a sentence; cues and pauses are the units of translation"), ()),
    Code("STR012", "source-language-unlikely", _WARNING, _("most of the film is not in the letters of {text}; source-languages says what is spoken"), ()),
    Code("LAY020", "translation-too-wide", _WARNING, _("{value} {unit} shown, the lines hold {limit}; shorten the translation by {surplus}"), ("max-event-length",)),
    Code("LAY021", "adjustment-not-applied", _WARNING, _("change by hand was not made, {value}: {text}"), ()),
    Code("TXT020", "speaker-not-in-cast", _INFO, _("{value} may be a speaker; the cast does not name it"), ()),
)  # fmt: skip

CODES: dict[str, Code] = {row.code: row for row in _ROWS}
"""Every code with its rule, severity and sentence."""
