"""The usual mistakes: each is told in words, and nothing is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import pipeline
from pipeline import build, compile_file, extract, extract_file, init, open_project, update_file
from pipeline.errors import InputError, RefusedError, SubtitrError, UsageError

MASTER = """\
1
00:00:01,000 --> 00:00:03,000
Hello there, crew.

2
00:00:04,000 --> 00:00:06,000
Go now, please.

3
00:00:07,000 --> 00:00:09,000
Stop here at once.

4
00:00:10,000 --> 00:00:12,000
Run for the hatch.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with one film, built."""
    (tmp_path / "subtitles/source").mkdir(parents=True)
    (tmp_path / "subtitr.toml").write_text('languages = ["ru"]\nsource-languages = ["en", "ru"]\n')
    (tmp_path / "subtitles/source/film.srt").write_text(MASTER)
    build(open_project(tmp_path))
    return tmp_path


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a plain film, its template and a Russian catalog."""
    monkeypatch.chdir(tmp_path)
    Path("film.srt").write_text(MASTER)
    extract_file("film.srt", "film.pot")
    update_file("film.pot", "ru.po", language="ru")
    return tmp_path


def snapshot(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_swapped_files_are_refused(files: Path) -> None:
    """A catalog for the template, or subtitles for either, is told before anything is written."""
    before = snapshot(files)
    for swapped in (("ru.po", "film.pot"), ("film.srt", "ru.po"), ("film.pot", "film.srt")):
        with pytest.raises(UsageError, match="wanted here"):
            update_file(*swapped, language="ru")
    with pytest.raises(SubtitrError):
        extract_file("film.srt", "film.srt")
    assert snapshot(files) == before


def test_another_language_is_refused(files: Path) -> None:
    """A catalog is not made into one of another language by an option."""
    before = snapshot(files)
    with pytest.raises(InputError, match="is in ru, not in en"):
        update_file("film.pot", "ru.po", language="en")
    with pytest.raises(InputError, match="is in ru, not in en"):
        compile_file("film.srt", "ru.po", "film.en.srt", language="en")
    assert snapshot(files) == before


@pytest.mark.parametrize("verb", ["build", "compile"])
def test_a_catalog_of_another_title_replaces_no_release(root: Path, verb: str) -> None:
    """With another title's catalog in place, releases stay as they are."""
    other = MASTER.replace("crew", "doctor").replace("Go now", "Wait").replace("Stop", "Sit")
    other = other.replace("Run for the hatch", "Sleep well")
    (root / "subtitles/source/other.srt").write_text(other)
    build(open_project(root))
    locales = root / "locales/ru/LC_MESSAGES"
    shutil.copy(locales / "other.po", locales / "film.po")
    before = snapshot(root / "subtitles")
    outcome = getattr(pipeline, verb)(open_project(root), ["film"])
    assert [error.exit_code for error in outcome.refused] == [2]
    assert snapshot(root / "subtitles") == before


def test_a_lost_pin_stays_lost(root: Path) -> None:
    """A pin whose cue was cut keeps its text and identity, and never moves to a neighbour."""
    pins = root / "subtitles/source/film.toml"
    pins.write_text('[[pin]]\nat = 3\nnote = "at once"\n')
    build(open_project(root))
    placed = pins.read_text()
    assert 'text = "Stop here at once."' in placed
    master = root / "subtitles/source/film.srt"
    cut = MASTER[: MASTER.index("3\n00:00:07")] + MASTER[MASTER.index("4\n00:00:10") :]
    for text in (cut, cut.replace("Run for", "Run to")):
        master.write_text(text)
        outcome = build(open_project(root))
        assert [one.place.file for one in outcome.findings if one.code == "STR010"] == [
            "subtitles/source/film.toml"
        ]
        assert pins.read_text() == placed
    master.write_text(MASTER)
    assert not [one for one in build(open_project(root)).findings if one.code == "STR010"]


def test_a_renamed_master_leaves_a_finding(root: Path) -> None:
    """A template whose master is gone is named, as its catalogs would be forgotten."""
    source = root / "subtitles/source"
    (source / "film.srt").rename(source / "movie.srt")
    found = [one for one in build(open_project(root)).findings if one.code == "CAT006"]
    assert [one.place.file for one in found] == ["locales/film.pot"]


def test_a_project_is_not_made_twice(tmp_path: Path) -> None:
    """A folder whose pyproject.toml configures subtitr is a project already."""
    (tmp_path / "pyproject.toml").write_text('[tool.subtitr]\nlanguages = ["ru"]\n')
    with pytest.raises(RefusedError):
        init(tmp_path)
    assert not (tmp_path / "subtitr.toml").exists()


def test_two_names_that_look_alike_are_refused(root: Path) -> None:
    """Masters whose names differ in the composition of letters only would share one title."""
    source = root / "subtitles/source"
    (source / "\u00e9.srt").write_text(MASTER)
    (source / "e\u0301.srt").write_text(MASTER)
    with pytest.raises(InputError, match="stands twice"):
        extract(open_project(root))


def test_a_suffix_in_capitals_is_told(root: Path) -> None:
    """`film.SRT` is not passed over."""
    (root / "subtitles/source/second.SRT").write_text(MASTER)
    with pytest.raises(InputError, match=r"written \.srt"):
        extract(open_project(root))


def test_a_string_without_end_loses_no_letter(files: Path) -> None:
    """A catalog with an unclosed quote is refused, with the line."""
    catalog = Path("ru.po")
    text = (
        catalog.read_text()
        .replace('msgstr ""\n', 'msgstr "Привет\n')
        .replace('msgstr "Привет\n"Project', 'msgstr ""\n"Project')
    )
    catalog.write_text(text)
    with pytest.raises(InputError, match=r"ru\.po:\d+: a quote is not closed"):
        compile_file("film.srt", "ru.po", "film.ru.srt")


@pytest.mark.parametrize(("name", "language"), [("it.srt", "en"), ("film.it.srt", "it")])
def test_a_film_called_it_is_in_english(files: Path, name: str, language: str) -> None:
    """Only a part of the name after a dot is a language."""
    Path(name).write_text(MASTER)
    extract_file(name, "out.pot")
    assert f"| {language} |" in Path("out.pot").read_text()


def test_results_of_another_kind_replace_nothing(files: Path) -> None:
    """A catalog is not written over subtitles, nor a release over a catalog."""
    before = snapshot(files)
    with pytest.raises(UsageError):
        update_file("film.pot", "ru.po", output="film.srt")
    with pytest.raises(UsageError):
        compile_file("film.srt", "ru.po", "ru.po")
    with pytest.raises(InputError, match="no such file"):
        extract_file("nosuch.srt", "film.pot")
    assert snapshot(files) == before


def test_a_template_of_another_film_is_kept(files: Path) -> None:
    """Extracting into the template of another film does not retire all its messages."""
    Path("other.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nQuite another film.\n")
    before = snapshot(files)
    with pytest.raises(InputError, match="another film: film"):
        extract_file("other.srt", "film.pot")
    assert snapshot(files) == before


def test_a_damaged_manifest_stops_only_who_needs_it(root: Path) -> None:
    """Marks of a merge in a manifest are no reason not to extract or count."""
    (root / "subtitles/ru/manifest.json").write_text("<<<<<<< ours\n")
    assert extract(open_project(root)).refused == ()
    assert pipeline.stats(open_project(root)).progress
    with pytest.raises(InputError, match="manifest"):
        build(open_project(root))


@pytest.mark.parametrize("verb", ["build", "compile", "update"])
def test_an_emptied_catalog_is_no_new_one(root: Path, verb: str) -> None:
    """A catalog of no bytes is what a crash left; nothing is made of it."""
    (root / "locales/ru/LC_MESSAGES/film.po").write_bytes(b"")
    before = snapshot(root / "subtitles")
    outcome = getattr(pipeline, verb)(open_project(root))
    assert ["empty" in str(error) for error in outcome.refused] == [True]
    assert snapshot(root / "subtitles") == before


def test_a_variant_is_not_its_language(root: Path) -> None:
    """The catalog of `ru@edu` in the place of that of `ru` is refused."""
    catalog = root / "locales/ru/LC_MESSAGES/film.po"
    text = catalog.read_text().replace('"Language: ru\\n"', '"Language: ru@edu\\n"')
    catalog.write_text(text)
    assert build(open_project(root)).refused
