"""What a merge of two catalogs took, and what both had changed differently: text and JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from pipeline.messages import _, n_
from pipeline.report.columns import table, visible


@dataclass(frozen=True, slots=True)
class Clash:
    """A message that both sides have changed differently."""

    line: int
    """In the file written."""
    message: str
    """Its identity."""
    source: str
    ours: str
    """The text that stays; empty where the translation was taken away."""
    theirs: str
    """The text that stands as a comment; empty likewise."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did."""

    file: str
    """The catalog as people know it."""
    taken: int
    """Messages in which something of theirs is new to ours."""
    clashes: tuple[Clash, ...] = ()
    written: tuple[str, ...] = ()
    """Files that changed."""


def text_view(merged: Merged) -> str:
    """Return each clash with its place and both texts; empty without any."""
    lines: list[str] = []
    for one in merged.clashes:
        lines.append(f"{visible(merged.file)}:{one.line}: {visible(one.source)}")
        rows = [(str(_("ours")), _told(one.ours)), (str(_("theirs")), _told(one.theirs))]
        lines += [f"    {line}" for line in table(rows, numbers_from=2)]
    return "".join(f"{line}\n" for line in lines)


def _told(wording: str) -> str:
    return visible(wording) or str(_("(no translation)"))


def closing_line(merged: Merged) -> str:
    """Return the sum in a sentence."""
    count = len(merged.clashes)
    taken = n_(
        "{count} message taken from theirs", "{count} messages taken from theirs", merged.taken
    )
    if not count:
        return str(taken)
    clashes = n_(
        '{count} conflict, marked "# theirs:" and fuzzy',
        '{count} conflicts, marked "# theirs:" and fuzzy',
        count,
    )
    return f"{taken}; {clashes}"


def json_view(merged: Merged) -> str:
    """Return `{"file": ..., "taken": n, "conflicts": [...]}`, one conflict a line."""
    rows = ",\n".join(f"  {json.dumps(asdict(one))}" for one in merged.clashes)
    listed = f"[\n{rows}\n]" if rows else "[]"
    head = f'"file": {json.dumps(merged.file)}, "taken": {merged.taken}'
    return f'{{{head}, "conflicts": {listed}}}\n'
