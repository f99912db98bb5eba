from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError, InputError, SubtitrError, UsageError
from pipeline.project.layout import Project

from .strategies import releases, titles


def make(root: Path, *masters: str, text: str = 'languages = ["ru", "ru@edu", "pt-BR"]') -> Project:
    source = root / "subtitles" / "source"
    source.mkdir(parents=True, exist_ok=True)
    (root / "subtitr.toml").write_text(text, encoding="utf-8")
    for name in masters:
        (source / f"{name}.srt").write_bytes(b"")
    return Project.find(root)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(titles, releases)
def test_every_path_stays_inside(tmp_path: Path, title: str, name: str) -> None:
    """No title and no release has a file outside the project, and no two kinds share one."""
    project = make(tmp_path)
    paths = [
        project.master(title),
        project.pins(title),
        project.template(title),
        project.catalog(title, name),
        project.release(title, name),
        project.manifest(name),
    ]
    assert len(set(paths)) == len(paths)
    for path in paths:
        assert path.resolve().is_relative_to(tmp_path.resolve())
        assert project.root / project.relative(path) == path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sets(titles.map(str.casefold), max_size=6))
def test_titles_are_the_masters(tmp_path_factory: pytest.TempPathFactory, names: set[str]) -> None:
    """Titles are the masters' names, sorted, and naming none of them means all."""
    project = make(tmp_path_factory.mktemp("project"), *names)
    assert project.titles() == tuple(sorted(names))
    assert project.select([]) == project.titles()
    assert project.select(sorted(names, reverse=True)) == project.titles()


def test_paths_are_those_of_the_design(tmp_path: Path) -> None:
    """The conventions that other tools rely on."""
    project = make(tmp_path)
    paths = {
        project.master("iss-01"): "subtitles/source/iss-01.srt",
        project.pins("iss-01"): "subtitles/source/iss-01.toml",
        project.template("iss-01"): "locales/iss-01.pot",
        project.catalog("iss-01", "ru"): "locales/ru/LC_MESSAGES/iss-01.po",
        project.catalog("iss-01", "pt-BR"): "locales/pt_BR/LC_MESSAGES/iss-01.po",
        project.catalog("iss-01", "ru@edu"): "locales/ru@edu/LC_MESSAGES/iss-01.po",
        project.release("iss-01", "ru"): "subtitles/ru/iss-01.ru.srt",
        project.release("iss-01", "ru@edu"): "subtitles/ru@edu/iss-01.edu.ru.srt",
        project.manifest("ru@edu"): "subtitles/ru@edu/manifest.json",
    }
    assert {project.relative(path): path for path in paths} == {v: k for k, v in paths.items()}


def test_a_project_is_found_from_below(tmp_path: Path) -> None:
    """The nearest configuration above wins, and a pyproject.toml without our table is passed."""
    make(tmp_path)
    below = tmp_path / "subtitles" / "source"
    (below / "pyproject.toml").write_text('[project]\nname = "subtitr-plugin"\n', encoding="utf-8")
    assert Project.find(below).root == tmp_path


def test_pyproject_holds_a_project(tmp_path: Path) -> None:
    """`[tool.subtitr]` makes a project, an empty one too; `subtitr.toml` beside it wins."""
    (tmp_path / "pyproject.toml").write_text('[tool.subtitr]\nlanguages = ["ru"]', encoding="utf-8")
    assert Project.find(tmp_path).configuration.languages == ("ru",)
    (tmp_path / "subtitr.toml").write_text('languages = ["en"]', encoding="utf-8")
    assert Project.find(tmp_path).configuration.languages == ("en",)


def test_foreign_pyproject_does_no_harm(tmp_path: Path) -> None:
    """A broken pyproject.toml that never names subtitr is somebody else's."""
    make(tmp_path)
    (tmp_path / "pyproject.toml").write_text("broken", encoding="utf-8")
    below = tmp_path / "below"
    below.mkdir()
    (below / "pyproject.toml").write_bytes(b"\xff[")
    assert Project.find(below).root == tmp_path


def test_no_project_is_an_error_with_a_hint(tmp_path: Path) -> None:
    """Without a configuration above, the error names subtitr init; so does a missing folder."""
    with pytest.raises(UsageError) as caught:
        Project.find(tmp_path)
    assert "subtitr init" in str(caught.value.hint)
    for start in ("missing", "a\0b"):
        with pytest.raises(UsageError, match="no such folder"):
            Project.find(tmp_path / start)


def test_vanished_working_folder_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A working folder that was deleted makes no traceback."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(UsageError, match="working folder is gone"):
        Project.find()


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_hostile_configuration_is_refused(tmp_path: Path, kind: str) -> None:
    """A configuration that is a folder or leads outside is an error."""
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "other.toml").write_bytes(b"")
    if kind == "folder":
        (root / "subtitr.toml").mkdir()
    else:
        (root / "subtitr.toml").symlink_to(tmp_path / "other.toml")
    with pytest.raises(InputError):
        Project.find(root)


def test_bad_configuration_is_reported(tmp_path: Path) -> None:
    """What is wrong in it is raised with its file and key."""
    with pytest.raises(ConfigurationError, match=r"subtitr\.toml: unit: "):
        make(tmp_path, text="unit = 1")
    (tmp_path / "subtitr.toml").unlink()
    (tmp_path / "pyproject.toml").write_text("[tool.subtitr]\nunit = 1", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"pyproject\.toml: tool\.subtitr\.unit: "):
        Project.find(tmp_path)


def test_unknown_title_gets_a_suggestion(tmp_path: Path) -> None:
    """A title that is none is an error that names the nearest."""
    project = make(tmp_path, "iss-01", "iss-02")
    assert project.select(["iss-02", "iss-02"]) == ("iss-02",)
    with pytest.raises(InputError, match='no title "iss-O2"') as caught:
        project.select(["iss-O2"])
    assert "iss-0" in str(caught.value.hint)


def test_decomposed_names_are_the_same_title(tmp_path: Path) -> None:
    """A title typed composed is found where the disk has it decomposed, under the disk's name."""
    project = make(tmp_path, "и\u0306од")
    assert project.select(["йод"]) == ("и\u0306од",)


@pytest.mark.parametrize("name", ["-rf", "two\nlines", "con", "x" * 200])
def test_hostile_masters_are_refused(tmp_path: Path, name: str) -> None:
    """A master with a hostile name stops the run before anything is made of it."""
    project = make(tmp_path, name)
    with pytest.raises(InputError):
        project.titles()


def test_hidden_files_are_no_masters(tmp_path: Path) -> None:
    """Files that systems leave beside a master are passed over."""
    make(tmp_path, "iss-01", "._iss-01")
    (tmp_path / "subtitles" / "source" / "iss-01.toml").write_bytes(b"")
    assert make(tmp_path).titles() == ("iss-01",)


def test_missing_source_folder_is_said(tmp_path: Path) -> None:
    """A project without masters' folder says where masters belong."""
    (tmp_path / "subtitr.toml").write_bytes(b"")
    with pytest.raises(InputError, match="subtitles/source: no such file") as caught:
        Project.find(tmp_path).titles()
    assert "subtitles/source" in str(caught.value.hint)


def test_reading_and_writing_stay_inside(tmp_path: Path) -> None:
    """Links out of the project are refused with the path from the root; others are followed."""
    project = make(tmp_path / "root", "iss-01")
    (tmp_path / "secret").write_bytes(b"secret")
    project.template("x").parent.mkdir()
    project.template("x").symlink_to(tmp_path / "secret")
    for act in (
        lambda: project.read(project.template("x")),
        lambda: project.write(project.template("x"), b""),
    ):
        with pytest.raises(InputError, match=r"^locales/x\.pot: leads outside the project$"):
            act()
    assert (tmp_path / "secret").read_bytes() == b"secret"
    assert project.write(project.release("iss-01", "ru"), b"text")
    assert project.read(project.release("iss-01", "ru")) == b"text"
    with pytest.raises(SubtitrError, match=r"^subtitles/source: cannot be written: is a folder"):
        project.write(project.master("x").parent, b"")


def test_leftovers_go_from_every_folder_that_is_written(tmp_path: Path) -> None:
    """What a killed run left beside any output is removed."""
    project = make(tmp_path, "iss-01")
    paths = [project.master("a"), project.template("a")]
    for name in ("ru", "ru@edu", "pt-BR"):
        paths += [project.release("a", name), project.catalog("a", name)]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / f".{path.name}.00000000.subtitr-tmp").write_bytes(b"half")
    assert project.remove_leftovers() == len(paths)
    assert not list(tmp_path.rglob("*.subtitr-tmp"))
