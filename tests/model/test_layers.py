"""Laws of layers and gaps, held against plain definitions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.cue import Cue
from pipeline.model.layers import Gap, gaps, layer
from pipeline.model.time import TimeSpan

spans = st.builds(TimeSpan, st.integers(0, 30), st.integers(0, 30))
texts = st.sampled_from(["Yes.", r"{\an8}Yes.", r"{\a6}Yes.", r"{\an2}Yes."])
cues = st.lists(st.builds(Cue, spans, texts), max_size=9)


def found(drawn: list[Cue]) -> list[Gap]:
    """Return the gaps of cues."""
    order = sorted(range(len(drawn)), key=lambda index: drawn[index].span)
    return list(gaps(drawn, [layer(cue) for cue in drawn], order))


@given(cues)
def test_gaps_agree_with_their_definition(drawn: list[Cue]) -> None:
    """Between two cues is a gap if no cue of the layer is shown in it or beyond its start."""
    forward = [cue for cue in drawn if not cue.span.is_backwards]
    for before, after, duration in found(drawn):
        first, second = drawn[before].span, drawn[after].span
        own = [cue.span for cue in forward if layer(cue) == layer(drawn[after])]
        assert layer(drawn[before]) == layer(drawn[after])
        assert second.start - first.end == duration >= 0
        assert not any(
            one.start < second.start and one.end > first.end for one in own if one.start < one.end
        )


@given(cues)
def test_every_pause_of_a_layer_is_a_gap(drawn: list[Cue]) -> None:
    """Whenever a layer is empty between two of its cues, there is a gap, and only then."""
    for own in {layer(cue) for cue in drawn}:
        shown = sorted(cue.span for cue in drawn if layer(cue) == own and not cue.span.is_backwards)
        ends, pauses = [span.end for span in shown], []
        for place, span in enumerate(shown[1:], start=1):
            wait = span.start - max(ends[:place])
            if wait >= 0:
                pauses.append(wait)
        durations = [gap.duration for gap in found(drawn) if layer(drawn[gap.after]) == own]
        assert durations == pauses


@given(cues)
def test_a_cue_that_stands_twice_changes_no_gap(drawn: list[Cue]) -> None:
    """Where cues stand twice, the later ones can go and all gaps stay, at the same cues.

    Cues without time do not overlap themselves: between two is a gap of 0.
    """
    drawn = [cue for cue in drawn if cue.span.duration]
    assert found([*drawn, *drawn]) == found(drawn)


def test_layers() -> None:
    """A layer is a place on the screen, by any tag for it, and the sort of text."""
    bottom, top = Cue(TimeSpan(0, 1), "Yes."), Cue(TimeSpan(0, 1), r"{\an8}Yes.")
    assert layer(bottom) == layer(bottom._replace(text=r"{\an2}<i>No.</i>"))
    assert layer(top) == layer(top._replace(text=r"{\a6}No."))
    assert len({layer(bottom), layer(top), layer(bottom, is_sign=True)}) == 3
    assert layer(bottom) != layer(bottom._replace(settings="X1:1 X2:2 Y1:1 Y2:2"))
