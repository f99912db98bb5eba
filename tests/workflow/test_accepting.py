"""accept: where each kind of change made by hand goes, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import accept, build, check, compile  # noqa: A004 - the verb
from pipeline.errors import InputError
from pipeline.project.layout import Project
from tests.workflow.films import VARIANTS, codes, contents, entry, film, srt, texts, translate

MASTER = srt("Good morning, my friends.", "Привет, друзья.", "The hatch is closed.", "Bye.")
SAID = {
    "Good morning, my friends.": "Доброе утро, друзья мои.",
    "The hatch is closed.": "Люк закрыт.",
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a film with a language and its variant, translated but for one line."""
    made = film(tmp_path, {"film": MASTER}, VARIANTS)
    build(made)
    translate(made, "film", "ru", SAID)
    build(made)
    return made


def change(project: Project, old: str, new: str, name: str = "ru") -> Path:
    """Change a release as an editor does."""
    path = project.release("film", name)
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def adjustments(project: Project, name: str = "ru") -> str:
    """Return the adjustments of a release, empty without a file."""
    path = project.release("film", name).with_suffix(".toml")
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_wording_goes_to_the_catalog(project: Project) -> None:
    """Other words become the translation; nothing is adjusted, and other releases follow."""
    path = change(project, "Люк закрыт.", "Люк задраен.")
    (done,) = accept(project, [str(path)])
    assert [(one.before, one.after) for one in done.edits] == [("Люк закрыт.", "Люк задраен.")]
    assert entry(project, "film", "ru", "The hatch is closed.").msgstr == "Люк задраен."
    assert not done.deeds
    assert not adjustments(project)
    build(project)
    assert texts(project, "film", "ru@edu")[2] == "Люк задраен."


def test_wording_of_a_variant_goes_to_its_overlay(project: Project) -> None:
    """A variant's wording stays its own; a line of the film's own language can have one too."""
    change(project, "Люк закрыт.", "Люк закрыли.", "ru@edu")
    path = change(project, "Привет, друзья.", "Привет, ребята.", "ru@edu")
    accept(project, [str(path)])
    assert entry(project, "film", "ru@edu", "The hatch is closed.").msgstr == "Люк закрыли."
    assert entry(project, "film", "ru@edu", "Привет, друзья.").msgstr == "Привет, ребята."
    assert not adjustments(project, "ru@edu")
    assert not build(project).refused
    assert texts(project, "film", "ru")[1:3] == ["Привет, друзья.", "Люк закрыт."]
    assert texts(project, "film", "ru@edu")[1:3] == ["Привет, ребята.", "Люк закрыли."]


def test_wording_of_a_line_that_is_kept_is_an_adjustment(project: Project) -> None:
    """A language's catalog has no line spoken in it: the adjustment holds the words."""
    path = change(project, "Привет, друзья.", "Привет, ребята.")
    accept(project, [str(path)])
    assert 'was = "Привет, друзья."' in adjustments(project)
    compile(project)
    assert texts(project, "film", "ru")[1] == "Привет, ребята."


def test_an_untranslated_line_written_by_hand_is_translated(project: Project) -> None:
    """What a person writes in place of the source text is a translation, and a certain one."""
    path = change(project, "Bye.", "Пока.")
    assert "CAT001" in codes(check(project).findings)
    accept(project, [str(path)])
    assert entry(project, "film", "ru", "Bye.").msgstr == "Пока."
    assert "CAT001" not in codes(check(project).findings)


def test_a_fuzzy_line_is_certain_only_with_other_words(project: Project) -> None:
    """Moved in time it stays fuzzy; with words of a person's it does not."""
    path = project.catalog("film", "ru")
    entry_lines = path.read_text().split("\n\n")
    entry_lines = [
        one.replace("msgctxt", "#, fuzzy\nmsgctxt", 1) if "The hatch" in one else one
        for one in entry_lines
    ]
    path.write_text("\n\n".join(entry_lines))
    build(project)
    assert "fuzzy" in entry(project, "film", "ru", "The hatch is closed.").flags
    accept(project, [str(change(project, "00:00:06,000 -->", "00:00:06,040 -->"))])
    assert "fuzzy" in entry(project, "film", "ru", "The hatch is closed.").flags
    accept(project, [str(change(project, "Люк закрыт.", "Люк задраен."))])
    assert "fuzzy" not in entry(project, "film", "ru", "The hatch is closed.").flags


def test_a_line_break_is_typed_into_the_translation(project: Project) -> None:
    """Where only a line break moved the catalog gets it; a variant's adjustment holds it."""
    path = change(project, "Доброе утро, друзья мои.", "Доброе утро,\nдрузья мои.")
    accept(project, [str(path)])
    said = entry(project, "film", "ru", "Good morning, my friends.").msgstr
    assert said == "Доброе утро,\nдрузья мои."
    build(project)
    other = change(project, "Доброе утро,\nдрузья мои.", "Доброе\nутро, друзья мои.", "ru@edu")
    accept(project, [str(other)])
    assert not entry(project, "film", "ru@edu", "Good morning, my friends.").msgstr
    assert 'text = "Доброе\\nутро, друзья мои."' in adjustments(project, "ru@edu")
    assert not build(project).refused


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("00:00:06,000 --> 00:00:08,000", "00:00:06,000 --> 00:00:09,000", "ms"),
        ("The hatch is closed.", "The hatch is open.", "source text"),
    ],
)
def test_what_does_not_fit_any_more_is_kept_and_told(
    project: Project, old: str, new: str, said: str
) -> None:
    """After a change of the master's cue beyond a shift the adjustment stays, unapplied."""
    accept(project, [str(change(project, "00:00:06,000 -->", "00:00:06,120 -->"))])
    before = adjustments(project)
    master = project.master("film")
    master.write_text(master.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    outcome = build(project)
    (told,) = [one for one in outcome.findings if one.code == "LAY021"]
    assert told.place.file == "subtitles/ru/film.ru.toml"
    assert said in str(told.value)
    assert adjustments(project) == before
    assert "00:00:06,000 -->" in project.release("film", "ru").read_text()
    accept(project, [str(change(project, "00:00:01,000 -->", "00:00:01,200 -->"))])
    assert before.split("[[cue]]")[1] in adjustments(project)
    master.write_text(master.read_text(encoding="utf-8").replace(new, old), encoding="utf-8")
    assert "LAY021" not in codes(build(project).findings)
    assert "00:00:06,120 -->" in project.release("film", "ru").read_text()


def test_build_notices_adjustments_that_change(project: Project) -> None:
    """An adjustments file that a person edits is work for the next build."""
    accept(project, [str(change(project, "00:00:06,000 -->", "00:00:06,120 -->"))])
    build(project)
    path = project.release("film", "ru").with_suffix(".toml")
    path.write_text(path.read_text(encoding="utf-8").replace("in = 120", "in = 240"), "utf-8")
    assert "REL005" in codes(check(project).findings)
    assert "subtitles/ru/film.ru.srt" in build(project).written
    assert "00:00:06,240 -->" in project.release("film", "ru").read_text()
    path.unlink()
    assert "subtitles/ru/film.ru.srt" in build(project).written
    assert "00:00:06,000 -->" in project.release("film", "ru").read_text()


def test_adjustments_that_cannot_be_read_stop_the_title(project: Project) -> None:
    """A broken adjustments file is an error that names it; no release is written."""
    project.release("film", "ru").with_suffix(".toml").write_text("[[cue]]\n")
    (error,) = build(project).refused
    assert "subtitles/ru/film.ru.toml: cue[1]" in str(error)


def test_a_dry_run_writes_nothing(project: Project) -> None:
    """With dry_run everything is found and no file changes."""
    path = change(project, "Люк закрыт.", "Люк задраен.")
    before = contents(project.root)
    (done,) = accept(project, [str(path)], dry_run=True)
    assert len(done.edits) == 1
    assert not done.written
    assert contents(project.root) == before


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.decode().encode("utf-16"),
        lambda data: data.replace(b"\n3\n", b"\n7\n"),
    ],
)
def test_another_tool_may_have_rewritten_the_file(project: Project, rewrite: object) -> None:
    """Byte order mark, line ends, numbers are put right and told; what was changed is kept."""
    before = project.release("film", "ru").read_bytes()
    path = change(project, "Люк закрыт.", "Люк задраен.")
    wanted = path.read_bytes()
    path.write_bytes(rewrite(wanted))  # type: ignore[operator]
    (done,) = accept(project, [str(path)])
    assert done.refused is None
    assert done.notes
    assert path.read_bytes() == wanted != before
    assert not compile(project).refused


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.replace("Люк".encode(), b"\xff\xfe\xfd"),
        lambda data: data.replace(b"00:00:06,000 -->", b"00:00:zz -->"),
        lambda data: data.replace("Люк ".encode(), "Люк\n\n".encode()),
        lambda data: b"",
    ],
)
def test_damage_is_refused(project: Project, damage: object) -> None:
    """What cannot be read without loss is told with its line, and nothing is written."""
    path = project.release("film", "ru")
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    before = contents(project.root)
    (done,) = accept(project, [str(path)])
    assert isinstance(done.refused, InputError)
    assert contents(project.root) == before


def test_only_releases_are_accepted(project: Project) -> None:
    """A file that is no release of the project is an error before anything is done."""
    with pytest.raises(InputError):
        accept(project, [str(project.master("film"))])


def test_check_finds_nothing_to_say_of_accepted_work(project: Project) -> None:
    """Added and deleted cues have their reason in the manifest."""
    path = change(project, "4\n00:00:08,500 --> 00:00:10,500\nBye.\n\n", "")
    path.write_text(
        path.read_text() + "4\n00:00:20,000 --> 00:00:22,000\nПеревод: мы\n\n", encoding="utf-8"
    )
    (done,) = accept(project, [str(path)])
    assert [one.act for one in done.deeds] == ["delete", "add"]
    assert not [one for one in codes(build(project).findings) if one.startswith("REL")]
