"""The page docs/retiming.md: what moving times costs, in words, and a certificate that adds up."""

from __future__ import annotations

from pipeline.checks.retimer import CODES_OF_LIMITS
from pipeline.cueing.retiming import Certificate, Retiming, Timed, TimingLimits, retime
from pipeline.model.frame_rate import parse_frame_rate
from pipeline.model.time import TimeSpan, timecode
from pipeline.profiles import load

RATE = "25"
CUES = (
    Timed(TimeSpan(1000, 2400), 21, 4),
    Timed(TimeSpan(2400, 4000), 25, 5),
    Timed(TimeSpan(4200, 6000), 24, 4),
    Timed(TimeSpan(9000, 9400), 40, 7),
    Timed(TimeSpan(9400, 9900), 5, 1),
)
"""Invented: three cues that can be mended, one whose text is too long, one that is too short."""

PAGE = """\
# How times are mended

`fix`, and `compile` with `retime = "profile"`, move the starts and ends of cues until they keep
the limits of the house. Of all ways to do so the one of least *cost* is taken, found exactly by a
dynamic program over the frames of the film (without a frame rate: over milliseconds).

## The limits

The shortest and the longest duration, the reading speed, the least gap, gaps that have to be
closed (chaining) or are too short to see (flicker), shot changes. How each is counted stands on
the page of its rule. Besides: an edge moves by at most `--max-shift` frames ({shift} by default)
and lands on a frame; one that need not move stays to the millisecond. Starts stay in their order,
and cues at different places of the screen that were not shown together do not come to be. What a
person has suppressed is not asked for.

## The cost

In this order:

1. the milliseconds by which starts and ends move, all together;
2. of these the milliseconds of starts: a late voice is noticed more than a late end;
3. the last edge stands as early as it can, then the one before it, and so on.

So the best is one only, and the same input always gives the same times.

## What cannot be

Where the limits of some cues cannot all hold, the smallest sets of such cues are named, each with
a *certificate*: from the time `opens` on, the cues need the milliseconds of all terms, one after
the other; that comes to a time which the last edge misses by `missing`, since the nearest place
that it can go to is `closes`. `fix --format json` has it all.

A cue in such a set is spared a limit of its own that it breaks already, reading speed first, then
the shortest and the longest duration, and as few cues as possible are; it gives up little time
for its neighbours. All other limits are kept, of that cue too. Its own limit is then still found
by `check`.

Fixing twice changes nothing. A second run counts the reach of each edge from where the first has
left it; where it could thus come to a goal that the first cannot reach, the first does not go
part of the way. So a cue that just misses its reading speed may keep other faults too, such as a
duration that is too short; a person who takes a few characters from it mends all.

## An example

Under netflix-ru at {rate} frames a second. The fourth text cannot be read in any time that is
left, and keeps its gap and its shortest duration all the same; the fifth moves to make room.

{table}
{count} edges move, by {moved} ms in all.

{certificates}
"""


def retiming_page() -> str:
    """Return the page, with an example that is solved here and now."""
    rate = parse_frame_rate(RATE)
    limits = TimingLimits.of(load("netflix-ru").limits, rate, chaining=True)
    found = retime(CUES, limits)
    return PAGE.format(
        shift=limits.max_shift,
        rate=RATE,
        table=_table(found),
        count=len(found.changes),
        moved=found.moved,
        certificates="\n".join(map(_read, found.remaining)).rstrip(),
    )


def _table(found: Retiming) -> str:
    head = "| cue | characters | was | is | for |\n|---|---|---|---|---|\n"
    rows = []
    for index, (cue, span) in enumerate(zip(CUES, found.spans, strict=True)):
        limits = [limit for one in found.changes if one.index == index for limit in one.reasons]
        codes = ", ".join(dict.fromkeys(CODES_OF_LIMITS[limit] for limit in limits))
        rows.append(
            f"| {index + 1} | {cue.characters} | {_span(cue.span)} | {_span(span)} | {codes} |\n"
        )
    return head + "".join(rows)


def _span(span: TimeSpan) -> str:
    return f"{timecode(span.start)} - {timecode(span.end)}"


def _read(one: Certificate) -> str:
    cues = ", ".join(str(index + 1) for index in one.cues)
    terms = " + ".join(
        f"{term.milliseconds} ({CODES_OF_LIMITS[term.limit]} of cue {term.cue + 1})"
        for term in one.terms
    )
    reached = one.opens + one.needed
    characters = f", {one.characters} characters" if one.characters else ""
    return (
        f"The certificate of {'cue' if len(one.cues) == 1 else 'cues'} {cues}: "
        f"{one.opens} + {terms} = {reached}; the last edge can go to {one.closes} only, so that "
        f"{one.missing} ms are missing{characters}.\n"
    )
