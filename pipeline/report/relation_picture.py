"""The picture of a relation: how far cues lie apart over the running time, as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from pipeline.messages import Text, _, n_
from pipeline.model.cue import Cue
from pipeline.model.markup import strip_tags
from pipeline.model.time import timecode
from pipeline.report.columns import clip, visible
from pipeline.sync.relation import Part, Relation, Side

if TYPE_CHECKING:
    from pipeline.report.relation_page import Outlier

_WIDTH, _LEFT, _RIGHT = 960, 78, 34
_TOP_OFFSET, _HIGH_OFFSET = 20, 110
_TOP_RESIDUAL, _HIGH_RESIDUAL = 176, 190
_AXIS = _TOP_RESIDUAL + _HIGH_RESIDUAL
_HEIGHT = _AXIS + 42
_REACHES = (50, 100, 200, 500, 1000, 2000, 5000)
"""Milliseconds above and below 0 that residuals are shown within."""
_MARGIN = 8
"""Pixels above and below the lines of the offsets."""
_NICE = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18000, 36000)
"""Seconds between two marks of the time."""
_SHADES = ("#eef4fb", "#f8f3ea")
_LONGEST_TEXT = 70


class Drawn(NamedTuple):
    """What is drawn."""

    relation: Relation
    references: Sequence[Cue]
    targets: Sequence[Cue]
    outliers: Sequence[Outlier]


class _Frame(NamedTuple):
    """Where times and milliseconds lie in the picture."""

    first: int
    last: int
    """Target time at the left and at the right, ms."""
    low: int
    high: int
    """Offsets at the bottom and at the top of the upper picture, ms."""
    reach: int
    """Residuals at the bottom and at the top of the lower one, ms."""

    def x(self, moment: int) -> float:
        width = _WIDTH - _LEFT - _RIGHT
        share = (moment - self.first) / max(1, self.last - self.first)
        return round(_LEFT + width * min(1.0, max(0.0, share)), 1)

    def offset(self, milliseconds: int) -> float:
        share = (milliseconds - self.low) / max(1, self.high - self.low)
        high = _HIGH_OFFSET - 2 * _MARGIN
        return round(_TOP_OFFSET + _MARGIN + high * (1 - share), 1)

    def residual(self, milliseconds: int) -> float:
        kept = min(self.reach, max(-self.reach, milliseconds))
        return round(_TOP_RESIDUAL + _HIGH_RESIDUAL * (1 - (kept / self.reach + 1) / 2), 1)


def picture(drawn: Drawn) -> str:
    """Return the SVG: above the offset of each part, below how far each cue is from it."""
    frame = _frame(drawn)
    label = _("distance in time between the two tracks over the running time")
    parts = [
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(str(label))}">',
        *_shades(drawn.relation.parts, frame),
        *_times(frame),
        *_offsets(drawn, frame),
        *_residuals(drawn, frame),
        *_missing(drawn, frame),
        "</svg>",
    ]
    return "\n".join(parts)


def _frame(drawn: Drawn) -> _Frame:
    cues = drawn.targets
    first = min((cue.span.start for cue in cues), default=0)
    last = max((cue.span.end for cue in cues), default=1)
    ends = [
        part.map(moment) - moment
        for part in drawn.relation.parts
        for moment in (max(first, part.from_ms), min(last, part.to_ms))
    ]
    low, high = min(ends, default=0), max(ends, default=0)
    if high - low < 1000:
        middle = (low + high) // 2
        low, high = middle - 500, middle + 500
    usual = 2 * drawn.relation.residual.p95
    reach = next((one for one in _REACHES if one >= usual), usual)
    return _Frame(first, max(last, first + 1), low, high, reach)


def _shades(parts: Sequence[Part], frame: _Frame) -> Iterator[str]:
    for index, part in enumerate(parts):
        left = _LEFT if index == 0 else frame.x(part.from_ms)
        right = _WIDTH - _RIGHT if index == len(parts) - 1 else frame.x(part.to_ms)
        shade = _SHADES[index % len(_SHADES)]
        for top, high in ((_TOP_OFFSET, _HIGH_OFFSET), (_TOP_RESIDUAL, _HIGH_RESIDUAL)):
            yield (
                f'<rect x="{left}" y="{top}" width="{round(right - left, 1)}" height="{high}" '
                f'fill="{shade}"/>'
            )
        if index:
            yield (
                f'<line x1="{left}" x2="{left}" y1="{_TOP_OFFSET}" y2="{_AXIS}" '
                f'stroke="#bf8700" stroke-dasharray="4 3"><title>'
                f"{escape(str(_('another part from {time} on', time=timecode(part.from_ms))))}"
                "</title></line>"
            )


def _times(frame: _Frame) -> Iterator[str]:
    length = (frame.last - frame.first) / 1000
    step = next((one for one in _NICE if length / one <= 10), _NICE[-1]) * 1000
    moment = -(-frame.first // step) * step
    while moment <= frame.last:
        x = frame.x(moment)
        yield f'<line x1="{x}" x2="{x}" y1="{_AXIS}" y2="{_AXIS + 5}" stroke="#59636e"/>'
        written = timecode(moment).split(",")[0]
        yield f'<text x="{x}" y="{_AXIS + 18}" text-anchor="middle">{written}</text>'
        moment += step
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    yield (
        f'<text x="{middle}" y="{_HEIGHT - 6}" text-anchor="middle">'
        f"{escape(str(_('running time of the target')))}</text>"
    )


def _offsets(drawn: Drawn, frame: _Frame) -> Iterator[str]:
    title = escape(str(_("offset to the reference")))
    yield f'<text x="{_LEFT}" y="{_TOP_OFFSET - 7}">{title}</text>'
    for milliseconds in sorted({frame.low, frame.high}):
        y = frame.offset(milliseconds)
        yield (
            f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{_seconds(milliseconds)}</text>'
        )
    parts = drawn.relation.parts
    for index, part in enumerate(parts):
        first = frame.first if index == 0 else part.from_ms
        last = frame.last if index == len(parts) - 1 else part.to_ms
        points = [(frame.x(one), frame.offset(part.map(one) - one)) for one in (first, last)]
        (x1, y1), (x2, y2) = points
        name = f"{part.offset_ms / 1000:+.3f} s, {part.ratio_name}"
        yield (
            f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#0969da" stroke-width="2.5" '
            f'stroke-linecap="round"><title>{escape(name)}</title></line>'
        )


def _residuals(drawn: Drawn, frame: _Frame) -> Iterator[str]:
    yield (
        f'<text x="{_LEFT}" y="{_TOP_RESIDUAL - 7}">'
        f"{escape(str(_('how far each cue begins from there')))}</text>"
    )
    for milliseconds in (-frame.reach, 0, frame.reach):
        y = frame.residual(milliseconds)
        yield f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y}" y2="{y}" stroke="#d1d9e0"/>'
        sign = "+" if milliseconds > 0 else ""
        yield (
            f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{sign}{milliseconds} ms</text>'
        )
    far = {one.pair.target for one in drawn.outliers}
    points = [
        f"M{frame.x(drawn.targets[pair.target].span.start)} {frame.residual(pair.off)}h0"
        for pair in drawn.relation.pairs
        if pair.target not in far
    ]
    if points:
        yield (
            f'<path d="{"".join(points)}" stroke="#0969da" stroke-opacity=".55" stroke-width="4" '
            'stroke-linecap="round" fill="none"/>'
        )
    for one in drawn.outliers:
        x, y = frame.x(one.start), frame.residual(one.pair.off)
        text = clip(visible(strip_tags(one.text)), _LONGEST_TEXT)
        cue = _("cue {number}", number=one.pair.target + 1)
        told = f"{cue}, {timecode(one.start)}, {one.pair.off:+d} ms: {text}"
        yield (
            f'<circle cx="{x}" cy="{y}" r="4" fill="#cf222e" fill-opacity=".8">'
            f"<title>{escape(told)}</title></circle>"
        )


def _missing(drawn: Drawn, frame: _Frame) -> Iterator[str]:
    """Yield bars on the axis where cues of the target have no counterpart."""
    for passage in drawn.relation.doubtful:
        if passage.side is not Side.TARGET:
            continue
        left, right = frame.x(passage.from_ms), frame.x(passage.to_ms)
        told = escape(str(_without(passage.cues)))
        yield (
            f'<rect x="{left}" y="{_AXIS - 7}" width="{round(max(2.0, right - left), 1)}" '
            f'height="7" fill="#cf222e" fill-opacity=".45"><title>{told}</title></rect>'
        )


def _without(cues: int) -> Text:
    return n_("{count} cue without counterpart", "{count} cues without counterpart", cues)


def _seconds(milliseconds: int) -> str:
    tenths = round(milliseconds / 100)
    return f"{tenths / 10:+.1f} s" if tenths else "0 s"
