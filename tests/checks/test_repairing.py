"""Laws of repairing: no harm, nothing left for a second time, words kept, every change told."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.checks.context import SeriesContext, TrackContext
from pipeline.checks.moving import Retimed
from pipeline.checks.registry import RULES
from pipeline.checks.repairing import repaired
from pipeline.checks.retimer import TIME_CODES, retimer
from pipeline.checks.run import check
from pipeline.model.codes import CODES, Severity
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.fix import FixSafety, Mend
from pipeline.model.frame_rate import parse_frame_rate
from pipeline.model.limits import Limits, Profile
from pipeline.model.markup import strip_tags
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.profiles import load

HOUSES = (
    "netflix-ru",
    "netflix-en",
    "ru-house",
    "bbc",
    "ted",
    "ard",
    "subtitr-vr",
    "netflix-en-sdh",
)
RATES = (None, "23.976", "24", "25", "29.97")
WORDS = (
    "Да", "нет", "станция", "не", "и", "в", "закрыть", "люк", "Open", "the", "hatch", "of", "2",
    "10 000", "…", "...", "?..", "-", "—", "- Да.", "-Нет.", "«Союз»", '"Мир"', "„эхо“", ",,", "..",
    "<i>", "</i>", "(SIGH)", "♪", "сoюз", "\u200b", "\u00a0", "  ", "!", ".", ",", "ещё", "еще",
)  # fmt: skip

SPELLED_OTHERWISE = frozenset({"TXT009", "TXT010", "TXT011", "TXT017", "TXT024"})
"""Rules that spell a word or a number in another way: two for 2, ё for е, Cyrillic for Latin."""

texts = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from((" ", " ", " ", "\n", ""))), max_size=9
).map(lambda pairs: "".join(word + space for word, space in pairs).strip())


@st.composite
def contexts(draw: st.DrawFn) -> TrackContext:
    """Return a film that has something of everything, under some house."""
    cues = []
    start = draw(st.integers(0, 5000))
    for number in range(1, draw(st.integers(1, 7)) + 1):
        duration = draw(st.sampled_from((0, 400, 833, 1000, 2000, 5000, 7500)))
        cues.append(Cue(TimeSpan(start, start + duration), draw(texts), number))
        start += duration + draw(st.sampled_from((-300, 0, 40, 83, 200, 480, 1000, 3000)))
        start = max(start, 0)
    name = draw(st.sampled_from(RATES))
    house = load(draw(st.sampled_from(HOUSES)))
    language = house.language or draw(st.sampled_from(("en", "ru")))
    rate = None if name is None else parse_frame_rate(name)
    return TrackContext(Track(tuple(cues)), "film.srt", language, house, rate)


def found(context: TrackContext) -> tuple[Finding, ...]:
    """Return what all rules find in one film."""
    return check([context, SeriesContext((context,), context.series)])


def words(text: str) -> str:
    """Return the letters and digits of a text, without tags, in small letters."""
    return "".join(re.findall(r"\w", strip_tags(text))).casefold()


@settings(deadline=None, max_examples=150)
@given(contexts(), st.booleans(), st.sampled_from(((), CODES)))
def test_nothing_is_worse_and_nothing_is_left(
    context: TrackContext, unsafe: bool, asked: Collection[str]
) -> None:
    """No cue has a finding that it did not have; a second run changes nothing."""
    result = repaired(context, RULES, CODES, asked=asked, unsafe=unsafe, retimer=retimer())
    mended = replace(context, track=result.track)
    restructured = any(
        one.fix and one.fix.mend in {Mend.DELETE, Mend.SORT} for one in found(context)
    )
    if not restructured:
        before = {(one.code, one.place.cue) for one in found(context)}
        assert [one for one in found(mended) if (one.code, one.place.cue) not in before] == []
    again = repaired(mended, RULES, CODES, asked=asked, unsafe=unsafe, retimer=retimer())
    assert again.track.cues == result.track.cues
    assert again.changes == ()


@settings(deadline=None, max_examples=100)
@given(contexts())
def test_safe_fixes_keep_the_words(context: TrackContext) -> None:
    """What is said stays: letters and digits in order, and every change is told."""
    result = repaired(context, RULES, CODES, asked=CODES, retimer=retimer())
    told = {one.index: one for one in result.changes}
    for index, cue in enumerate(context.track.cues):
        change = told.get(index)
        if change is None or change.after is None:
            continue
        assert change.before == cue
        assert change.codes
        if not SPELLED_OTHERWISE & set(change.codes):
            assert words(change.after.text) == words(cue.text)
    if all(one.after is not None for one in result.changes):
        assert len(result.track.cues) == len(context.track.cues)
    gone = {one.index for one in result.changes if one.after is None}
    assert len(result.track.cues) == len(context.track.cues) - len(gone)


@settings(deadline=None, max_examples=50)
@given(contexts(), st.integers(0, 24))
def test_no_time_moves_further_than_allowed(context: TrackContext, frames: int) -> None:
    """Starts and ends move by `max_shift` frames at most, and never below 0."""
    result = repaired(context, RULES, {"TIM003", "TIM007"}, retimer=retimer(frames))
    rate = context.frame_rate or parse_frame_rate("24")
    for change in result.changes:
        assert change.after is not None
        pairs = zip(change.before.span, change.after.span, strict=True)
        assert all(rate.frames(abs(new - old)) <= frames and new >= 0 for old, new in pairs)


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 500), min_size=1, max_size=8),
    st.integers(0, 2000),
    st.integers(2, 5),
)
def test_a_file_bears_as_many_moves_as_it_has_time_for(
    lost: list[int], room: int, apart: int
) -> None:
    """Of moves that make a file too fast those go that take most time, and no more than needed."""
    cues = [
        Cue(TimeSpan(4000 * apart * index, 4000 * apart * index + 2000), "a" * 20, index + 1)
        for index in range(len(lost))
    ]
    time = 2000 * len(lost)
    speed = Fraction(20_000 * len(lost), max(time - room, 1))
    house = Profile("house", dash="", limits=Limits(file_speed=speed))
    context = TrackContext(Track(tuple(cues)), "film.srt", "en", house)
    wanted = tuple(TimeSpan(cue.span.start, cue.span.start + 2000 - lost[cue.number - 1])
                   for cue in cues if cue.number)  # fmt: skip

    def shorten(seen: TrackContext) -> Retimed:
        assert len(seen.track.cues) == len(wanted)
        return Retimed(wanted, dict.fromkeys(range(len(wanted)), ("TIM003",)))

    result = repaired(context, RULES, CODES, retimer=shorten)
    assert "TIM008" not in {one.code for one in result.left}
    made = {change.index for change in result.changes}
    back = sorted((lost[i] for i in range(len(lost)) if lost[i] and i not in made), reverse=True)
    spent = sum(lost[index] for index in made)
    assert spent <= room
    if back:
        assert back == sorted((one for one in lost if one), reverse=True)[: len(back)]
        assert spent + back[-1] > room
    again = repaired(replace(context, track=result.track), RULES, CODES, retimer=shorten)
    assert again.changes == ()


@settings(deadline=None, max_examples=50)
@given(contexts(), st.sets(st.sampled_from(sorted(TIME_CODES | {"TXT001", "TXT002", "LAY002"}))))
def test_only_what_is_asked_for_is_mended(context: TrackContext, codes: set[str]) -> None:
    """Each change has a reason among the rules asked for; what was not asked for is not judged."""
    result = repaired(context, RULES, codes, retimer=retimer())
    assert all(codes.intersection(change.codes) for change in result.changes)
    assert all(codes.intersection(str(one.finding.limit).split(", ")) for one in result.impossible)
    assert {one.code for one in result.left} <= codes


@settings(deadline=None, max_examples=100)
@given(contexts(), st.booleans())
def test_information_is_left_unless_asked_for(context: TrackContext, unsafe: bool) -> None:
    """A cue in which all is information keeps its text."""
    before = found(context)
    if any(one.fix and one.fix.mend in {Mend.DELETE, Mend.SORT} for one in before):
        return
    bad = {one.place.cue for one in before if one.severity is not Severity.INFO}
    for change in repaired(context, RULES, CODES, unsafe=unsafe).changes:
        assert change.index + 1 in bad


@settings(deadline=None, max_examples=100)
@given(contexts())
def test_a_rule_mends_a_cue_or_leaves_it(context: TrackContext) -> None:
    """No cue has both the ellipsis of the house and another one that could have been mended."""
    result = repaired(context, RULES, CODES, asked=CODES, retimer=retimer())
    mended = {change.index for change in result.changes if "TXT002" in change.codes}
    if len(result.track.cues) != len(context.track.cues):
        return
    for one in result.left:
        if one.code == "TXT002" and one.place.cue and one.place.cue - 1 in mended:
            assert one.fix is not None
            assert one.fix.safety is FixSafety.UNSAFE


def _fixed(text: str, house: str, *, asked: Collection[str] = ()) -> str:
    """Return what becomes of a cue that is long enough on screen for any text."""
    cues = (Cue(TimeSpan(1000, 6000), text, 1),)
    context = TrackContext(Track(cues), "film.srt", load(house).language or "en", load(house))
    (cue,) = repaired(context, RULES, CODES, asked=asked, retimer=retimer()).track.cues
    return cue.text


def test_what_is_said_is_mended_before_its_lines() -> None:
    """Three dots that become one character make room: a line that was too wide is not broken."""
    text = "Кажется, я снова уснула с открытым окном..."
    assert _fixed(text, "netflix-ru") == "Кажется, я снова уснула с открытым окном…"
    broken = text.replace("снова ", "снова\n")
    assert _fixed(broken, "netflix-ru") == "Кажется, я снова уснула с открытым окном…"


def test_lines_that_no_longer_have_to_be_two_are_part_of_the_fix() -> None:
    """Where the dots go and the rest fits on one line, both are mended, and both are told."""
    cues = (Cue(TimeSpan(1000, 6000), "Кажется, я снова\nуснула с открытым окном...", 1),)
    context = TrackContext(Track(cues), "film.srt", "ru", load("netflix-ru"))
    (change,) = repaired(context, RULES, CODES).changes
    assert change.codes == ("LAY004", "TXT002")


def test_a_neighbour_is_not_to_blame() -> None:
    """A fix that harms its own cue is taken back there; the cues beside it keep theirs."""
    house = Profile("own", limits=Limits(lines=2, line_characters=22), dash="")
    house = house._replace(style=house.style._replace(ellipsis="…"))
    cues = (
        Cue(TimeSpan(1000, 3000), "The hatch\nis shut now...", 1),
        Cue(TimeSpan(4000, 6000), "Oh, it is...", 2),
    )
    context = TrackContext(Track(cues), "film.srt", "en", house)
    first, second = repaired(context, RULES, {"TXT002"}).track.cues
    assert first == cues[0]
    assert second.text == "Oh, it is…"


def test_a_house_that_breaks_lines_otherwise_keeps_them() -> None:
    """Two short lines are information for the BBC: joined only when that is asked for."""
    assert _fixed("The hatch\nis closed.", "bbc") == "The hatch\nis closed."
    assert _fixed("The hatch\nis closed.", "bbc", asked={"LAY004"}) == "The hatch is closed."
    assert _fixed("The hatch\nis closed.", "netflix-en") == "The hatch is closed."


def test_texts_are_looked_at_again_when_times_have_changed() -> None:
    """A tag that could not go while the cue was too fast goes once it has other times."""
    cues = (
        Cue(TimeSpan(0, 5000), "Да Да Да Да Да <i>", 1),
        Cue(TimeSpan(4700, 5100), "", 2),
    )
    context = TrackContext(Track(cues), "film.srt", "ru", load("netflix-ru"))
    once = repaired(context, RULES, CODES, retimer=retimer())
    mended = replace(context, track=once.track)
    assert repaired(mended, RULES, CODES, retimer=retimer()).changes == ()
