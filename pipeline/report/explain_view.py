"""Why cues are laid out as they are: candidate layouts with their costs, as text and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pipeline.cueing.cost import Item, Part
from pipeline.cueing.explaining import Candidate, Explanation, Place
from pipeline.language.breaks import Break
from pipeline.language.counting import visible_length
from pipeline.messages import Text, _, n_
from pipeline.model.cue import Cue
from pipeline.model.limits import Limits
from pipeline.model.rendering import Status
from pipeline.model.time import timecode
from pipeline.report.columns import visible
from pipeline.report.where_view import REASONS, json_text
from pipeline.report.wording import decimal

ITEMS: dict[Item, Text] = {
    Item.KIND: _("the break: {kind}"),
    Item.TORN: _("words that the master has on the other side of the break"),
    Item.SAME_WORD: _("the same word stands at the master's break"),
    Item.MARK_LOST: _("the master breaks at a mark, the translation does not"),
    Item.SHARE_OF_TEXT: _("off the place that the length of the source gives"),
    Item.SHARE_OF_TIME: _("off the place that the time of the cues gives"),
    Item.NO_PART: _("a sentence has no word in a cue that it shares"),
    Item.LENGTH: _("longer or shorter than its share of the source"),
    Item.LONE_WORD: _("one short word alone"),
    Item.TOO_FAST: _("more characters than can be read in its time"),
    Item.TOO_WIDE: _("more characters than its lines hold"),
    Item.FREED: _("cues of the master without words of their own"),
    Item.TYPED: _("a cue break typed by the translator inside the cue"),
}
"""What is said of each item of a cost."""

BREAKS: dict[Break, Text] = {
    Break.SENTENCE: _("after a sentence"),
    Break.CLAUSE: _("after a clause"),
    Break.CONJUNCTION: _("before a conjunction"),
    Break.PREPOSITION: _("before a preposition"),
    Break.PLAIN: _("between two words"),
    Break.PHRASE: _("inside a phrase"),
    Break.BOUND: _("after a word that belongs to the next one"),
    Break.SPLIT: _("inside what belongs together"),
}
"""What is said of each kind of break."""

_LEAST = 0.05
"""Points below which an item is not shown: it would read 0.0."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What one release makes of one place."""

    title: str
    release: str
    """Name of the release; of a plain catalog, its language."""
    cue: int
    """The cue that was asked for, in the master, from 1."""
    limits: Limits
    explanation: Explanation | None
    """None where the release shows nothing of the cue."""
    reason: str = ""
    """Why it shows nothing."""
    is_adjusted: bool = False
    """Whether changes made by hand are kept for these cues; they come after the layout."""


def text_view(found: Sequence[Explained]) -> str:
    """Return the candidates of each release: the first in full, what is different in the others."""
    return "\n".join("".join(f"{line}\n" for line in _lines(one)) for one in found)


def json_view(found: Sequence[Explained], *, ascii_only: bool = False) -> str:
    """Return `{"explanations": [...]}`, one object for each release."""
    return json_text({"explanations": [_object(one) for one in found]}, ascii_only=ascii_only)


def _lines(one: Explained) -> Iterator[str]:
    place = visible(f"{one.title}:{one.cue}, {one.release}")
    found = one.explanation
    if found is None:
        reason = REASONS.get(one.reason, one.reason) or _("the cue is empty")
        yield f"{place}: {_('not shown: {reason}', reason=reason)}"
        return
    yield f"{place}: {_subject(found)}"
    yield from (str(note) for note in _notes(one, found))
    first, *others = found.candidates
    yield ""
    yield from _in_full(first, one.limits, is_choice=bool(others))
    for number, other in enumerate(others, 2):
        yield ""
        yield from _difference(number, other, first, one.limits)


def _subject(found: Explanation) -> Text:
    if len(found.cues) == 1:
        return _("one cue by itself")
    cues = ", ".join(map(str, found.cues))
    return _("cues {cues} of the master are laid out together", cues=cues)


def _notes(one: Explained, found: Explanation) -> Iterator[Text | str]:
    statuses = {rendering.status for rendering in found.renderings}
    if found.is_verbatim:
        if Status.OWN in statuses:
            yield _("it is spoken in the language of the release")
        elif Status.UNTRANSLATED in statuses:
            yield _("it is not translated")
        yield _("all stays as in the master; there is nothing to choose")
    elif len(found.cues) == 1:
        yield _("there is nothing to choose but where its lines break")
    elif len(found.candidates) == 1:
        yield _("there is no other way to lay them out")
    if not found.is_verbatim and (allowed := ", ".join(map(str, _allowed(one.limits)))):
        yield allowed
    if one.is_adjusted:
        yield _("compile then makes the changes that were accepted for these cues")


def _allowed(limits: Limits) -> Iterator[Text]:
    if limits.lines and limits.line_characters:
        yield n_(
            "at most {lines} line of {width} characters",
            "at most {lines} lines of {width} characters",
            limits.lines,
            lines=limits.lines,
            width=limits.line_characters,
        )
    if limits.reading_speed:
        yield _("at most {speed} characters a second", speed=decimal(limits.reading_speed))


def _in_full(one: Candidate, limits: Limits, *, is_choice: bool) -> Iterator[str]:
    cost = _points(one.cost)
    if is_choice:
        yield f"1. {_('cost {cost}: the layout that compile takes', cost=cost)}"
    else:
        yield str(_("cost {cost}", cost=cost))
    for place in one.places:
        yield from _shown(place, limits)
        yield from _items(place.costs.cue)
        if place.costs.after:
            yield f"   {_('break after it')}"
            yield from _items(place.costs.after)


def _shown(place: Place, limits: Limits) -> Iterator[str]:
    numbers = ", ".join(map(str, place.masters))
    for cue in place.shown:
        span = f"{timecode(cue.span.start)} --> {timecode(cue.span.end)}"
        yield f"   {_('cue {number}', number=numbers)}  {span}  {_measured(cue, limits)}"
        yield from (f"       {visible(line)}" for line in cue.text.split("\n"))


def _measured(cue: Cue, limits: Limits) -> str:
    """Return the characters of a cue, and how many there are to be read in a second."""
    length = visible_length(cue.text)
    count = n_("{count} character", "{count} characters", length)
    speed = _speed(cue)
    if speed is None:
        return str(count)
    rate = f"{float(speed):.1f}"
    if limits.reading_speed is not None and speed > limits.reading_speed:
        return f"{count}, {_('{speed}/s, too fast', speed=rate)}"
    return f"{count}, {_('{speed}/s', speed=rate)}"


def _speed(cue: Cue) -> Fraction | None:
    """Return the characters a second of a cue, None for one without time."""
    duration = cue.span.duration
    return Fraction(visible_length(cue.text) * 1000, duration) if duration > 0 else None


def _items(parts: Iterable[Part]) -> Iterator[str]:
    for part in sorted(parts, key=lambda part: -abs(part.points)):
        if abs(part.points) >= _LEAST:
            yield f"     {_points(part.points):>6}  {_said(part)}"


def _said(part: Part) -> str:
    if part.item is not Item.KIND:
        return str(ITEMS[part.item])
    return str(_("the break: {kind}", kind=BREAKS[Break(int(part.points))]))


def _difference(number: int, one: Candidate, first: Candidate, limits: Limits) -> Iterator[str]:
    """Yield the cues in which a candidate is not as the first, and what is dearer in it."""
    more = one.cost - first.cost
    head = _("cost {cost}, {more} more", cost=_points(one.cost), more=_points(more))
    if more < 0:
        head = _("cost {cost}, but a cue is too fast to be read", cost=_points(one.cost))
    yield f"{number}. {head}"
    same = {(place.masters, place.shown) for place in first.places}
    for place in one.places:
        if (place.masters, place.shown) not in same:
            yield from _shown(place, limits)
    sums = _sums(one)
    before = _sums(first)
    changes = {item: sums.get(item, 0) - before.get(item, 0) for item in (*before, *sums)}
    for item, points in sorted(changes.items(), key=lambda change: -abs(change[1])):
        if abs(points) >= _LEAST:
            yield f"     {points:>+6.1f}  {_changed(item, points)}"


def _changed(item: Item, points: float) -> Text:
    """Return what is said of an item that costs so many points more in one layout."""
    if item is Item.KIND:
        return _("worse places for a break") if points > 0 else _("better places for a break")
    if item is Item.SAME_WORD:
        fewer = _("fewer breaks at the same word as in the master")
        return fewer if points > 0 else _("more breaks at the same word as in the master")
    return ITEMS[item]


def _sums(one: Candidate) -> dict[Item, float]:
    sums: dict[Item, float] = {}
    for place in one.places:
        for part in (*place.costs.cue, *place.costs.after):
            sums[part.item] = sums.get(part.item, 0) + part.points
    return sums


def _points(points: float) -> str:
    return f"{points:.1f}"


def _object(one: Explained) -> dict[str, object]:
    found, speed = one.explanation, one.limits.reading_speed
    return {
        "title": one.title,
        "release": one.release,
        "cue": one.cue,
        "reason": one.reason or None,
        "cues": list(found.cues) if found else [],
        "verbatim": found.is_verbatim if found else False,
        "adjusted": one.is_adjusted,
        "lines": one.limits.lines,
        "line_characters": one.limits.line_characters,
        "reading_speed": None if speed is None else float(speed),
        "candidates": [_candidate(each) for each in found.candidates] if found else [],
    }


def _candidate(one: Candidate) -> dict[str, object]:
    return {"cost": round(one.cost, 3), "places": [_place(place) for place in one.places]}


def _place(place: Place) -> dict[str, object]:
    return {
        "cues": list(place.masters),
        "shown": [_cue(cue) for cue in place.shown],
        "cost": [_part(part) for part in place.costs.cue],
        "break": [_part(part) for part in place.costs.after],
    }


def _part(part: Part) -> dict[str, object]:
    return {"item": str(part.item), "points": round(part.points, 3)}


def _cue(cue: Cue) -> dict[str, object]:
    speed = _speed(cue)
    return {
        "start_ms": cue.span.start,
        "end_ms": cue.span.end,
        "text": cue.text,
        "characters": visible_length(cue.text),
        "characters_per_second": None if speed is None else round(float(speed), 3),
    }
