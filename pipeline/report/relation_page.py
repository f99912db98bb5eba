"""How tracks relate in time as a page: pictures and tables in one file, for screen and paper."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from pipeline.messages import _, n_
from pipeline.model.markup import strip_tags
from pipeline.model.time import timecode
from pipeline.report.columns import visible
from pipeline.report.relation_picture import Drawn, picture
from pipeline.report.relation_view import (
    Compared,
    reason_text,
    refusal,
    seconds,
    summary,
    unread_lines,
    verdict,
)
from pipeline.sync.relation import Pair, Part

_MOST_OUTLIERS = 20
_FAR, _TIMES_USUAL = 40, 4
"""A cue is an outlier when it begins more than 40 ms (a frame at 25 a second) and 4 times the
median from where the relation puts it."""

_STYLE = """\
:root { color-scheme: light; }
body { font: 15px/1.45 system-ui, "DejaVu Sans", sans-serif; color: #1b1f24; background: #fff;
  max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 2.2rem 0 .3rem; overflow-wrap: anywhere; }
p { margin: .3rem 0; overflow-wrap: anywhere; }
.good { color: #116329; } .bad { color: #a40e26; } .soft { color: #59636e; }
table { border-collapse: collapse; margin: .6rem 0; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; }
th, td { padding: .15rem .9rem .15rem 0; text-align: left; vertical-align: top;
  white-space: nowrap; }
td.text { white-space: normal; overflow-wrap: anywhere; min-width: 9rem; }
th { font-weight: 600; border-bottom: 1px solid #d1d9e0; }
td.number, th.number { text-align: right; }
svg { width: 100%; height: auto; display: block; margin: .8rem 0; }
svg text { font: 11px system-ui, "DejaVu Sans", sans-serif; fill: #59636e; }
@media screen and (max-width: 42rem) { svg { min-width: 42rem; } td.text { min-width: 13rem; } }
@media print { body { margin: 0; max-width: none; font-size: 10pt; }
  h2 { break-after: avoid; } svg, tr { break-inside: avoid; } .wide { overflow: visible; }
  section { break-inside: avoid; } a { color: inherit; text-decoration: none; } }
"""


_NEAR = 1500
"""Milliseconds within which two cues without counterpart may be the same line."""


class Outlier(NamedTuple):
    """A cue that begins elsewhere than the relation puts it."""

    pair: Pair
    start: int
    """Start in the target, ms."""
    text: str


def page(compared: Sequence[Compared], version: str = "") -> str:
    """Return the page: HTML that needs no other file and no network."""
    title = str(_("Times compared"))
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{_("en")}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{_STYLE}</style></head>",
        f"<body><h1>{escape(title)}</h1>",
    ]
    if len(compared) > 1:
        parts += _contents(compared)
    for number, one in enumerate(compared, 1):
        parts += _section(one, number)
    parts.append(f'<p class="soft">subtitr {escape(version)}</p></body></html>')
    return "\n".join(parts) + "\n"


def outliers(one: Compared) -> list[Outlier]:
    """Return the cues that lie furthest from where the relation puts them, the furthest first.

    To pairs that are far apart come cues without counterpart, each with the nearest cue of the
    reference that has none either: most likely the same line, timed by hand.
    """
    usual = max(_FAR, _TIMES_USUAL * one.relation.residual.median)
    far = [pair for pair in one.relation.pairs if abs(pair.off) > usual]
    far += _near_misses(one)
    far.sort(key=lambda pair: (-abs(pair.off), pair.target))
    return [
        Outlier(pair, one.targets[pair.target].span.start, one.targets[pair.target].text)
        for pair in far
    ]


def _near_misses(one: Compared) -> Iterator[Pair]:
    met = {pair.target for pair in one.relation.pairs}
    met_there = {pair.reference for pair in one.relation.pairs}
    lone = sorted(
        (cue.span.start, index)
        for index, cue in enumerate(one.references)
        if index not in met_there
    )
    for index, cue in enumerate(one.targets):
        if index in met or not lone or not one.relation.parts:
            continue
        put = one.relation.map(cue.span.start)
        at = bisect_left(lone, (put, -1))
        start, reference = min(lone[max(0, at - 1) : at + 1], key=lambda near: abs(near[0] - put))
        if abs(start - put) <= _NEAR:
            yield Pair(index, reference, start - put)


def _contents(compared: Sequence[Compared]) -> Iterator[str]:
    heads = [_("file"), _("verdict"), _("times")]
    if any(one.paired for one in compared):
        heads.append(_("why"))
    yield '<div class="wide"><table><tr>'
    yield "".join(f"<th>{escape(str(head))}</th>" for head in heads)
    yield "</tr>"
    for number, one in enumerate(compared, 1):
        word, style = _word(one)
        why = f"<td>{escape(str(one.paired or ''))}</td>" if len(heads) > 3 else ""
        name = visible(one.target or one.reference)
        yield (
            f'<tr><td class="text"><a href="#pair-{number}">{escape(name)}</a></td>'
            f'<td class="{style}">{escape(word)}</td>'
            f"<td>{escape(summary(one.relation))}</td>{why}</tr>"
        )
    yield "</table></div>"


def _word(one: Compared) -> tuple[str, str]:
    if not one.is_pair:
        return str(_("alone")), "bad" if one.target else "soft"
    if not one.is_measured:
        return str(_("not measured")), "bad"
    if one.relation.is_trusted:
        return str(_("trusted")), "good"
    return str(_("not trusted")), "bad"


def _section(one: Compared, number: int) -> Iterator[str]:
    target, reference = visible(one.target), visible(one.reference)
    yield f'<section id="pair-{number}"><h2>{escape(target or reference)}</h2>'
    if not one.is_pair:
        yield f'<p class="{_word(one)[1]}">{escape(str(one.paired or ""))}</p></section>'
        return
    yield f'<p class="soft">{escape(str(_("against {reference}", reference=reference)))}</p>'
    if one.refused is not None and not one.is_measured:
        yield f'<p class="bad">{escape(refusal(one.refused))}</p></section>'
        return
    _text, style = _word(one)
    yield f'<p class="{style}">{escape(verdict(one.relation))}</p>'
    for reason in one.relation.reasons:
        style = "bad" if reason.is_grave else "soft"
        yield f'<p class="{style}">{escape(str(reason_text(reason)))}</p>'
    for line in unread_lines(one.unread):
        yield f'<p class="bad">{escape(line)}</p>'
    far = outliers(one)
    if one.relation.parts:
        yield from _parts(one.relation.parts)
        drawn = Drawn(one.relation, one.references, one.targets, tuple(far))
        yield f'<div class="wide">{picture(drawn)}</div>'
    if far:
        yield from _outliers(far)
    yield "</section>"


def _parts(parts: Sequence[Part]) -> Iterator[str]:
    heads = (_("from"), _("to"), _("offset"), _("speed"), _("cues"), _("met"), _("residual"))
    yield '<div class="wide"><table><tr>'
    yield "".join(
        f"<th{_NUMBER if index > 3 else ''}>{escape(str(head))}</th>"
        for index, head in enumerate(heads)
    )
    yield "</tr>"
    for part in parts:
        cells = (
            timecode(part.from_ms),
            timecode(part.to_ms),
            seconds(part.offset_ms),
            part.ratio_name,
            str(part.cues),
            str(part.met),
            f"{part.residual.median} / {part.residual.p95} ms",
        )
        yield (
            "<tr>"
            + "".join(
                f"<td{_NUMBER if index > 3 else ''}>{escape(cell)}</td>"
                for index, cell in enumerate(cells)
            )
            + "</tr>"
        )
    yield "</table></div>"


_NUMBER = ' class="number"'


def _outliers(far: Sequence[Outlier]) -> Iterator[str]:
    shown = far[:_MOST_OUTLIERS]
    more = len(far) - len(shown)
    title = n_(
        "{count} cue begins elsewhere than that puts it",
        "{count} cues begin elsewhere than that puts them",
        len(far),
    )
    yield f'<p>{escape(str(title))}</p><div class="wide"><table><tr>'
    for head, style in (
        (_("cue"), _NUMBER),
        (_("start"), ""),
        (_("off"), _NUMBER),
        (_("text"), ""),
    ):
        yield f"<th{style}>{escape(str(head))}</th>"
    yield "</tr>"
    for one in shown:
        yield (
            f'<tr><td class="number">{one.pair.target + 1}</td><td>{timecode(one.start)}</td>'
            f'<td class="number">{one.pair.off:+d} ms</td>'
            f'<td class="text">{escape(visible(strip_tags(one.text)))}</td></tr>'
        )
    yield "</table></div>"
    if more:
        yield f'<p class="soft">{escape(str(_("and {count} more", count=more)))}</p>'
