"""Cues of two tracks that belong together."""

from __future__ import annotations

from hypothesis import given

from pipeline.checks.context import ReleaseContext
from pipeline.checks.groups import Group, groups
from pipeline.model.cue import Cue
from pipeline.model.provenance import Origin, Provenance
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

from .strategies import forward_spans, tracks


def of(master: Track, release: Track, known: Provenance | None = None) -> ReleaseContext:
    return ReleaseContext(master, "film.srt", release, "film.ru.srt", known)


@given(tracks(), tracks())
def test_a_cue_is_in_one_group(master: Track, release: Track) -> None:
    """No cue stands in two groups, and each group has cues of both tracks."""
    found = groups(of(master, release))
    for side, size in (("masters", len(master.cues)), ("releases", len(release.cues))):
        every = [index for group in found for index in getattr(group, side)]
        assert len(every) == len(set(every))
        assert all(0 <= index < size for index in every)
    assert all(group.masters and group.releases for group in found)


@given(tracks(forward_spans))
def test_a_track_and_itself(track: Track) -> None:
    """Each cue of a track is in the group of its own copy."""
    found = groups(of(track, track))
    assert all(group.masters == group.releases for group in found)
    assert sum(len(group.masters) for group in found) == len(track.cues)


def test_by_the_manifest() -> None:
    """The manifest joins what time would not, and messages join what it does not."""
    track = Track(tuple(Cue(TimeSpan(at, at + 5), "x") for at in (0, 10, 20)))
    origins = (
        Origin((3,), ("A",)),
        Origin((1, 2), ("B",), "joined"),
        Origin((2,), ("A",)),
    )
    context = of(track, track, Provenance(origins))
    assert groups(context) == (Group((0, 1), (1, 2), is_told=True), Group((2,), (0,)))
    assert groups(context, by_message=True) == (Group((0, 1, 2), (0, 1, 2), is_told=True),)
