"""The verbs on plain files, without a project."""

from __future__ import annotations

import os
from pathlib import Path

import polib
import pytest

from pipeline import (
    Setting,
    check_files,
    compile_file,
    extract_file,
    open_project,
    stats_files,
    update_file,
)
from pipeline.errors import InputError, SubtitrError, UsageError
from tests.corpora.sweep import corpora, files
from tests.real_files import needs_corpora
from tests.workflow.films import REPOSITORY, codes, contents, srt
from tests.workflow.gettext_tools import gettext

SCENE = ("Hello.", "Yes.", "Where are you?", "Yes.", "Here.", "Yes.")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a film, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("film.srt").write_text(srt(*SCENE), encoding="utf-8")
    return tmp_path


def filled(path: str, say: str = "ru {}") -> None:
    """Translate every entry, the same text each time in another way."""
    catalog = polib.pofile(path)
    for index, one in enumerate(catalog):
        one.msgstr = say.format(one.msgid, index=index)
    catalog.save(path)


def made(say: str = "ru {}") -> None:
    extract_file("film.srt", "film.pot")
    update_file("film.pot", "ru.po")
    filled("ru.po", say)


def released(path: str = "film.ru.srt") -> list[str]:
    blocks = Path(path).read_text(encoding="utf-8").strip().split("\n\n")
    return [block.split("\n", 2)[2] for block in blocks]


def test_the_way_of_a_plain_film(folder: Path) -> None:
    """extract, update and compile make a release of a film and its catalog; twice is once."""
    made()
    outcome = compile_file("film.srt", "ru.po", "film.ru.srt")
    assert (outcome.findings, outcome.written) == ((), ("film.ru.srt",))
    assert released() == [f"ru {text}" for text in SCENE]
    before = contents(folder)
    assert extract_file("film.srt", "film.pot").written == ()
    assert update_file("film.pot", "ru.po").written in ((), ("ru.po",))
    assert compile_file("film.srt", "ru.po", "film.ru.srt").written == ()
    assert contents(folder)["film.ru.srt"] == before["film.ru.srt"]
    (progress,) = stats_files(["ru.po"]).progress
    assert (progress.release, progress.messages, progress.translated) == ("ru", 6, 6)


def test_identity_is_carried_from_the_template_named(folder: Path) -> None:
    """`previous` gives the identities; without it the template that is there does."""
    extract_file("film.srt", "film.pot")
    before = [one.msgctxt for one in polib.pofile("film.pot")]
    Path("film.srt").write_text(srt("New.", *SCENE), encoding="utf-8")
    outcome = extract_file("film.srt", "cut.pot", previous="film.pot")
    (changes,) = outcome.changes
    assert (changes.new, changes.retimed, changes.gone) == (1, len(SCENE), 0)
    assert [one.msgctxt for one in polib.pofile("cut.pot")][1:] == before
    extract_file("film.srt", "film.pot")
    assert contents(folder)["film.pot"] == contents(folder)["cut.pot"]


def test_catalog_is_joined_by_text_where_identities_differ(folder: Path) -> None:
    """A catalog made under another title compiles the same: equal texts are joined in order."""
    Path("other.srt").write_bytes(Path("film.srt").read_bytes())
    extract_file("other.srt", "other.pot")
    update_file("other.pot", "ru.po")
    filled("ru.po", "{index} {}")
    outcome = compile_file("film.srt", "ru.po", "film.ru.srt")
    assert outcome.findings == ()
    assert released() == [f"{index} {text}" for index, text in enumerate(SCENE)]


def test_catalog_without_identities(folder: Path) -> None:
    """A catalog of msgids only, as other tools make them, is joined by text."""
    Path("ru.po").write_text(
        'msgid ""\nmsgstr "Language: ru\\n"\n\n'
        'msgid "Hello."\nmsgstr "Привет."\n\nmsgid "Here."\nmsgstr "Здесь."\n',
        encoding="utf-8",
    )
    outcome = compile_file("film.srt", "ru.po", "film.ru.srt")
    assert released() == ["Привет.", "Yes.", "Where are you?", "Yes.", "Здесь.", "Yes."]
    assert codes(outcome.findings) == ["CAT001"] * 4


def test_unequal_counts_of_a_repeated_text_are_findings(folder: Path) -> None:
    """A text that stands more often in the film than in the catalog, or less often, is found."""
    Path("other.srt").write_text(srt("Hello.", "Yes.", "Where are you?", "Yes.", "Here."))
    extract_file("other.srt", "other.pot")
    update_file("other.pot", "ru.po")
    filled("ru.po")
    outcome = compile_file("film.srt", "ru.po", "film.ru.srt")
    doubts = [one for one in outcome.findings if one.code == "CAT003"]
    assert doubts
    assert {(one.value, one.limit, one.text) for one in doubts} == {(2, 3, "Yes.")}
    assert codes(outcome.findings).count("CAT001") == 1
    Path("film.srt").write_text(srt("Hello.", "Yes.", "Where are you?", "Here."))
    outcome = compile_file("film.srt", "ru.po", "film.ru.srt")
    assert {(one.value, one.limit) for one in outcome.findings if one.code == "CAT003"} == {(2, 1)}


def test_final_writes_nothing_while_a_finding_is_an_error(folder: Path) -> None:
    """With `final`, an untranslated line is an error and no release is written."""
    extract_file("film.srt", "film.pot")
    update_file("film.pot", "ru.po")
    outcome = compile_file("film.srt", "ru.po", "film.ru.srt", final=True)
    assert {str(one.severity) for one in outcome.findings} == {"error"}
    assert outcome.written == ()
    assert not Path("film.ru.srt").exists()
    filled("ru.po")
    assert compile_file("film.srt", "ru.po", "film.ru.srt", final=True).written


def test_strict_refuses_damage(folder: Path) -> None:
    """With `strict`, damage in reading is an error with its line, and no file is made."""
    Path("bad.srt").write_text("1\n00:00:01.5 --> 00:00:02,000\nWords.\n", encoding="utf-8")
    before = contents(folder)
    with pytest.raises(InputError) as caught:
        extract_file("bad.srt", "bad.pot", setting=Setting(strict=True))
    assert caught.value.where == "bad.srt:2"
    assert contents(folder) == before
    assert codes(extract_file("bad.srt", "bad.pot").findings) == ["SRT003"]


def test_language_is_known_or_asked_for(folder: Path) -> None:
    """The language is stated, in the header, or in the name; without any the error says -l."""
    extract_file("film.srt", "film.pot")
    update_file("film.pot", "catalog.po", language="pt-BR")
    assert polib.pofile("catalog.po").metadata["Language"] == "pt_BR"
    update_file("film.pot", "film.de.po")
    assert polib.pofile("film.de.po").metadata["Language"] == "de"
    before = contents(folder)
    with pytest.raises(UsageError) as caught:
        update_file("film.pot", "catalog-2.po")
    assert "-l" in str(caught.value.hint)
    for wrong in ("../ru", "RU", "klingon!", "ru/..", "zxx", "ru@" + "e" * 99):
        with pytest.raises(UsageError):
            update_file("film.pot", "new.po", language=wrong)
    assert contents(folder) == before


def test_nothing_is_written_over_what_is_read(folder: Path) -> None:
    """An output that is one of the inputs, by any name, is refused and not touched."""
    made()
    Path("link.srt").symlink_to("film.srt")
    os.link("film.srt", "hard.srt")
    before = contents(folder)
    for output in ("film.srt", "./film.srt", "link.srt", "hard.srt", "ru.po"):
        with pytest.raises(UsageError, match="over what is read"):
            compile_file("film.srt", "ru.po", output)
    with pytest.raises(UsageError, match="over what is read"):
        extract_file("film.srt", "film.srt", previous="film.pot")
    with pytest.raises(UsageError, match="over what is read"):
        update_file("film.pot", "ru.po", output="film.pot")
    assert contents(folder) == before


@pytest.mark.parametrize("name", ["nothing.srt", "folder.srt", "pipe.srt", "binary.srt", "x.po"])
def test_what_cannot_be_read_is_named(folder: Path, name: str) -> None:
    """Missing files, folders, pipes and binaries are errors with the name, and nothing is made."""
    Path("folder.srt").mkdir()
    os.mkfifo("pipe.srt")
    Path("binary.srt").write_bytes(b"\x7fELF\x02\x01" + bytes(range(256)) * 9)
    before = contents(folder)
    with pytest.raises(SubtitrError) as caught:
        extract_file(name, "out.pot")
    assert caught.value.exit_code == 2
    assert name in caught.value.where
    assert contents(folder) == before


def test_catalog_of_another_film_is_refused(folder: Path) -> None:
    """A catalog that shares only short lines with the film is refused, and nothing is written."""
    Path("other.srt").write_text(srt(*(f"Line {word}." for word in "abcdefgh"), "Yes."))
    extract_file("other.srt", "other.pot")
    update_file("other.pot", "ru.po")
    filled("ru.po")
    extract_file("film.srt", "film.pot")
    before = contents(folder)
    with pytest.raises(InputError, match="another film"):
        compile_file("film.srt", "ru.po", "film.ru.srt")
    with pytest.raises(InputError, match="another title"):
        update_file("film.pot", "ru.po")
    assert contents(folder) == before


def test_check_against_a_master(folder: Path) -> None:
    """A file is checked by itself, and with a master for cues lost and added."""
    Path("film.ru.srt").write_text(
        srt("Привет.", "Да.", "Где ты?", "Да.", "Здесь."), encoding="utf-8"
    )
    assert check_files(["film.ru.srt"]).findings == ()
    outcome = check_files(["film.ru.srt"], master="film.srt")
    (lost,) = outcome.findings
    assert (lost.code, lost.value) == ("REL001", 6)


def test_project_gives_what_is_not_stated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a project named, its cast counts for plain files; without, labels are text."""
    monkeypatch.chdir(tmp_path)
    master = REPOSITORY / "subtitles" / "source" / "orbit-01.srt"
    Path("orbit-01.srt").write_bytes(master.read_bytes())
    extract_file("orbit-01.srt", "plain.pot")
    setting = Setting(project=open_project(REPOSITORY))
    extract_file("orbit-01.srt", "cast.pot", setting=setting)
    plain, cast = (polib.pofile(name) for name in ("plain.pot", "cast.pot"))
    assert any(one.msgid.startswith("NARRATOR: ") for one in plain)
    assert not any(one.msgid.startswith("NARRATOR: ") for one in cast)


@needs_corpora
def test_real_files_make_catalogs_that_msgfmt_accepts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thirty real files, all that are dirty among them: every file written passes msgfmt."""
    monkeypatch.chdir(tmp_path)
    root = corpora()
    assert root is not None
    every = [path for path in files(root) if 500 < path.stat().st_size < 60_000]
    dirty = [path for path in every if path.parent.name == "derived-dirty"]
    chosen = [*dirty, *every[:: len(every) // 16]][:34]
    assert len(chosen) >= 30
    for index, path in enumerate(chosen):
        pot, po, out = f"{index}.pot", f"{index}.po", f"{index}.out.srt"
        extract_file(str(path), pot)
        update_file(pot, po, language="eo")
        filled(po, "{}")
        update_file(pot, po)
        compile_file(str(path), po, out)
        assert Path(out).stat().st_size > 0
        before = Path(out).read_bytes()
        assert compile_file(str(path), po, out).written == ()
        extract_file(str(path), pot)
        assert update_file(pot, po).written == ()
        assert Path(out).read_bytes() == before
        for name in (pot, po):
            gettext("msgfmt", "--check", "-o", "/dev/null", name)
