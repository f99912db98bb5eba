"""The page of compared times: one file for any browser, screen and paper."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan
from pipeline.report.relation_page import outliers, page
from pipeline.report.relation_view import Compared, json_object, text_view
from pipeline.sync.measure import measure
from pipeline.sync.timelines import Heard

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
VOID = {"meta", "br"}
TEXTS = ("Open <the> hatch & wait.", "- Да?\n- Нет!", '"Ready"', "\x1b[31m", "]]>", "&amp;")


def compared(count: int, offset: int, jump: int, stray: int) -> Compared:
    """Return two tracks of which the second is late, from its middle on more, with a stray cue."""
    spans = [
        TimeSpan(at * 3000 + at * at * 7, at * 3000 + at * at * 7 + 1500) for at in range(count)
    ]
    late = [
        TimeSpan(*(time + offset + (jump if at > count // 2 else 0) for time in span))
        for at, span in enumerate(spans)
    ]
    if count > 5:
        late[3] = TimeSpan(late[3].start + stray, late[3].end + stray)
    cues, others = (
        tuple(Cue(span, TEXTS[at % len(TEXTS)]) for at, span in enumerate(side))
        for side in (spans, late)
    )
    heard = [[Heard(cue.span, cue.text) for cue in side] for side in (cues, others)]
    return Compared("film.srt", "late <1>.srt", measure(*heard), cues, others)


class Balanced(HTMLParser):
    """Every tag that opens closes, in order, and nothing is fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an open tag."""
        assert tag not in {"script", "link", "img", "iframe"}
        assert all(name not in {"src", "onload"} for name, _value in attrs)
        for name, value in attrs:
            assert name != "href" or (value or "").startswith("#")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over a tag that closes itself."""

    def handle_endtag(self, tag: str) -> None:
        """Close the last tag."""
        assert self.open.pop() == tag


@given(st.integers(0, 40), st.integers(-9000, 90_000), st.sampled_from((0, 12_000)))
def test_the_page_is_whole(count: int, offset: int, jump: int) -> None:
    """Whatever was measured, the page is well-formed and asks for no other file."""
    one = compared(count, max(offset, 0), jump, 0)
    text = page([one, one])
    parser = Balanced()
    parser.feed(text)
    parser.close()
    assert parser.open == []
    assert text.count("<section") == 2
    assert "\x1b" not in text
    assert len(json_object(one)["parts"]) == len(one.relation.parts)
    assert "late <1>.srt" in text_view([one])


def test_outliers_can_be_pointed_at() -> None:
    """A cue that is elsewhere stands in the picture and in the table, with its number and text."""
    one = compared(40, 5000, 0, 150)
    (far,) = outliers(one)
    assert (far.pair.target, far.pair.off) == (3, -150)
    text = page([one])
    assert len(re.findall("<circle", text)) == 1
    assert re.search(r"<title>cue 4, 00:00:14,213, -150 ms: ", text)


@pytest.mark.skipif(
    CHROMIUM is None and "CI" not in os.environ, reason="no chromium to look at the page with"
)
def test_a_browser_shows_it(tmp_path: Path) -> None:
    """A real browser without a network draws the page, and prints it."""
    assert CHROMIUM is not None, "chromium is missing"
    file = tmp_path / "times.html"
    file.write_text(page([compared(200, 5000, 12_000, 150)]))
    usual = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'user'}",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--window-size=1000,900",
    ]
    for way, name in (("screenshot", "page.png"), ("print-to-pdf", "page.pdf")):
        made = tmp_path / name
        command = [*usual, f"--{way}={made}", file.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        assert made.stat().st_size > 10_000
    shown = subprocess.run(
        [*usual, "--dump-dom", file.as_uri()], check=True, capture_output=True, timeout=120
    ).stdout.decode()
    assert shown.count("<circle") == 1
    assert "trusted" in shown
