"""The table of codes: every finding the program can make, in one place.

Three letters name the room of the fault (SRT reading, STR structure, TIM timing, LAY layout, TXT
text, CAT catalogs, REL release against master), three digits the rule. A number is never reused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

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
    Code("STR006", "duplicate-cue", _ERROR, _("cue repeats cue {value}: same times, same text"), ()),
    Code("STR008", "cue-number-wrong", _WARNING, _("cue has the number {value}; its place is {limit}"), ("cue-number",)),
    Code("STR009", "byte-order-mark", _INFO, _("file begins with a byte order mark"), ("bom",)),
    Code("STR013", "suppression-unused", _WARNING, _("suppresses {value}, which nothing found here; it can go"), ()),
    Code("TIM001", "duration-too-short", _ERROR, _("cue is shown {value} {unit}; at least {limit}"), ("min-duration",)),
    Code("TIM002", "duration-too-long", _ERROR, _("cue is shown {value} {unit}; at most {limit}"), ("max-duration",)),
    Code("TIM003", "gap-too-short", _ERROR, _("gap of {value} {unit} before the next cue; at least {limit}"), ("min-gap-frames",)),
    Code("TIM005", "gap-not-chained", _ERROR, _("gap of {value} {unit} before the next cue; {limit}, or half a second and more"), ("gap-chaining",)),
    Code("TIM006", "gap-flickers", _WARNING, _("gap of {value} {unit} before the next cue; none, or at least {limit}"), ("gap-flicker",)),
    Code("TIM007", "reading-too-fast", _ERROR, _("{value} {unit}; at most {limit} can be read"), ("max-cps",)),
    Code("TIM008", "file-too-fast", _WARNING, _("{value} {unit} over the whole file; at most {limit}"), ("cps-file-average",)),
    Code("TIM009", "reading-too-slow", _INFO, _("{value} {unit}, fewer than {limit}; the cue may stand longer than its words need"), ("min-cps",)),
    Code("TIM010", "words-too-fast", _ERROR, _("{value} {unit}; at most {limit} can be read"), ("max-wpm",)),
    Code("TIM011", "time-off-frame", _INFO, _("{value} {unit} is no frame; the nearest is {limit}"), ("frame-align",)),
    Code("TIM012", "frame-rate-unusual", _WARNING, _("{value} frames a second is no rate that films are delivered in"), ("frame-rate-valid",)),
    Code("TIM013", "start-beside-shot-change", _WARNING, _("cue starts {value} {unit} from a change of shot; on it, or at least {limit} away"), ("shot-in-after", "shot-in-before")),
    Code("TIM014", "end-beside-shot-change", _WARNING, _("cue ends {value} {unit} from a change of shot; {limit} before it, or half a second away"), ("shot-out",)),
    Code("TIM019", "spacing-identical", _INFO, _("{value} cues in a row have one duration and one gap; were they timed by hand?"), ("identical-spacing",)),
    Code("TIM021", "times-impossible", _WARNING, _("no times keep {limit}: {value} {unit} missing (cues: {text})"), ()),
    Code("TIM022", "text-impossible", _WARNING, _("no times are left in which the cue can be read: {value} {unit} too many"), ()),
    Code("LAY001", "line-too-long", _ERROR, _("line of {value} {unit}; at most {limit}"), ("max-line-length",)),
    Code("LAY002", "too-many-lines", _ERROR, _("{value} lines; at most {limit}"), ("max-lines",)),
    Code("LAY003", "event-too-long", _ERROR, _("{value} {unit} in the cue; at most {limit}"), ("max-event-length",)),
    Code("LAY004", "needless-line-break", _WARNING, _("lines that fit on one: {value} {unit}, of {limit}"), ("max-lines",)),
    Code("LAY005", "lines-unbalanced", _INFO, _("lines of {value} {unit}; a better balance is {limit}"), ("line-balance",)),
    Code("LAY006", "orphan-word", _INFO, _("{value} stands alone on the last line"), ()),
    Code("LAY007", "break-splits-phrase", _WARNING, _("the line break parts {value}"), ("break-splits-phrase-en", "break-splits-phrase-ru")),
    Code("LAY008", "break-splits-number", _WARNING, _("the line break parts {value}"), ("break-number-unit",)),
    Code("LAY009", "cue-splits-phrase", _INFO, _("the end of the cue parts {value}"), ("event-splits-phrase",)),
    Code("TXT001", "stray-whitespace", _WARNING, _("stray white space in {value}"), ("whitespace",)),
    Code("TXT002", "wrong-ellipsis", _WARNING, _('"{value}" should be "{limit}"'), ("ellipsis-char",)),
    Code("TXT003", "wrong-continuation", _WARNING, _("{value} where a sentence goes on; the house writes {limit}"), ("continuation-style",)),
    Code("TXT004", "wrong-interruption", _INFO, _("{value} where a speaker is cut off; the house writes {limit}"), ("interruption",)),
    Code("TXT005", "wrong-dialogue-dash", _WARNING, _("{value} before a speaker's words; the house writes {limit}"), ("dialogue-dash-space",)),
    Code("TXT006", "lone-dialogue-dash", _WARNING, _("a speaker's dash stands before one line only"), ("dialogue-dash-single",)),
    Code("TXT007", "wrong-quotes", _WARNING, _("{value} as a quotation mark; {limit}"), ("quotes-ru", "quotes-en")),
    Code("TXT008", "unbalanced-marks", _WARNING, _("{value} has no partner"), ("quotes-unbalanced",)),
    Code("TXT009", "number-in-digits", _WARNING, _("{value} in digits; spelled out: {limit}"), ("numbers-one-to-ten",)),
    Code("TXT010", "number-starts-sentence", _WARNING, _("a sentence begins with {value}; spelled out: {limit}"), ()),
    Code("TXT011", "wrong-number-format", _WARNING, _("{value}; the language writes {limit}"), ("number-format",)),
    Code("TXT012", "broken-tags", _ERROR, _("broken tags: {value}"), ("italics-tags", "italics")),
    Code("TXT013", "italics-not-used", _WARNING, _("italics; the house does not use them"), ("italics",)),
    Code("TXT014", "sound-in-wrong-brackets", _WARNING, _('"{value}" should be "{limit}"; sounds stand in square brackets'), ("hi-brackets",)),
    Code("TXT015", "glyph-not-allowed", _ERROR, _("{value} is not among the characters of the house"), ("allowed-glyphs",)),
    Code("TXT016", "invisible-character", _WARNING, _("{value} in the text"), ("control-chars",)),
    Code("TXT017", "mixed-scripts-in-word", _ERROR, _("{value} has letters of two scripts"), ("mixed-script-word",)),
    Code("TXT018", "wrong-language", _WARNING, _("{value} % of the letters are of the language's script"), ("wrong-language-cue",)),
    Code("TXT019", "doubled-word", _WARNING, _("{value} twice"), ()),
    Code("TXT021", "doubled-punctuation", _WARNING, _('"{value}" should be "{limit}"'), ("doubled-punct",)),
    Code("TXT022", "garbled-text", _ERROR, _("{value} looks like text read in a wrong encoding; meant: {limit}"), ("mojibake",)),
    Code("TXT023", "song-without-notes", _WARNING, _("{value}; a song has a note at both ends"), ("lyrics-notes",)),
    Code("TXT024", "inconsistent-yo", _WARNING, _("{value}, not written as {limit}"), ("yo-consistency",)),
    Code("TXT025", "no-break-space", _INFO, _("no-break space; players differ in showing it"), ("nbsp-in-srt",)),
    Code("TXT026", "hyphen-for-dash", _WARNING, _("{value} between words; the house writes {limit}"), ()),
    Code("CAT010", "tags-differ", _ERROR, _("tags of the translation: {value}; of the source: {limit}"), ("x-tags",)),
    Code("CAT011", "numbers-differ", _WARNING, _("numbers of the translation: {value}; of the source: {limit}"), ("x-numbers",)),
    Code("CAT012", "sentence-end-differs", _WARNING, _("translation ends with {value}, the source with {limit}"), ("x-sentence-end",)),
    Code("CAT013", "brackets-differ", _WARNING, _("brackets and quotes of the translation: {value}; of the source: {limit}"), ()),
    Code("CAT014", "translation-over-budget", _WARNING, _("{value} {unit}; there is space for {limit}; {surplus} too many"), ()),
    Code("CAT015", "unchanged-translation", _WARNING, _("translation is the source text"), ("unchanged",)),
    Code("CAT016", "term-missing", _WARNING, _("{value} is in the glossary; its translation is {limit}"), ("x-glossary",)),
    Code("CAT017", "term-forbidden", _WARNING, _("{value} is not to be used; {limit}"), ("x-glossary",)),
    Code("CAT018", "translation-length-unlikely", _INFO, _("translation has {value} {unit}, the source {limit}"), ("x-length-ratio",)),
    Code("REL007", "time-differs", _WARNING, _("cue is {value} {unit} from its master"), ("x-time-delta",)),
    Code("REL008", "release-numbers-differ", _WARNING, _("numbers of the cue: {value}; of the master: {limit}"), ("x-numbers",)),
    Code("REL009", "speakers-differ", _WARNING, _("{value} speakers in the cue, {limit} in the master"), ("x-speaker-dashes",)),
    Code("REL010", "release-offset", _ERROR, _("release is {value} {unit} behind its master (less than 0: ahead of it)"), ("x-offset",)),
    Code("REL011", "release-drifts", _ERROR, _("release runs at {value} of the master's speed"), ("x-drift",)),
    Code("REL012", "release-cut-otherwise", _ERROR, _("release has another offset from {text} on: {value} {unit}"), ("x-piecewise",)),
)  # fmt: skip

CODES: dict[str, Code] = {row.code: row for row in _ROWS}
"""Every code with its rule, severity and sentence."""


@cache
def codes_by_name() -> Mapping[str, frozenset[str]]:
    """Return the codes that each name stands for: code, family (`TIM`), rule or alias, casefolded.

    An alias may stand for several codes.

    >>> sorted(codes_by_name()["max-cps"])
    ['TIM007', 'TIM020']
    """
    names: dict[str, frozenset[str]] = {}
    for row in CODES.values():
        for name in (row.code, row.code[:3], row.rule, *row.aliases):
            key = name.casefold()
            names[key] = names.get(key, frozenset()) | {row.code}
    return names
