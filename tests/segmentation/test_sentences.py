"""Laws of segmentation by sentence: the whole text once, in order, with its cues and characters."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.srt import parse
from pipeline.language.counting import is_visible
from pipeline.model.cast import NOBODY, Cast
from pipeline.model.cue import Cue, Kind
from pipeline.model.pin import Pin
from pipeline.model.segment import Segment
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.segmentation import SegmentationSettings, segment
from tests.real_files import needs_corpora, real_texts
from tests.strategies import CAST, casts, languages, track_of

from .rebuilding import compact, words_of_slot
from .strategies import facts, film_of, films

SETTINGS = SegmentationSettings(("en", "ru"), CAST)
SPEECH = {Kind.DIALOGUE, Kind.NARRATION, Kind.RADIO}


def _said(*texts: str, settings: SegmentationSettings = SETTINGS) -> list[str]:
    return [one.text for one in segment(track_of(*texts), settings).segments]


def _over(segments: tuple[Segment, ...]) -> list[tuple[int, ...]]:
    return [tuple(slot.cue for slot in one.slots) for one in segments]


def hold(track: Track, segments: tuple[Segment, ...]) -> None:
    """Assert the law: the whole text once, in order, with its cues and character ranges."""
    ranges: dict[int, list[tuple[int, int]]] = {}
    for one in segments:
        assert is_visible(one.text)
        assert one.text == one.text.strip()
        assert one.slots[0].at == 0
        for before, after in pairwise(one.slots):
            assert before.cue < after.cue
            assert before.at < after.at
        for index, slot in enumerate(one.slots):
            ranges.setdefault(slot.cue, []).append((slot.start, slot.end))
            assert is_visible(one.part(index))
            said = track.cues[slot.cue].text[slot.start : slot.end]
            assert compact(said) == words_of_slot(one, index)
            assert one.kind in SPEECH or len(one.slots) == 1
        parts = [one.part(index) for index in range(len(one.slots))]
        assert compact(one.text) == compact("\n".join(parts))
    assert sorted(ranges) == [place for place, cue in enumerate(track.cues) if is_visible(cue.text)]
    for place, found in ranges.items():
        edges = [0, *(end for _, end in found)]
        assert [start for start, _ in found] == edges[:-1]
        assert edges[-1] == len(track.cues[place].text)
        assert all(start < end for start, end in found)
    begun = [one.slots[0][:2] for one in segments]
    assert begun == sorted(begun)


@given(films, facts, languages, st.sampled_from([CAST, NOBODY]) | casts, st.integers(1, 12))
def test_the_whole_text_once_in_order(
    track: Track, pins: dict[int, Pin], spoken: tuple[str, ...], cast: Cast, most: int
) -> None:
    """The ranges of a cue's slots part its text; parts, dashes, labels and dots are its words."""
    settings = SegmentationSettings(spoken, cast, most_cues=most)
    segments = segment(track, settings, pins).segments
    hold(track, segments)
    assert all(len(one.slots) <= most for one in segments)


@given(films, facts)
def test_what_a_pin_states_holds_for_every_segment_of_its_cue(
    track: Track, pins: dict[int, Pin]
) -> None:
    """Language, speaker, kind and note of a pin hold for all that has a slot in the cue."""
    for one in segment(track, SETTINGS, pins).segments:
        stated = [pins[slot.cue] for slot in one.slots if slot.cue in pins]
        for pin in stated:
            assert not pin.language or one.language == pin.language
            assert not pin.speaker or one.speaker == pin.speaker
            assert pin.kind is None or one.kind is pin.kind
            assert pin.note in one.note
        assert len(one.note) <= max((len(pin.note) for pin in stated), default=0)


@given(films)
def test_a_slot_has_the_tags_of_its_cue_and_a_turn_has_one_begin(track: Track) -> None:
    """Tags that wrap a cue are the same on all its slots; a dash or label stands on one of them."""
    by_cue = segment(track, replace(SETTINGS, unit="cue")).segments
    worn = {one.slots[0].cue: one.slots[0].dress for one in by_cue}
    turns: Counter[int] = Counter()
    for one in segment(track, SETTINGS).segments:
        for slot in one.slots:
            dress = worn[slot.cue]
            assert (slot.dress.before, slot.dress.after) == (dress.before, dress.after)
            turns[slot.cue] += len([turn for turn in slot.dress.turns if turn.dash or turn.label])
            if one.kind in SPEECH and slot.end - slot.start < len(track.cues[slot.cue].text):
                assert len(slot.dress.turns) <= 1
    for cue, dress in worn.items():
        assert turns[cue] == len([turn for turn in dress.turns if turn.dash or turn.label])


@given(films)
def test_long_pauses_and_other_languages_part_segments(track: Track) -> None:
    """Inside a segment is one language, one speaker, and no pause that is too long."""
    segments = segment(track, SETTINGS).segments
    for one in segments:
        names = {turn.speaker for slot in one.slots for turn in slot.dress.turns if turn.speaker}
        assert names <= {one.speaker} or one.kind not in SPEECH
        for before, after in pairwise(one.slots):
            if after.cue == before.cue + 1:
                pause = track.cues[after.cue].span.start - track.cues[before.cue].span.end
                assert pause <= SETTINGS.longest_pause
            assert not any(turn.dash for turn in after.dress.turns)
    assert segments == segment(track, SETTINGS).segments


@given(films, st.integers(0, 13))
def test_a_sound_cuts_nothing(track: Track, place: int) -> None:
    """A sound put between two cues, in no time, changes nothing else in a film of one language."""
    settings = SegmentationSettings(("en",), CAST)
    place = min(place, len(track.cues))
    moment = track.cues[place - 1].span.end if place else 0
    sound = Cue(TimeSpan(moment, moment), "[…]")
    longer = Track((*track.cues[:place], sound, *track.cues[place:]))
    plain = segment(track, settings).segments
    again = [
        tuple(index - (index > place) for index in cues)
        for cues in _over(segment(longer, settings).segments)
        if cues != (place,)
    ]
    assert again == _over(plain)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["Yes. Let's go,", "all of us. Now"], ["Yes.", "Let's go, all of us.", "Now"]),
        (["- What?\n- Nothing. I mean,", "not yet."], ["What?", "Nothing.", "I mean, not yet."]),
        (["We go", "- No.", "Now."], ["We go", "No.", "Now."]),
        (["- We go", "and see.\n- No."], ["We go and see.", "No."]),
        (["We go", "BOREALIS MODULE", "to sleep."], ["We go to sleep.", "BOREALIS MODULE"]),
        (["We go", "[fans humming]", "to sleep."], ["We go to sleep.", "[fans humming]"]),
        (["We go", "HOUSTON: Copy.", "to sleep."], ["We go to sleep.", "Copy."]),
        (["HOUSTON: We are", "go for docking. Over?"], ["We are go for docking.", "Over?"]),
        (["HOUSTON: We are", "MOSCOW: Да.", "HOUSTON: go."], ["We are go.", "Да."]),
        (["COMMANDER: We go", "COMMANDER: now."], ["We go now."]),
        (["COMMANDER: We go.", "COMMANDER: now."], ["We go.", "now."]),
        (["COMMANDER: We go", "DOCTOR: now."], ["We go", "now."]),
        (["DOCTOR: We\nCOMMANDER: No,", "not us."], ["We", "No, not us."]),
        (["We said", "привет всем."], ["We said", "привет всем."]),
        (["We think…", "…that it works"], ["We think that it works"]),
        (["We think...", "that it works."], ["We think that it works."]),
        (["We think…", "[fans]", "…it works."], ["We think it works.", "[fans]"]),
        (["We think…", "But no."], ["We think…", "But no."]),
        (["Well", "... Next one. And"], ["Well Next one.", "And"]),
        (["<i>We go</i>", "<i>to sleep.</i>"], ["We go to sleep."]),
        (["<i>We go", "to sleep.</i> Now"], ["<i>We go to sleep.</i>", "Now"]),
        (["One <i>Yes.</i> No", "more."], ["One <i>Yes.</i>", "No more."]),
        (["*Get out!*", "we say."], ["*Get out!* we say."]),
        (["Ask Mr.", "Smith. He knows"], ["Ask Mr. Smith.", "He knows"]),
        (["♪ Oh,\nhome ♪", "♪ my home ♪"], ["♪ Oh,\nhome ♪", "♪ my home ♪"]),
        (["Глава 1", "Москва. Утро"], ["Глава 1", "Москва.", "Утро"]),
        (["Мы снова видим", "Москву. Утро"], ["Мы снова видим Москву.", "Утро"]),
        (["as told by", "Satoshi."], ["as told by Satoshi."]),
        (["and now", "I'm here."], ["and now I'm here."]),
    ],
)
def test_where_sentences_begin_and_end(texts: list[str], said: list[str]) -> None:
    """Sentences run over cues and end at marks, dashes, names, other languages and titles."""
    assert _said(*texts) == said


def test_a_sentence_over_three_cues_has_a_slot_in_each() -> None:
    """Ranges part the cues; dots, labels and tags are dress of the slot where they stand."""
    texts = ["COMMANDER: Yes. We…", "<i>BOREALIS</i>", "<i>…go up,</i>", "and see. Now"]
    track = track_of(*texts)
    yes, we, sign, now = segment(track, SETTINGS).segments
    assert (yes.text, we.text, now.text) == ("Yes.", "We go up, and see.", "Now")
    assert [texts[slot.cue][slot.start : slot.end] for slot in we.slots] == [
        "We…",
        "<i>…go up,</i>",
        "and see. ",
    ]
    assert [we.part(index) for index in range(3)] == ["We", "go up,", "and see."]
    assert [slot.dress.trailing_dots for slot in we.slots] == ["…", "", ""]
    assert [slot.dress.leading_dots for slot in we.slots] == ["", "…", ""]
    assert [slot.dress.before for slot in we.slots] == ["", "<i>", ""]
    assert [turn.label for turn in yes.slots[0].dress.turns] == ["COMMANDER: "]
    assert we.slots[0].dress.turns == ()
    assert (yes.speaker, we.speaker, now.speaker) == ("COMMANDER",) * 3
    assert sign.kind is Kind.SIGN


def test_what_runs_on_is_said_by_the_same() -> None:
    """Who begins a sentence ends it, and says the rest of that cue; then nobody is known."""
    texts = ["HOUSTON: We are", "go. Copy?", "COMMANDER: Yes.", "Going."]
    told = segment(track_of(*texts), SETTINGS).segments
    assert [(one.speaker, one.kind) for one in told] == [
        ("HOUSTON", Kind.RADIO),
        ("HOUSTON", Kind.RADIO),
        ("COMMANDER", Kind.DIALOGUE),
        ("", Kind.DIALOGUE),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [("今日は", "いい天気"), ("<i>今日</i>は", "「いい」天気"), ("你好", "再见")],
)
def test_scripts_without_spaces_are_joined_without(before: str, after: str) -> None:
    """A cue break in a sentence of such a script is no space; in others it is one."""
    settings = SegmentationSettings(("ja",))
    assert _said(before, after, settings=settings) == [before + after]
    assert _said(before, "is", settings=settings) == [f"{before} is"]


def test_marks_of_direction_stay() -> None:
    """Hebrew and Arabic keep their marks, and their sentences run on over cues."""
    texts = ["\u202bשלום. אני\u202c", "\u202bכאן.\u202c"]
    settings = SegmentationSettings(("he",))
    assert _said(*texts, settings=settings) == [
        "\u202bשלום.",
        "אני\u202c \u202bכאן.\u202c",
    ]


@pytest.mark.parametrize(
    ("pause", "between", "segments"),
    [(5_000, 0, 1), (5_001, 0, 2), (9_000, 4_500, 1), (14_000, 4_500, 2)],
)
def test_silence_ends_a_sentence(pause: int, between: int, segments: int) -> None:
    """More than five seconds of silence do; the time of a sign between is no silence."""
    told = [("We go", 0, 1000), ("to sleep.", pause, 1000)]
    if between:
        told[1:] = [("AIRLOCK", 100, between), ("to sleep.", pause - between - 100, 1000)]
    found = segment(film_of(told), SETTINGS).segments
    assert len([one for one in found if one.kind is Kind.DIALOGUE]) == segments


def test_too_many_cues_are_cut_where_it_reads_best() -> None:
    """At the last clause mark in the limit, else at the longest pause, else at the limit."""
    plain = [("and so", 100, 1000)] * 13
    assert [len(cues) for cues in _over(segment(film_of(plain), SETTINGS).segments)] == [12, 1]
    paused = [*plain[:7], ("and so", 900, 1000), *plain[8:]]
    assert [len(cues) for cues in _over(segment(film_of(paused), SETTINGS).segments)] == [7, 6]
    marked = [*paused[:3], ("and so,", 100, 1000), *paused[4:]]
    assert [len(cues) for cues in _over(segment(film_of(marked), SETTINGS).segments)] == [4, 9]


def test_capitals_after_the_films_usual_pause_begin_anew() -> None:
    """A name that follows as soon as other words do goes on with the sentence."""
    told = [("we went", 0, 1000), *[("and went", 400, 1000)] * 12, ("Mission 3", 350, 1000)]
    told.append(("Homewards", 350, 1000))
    settings = replace(SETTINGS, most_cues=20)
    assert len(segment(film_of(told), settings).segments) == 1
    told[-1] = ("Homewards", 450, 1000)
    assert len(segment(film_of(told), settings).segments) == 2
    told[-2] = ("we see it", 350, 1000)
    assert len(segment(film_of(told), settings).segments) == 1


@pytest.mark.parametrize(
    ("text", "language", "runs"),
    [
        ("and so we go", "en", 4),
        ("And so we go", "en", 1),
        ("เราไปกันเถอะ", "th", 1),
        ("ما هذا", "ar", 1),
    ],
)
def test_without_marks_cues_and_pauses_are_the_units(text: str, language: str, runs: int) -> None:
    """Only small letters run on, in one breath and over four cues at most; one finding says so."""
    track = film_of([(text, 100, 1000)] * 24 + [(text, 600, 1000)])
    result = segment(track, SegmentationSettings((language,)), file="film.srt")
    assert {len(one.slots) for one in result.segments[:-1]} == {runs}
    assert len(result.segments[-1].slots) == 1
    (finding,) = result.findings
    assert (finding.code, finding.place.file) == ("STR011", "film.srt")
    assert (finding.value, finding.limit, finding.text) == (0, 25, language)


def test_a_master_with_marks_has_no_such_finding() -> None:
    """One cue in five that ends a sentence is enough; in scripts without capitals a full stop."""
    english = [("and so we go", 100, 1000)] * 20 + [("to sleep!", 100, 1000)] * 5
    assert segment(film_of(english), SETTINGS).findings == ()
    arabic = [("ما هذا", 100, 1000)] * 20 + [("ما هذا!", 100, 1000)] * 5
    settings = SegmentationSettings(("ar",))
    assert [one.code for one in segment(film_of(arabic), settings).findings] == ["STR011"]


def test_each_turn_has_its_language() -> None:
    """Where two speak two languages in one cue, each turn is in its own."""
    texts = ["NARRATOR: Who is it?\nMOSCOW: Это мы."]
    told = segment(track_of(*texts), SETTINGS).segments
    assert [(one.language, one.kind) for one in told] == [("en", "narration"), ("ru", "radio")]


def test_notes_of_pins_are_joined_once() -> None:
    """A sentence has the notes of all its cues, a note said twice once."""
    pins = {0: Pin(note="softly"), 1: Pin(note="to herself"), 2: Pin(note="softly")}
    (one,) = segment(track_of("We go", "and see", "it."), SETTINGS, pins).segments
    assert one.note == "softly\nto herself"


@needs_corpora
def test_real_subtitles_hold_their_text() -> None:
    """Every real file, with all that is odd in it, is parted without a loss."""
    cues = 0
    for name, text in real_texts():
        track = parse(text[:20_000], name=name).track
        hold(track, segment(track, SETTINGS).segments)
        cues += len(track.cues)
    assert cues > 5_000


@pytest.mark.parametrize(
    "text",
    [
        "a. B" * 10_000,
        "<i>a. B</i> " * 5_000,
        "DOCTOR: a\n" * 5_000,
        "- a. B\n" * 5_000,
        "!" * 100_000 + "x",
        "\u200e" * 100_000 + "x",
        "<i>" * 30_000 + "a. B",
        "a…" * 50_000,
        "。" * 100_000,
        ", " * 50_000,
    ],
    ids=lambda text: text.strip()[:8],
)
def test_hostile_cues_take_no_longer(text: str) -> None:
    """Time grows with the text, not with its square, also for text made to be slow."""
    began = time.perf_counter()
    track = track_of(text, text)
    hold(track, segment(track, SETTINGS).segments)
    assert time.perf_counter() - began < 5
