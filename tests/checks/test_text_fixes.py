"""Laws of the fixes of layout and text: they end, keep the words, and leave nothing worse."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.context import TrackContext
from pipeline.checks.fixing import mend
from pipeline.checks.registry import RULES
from pipeline.checks.repairing import repaired
from pipeline.checks.run import check
from pipeline.model.codes import CODES
from pipeline.model.cue import Cue
from pipeline.model.markup import strip_tags
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.profiles import load

FAMILIES = tuple(
    rule for rule in RULES if rule.scope is TrackContext and rule.code[:3] in {"LAY", "TXT"}
)
HOUSES = ("netflix-en", "netflix-ru", "netflix-en-sdh", "ru-house", "bbc", "ted", "subtitr-vr")

_pieces = st.sampled_from(
    (
        *(
            "Да",
            "не",
            "станция",
            "и",
            "на",
            "Люк закрыт",
            "The hatch",
            "of",
            "the",
            "10",
            "000",
            "км",
        ),
        *(".", "!", "?", "…", "...", "..", ",", ",,", ":", "--", "?..", ". . ."),
        *("-", "- ", "— ", "–", "♪", "(sighs)", "[вздох]", "{SIGH}", "«", "»", '"'),
        *(" ", " ", " ", "  ", "\u00a0", "\t", "\n", "\n", "\n- ", "\n— ", " \n"),
        *("<i>", "</i>", "<I>", "<b>", "</b>", r"{\an8}", "<br>", "и\u0306", "🚀"),
    )
)
_texts = st.lists(_pieces, min_size=1, max_size=14).map("".join)


@st.composite
def _contexts(draw: st.DrawFn) -> TrackContext:
    cues, at = [], 0
    for text in draw(st.lists(_texts, min_size=1, max_size=4)):
        end = at + draw(st.sampled_from((900, 2000, 5000)))
        cues.append(Cue(TimeSpan(at, end), text, len(cues) + 1, line=1))
        at = end + draw(st.sampled_from((83, 2500)))
    house = load(draw(st.sampled_from(HOUSES)))
    return TrackContext(Track(tuple(cues)), "film.srt", house.language or "ru", house)


def _fixed(context: TrackContext, *, unsafe: bool) -> TrackContext:
    for _round in range(9):
        mended = mend(context.track, check([context], FAMILIES), unsafe=unsafe)
        if not mended.made:
            return context
        context = replace(context, track=mended.track)
    pytest.fail(f"no end of fixing: {context.track.cues}")


def _words(text: str) -> list[str]:
    # tags that are none to players are text to them
    plain = re.sub(r"<\s*/?\s*br\s*/?\s*>", "", strip_tags(text), flags=re.IGNORECASE)
    return re.findall(r"[^\W_]+", plain)


@given(_contexts(), st.booleans())
def test_fixing_ends(context: TrackContext, unsafe: bool) -> None:
    """After a few rounds nothing is left to be fixed."""
    _fixed(context, unsafe=unsafe)


@given(_contexts())
def test_safe_fixes_keep_the_words(context: TrackContext) -> None:
    """No safe fix changes, joins or parts a word."""
    fixed = _fixed(context, unsafe=False)
    for before, after in zip(context.track.cues, fixed.track.cues, strict=True):
        assert "".join(_words(after.text)) == "".join(_words(before.text))


@given(_contexts())
def test_nothing_gets_worse(context: TrackContext) -> None:
    """A rule that found nothing in a cue finds nothing there after repairing.

    Fixes by themselves may: of a text that is half noise `(SIGH)` is told to be of another language
    once it is `[SIGH]`. Repairing takes such a fix back.
    """
    before = {(finding.place.cue, finding.code) for finding in check([context], FAMILIES)}
    track = repaired(context, FAMILIES, CODES).track
    fixed = check([replace(context, track=track)], FAMILIES)
    new = [f for f in fixed if (f.place.cue, f.code) not in before]
    assert new == []
