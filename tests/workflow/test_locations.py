"""Templates and catalogs without places and times, for branches that are merged."""

from __future__ import annotations

from pathlib import Path

from pipeline import build

from .films import CONFIGURATION, contents, entries, film, srt, translate
from .test_merging import LINES, Repository

WITHOUT = CONFIGURATION + "locations = false\n"
SENTENCES = WITHOUT.replace('unit = "cue"\n', "")
FILM = srt("One sentence over", "two cues. And another", "that ends here.", "COMMANDER: Copy.")
CAST = '[cast.COMMANDER]\ngender = "m"\n'


def _locales(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in contents(root).items() if name.startswith("locales")}


def test_a_retime_makes_no_diff(tmp_path: Path) -> None:
    """A film that is only shifted leaves templates and catalogs as they are."""
    film(tmp_path, {"film": FILM}, SENTENCES + CAST)
    project = film(tmp_path, {"film": FILM}, SENTENCES + CAST)
    build(project)
    before = _locales(tmp_path)
    film(tmp_path, {"film": "9\n" + FILM.partition("\n")[2].replace("00:00:", "00:07:")}, SENTENCES + CAST)  # fmt: skip  # noqa: E501
    build(project)
    assert _locales(tmp_path) == before
    for name in (None, "ru"):
        for one in entries(project, "film", name):
            assert one.occurrences == []
            assert "-->" not in one.comment
            assert "cues:" not in one.comment


def test_the_space_is_told(tmp_path: Path) -> None:
    """What fits is told as it is with times: only places and times are missing."""
    told = []
    for name, configuration in (("with", CONFIGURATION), ("without", WITHOUT)):
        project = film(tmp_path / name, {"film": FILM}, configuration.replace('unit = "cue"\n', "") + CAST)  # fmt: skip  # noqa: E501
        build(project)
        told.append(entries(project, "film", "ru"))
    for with_times, without in zip(*told, strict=True):
        head, *rest = with_times.comment.split("\n")
        kept = [head.partition(" | ")[2], *(line for line in rest if not line.startswith("cues:"))]
        assert without.comment.split("\n") == kept
        assert with_times.flags == without.flags
        assert "up to" in without.comment


def test_there_and_back(tmp_path: Path) -> None:
    """To switch the setting loses no translation and no identity, in either direction."""
    project = film(tmp_path, {"film": srt(*LINES)}, CONFIGURATION)
    build(project)
    translate(project, "film", "ru", str.upper)
    build(project)
    before = _locales(tmp_path)
    build(film(tmp_path, {}, WITHOUT))
    without = _locales(tmp_path)
    assert all(b"-->" not in data and b"#:" not in data for data in without.values())
    assert [one.msgstr for one in entries(project, "film", "ru")] == [*map(str.upper, LINES)]
    build(film(tmp_path, {}, CONFIGURATION))
    assert _locales(tmp_path) == before


def test_branches_without_a_driver(tmp_path: Path) -> None:
    """One branch retimes the whole film, another translates: plain git merges both."""
    repository = Repository(tmp_path, driver=False, configuration=WITHOUT)
    repository.branch("retimed")
    film(tmp_path, {"film": srt(*LINES, start=90_000)}, WITHOUT)
    build(repository.project)
    repository.commit()
    repository.branch("words")
    repository.say(2, "три")
    repository.say(4, "пять")
    repository.commit()
    repository.git("merge", "--quiet", "--no-edit", "retimed")
    before = _locales(tmp_path)
    assert build(repository.project).refused == ()
    assert _locales(tmp_path) == before
    assert [one.msgstr for one in entries(repository.project, "film", "ru")] == [
        "", "", "три", "", "пять", "",
    ]  # fmt: skip
