"""Subtitle Edit's own test cases of its Netflix checks, run through `check`.

A case says which rule, in which language, finds something in which cues, and what its fix makes of
them. Times are in their own frame rate. Where the outcome differs, the case stands in a table here
with the source that decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import pytest

from pipeline.checks.context import TrackContext
from pipeline.checks.fixing import mend
from pipeline.checks.registry import RULES
from pipeline.checks.run import check
from pipeline.checks.selection import selected_codes
from pipeline.language.counting import visible_length
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.frame_rate import FrameRate, is_usual, parse_frame_rate
from pipeline.model.limits import Limits, Profile
from pipeline.model.time import TimeSpan
from pipeline.model.time_limits import time_limits
from pipeline.model.track import Track
from pipeline.profiles import default_name, load
from pipeline.profiles.stating import stated
from tests.real_files import conformance_cases, needs_conformance, netflix_cases

pytestmark = needs_conformance

OTHERS = [case for case in netflix_cases() if case["rule"] != "timed-text-frame-rate"]
RATES = [case for case in netflix_cases() if case["rule"] == "timed-text-frame-rate"]

NAMES = {
    # Subtitle Edit reports two lines that fit on one under the same check
    "max-lines": ("max-lines", "needless-line-break"),
    # its check of italics is two rules here: used where the house has none, and broken
    "italics": ("italics", "italics-tags"),
}

NO_ITALICS = ("ar", "he", "hi", "ko", "th", "zh")
"""Languages that have no italics (`NetflixQualityControllerTests.cs:43-48`)."""

DIFFERENT: dict[tuple[str, str], str] = {}
"""Check and text of the first cue of the cases whose outcome differs, at most three, and why."""


def house(case: dict[str, Any]) -> Profile:
    """Return the profile that a case is about.

    A language without a profile of its own has one as a user would state it: `netflix`, and what
    Subtitle Edit's controller says of that language.
    """
    language = case["lang"]
    if default_name(language) == "none":
        own = {"dash": "- ", "spelled-to": 10, "italics": language not in NO_ITALICS}
        return stated(f"netflix-{language}", own, load("netflix"))
    name = default_name(language)
    if case["rule"] == "hi-brackets":
        name += "-sdh"
    if case.get("children"):
        name += "-children"
    return load(name)


def track_of(cues: Iterable[dict[str, Any]]) -> Track:
    """Return the cues of a case as a track, with line ends as the reader leaves them."""
    return Track(
        tuple(
            Cue(TimeSpan(cue["start_ms"], cue["end_ms"]), lines(cue["text"]), number, "", number)
            for number, cue in enumerate(cues, 1)
        )
    )


def lines(text: str) -> str:
    r"""Return `text` with the line ends that a reader makes of CR, CR LF and U+2028: `\n`."""
    return re.sub("\r\n|[\r\u2028]", "\n", text)


def found_in(context: TrackContext, names: Iterable[str]) -> tuple[Finding, ...]:
    """Return what the rules called `names` find, all rules having been run."""
    codes = selected_codes(names)
    return tuple(finding for finding in check([context], RULES) if finding.code in codes)


def outcome(case: dict[str, Any]) -> dict[str, object]:
    """Return what `check` and its fixes make of a case, in the words of the case."""
    rate = parse_frame_rate(str(case["fps"]))
    context = TrackContext(track_of(case["cues"]), "case.srt", case["lang"], house(case), rate)
    found = found_in(context, NAMES.get(case["rule"], (case["rule"],)))
    cues = {finding.place.cue - 1 for finding in found if finding.place.cue}
    result: dict[str, object] = {"expect_issue": bool(found), "expect_issue_cues": sorted(cues)}
    fixed = mend(context.track, found, unsafe=True)
    own = {finding.place.cue - 1 for finding in fixed.made if finding.place.cue}
    wanted = {int(index): lines(text) for index, text in case.get("expect_fixed", {}).items()}
    result["expect_fixed"] = {
        index: fixed.track.cues[index].text if index in own else text
        for index, text in wanted.items()
    }
    return result


def expected(case: dict[str, Any]) -> dict[str, object]:
    """Return what the case says of the same; which cues, it does not always say."""
    everywhere = range(len(case["cues"])) if case["expect_issue"] else ()
    wanted = {int(index): lines(text) for index, text in case.get("expect_fixed", {}).items()}
    return {
        "expect_issue": case["expect_issue"],
        "expect_issue_cues": case.get("expect_issue_cues", list(everywhere)),
        "expect_fixed": wanted,
    }


def key(case: dict[str, Any]) -> tuple[str, str]:
    """Return what tells a case from the others for a person."""
    return case["rule"], case["cues"][0]["text"]


def test_all_cases_are_here() -> None:
    """There are 43 cases of other checks than that of frame rates, which has 300."""
    assert (len(OTHERS), len(RATES)) == (43, 300)
    assert len(DIFFERENT) <= 3
    assert set(DIFFERENT) <= {key(case) for case in OTHERS}


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: f"{case['rule']} {case['lang']}")
def test_netflix(case: dict[str, Any]) -> None:
    """`check` finds a fault in the cues in which Subtitle Edit does, and fixes it as it does.

    How many findings one cue has is a matter of telling (one for each pair of spaces, or one for
    the cue) and not compared. A fix that is not offered here is not compared either.
    """
    assert (outcome(case) == expected(case)) != (key(case) in DIFFERENT)


def test_frame_rates() -> None:
    """Of the 300 rates that a TTML file can state, those that Subtitle Edit takes are usual."""
    for case in RATES:
        numerator, denominator = case["ttml"]["frameRateMultiplier"].split()
        rate = case["ttml"]["frameRate"] * Fraction(int(numerator), int(denominator))
        assert float(rate) == pytest.approx(case["fps"])
        assert is_usual(rate) != case["expect_issue"], case["ttml"]
        if rate:
            context = TrackContext(track_of(case["cues"]), "case.ttml", frame_rate=FrameRate(rate))
            found = found_in(context, ["frame-rate-valid"])
            assert bool(found) == case["expect_issue"], case["ttml"]


# Facts of Subtitle Edit that other tests state: what differs, and why

NOT_SHIPPED = "no profile of this language is shipped; `netflix` has what all languages share"
OTHER_HOUSES = {
    ("th", "max_line_length"): NOT_SHIPPED,
    ("ko", "max_line_length"): NOT_SHIPPED,
    ("zh", "max_line_length"): NOT_SHIPPED,
    **{(one, "dialogue_dash"): NOT_SHIPPED for one in ("bg", "de", "fi", "nl")},
    **{(one, "italics"): NOT_SHIPPED for one in NO_ITALICS},
    ("hi", "max_cps"): NOT_SHIPPED,
    ("ko", "max_cps"): NOT_SHIPPED,
    ("th", "max_cps"): NOT_SHIPPED,
}
"""Languages and facts of the controller's table in which the profiles here differ."""

DASHES = {"both-space": "- ", "both-nospace": "-"}


def test_controller_tables() -> None:
    """The numbers of Subtitle Edit's Netflix controller are those of the profiles, for en and ru.

    Of a language without a profile of its own, what differs from `netflix` is known.
    """
    different = set()
    for row in conformance_cases("controller_tables"):
        profile = load(_name(row))
        facts = {
            "max_line_length": profile.limits.line_characters,
            "max_cps": profile.limits.reading_speed,
            "italics": profile.style.italics,
            "dialogue_dash": profile.dash,
        }
        for fact, here in facts.items():
            if fact in row and here != DASHES.get(row[fact], row[fact]):
                different.add((row["lang"], fact))
    assert different == set(OTHER_HOUSES)
    assert not {language for language, _ in different} & {"en", "ru"}


def _name(row: dict[str, Any]) -> str:
    name = default_name(row["lang"])
    if name == "none":
        return "netflix"
    return name + ("-sdh" if row.get("sdh") else "") + ("-children" if row.get("children") else "")


def test_character_counts() -> None:
    """Characters are counted as Subtitle Edit's `CalcAll` counts them.

    Its other strategies leave out spaces or punctuation, which no house of a profile does.
    """
    others = set()
    for case in conformance_cases("char_count"):
        if case["strategy"] == "CalcAll":
            assert visible_length(case["text"]) == case["expect"], case["text"]
        else:
            others.add(case["strategy"])
    assert others == {"CalcNoSpace", "CalcNoSpaceOrPunctuationCpsOnly"}


def test_line_lengths() -> None:
    """The longest line of a text is as long as Subtitle Edit says."""
    for case in conformance_cases("max_line_length_value"):
        shown = TrackContext(
            track_of([{"start_ms": 0, "end_ms": 1, "text": case["text"]}]), "case.srt"
        ).shown[0]
        assert max(map(visible_length, shown.lines)) == case["expect"], case["text"]


DASH_STYLES = {"DashBothLinesWithSpace": "- ", "DashBothLinesWithoutSpace": "-"}
"""Styles of dialogue that profiles have; the two with a dash on the second line only are those of
Dutch, Finnish and Bulgarian."""

DIALOGUES_THAT_DIFFER: dict[str, str] = {}
"""Tests of Subtitle Edit that come out otherwise here, and why."""


def test_dialogue_fixes() -> None:
    """Fixes of dialogue dashes make of a cue what Subtitle Edit makes of it, or leave it."""
    different = {}
    for case in conformance_cases("dialog_fix"):
        if case["style"] not in DASH_STYLES:
            continue
        own = {"dash": DASH_STYLES[case["style"]]}
        before = [case["previous_cue"]] if "previous_cue" in case else []
        cues = [*before, {"start_ms": 4000, "end_ms": 7000, "text": case["text"]}]
        profile = stated("dashes", own, load("netflix-en"))
        context = TrackContext(track_of(cues), "case.srt", "en", profile)
        found = found_in(context, ["dialogue-dash-space", "dialogue-dash-single"])
        fixed = mend(context.track, found, unsafe=True).track.cues[-1].text
        if fixed != lines(case["expect"]):
            different[case["test"]] = fixed
    assert set(different) == set(DIALOGUES_THAT_DIFFER), different


def test_what_fixes_mend() -> None:
    """What Subtitle Edit's fixes of times change is found, to the millisecond, and nothing else.

    How retiming changes it is its own tests' matter: it moves the least that the limits ask for,
    while these fixes move one edge of one cue.
    """
    found = {}
    for number, case in enumerate(conformance_cases("fixes")):
        widest = case.get("max_gap_ms")
        limits = Limits(
            reading_speed=Fraction(case["max_cps"]) if "max_cps" in case else None,
            gap=case["min_gap_ms"] if widest is None and "min_gap_ms" in case else None,
            # a bridge to 24 ms over gaps of at most 100 is a screen that flickers below 101
            flicker=widest + 1 if widest else None,
        )
        context = TrackContext(track_of(case["cues"]), "case.srt", profile=Profile("", "", limits))
        wanted = ["reading-too-fast", "gap-too-short", "gap-flickers"]
        found[case["fix"], number] = [one.place.cue for one in found_in(context, wanted)]
    assert found == {
        ("FixShortDisplayTimes", 0): [1],
        ("BridgeGaps", 1): [],
        ("BridgeGaps", 2): [1, 2, 3],
        ("FixShortGaps", 3): [1],
        ("FixShortGaps", 4): [1],
    }
    first = conformance_cases("fixes")[0]["cues"][0]
    limits = time_limits(Limits(reading_speed=Fraction(15)))
    # a millisecond later than in the file, and not faster than 15 when rounded to milliseconds
    assert first["start_ms"] + limits.needed(visible_length(first["text"])) == 53_878


def test_gaps_in_milliseconds() -> None:
    """Frames are as many milliseconds as Subtitle Edit says."""
    for case in conformance_cases("gap_ms_from_frames"):
        rate = parse_frame_rate(str(case["fps"]).removesuffix(".0"))
        assert rate.milliseconds(case["frames"]) == case["expect_ms"]
