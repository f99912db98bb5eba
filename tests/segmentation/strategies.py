"""Films as sentences meet them: cues with any text and any times, facts stated by pins."""

from __future__ import annotations

from hypothesis import strategies as st

from pipeline.model.cue import Cue, Kind
from pipeline.model.pin import Pin
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from tests.strategies import cue_texts

_ORDINARY = (
    "Yes.",
    "Yes. Let's go,",
    "and so",
    "we think…",
    "…that it works",
    "it works. So does",
    "- What?\n- Nothing. I mean",
    "- Go on.\n- Why, Dr.",
    "COMMANDER: I say,",
    "COMMANDER: that we go. Now",
    "DOCTOR: No.\nCOMMANDER: Yes, and",
    "HOUSTON: Station, you are",
    "HOUSTON: go for docking. Copy?",
    "MOSCOW: Вас слышим,",
    "Мы летим. И",
    "прилетим…",
    "<i>it said. And</i>",
    "<i>He <b>ran. He</b> hid</i>",
    "{\\an8}up\nthere. Down",
    "BOREALIS MODULE\nCREW",
    "[fans humming]",
    "♪ Oh, home.\nSweet home ♪",
    "今日は\nいい天気。そう",
    "ですね",
    "\u202bשלום. עולם\u202c",
    "Smith",
    "... Next one. And",
    "*Get out!*",
    "<i>No.</i> (Well)\nif <b>so</b>",
    "Scene. One: <i>",
    "</i> two! Three</b>. Four",
    "!",
    '"Stop!" he',
    "12:30",
    "…",
)
ordinary_texts = st.sampled_from(_ORDINARY)
_gaps = st.sampled_from([-500, 0, 40, 250, 600, 2000, 4990, 5010, 9000])
_durations = st.sampled_from([-100, 0, 800, 2000, 6500])


def film_of(told: list[tuple[str, int, int]]) -> Track:
    """Return the track of cues given as text, gap before and duration, ms."""
    cues, moment = [], 0
    for place, (text, gap, duration) in enumerate(told):
        start = moment + gap
        moment = start + duration
        cues.append(Cue(TimeSpan(start, moment), text, place + 1, line=place * 4 + 1))
    return Track(tuple(cues))


films = st.lists(
    st.tuples(ordinary_texts | ordinary_texts | cue_texts, _gaps, _durations), max_size=14
).map(film_of)
"""Tracks in which sentences run over cues, with pauses, signs, sounds and the radio between."""

facts = st.dictionaries(
    st.integers(0, 13),
    st.builds(
        Pin,
        language=st.sampled_from(["", "", "en", "ru", "zxx"]),
        speaker=st.sampled_from(["", "", "DOCTOR", "nobody"]),
        kind=st.sampled_from([None, None, *Kind]),
        note=st.sampled_from(["", "softly"]),
    ),
    max_size=3,
)
"""What pins state, by index of the cue."""
