"""The space of a translation: how many characters fit into the cues of a message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.catalogs.remark import Remark
from pipeline.catalogs.shares import Share
from pipeline.model.limits import Limits
from pipeline.model.message import Message, Reference

Told = Sequence[tuple[Message, Remark | None]]
"""Messages of a template in order, and what their `#.` lines say."""


class Budget(NamedTuple):
    """What fits, in characters as a viewer sees them; None where no release sets a limit."""

    space: int | None = None
    """Into the message's own share of its cues."""
    together: int | None = None
    """Into the run of messages that share cues, for one that shares a cue."""


def budgets(told: Told, limits: Sequence[Limits]) -> dict[str, Budget]:
    """Return the budget of each message by its identity, under the strictest of `limits`.

    The space is the sum over the message's cues of min(lines x characters per line, floor(reading
    speed x seconds)), a shared cue divided by the length of the source. A message of several cues
    whose `#.` lines do not tell them is taken for one cue as long as all of them and the time
    between, with the lines of all. One whose `#.` lines tell no times has no budget.
    """
    runs = _runs(told)
    together: dict[int, int | None] = {}
    found = {}
    for message, remark in told:
        if remark is None:
            continue
        space = _least(_space(remark, one) for one in limits)
        run = _run_of(message, remark, runs)
        if run is not None and id(run) not in together:
            together[id(run)] = _least(_sum(run.values(), one) for one in limits)
        found[message.id] = Budget(space, None if run is None else together[id(run)])
    return found


def _least(spaces: Iterable[int | None]) -> int | None:
    return min((one for one in spaces if one is not None), default=None)


def _space(remark: Remark, limits: Limits) -> int | None:
    if remark.cue_shares:
        return _sum(remark.cue_shares, limits)
    if remark.span is None:
        return None
    lines = None if limits.lines is None else limits.lines * remark.cues
    return limits._replace(lines=lines).space(remark.span.duration)


def _sum(shares: Iterable[Share], limits: Limits) -> int | None:
    spaces = [one.space(limits) for one in shares]
    return None if None in spaces else sum(one for one in spaces if one is not None)


_Run = dict[Reference, Share]
"""The cues of a run by their references, with what the run has of each."""


def _run_of(message: Message, remark: Remark, runs: dict[Reference, _Run]) -> _Run | None:
    return runs.get(message.references[0]) if _shares_cues(message, remark) else None


def _shares_cues(message: Message, remark: Remark) -> bool:
    shares = remark.cue_shares
    return len(shares) == len(message.references) and any(one.is_shared for one in shares)


def _runs(told: Told) -> dict[Reference, _Run]:
    """Return the run that each cue belongs to, of those that messages share."""
    runs: dict[Reference, _Run] = {}
    for message, remark in told:
        if remark is None or not _shares_cues(message, remark):
            continue
        met = [runs[place] for place in message.references if place in runs]
        home: _Run = max(met, key=len, default={})
        for run in met:
            for place in run if run is not home else ():
                home[place], runs[place] = run[place], home
        for place, share in zip(message.references, remark.cue_shares, strict=True):
            before = home[place].own if place in home else 0
            home[place] = share._replace(own=min(before + share.own, share.whole))
            runs[place] = home
    return runs
