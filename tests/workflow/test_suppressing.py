"""What is not wanted: in a cue, a passage, a message, a title, a release, a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import build, check
from pipeline.model.finding import Finding

from .films import CONFIGURATION, VARIANTS, codes, entry, film, srt

FILM = srt("One.", "Two.", "Three.", "Four.")


def pin(*lines: str) -> str:
    return "\n".join(("[[pin]]", *lines, 'reason = "r"', ""))


def unused(findings: tuple[Finding, ...]) -> list[tuple[str, int | None, str]]:
    return [
        (one.place.file, one.place.line, str(one.value)) for one in findings if one.code == "STR013"
    ]


@pytest.mark.parametrize(
    ("pins", "left"),
    [
        (pin("at = 2", 'suppress = ["untranslated"]'), 3),
        (pin("at = 2", "to = 3", 'suppress = ["untranslated"]'), 2),
        (pin('at = "@00:00:03,500"', 'to = "@00:00:09,000"', 'suppress = ["CAT001"]'), 1),
        ('[suppress]\nuntranslated = "later"\n', 0),
    ],
)
def test_what_is_suppressed_is_counted(tmp_path: Path, pins: str, left: int) -> None:
    """Findings in a cue, a passage or a whole title go, and stay in the count."""
    project = film(tmp_path, {"film": FILM}, pins={"film": pins})
    outcome = build(project)
    assert codes(outcome.findings) == ["CAT001"] * left
    assert outcome.suppressed == 4 - left
    assert build(project).suppressed == 4 - left
    assert check(project).suppressed == 4 - left


def test_a_passage_moves_with_a_recut(tmp_path: Path) -> None:
    """Both ends of a passage are carried: it begins later and holds what was put inside."""
    pins = pin("at = 2", "to = 3", 'suppress = ["untranslated"]')
    project = film(tmp_path, {"film": FILM}, pins={"film": pins})
    build(project)
    film(tmp_path, {"film": srt("Zero.", "One.", "Two.", "And a half.", "Three.", "Four.")})
    outcome = build(project)
    assert (codes(outcome.findings), outcome.suppressed) == (["CAT001"] * 3, 3)
    written = project.pins("film").read_text("utf-8")
    assert ("at = 3" in written, "to = 5" in written) == (True, True)
    assert 'to-text = "Three."' in written
    before = project.pins("film").read_bytes()
    build(project)
    assert project.pins("film").read_bytes() == before


def test_one_message(tmp_path: Path) -> None:
    """A message is suppressed by its identity; when it is gone the pin has lost its place."""
    project = film(tmp_path, {"film": FILM})
    build(project)
    key = entry(project, "film", "ru", "Two.").msgctxt
    pins = pin(f'message = "{key}"', 'suppress = ["untranslated"]')
    project.pins("film").write_text(pins, encoding="utf-8")
    outcome = build(project)
    assert (codes(outcome.findings), outcome.suppressed) == (["CAT001"] * 3, 1)
    film(tmp_path, {"film": srt("One.", "Three.", "Four.")})
    assert codes(build(project).findings) == ["CAT001"] * 3 + ["STR010"]


def test_what_suppresses_nothing_is_found(tmp_path: Path) -> None:
    """A suppression without a finding is one itself, at its line; each rule is told by its name."""
    pins = (
        pin("at = 1", 'suppress = ["untranslated", "cues-overlap"]')
        + pin("at = 2", "to = 3", 'suppress = ["TIM004"]')
        + '[suppress]\nfuzzy = "x"\n'
    )
    project = film(tmp_path, {"film": FILM}, pins={"film": pins})
    build(project)
    file = "subtitles/source/film.toml"
    outcome = build(project)
    assert [(name, rule) for name, _line, rule in unused(outcome.findings)] == [
        (file, "cues-overlap"),
        (file, "TIM004"),
        (file, "fuzzy"),
    ]
    text = project.pins("film").read_text("utf-8").splitlines()
    lines = [text[(line or 0) - 1] for _name, line, _rule in unused(outcome.findings)]
    assert lines == ["[[pin]]", "[[pin]]", 'fuzzy = "x"']
    assert unused(check(project, releases=["ru"]).findings) == []


def test_the_project_and_one_release(tmp_path: Path) -> None:
    """[suppress] of the configuration holds for all titles, that of a release for its own files."""
    masters = {"a": srt("One."), "b": srt("Two.")}
    project = film(tmp_path, masters, f'{CONFIGURATION}[suppress]\nuntranslated = "later"\n')
    outcome = build(project)
    assert (codes(outcome.findings), outcome.suppressed) == ([], 2)
    assert build(project).findings == ()
    project = film(
        tmp_path, masters, f'{VARIANTS}[release."ru@edu".suppress]\nuntranslated = "later"\n'
    )
    outcome = build(project)
    assert codes(outcome.findings) == ["CAT001"] * 2
    assert outcome.suppressed == 2


def test_the_project_in_vain(tmp_path: Path) -> None:
    """What no title needs is found, once, and only by a run over all of them."""
    masters = {"a": srt("One."), "b": srt("Two.")}
    project = film(tmp_path, masters, f'{CONFIGURATION}[suppress]\nfuzzy = "x"\nCAT001 = "y"\n')
    for _run in range(2):  # the second recalls what the first has found
        assert unused(build(project).findings) == [("subtitr.toml", None, "fuzzy")]
    assert unused(check(project, ["a"]).findings) == []
