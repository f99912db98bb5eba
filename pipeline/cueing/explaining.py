"""Why a run is laid out as it is: its cheapest layouts, and what each of their cues costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.cueing.cost import NO_PART, Item, Part
from pipeline.cueing.cue_cost import CueCosts, SearchSettings
from pipeline.cueing.layout import Laying, LayoutSettings, Made, in_order
from pipeline.cueing.runs import Run
from pipeline.cueing.script import break_parts
from pipeline.cueing.search import Layout, search
from pipeline.model.cue import Cue
from pipeline.model.rendering import Rendering
from pipeline.model.segment import Segment
from pipeline.model.track import Track

CANDIDATES = 5
"""Layouts that are shown of a run."""


class Costs(NamedTuple):
    """What one cue of a run costs in a layout, item by item; nothing where it is not shown."""

    cue: tuple[Part, ...] = ()
    after: tuple[Part, ...] = ()
    """What the break after it costs."""

    @property
    def total(self) -> float:
        """Return the sum."""
        return sum(part.points for part in (*self.cue, *self.after))


class Place(NamedTuple):
    """A cue of the master that a layout shows: in several cues where the translator parted it."""

    masters: tuple[int, ...]
    """Cues of the master, from 1; more than one where the later ones got no words."""
    shown: tuple[Cue, ...]
    """As they stand in the release before changes made by hand."""
    costs: Costs


class Candidate(NamedTuple):
    """One layout."""

    cost: float
    places: tuple[Place, ...]


class Explanation(NamedTuple):
    """The layouts of one run, the one that `compile` takes first."""

    cues: tuple[int, ...]
    """All cues of the run in the master, from 1."""
    renderings: tuple[Rendering, ...]
    """What is shown of its segments."""
    is_verbatim: bool
    """Whether all of it stays as in the master."""
    candidates: tuple[Candidate, ...]


def explain(
    master: Track,
    segments: Sequence[Segment],
    renderings: Sequence[Rendering],
    settings: LayoutSettings,
    cue: int,
) -> Explanation | None:
    """Return the layouts of the run that cue number `cue` of `master` belongs to, dressed.

    The whole film is laid out for it, since dots at the edges of cues depend on their neighbours.
    None where nothing of the cue is shown.
    """
    film = Laying(master, segments, renderings, settings)
    groups = list(film.groups())
    mine = next((one for one in groups if _holds(segments, one, cue - 1)), None)
    if mine is None:
        return None
    run = film.run(mine)
    others = [made for group in groups if group is not mine for made in film.made(group)]
    candidates = []
    for layout in search(run, master, settings.search, CANDIDATES):
        is_choice = len(run.cues) > 1
        made = film.laid(run, layout) if is_choice else film.made(mine)
        costs = explained(run, layout, master, settings.search)
        candidates.append(Candidate(layout.cost, tuple(_places(film, run, others, made, costs))))
    return Explanation(
        tuple(index + 1 for index in run.cues),
        tuple(renderings[index] for index in mine),
        run.is_verbatim,
        tuple(candidates),
    )


def _holds(segments: Sequence[Segment], group: Sequence[int], cue: int) -> bool:
    return any(slot.cue == cue for index in group for slot in segments[index].slots)


def _places(
    film: Laying, run: Run, others: Sequence[Made], mine: Sequence[Made], costs: Sequence[Costs]
) -> Iterator[Place]:
    """Yield the cues of a layout as they are shown among the others of the film."""
    every = in_order((*others, *mine))
    own = {one.order for one in mine}
    cues: dict[int, list[Cue]] = {}
    masters: dict[int, tuple[int, ...]] = {}
    for index, one in enumerate(every):
        if one.order in own:
            cues.setdefault(one.order, []).append(film.cue(every, index))
            masters[one.order] = one.origin.masters
    for order, shown in cues.items():
        yield Place(masters[order], tuple(shown), costs[run.cues.index(order)])


def explained(
    run: Run, layout: Layout, track: Track, settings: SearchSettings
) -> tuple[Costs, ...]:
    """Return item by item what each cue of `run` costs in `layout`, and the break after it.

    Of cues that are shown in one, all stands at the first. The sum of all is the layout's cost.
    """
    if not run.is_interleaved:
        return tuple(_explained(run, layout, track, settings))
    costs = dict.fromkeys(run.cues, Costs())
    for alone, ends in zip(run.each_alone(), layout.ends, strict=True):
        own = _explained(alone, layout._replace(ends=(ends,)), track, settings)
        for cue, one in zip(alone.cues, own, strict=True):
            costs[cue] = Costs(costs[cue].cue + one.cue, costs[cue].after + one.after)
    return tuple(costs.values())


def _explained(run: Run, layout: Layout, track: Track, settings: SearchSettings) -> list[Costs]:
    of_cues = CueCosts(run, track, settings)
    breaks = [
        break_parts(one, settings.language) if len(one.segment.slots) > 1 else []
        for one in run.scripts
    ]
    costs = [Costs()] * len(run.cues)
    first = 0
    while first < len(run.cues):
        last = first
        while last + 1 < len(run.cues) and layout.is_freed(run, last + 1):
            last += 1
        after: list[Part] = []
        number = of_cues.crossing[last] if last + 1 < len(run.cues) else None
        if number is not None and run.scripts[number].fixed is None:
            slots = run.scripts[number].segment.slots
            slot = sum(slot.cue <= run.cues[last] for slot in slots) - 1
            place = layout.ends[number][slot]
            is_break = 0 < place < run.scripts[number].words
            after = breaks[number][slot][place] if is_break else [Part(Item.NO_PART, NO_PART)]
        items = of_cues.parts(first, last, layout.ends)
        costs[first] = Costs(tuple(items), tuple(after))
        first = last + 1
    return costs
