"""accept: where each kind of change made by hand goes, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline import accept, build, check, compile  # noqa: A004 - the verb
from pipeline.errors import InputError
from pipeline.project.layout import Project
from pipeline.report.accept_view import text_view
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


def test_what_a_translator_has_saved_since_is_kept(project: Project) -> None:
    """Cues that the editor did not touch take what the catalog says now; the others keep theirs."""
    translate(project, "film", "ru", {"The hatch is closed.": "Люк уже закрыт."})
    (done,) = accept(project, [str(change(project, "Доброе утро, друзья мои.", "Добрый вечер."))])
    assert [one.after for one in done.edits] == ["Добрый вечер."]
    assert texts(project, "film", "ru")[::2] == ["Добрый вечер.", "Люк уже закрыт."]
    assert entry(project, "film", "ru", "The hatch is closed.").msgstr == "Люк уже закрыт."
    assert not build(project).refused


def test_times_of_an_editor_and_words_of_a_translator_meet_in_a_cue(project: Project) -> None:
    """A cue that was moved by hand and reworded in the catalog is both."""
    translate(project, "film", "ru", {"The hatch is closed.": "Люк уже закрыт."})
    path = change(project, "00:00:06,000 -->", "00:00:06,120 -->")
    accept(project, [str(path)])
    assert "00:00:06,120 --> 00:00:08,000\nЛюк уже закрыт." in path.read_text("utf-8")
    assert not compile(project).refused


def test_a_cue_reworded_on_both_sides_is_refused(project: Project) -> None:
    """Nothing is written; both texts are told, and with either of them on both sides it goes on."""
    translate(project, "film", "ru", {"The hatch is closed.": "Люк уже закрыт."})
    path = change(project, "Люк закрыт.", "Люк задраен.")
    before = contents(project.root)
    (done,) = accept(project, [str(path)])
    assert done.refused is not None
    assert done.refused.exit_code == 1
    (told,) = done.clashes
    assert (told.cue, told.release, told.catalog) == (3, ("Люк задраен.",), ("Люк уже закрыт.",))
    assert "cue 3" in text_view([done])
    assert contents(project.root) == before
    translate(project, "film", "ru", {"The hatch is closed.": "Люк задраен."})
    (done,) = accept(project, [str(path)])
    assert done.refused is None


def test_without_digests_a_changed_catalog_is_refused(project: Project) -> None:
    """A manifest of an older version cannot tell hand work from new translations."""
    manifest = project.manifest("ru")
    manifest.write_text(re.sub(',"said":"[^"]*"', "", manifest.read_text("utf-8")), "utf-8")
    path = change(project, "Люк закрыт.", "Люк задраен.")
    translate(project, "film", "ru", {"Bye.": "Пока."})
    (done,) = accept(project, [str(path)])
    assert done.refused is not None
    assert "older version" in str(done.refused)
    translate(project, "film", "ru", {"Bye.": ""})
    (done,) = accept(project, [str(path)])
    assert done.refused is None
    assert len(done.edits) == 1


def test_times_that_cannot_be_meant(project: Project) -> None:
    """A cue that ends before it begins is refused; one that overlaps is kept and told."""
    path = change(project, "00:00:06,000 --> 00:00:08,000", "00:00:06,000 --> 00:00:05,000")
    (done,) = accept(project, [str(path)])
    assert done.refused is not None
    assert "cue 3" in str(done.refused)
    change(project, "00:00:06,000 --> 00:00:05,000", "00:00:05,000 --> 00:00:08,000")
    (done,) = accept(project, [str(path)])
    assert [str(one) for one in done.warnings] == ["cue 3 begins before cue 2 ends"]


def test_a_position_outlasts_another_duration(project: Project) -> None:
    """What says nothing of times is made also where the master's cue lasts longer now."""
    accept(project, [str(change(project, "Люк закрыт.", "{\\an8}Люк закрыт."))])
    master = project.master("film")
    longer = master.read_text("utf-8").replace("--> 00:00:08,000", "--> 00:00:08,300")
    master.write_text(longer, "utf-8")
    assert "LAY021" not in codes(build(project).findings)
    assert texts(project, "film", "ru")[2] == "{\\an8}Люк закрыт."


SPOKEN = srt(
    "We are flying over the sea", "and we see the moon.", "Where are you,", "my dear old friend?",
    "He said nothing at all.",
)  # fmt: skip
SENTENCES = {
    "We are flying over the sea and we see the moon.": "Мы летим над морем и видим луну.",
    "Where are you, my dear old friend?": "Где же ты, мой дорогой старый друг?",
    "He said nothing at all.": "Он ничего не сказал.",
}


@pytest.fixture
def spoken(tmp_path: Path) -> Project:
    """Return a film of sentences that go over two cues."""
    made = film(tmp_path, {"film": SPOKEN}, 'languages = ["ru"]\nsource-languages = ["en"]\n')
    build(made)
    translate(made, "film", "ru", SENTENCES)
    build(made)
    return made


def recut(project: Project, cues: dict[int, str | None]) -> Path:
    """Give cues of the release other texts, none to delete them."""
    path = project.release("film", "ru")
    blocks = path.read_text("utf-8").strip("\n").split("\n\n")
    kept = []
    for number, block in enumerate(blocks, 1):
        text = cues.get(number, "\n".join(block.split("\n")[2:]))
        if text is not None:
            kept.append("\n".join([*block.split("\n")[:2], text]))
    path.write_text("\n\n".join(kept) + "\n\n", "utf-8")
    return path


@pytest.mark.parametrize("next_", ["Он промолчал.", "Он почти ничего не сказал."])
def test_a_deleted_sentence_keeps_its_translation(spoken: Project, next_: str) -> None:
    """Deleting its cues is a deletion, also where the sentence after it is reworded."""
    (done,) = accept(spoken, [str(recut(spoken, {3: None, 4: None, 5: next_}))])
    assert [one.act for one in done.deeds] == ["delete", "delete"]
    assert [one.after for one in done.edits] == [next_]
    source = "Where are you, my dear old friend?"
    assert entry(spoken, "film", "ru", source).msgstr == SENTENCES[source]
    assert not compile(spoken).refused


def test_a_deleted_cue_of_a_sentence_is_deleted(spoken: Project) -> None:
    """The catalog keeps all words; when the cue has other words later it is shown and told."""
    (done,) = accept(spoken, [str(recut(spoken, {4: None}))])
    assert [one.act for one in done.deeds] == ["delete"]
    assert not done.edits
    assert texts(spoken, "film", "ru")[2:] == ["Где же ты,", "Он ничего не сказал."]
    translate(spoken, "film", "ru", {"Where are you, my dear old friend?": "Ты где, || старик?"})
    (told,) = [one for one in build(spoken).findings if one.code == "LAY021"]
    assert (told.place.line, told.place.cue, told.text) == (5, 4, "старик?")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Мы летим над морем и видим", "полную луну."),
        ("Мы летим", "над большим морем и видим большую белую луну."),
    ],
)
def test_a_break_that_was_moved_is_pinned(spoken: Project, one: str, other: str) -> None:
    """A cue break moved by hand stays when the times change, with other words or without."""
    (done,) = accept(spoken, [str(recut(spoken, {1: one, 2: other}))])
    assert [edit.after for edit in done.edits] == [f"{one} || {other}"]
    master = spoken.master("film")
    later = master.read_text("utf-8").replace("00:00:03,500 -->", "00:00:03,050 -->")
    master.write_text(later, "utf-8")
    build(spoken)
    assert [line.replace("\n", " ") for line in texts(spoken, "film", "ru")[:2]] == [one, other]
