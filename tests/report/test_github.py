"""Findings as workflow commands."""

from __future__ import annotations

import re

from hypothesis import given

from pipeline.model.finding import Finding, Place
from pipeline.report.github import escape_message, escape_property, view
from pipeline.report.summary import Report
from pipeline.report.wording import full_sentence

from .strategies import reports, texts

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)", re.DOTALL)


def unescape(text: str) -> str:
    """Do what GitHub's runner does: each escape back to its character, `%25` last."""
    for escaped, plain in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ",")):
        text = text.replace(escaped, plain)
    return text.replace("%25", "%")


@given(texts)
def test_escapes_come_back(text: str) -> None:
    """What is escaped reads as it was, and holds nothing that would end it."""
    assert unescape(escape_property(text)) == text
    assert not set(escape_property(text)) & set("\r\n:,")
    message = escape_message(text)
    assert message.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%") == text
    assert not set(message) & set("\r\n")


@given(reports)
def test_one_command_for_each_finding(report: Report) -> None:
    """Every finding is one line: its level, its place and its words."""
    commands = view(report).split("\n")
    assert commands.pop() == ""
    assert len(commands) == len(report.findings)
    for command, finding in zip(commands, report.findings, strict=True):
        match = COMMAND.fullmatch(command)
        assert match is not None
        stated = dict(pair.split("=", 1) for pair in match.group(2).split(","))
        assert unescape(stated["title"]) == f"{finding.code} {finding.rule.rule}"
        assert unescape(stated.get("file", "")) == finding.place.file
        assert stated.get("line") == (str(finding.place.line) if finding.place.line else None)
        assert match.group(3) == escape_message(full_sentence(finding))


def test_one_command() -> None:
    """A command is written as GitHub documents it."""
    finding = Finding("TIM004", Place("a,b.srt", 5, cue=2, start=3000), value=200, unit="ms")
    assert view(Report((finding,))) == (
        "::error file=a%2Cb.srt,line=5,title=TIM004 cues-overlap::cue starts 200 ms before an"
        " earlier cue has ended [cue 2, 00:00:03,000]\n"
    )
