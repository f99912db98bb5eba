"""`subtitr merge` on the command line: what it shows and how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from .conftest import Runner


def _say(path: Path, translation: str) -> None:
    text = path.read_text(encoding="utf-8")
    start = text.index('msgstr ""', text.index("msgctxt"))
    made = f'{text[:start]}msgstr "{translation}"{text[start + len("msgstr") + 3 :]}'
    path.write_text(made, encoding="utf-8")


def _two(project: Path, ours: str, theirs: str) -> None:
    shutil.copy(project / "ru.po", project / "theirs.po")
    shutil.copy(project / "ru.po", project / "base.po")
    _say(project / "ru.po", ours)
    _say(project / "theirs.po", theirs)


def test_clean(subtitr: Runner, project: Path) -> None:
    """Without a conflict the exit code is 0, and standard output is empty."""
    shutil.copy(project / "ru.po", project / "theirs.po")
    _say(project / "theirs.po", "Раз")
    done = subtitr("merge", "ru.po", "theirs.po")
    assert (done.code, done.out, done.err) == (0, "", "1 message taken from theirs\n")
    assert 'msgstr "Раз"' in (project / "ru.po").read_text(encoding="utf-8")


def test_conflict(subtitr: Runner, project: Path) -> None:
    """A conflict is shown with its place and both wordings, and the exit code is 1."""
    _two(project, "Мы", "Они")
    done = subtitr("merge", "base.po", "ru.po", "theirs.po", "--name", "locales/x.po")
    assert done.code == 1
    first, *rest = done.out.splitlines()
    assert first.startswith("locales/x.po:")
    assert rest == ["    ours    Мы", "    theirs  Они"]
    assert done.err == '0 messages taken from theirs; 1 conflict, marked "# theirs:" and fuzzy\n'
    text = (project / "ru.po").read_text(encoding="utf-8")
    line = int(first.split(":")[1])
    assert text.split("\n")[line - 1] == "# theirs: Они"


def test_json(subtitr: Runner, project: Path) -> None:
    """JSON has every conflict with its identity, line, and both wordings."""
    _two(project, "Мы", "Они")
    done = subtitr("merge", "ru.po", "theirs.po", "--format", "json", "-q", "-o", "out.po")
    found = json.loads(done.out)
    assert (done.code, done.err, found["file"], found["taken"]) == (1, "", "out.po", 0)
    (one,) = found["conflicts"]
    assert (one["ours"], one["theirs"], len(one["message"])) == ("Мы", "Они", 12)
    assert "theirs" not in (project / "ru.po").read_text(encoding="utf-8")


def test_stream(subtitr: Runner, project: Path) -> None:
    """With `-o -` the catalog goes to standard output, and the conflicts elsewhere."""
    _two(project, "Мы", "Они")
    done = subtitr("merge", "ru.po", "theirs.po", "-o", "-")
    assert done.code == 1
    assert "# theirs: Они\n" in done.out
    assert "    theirs  Они\n" in done.err


def test_wrong_number(subtitr: Runner, project: Path) -> None:
    """One file or four are wrong use."""
    for files in (("ru.po",), ("ru.po",) * 4):
        done = subtitr("merge", *files)
        assert done.code == 2
        assert "in this order: ours, theirs" in done.err
