"""One strategy for each value of the model, with what real subtitles are made of."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from pipeline.model.cast import Cast, Speaker
from pipeline.model.codes import CODES, Severity
from pipeline.model.cue import Cue, Kind
from pipeline.model.finding import Finding, Place
from pipeline.model.fix import Edit, Fix, FixSafety, Mend
from pipeline.model.frame_rate import FrameRate
from pipeline.model.limits import Limits
from pipeline.model.message import Message, Reference
from pipeline.model.pin import Pin
from pipeline.model.segment import Dress, Segment, Slot, Turn
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

HOUR = 3_600_000

# Time

times = st.integers(0, 100 * HOUR)
signed_times = st.integers(-100 * HOUR, 100 * HOUR)
spans = st.builds(TimeSpan, signed_times, signed_times)
"""Any span, also one that is empty or runs backwards."""
small_spans = st.builds(TimeSpan, st.integers(0, 12), st.integers(0, 12))
"""Spans near each other, so that every relation occurs."""
frame_rates = st.sampled_from(
    [
        FrameRate(Fraction(rate))
        for rate in ("24000/1001", "24", "25", "30000/1001", "30", "50", "60000/1001", "60")
    ]
)

# Words and texts

ENGLISH = ("Yes", "the station", "Hello", "and", "it's", "well-known", "NASA", "a", "260 miles")
RUSSIAN = ("Да", "станция", "Ещё", "и", "мы", "кто-то", "МКС", "я", "5 минут")
OTHERS = ("日本語", "你好", "שלום", "مرحبا", "ελληνικά", "ї", "🚀", "é", "½", "12:30")
MARKS = (".", "!", "?", "…", "...", ",", ":", " —", " -", ";", '"', "»", ")", "")

english_words = st.sampled_from(ENGLISH)
russian_words = st.sampled_from(RUSSIAN)
words = english_words | russian_words | st.sampled_from(OTHERS)


def sentences(of_words: st.SearchStrategy[str] = words) -> st.SearchStrategy[str]:
    """Return a strategy of one to six words with an end mark, or without."""
    several = st.lists(of_words, min_size=1, max_size=6).map(" ".join)
    return st.builds(str.__add__, several, st.sampled_from(MARKS))


TAGS = ("<i>", "</i>", "<b>", "</B>", "<I>", '<font color="#ff0">', "</font>", r"{\an8}", r"{\i1}")
tags = st.sampled_from(TAGS)

_wrappings = st.sampled_from(
    [
        ("", ""),
        ("<i>", "</i>"),
        ("<I>", "</I>"),
        ("<b>", "</B>"),
        (r"{\an8}", ""),
        (r"{\an8}<i>", "</i>"),
        ('<font color="red">', "</font>"),
        ("♪ ", " ♪"),
        ("[", "]"),
        ("(", ")"),
        ("…", "…"),
        ("\u202b", "\u202c"),
    ]
)
_openings = st.sampled_from(
    ["", "- ", "-", "— ", "–", "--", "COMMANDER: ", "[DOCTOR] ", "- ENGINEER: ", "<b>DOCTOR:</b> "]
)


def _line(opening: str, wrapping: tuple[str, str], text: str, inside: bool) -> str:
    before, after = wrapping
    return f"{before}{opening}{text}{after}" if inside else f"{opening}{before}{text}{after}"


lines = st.builds(_line, _openings, _wrappings, sentences(), st.booleans())
"""A line of a cue: dressed in any way, rightly or wrongly."""
orderly_texts = st.builds(
    lambda wrapping, several: wrapping[0] + "\n".join(several) + wrapping[1],
    _wrappings,
    st.lists(lines, min_size=1, max_size=3),
)
_shreds = st.sampled_from(
    (
        *TAGS,
        *MARKS,
        "\n",
        "\n\n",
        " ",
        "\t",
        "\xa0",
        "\u200b",
        "<",
        "{",
        "COMMANDER:",
        "[DOCTOR]",
        "-",
    )
)
disorderly_texts = st.lists(_shreds | words, max_size=10).map("".join)
"""Anything: stray tags, labels without words, only dashes, nothing at all."""
cue_texts = orderly_texts | disorderly_texts

# Cast, cues, tracks

CAST = Cast(
    (
        Speaker("NARRATOR", "", "en", Kind.NARRATION, (("ru", "РАССКАЗЧИК"),)),
        Speaker("COMMANDER", "m", names=(("ru", "КОМАНДИР"),), address=("ENGINEER",)),
        Speaker("FLIGHT ENGINEER", "f"),
        Speaker("DOCTOR", "f"),
        Speaker("ENGINEER", "m", address=("COMMANDER",)),
        Speaker("HOUSTON", kind=Kind.RADIO),
        Speaker("MOSCOW", "", "ru", Kind.RADIO, (("ru", "МОСКВА"),)),
    )
)
"""The cast of the sample film, with what a cast may say beside names."""

kinds = st.sampled_from(Kind)
speakers = st.builds(
    Speaker,
    st.sampled_from(["ANNA", "Боб", "DR. WHO?", "R2-D2", "O'NEIL (2)"]),
    gender=st.sampled_from(["", "f", "m"]),
    language=st.sampled_from(["", "en", "ru"]),
    kind=st.none() | kinds,
)
casts = st.lists(speakers, max_size=4, unique_by=lambda one: one.name).map(
    lambda several: Cast(tuple(several))
)

cues = st.builds(
    Cue,
    spans,
    cue_texts,
    st.none() | st.integers(0, 9999),
    st.sampled_from(["", "X1:100 X2:200 Y1:1 Y2:2"]),
    st.integers(0, 9999),
)


def track_of(*texts: str) -> Track:
    """Return a track of cues two seconds long, a second apart, that say `texts`."""
    return Track(
        tuple(
            Cue(TimeSpan(place * 3000, place * 3000 + 2000), text, place + 1, line=place * 4 + 1)
            for place, text in enumerate(texts)
        )
    )


tracks = st.lists(cue_texts, max_size=8).map(lambda texts: track_of(*texts))
languages = st.sampled_from(
    [(), ("en",), ("ru",), ("en", "ru"), ("ru", "uk"), ("en", "de"), ("zh", "en"), ("pt-BR", "ar")]
)
"""Source languages of a film."""

# What is said of places and segments

pins = st.builds(
    Pin,
    cue=st.none() | st.integers(1, 12),
    time=st.none() | times,
    language=st.sampled_from(["", "en", "ru", "zxx"]),
    speaker=st.sampled_from(["", "DOCTOR", "nobody"]),
    kind=st.none() | kinds,
    note=st.sampled_from(["", "softly"]),
    suppress=st.sampled_from([(), ("TIM001",)]),
)
turns = st.builds(
    Turn,
    st.sampled_from(["", "- ", "-"]),
    st.sampled_from(["", "DOCTOR: ", "[DOCTOR] "]),
    st.sampled_from(["", "DOCTOR"]),
)
dresses = st.builds(
    Dress,
    st.sampled_from(["", "<i>", r"{\an8}"]),
    st.sampled_from(["", "</i>"]),
    st.lists(turns, max_size=2).map(tuple),
)
slots = st.builds(Slot, st.integers(0, 99), st.integers(0, 9), st.integers(10, 80), dresses)
segments = st.builds(
    Segment,
    sentences(),
    st.lists(slots, min_size=1, max_size=3).map(tuple),
    st.sampled_from(["en", "ru", "zxx", "und"]),
    kinds,
)
messages = st.builds(
    Message,
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=12, max_size=12),
    sentences(),
    st.just("") | sentences(),
    fuzzy=st.booleans(),
    references=st.lists(
        st.builds(Reference, st.just("film.srt"), st.integers(1, 999)), max_size=2
    ).map(tuple),
)
limits = st.builds(
    Limits,
    lines=st.none() | st.integers(1, 3),
    line_characters=st.none() | st.integers(10, 60),
    reading_speed=st.none() | st.fractions(5, 30, max_denominator=4),
    shortest=st.none() | st.integers(0, 2000),
    longest=st.none() | st.integers(2000, 10_000),
)
places = st.builds(Place, st.just("film.srt"), line=st.none() | st.integers(1, 999))
fixes = st.builds(
    Fix,
    st.sampled_from(FixSafety),
    st.lists(st.builds(Edit, st.integers(0, 9), st.integers(10, 19), st.text(max_size=5))).map(
        tuple
    ),
    st.sampled_from(Mend),
)
findings = st.builds(
    Finding,
    st.sampled_from(sorted(CODES)),
    places,
    value=st.none() | st.integers() | st.fractions() | st.text(max_size=9),
    text=st.text(max_size=20),
    fix=st.none() | fixes,
    severity_override=st.none() | st.sampled_from(Severity),
)
