"""How a target relates in time to a reference."""

from __future__ import annotations

import random
import time
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.time import TimeSpan
from pipeline.sync.clock import USUAL_RATIOS
from pipeline.sync.measure import measure
from pipeline.sync.mend import mend
from pipeline.sync.relation import Doubt, Side
from pipeline.sync.timelines import Heard
from tests.clocks import CASES, Damage, damaged
from tests.sync.strategies import any_tracks, film, offsets, seeds, stretched, usual_ratios

some = settings(max_examples=40)


def spans(cues: list[Heard]) -> list[TimeSpan]:
    return [one.span for one in cues]


@given(any_tracks)
def test_itself(cues: list[Heard]) -> None:
    """A track relates to itself by identity, every cue to one that begins with it."""
    relation = measure(cues, cues)
    assert relation.is_trusted == bool(cues)
    assert relation.is_identity
    assert mend(spans(cues), relation) == spans(cues)
    assert all(pair.off == 0 for pair in relation.pairs)
    assert len(relation.pairs) == len(cues)


@some
@given(seeds, st.integers(5, 80), usual_ratios, offsets)
def test_affine(chance: random.Random, count: int, ratio: Fraction, offset: int) -> None:
    """After a known affine map its inverse is measured, exact but for the rounding of times."""
    cues = film(chance, count)
    relation = measure(cues, stretched(cues, ratio, offset))
    assert relation.is_trusted
    (part,) = relation.parts
    assert part.ratio == ratio
    assert abs(part.offset_ms - offset) <= 1
    assert relation.explained == 1
    assert relation.residual.p95 <= 1
    assert [(pair.target, pair.reference) for pair in relation.pairs] == [
        (at, at) for at in range(count)
    ]


@some
@given(seeds, st.integers(20, 80), st.fractions(Fraction(4, 5), Fraction(5, 4)), offsets)
def test_any_ratio(chance: random.Random, count: int, ratio: Fraction, offset: int) -> None:
    """A ratio that no two frame rates have is measured as well.

    Where a few cues cannot tell it from one that frame rates have, that one is taken, and every
    cue is within a sixth of a frame all the same.
    """
    cues = film(chance, count)
    target = stretched(cues, ratio, offset)
    relation = measure(cues, target)
    assert relation.is_trusted
    (part,) = relation.parts
    most = 6 if part.ratio in USUAL_RATIOS else 2
    mapped = [relation.map(one.span.start) for one in target]
    assert all(abs(one - cue.span.start) <= most for one, cue in zip(mapped, cues, strict=True))


def test_a_ratio_beside_a_usual_one() -> None:
    """Sixty millionths beside 1000/1001 are a few milliseconds in three minutes: it is that one."""
    cues = film(random.Random(0), 20)
    target = stretched(cues, Fraction(12543793, 12557080), 0)
    relation = measure(cues, target)
    (part,) = relation.parts
    assert part.ratio == Fraction(1000, 1001)
    mapped = [relation.map(one.span.start) for one in target]
    assert all(abs(one - cue.span.start) <= 4 for one, cue in zip(mapped, cues, strict=True))


@some
@given(seeds, usual_ratios, st.integers(-600_000, 600_000), st.sampled_from([0, 80]))
def test_swapped(chance: random.Random, ratio: Fraction, offset: int, jitter: int) -> None:
    """Swapping reference and target gives the inverse."""
    cues = film(chance, 60)
    damage = Damage(ratio=ratio, offset=offset, inserts=((0.5, 30_000),), jitter=jitter)
    target = list(damaged(cues, damage, chance).cues)
    there, back = measure(cues, target), measure(target, cues)
    assert there.is_trusted
    assert back.is_trusted
    assert len(there.parts) == len(back.parts) == 2
    for one, other in zip(there.parts, back.parts, strict=True):
        assert one.ratio * other.ratio == 1
    for pair in there.pairs:
        moment = cues[pair.reference].span.start
        if pair.target in (29, 30):
            continue  # beside the break, which is between any two cues of the gap
        assert abs(there.map(back.map(moment)) - moment) <= max(3, jitter // 4)


@settings(deadline=None, max_examples=20)
@given(seeds, st.integers(16, 44), st.integers(6, 20), st.sampled_from([0, 80, 250]))
def test_passage_missing(chance: random.Random, place: int, count: int, jitter: int) -> None:
    """What is behind a passage that the reference has not, or the target, is where it belongs."""
    cues = film(chance, 60 + count)
    behind = _behind(cues[place - 1], cues[place + count :])
    shorter = [*cues[:place], *behind]
    for reference, whole in ((shorter, cues), (cues, shorter)):
        late = [_jittered(one, jitter, chance) for one in whole]
        relation = measure(reference, late)
        assert relation.is_trusted
        mended = mend(spans(late), relation)
        wrong = 0
        for at in range(60):
            here, there = (
                at + (count if at >= place and side is cues else 0) for side in (whole, reference)
            )
            off = late[here].span.start - whole[here].span.start
            away = mended[here].start - reference[there].span.start - off
            wrong += abs(away) > max(1, jitter * 2 // 3)
        assert wrong <= (2 if jitter else 0)


@some
@given(seeds, st.integers(30, 120), st.lists(st.integers(5_000, 90_000), min_size=1, max_size=3))
def test_parts(chance: random.Random, count: int, inserted: list[int]) -> None:
    """What is put in makes a part of its own offset, and breaks are in the gaps of cues."""
    cues = film(chance, count)
    places = [(at + 1) / (len(inserted) + 1) for at in range(len(inserted))]
    target = damaged(cues, Damage(inserts=tuple(zip(places, inserted, strict=True))), chance)
    relation = measure(cues, target.cues)
    assert relation.is_trusted
    assert len(relation.parts) == len(inserted) + 1
    assert mend(spans(list(target.cues)), relation) == spans(cues)
    for (one, other), part in zip(target.breaks, relation.parts[1:], strict=True):
        assert target.cues[one].span.end <= part.from_ms <= target.cues[other].span.start
    for before, after in pairwise(relation.parts):
        assert before.to_ms == after.from_ms
    assert sum(part.cues for part in relation.parts) == count


@settings(deadline=None, max_examples=20)
@given(seeds, st.integers(12, 40), st.integers(8, 40), st.sampled_from([0, 80, 250]))
def test_passage_with_cues(chance: random.Random, place: int, count: int, jitter: int) -> None:
    """A passage of the target alone, with cues of its own, is a break where it begins or ends.

    So it is if it does not begin in a pause. Every cue of the film is where it belongs, to the
    rounding or a third more than half the jitter; where starts jitter, a cue of the passage may
    meet one beside the break by chance.
    """
    cues, passage = film(chance, 60), film(chance, count)
    place = next(at for at in range(place, 60) if _pause(cues, at) <= 100)
    whole = [*cues[:place], *_behind(cues[place - 1], passage)]
    whole += _behind(whole[-1], cues[place:])
    late = [_jittered(one, jitter, chance) for one in whole]
    relation = measure(cues, late)
    assert relation.is_trusted
    if not jitter:
        _before, after = relation.parts
        starts = [0, *(one.span.start for one in late)]
        assert any(starts[at] < after.from_ms <= starts[at + 1] for at in (place, place + count))
        alone = [one for one in relation.doubtful if one.side is Side.TARGET]
        assert sum(one.cues for one in alone) >= count // 2
    mended = mend(spans(late), relation)
    belongs = zip([*range(place), *range(place + count, len(whole))], cues, strict=True)
    wrong = 0
    for at, cue in belongs:
        off = late[at].span.start - whole[at].span.start
        wrong += abs(mended[at].start - cue.span.start - off) > max(1, jitter * 2 // 3)
    assert wrong <= (2 if jitter else 0)


@pytest.mark.parametrize("jitter", [0, 80, 250])
def test_replaced_scene(jitter: int) -> None:
    """A scene that each track has otherwise is not taken for parts because a few cues meet there.

    That is so in nine films of ten: three cues may meet exactly by chance.
    """
    torn = 0
    for seed in range(20):
        chance = random.Random(seed)
        cues, scene = film(chance, 80), film(chance, 25)
        late = [*cues[:30], *_behind(cues[29], scene)]
        late += _behind(late[-1], cues[55:])
        relation = measure(cues, [_jittered(one, jitter, chance) for one in late])
        assert relation.is_trusted
        torn += len(relation.parts) > 2
    assert torn <= 2


def _pause(cues: list[Heard], at: int) -> int:
    return cues[at].span.start - cues[at - 1].span.end


def _behind(last: Heard, cues: list[Heard]) -> list[Heard]:
    """Return `cues` moved to 2 s after the end of another."""
    by = last.span.end + 2_000 - cues[0].span.start
    return [Heard(one.span.shifted(by), one.text) for one in cues]


def _jittered(cue: Heard, jitter: int, chance: random.Random) -> Heard:
    start, end = (time + chance.randint(-jitter, jitter) for time in cue.span)
    return Heard(TimeSpan(max(0, start), max(0, start, end)), cue.text)


@settings(deadline=None, max_examples=20)
@given(seeds)
def test_pairs_begin_together_in_every_part(chance: random.Random) -> None:
    """With lines on one side only and parts of their own, pairs are cues that begin together."""
    cues = film(chance, 90)
    late = [
        Heard(TimeSpan(*(time + 9000 * (at // 30) for time in one.span)))
        for at, one in enumerate(cues)
    ]
    relation = measure(cues[:26] + cues[34:], late)
    assert relation.is_trusted
    assert max(abs(pair.off) for pair in relation.pairs) <= 80
    assert all(part.residual.p95 <= 80 for part in relation.parts)


@pytest.mark.parametrize("name", CASES)
def test_damage(name: str) -> None:
    """Every known damage is mended: to the millisecond without jitter, else to half of it."""
    for seed in range(3):
        chance = random.Random(seed)
        cues = film(chance, 150)
        target = damaged(cues, CASES[name], chance)
        relation = measure(cues, target.cues)
        assert relation.is_trusted, relation.reasons
        errors = target.errors(mend(spans(list(target.cues)), relation))
        assert max(errors) <= max(2, CASES[name].jitter / 2)


def test_unrelated() -> None:
    """Unrelated films are refused, all of them."""
    for seed in range(20):
        chance = random.Random(seed)
        one, other = (film(chance, chance.randint(5, 50)) for _ in range(2))
        assert not measure(one, other).is_trusted


@some
@given(any_tracks, any_tracks)
def test_any_tracks(reference: list[Heard], target: list[Heard]) -> None:
    """Whatever two tracks hold, the relation is whole: parts without gaps, pairs one to one."""
    relation = measure(reference, target)
    assert relation == measure(reference, target)
    assert bool(relation.parts) == bool(reference and target)
    assert all(one.to_ms == two.from_ms for one, two in pairwise(relation.parts))
    assert len({pair.target for pair in relation.pairs}) == len(relation.pairs)
    assert len({pair.reference for pair in relation.pairs}) == len(relation.pairs)
    assert 0 <= relation.explained <= 1
    for pair in relation.pairs:
        mapped = relation.map(target[pair.target].span.start)
        assert reference[pair.reference].span.start - mapped == pair.off


def test_empty() -> None:
    """Where one track has no cues nothing is measured, and that is said."""
    cues = film(random.Random(1), 5)
    for one, other in ((cues, []), ([], cues), ([], [])):
        relation = measure(one, other)
        assert not relation.is_trusted
        assert relation.parts == ()
        assert [reason.doubt for reason in relation.reasons] == [Doubt.EMPTY]


@some
@given(seeds, st.integers(2, 4), st.integers(-5_000, 60_000))
def test_few_cues(chance: random.Random, count: int, offset: int) -> None:
    """A few cues are trusted where they last as long as theirs do; never where they drift."""
    cues = film(chance, count)
    late = stretched(cues, Fraction(1), -offset)
    assert measure(cues, late).is_trusted
    drifting = measure(cues, stretched(cues, Fraction(25, 24), -offset))
    assert not drifting.is_trusted
    assert {Doubt.FEW_FOR_DRIFT, Doubt.FEW} & {one.doubt for one in drifting.reasons}


def test_one_cue() -> None:
    """One cue is trusted by its words only."""
    cues = film(random.Random(2), 40, texts=True)
    late = [Heard(cues[20].span.shifted(5_000), cues[20].text)]
    mute = [Heard(late[0].span)]
    assert not measure(cues, mute).is_trusted
    relation = measure(cues, late)
    assert relation.is_trusted
    assert relation.map(late[0].span.start) == cues[20].span.start


def test_regular_times() -> None:
    """Cues at even times are refused, as any step fits them, unless words tell which."""
    grid = [Heard(TimeSpan(5_000 * at, 5_000 * at + 4_000), one.text)
            for at, one in enumerate(film(random.Random(3), 60, texts=True))]  # fmt: skip
    late = [Heard(one.span.shifted(1_700), one.text) for one in grid[7:50]]
    mute = [[Heard(one.span) for one in side] for side in (grid, late)]
    refused = measure(*mute)
    assert not refused.is_trusted
    assert Doubt.AMBIGUOUS in {one.doubt for one in refused.reasons}
    relation = measure(grid, late)
    assert relation.is_trusted
    assert [part.offset_ms for part in relation.parts] == [-1_700]


def test_passages() -> None:
    """What has no counterpart is told: the end of the film on one side, a scene on the other."""
    cues = film(random.Random(4), 120)
    target = [Heard(one.span.shifted(2_000)) for one in (*cues[:40], *cues[60:])]
    relation = measure(cues[:100], target)
    assert relation.is_trusted
    sides = {one.side: one for one in relation.doubtful}
    assert sides[Side.REFERENCE] == (
        Side.REFERENCE, cues[40].span.start, cues[59].span.end, 20,
    )  # fmt: skip
    assert sides[Side.TARGET].from_ms == cues[100].span.start + 2_000


def test_songs_on_one_side() -> None:
    """Signs and songs that only one track has do not matter, whichever it is."""
    cues = film(random.Random(5), 100)
    chance = random.Random(6)
    songs = [
        Heard(TimeSpan(start, start + 3_000))
        for start in (chance.randrange(600_000) for _ in range(60))
    ]
    more = sorted([*cues, *songs])
    late = [Heard(one.span.shifted(3_700)) for one in more]
    for reference, target in ((cues, late), (late, cues)):
        relation = measure(reference, target)
        assert relation.is_trusted
        assert [abs(part.offset_ms) for part in relation.parts] == [3_700]


def test_ten_thousand_cues() -> None:
    """10,000 cues take less than two seconds of a processor, shifted, cut and drifting."""
    cues = film(random.Random(7), 10_000)
    target = damaged(cues, CASES["three parts at 25/23.976"], random.Random(8)).cues
    taken = []
    for _ in range(2):
        begin = time.process_time()
        assert measure(cues, target).is_trusted
        taken.append(time.process_time() - begin)
    assert min(taken) < 2 * 2  # twice the time, for machines that are half as fast
