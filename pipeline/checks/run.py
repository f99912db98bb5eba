"""Running rules over contexts, in an order that does not depend on how they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.checks.context import (
    NO_HOUSE,
    Context,
    SeriesContext,
    TrackContext,
)
from pipeline.checks.order import ordered
from pipeline.checks.registry import RULES
from pipeline.checks.rule import Rule
from pipeline.checks.unwanted import OF_TRANSLATIONS
from pipeline.model.codes import Severity
from pipeline.model.finding import Finding
from pipeline.model.limits import Profile


def check(contexts: Iterable[Context], rules: Iterable[Rule[Any]] = RULES) -> tuple[Finding, ...]:
    """Return what `rules` find in `contexts`, sorted as `ordered` does.

    Each rule looks at the contexts of its own kind only. Damage in reading is no rule's finding:
    it comes with the Reading, and is joined to these by the caller (`ordered` again).
    """
    table = tuple(rules)
    return ordered(
        finding
        for context in contexts
        for rule in table
        if isinstance(context, rule.scope)
        for finding in judged(rule, context)
    )


def judged(rule: Rule[Any], context: Context) -> Iterator[Finding]:
    """Yield what `rule` finds in `context`, as bad as its house says; nothing where it is off.

    A profile says how bad a fault is where the house says so, and makes information of a rule that
    the house is not known to have. A finding that is information already stays so.
    """
    if rule.code in OF_TRANSLATIONS:
        yield from _of_translations(_as_bad(rule, context), context)
    else:
        yield from _as_bad(rule, context)


def _of_translations(findings: Iterator[Finding], context: Context) -> Iterator[Finding]:
    """Leave out what is found in cues that are not translated yet."""
    tracks: Iterable[Context] = context.tracks if isinstance(context, SeriesContext) else (context,)
    spared = {
        (track.file, index + 1)
        for track in tracks
        if isinstance(track, TrackContext)
        for index in track.untranslated
    }
    if not spared:
        return findings
    return (one for one in findings if (one.place.file, one.place.cue) not in spared)


def _as_bad(rule: Rule[Any], context: Context) -> Iterator[Finding]:
    own = dict(_house(context).severities)
    wanted = own.get(rule.name) or own.get(rule.code)
    if wanted == "off":
        return
    if not wanted:
        yield from rule.check(context)
        return
    severity = Severity(wanted)
    for finding in rule.check(context):
        lenient = finding.severity_override is Severity.INFO
        yield finding if lenient else finding.with_severity(severity)


def _house(context: Context) -> Profile:
    if isinstance(context, SeriesContext):  # one language, one house
        return context.tracks[0].profile if context.tracks else NO_HOUSE
    return context.profile
