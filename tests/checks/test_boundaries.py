"""Every limit at its very edge: what passes by a millisecond, a frame or a character, and what not.

The tables are data worked out by hand (and by decimals, 40 places) from the conventions of
counting: frames of the difference, halves up; half a second in frames is half the rate, halves up;
comparisons are strict. Nothing in them is computed by the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from pipeline.checks.context import TrackContext
from pipeline.checks.registry import RULES
from pipeline.checks.run import check
from pipeline.model.cue import Cue
from pipeline.model.frame_rate import parse_frame_rate
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.profiles import load

GAPS = """
rate    short           right               unclosed                       pause
23.976  0 41 42 62      63 83 84 104        105 125 459 479                480 500 501 542
24      0 41 42 62      63 83 84 104        105 125 458 479                480 500 501 542
25      0 39 40 59      60 80 81 99         100 120 440 480 499            500 520 521 560
29.97   0 33 34 50      51 66 67 83         84 100 367 400 467 483         484 500 501 534
30      0 33 34 49      50 66 67 83         84 100 367 400 467 483         484 500 501 533
50      0 19 20 29      30 39 40 49         50 60 220 240 480 489          490 500 501 520
59.94   0 16 17 25      26 33 34 41         42 50 184 200 484 492          493 500 501 517
60      0 16 17 24      25 33 34 41         42 50 183 200 483 491          492 500 501 517
none    0 41 42 82      83 84 99 103        104 125 458 499                500 501 520 542
"""
"""Milliseconds between two cues under netflix-en. Two frames are right; one is too short; from
three on, below half a second (12, 12, 13, 15, 15, 25, 30, 30 frames), a gap has to be closed.
Without a rate: 83 ms, half a frame of 41.5 ms, half a second."""

DURATIONS = """
profile        rate    short        right                  long
netflix-en     none    1 832        833 834 6999 7000      7001 7007 7008
netflix-en     23.976  832          833 834 7000 7007      7008
netflix-en     24      832          833 834 6999 7000      7001 7007
netflix-en     25      800 832      833 840 6999 7000      7001 7007
netflix-en     29.97   801 832      833 834 7000 7007      7008
netflix-en     30      800 832      833 834 6999 7000      7001 7007
netflix-en     50      820 832      833 840 7000           7001 7020
netflix-en     59.94   832          833 834 7000 7007      7008
netflix-en     60      817 832      833 834 7000           7001 7007
netflix-ru     none    832          833 7000               7001
netflix-ru     23.976  832          833 7007               7008
ted            none    833 999      1000 7000              7001
ted            29.97   999          1000 1001 7007         7008
ard            25      960 999      1000 9000              -
ru-house       24      958 999      1000 1001 7000         7001
subtitr-vr     none    999          1000 7000              7001
"""
"""Milliseconds of one cue of one word. ARD has no longest duration."""

SPEEDS = """
profile                    characters   right            fast
netflix-en                 20           1000 1001        999 833
netflix-en                 21           1050 1051        1049 1000
netflix-en                 17           850 851          849 848
netflix-en                 42           2100             2099 2001
netflix-en                 84           4200             4199 4000
netflix-en                 1            833 50           49
netflix-ru                 17           1000 1001        999 833
netflix-ru                 18           1059 1060        1058 1000
netflix-ru                 42           2471 2472        2470 2100
netflix-ru                 84           4942             4941 4200
netflix-ru                 51           3000             2999
netflix-en-children        17           1000             999
netflix-en-children        42           2471             2470
netflix-ru-children        13           1000             999
netflix-ru-children        39           3000             2999
netflix-en-sdh             20           1000             999
netflix-ru-sdh             40           2000             1999
netflix-ru-sdh             20           1000             999
netflix-en-sdh-children    34           2000             1999
netflix-ru-sdh-children    34           2000             1999
netflix-template           17           1000             999
netflix-template-children  15           1000             999
ted                        21           1000             999
ted                        22           1048             1047
ard                        15           1000             999
ard-children               11           1000             999
ard-preschool              9            1000             999
ru-house                   17           1000             999
"""
"""Characters of one cue, and the milliseconds in which they can be read or cannot."""

WORDS = """
words   right         fast      short
1       334           333       299
3       1000          999       899
6       2000 2001     1999      1799
7       2334          2333      2099
"""
"""Words of one cue under bbc: 180 a minute at most, and 300 ms for each."""

FLICKER = """
gap     verdict
0       none
1       error
999     error
1000    info
1499    info
1500    none
"""
"""Milliseconds between two cues under bbc."""

SHOTS = """
rate    on             off                           away
23.976  0 20           21 42 125 459 479             480 500 501
24      0 20           21 42 125 458 479             480 500
25      0 19           20 40 120 480 499             500 520
29.97   0 16           17 33 100 467 483             484 501
30      0 16           17 33 100 467 483             484 500
50      0 9            10 20 60 480 489              490 500
59.94   0 8            9 17 50 484 492               493 501
60      0 8            9 17 50 483 491               492 500
none    0 20           21 42 125 479 499             500 501
"""
"""Milliseconds from a change of shot to the start of a cue, on either side, under netflix-en."""

LINES = """
profile         line  verdict
netflix-en      41    none
netflix-en      42    none
netflix-en      43    LAY001
netflix-ru      42    none
netflix-ru      43    LAY001
netflix-ru-39   39    none
netflix-ru-39   40    LAY001
bbc             37    none
bbc             38    LAY001
ard             37    none
ard             38    LAY001
ted             42    none
ted             43    LAY001
subtitr-vr      32    none
subtitr-vr      33    LAY001
ru-house        42    none
ru-house        43    LAY001
"""
"""Characters of one line."""


class Boundary(NamedTuple):
    """One cue or two at an edge, and what is expected of the codes that the table is about."""

    profile: str
    rate: str
    cues: tuple[Cue, ...]
    codes: frozenset[str]
    expected: tuple[str, ...]
    """Codes and severities of the first cue."""
    shots: tuple[int, ...] = ()


def rows(table: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table, whose columns stand two spaces apart or more."""
    head, *body = table.strip("\n").splitlines()
    names = head.split()
    for line in body:
        yield dict(zip(names, re.split(" {2,}", line.strip()), strict=True))


def numbers(cell: str) -> list[int]:
    """Return the numbers of a cell; a dash stands for none."""
    return [] if cell == "-" else list(map(int, cell.split()))


def cue(start: int, duration: int, text: str = "Now.") -> Cue:
    """Return a cue of a duration."""
    return Cue(TimeSpan(start, start + duration), text)


def letters(count: int) -> str:
    """Return a text of so many characters: words of five letters, and spaces."""
    return ("seven " * count)[: count - 1] + "."


def all_boundaries() -> Iterator[tuple[str, Boundary]]:
    """Yield every case of every table with a name."""
    yield from gap_cases()
    yield from duration_cases()
    yield from speed_cases()
    yield from shot_cases()
    for row in rows(LINES):
        expected = () if row["verdict"] == "none" else (f"{row['verdict']} error",)
        one = (cue(0, 6000, letters(int(row["line"]))),)
        name = f"line of {row['line']} {row['profile']}"
        yield name, Boundary(row["profile"], "none", one, frozenset({"LAY001"}), expected)


def gap_cases() -> Iterator[tuple[str, Boundary]]:
    """Yield the cases of gaps."""
    codes = frozenset({"TIM003", "TIM005"})
    verdicts = {"short": ("TIM003 error",), "unclosed": ("TIM005 error",)}
    for row in rows(GAPS):
        for column in ("short", "right", "unclosed", "pause"):
            for gap in numbers(row[column]):
                two = (cue(1001, 2000), cue(3001 + gap, 2000))
                expected = verdicts.get(column, ())
                yield (
                    f"gap of {gap} at {row['rate']}",
                    Boundary("netflix-en", row["rate"], two, codes, expected),
                )
    for row in rows(FLICKER):
        two = (cue(1000, 2000), cue(3000 + int(row["gap"]), 2000))
        expected = () if row["verdict"] == "none" else (f"TIM006 {row['verdict']}",)
        yield (
            f"flicker of {row['gap']}",
            Boundary("bbc", "none", two, frozenset({"TIM006"}), expected),
        )


def duration_cases() -> Iterator[tuple[str, Boundary]]:
    """Yield the cases of durations and of words."""
    codes = frozenset({"TIM001", "TIM002"})
    verdicts = {"short": ("TIM001 error",), "long": ("TIM002 error",)}
    for row in rows(DURATIONS):
        for column in ("short", "right", "long"):
            for duration in numbers(row[column]):
                yield (
                    f"{duration} ms {row['profile']} at {row['rate']}",
                    Boundary(
                        row["profile"],
                        row["rate"],
                        (cue(1000, duration),),
                        codes,
                        verdicts.get(column, ()),
                    ),
                )
    of_words = {"fast": ("TIM010 error",), "short": ("TIM001 warning", "TIM010 error")}
    for row in rows(WORDS):
        text = "now " * int(row["words"])
        for column in ("right", "fast", "short"):
            for duration in numbers(row[column]):
                yield (
                    f"{row['words']} words in {duration}",
                    Boundary(
                        "bbc",
                        "none",
                        (cue(0, duration, text),),
                        frozenset({"TIM001", "TIM010"}),
                        of_words.get(column, ()),
                    ),
                )


def speed_cases() -> Iterator[tuple[str, Boundary]]:
    """Yield the cases of reading speed."""
    for row in rows(SPEEDS):
        severity = "warning" if row["profile"] == "ru-house" else "error"
        for column in ("right", "fast"):
            for duration in numbers(row[column]):
                yield (
                    f"{row['characters']} characters in {duration} {row['profile']}",
                    Boundary(
                        row["profile"],
                        "none",
                        (cue(0, duration, letters(int(row["characters"]))),),
                        frozenset({"TIM007"}),
                        (f"TIM007 {severity}",) if column == "fast" else (),
                    ),
                )


def shot_cases() -> Iterator[tuple[str, Boundary]]:
    """Yield the cases of starts beside a change of shot, on both sides of it."""
    for row in rows(SHOTS):
        for column in ("on", "off", "away"):
            for away in numbers(row[column]):
                for start in {5000 - away, 5000 + away}:
                    yield (
                        f"start {start - 5000:+} at {row['rate']}",
                        Boundary(
                            "netflix-en",
                            row["rate"],
                            (cue(start, 2000),),
                            frozenset({"TIM013"}),
                            ("TIM013 warning",) if column == "off" else (),
                            (5000,),
                        ),
                    )


BOUNDARIES = dict(all_boundaries())


def test_there_are_enough() -> None:
    """There are 200 cases and more, at every usual frame rate and none."""
    assert len(BOUNDARIES) >= 200
    assert len({case.rate for case in BOUNDARIES.values()}) == 9


@pytest.mark.parametrize("name", BOUNDARIES)
def test_boundary(name: str) -> None:
    """At the edge of a limit exactly what the table says is found, at the first cue."""
    case = BOUNDARIES[name]
    profile = load(case.profile)
    rate = None if case.rate == "none" else parse_frame_rate(case.rate)
    context = TrackContext(
        Track(case.cues),
        "edge.srt",
        profile.language or "en",
        profile,
        rate,
        shot_changes=case.shots,
    )
    found = tuple(
        f"{finding.code} {finding.severity}"
        for finding in check([context], [rule for rule in RULES if rule.code in case.codes])
        if finding.place.cue == 1
    )
    assert found == case.expected
