"""What check tells of a release, once."""

from __future__ import annotations

from pathlib import Path

from pipeline import build

from .films import codes, film, srt, translate

LINES = ("We have to go home now.", "The hatch is open again.")


def test_a_line_that_nobody_has_translated_is_told_once(tmp_path: Path) -> None:
    """A release shows it as it is: that it is in another language is no news."""
    project = film(tmp_path, {"film": srt(*LINES)})
    assert codes(build(project).findings) == ["CAT001", "CAT001"]


def test_a_line_that_is_said_to_be_in_the_language_is_in_it(tmp_path: Path) -> None:
    """What a pin says of a line holds for the release that has it as it is."""
    pins = '[[pin]]\nat = 1\nlanguage = "ru"\n[[pin]]\nat = 2\nlanguage = "zxx"\n'
    project = film(tmp_path, {"film": srt(*LINES)}, pins={"film": pins})
    assert codes(build(project).findings) == []


def test_a_translation_into_another_language_is_found(tmp_path: Path) -> None:
    """Where a translation stands, its letters tell the language."""
    project = film(tmp_path, {"film": srt(*LINES)})
    build(project)
    translate(project, "film", "ru", {LINES[0]: "Wir müssen jetzt nach Hause."})
    outcome = build(project)
    assert codes(outcome.findings) == ["CAT001", "TXT018"]
    (one,) = (one for one in outcome.findings if one.code == "TXT018")
    assert one.place.cue == 1
    assert one.place.catalog == "locales/ru/LC_MESSAGES/film.po"
