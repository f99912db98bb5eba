"""Findings for people."""

from __future__ import annotations

from hypothesis import given

from pipeline.model.codes import Severity
from pipeline.model.finding import Finding, Place
from pipeline.report.summary import Report
from pipeline.report.text import Style, lines, view

from .strategies import reports


@given(reports)
def test_every_finding_has_its_line(report: Report) -> None:
    """The report has one line with a severity's style for each finding, and a summary."""
    shown = [{span.style for span in line} for line in lines(report)]
    *body, _last = shown
    styles = {Style(severity) for severity in Severity}
    assert sum(1 for style in body if style & styles) == len(report.findings)
    assert sum(1 for style in body if Style.RULE in style) == len(report.findings)


@given(reports)
def test_the_plain_view_is_the_lines(report: Report) -> None:
    """The text is the lines without their styles, and can do a terminal no harm."""
    text = view(report)
    assert text.split("\n")[:-1] == ["".join(span.text for span in line) for line in lines(report)]
    assert not set(text) & {"\x1b", "\x9b", "\r", "\u202e"}


def test_the_layout() -> None:
    """One line for each finding, the text below, an empty line after each file, a summary."""
    findings = (
        Finding("CAT001", Place("ru.po", 12, cue=2, start=62_500), text="Copy.\nOver."),
        Finding(
            "TIM004", Place("film.srt", 5, column=7, cue=2, start=3000), 200, 0, "ms", "x" * 90
        ),
        Finding("SRT014", Place("film.srt")),
    )
    assert view(Report(findings)) == (
        "ru.po:12: warning CAT001 untranslated: not translated [cue 2, 00:01:02,500]\n"
        "    Copy. / Over.\n"
        "\n"
        "film.srt:5:7: error TIM004 cues-overlap: cue starts 200 ms before the cue above it has"
        " ended [cue 2, 00:00:03,000]\n"
        f"    {'x' * 79}…\n"
        "film.srt: error SRT014 no-cues: file holds no cue\n"
        "\n"
        "2 errors, 1 warning\n"
    )


def test_nothing_found() -> None:
    """A clean run is one line, in the style of good news."""
    assert view(Report(())) == "nothing found\n"
    ((span,),) = lines(Report(()))
    assert span.style is Style.GOOD
