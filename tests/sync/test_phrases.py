"""What a translation can be cut into, and put together from again."""

from __future__ import annotations

from hypothesis import given

from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.segmentation import SegmentationSettings, segment
from pipeline.sync.phrases import phrases_of, pieces_of, said
from tests.strategies import tracks


def _track(*texts: str) -> Track:
    cues = [
        Cue(TimeSpan(index * 3_000, index * 3_000 + 2_000), text)
        for index, text in enumerate(texts)
    ]
    return Track(tuple(cues))


@given(tracks)
def test_pieces_of_a_sentence_are_the_whole(track: Track) -> None:
    """The pieces of each sentence, put together, are its text; none begins before its cue."""
    segments = segment(track, SegmentationSettings(("en", "ru"))).segments
    pieces = pieces_of(segments, track)
    assert len(phrases_of(segments, track)) == len(segments)
    for index, one in enumerate(segments):
        own = sorted((piece for piece in pieces if piece.segment == index), key=lambda p: p.first)
        assert "".join(said(own, segments).split()) == "".join(one.text.split())
        assert all(piece.start >= track.cues[piece.cue].span.start for piece in own)


def test_cuts_are_at_marks_and_cue_borders() -> None:
    """A sentence is cut at its comma and where its cue ends; only its end is free."""
    track = _track("When it rains, we", "stay at home. Always.")
    segments = segment(track, SegmentationSettings(("en",))).segments
    pieces = pieces_of(segments, track)
    assert [piece.text for piece in pieces] == [
        "When it rains,",
        "we",
        "stay at home.",
        "Always.",
    ]
    assert [piece.closing == 0 for piece in pieces] == [False, False, True, True]
    assert [piece.opens for piece in pieces] == [True, False, False, True]


def test_half_of_a_pair_of_tags_goes() -> None:
    """A part that has lost the other half of its tag is said without it."""
    track = _track("So <i>when it rains, we stay</i> here, at home.")
    segments = segment(track, SegmentationSettings(("en",))).segments
    first, *rest = pieces_of(segments, track)
    assert said([first], segments) == "So when it rains,"
    assert said([first, *rest], segments) == segments[0].text
