"""Translations and films to lay out."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from hypothesis import strategies as st

from pipeline.cueing import LayoutSettings
from pipeline.cueing.dressing import Piece, Wardrobe
from pipeline.model.frame_rate import FrameRate
from pipeline.model.limits import Limits, Profile
from pipeline.model.rendering import Rendering, Status
from pipeline.model.segment import Dress, Segment, Turn
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.segmentation import SegmentationSettings, segment
from tests.segmentation.strategies import films
from tests.strategies import CAST

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


class Film(NamedTuple):
    """A master, its sentences, and what a release shows for each."""

    master: Track
    segments: tuple[Segment, ...]
    renderings: list[Rendering]

    def is_as_in_master(self, index: int) -> bool:
        """Whether the segment is shown in the master's own words."""
        rendering = self.renderings[index]
        own = rendering.text is None or rendering.text == self.segments[index].text
        return rendering.is_shown and own


_COUNTED = re.compile(r"q(\d+)x(\d+)z")
"""A word that says whose it is: of segment 3 the fifth is `q3x4z`."""


def counted_words(text: str) -> list[tuple[int, int]]:
    """Return segment and ordinal of each counted word in `text`."""
    return [(int(one), int(two)) for one, two in _COUNTED.findall(text)]


_joints = st.sampled_from([" "] * 12 + [", ", " – ", ". ", " и ", " <b>5</b> ", "\u00a0"])
_typed_joints = st.sampled_from([" || ", "\n"])


@st.composite
def counted_texts(draw: st.DrawFn, number: int) -> str:
    """Draw a translation of segment `number`, of 1 to 24 counted words with breaks typed in it."""
    text = f"q{number}x0z"
    for place in range(1, draw(st.integers(1, 12) | st.integers(1, 24))):
        is_typed = draw(st.integers(0, 11)) == 0
        text += draw(_typed_joints if is_typed else _joints) + f"q{number}x{place}z"
    wrapping = draw(st.sampled_from([""] * 5 + ["<i>", r"{\an8}"]))
    return f"{wrapping}{text}</i>" if wrapping == "<i>" else wrapping + text


@st.composite
def sentence_films(draw: st.DrawFn) -> Film:
    """Draw a film cut into its sentences: translated, in their own words, or not shown."""
    master = draw(films)
    segments = segment(master, SegmentationSettings(("en", "ru", "ja"), CAST)).segments
    shown = []
    for number, one in enumerate(segments):
        translated = counted_texts(number).map(
            lambda text, message=f"m{number}": Rendering(Status.TRANSLATED, text, message)
        )
        other = st.sampled_from(
            (
                Rendering(Status.OWN),
                Rendering(Status.TRANSLATED, one.text, f"m{number}"),
                Rendering(Status.OMITTED, None, f"m{number}", reason="kind"),
            )
        )
        shown.append(draw(other if draw(st.integers(0, 2)) == 0 else translated))
    return Film(master, segments, shown)


houses = st.builds(
    lambda wardrobe, limits, rate, is_free: LayoutSettings(
        Wardrobe(
            wardrobe.language,
            wardrobe.profile._replace(limits=limits),
            wardrobe.keeps_speakers,
            CAST,
        ),
        rate,
        is_free,
    ),
    wardrobes,
    st.sampled_from(
        (
            Limits(),
            Limits(2, 42),
            Limits(2, 42, Fraction(17), 833, 7000, 2, 80),
            Limits(1, 20, Fraction(12), gap=100),
        )
    ),
    rates,
    st.booleans(),
)
"""What releases are made for, by the lines and times that houses allow."""
