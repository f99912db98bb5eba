"""Laws of pairing by time."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.context import ReleaseContext
from pipeline.checks.pairing import unexplained, unpaired
from pipeline.model.cue import Cue
from pipeline.model.provenance import Origin, Provenance
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

from .strategies import forward_spans, tracks


def shared(one: TimeSpan, other: TimeSpan) -> int:
    """Return how many milliseconds two spans share."""
    return min(one.end, other.end) - max(one.start, other.start)


@given(tracks())
def test_a_track_pairs_with_itself(track: Track) -> None:
    """Nothing is lost or added between a track and itself, however broken it is."""
    assert unpaired(track.cues, track.cues[::-1]) == unpaired((), ())


@given(tracks(), tracks())
def test_pairing_is_symmetric(one: Track, other: Track) -> None:
    """What one track lacks of the other is what the other has beyond it."""
    there, back = unpaired(one.cues, other.cues), unpaired(other.cues, one.cues)
    assert (there.masters, there.releases) == (back.releases, back.masters)


@given(forward_spans, forward_spans)
def test_half_of_the_shorter_decides(one: TimeSpan, other: TimeSpan) -> None:
    """Two cues that share more than half of the shorter are partners; less, and they are not."""
    twice = 2 * shared(one, other)
    shorter = min(one.duration, other.duration)
    is_lost = bool(unpaired([Cue(one, "a")], [Cue(other, "b")]).masters)
    if twice > shorter:
        assert not is_lost
    if twice < shorter:
        assert is_lost


@given(tracks(forward_spans), tracks(forward_spans))
def test_pairing_agrees_with_its_definition(one: Track, other: Track) -> None:
    """What equal spans leave over is lost unless a middle lies in a cue left on the other side."""
    left, there = list(one.cues), list(other.cues)
    for cue in one.cues:
        twin = next((candidate for candidate in there if candidate.span == cue.span), None)
        if twin is not None:
            left.remove(cue)
            there.remove(twin)

    def are_partners(a: TimeSpan, b: TimeSpan) -> bool:
        return a.contains((b.start + b.end) // 2) or b.contains((a.start + a.end) // 2)

    lost = [cue for cue in left if not any(are_partners(cue.span, it.span) for it in there)]
    assert [one.cues[index] for index in unpaired(one.cues, other.cues).masters] == lost


@given(tracks(forward_spans), tracks(forward_spans))
def test_what_lies_apart_is_reported(one: Track, other: Track) -> None:
    """A cue that shares no time with any of the other track is never paired."""
    lost = unpaired(one.cues, other.cues).masters
    for index, cue in enumerate(one.cues):
        if not any(cue.span.intersects(there.span) for there in other.cues):
            assert index in lost


@given(st.lists(st.sampled_from(["both", "one", "none", "out"]), max_size=6))
def test_a_cue_is_shown_when_each_of_its_messages_is(fates: list[str]) -> None:
    """A cue of two messages is lost when the release lacks one of them, unless it is left out for
    a reason; without knowing what to expect it is enough that the cue is named."""
    master = Track(tuple(Cue(TimeSpan(n * 10, n * 10 + 5), "x") for n in range(len(fates))))
    said = {"both": ("a", "b"), "one": ("a",), "none": ()}
    shown = [(cue, fate) for cue, fate in enumerate(fates, 1) if fate != "out"]
    origins = [Origin((cue,), tuple(f"{one}{cue}" for one in said[fate])) for cue, fate in shown]
    left_out = {cue: "kind" for cue, fate in enumerate(fates, 1) if fate == "out"}
    release = Track(tuple(master.cues[cue - 1] for cue, _fate in shown))
    expected = {cue: {f"a{cue}", f"b{cue}"} for cue in range(1, len(fates) + 1)}
    context = ReleaseContext(
        master, "a.srt", release, "a.ru.srt", Provenance(tuple(origins), left_out), expected
    )
    lost = tuple(at for at, fate in enumerate(fates) if fate in ("one", "none"))
    assert unexplained(context).masters == lost
    assert unexplained(replace(context, expected={})).masters == ()


@given(tracks(), st.data())
def test_the_manifest_decides_where_it_speaks(master: Track, data: st.DataObject) -> None:
    """Each cue of the master is shown, left out for a reason, or reported: nothing else."""
    indices = range(1, len(master.cues) + 1)
    fates = data.draw(st.tuples(*(st.sampled_from(["shown", "out", "lost"]) for _ in indices)))
    shown = [cue for cue, fate in zip(indices, fates, strict=True) if fate == "shown"]
    left_out = {cue: "kinds" for cue, fate in zip(indices, fates, strict=True) if fate == "out"}
    release = Track(tuple(master.cues[cue - 1] for cue in shown))
    provenance = Provenance(tuple(Origin((cue,)) for cue in shown), left_out)
    found = unexplained(ReleaseContext(master, "a.srt", release, "a.ru.srt", provenance))
    lost = tuple(cue - 1 for cue, fate in zip(indices, fates, strict=True) if fate == "lost")
    assert (found.masters, found.releases) == (lost, ())
