"""Laws of running rules: order, and what rules must agree on with a plain definition."""

from __future__ import annotations

import random
import time
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.context import (
    CatalogContext,
    Context,
    Entry,
    RecordContext,
    ReleaseContext,
    TrackContext,
)
from pipeline.checks.order import ordered
from pipeline.checks.registry import RULES
from pipeline.checks.rules.timing import cues_overlap
from pipeline.checks.run import check
from pipeline.model.codes import Severity
from pipeline.model.cue import Cue, Kind
from pipeline.model.finding import Finding, Place
from pipeline.model.message import Message
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.profiles import load

from .strategies import tracks, tracks_with_kinds


@given(st.lists(tracks(), max_size=3), st.randoms(use_true_random=False))
def test_order_of_calls_does_not_matter(several: list[Track], shuffler: random.Random) -> None:
    """The same contexts and rules give the same findings, however they are ordered."""
    contexts: list[Context] = [TrackContext(t, f"{i}.srt") for i, t in enumerate(several)]
    findings = check(contexts)
    rules = list(RULES)
    shuffler.shuffle(contexts)
    shuffler.shuffle(rules)
    assert check(contexts, rules) == findings
    assert ordered(findings) == findings


@given(tracks())
def test_findings_are_sorted_by_place(track: Track) -> None:
    """Findings come in the order of file, line and code."""
    keys = [(f.place.file, f.place.line or 0, f.code) for f in check([TrackContext(track, "a")])]
    assert all(first <= second for first, second in pairwise(keys))


def test_whole_files_come_first() -> None:
    """A finding about a whole file stands before those about its lines."""
    whole, first = Finding("SRT014", Place("a.srt")), Finding("SRT001", Place("a.srt", line=1))
    assert ordered((first, whole)) == (whole, first)


@given(tracks())
def test_findings_name_their_cue(track: Track) -> None:
    """Line, start and text of a finding are those of the cue that it counts to."""
    for finding in check([TrackContext(track, "film.srt")]):
        assert finding.place.cue is not None
        cue = track.cues[finding.place.cue - 1]
        assert (finding.place.line, finding.place.start) == (cue.line, cue.span.start)
        assert finding.text == cue.text


@given(tracks_with_kinds())
def test_overlap_agrees_with_its_definition(drawn: tuple[Track, tuple[Kind, ...]]) -> None:
    """A cue is reported exactly when some earlier one lasts beyond its start.

    It is an error exactly when the two are at one place and both signs or neither.
    """
    track, kinds = drawn
    cues = track.cues
    order = sorted(range(len(cues)), key=lambda i: (cues[i].span.start, cues[i].span.end))
    expected: dict[int, Severity] = {}
    for earlier, later in combinations(order, 2):
        if cues[earlier].span.end <= cues[later].span.start:
            continue
        same_place = ("an8" in cues[earlier].text) == ("an8" in cues[later].text)
        same_sort = (kinds[earlier] is Kind.SIGN) == (kinds[later] is Kind.SIGN)
        severity = Severity.ERROR if same_place and same_sort else Severity.INFO
        known = expected.get(later + 1, Severity.INFO)
        expected[later + 1] = max(known, severity, key=lambda one: one.rank)
    found = cues_overlap.check(TrackContext(track, "film.srt", kinds=kinds))
    assert {f.place.cue: f.severity for f in found} == expected


def test_time_is_linear() -> None:
    """All rules are through with 50,000 cues in seconds, even where every cue overlaps all."""
    size = 50_000
    # odd positions and a nested tower of spans: the worst that overlaps and pairing can be given
    tower = Track(
        tuple(
            Cue(TimeSpan(i, 10 * size - i), f"{{\\an{i}}}Line {i}", line=4 * i + 1)
            for i in range(size)
        )
    )
    other = Track(tuple(Cue(TimeSpan(i, 9 * size - i), "x", line=1) for i in range(size)))
    entries = tuple(Entry(Message("id", "text", fuzzy=True)) for _ in range(size))
    contexts = (
        TrackContext(tower, "tower.srt"),
        CatalogContext(entries, "ru.po"),
        # how clocks relate is measured in another room, with a bound of its own
        ReleaseContext(tower, "tower.srt", other, "other.srt", is_as_compiled=True),
        RecordContext("other.srt", "a", "a", "b", "b"),
    )
    started = time.perf_counter()
    assert len(check(contexts)) > size
    # about 1.5 s on one core; the 1.2 billion pairs of a quadratic rule take minutes
    assert time.perf_counter() - started < 30


def test_a_long_row_of_marks_is_no_long_wait() -> None:
    """One cue of nothing but 60,000 dots is checked in seconds, and has no words."""
    cue = Cue(TimeSpan(0, 2000), "." * 60_000, line=1)
    context = TrackContext(Track((cue,)), "film.ru.srt", "ru", load("netflix-ru"))
    started = time.perf_counter()
    assert "TIM007" in {one.code for one in check((context,))}
    assert context.shown[0].words == 0
    # about 0.1 s on one core; minutes where every dot is tried as the start of a word
    assert time.perf_counter() - started < 20
