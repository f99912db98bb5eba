"""Retiming as a fix: the limits of a house on a track, and what retiming makes of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from pipeline.checks.context import TrackContext
from pipeline.checks.impossible import Impossible
from pipeline.checks.moving import Retimed, Retimer
from pipeline.checks.unwanted import LENIENT
from pipeline.cueing.infeasible import Certificate
from pipeline.cueing.retiming import Timed, TimingLimit, TimingLimits, retime
from pipeline.cueing.timing_limits import Bounds
from pipeline.model.cue import Kind
from pipeline.model.finding import Finding

USUAL_SHIFT = 12
"""Frames that a start or an end may move at most: half a second at 24 frames a second."""

CODES_OF_LIMITS = {
    TimingLimit.NEGATIVE_DURATION: "STR003",
    TimingLimit.ZERO_DURATION: "STR004",
    TimingLimit.SHORTEST: "TIM001",
    TimingLimit.LONGEST: "TIM002",
    TimingLimit.READING_SPEED: "TIM007",
    TimingLimit.WORDS: "TIM010",
    TimingLimit.OVERLAP: "TIM004",
    TimingLimit.GAP: "TIM003",
    TimingLimit.CHAINING: "TIM005",
    TimingLimit.FLICKER: "TIM006",
    TimingLimit.SHOT_IN_AFTER: "TIM013",
    TimingLimit.SHOT_IN_BEFORE: "TIM013",
    TimingLimit.SHOT_OUT: "TIM014",
}
"""The rule that reports each limit of times."""

TIME_CODES = frozenset(CODES_OF_LIMITS.values())
_OF_SHOTS = frozenset({"TIM013", "TIM014"})
_TO_READ = frozenset({TimingLimit.READING_SPEED, TimingLimit.WORDS})


def retimer(max_shift: int | None = None, codes: Collection[str] = TIME_CODES) -> Retimer:
    """Return what finds the least change of times under the limits of a context's profile.

    Of the limits of the rules that are not among `codes` it is asked only that they get no worse,
    as far as one cue has them by itself.
    """
    unasked = TIME_CODES.difference(codes)

    def find(context: TrackContext) -> Retimed:
        unwanted = context.unwanted
        everywhere = unwanted.everywhere | unasked
        context = replace(context, unwanted=replace(unwanted, everywhere=everywhere))
        cues = timed(context)
        limits = timing_limits(context, max_shift)
        result = retime(cues, limits, context.held)
        reasons: dict[int, dict[str, None]] = {}
        for change in result.changes:
            own = reasons.setdefault(change.index, {})
            own |= dict.fromkeys(CODES_OF_LIMITS[limit] for limit in change.reasons)
        shift = Bounds(limits).shift
        impossible = (
            *(
                Impossible(_finding(context, one), one, {i: cues[i].span for i in one.cues}, shift)
                for one in result.remaining
            ),
            *(
                Impossible(
                    _finding(context, one), one, {i: result.spans[i] for i in one.cues}, shift
                )
                for one in result.arisen
            ),
        )
        return Retimed(
            result.spans,
            {index: tuple(codes) for index, codes in reasons.items()},
            impossible,
            shift,
        )

    return find


def timed(context: TrackContext) -> list[Timed]:
    """Return what retiming has to know of each cue of a track."""
    kinds = context.kinds
    return [
        Timed(
            cue.span,
            shown.length,
            shown.words,
            repr(context.layers[index]),
            longest_exempt=bool(kinds) and kinds[index] is Kind.SONG,
            lenient=_lenient(context, index),
        )
        for index, (cue, shown) in enumerate(zip(context.track.cues, context.shown, strict=True))
    ]


def _lenient(context: TrackContext, index: int) -> frozenset[TimingLimit]:
    """Return the limits that one cue need not keep: suppressed ones, and those of its reading."""
    unwanted = LENIENT & context.unwanted.at(index)
    found = frozenset(limit for limit, code in CODES_OF_LIMITS.items() if code in unwanted)
    return found | _TO_READ if index in context.untranslated else found


def timing_limits(context: TrackContext, max_shift: int | None = None) -> TimingLimits:
    """Return the limits of times that the context's profile sets, and nobody has suppressed."""
    limits, unwanted = context.limits, context.unwanted.everywhere
    return TimingLimits.of(
        limits,
        context.frame_rate,
        words_per_minute=limits.words_per_minute,
        word_time=limits.word_time,
        chaining=bool(limits.chaining) and "TIM005" not in unwanted,
        flicker_gap=None if "TIM006" in unwanted else limits.flicker,
        shot_changes=() if unwanted >= _OF_SHOTS else tuple(context.shot_changes),
        max_shift=USUAL_SHIFT if max_shift is None else max_shift,
    )


def _finding(context: TrackContext, one: Certificate) -> Finding:
    numbers = ", ".join(str(index + 1) for index in one.cues)
    codes = ", ".join(dict.fromkeys(CODES_OF_LIMITS[limit] for limit in one.limits))
    is_text = one.characters is not None and len(one.cues) == 1
    if is_text:
        value, code, unit = one.characters, "TIM022", "characters"
    else:
        value, code, unit = one.missing, "TIM021", "ms"
    finding = context.finding(code, one.cues[0], value=value, limit=codes, unit=unit)
    return finding._replace(text=numbers)
