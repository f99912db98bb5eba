"""How two tracks relate in time, in words and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.errors import SubtitrError
from pipeline.messages import Text, _, n_
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.time import timecode
from pipeline.report.columns import table, visible
from pipeline.report.wording import sentence
from pipeline.sync.relation import Doubt, Part, Passage, Reason, Relation, Side

_FEW = 3


@dataclass(frozen=True, slots=True)
class Compared:
    """Two files, and how the times of the second are mapped to those of the first."""

    reference: str
    """Empty where none belongs to the target."""
    target: str
    """Empty where none belongs to the reference."""
    relation: Relation = field(default_factory=Relation)
    references: tuple[Cue, ...] = ()
    """The cues of the reference."""
    targets: tuple[Cue, ...] = ()
    output: str = ""
    """Where the mended target was written; empty where it was not."""
    paired: Text | None = None
    """Why the two were put together, or one is alone, where names decided."""
    refused: SubtitrError | None = None
    """Why there is no relation, or why nothing was written."""
    unread: tuple[Finding, ...] = ()
    """What of the files is no cue, or one whose times are doubtful."""

    @property
    def is_pair(self) -> bool:
        """Whether there are two files, and not one that no other belongs to."""
        return bool(self.reference and self.target)

    @property
    def is_measured(self) -> bool:
        """Whether something was said of the two, if only that nothing can be."""
        return bool(self.relation.parts or self.relation.reasons)


def text_view(compared: Sequence[Compared]) -> str:
    """Return what was measured, pair of files by pair."""
    lines: list[str] = []
    for one in compared:
        if lines:
            lines.append("")
        lines += _told(one)
    return "".join(f"{line}\n" for line in lines)


def json_object(one: Compared) -> dict[str, Any]:
    """Return what was measured of two files as a JSON value."""
    relation = one.relation
    return {
        "reference": one.reference,
        "target": one.target,
        "output": one.output or None,
        "paired": str(one.paired) if one.paired else None,
        "refused": str(one.refused.what) if one.refused else None,
        "unread": len(one.unread),
        "trusted": relation.is_trusted,
        "explained": round(relation.explained, 4),
        "residual_ms": {"median": relation.residual.median, "p95": relation.residual.p95},
        "parts": [
            {
                "from_ms": part.from_ms,
                "to_ms": part.to_ms,
                "offset_ms": part.offset_ms,
                "ratio": part.ratio_name,
                "ratio_exact": str(part.ratio),
                "cues": part.cues,
                "met": part.met,
                "residual_ms": {"median": part.residual.median, "p95": part.residual.p95},
            }
            for part in relation.parts
        ],
        "reasons": [
            {
                "reason": str(reason.doubt),
                "grave": reason.is_grave,
                **reason.numbers,
                **_passage_json(reason.passage),
                "sentence": str(reason_text(reason)),
            }
            for reason in relation.reasons
        ],
    }


def _passage_json(passage: Passage | None) -> dict[str, Any]:
    if passage is None:
        return {}
    return {
        "side": str(passage.side),
        "from_ms": passage.from_ms,
        "to_ms": passage.to_ms,
        "cues": passage.cues,
    }


def json_view(compared: Sequence[Compared], *, is_list: bool) -> str:
    """Return one JSON object: of the only pair of files, or with all of them in `relations`."""
    objects = [json_object(one) for one in compared]
    value: object = {"relations": objects} if is_list else objects[0]
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n"


def pairing_table(compared: Sequence[Compared]) -> str:
    """Return which files were put together, and why."""
    rows = [
        (visible(one.target or "-"), visible(one.reference or "-"), str(one.paired or ""))
        for one in compared
    ]
    head = (str(_("target")), str(_("reference")), str(_("why")))
    return "".join(f"{line}\n" for line in table((head, *rows), 3))


def verdict(relation: Relation) -> str:
    """Return in a sentence whether the relation is trusted."""
    share = f"{relation.explained:.0%}"
    if not relation.parts:
        return str(_("not trusted: nothing could be measured"))
    numbers = {"share": share, "median": relation.residual.median, "p95": relation.residual.p95}
    text = (
        _(
            "trusted: {share} of the cues explain it, and begin {median} ms (median) and {p95} ms "
            "(95 of 100) from where it puts them",
            **numbers,
        )
        if relation.is_trusted
        else _(
            "not trusted: {share} of the cues explain it, and begin {median} ms (median) and "
            "{p95} ms (95 of 100) from where it puts them",
            **numbers,
        )
    )
    return str(text)


def summary(relation: Relation) -> str:
    """Return in a few words what there is between the two tracks."""
    if relation.is_identity and relation.parts:
        return str(_("the same times"))
    if len(relation.parts) > 1:
        return str(_("{count} parts with offsets of their own", count=len(relation.parts)))
    return ", ".join(_of_part(part) for part in relation.parts)


def seconds(milliseconds: int) -> str:
    """Return milliseconds with their sign, in seconds.

    >>> seconds(-3700)
    '-3.700 s'
    """
    sign = "-" if milliseconds < 0 else "+"
    whole, rest = divmod(abs(milliseconds), 1000)
    return f"{sign}{whole}.{rest:03} s"


def reason_text(reason: Reason) -> Text:
    """Return a doubt in words."""
    return _SENTENCES[reason.doubt](reason)


def _told(one: Compared) -> Iterator[str]:
    yield str(
        _(
            "{target} against {reference}",
            target=visible(one.target),
            reference=visible(one.reference),
        )
    )
    if one.refused is not None and not one.is_measured:
        yield f"  {refusal(one.refused)}"
        return
    relation = one.relation
    yield f"  {verdict(relation)}"
    if relation.parts:
        head = tuple(
            str(text)
            for text in (
                _("from"),
                _("to"),
                _("offset"),
                _("speed"),
                _("cues"),
                _("met"),
                _("residual"),
            )
        )
        rows = [head, *(_row(part) for part in relation.parts)]
        yield from (f"  {line}" for line in table(rows, 4))
    for reason in relation.reasons:
        word = _("refused") if reason.is_grave else _("note")
        yield f"  {word}: {reason_text(reason)}"
    yield from (f"  {_('note')}: {line}" for line in unread_lines(one.unread))
    if one.output:
        yield f"  {_('written to {file}', file=visible(one.output))}"


def refusal(error: SubtitrError) -> str:
    """Return what is wrong, and where."""
    where = visible(str(error.where)) if error.where else ""
    return f"{where}: {error.what}" if where else str(error.what)


def unread_lines(unread: Sequence[Finding]) -> Iterator[str]:
    """Yield what of the files no clock moves, the first of it in words."""
    for one in unread[:_FEW]:
        line = f":{one.place.line}" if one.place.line else ""
        yield f"{visible(one.place.file)}{line}: {sentence(one)}"
    if len(unread) > _FEW:
        more = len(unread) - _FEW
        yield str(n_("and {count} more place like that", "and {count} more places like that", more))


def _row(part: Part) -> tuple[str, ...]:
    return (
        timecode(part.from_ms),
        timecode(part.to_ms),
        seconds(part.offset_ms),
        part.ratio_name,
        str(part.cues),
        str(part.met),
        f"{part.residual.median} / {part.residual.p95} ms",
    )


def _of_part(part: Part) -> str:
    if part.ratio == 1:
        return seconds(part.offset_ms)
    return f"{part.ratio_name} {seconds(part.offset_ms)}"


def _passage(reason: Reason) -> Text:
    passage = reason.passage
    if passage is None:
        return _("some cues have no counterpart")
    between = {"start": timecode(passage.from_ms), "end": timecode(passage.to_ms)}
    if passage.side is Side.TARGET:
        return n_(
            "from {start} to {end} {count} cue of the target has no counterpart",
            "from {start} to {end} {count} cues of the target have no counterpart",
            passage.cues,
            **between,
        )
    return n_(
        "from {start} to {end} {count} cue of the reference has no counterpart",
        "from {start} to {end} {count} cues of the reference have no counterpart",
        passage.cues,
        **between,
    )


def _moved(reason: Reason) -> Text:
    passage = reason.passage
    if passage is None:
        return _("a scene was moved, and cues keep their order")
    return n_(
        "from {start} to {end} {count} cue belongs elsewhere, to {there} of the reference: the "
        "scene was moved, and cues keep their order",
        "from {start} to {end} {count} cues belong elsewhere, to {there} of the reference: the "
        "scene was moved, and cues keep their order",
        passage.cues,
        start=timecode(passage.from_ms),
        end=timecode(passage.to_ms),
        there=timecode(int(reason.numbers.get("there_ms", 0))),
    )


def _percent(reason: Reason) -> str:
    return f"{reason.numbers.get('explained', 0):.0%}"


_SENTENCES: dict[Doubt, Callable[[Reason], Text]] = {
    Doubt.EMPTY: lambda _reason: _("one of the two has no cues"),
    Doubt.FEW: lambda reason: n_(
        "only {count} cue has a counterpart",
        "only {count} cues have a counterpart",
        int(reason.numbers.get("met", 0)),
    ),
    Doubt.FEW_FOR_DRIFT: lambda reason: n_(
        "only {count} cue has a counterpart, too few for another speed or a cut",
        "only {count} cues have a counterpart, too few for another speed or a cut",
        int(reason.numbers.get("met", 0)),
    ),
    Doubt.SHARE: lambda reason: _("only {share} of the cues explain it", share=_percent(reason)),
    Doubt.CHANCE: lambda _reason: _("two films that have nothing in common may agree as well"),
    Doubt.AMBIGUOUS: lambda reason: _(
        "another offset, {shift} away, explains about as much",
        shift=seconds(int(reason.numbers.get("shift_ms", 0))),
    ),
    Doubt.TEXT: lambda reason: _(
        "of {met} cues that begin together {agreeing} say the same",
        met=reason.numbers.get("met", 0),
        agreeing=reason.numbers.get("agreeing", 0),
    ),
    Doubt.RESIDUAL: lambda reason: _(
        "counterparts begin {median} ms apart; it is no more exact than that",
        median=reason.numbers.get("median", 0),
    ),
    Doubt.WITHOUT_COUNTERPART: _passage,
    Doubt.MOVED: _moved,
    Doubt.PART: lambda reason: _(
        "part {part} is held by {met} of its {cues} cues only",
        part=int(reason.numbers.get("part", 0)) + 1,
        met=reason.numbers.get("met", 0),
        cues=reason.numbers.get("cues", 0),
    ),
}
