"""What was changed by hand becomes adjustments that make the same changes again."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from pipeline.cueing import Laid
from pipeline.cueing.accepting import differences
from pipeline.cueing.adjusting import adjust
from pipeline.cueing.matching import matched
from pipeline.cueing.places import Film
from pipeline.model.adjustment import Act
from pipeline.model.cue import Cue
from pipeline.model.provenance import Origin, Provenance
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

_WORDS = ("да", "нет", "Люк", "закрыт.", "—", "<i>вот</i>", "и…", "5")
_texts = st.lists(st.sampled_from(_WORDS), max_size=5).flatmap(
    lambda words: st.lists(
        st.sampled_from((" ", "\n")), min_size=len(words), max_size=len(words)
    ).map(lambda gaps: "".join(a + b for a, b in zip(words, gaps, strict=True)).strip())
)
_spans = st.builds(TimeSpan, st.integers(0, 20_000), st.integers(0, 20_000))
_cues = st.builds(
    Cue,
    _spans,
    st.one_of(_texts, _texts.map(lambda text: "{\\an8}" + text)),
    settings=st.sampled_from(("", "X1:1")),
)


@st.composite
def releases(draw: st.DrawFn) -> tuple[Laid, Film]:
    """Return a release of a few cues, and the film it is of."""
    master = draw(st.lists(_cues, min_size=1, max_size=6))
    cues, origins = [], []
    for number in range(1, len(master) + 1):
        keys = tuple(draw(st.lists(st.sampled_from("ABCD"), max_size=2, unique=True)))
        cue = draw(st.one_of(st.just(master[number - 1]), _cues))
        cues.append(cue._replace(number=number))
        origins.append(Origin((number,), keys))
    laid = Laid(Track(tuple(cues)), Provenance(tuple(origins)))
    return laid, Film(Track(tuple(master)), {key: f"source {key}" for key in "ABCD"})


@st.composite
def edited(draw: st.DrawFn, laid: Laid) -> list[Cue]:
    """Return the cues of a release after a person has worked on it."""
    cues = list(laid.track.cues)
    for _turn in range(draw(st.integers(0, 5))):
        place = draw(st.integers(0, max(len(cues) - 1, 0)))
        match draw(st.sampled_from(("add", "delete", "change", "join", "split", "time"))):
            case "add":
                cues.insert(place, draw(_cues))
            case "delete":
                del cues[place : place + 1]
            case "change" if cues:
                cues[place] = draw(_cues)
            case "time" if cues:
                cues[place] = cues[place]._replace(span=draw(_spans))
            case "join" if len(cues) > place + 1:
                one, other = cues[place : place + 2]
                span = TimeSpan(one.span.start, other.span.end)
                cues[place : place + 2] = [Cue(span, f"{one.text}\n{other.text}")]
            case "split" if cues and " " in cues[place].text:
                cue = cues[place]
                head, _space, tail = cue.text.partition(" ")
                middle = sum(cue.span) // 2
                cues[place : place + 1] = [
                    Cue(TimeSpan(cue.span.start, middle), head),
                    Cue(TimeSpan(middle, cue.span.end), tail),
                ]
    return cues


def said(cues: Sequence[Cue]) -> list[tuple[TimeSpan, str, str]]:
    """Return what a viewer sees."""
    return [(cue.span, cue.text, cue.settings) for cue in cues]


@given(st.data())
def test_what_was_changed_is_changed_again(data: st.DataObject) -> None:
    """Whatever a person does to a release, its differences make the same of what was laid out."""
    laid, film = data.draw(releases())
    wanted = data.draw(edited(laid))
    adjustments = differences(laid, wanted, film)
    adjusted = adjust(laid, adjustments, film)
    assert not adjusted.unapplied
    assert said(adjusted.laid.track.cues) == said(wanted)
    assert [cue.number for cue in adjusted.laid.track.cues] == list(range(1, len(wanted) + 1))
    assert len(adjusted.laid.provenance.cues) == len(wanted)
    if said(laid.track.cues) == said(wanted):
        assert not adjustments


@given(st.data())
def test_no_cue_of_the_master_is_lost_without_a_word(data: st.DataObject) -> None:
    """Every master cue of an adjusted release is shown by some cue, or is among the left out."""
    laid, film = data.draw(releases())
    adjustments = differences(laid, data.draw(edited(laid)), film)
    after = adjust(laid, adjustments, film).laid.provenance
    shown = {master for origin in after.cues for master in origin.masters}
    assert shown | set(after.left_out) == set(range(1, len(film.master.cues) + 1))
    assert all(origin.masters or origin.reason for origin in after.cues)


@given(st.lists(_cues, max_size=8), st.lists(_cues, max_size=8))
def test_blocks_hold_every_cue_once(laid: list[Cue], wanted: list[Cue]) -> None:
    """The blocks of two releases follow each other and hold each cue of either side once."""
    blocks = matched(laid, wanted)
    assert [i for one in blocks for i in range(one.first, one.last)] == list(range(len(laid)))
    assert [i for one in blocks for i in range(one.start, one.stop)] == list(range(len(wanted)))
    assert all(one.before or one.after for one in blocks)


def _release(*texts: str) -> tuple[Laid, Film]:
    cues = tuple(
        Cue(TimeSpan(1000 * at, 1000 * at + 900), text, at) for at, text in enumerate(texts, 1)
    )
    origins = tuple(Origin((at,), (f"M{at}",)) for at in range(1, len(texts) + 1))
    sources = {f"M{at}": text for at, text in enumerate(texts, 1)}
    return Laid(Track(cues), Provenance(origins)), Film(Track(cues), sources)


def _acts(laid: Laid, film: Film, wanted: Sequence[Cue]) -> list[tuple[Act, str]]:
    return [(one.act, one.place.message) for one in differences(laid, wanted, film)]


def test_each_change_has_its_name() -> None:
    """A split, a join, a deletion, an addition and a moved cue are told as what they are."""
    laid, film = _release("Раз, два, три.", "Четыре.", "Пять.", "Шесть.", "Семь.")
    one, two, three, _four, five = laid.track.cues
    wanted = [
        one._replace(text="Раз,", span=TimeSpan(1000, 1400)),
        one._replace(text="два, три.", span=TimeSpan(1420, 1900)),
        Cue(TimeSpan(2000, 3900), f"{two.text}\n{three.text}"),
        five._replace(span=five.span.shifted(40)),
        Cue(TimeSpan(9000, 11_000), "Перевод: мы"),
    ]
    assert _acts(laid, film, wanted) == [
        (Act.SPLIT, "M1"),
        (Act.JOIN, "M2"),
        (Act.DELETE, "M4"),
        (Act.CUE, "M5"),
        (Act.ADD, "M5"),
    ]


def test_a_word_that_moves_to_the_next_cue_moves_as_a_whole() -> None:
    """A word taken into the next cue is one adjustment: it can be neither lost nor doubled."""
    laid, film = _release("Раз, два, три,", "четыре, пять.")
    one, two = laid.track.cues
    wanted = [one._replace(text="Раз, два,"), two._replace(text="три, четыре, пять.")]
    (share,) = differences(laid, wanted, film)
    assert (share.act, share.cues, share.was) == (Act.SHARE, 2, None)


def test_a_long_film_shifted_and_reworded_is_paired() -> None:
    """1,500 cues that are all moved and all say something new are paired in order."""
    laid, film = _release(*(f"слово {at}" for at in range(1500)))
    wanted = [
        cue._replace(span=cue.span.shifted(7), text=f"другое {at}")
        for at, cue in enumerate(laid.track.cues)
    ]
    adjustments = differences(laid, wanted, film)
    assert {one.act for one in adjustments} == {Act.CUE}
    assert said(adjust(laid, adjustments, film).laid.track.cues) == said(wanted)
