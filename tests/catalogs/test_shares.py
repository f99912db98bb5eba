"""What share of its cues each segment has."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given

from pipeline.catalogs.shares import Share, read_shares, shares_of
from pipeline.model.limits import Limits

from .strategies import TwoWays, cue_shares, films_two_ways, two_ways


@given(films_two_ways)
def test_every_cue_is_divided_wholly(film: TwoWays) -> None:
    """What the segments have of a cue is the whole of it, and never more space than it has."""
    limits = Limits(2, 42)
    shares = shares_of(film.by_sentence, film.track)
    had: Counter[int] = Counter()
    wholes: dict[int, set[int]] = {}
    spaces: Counter[int] = Counter()
    for segment, several in zip(film.by_sentence, shares, strict=True):
        for slot, share in zip(segment.slots, several, strict=False):
            had[slot.cue] += share.own
            wholes.setdefault(slot.cue, set()).add(share.whole)
            spaces[slot.cue] += share.space(limits) or 0
    assert all({had[cue]} == whole for cue, whole in wholes.items())
    assert all(space <= 84 for space in spaces.values())


@given(films_two_ways)
def test_a_cue_to_itself_is_not_told(film: TwoWays) -> None:
    """A segment has as many shares as cues, none if it has one cue that nobody else has."""
    holders = Counter(slot.cue for one in film.by_sentence for slot in one.slots)
    for segment, shares in zip(
        film.by_sentence, shares_of(film.by_sentence, film.track), strict=True
    ):
        alone = len(segment.slots) == 1 and holders[segment.slots[0].cue] == 1
        assert len(shares) == (0 if alone else len(segment.slots))
    assert not any(shares_of(film.by_cue, film.track))


@given(cue_shares, cue_shares)
def test_written_and_read(one: Share, other: Share) -> None:
    """What is written of shares is read back from it."""
    assert read_shares(f"{one}, {other}") == (one, other)


def test_by_the_length_of_the_source() -> None:
    """A shared cue is divided by what a viewer sees of each in it."""
    film = two_ways([["Yes."], ["Let's", "go", "now."]], [3, 1])
    assert shares_of(film.by_sentence, film.track) == [
        (Share(2000, 4, 12),),
        (Share(2000, 8, 12), Share(2000)),
    ]
    assert [one.part(0) for one in film.by_sentence] == ["Yes.", "Let's go"]
    assert all(a.slots[0].cue <= b.slots[0].cue for a, b in pairwise(film.by_sentence))
