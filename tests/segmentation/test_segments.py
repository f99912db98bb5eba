"""Laws of segmentation by cue: every cue once, every word kept, facts from where they may come."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.srt import parse
from pipeline.language.counting import is_visible
from pipeline.model.cast import NOBODY, Cast, Speaker
from pipeline.model.cue import Kind
from pipeline.model.pin import Pin
from pipeline.model.segment import Segment
from pipeline.model.track import Track
from pipeline.segmentation import SegmentationSettings, segment
from tests.real_files import needs_corpora, real_texts
from tests.strategies import CAST, casts, cue_texts, languages, pins, track_of, tracks

from .rebuilding import compact, words_of_cue

SETTINGS = SegmentationSettings(("en", "ru"), CAST, unit="cue")


def _one(text: str, settings: SegmentationSettings = SETTINGS, pin: Pin | None = None) -> Segment:
    (only,) = segment(track_of(text), settings, {0: pin} if pin else {}).segments
    return only


def _hold(track: Track, segments: tuple[Segment, ...]) -> None:
    """Assert what holds for the segments of every track."""
    seen = [index for index, cue in enumerate(track.cues) if is_visible(cue.text)]
    assert [slot.cue for one in segments for slot in one.slots] == seen
    for one in segments:
        cue = track.cues[one.slots[0].cue]
        assert is_visible(one.text)
        assert one.text == one.text.strip()
        assert words_of_cue(one) == compact(cue.text)
        assert (one.slots[0].start, one.slots[0].end) == (0, len(cue.text))
        if one.kind not in {Kind.SIGN, Kind.SONG}:
            assert one.text.count("\n") == max(len(one.slots[0].dress.turns), 1) - 1


@given(tracks, languages, st.sampled_from([CAST, NOBODY]) | casts)
def test_every_cue_is_covered_once_and_no_word_is_lost(
    track: Track, spoken: tuple[str, ...], cast: Cast
) -> None:
    """Each cue with visible text is one segment, in order; text, labels, dashes and dots are it."""
    _hold(track, segment(track, SegmentationSettings(spoken, cast, unit="cue")).segments)


@given(tracks, languages)
def test_languages_are_those_that_may_be_spoken(track: Track, spoken: tuple[str, ...]) -> None:
    """A cue is in a language of the film, of its speaker, or in none that is known."""
    stated = {speaker.language for speaker in CAST.speakers if speaker.language}
    for one in segment(track, SegmentationSettings(spoken, CAST, unit="cue")).segments:
        assert one.language
        if spoken:
            assert one.language in {*spoken, *stated, "und"}
        if len(spoken) == 1:
            assert one.language in {*spoken, *stated}


@given(cue_texts)
def test_without_a_cast_nothing_is_a_label(text: str) -> None:
    """A label counts only if the cast knows its name."""
    for one in segment(track_of(text), SegmentationSettings(("en", "ru"), unit="cue")).segments:
        assert one.speaker == ""
        assert not any(turn.label or turn.speaker for turn in one.slots[0].dress.turns)


@given(cue_texts)
def test_labels_stand_in_the_cast_and_in_the_cue(text: str) -> None:
    """What is taken for a label says a name of the cast."""
    for one in segment(track_of(text), SETTINGS).segments:
        for turn in one.slots[0].dress.turns:
            assert bool(turn.label) == bool(turn.speaker)
            assert not turn.speaker or CAST.find(turn.speaker) is not None
            assert turn.speaker in turn.label


@given(cue_texts)
def test_space_around_lines_means_nothing(text: str) -> None:
    """A cue says the same with spaces at the ends of its lines and empty lines around it."""
    spaced = "\n" + "\n".join(f"{line} \t" for line in text.split("\n")) + " \n"
    plain = segment(track_of(text), SETTINGS).segments
    again = segment(track_of(spaced), SETTINGS).segments
    assert [(one.text, one.kind, one.slots[0].dress) for one in plain] == [
        (one.text, one.kind, one.slots[0].dress) for one in again
    ]


@given(cue_texts.filter(is_visible), pins)
def test_what_a_pin_states_holds(text: str, pin: Pin) -> None:
    """Language, speaker, kind and note of a pin go before all that the cue shows."""
    one = _one(text, pin=pin)
    assert one.note == pin.note
    assert not pin.language or one.language == pin.language
    assert not pin.speaker or one.speaker == pin.speaker
    assert pin.kind is None or one.kind is pin.kind
    assert one.is_wordless == (one.language == "zxx")


@given(tracks)
def test_unknown_speakers_are_told_once(track: Track) -> None:
    """Each name in capitals is told of once, at its first cue, and none that the cast knows."""
    findings = segment(track, SETTINGS, file="film.srt").findings
    told = [str(finding.value) for finding in findings]
    assert len(told) == len(set(told))
    for finding in findings:
        assert finding.code == "TXT020"
        assert finding.place.cue is not None
        cue = track.cues[finding.place.cue - 1]
        assert str(finding.value) in cue.text
        assert (finding.place.line, finding.place.start) == (cue.line, cue.span.start)
        assert CAST.find(str(finding.value)) is None


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("COMMANDER: Good morning.", "Good morning.", "COMMANDER"),
        ("[COMMANDER] Good morning.", "Good morning.", "COMMANDER"),
        ("КОМАНДИР: Доброе утро.", "Доброе утро.", "COMMANDER"),
        ("FLIGHT ENGINEER: Hi", "Hi", "FLIGHT ENGINEER"),
        ("<i>COMMANDER: Good\nmorning.</i>", "Good morning.", "COMMANDER"),
        ("COMMANDER: <i>Good\nmorning.</i>", "Good morning.", "COMMANDER"),
        ("<i>COMMANDER:</i> Good morning.", "Good morning.", "COMMANDER"),
        ("<b>[DOCTOR]</b> Yes.", "Yes.", "DOCTOR"),
        ("- <b>DOCTOR:</b> Yes.", "Yes.", "DOCTOR"),
        ("COMMANDER:\nGood morning.", "Good morning.", "COMMANDER"),
        ("[COMMANDER]\nGood morning.", "Good morning.", "COMMANDER"),
        (r"{\an8}COMMANDER: Up here.", "Up here.", "COMMANDER"),
        ("COMMANDER : Oui.", "Oui.", "COMMANDER"),
        ("COMMANDER: 5 minutes.", "5 minutes.", "COMMANDER"),
        ("COMMANDER: [sighs]", "[sighs]", "COMMANDER"),
        ("Copy.\nHOUSTON: Go ahead.", "Copy.\nGo ahead.", "HOUSTON"),
        ("COMMANDER: Go?\nDOCTOR: Go.", "Go?\nGo.", "COMMANDER"),
        ("[COMMANDER]", "[COMMANDER]", ""),
        ("COMMANDER:", "COMMANDER:", ""),
        ("COMMANDER: <i></i>", "COMMANDER: <i></i>", ""),
        ("Commander: Hello.", "Commander: Hello.", ""),
        ("COMMANDER", "COMMANDER", ""),
        ("COMMANDER:12", "COMMANDER:12", ""),
        ("COMMANDERS: Hello.", "COMMANDERS: Hello.", ""),
        ("The COMMANDER: Hello.", "The COMMANDER: Hello.", ""),
        ("Warning: hot.", "Warning: hot.", ""),
        ("[SIGH]", "[SIGH]", ""),
        ("Я сказала: идём.", "Я сказала: идём.", ""),
        ("12:30", "12:30", ""),
    ],
)
def test_labels(text: str, said: str, speaker: str) -> None:
    """A label at the start of a line, in tags or alone on it, is taken off; text like it stays."""
    one = _one(text)
    assert (one.text, one.speaker) == (said, speaker)


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["JOHN: Hi", "JOHN: Ho"], ["JOHN"]),
        (["<i>JOHN: Hi</i> there"], ["JOHN"]),
        (["COMMANDER: Hi\nJOHN: Ho"], ["JOHN"]),
        (["JOHN:\nHi"], ["JOHN"]),
        (["[ИВАН] Привет"], ["ИВАН"]),
        (["T-MINUS TEN: Go."], ["T-MINUS TEN"]),
        (["Warning: hot.", "[SIGH]", "Я сказала: иди", "12:30", "A: b", "COMMANDER:\nHi"], []),
        (["AIRLOCK: DO NOT OPEN", "[SIGHS]\n[COUGHS]"], []),
    ],
)
def test_unknown_candidates(texts: list[str], names: list[str]) -> None:
    """Names in capitals that the cast does not know are information; signs name nobody."""
    findings = segment(track_of(*texts), SETTINGS).findings
    assert [finding.value for finding in findings] == names


@pytest.mark.parametrize(
    ("text", "said", "dashes"),
    [
        ("- Да.\n- Нет.", "Да.\nНет.", ["- ", "- "]),
        ("-Yes.\n-No, it's\nnot.", "Yes.\nNo, it's not.", ["-", "-"]),
        ("— Да.", "Да.", ["— "]),
        ("—5 минут?", "5 минут?", ["—"]),
        ("Text.\n- Other.", "Text.\nOther.", ["", "- "]),
        ("<i>- a</i>\n<i>- b</i>", "a\nb", ["- ", "- "]),
        ("{\\an8}- a\n{\\an8}- b", "a\nb", ["- ", "- "]),
        ("- <i>a\n- b</i>", "a\nb", ["- ", "- "]),
        ("- [sighs]\n- What?", "[sighs]\nWhat?", ["- ", "- "]),
        ("Москва\n— столица России.", "Москва — столица России.", []),
        ("- Москва\n— столица.", "Москва — столица.", ["- "]),
        ("-5 degrees", "-5 degrees", []),
        ("-5\n-6", "-5 -6", []),
        ("--and then", "--and then", []),
        ("---", "---", []),
        ("-", "-", []),
        ("- <i></i>", "- <i></i>", []),
        ("well-\nknown", "well- known", []),
    ],
)
def test_dashes(text: str, said: str, dashes: list[str]) -> None:
    """A dialogue dash is taken off; a number's sign, an interruption and an inner dash stay."""
    one = _one(text)
    assert one.text == said
    assert [turn.dash for turn in one.slots[0].dress.turns] == dashes


@pytest.mark.parametrize(
    ("text", "said", "before", "after"),
    [
        (r"{\an8}<i>Up</i>", "Up", r"{\an8}<i>", "</i>"),
        (r"<i>{\an8}Up</i>", "Up", r"{\an8}<i>", "</i>"),
        ("{\\an8}\nUp", "Up", r"{\an8}", ""),
        (r"Up{\an8}", "Up", r"{\an8}", ""),
        (r"Up {\an8}here", "Up here", r"{\an8}", ""),
        ("{\\an8}<i>a</i>\n{\\an8}<i>b</i>", "a b", r"{\an8}<i>", "</i>"),
        ("<I>Up</I>", "Up", "<I>", "</I>"),
        ("<i>a</i>\n<I>b</I>", "a b", "<i>", "</i>"),
        ("<i> Up </i>", "Up", "<i>", "</i>"),
        ("<i>a</i> and <b>b</b>", "<i>a</i> and <b>b</b>", "", ""),
        ("<i>He said</i>\nno.", "<i>He said</i> no.", "", ""),
        ("COMMANDER: <i>a</i>", "a", "<i>", "</i>"),
    ],
)
def test_tags_that_wrap(text: str, said: str, before: str, after: str) -> None:
    """Tags around the whole cue and tags of position are not translated; tags inside stay."""
    one = _one(text)
    dress = one.slots[0].dress
    assert (one.text, dress.before, dress.after) == (said, before, after)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one\ntwo", "one two"),
        ("one  \n\n  two", "one two"),
        ("BOREALIS MODULE \nCREW QUARTERS", "BOREALIS MODULE\nCREW QUARTERS"),
        ("♪ Oh,\nhome ♪", "♪ Oh,\nhome ♪"),
        ("[door\ncloses]", "[door closes]"),
        ("你好。\n「再见」", "你好。「再见」"),
        ("今日は\nいい天気", "今日はいい天気"),
        ("오늘은\n날씨가", "오늘은 날씨가"),
        ("\u202bשלום\u202c\n\u202bעולם\u202c", "\u202bשלום\u202c \u202bעולם\u202c"),
    ],
)
def test_line_breaks(text: str, said: str) -> None:
    """Breaks are folded as the script wants it; a sign or couplet keeps its lines."""
    assert _one(text).text == said


@pytest.mark.parametrize(
    "text", ["", " ", "<i> </i>", r"{\an8}", "\u200b \u200b", "\n\n", "<i>\n</i>"]
)
def test_what_shows_nothing_is_no_segment(text: str) -> None:
    """A cue without visible text is nothing to translate."""
    assert segment(track_of(text), SETTINGS).segments == ()


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["I think…", "…it works."], ["I think", "it works."]),
        (["I think...", "it works."], ["I think", "it works."]),
        (["Мы,", "…кажется, летим."], ["Мы,", "кажется, летим."]),
        (["I think…", "[fans humming]", "…it works."], ["I think", "[fans humming]", "it works."]),
        (["I think…", "BOREALIS MODULE", "it works."], ["I think", "BOREALIS MODULE", "it works."]),
        (["I…", "I don't know."], ["I…", "I don't know."]),
        (["What?..", "…yes."], ["What?..", "…yes."]),
        (["3… 2… 1…", "liftoff!"], ["3… 2… 1", "liftoff!"]),
        (["I think…", "…это работает."], ["I think…", "…это работает."]),
        (["I think…", "- …no."], ["I think…", "…no."]),
        (["COMMANDER: I think…", "DOCTOR: …no."], ["I think…", "…no."]),
        (["COMMANDER: I think…", "COMMANDER: …yes."], ["I think", "yes."]),
        (["COMMANDER: I think…", "…yes."], ["I think", "yes."]),
        (["…", "…"], ["…", "…"]),
        (["…and so", "Yes."], ["…and so", "Yes."]),
    ],
)
def test_continuation_dots(texts: list[str], said: list[str]) -> None:
    """Dots that bind two cues of one speech go, over signs too; others are the speaker's own."""
    segments = segment(track_of(*texts), SETTINGS).segments
    assert [one.text for one in segments] == said


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Это USB-кабель", "ru"),
        ("Это iPhone 15 Pro Max", "ru"),
        ("Мы в NASA Goddard\nSpace Flight Center", "ru"),
        ("USB Type-C кабель", "ru"),
        ("ЭТО USB-КАБЕЛЬ", "ru"),
        ("Tell Anna «да».", "en"),
        ("What does «ЭКИПАЖ» mean?", "en"),
        ("Hello", "en"),
        ("你好", "und"),
    ],
)
def test_languages_of_mixed_cues(text: str, language: str) -> None:
    """Names in another script do not make a cue foreign."""
    assert _one(text).language == language


def test_speakers_of_two_languages_leave_it_to_the_letters() -> None:
    """Where a cue's two speakers speak two languages, neither states the cue's."""
    text = "NARRATOR: Это кто?\nMOSCOW: Это мы."
    assert _one(text).language == "ru"
    assert _one("NARRATOR: Это кто?").language == "en"


def test_the_cast_states_kind_and_language() -> None:
    """A voice of one kind and language has both in every cue with its label."""
    one = _one("MOSCOW: Copy.")
    assert (one.kind, one.language) == (Kind.RADIO, "ru")
    assert _one("HOUSTON: [static]").kind is Kind.SOUND
    assert _one("NARRATOR: NASA").kind is Kind.NARRATION


def test_letters_are_told_from_digits() -> None:
    """A cue without letters says so, whatever its tags are."""
    assert not _one("<b>12:30</b>").has_letters
    assert not _one("½").has_letters
    assert _one("12:30 UTC").has_letters


def test_names_with_marks_are_names() -> None:
    """A name of the cast may hold what means something in a pattern."""
    cast = Cast((Speaker("DR. WHO? (2)"), Speaker("C++")))
    settings = SegmentationSettings(("en",), cast, unit="cue")
    assert _one("DR. WHO? (2): Hi", settings).text == "Hi"
    assert _one("[C++] Hi", settings).speaker == "C++"
    assert _one("DRX WHO? (2): Hi", replace(settings)).speaker == ""


@needs_corpora
def test_real_subtitles_keep_their_words() -> None:
    """Every real file is covered cue by cue, and no word of it is lost."""
    cues = 0
    for name, text in real_texts():
        track = parse(text[:8_000], name=name).track
        _hold(track, segment(track, SETTINGS).segments)
        cues += len(track.cues)
    assert cues > 5_000


@pytest.mark.parametrize(
    "text",
    [
        " " * 100_000 + "x",
        "x" + "\n" * 100_000 + "x",
        "x" + " \n" * 50_000 + "x",
        "DOCTOR: a\n" * 10_000,
        "DOCTOR:\n" * 10_000 + "a",
        "- a\n" * 15_000,
        "<i>" * 30_000 + "a",
        "{\\an8}" * 30_000 + "a",
        "a" * 100_000 + "é",
        "a…" * 50_000,
        "[" * 100_000,
        "()" * 50_000,
        "A" + "!)" * 50_000 + "B",
        "." * 100_000 + "я",
    ],
    ids=lambda text: text.strip()[:8],
)
def test_hostile_cues_take_no_longer(text: str) -> None:
    """Time grows with the text, not with its square, also for text made to be slow."""
    began = time.perf_counter()
    _hold(track_of(text, text), segment(track_of(text, text), SETTINGS).segments)
    assert time.perf_counter() - began < 10
