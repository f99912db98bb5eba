"""Small films in real folders, and what a test looks at afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import polib

from pipeline import Outcome
from pipeline.errors import SubtitrError
from pipeline.model.time import timecode
from pipeline.project.layout import Project

REPOSITORY = Path(__file__).parents[2]
CONFIGURATION = 'languages = ["ru"]\nsource-languages = ["en", "ru"]\nunit = "cue"\n'
VARIANTS = 'languages = ["ru", "ru@edu"]\nsource-languages = ["en", "ru"]\nunit = "cue"\n'

Contents = dict[str, bytes]
"""The files of a folder: path from it, and bytes."""


def srt(*texts: str, start: int = 1_000) -> str:
    """Return a film with a cue of two seconds for each text, half a second apart."""
    blocks = []
    for index, text in enumerate(texts):
        begin = start + index * 2_500
        span = f"{timecode(begin)} --> {timecode(begin + 2_000)}"
        blocks.append(f"{index + 1}\n{span}\n{text}\n")
    return "\n".join(blocks)


def film(
    root: Path,
    masters: Mapping[str, str | bytes],
    configuration: str = CONFIGURATION,
    pins: Mapping[str, str] | None = None,
) -> Project:
    """Return a project at `root` with masters and pins by title."""
    folder = root / "subtitles" / "source"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "subtitr.toml").write_text(configuration, encoding="utf-8")
    for title, master in masters.items():
        data = master.encode() if isinstance(master, str) else master
        (folder / f"{title}.srt").write_bytes(data)
    for title, text in (pins or {}).items():
        (folder / f"{title}.toml").write_text(text, encoding="utf-8")
    return Project.find(root)


def sample(root: Path) -> Project:
    """Return a copy of the sample film of the repository."""
    shutil.copy(REPOSITORY / "pyproject.toml", root / "pyproject.toml")
    for name in ("subtitles", "locales"):
        shutil.copytree(REPOSITORY / name, root / name)
    return Project.find(root)


def contents(root: Path) -> Contents:
    """Return every file below `root` but the private ones of the program."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".subtitr" not in path.relative_to(root).parts
    }


def translate(
    project: Project, title: str, name: str, say: Mapping[str, str] | Callable[[str], str]
) -> None:
    """Fill the catalog `name` as a translator's editor does: polib reads it and writes it."""
    path = project.catalog(title, name)
    catalog = polib.pofile(str(path), wrapwidth=0)
    for entry in catalog:
        found = say(entry.msgid) if callable(say) else say.get(entry.msgid)
        if found is not None:
            entry.msgstr = found
            if "fuzzy" in entry.flags:
                entry.flags.remove("fuzzy")
            entry.previous_msgid = None
    catalog.save(str(path))


def entries(project: Project, title: str, name: str | None = None) -> list[polib.POEntry]:
    """Return the live entries of a catalog, by default of the template."""
    path = project.template(title) if name is None else project.catalog(title, name)
    return [one for one in polib.pofile(str(path), wrapwidth=0) if not one.obsolete]


def entry(project: Project, title: str, name: str, source: str) -> polib.POEntry:
    """Return the one live entry of a source text."""
    (found,) = (one for one in entries(project, title, name) if one.msgid == source)
    return found


def ids(project: Project, title: str) -> dict[str, str]:
    """Return the identity of each text of a template whose texts are all different."""
    return {one.msgid: one.msgctxt for one in entries(project, title)}


def texts(project: Project, title: str, name: str) -> list[str]:
    """Return the texts of the cues of a release."""
    written = project.release(title, name).read_text(encoding="utf-8")
    return ["\n".join(block.split("\n")[2:]) for block in written.strip("\n").split("\n\n")]


def codes(findings: Iterable[object]) -> list[str]:
    """Return the codes of findings, sorted."""
    return sorted(getattr(one, "code", "") for one in findings)


def error_of(run: Callable[[], Outcome]) -> SubtitrError:
    """Return the one error that stops a run, or the work on its title."""
    try:
        (error,) = run().refused
    except SubtitrError as raised:
        return raised
    return error
