"""Tracks of every shape, the broken ones too, small enough for cues to meet."""

from __future__ import annotations

from hypothesis import strategies as st

from pipeline.model.cue import Cue, Kind
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

TEXTS = ("Yes.", r"{\an8}No.", "", "<i> </i>", "\u200b", "- Да.\n- Нет.")

spans = st.builds(TimeSpan, st.integers(0, 40), st.integers(0, 40))
"""Spans in a short film; some are empty, some run backwards."""

forward_spans = st.builds(
    lambda start, duration: TimeSpan(start, start + duration),
    st.integers(0, 15),
    st.integers(1, 12),
)


@st.composite
def tracks(draw: st.DrawFn, of_spans: st.SearchStrategy[TimeSpan] = spans) -> Track:
    """Draw up to twelve cues in any order, each with a line of its own."""
    drawn = draw(st.lists(st.tuples(of_spans, st.sampled_from(TEXTS)), max_size=12))
    return Track(
        tuple(
            Cue(span, text, number, line=4 * number - 3)
            for number, (span, text) in enumerate(drawn, start=1)
        )
    )


@st.composite
def tracks_with_kinds(draw: st.DrawFn) -> tuple[Track, tuple[Kind, ...]]:
    """Draw a track, and a kind for each of its cues."""
    track = draw(tracks())
    size = len(track.cues)
    kinds = draw(st.lists(st.sampled_from(Kind), min_size=size, max_size=size))
    return track, tuple(kinds)


SPELLED = ("ещё", "еще", "идёт", "идет", "пётр", "петр", "берёт", "все", "всё", "дом")
"""Words with ё and with е; two of them are two words."""
