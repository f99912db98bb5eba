"""Laws of breaking lines again."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.context import TrackContext
from pipeline.checks.rebreaking import rebreak, rebroken
from pipeline.language.counting import visible_length
from pipeline.language.phrase_breaks import parted
from pipeline.model.cue import Cue
from pipeline.model.limits import Limits, Profile
from pipeline.model.markup import strip_tags
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

words = st.sampled_from(
    (
        *("в", "не", "станции", "люк,", "закрыт.", "же", "10", "000", "км", "—"),
        *("the", "hatch", "of", "a", "А.", "Королёв", "pneumatic"),
        *("<i>", "</i>", "<i>да</i>", "\u00a0", "- Yes."),
    )
)
texts = st.lists(st.lists(words, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=3).map(
    "\n".join
)
widths = st.integers(8, 42)


def _context(text: str, width: int, lines: int = 2, language: str = "ru") -> TrackContext:
    track = Track((Cue(TimeSpan(0, 90_000), text),))
    profile = Profile("own", limits=Limits(lines=lines, line_characters=width))
    return TrackContext(track, "film.srt", language, profile)


@given(texts, widths, st.sampled_from(["ru", "en"]))
def test_what_is_broken_again_fits(text: str, width: int, language: str) -> None:
    """There is an answer only where the lines of the house hold the text."""
    broken = rebroken(_context(text, width, language=language), 0)
    if broken is not None:
        lines = strip_tags(broken).split("\n")
        assert len(lines) <= 2
        assert all(visible_length(line) <= width for line in lines)


@given(texts, widths, st.sampled_from(["ru", "en"]))
def test_breaking_again_changes_nothing_more(text: str, width: int, language: str) -> None:
    """What has been broken once is broken the same way again."""
    broken = rebroken(_context(text, width, language=language), 0)
    if broken is not None:
        assert rebroken(_context(broken, width, language=language), 0) == broken


@given(texts, widths)
def test_words_stay_in_their_order(text: str, width: int) -> None:
    """The fix changes white space and the tags at line ends only."""
    context = _context(text, width)
    fix = rebreak(context, 0)
    if fix is not None:
        after = fix.applied(text)
        assert after == rebroken(context, 0)
        said = [re.findall(r"\S+", strip_tags(one)) for one in (text, after)]
        assert said[0] == said[1]


@given(texts, widths)
def test_no_break_is_bad_where_another_is_left(text: str, width: int) -> None:
    """Two lines part a phrase only where every other break parts one too, or does not fit."""
    broken = rebroken(_context(text, width), 0)
    speakers = ("<", "- ", "\n— ")
    if broken is None or broken.count("\n") != 1 or any(one in broken for one in speakers):
        return
    whole = broken.replace("\n", " ").split(" ")
    at = len(broken.split("\n")[0].split(" "))
    bad = [bool(parted(whole[i - 1], whole[i], "ru", whole[: i - 1])) for i in range(1, len(whole))]
    fit = [
        visible_length(" ".join(whole[:i])) <= width
        and visible_length(" ".join(whole[i:])) <= width
        for i in range(1, len(whole))
    ]
    if bad[at - 1]:
        assert not any(fits and not parts for fits, parts in zip(fit, bad, strict=True))


def test_speakers_keep_their_lines() -> None:
    """What two speakers say is never joined."""
    assert rebroken(_context("- Yes.\n- No.", 42), 0) == "- Yes.\n- No."
    assert rebroken(_context("- Yes, I\nwill.\n- No.", 42, 3), 0) == "- Yes, I will.\n- No."
    assert rebroken(_context("- A.\n- B.\n- C.", 42), 0) is None


def test_lines_of_tags_alone_are_left() -> None:
    """Where a tag has a line of its own nothing is touched."""
    assert rebroken(_context("<i>\nYes.\n</i>", 42), 0) is None
