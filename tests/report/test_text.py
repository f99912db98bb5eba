"""Findings for people."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.codes import Severity
from pipeline.model.finding import Finding, Place
from pipeline.report.summary import Report
from pipeline.report.text import FEW, Style, lines, view

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
        "film.srt:5:7: error TIM004 cues-overlap: cue starts 200 ms before an earlier cue has"
        " ended [cue 2, 00:00:03,000]\n"
        f"    {'x' * 79}…\n"
        "film.srt: error SRT014 no-cues: file holds no cue\n"
        "\n"
        "2 errors, 1 warning\n"
    )


@given(reports, st.integers(1, 12))
def test_a_short_report_counts_what_it_leaves_out(report: Report, times: int) -> None:
    """In each file five findings of a code are shown; shown and left out are all of them."""
    findings = report.findings * times
    numbers = Counter((one.place.file, one.code) for one in findings)
    *short, _sum = lines(Report(findings), short=True)
    heads = [line for line in short if Style.RULE in {span.style for span in line[1:]}]
    assert len(heads) == sum(min(number, FEW) for number in numbers.values())
    left_out = [int(line[0].text.split()[2]) for line in short if len(line) == 1]
    assert sorted(left_out) == sorted(n - FEW for n in numbers.values() if n > FEW)


def test_a_short_report() -> None:
    """The first findings of a code, in order, then one line for the others, file by file."""
    many = tuple(Finding("CAT001", Place("ru.po", line)) for line in range(1, 1291))
    one = Finding("CAT002", Place("ru.po", 3))
    shown = [
        "".join(span.text for span in line) for line in lines(Report((*many, one)), short=True)
    ]
    assert shown == [
        *(f"ru.po:{n}: warning CAT001 untranslated: not translated" for n in range(1, 6)),
        "ru.po:3: warning CAT002 fuzzy: translation is fuzzy",
        "... and 1,285 more CAT001 in ru.po (subtitr check lists them; -v shows all here)",
        "",
        "1,291 warnings",
    ]


def test_nothing_found() -> None:
    """A clean run is one line, in the style of good news."""
    assert view(Report(())) == "nothing found\n"
    ((span,),) = lines(Report(()))
    assert span.style is Style.GOOD
