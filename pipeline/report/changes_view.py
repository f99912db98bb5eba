"""What became of each message when a film was extracted again: text and JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from pipeline.errors import SubtitrError
from pipeline.messages import Text, _, n_
from pipeline.model.time import timecode
from pipeline.report.columns import clip, table, visible
from pipeline.report.refusals import refusals
from pipeline.report.stats_view import HEADS, Changes, listed, totals
from pipeline.report.summary import grouped
from pipeline.report.word_diff import word_diff

FEW = 5
"""How many messages of one fate a short report shows."""
_LONGEST = 100
"""Columns of a text; an edit is shown whole."""
_TOLD = ("edited", "recut", "new", "returned", "gone")
"""Fates that are told one by one; of the others there may be thousands, and nothing to do."""


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened to one message."""

    what: str
    """`retimed`, `recut`, `edited`, `new`, `gone`, `returned`."""
    message: str
    """Its identity."""
    start_ms: int | None
    """Where it stands in the film; where it stood, for one that is gone."""
    source: str
    before: str | None = None
    """The text it had, where it was edited."""
    pieces: tuple[str, ...] = ()
    """Identities of the messages that its words stood in, where it was split off or merged."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How a part of the film has moved."""

    from_ms: int
    """Where the part begins, in the new film."""
    offset_ms: int
    """How much later it is than it was."""
    ratio: str = "1"
    """How much longer it is, as a fraction: `25025/24000`."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What became of the messages of one title."""

    title: str
    messages: tuple[Happened, ...] = ()
    """All but those that were kept."""
    words: tuple[tuple[str, int], ...] = ()
    """For each catalog, the words of work that the change costs."""
    shifts: tuple[Shift, ...] = ()
    """Parts of the film in order; empty where nothing is known of them."""


def revisions_text(revisions: Sequence[Revision], *, short: bool) -> str:
    """Return what there is to know of each title, one message a line, edits as word diffs.

    A `short` text shows the first messages of each fate, and counts the others. Titles in which
    nothing happened are left out.
    """
    return "".join(f"{line}\n" for one in revisions for line in _lines(one, short=short))


def _lines(revision: Revision, *, short: bool) -> Iterator[str]:
    counts = Counter(one.what for one in revision.messages)
    words = [(name, count) for name, count in revision.words if count]
    if not (words or revision.shifts or any(counts[what] for what in _TOLD)):
        return
    yield visible(revision.title)
    for what in _TOLD:
        found = [one for one in revision.messages if one.what == what]
        shown = found[:FEW] if short else found
        yield from (f"  {line}" for line in table([_row(one) for one in shown], numbers_from=3))
        if len(found) > len(shown):
            yield f"  {_more(len(found) - len(shown), what)}"
    for shift in revision.shifts:
        yield f"  {_moved(shift)}"
    for name, count in words:
        cost = n_(
            "{language}: {number} word of work", "{language}: {number} words of work",
            count, language=visible(name), number=grouped(count),
        )  # fmt: skip
        yield f"  {cost}"


def _row(one: Happened) -> tuple[str, str, str]:
    start = "" if one.start_ms is None else timecode(one.start_ms)
    if one.before is None:
        return str(HEADS[one.what]), start, clip(visible(one.source), _LONGEST)
    return str(HEADS[one.what]), start, visible(word_diff(one.before, one.source))


def _more(count: int, what: str) -> Text:
    return n_(
        "... and {number} more: {what} (-v shows all)",
        "... and {number} more: {what} (-v shows all)",
        count,
        number=grouped(count),
        what=HEADS[what],
    )


def _moved(shift: Shift) -> Text:
    start, offset = timecode(shift.from_ms), f"{shift.offset_ms / 1000:+.3f}"
    if shift.ratio == "1":
        return _("from {start} on: {offset} s", start=start, offset=offset)
    ratio = shift.ratio
    return _(
        "from {start} on: {offset} s, {ratio} as long", start=start, offset=offset, ratio=ratio
    )


def revisions_json(
    rows: Sequence[Changes], revisions: Sequence[Revision], refused: Sequence[SubtitrError] = ()
) -> str:
    """Return what became of titles and their messages as one JSON object.

    Its keys are `changes`, `messages`, `words`, `shifts` and `refused`, a row a line, each naming
    its title or file, and `total`.
    """
    parts = {
        "changes": [asdict(row) for row in rows],
        "messages": _named(revisions, "messages"),
        "words": [
            {"title": one.title, "language": name, "words": count}
            for one in revisions
            for name, count in one.words
        ],
        "shifts": _named(revisions, "shifts"),
        "refused": refusals(refused),
    }
    lists = ",\n".join(f'"{key}": {listed(found)}' for key, found in parts.items())
    return f'{{{lists},\n"total": {json.dumps(totals(rows))}}}\n'


def _named(revisions: Sequence[Revision], key: str) -> list[dict[str, object]]:
    return [{"title": one.title, **asdict(item)} for one in revisions for item in getattr(one, key)]
