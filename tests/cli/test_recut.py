"""A re-cut on the command line: what extract shows, and what update is told."""

from __future__ import annotations

import json
from pathlib import Path

from .calls import MASTER, tree
from .conftest import Runner

EDITED = MASTER.replace("comes up", "goes down").replace("Понял.", "Понял вас.")


def _recut(project: Path, text: str) -> None:
    (project / "subtitles" / "source" / "film.srt").write_text(text, encoding="utf-8")


def test_dry_run(subtitr: Runner, project: Path) -> None:
    """A dry run shows each message with a word diff and the cost, and changes nothing."""
    _recut(project, EDITED)
    before = tree(project)
    done = subtitr("extract", "--dry-run")
    assert done.code == 0
    assert "the sun [-comes up-]{+goes down+} on the other side." in done.out
    assert "  edited  00:00:07,000  Понял{+ вас+}.\n" in done.out
    assert "  en: 2 words of work\n" in done.out
    assert done.err == "nothing written (--dry-run); nothing found\n"
    assert tree(project) == before


def test_json(subtitr: Runner, project: Path) -> None:
    """JSON tells of each message with its identity, and of the words of each catalog."""
    _recut(project, EDITED)
    found = json.loads(subtitr("extract", "--format", "json", "-q").out)
    assert found["total"]["edited"] == 2
    assert [one["what"] for one in found["messages"]] == ["edited", "edited"]
    assert found["messages"][1]["before"] == "Понял."
    assert {one["language"]: one["words"] for one in found["words"]} == {"ru": 0, "en": 2}
    assert found["shifts"] == []


def test_another_film(subtitr: Runner, project: Path) -> None:
    """A film that is not the one of the template is refused with exit code 1, unless forced."""
    _recut(project, "1\n00:00:01,000 --> 00:00:02,500\nQuite another film.\n")
    for line in ("extract", "extract --dry-run", "build"):
        done = subtitr(*line.split())
        assert done.code == 1
        assert "only 0 of 2 old messages are still in the film" in done.err
        assert "extract --force" in done.err
    assert subtitr("extract", "--force").code == 0
    assert subtitr("build").code == 0


def test_json_of_another_film(subtitr: Runner, project: Path) -> None:
    """JSON says what people read of a refusal, and the title that fits better by its name; of a
    plain file as well."""
    other = MASTER.replace("01:", "02:").replace("the", "this").replace("Понял.", "Не понял!")
    masters = project / "subtitles" / "source"
    (masters / "other.srt").write_text(other, encoding="utf-8")
    assert subtitr("extract", "other").code == 0
    _recut(project, other)
    for line in ("extract film", "extract film --dry-run"):
        done = subtitr(*line.split(), "--format", "json")
        (refused,) = json.loads(done.out)["refused"]
        assert done.code == 1
        assert (refused["where"], refused["better"]) == ("locales/film.pot", "other")
        assert f"{refused['where']}: {refused['what']}\nhint: {refused['hint']}" in done.err
    (project / "new.srt").write_text(MASTER, encoding="utf-8")
    line = "extract new.srt -l en -l ru -o new.pot --format json"
    assert json.loads(subtitr(*line.split()).out)["refused"] == []
    (project / "new.srt").write_text("1\n00:00:01,000 --> 00:00:02,500\nQuite another film.\n")
    for more in ("", " --dry-run"):
        done = subtitr(*(line + more).split())
        (refused,) = json.loads(done.out)["refused"]
        assert (done.code, refused["where"], refused["better"]) == (1, "new.pot", None)


def test_json_of_an_update_that_is_refused(subtitr: Runner, project: Path) -> None:
    """So does that of `update`."""
    _recut(project, EDITED)
    assert subtitr("extract").code == 0
    done = subtitr("update", "--same-meaning", "film:2", "--format", "json")
    (refused,) = json.loads(done.out)["refused"]
    assert (done.code, refused["where"], refused["better"]) == (1, "film:2", None)


def test_dry_run_of_a_plain_file(subtitr: Runner, project: Path) -> None:
    """With a plain file a dry run shows the same, and writes nothing."""
    (project / "film.srt").write_text(EDITED, encoding="utf-8")
    before = tree(project)
    done = subtitr("extract", "film.srt", "-l", "en", "-l", "ru", "-o", "film.pot", "--dry-run")
    assert done.code == 0
    assert "{+ вас+}" in done.out
    assert done.err == "nothing written (--dry-run); nothing found\n"
    assert tree(project) == before


def test_same_meaning(subtitr: Runner, project: Path) -> None:
    """Places are given behind the option, several at once; a wrong one is an error."""
    _recut(project, EDITED)
    assert subtitr("extract").code == 0
    catalog = project / "locales" / "en" / "LC_MESSAGES" / "film.po"
    assert subtitr("update").code == 0
    assert "fuzzy" in catalog.read_text(encoding="utf-8")
    done = subtitr("update", "--same-meaning", "film:3", "film:2")
    assert done.code == 1
    assert "film:2: nothing is translated there yet" in done.err
    assert "fuzzy" in catalog.read_text(encoding="utf-8")
    assert subtitr("update", "--same-meaning", "film:3").code == 0
    assert "fuzzy" not in catalog.read_text(encoding="utf-8")
    for line, said in (
        ("update --same-meaning film", "is not TITLE:CUE"),
        ("update --same-meaning film:9", "there is no cue 9; the last is 3"),
        ("update --same-meaning film:3 -l en", "the same for all languages"),
        ("update film.pot ru.po --same-meaning film:3", "is for the titles of a project"),
    ):
        done = subtitr(*line.split())
        assert (done.code, said in done.err) == (2, True), done
