"""Releases: every rendering shown once, in order, every cue accounted for."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cueing import LayoutSettings, lay_out
from pipeline.cueing.dressing import Wardrobe
from pipeline.cueing.layout import EMPTY, SPLIT
from pipeline.language.counting import visible_length
from pipeline.model.cue import Cue
from pipeline.model.frame_rate import FrameRate
from pipeline.model.limits import Limits, Profile
from pipeline.model.provenance import Origin
from pipeline.model.rendering import Rendering, Status
from pipeline.model.segment import BARE, Dress, Segment, Slot, Turn
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

from .strategies import broken_texts, dresses, rates, spans, wardrobes

HOUSE = LayoutSettings(Wardrobe("ru", Profile("house", limits=Limits(2, 42, gap=80))))
OWN = Rendering(Status.OWN)


def translated(text: str, message: str = "A") -> Rendering:
    return Rendering(Status.TRANSLATED, text, message)


renderings = broken_texts.map(translated) | st.sampled_from(
    (
        OWN,
        Rendering(Status.UNTRANSLATED, None, "A"),
        Rendering(Status.SILENT, None, "A", reason="silent"),
        Rendering(Status.OMITTED, reason="kind"),
        Rendering(Status.FUZZY, "||", "A", reason="silent"),
    )
)


@st.composite
def films(draw: st.DrawFn) -> tuple[Track, list[Segment], list[Rendering]]:
    """Draw a master with empty cues and cues that run backwards, and what to show for it."""
    cues, segments, shown = [], [], []
    for index in range(draw(st.integers(0, 6))):
        text = draw(st.sampled_from(("", "Hi.", "- Hi.\n- Bye.", "<i>one\ntwo\nthree</i>")))
        cues.append(Cue(draw(spans), text, draw(st.none() | st.integers(0, 9)), "X1:1", index))
        if text:
            segments.append(Segment("Hi.", (Slot(index, 0, len(text), draw(dresses)),), "en"))
            shown.append(draw(renderings))
    return Track(tuple(cues)), segments, shown


@given(films(), wardrobes, rates)
def test_laws(
    film: tuple[Track, list[Segment], list[Rendering]], wardrobe: Wardrobe, rate: FrameRate | None
) -> None:
    """Words are the words of the translations in order, no cue is empty, times stay inside the
    master's cue, and every cue of the master is shown or left out with its reason."""
    master, segments, shown = film
    laid = lay_out(master, segments, shown, LayoutSettings(wardrobe, rate))
    cues, origins = laid.track.cues, laid.provenance.cues
    assert [cue.number for cue in cues] == [*range(1, len(cues) + 1)]
    assert len(origins) == len(cues)
    assert all(visible_length(cue.text) for cue in cues)
    for segment, rendering in zip(segments, shown, strict=True):
        number = segment.slots[0].cue + 1
        mine = [cue for cue, one in zip(cues, origins, strict=True) if one.masters == (number,)]
        whole = master.cues[number - 1]
        if not rendering.is_shown:
            assert mine == []
            assert laid.provenance.left_out[number] == rendering.reason
            continue
        assert number not in laid.provenance.left_out
        for cue in mine:
            assert cue.settings == "X1:1"
            assert whole.span.start <= cue.span.start
            assert cue.span.end <= whole.span.end
        if rendering.text is not None:
            said = " ".join(cue.text for cue in mine)
            assert is_subsequence(words(rendering.text), words(said))
    empty = {n for n, cue in enumerate(master.cues, 1) if not cue.text}
    assert {n for n, why in laid.provenance.left_out.items() if why == EMPTY} == empty
    assert laid == lay_out(master, segments, shown, LayoutSettings(wardrobe, rate))


def test_own_language_is_verbatim() -> None:
    """Lines in the release's language come through as the master has them, to the last space."""
    cues = tuple(
        Cue(TimeSpan(n * 1000, n * 1000 + 900), text, 7, "X1:1")
        for n, text in enumerate(
            (" <I>Да </i>", "- Да.\n–Нет.", "a || b", "длинная строка " * 9, "Ну...")
        )
    )
    dress = Dress("<i>", "</i>", (Turn("-"),), "…", "…")
    segments = [Segment("x", (Slot(n, 0, 1, dress),), "ru") for n in range(len(cues))]
    laid = lay_out(Track(cues), segments, [OWN] * len(cues), HOUSE)
    assert [cue._replace(number=7) for cue in laid.track.cues] == list(cues)
    assert laid.provenance.cues[2] == Origin((3,), (), "")


def lay(text: str, dress: Dress = BARE, *, settings: LayoutSettings = HOUSE) -> list[Cue]:
    """Return the cues of one master cue of 2,080 ms with the translation `text`."""
    master = Track((Cue(TimeSpan(0, 2080), "Hi.", 1),))
    segment = Segment("Hi.", (Slot(0, 0, 3, dress),), "en")
    return list(lay_out(master, [segment], [translated(text)], settings).track.cues)


def test_split() -> None:
    """Two parts share the cue's time by length, with the profile's gap, and say why."""
    assert [(cue.span, cue.text) for cue in lay("раз || два")] == [
        (TimeSpan(0, 1000), "раз"),
        (TimeSpan(1080, 2080), "два"),
    ]
    master = Track((Cue(TimeSpan(0, 2080), "Hi."),))
    laid = lay_out(master, [Segment("Hi.", (Slot(0, 0, 3),), "en")], [translated("a || b")], HOUSE)
    assert laid.provenance.cues == (Origin((1,), ("A",), SPLIT),) * 2


@pytest.mark.parametrize(
    ("text", "dress", "shown"),
    [
        ("раз || два", Dress(turns=(Turn("- ", "", ""),)), ["- раз", "два"]),
        ("раз || два", Dress(turns=(Turn("- "), Turn("- "))), ["раз", "два"]),
        ("раз\nдва || три", Dress(turns=(Turn("- "), Turn("- "))), ["- раз\n- два", "три"]),
        ("раз || два", Dress("<i>", "</i>"), ["<i>раз</i>", "<i>два</i>"]),
        ("раз || два", Dress(leading_dots="…", trailing_dots="…"), ["…раз", "два…"]),
        (r"{\an8}раз || два", Dress(r"{\an2}"), [r"{\an8}раз", r"{\an8}два"]),
    ],
)
def test_split_dress(text: str, dress: Dress, shown: list[str]) -> None:
    """Of what was around the cue each part has what is its own."""
    assert [cue.text for cue in lay(text, dress)] == shown


def test_split_labels() -> None:
    """A label stands where its speaker begins."""
    keep = LayoutSettings(replace(HOUSE.wardrobe, keeps_speakers=True))
    one = Dress(turns=(Turn("", "ANNA: ", "ANNA"),))
    two = Dress(turns=(Turn("- ", "ANNA: ", "ANNA"), Turn("- ", "BOB: ", "BOB")))
    assert [cue.text for cue in lay("раз || два", one, settings=keep)] == ["ANNA: раз", "два"]
    assert [cue.text for cue in lay("раз || два", two, settings=keep)] == ["ANNA: раз", "BOB: два"]


def words(text: str) -> list[str]:
    return re.sub(r"(?<!\S)\|\|(?!\S)", " ", text).split()


def is_subsequence(one: list[str], other: list[str]) -> bool:
    """Whether the words of `one` stand in `other` in order, bare of what is put around them."""
    rest = iter(other)
    return all(any(word in candidate for candidate in rest) for word in one)
