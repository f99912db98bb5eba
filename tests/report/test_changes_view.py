"""What became of messages, as text and as JSON."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.changes_view import (
    FEW,
    Happened,
    Revision,
    Shift,
    revisions_json,
    revisions_text,
)
from pipeline.report.stats_view import Changes
from pipeline.report.word_diff import word_diff

texts = st.lists(st.sampled_from(["open", "the", "hatch", ".", "!", " ", "é", "\n"])).map("".join)

REVISION = Revision(
    "film",
    (
        Happened("retimed", "A", 1_000, "Kept."),
        Happened("edited", "B", 2_000, "Open the airlock.", "Open the hatch."),
        *(Happened("new", f"N{at}", 3_000 + at, f"New {at}.") for at in range(FEW + 2)),
        Happened("gone", "C", 4_000, "Gone\x1b[0m."),
    ),
    (("ru", 1_234), ("de", 0)),
    (Shift(723_000, 4_200), Shift(800_000, -80, "25/24")),
)


@given(texts, texts)
def test_both_texts_are_in_a_word_diff(before: str, after: str) -> None:
    """Without what came a word diff is the old text, without what went the new one."""
    shown = word_diff(before, after)
    old = re.sub(r"\[-(.*?)-\]", r"\1", re.sub(r"\{\+.*?\+\}", "", shown, flags=re.DOTALL), flags=re.DOTALL)  # fmt: skip  # noqa: E501
    new = re.sub(r"\{\+(.*?)\+\}", r"\1", re.sub(r"\[-.*?-\]", "", shown, flags=re.DOTALL), flags=re.DOTALL)  # fmt: skip  # noqa: E501
    assert (old, new) == (before, after)


def test_words_stay_whole() -> None:
    """Words are never cut: what is marked is what a reader would mark."""
    assert word_diff("the hatch", "the latch") == "the [-hatch-]{+latch+}"


def test_text() -> None:
    """A line for each message that needs a look, then shifts, then the words of work."""
    shown = revisions_text([REVISION, Revision("quiet", (REVISION.messages[0],))], short=True)
    assert shown == (
        "film\n"
        "  edited  00:00:02,000  Open the [-hatch-]{+airlock+}.\n"
        "  new  00:00:03,000  New 0.\n"
        "  new  00:00:03,001  New 1.\n"
        "  new  00:00:03,002  New 2.\n"
        "  new  00:00:03,003  New 3.\n"
        "  new  00:00:03,004  New 4.\n"
        "  ... and 2 more: new (-v shows all)\n"
        "  gone  00:00:04,000  Gone\\x1b[0m.\n"
        "  from 00:12:03,000 on: +4.200 s\n"
        "  from 00:13:20,000 on: -0.080 s, 25/24 as long\n"
        "  ru: 1,234 words of work\n"
    )
    assert revisions_text([REVISION], short=False).count("  new  ") == FEW + 2


def test_json() -> None:
    """JSON has every message but the kept ones, and every row names its title."""
    read = json.loads(revisions_json([Changes("film", kept=3)], [REVISION]))
    assert list(read) == ["changes", "messages", "words", "shifts", "refused", "total"]
    assert len(read["messages"]) == len(REVISION.messages)
    assert read["messages"][1] == {
        "title": "film",
        "what": "edited",
        "message": "B",
        "start_ms": 2_000,
        "source": "Open the airlock.",
        "before": "Open the hatch.",
        "pieces": [],
    }
    assert read["words"][0] == {"title": "film", "language": "ru", "words": 1_234}
    assert read["shifts"][0] == {
        "title": "film",
        "from_ms": 723_000,
        "offset_ms": 4_200,
        "ratio": "1",
    }
    assert json.loads(revisions_json([], [])) == {
        "changes": [],
        "messages": [],
        "words": [],
        "shifts": [],
        "refused": [],
        "total": {},
    }
