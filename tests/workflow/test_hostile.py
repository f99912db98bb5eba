"""Wrong or hostile input: said clearly, with the right exit code, and nothing is written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import build, check, init, open_project, where
from pipeline.errors import ConfigurationError, InputError, RefusedError, SubtitrError, UsageError
from pipeline.project.layout import Project
from tests.workflow.films import CONFIGURATION, codes, contents, error_of, film, srt

GOOD = srt("Hello.", "Bye.")


def refused(project: Project, where: str, match: str) -> SubtitrError:
    """Build, expect an error that says what, where and a hint, and that nothing was written."""
    root = project.root
    before = contents(root)
    error = error_of(lambda: build(project))
    assert re.search(match, str(error.what))
    assert error.exit_code == 2
    assert where in str(error)
    assert "\n" not in str(error)
    assert contents(root) == before
    return error


@pytest.mark.parametrize(
    "title",
    ["new\nline", "-dash", "back\\slash", "con", "a" * 190, "tab\t", "\u202eright", "end."],
)
def test_hostile_title(tmp_path: Path, title: str) -> None:
    """A title that could do harm as a file name is refused by its name, and nothing is written."""
    project = film(tmp_path, {"good": GOOD})
    (tmp_path / "subtitles" / "source" / f"{title}.srt").write_text(GOOD, encoding="utf-8")
    error = refused(project, "", "a title cannot")
    assert error.hint


@pytest.mark.parametrize("title", ["..", "../x", "/etc/passwd", "", "x\0y", "*", "good.srt"])
def test_titles_asked_for_are_known_ones(tmp_path: Path, title: str) -> None:
    """A title asked for has to be one of the project's; whatever else it is, it opens nothing."""
    project = film(tmp_path, {"good": GOOD})
    before = contents(tmp_path)
    with pytest.raises(SubtitrError, match="no title") as caught:
        build(project, [title])
    assert caught.value.exit_code == 2
    assert contents(tmp_path) == before


def _link_master(project: Project) -> str:
    outside = project.root.parent / "secret.srt"
    outside.write_text(GOOD, encoding="utf-8")
    project.master("film").unlink()
    project.master("film").symlink_to(outside)
    return "subtitles/source/film.srt"


def _link_release_folder(project: Project) -> str:
    outside = project.root.parent / "outside"
    outside.mkdir()
    (project.root / "subtitles" / "ru").symlink_to(outside)
    return "subtitles/ru"


def _link_locales(project: Project) -> str:
    outside = project.root.parent / "outside"
    outside.mkdir()
    (project.root / "locales").symlink_to(outside)
    return "locales"


def _link_catalog(project: Project) -> str:
    outside = project.root.parent / "outside.po"
    outside.write_bytes(b"")
    path = project.catalog("film", "ru")
    path.parent.mkdir(parents=True)
    path.symlink_to(outside)
    return "locales/ru/LC_MESSAGES/film.po"


def _link_release(project: Project) -> str:
    outside = project.root.parent / "outside.srt"
    outside.write_bytes(b"")
    path = project.release("film", "ru")
    path.parent.mkdir(parents=True)
    path.symlink_to(outside)
    return "subtitles/ru/film.ru.srt"


def _link_pins(project: Project) -> str:
    outside = project.root.parent / "pins.toml"
    outside.write_text('[[pin]]\nat = 1\nnote = "x"\n', encoding="utf-8")
    project.pins("film").symlink_to(outside)
    return "subtitles/source/film.toml"


def _link_private(project: Project) -> str:
    outside = project.root.parent / "outside"
    outside.mkdir()
    (project.root / ".subtitr").symlink_to(outside)
    return ".subtitr"


@pytest.mark.parametrize(
    "link",
    [
        _link_master,
        _link_release_folder,
        _link_locales,
        _link_catalog,
        _link_release,
        _link_pins,
        _link_private,
    ],
)
def test_links_leading_out(tmp_path: Path, link: Callable[[Project], str]) -> None:
    """A link that leads out of the project is refused, and nothing is written on either side."""
    root = tmp_path / "project"
    root.mkdir()
    project = film(root, {"film": GOOD})
    place = link(project)
    before = contents(tmp_path)
    refused(project, place, "leads outside")
    assert contents(tmp_path) == before


def test_dangling_links_and_circles(tmp_path: Path) -> None:
    """A link to nothing or to itself in place of a catalog is an error."""
    project = film(tmp_path, {"film": GOOD})
    path = project.catalog("film", "ru")
    path.parent.mkdir(parents=True)
    path.symlink_to("nothing.po")
    refused(project, "locales/ru/LC_MESSAGES/film.po", "no such file")
    path.unlink()
    path.symlink_to(path.name)
    refused(project, "locales/ru/LC_MESSAGES/film.po", "circle|symbolic|loop")


def test_fifo_for_a_master(tmp_path: Path) -> None:
    """A pipe in place of a master is refused at once, not waited for."""
    project = film(tmp_path, {"film": GOOD})
    project.master("film").unlink()
    os.mkfifo(project.master("film"))
    refused(project, "subtitles/source/film.srt", "pipe or device")


@pytest.mark.parametrize("kind", ["master", "pins", "catalog", "template", "release", "manifest"])
def test_folder_for_a_file(tmp_path: Path, kind: str) -> None:
    """A folder where a file belongs is an error that names it, and nothing is written."""
    project = film(tmp_path, {"film": GOOD})
    path = {
        "master": project.master("film"),
        "pins": project.pins("film"),
        "catalog": project.catalog("film", "ru"),
        "template": project.template("film"),
        "release": project.release("film", "ru"),
        "manifest": project.manifest("ru"),
    }[kind]
    path.unlink(missing_ok=True)
    path.mkdir(parents=True)
    refused(project, project.relative(path), "is a folder")


@pytest.mark.parametrize("name", ["locales", "locales/ru", "subtitles/ru"])
def test_file_for_a_folder(tmp_path: Path, name: str) -> None:
    """A file where a folder belongs is an error that names the place, and nothing is written."""
    project = film(tmp_path, {"film": GOOD})
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"")
    refused(project, name, "not a folder")


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may read all")
def test_unreadable_file(tmp_path: Path) -> None:
    """A file that may not be read is an error that says so."""
    project = film(tmp_path, {"film": GOOD})
    project.master("film").chmod(0)
    refused(project, "subtitles/source/film.srt", "permission denied")


BAD_CATALOGS = {
    "binary": (b"\x00\x01\x02\xff\xfe" * 50, "bytes that are not"),
    "merge conflict": (
        b'msgid ""\nmsgstr ""\n\n<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n=======\n>>>>>>> x\n',
        "not PO",
    ),
    "twice": (
        b'msgctxt "A"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "A"\nmsgid "a"\nmsgstr "c"\n',
        "stands in line",
    ),
    "plural": (b'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\n', "plural"),
    "no charset": (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n', "charset"),
    "wrong charset": (
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "\xb8"\n',
        "UTF-8",
    ),
    "html": (b"<!DOCTYPE html><html><body>404</body></html>", "not PO"),
}


@pytest.mark.parametrize("kind", BAD_CATALOGS)
@pytest.mark.parametrize("place", ["catalog", "template"])
def test_bad_catalogs(tmp_path: Path, kind: str, place: str) -> None:
    """A catalog or template that is none is named, with its line, and nothing is written."""
    project = film(tmp_path, {"film": GOOD})
    build(project)
    path = project.catalog("film", "ru") if place == "catalog" else project.template("film")
    data, match = BAD_CATALOGS[kind]
    path.write_bytes(data)
    refused(project, project.relative(path), match)


def test_empty_catalog_is_what_a_crash_left(tmp_path: Path) -> None:
    """An empty file in place of a catalog or template is refused, and nothing is written."""
    project = film(tmp_path, {"film": GOOD})
    build(project)
    for path in (project.catalog("film", "ru"), project.template("film")):
        whole = path.read_bytes()
        path.write_bytes(b"")
        before = contents(tmp_path)
        assert [error.exit_code for error in build(project).refused] == [2]
        assert contents(tmp_path) == before
        path.write_bytes(whole)


@pytest.mark.parametrize(
    ("data", "match"),
    [
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 9, "not a text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 9, "not a text"),
        (b"\x1f\x8b\x08\x00" + bytes(range(255, 0, -1)) * 20, "not a text"),
    ],
)
def test_binary_master(tmp_path: Path, data: bytes, match: str) -> None:
    """A master that is no text is an error that names it, and nothing is written."""
    project = film(tmp_path, {"film": data})
    refused(project, "subtitles/source/film.srt", match)


@pytest.mark.parametrize("data", [b"", b"\n\n \n", b"\xef\xbb\xbf", b"No cue here.\n"])
def test_master_without_cues(tmp_path: Path, data: bytes) -> None:
    """A master without a cue is an error that names it, in every verb, and nothing is written."""
    project = film(tmp_path, {"film": data})
    refused(project, "subtitles/source/film.srt", "no cue")
    assert error_of(lambda: check(project)).exit_code == 2
    with pytest.raises(InputError, match="no cue"):
        where(project, "film:1")


def test_emptied_master_changes_nothing(tmp_path: Path) -> None:
    """A master that has lost its cues, by accident, takes no message and no release with it."""
    project = film(tmp_path, {"film": GOOD, "other": GOOD})
    build(project)
    film(tmp_path, {"film": ""})
    refused(project, "subtitles/source/film.srt", "no cue")
    film(tmp_path, {"film": GOOD})
    assert build(project).written == ()


def test_wrong_encoding_is_named(tmp_path: Path) -> None:
    """An encoding that is none is wrong use; one that does not fit the bytes is a finding."""
    project = film(tmp_path, {"film": srt("Привет.", "Ещё привет.").encode("cp1251")})
    before = contents(tmp_path)
    error = error_of(lambda: build(project, encoding="klingon"))
    assert error.exit_code == 2
    assert contents(tmp_path) == before
    assert "SRT010" in codes(build(project, encoding="utf-8").findings)
    assert "SRT010" not in codes(build(project).findings)


def test_no_masters(tmp_path: Path) -> None:
    """A project without masters, or without their folder, says where they belong."""
    project = film(tmp_path, {})
    assert refused(project, "subtitles/source", "no master").hint
    (tmp_path / "subtitles" / "source").rmdir()
    error = refused(project, "subtitles/source", "no such")
    assert error.hint


def test_bad_configuration_is_told_all_at_once(tmp_path: Path) -> None:
    """Everything wrong in a configuration is told in one go, with file and key."""
    with pytest.raises(ConfigurationError) as caught:
        film(tmp_path, {"film": GOOD}, 'languages = ["xx-yy-zz"]\nunits = "cue"\nfuzzy = 3\n')
    assert len(caught.value.problems) == 3
    assert all("subtitr.toml" in problem.where for problem in caught.value.problems)


def test_no_project(tmp_path: Path) -> None:
    """Outside of any project the error says how to make one."""
    with pytest.raises(UsageError, match="no project") as caught:
        open_project(tmp_path)
    assert "init" in str(caught.value.hint)


# init


def test_init_makes_a_project_that_builds(tmp_path: Path) -> None:
    """What `init` makes is a project: a master put into it is built at once."""
    made = init(tmp_path / "deep" / "film")
    assert [path.name for path in made] == ["subtitr.toml", "source", "locales"]
    project = open_project(tmp_path / "deep" / "film")
    assert project.configuration.languages == ("ru", "en")
    project.master("film").write_text(GOOD, encoding="utf-8")
    assert build(project).written


def test_init_keeps_what_is_there(tmp_path: Path) -> None:
    """`init` refuses where a configuration is, a dangling link too, and changes nothing."""
    film(tmp_path, {"film": GOOD}, CONFIGURATION + "# mine\n")
    before = contents(tmp_path)
    with pytest.raises(RefusedError, match="already"):
        init(tmp_path)
    assert contents(tmp_path) == before
    other = tmp_path / "other"
    other.mkdir()
    (other / "subtitr.toml").symlink_to(tmp_path / "nowhere.toml")
    with pytest.raises(RefusedError, match="already"):
        init(other)
    assert not (tmp_path / "nowhere.toml").exists()


@pytest.mark.parametrize("name", ["subtitles", "locales", "subtitles/source"])
def test_init_with_a_file_in_the_way(tmp_path: Path, name: str) -> None:
    """A file where `init` needs a folder is an error that names it; no configuration is made."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(SubtitrError, match="cannot be made") as caught:
        init(tmp_path)
    assert name in caught.value.where
    assert not (tmp_path / "subtitr.toml").exists()


def test_init_in_a_file(tmp_path: Path) -> None:
    """A file in place of the folder is an error, not a traceback."""
    (tmp_path / "film").write_bytes(b"")
    with pytest.raises(SubtitrError):
        init(tmp_path / "film")


# the program itself


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_errors_are_two_lines_at_most(tmp_path: Path, jobs: str) -> None:
    """The program says an error in one or two lines, with exit code 2, from workers too."""
    project = film(tmp_path, {"film": GOOD, "other": GOOD})
    path = project.catalog("film", "ru")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"<<<<<<< HEAD\n")
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "--project", str(tmp_path), "build", "--jobs", jobs],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"LANGUAGE": "en", "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 2
    assert "locales/ru/LC_MESSAGES/film.po" in done.stderr
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().split("\n")
    (at,) = (index for index, line in enumerate(lines) if "error:" in line)
    assert "film.po" in lines[at]
    assert lines[at + 1].startswith("hint: ")
    assert "film.po" not in "".join(lines[:at] + lines[at + 1 :])
