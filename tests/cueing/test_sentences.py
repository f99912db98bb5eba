"""Releases of sentences over several cues: nothing lost, nothing out of its time."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given

from pipeline.cueing import LayoutSettings, lay_out
from pipeline.cueing.dressing import Wardrobe
from pipeline.cueing.layout import JOINED, SPLIT, TOO_LONG
from pipeline.language.counting import is_visible, visible_length
from pipeline.model.limits import Profile
from pipeline.model.markup import strip_tags, tags
from pipeline.model.time import TimeSpan

from .strategies import Film, counted_words, houses, sentence_films
from .telling import FREE, HOUSE, LIMITS, TWO, places_of_words, say, texts


@given(sentence_films(), houses)
def test_words(film: Film, house: LayoutSettings) -> None:
    """Each word of each translation is shown once, in order, in a cue that names its message and
    one of its master cues; nothing is shown of what is left out."""
    laid = lay_out(*film, house)
    places = places_of_words(laid)
    for number, (one, rendering) in enumerate(zip(film.segments, film.renderings, strict=True)):
        found = places.pop(number, {})
        said = counted_words(rendering.text or "") if rendering.is_shown else []
        assert [*found] == [ordinal for _number, ordinal in said]
        assert [*found.values()] == sorted(found.values())
        for place in found.values():
            origin = laid.provenance.cues[place]
            assert rendering.message in origin.messages
            assert {slot.cue + 1 for slot in one.slots} & {*origin.masters}
    assert not places


@given(sentence_films(), houses)
def test_cues(film: Film, house: LayoutSettings) -> None:
    """No cue is empty, each stays in the time of its master cues, every master cue has its place
    or a reason for having none; and the same film gives the same release."""
    laid = lay_out(*film, house)
    for cue, origin in zip(laid.track.cues, laid.provenance.cues, strict=True):
        assert is_visible(cue.text)
        spans = [film.master.cues[number - 1].span for number in origin.masters]
        assert spans[0].start <= cue.span.start
        assert cue.span.end <= max(span.end for span in spans)
        assert origin.reason or cue.span == spans[0]
    used = {number for origin in laid.provenance.cues for number in origin.masters}
    assert used.isdisjoint(laid.provenance.left_out)
    assert used | {*laid.provenance.left_out} == {*range(1, len(film.master.cues) + 1)}
    assert all(laid.provenance.left_out.values())
    assert laid == lay_out(*film, house)


@given(sentence_films(), houses)
def test_order(film: Film, house: LayoutSettings) -> None:
    """Where the master's cues follow one another, so do the release's."""
    spans = [cue.span for cue in film.master.cues]
    assume(all(one.end <= other.start for one, other in pairwise(spans)))
    assume(not any(span.is_backwards for span in spans))
    shown = [cue.span for cue in lay_out(*film, house).track.cues]
    assert all(one.end <= other.start for one, other in pairwise(shown))
    assert not any(span.is_backwards for span in shown)


@given(sentence_films(), houses)
def test_own_words(film: Film, house: LayoutSettings) -> None:
    """A cue of which all is shown in the master's own words is the master's, to the last space;
    also in the middle of a film that is translated. Only labels follow the house."""
    laid = lay_out(*film, house)
    members: dict[int, list[int]] = {}
    for index, one in enumerate(film.segments):
        for slot in one.slots:
            members.setdefault(slot.cue, []).append(index)
    same = {cue for cue, its in members.items() if all(map(film.is_as_in_master, its))}
    found = {
        origin.masters[0] - 1: (cue, origin)
        for cue, origin in zip(laid.track.cues, laid.provenance.cues, strict=True)
    }
    for cue in same:
        shown, origin = found[cue]
        assert (shown.span, origin.reason) == (film.master.cues[cue].span, "")
        labels = any(
            turn.label
            for index in members[cue]
            for slot in film.segments[index].slots
            for turn in slot.dress.turns
        )
        if house.wardrobe.keeps_speakers or not labels:
            assert shown.text == film.master.cues[cue].text


@given(sentence_films(), houses)
def test_typed_breaks(film: Film, house: LayoutSettings) -> None:
    r"""` || ` parts two cues, `\n` two lines, and U+00A0 parts nothing."""
    laid = lay_out(*film, house)
    places = places_of_words(laid)
    for number, rendering in enumerate(film.renderings):
        text = rendering.text if rendering.is_shown else None
        for first, joint in re.findall(r"q\d+x(\d+)z([^q]*)(?=q)", text or ""):
            if film.is_as_in_master(number):
                continue
            one, other = (places[number][int(first) + more] for more in (0, 1))
            shown = laid.track.cues[one].text
            inner = shown.partition(f"q{number}x{first}z")[2].partition("q")[0]
            if "||" in joint:
                assert one < other
            elif joint == "\n":
                assert one < other or "\n" in inner
            elif joint == "\u00a0":
                assert one == other
                assert inner == joint


@given(sentence_films(), houses)
def test_tags(film: Film, house: LayoutSettings) -> None:
    """Each cue of a translated sentence closes what it opens, and words in italics stay so."""
    laid = lay_out(*film, house)
    dressed = {
        number
        for number, one in enumerate(film.segments)
        if any(slot.dress.before or tags(film.master.cues[slot.cue].text) for slot in one.slots)
    }
    for cue in laid.track.cues:
        numbers = {number for number, _ordinal in counted_words(cue.text)}
        if not numbers or numbers & dressed or "q" not in cue.text:
            continue
        if all("x" in one for one in strip_tags(cue.text).split() if one.startswith("q")):
            assert cue.text.lower().count("<i>") == cue.text.lower().count("</i>")
        for number in numbers:
            text = film.renderings[number].text or ""
            if text.startswith("<i>"):
                first = cue.text.index(f"q{number}x")
                assert "<i>" in cue.text[:first]


# By hand

THREE = (*TWO[:1], ("and the captain", 100, 2000), ("sleeps in the night.", 100, 2000))


def test_a_sentence_in_two_cues() -> None:
    """A sentence is broken at the mark at which the master breaks it."""
    laid = say(TWO, "Мы поливаем сад, и капитан спит.")
    assert texts(laid) == ["Мы поливаем сад,", "и капитан спит."]
    assert [origin.masters for origin in laid.provenance.cues] == [(1,), (2,)]
    assert [origin.messages for origin in laid.provenance.cues] == [("m0",)] * 2


def test_too_few_words() -> None:
    """Of three cues two words fill two; the time of the freed one joins the cue before."""
    laid = say(THREE, "Поливаем. Спит.")
    assert texts(laid) == ["Поливаем.", "Спит."]
    reasons = {origin.reason for origin in laid.provenance.cues}
    assert reasons == {"", JOINED}
    assert laid.track.cues[-1].span.end == 6200
    assert sorted(n for one in laid.provenance.cues for n in one.masters) == [1, 2, 3]


def test_one_word() -> None:
    """One word is one cue, as long as the longest allows."""
    (cue,) = say(THREE, "Спим.").track.cues
    assert cue.span == TimeSpan(0, 6200)
    short = LayoutSettings(Wardrobe("ru", Profile("short", limits=LIMITS._replace(longest=5000))))
    laid = say(THREE, "Спим.", house=short)
    assert laid.track.cues[0].span == TimeSpan(0, 4100)
    assert laid.provenance.cues[0].masters == (1, 2, 3)


def test_nothing_is_joined_over_a_sign() -> None:
    """The time beyond a sign between does not join the cue before it."""
    told = (TWO[0], ("CREW GARDEN", 0, 100), TWO[1])
    laid = say(told, "Спим.", "САД")
    assert [(cue.text, cue.span) for cue in laid.track.cues] == [
        ("Спим.", TimeSpan(0, 2000)),
        ("САД", TimeSpan(2000, 2100)),
    ]
    laid = say(told, "Мы поливаем сад, и капитан спит.", "САД", house=FREE)
    assert texts(laid) == ["Мы поливаем сад,", "САД", "и капитан спит."]


@pytest.mark.parametrize("house", [HOUSE, FREE])
def test_typed_break_counts(house: LayoutSettings) -> None:
    """As many parts as cues: each has its own; more: a cue's time is shared; fewer: free."""
    assert texts(say(TWO, "Мы поливаем || сад, и капитан спит.", house=house)) == [
        "Мы поливаем",
        "сад, и капитан спит.",
    ]
    laid = say(TWO, "Мы || поливаем сад, || и капитан спит.", house=house)
    assert texts(laid) == ["Мы", "поливаем сад,", "и капитан спит."]
    assert {one.reason for one in laid.provenance.cues} == {SPLIT, ""}
    told = (
        *TWO[:1],
        ("and the captain, old as he is,", 100, 2000),
        ("sleeps in the night.", 100, 2000),
    )
    laid = say(
        told, "Поливаем || сад, а старый капитан, хоть он и стар, спит всю ночь.", house=house
    )
    assert texts(laid)[0] == "Поливаем"


def test_typed_break_far_from_the_share() -> None:
    """A typed break is obeyed between the master's cues, however long the first part gets."""
    told = (
        ("Yes,", 0, 2000),
        ("we water the garden and the captain of the ship sleeps.", 100, 2000),
    )
    long = f"да, разумеется, мы поливаем {'весь этот старый ' * 5}сад"
    laid = say(told, f"{long} || а он спит.")
    assert [strip_tags(one).replace("\n", " ") for one in texts(laid)] == [long, "а он спит."]
    assert [one.masters for one in laid.provenance.cues] == [(1,), (2,)]


def test_position() -> None:
    r"""An `{\an8}` at the start is that of all cues of the sentence."""
    assert texts(say(TWO, r"{\an8}Мы поливаем сад, и капитан спит.")) == [
        r"{\an8}Мы поливаем сад,",
        r"{\an8}и капитан спит.",
    ]


def test_italics_over_a_break() -> None:
    """Tags over a break are closed and opened again."""
    assert texts(say(TWO, "Мы <i>поливаем сад, и капитан</i> спит.")) == [
        "Мы <i>поливаем сад,</i>",
        "<i>и капитан</i> спит.",
    ]


DIALOGUE = (("- We water the garden.\n- And", 0, 3000), ("the captain sleeps.", 100, 2000))


def test_dialogue() -> None:
    """Each speaker's line has its dash where both speak; the sentence goes on in the next cue."""
    laid = say(DIALOGUE, "Мы поливаем сад.", "А наш капитан спит.")
    assert texts(laid)[0].startswith("- Мы поливаем сад.\n- А")
    assert laid.provenance.cues[0].messages == ("m0", "m1")
    assert " ".join(texts(laid)).endswith("капитан спит.")


def test_one_speaker_left() -> None:
    """Who is not shown frees the line; the dash of the other goes."""
    assert texts(say(DIALOGUE, "Мы поливаем сад.", "-")) == ["Мы поливаем сад."]
    assert texts(say(DIALOGUE, "-", "А капитан спит.")) == ["А капитан", "спит."]
    assert texts(say(DIALOGUE, None, "-")) == ["We water the garden."]
    laid = say(DIALOGUE, "Мы поливаем сад.", "-")
    assert dict(laid.provenance.left_out) == {2: "kind"}


def test_mixed_cue() -> None:
    """The master's own words stay beside translated ones in one cue, and as they are in others."""
    told = (("Yes. We water", 0, 2000), ("the <i>old</i>\ngarden.", 100, 2000), ("Good.", 0, 900))
    assert texts(say(told, "Да.", None, "Хорошо.")) == [
        "Да. We water",
        "the <i>old</i>\ngarden.",
        "Хорошо.",
    ]
    assert texts(say(told, None, "Мы поливаем старый сад.", None))[::2] == [
        "Yes. Мы поливаем",
        "Good.",
    ]


def test_translation_equal_to_the_source() -> None:
    """A translation that says what the master says is the master's cue, lines and all."""
    told = (("Go to\nsleep.", 0, 2000), *((text, 50, 2000) for text, _gap, _lasts in TWO))
    same = "We water the garden, and the captain sleeps."
    for house in (HOUSE, FREE):
        assert texts(say(told, "Go to sleep.", same, house=house)) == [text for text, _, _ in told]


def test_free_merges() -> None:
    """Free cueing shows in one cue what fits into one, in the time of both."""
    laid = say((("We", 0, 900), ("go.", 100, 900)), "Мы идём.", house=FREE)
    assert [(cue.text, cue.span) for cue in laid.track.cues] == [("Мы идём.", TimeSpan(0, 1900))]
    assert laid.provenance.cues[0].reason == JOINED
    assert len(say((("We", 0, 900), ("go.", 1500, 900)), "Мы идём.", house=FREE).track.cues) == 2


def test_free_splits() -> None:
    """Free cueing parts a cue that its lines do not hold, and keeps one that they do."""
    long = (
        "Мы поливаем старый сад каждое утро и каждую ночь, а старый капитан спит и не слышит нас."
    )
    laid = say((("We water.", 0, 6000),), long, house=FREE)
    assert [one.reason for one in laid.provenance.cues] == [TOO_LONG] * 2
    assert " ".join(texts(laid)).replace("\n", " ") == long
    assert (laid.track.cues[0].span.start, laid.track.cues[1].span.end) == (0, 6000)
    assert len(say((("We water.", 0, 6000),), long).track.cues) == 1
    assert len(say((("We water.", 0, 1000),), long, house=FREE).track.cues) == 1


@pytest.mark.parametrize(
    "text",
    [
        "庭に水をやると、年老いた船長は静かに眠っている。",
        "เรารดน้ำในสวนและกัปตันนอนหลับ",
        "نسقي الحديقة القديمة والقبطان ينام في الليل.",
        "אנחנו משקים את הגן, והקברניט ישן.",
        "Да.",
        "ж" * 200,
        f"Мы {'ж' * 200} спим.",
        "Мы поливаем сад, и капитан спит. " * 10,
    ],
)
def test_any_script_and_length(text: str) -> None:
    """Words of any script, very long ones and very many are shown whole, in order."""
    for house in (HOUSE, FREE):
        laid = say(TWO, text, house=house)
        assert re.sub(r"\s", "", "".join(texts(laid))) == re.sub(r"\s", "", text)
        assert all(map(is_visible, texts(laid)))


def test_japanese_fills_both_cues() -> None:
    """A script without spaces is parted between letters, not before a mark that closes."""
    laid = say(TWO, "庭に水をやると、年老いた船長は静かに眠っている。")
    assert len(texts(laid)) == 2
    assert not texts(laid)[1].startswith(("、", "。"))


def test_twelve_cues() -> None:
    """A sentence of twelve cues and 120 words fills all of them, none by much over its share."""
    told = [("the captain of the old ship sleeps in the night", 50, 2900)] * 11
    told.append(("and the old captain sleeps in the night again.", 50, 2900))
    laid = say(told, " ".join(f"q0x{n}z" for n in range(120)))
    assert len(laid.track.cues) == 12
    assert [*places_of_words(laid)[0]] == [*range(120)]
    lengths = [visible_length(cue.text) for cue in laid.track.cues]
    assert max(lengths) < 2 * min(lengths)


@pytest.mark.parametrize("durations", [(0, 0), (-100, -100), (0, 2000), (2000, 0), (-50, 900)])
def test_times_out_of_order(durations: tuple[int, int]) -> None:
    """Cues without duration, or that run backwards, are laid out as others are."""
    told = (("Yes. We water", 0, durations[0]), ("the garden. No.", 0, durations[1]))
    for house in (HOUSE, FREE):
        laid = say(told, "Да.", "Мы поливаем сад.", "Нет.", house=house)
        assert " ".join(texts(laid)).replace("\n", " ") == "Да. Мы поливаем сад. Нет."
