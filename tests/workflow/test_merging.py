"""Two branches in a real git repository, and a catalog that comes back by mail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import build, extract, merge_files, update
from pipeline.errors import InputError, UsageError
from pipeline.project.layout import Project

from .films import CONFIGURATION, REPOSITORY, contents, entries, entry, film, srt, texts, translate

LINES = [f"This is line number {name}." for name in ("one", "two", "three", "four", "five", "six")]
DRIVER = f'"{sys.executable}" -m pipeline merge %O %A %B --name %P'
CATALOG = "locales/ru/LC_MESSAGES/film.po"

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None and os.environ.get("CI") != "true",
    reason="git is not installed (CI has to have it)",
)


class Repository:
    """A git repository with a project of one film in it, on the branch `main`."""

    def __init__(self, root: Path, *, driver: bool, configuration: str = CONFIGURATION) -> None:
        self.project = film(root, {"film": srt(*LINES)}, configuration)
        build(self.project)
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "T")
        self.git("config", "user.email", "t@example.org")
        if driver:
            self.git("config", "merge.subtitr.name", "catalogs by message")
            self.git("config", "merge.subtitr.driver", DRIVER)
            (root / ".gitattributes").write_text("*.po merge=subtitr\n*.pot merge=subtitr\n")
        self.commit()

    def git(self, *arguments: str, code: int = 0) -> str:
        """Run git and return what it says; fail if it ends otherwise than with `code`."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.project.root,
            env={**kept, "PYTHONPATH": str(REPOSITORY), "LANGUAGE": "en"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def commit(self) -> None:
        """Commit all there is."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "step")

    def branch(self, name: str) -> None:
        """Begin a branch at `main`, or go to it."""
        known = self.git("branch", "--list", name)
        self.git("switch", "--quiet", *([name] if known else ["--create", name, "main"]))

    def unmerged(self) -> list[str]:
        """Return the files that git could not merge."""
        return self.git("diff", "--name-only", "--diff-filter=U").split()

    def say(self, number: int, translation: str) -> None:
        """Translate a line of the film."""
        translate(self.project, "film", "ru", {LINES[number]: translation})

    def dated(self, date: str) -> None:
        """Save the catalog as an editor does, which writes its own date."""
        path = self.project.root / CATALOG
        text = path.read_text(encoding="utf-8")
        start = text.index("PO-Revision-Date")
        path.write_text(
            text[:start] + f"PO-Revision-Date: {date}" + text[text.index("\\n", start) :],
            encoding="utf-8",
        )


def test_plain_git(tmp_path: Path) -> None:
    """Without any driver translations of neighbouring messages merge: one block a message."""
    repository = Repository(tmp_path, driver=False)
    for branch, numbers in (("anna", (0, 2, 4)), ("boris", (1, 3, 5))):
        repository.branch(branch)
        for number in numbers:
            repository.say(number, f"{branch} {number}")
        repository.commit()
    repository.git("merge", "--quiet", "--no-edit", "anna")
    found = [one.msgstr for one in entries(repository.project, "film", "ru")]
    assert found == ["anna 0", "boris 1", "anna 2", "boris 3", "anna 4", "boris 5"]


def test_a_recut_and_a_translation(tmp_path: Path) -> None:
    """One branch cuts the film again, another translates: no conflict, and all work is there."""
    repository = Repository(tmp_path, driver=True)
    repository.branch("cut")
    recut = [*LINES[3:], "A new scene.", *LINES[:2]]
    film(tmp_path, {"film": srt(*recut, start=60_000)})
    build(repository.project)
    repository.say(0, "один")
    repository.dated("2027-01-01 12:00+0000")
    repository.commit()
    repository.branch("words")
    for number in (1, 2, 5):
        repository.say(number, f"строка {number}")
    repository.dated("2027-01-02 12:00+0000")
    build(repository.project)
    repository.commit()
    repository.branch("cut")
    repository.git("merge", "--no-edit", "words", code=1)
    # what is made from the catalogs is made again
    assert repository.unmerged() == ["subtitles/ru/film.ru.srt", "subtitles/ru/manifest.json"]
    repository.git("checkout", "--ours", "subtitles/ru")
    build(repository.project, discard=True)
    said = {one.msgid: one.msgstr for one in entries(repository.project, "film", "ru")}
    assert said == {
        **dict.fromkeys(recut, ""),
        LINES[0]: "один",
        LINES[1]: "строка 1",
        LINES[5]: "строка 5",
    }
    text = (tmp_path / CATALOG).read_text(encoding="utf-8")
    assert '#~ msgstr "строка 2"' in text
    assert "PO-Revision-Date: 2027-01-02" in text
    assert ", fuzzy" not in text


def test_new_segments_on_both_branches(tmp_path: Path) -> None:
    """Both branches extract new lines: identities and translations of both stay as they are."""
    repository = Repository(tmp_path, driver=True)
    ways = {"one": ["Yes.", *LINES], "other": [*LINES, "No.", "Yes."]}
    for branch, lines in ways.items():
        repository.branch(branch)
        film(tmp_path, {"film": srt(*lines)})
        extract(repository.project)
        update(repository.project)
        translate(repository.project, "film", "ru", {"Yes.": "Да.", "No.": "Нет."})
        repository.commit()
    before = {one.msgid: one.msgctxt for one in entries(repository.project, "film")}
    repository.git("merge", "--no-edit", "one")
    film(tmp_path, {"film": srt("Yes.", *LINES, "No.", "Yes.")})
    build(repository.project, discard=True)
    live = entries(repository.project, "film", "ru")
    assert {one.msgid: one.msgctxt for one in reversed(live)} | {"Yes.": before["Yes."]} == before
    assert len({one.msgctxt for one in live}) == len(live)
    assert [one.msgstr for one in live if one.msgid in {"Yes.", "No."}].count("Да.") == 1
    assert entry(repository.project, "film", "ru", "No.").msgstr == "Нет."


def test_a_true_conflict(tmp_path: Path) -> None:
    """Two wordings of one message: git says so, ours stays fuzzy with theirs above it."""
    repository = Repository(tmp_path, driver=True)
    for branch in ("anna", "boris"):
        repository.branch(branch)
        repository.say(0, f"{branch} 0")
        repository.say(1 + (branch == "anna"), branch)
        repository.commit()
    said = repository.git("merge", "--no-edit", "anna", code=1)
    assert f"{CATALOG}:17: {LINES[0]}\n    ours    boris 0\n    theirs  anna 0\n" in said
    assert repository.unmerged() == [CATALOG]
    one = entry(repository.project, "film", "ru", LINES[0])
    assert (one.msgstr, one.fuzzy, one.tcomment) == ("boris 0", True, "theirs: anna 0")
    assert [one.msgstr for one in entries(repository.project, "film", "ru")][1:3] == [
        "boris",
        "anna",
    ]


def _mailed(project: Project, root: Path) -> str:
    """Return a copy of the catalog, given away."""
    path = root / "ru.po"
    shutil.copy(project.catalog("film", "ru"), path)
    return str(path)


def test_by_mail(tmp_path: Path) -> None:
    """A catalog begun before the re-cut comes back: what still holds is certain in the release."""
    project = film(tmp_path, {"film": srt(*LINES)})
    build(project)
    path = _mailed(project, tmp_path)
    text = Path(path).read_text(encoding="utf-8")
    for line in LINES:
        text = text.replace(f'"{line}"\nmsgstr ""', f'"{line}"\nmsgstr "{line.upper()}"')
    Path(path).write_text(text, encoding="utf-8")
    film(tmp_path, {"film": srt("A new line.", *LINES[2:], start=9_000)})
    build(project)
    ours = str(project.catalog("film", "ru"))
    merged = merge_files(ours, path)
    assert (merged.taken, merged.clashes, merged.written) == (6, (), (ours,))
    build(project)
    assert texts(project, "film", "ru") == [
        "A new line.",
        *(line.upper() for line in LINES[2:]),
    ]
    film(tmp_path, {"film": srt(*LINES)})
    build(project)
    assert texts(project, "film", "ru") == [line.upper() for line in LINES]


def test_nothing_new_changes_no_byte(tmp_path: Path) -> None:
    """A catalog with nothing new leaves ours as it was written, whoever wrote it."""
    project = film(tmp_path, {"film": srt(*LINES)})
    build(project)
    path = _mailed(project, tmp_path)
    ours = project.catalog("film", "ru")
    ours.write_bytes(ours.read_bytes().replace(b'msgid "This is', b'msgid ""\n"This is'))
    before = contents(tmp_path)
    assert merge_files(str(ours), path).written == ()
    assert contents(tmp_path) == before


def test_strangers(tmp_path: Path) -> None:
    """Another language, another title, a template and a catalog, an empty file: none is merged."""
    project = film(tmp_path, {"film": srt(*LINES), "other": srt("Quite another text.")})
    build(project)
    ours, path = str(project.catalog("film", "ru")), _mailed(project, tmp_path)
    text = Path(path).read_text(encoding="utf-8")
    Path(path).write_text(text.replace("Language: ru", "Language: de"), encoding="utf-8")
    with pytest.raises(InputError, match="in de, not in ru"):
        merge_files(ours, path)
    with pytest.raises(InputError, match="another title"):
        merge_files(ours, str(project.catalog("other", "ru")))
    with pytest.raises(UsageError, match="one is a template"):
        merge_files(ours, str(project.template("film")))
    Path(path).write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="empty"):
        merge_files(ours, path)
    with pytest.raises(UsageError, match="written over"):
        merge_files(ours, path, output=path)
