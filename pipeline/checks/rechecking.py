"""Checking a track again after some of its cues have changed, at the cost of what has changed.

What is found is that of a check of the whole track: each rule says by its `Reach` what its findings
hang on, and is asked again about no more than that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pipeline.checks.context import SeriesContext, TrackContext
from pipeline.checks.order import ordered
from pipeline.checks.rule import Reach, Rule
from pipeline.checks.run import judged
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding

Found = Mapping[int | None, tuple[Finding, ...]]
"""The findings of one rule by the index of their cue, from 0; None for those of the whole file."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A track, and what each rule finds in it; its series is as it came."""

    context: TrackContext
    rules: Sequence[Rule[Any]]
    found: Mapping[str, Found]
    """By the code of the rule."""

    def findings(self, *, fixable: bool = False) -> tuple[Finding, ...]:
        """Return all findings in the order of `check`, or only those that have a fix."""
        every = (
            one
            for own in self.found.values()
            for findings in own.values()
            for one in findings
            if one.fix or not fixable
        )
        return ordered(every)

    def worse(self, than: Checked) -> dict[str, set[int | None]]:
        """Return by rule the cues that have more findings here than in a track of as many cues."""
        rules: dict[str, set[int | None]] = {}
        for code, own in self.found.items():
            before = than.found[code]
            if own is not before:
                cues = {cue for cue, some in own.items() if len(some) > len(before.get(cue, ()))}
                if cues:
                    rules[code] = cues
        return rules


class _Changed(NamedTuple):
    """What differs between two tracks of as many cues."""

    texts: frozenset[int]
    """Cues with another text."""
    cues: frozenset[int]
    """Cues with another text, other times or another number."""
    growth: bool
    """Whether fixes may add characters to one track, and not to the other."""


def checked(context: TrackContext, rules: Iterable[Rule[Any]]) -> Checked:
    """Return what `rules` find in the track of `context`."""
    table = tuple(one for one in rules if one.scope in {TrackContext, SeriesContext})
    if context.series is None:
        context = replace(context, series=SeriesContext((context,)))
    return Checked(context, table, {rule.code: _found(context, rule) for rule in table})


def rechecked(before: Checked, cues: tuple[Cue, ...], *, codes: Iterable[str] = ()) -> Checked:
    """Return what the rules of `before`, or those with `codes`, find when it has these `cues`.

    There are as many as there were. Takes the time of a check where all have changed.
    """
    old = before.context
    context = replace(old, track=old.track._replace(cues=cues))
    pairs = enumerate(zip(old.track.cues, cues, strict=True))
    other = [
        (index, one.text != new.text)
        for index, (one, new) in pairs
        if one is not new and one != new
    ]
    changed = _Changed(
        frozenset(index for index, is_text in other if is_text),
        frozenset(index for index, _is_text in other),
        old.may_grow != context.may_grow,
    )
    wanted = set(codes)
    table = [rule for rule in before.rules if not wanted or rule.code in wanted]
    found = {rule.code: _again(context, rule, before.found[rule.code], changed) for rule in table}
    return Checked(context, table, found)


def _again(context: TrackContext, rule: Rule[Any], before: Found, changed: _Changed) -> Found:
    """Return what `rule` finds now; `before` itself where that is the same."""
    # a finding tells when its cue starts, and its fix may want time or room
    own = before.keys() & (before.keys() if changed.growth else changed.cues)
    if rule.reach is Reach.OWN_TEXT:
        cues = own | changed.texts
    elif rule.reach is Reach.OWN:
        cues = own | changed.cues
    elif rule.reach is Reach.ALL_TEXTS:
        return _found(context, rule) if own or changed.texts else before
    else:
        return _found(context, rule) if changed.cues else before
    indices = sorted(index for index in cues if index is not None)
    if not indices:
        return before
    now = dict(before)
    for index in indices:
        now.pop(index, None)
    for place, findings in _found(context.part(indices), rule).items():
        if place is not None:
            index = indices[place]
            now[index] = tuple(one.at(cue=index + 1) for one in findings)
    return now


def _found(context: TrackContext, rule: Rule[Any]) -> Found:
    by_cue: dict[int | None, list[Finding]] = {}
    for one in _all(context, rule):
        cue = one.place.cue
        by_cue.setdefault(None if cue is None else cue - 1, []).append(one)
    return {cue: tuple(findings) for cue, findings in by_cue.items()}


def _all(context: TrackContext, rule: Rule[Any]) -> Iterator[Finding]:
    if rule.scope is SeriesContext:
        return judged(rule, SeriesContext((context,), context.series))
    return judged(rule, context)
