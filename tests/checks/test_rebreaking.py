"""Laws of breaking lines again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.context import TrackContext
from pipeline.checks.openings import openings
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
        *("[door", "creaks]", "[sighs]", "(вздох)", "ИВАН:", "Марья:", "[John]", ">>", "ВЫХОД"),
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


@given(texts, widths, st.integers(1, 4), st.sampled_from(["ru", "en"]))
def test_breaking_again_changes_nothing_more(
    text: str, width: int, lines: int, language: str
) -> None:
    """What has been broken once is broken the same way again, or left as under a heading."""
    broken = rebroken(_context(text, width, lines, language), 0)
    if broken is not None and ":\n" in strip_tags(broken):
        assert rebroken(_context(broken, width, lines, language), 0) is None
    elif broken is not None:
        assert rebroken(_context(broken, width, lines, language), 0) == broken


@given(texts, widths, st.integers(1, 4))
def test_what_begins_a_line_still_does(text: str, width: int, lines: int) -> None:
    """Each speaker, sound and sign that began a line begins one after, and in the same order."""
    broken = rebroken(_context(text, width, lines), 0)
    if broken is not None:
        before = [line for line in strip_tags(text).split("\n") if line.strip()]
        after = strip_tags(broken).split("\n")
        begun = _letters_before(before, openings(before))
        assert begun <= _letters_before(after, range(len(after)))
        assert begun <= _letters_before(after, openings(after))


def _letters_before(lines: list[str], numbers: Iterable[int]) -> set[int]:
    """Return for each line with one of `numbers` how many characters stand before it."""
    lengths = ["".join(line.split()) for line in lines]
    return {sum(map(len, lengths[:number])) for number in numbers}


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


def is_label(words: list[str]) -> bool:
    """Whether `words` are the label or dash of a speaker, whose line goes on with what is said."""
    label = words[0].endswith(":") and words[0][:1].isupper()
    return len(words) == 1 and (label or words[0] in {"—", "-", "–"})


@given(texts, widths)
def test_no_break_is_bad_where_another_is_left(text: str, width: int) -> None:
    """Two lines part a phrase only where every other break parts one too, or does not fit."""
    broken = rebroken(_context(text, width), 0)
    speakers = ("<", "- ", "\n— ")
    if broken is None or broken.count("\n") != 1 or any(one in broken for one in speakers):
        return
    if len(openings(broken.split("\n"))) > 1:
        return
    whole = broken.replace("\n", " ").split(" ")
    at = len(broken.split("\n")[0].split(" "))
    bad = [
        bool(parted(whole[i - 1], whole[i], "ru", whole[: i - 1])) or is_label(whole[:i])
        for i in range(1, len(whole))
    ]
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


def test_labels_and_sounds_keep_their_lines() -> None:
    """A label or a bracket opens a line for good; the words behind it are broken by themselves."""
    for text in (
        "ИВАН: Иди сюда.\nМАРЬЯ: Нет.",
        "Иди сюда.\nМарья Ивановна: Нет.",
        "Ведущий: Внимание\nГолос за кадром: Кто там?",
        "[John] Come here.\n[Mary] No.",
        "<i>[sighs]</i>\n(door creaks)",
        ">> Come here.\n>> No.",
        "ВЫХОД\nОн ушёл.",
        "Он ушёл.\nВЫХОД",
    ):
        assert rebroken(_context(text, 42), 0) == text
    assert rebroken(_context("ИВАН: Иди\nсюда.", 42), 0) == "ИВАН: Иди сюда."
    assert rebroken(_context("[door\ncreaks]\nHello.", 42), 0) == "[door creaks]\nHello."
    assert rebroken(_context("[creaks]\nHere we are\nall the time", 42), 0) == (
        "[creaks]\nHere we are all the time"
    )
    assert rebroken(_context("[creaks]\nA popular example of\nlanguage models", 30), 0) is None


def test_a_label_stays_with_the_words() -> None:
    """No line ends with who speaks, where another break holds the text."""
    text = "JOHN: we add it to the inputs we return."
    assert rebroken(_context(text, 37, language="en"), 0) == text.replace("it ", "it\n")
    text = "- <i>Голос за кадром:</i> внимание всем на борту."
    wanted = text.replace("внимание ", "внимание\n")
    assert rebroken(_context(text, 37), 0) == wanted


def test_prose_is_no_label() -> None:
    """A colon inside a sentence, a name of capitals and a shout open no line."""
    for text, joined in (
        ("I know one thing\nRemember this: go.", "I know one thing Remember this: go."),
        ("Мы летим в\nСША", "Мы летим в США"),
        ("FIRE!\nCome here.", "FIRE! Come here."),
        ("in the hatch\n10:30: all is well", "in the hatch 10:30: all is well"),
    ):
        assert rebroken(_context(text, 42), 0) == joined


def test_lines_of_tags_alone_are_left() -> None:
    """Where a tag has a line of its own nothing is touched."""
    assert rebroken(_context("<i>\nYes.\n</i>", 42), 0) is None
