"""Translations and films to lay out."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from pipeline.cueing.dressing import Piece, Wardrobe
from pipeline.model.frame_rate import FrameRate
from pipeline.model.limits import Limits, Profile
from pipeline.model.segment import Dress, Turn
from pipeline.model.time import TimeSpan

WORDS = ("Да", "не", "станция", "Международная", "—", "5", "a||b", "<i>курсив</i>",
         "日本", "e\u0301", "в\u00a0космосе", '<font color="#ff0 a">цвет</font>',
         r"{\fnTimes New Roman}шрифт", "...")  # fmt: skip

words = st.sampled_from(WORDS) | st.text("абвгд", min_size=1, max_size=30)
texts = st.lists(words, min_size=1, max_size=20).map(" ".join)
"""Translations in one line, with single spaces between words."""

broken_texts = st.lists(texts, min_size=1, max_size=4).flatmap(
    lambda parts: st.sampled_from((" || ", "\n", " ||\n", " ")).map(lambda gap: gap.join(parts))
)
"""Translations with line and cue breaks of the translator's."""

limits = st.builds(
    Limits,
    st.none() | st.integers(1, 4),
    st.none() | st.integers(5, 42),
    st.none() | st.just(Fraction(17)),
    gap_frames=st.none() | st.integers(0, 4),
    gap=st.none() | st.integers(0, 200),
)
spans = st.builds(TimeSpan, st.integers(0, 5000), st.integers(0, 9000))
rates = st.none() | st.sampled_from((FrameRate(Fraction(25)), FrameRate(Fraction(24000, 1001))))

dresses = st.builds(
    Dress,
    st.sampled_from(("", "<i>", r"{\an8}", r"{\an8}<i>")),
    st.just(""),
    st.lists(
        st.builds(
            Turn, st.sampled_from(("", "- ", "-")), st.sampled_from(("", "ANNA: ")), st.just("ANNA")
        ),
        max_size=3,
    ).map(tuple),
    st.sampled_from(("", "…", "...")),
    st.sampled_from(("", "…", "...")),
).map(lambda dress: dress if "<i>" not in dress.before else _closed(dress))


def _closed(dress: Dress) -> Dress:
    return Dress(dress.before, "</i>", dress.turns, dress.leading_dots, dress.trailing_dots)


pieces = st.builds(
    Piece,
    broken_texts.map(lambda text: text.replace("||", "|")),
    dresses,
    st.booleans(),
    st.booleans(),
    st.sampled_from(("", "ANNA", "BOB")),
    st.booleans(),
)
"""What one segment says in a cue of several."""

wardrobes = st.builds(
    Wardrobe,
    st.sampled_from(("ru", "en")),
    st.builds(
        Profile,
        st.just("house"),
        limits=limits,
        dash=st.sampled_from(("", "-", "- ")),
        continuation=st.sampled_from(("source", "none", "pause-2s", "every-split")),
        continuation_leading=st.booleans(),
    ),
    st.booleans(),
)
