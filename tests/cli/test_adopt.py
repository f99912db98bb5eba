"""`subtitr adopt` on real files."""

from __future__ import annotations

import json
from pathlib import Path

import polib

from .calls import tree
from .conftest import Runner

TRANSLATED = """\
1
00:00:01,000 --> 00:00:02,500
Каждые девяносто минут

2
00:00:03,000 --> 00:00:06,500
с другой стороны встаёт солнце.

3
00:00:07,000 --> 00:00:08,500
Понял.

4
00:00:20,000 --> 00:00:21,000
Переведено ночью.

"""
MASTER = "subtitles/source/film.srt"


def _translated() -> str:
    Path("film.ru.srt").write_text(TRANSLATED, encoding="utf-8")
    return "film.ru.srt"


def test_plain_files(subtitr: Runner, project: Path) -> None:
    """A master and its translation make a catalog; what has no place is listed."""
    done = subtitr("adopt", MASTER, _translated(), "-o", "ru.po")
    assert done.code == 0
    assert "Переведено ночью." in done.out
    (first, *_rest) = polib.pofile("ru.po")
    assert first.msgstr == "Каждые девяносто минут с другой стороны встаёт солнце."


def test_project_as_json(subtitr: Runner, project: Path) -> None:
    """In a project one JSON object says what was taken over, and --dry-run writes nothing."""
    _translated()
    before = tree(project)
    done = subtitr("adopt", "film.ru.srt", "--dry-run", "--format", "json")
    assert done.code == 0
    assert tree(project) == before
    value = json.loads(done.out)
    assert (value["title"], value["language"]) == ("film", "ru")
    assert (value["clock"]["ratio"], value["clock"]["offset_ms"]) == ("1", 0)
    assert value["counts"]["certain"] == 1
    assert [(row["cue"], row["start_ms"], row["text"]) for row in value["left"]] == [
        (4, 20_000, "Переведено ночью.")
    ]
    assert value["written"] == []
    done = subtitr("adopt", "film.ru.srt", "--format", "json")
    assert json.loads(done.out)["written"] == ["locales/ru/LC_MESSAGES/film.po"]


def test_catalog_to_standard_output(subtitr: Runner, project: Path) -> None:
    """With `-o -` standard output carries the catalog alone."""
    done = subtitr("adopt", MASTER, _translated(), "-o", "-")
    assert done.code == 0
    assert "солнце" in done.out
    assert done.out.startswith('msgid ""')
    assert "Переведено ночью." in done.err


def test_wrong_use(subtitr: Runner, project: Path) -> None:
    """What cannot be meant is exit 2 and says what to do."""
    _translated()
    for arguments, word in (
        (("adopt", MASTER, "film.ru.srt"), "-o"),
        (("adopt", "film.ru.srt", "-o", "ru.po"), "plain files"),
        (("adopt", MASTER, "film.ru.srt", "-o", "ru.po", "--title", "film"), "project"),
        (("adopt",), "translation"),
        (("adopt", "film.ru.srt", "--title", "nothing"), "nothing"),
        (("adopt", MASTER, "film.ru.srt", "-o", "film.ru.srt"), "written over"),
    ):
        done = subtitr(*arguments)
        assert done.code == 2, arguments
        assert word in done.err, arguments


def test_own_release_and_empty_handed(subtitr: Runner, project: Path) -> None:
    """A release that compile wrote is refused with accept as the way, a file of which nothing can
    be placed with the reason: exit 1, and nothing changes."""
    subtitr("build")
    release = "subtitles/ru/film.ru.srt"
    Path("old.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "Copy."\nmsgstr ""\n', encoding="utf-8")
    before = tree(project)
    done = subtitr("adopt", release)
    assert done.code == 1
    assert f"accept {release}" in done.err
    done = subtitr("adopt", "old.po", "--title", "film", "-l", "ru")
    assert (done.code, "nothing in it is translated" in done.err) == (1, True)
    done = subtitr("adopt", MASTER, "old.po", "-l", "ru", "-o", "new.po")
    assert (done.code, "nothing in it is translated" in done.err) == (1, True)
    assert tree(project) == before
