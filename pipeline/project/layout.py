"""Where things are in a user's project."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pipeline.errors import InputError, SubtitrError, UsageError
from pipeline.messages import _
from pipeline.project.configuration import Configuration, read_configuration
from pipeline.project.files import (
    LIMIT,
    inside,
    read_bytes,
    reason,
    remove_leftovers,
    write_atomically,
)
from pipeline.project.glossary import GLOSSARY_FILE
from pipeline.project.names import (
    check_title,
    locale_folder,
    release_file,
    same_name,
    split_release,
)
from pipeline.project.toml import TOML_LIMIT, load_toml
from pipeline.project.wording import did_you_mean, shortened, shown

CONFIGURATION_FILE = "subtitr.toml"
PYPROJECT = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Project:
    """A user's project: its folder and its configuration."""

    root: Path
    """Absolute."""
    configuration: Configuration

    @staticmethod
    def find(start: Path | None = None) -> Project:
        """Return the project that `start`, by default the working folder, lies in.

        Searched upwards, as git does, for `subtitr.toml` or a `pyproject.toml` with
        `[tool.subtitr]`. Raises UsageError when there is no project, ConfigurationError when its
        configuration is wrong.
        """
        folder = _folder(start or Path())
        for root in (folder, *folder.parents):
            configuration = _configuration_in(root)
            if configuration is not None:
                return Project(root, configuration)
        what = _("no project here or in a folder above")
        raise UsageError(what, shown(folder), _("make one with subtitr init, or name files"))

    def titles(self) -> tuple[str, ...]:
        """Return the titles that have a master, sorted; raise InputError for a hostile name."""
        folder = self.root / "subtitles" / "source"
        try:
            names = [path.name for path in inside(self.root, folder).iterdir()]
        except OSError as error:
            hint = _("masters belong into subtitles/source")
            raise InputError(reason(error), self.shown(folder), hint) from None
        # a file with a dot in front is a system's own (`._iss-01.srt` of macOS)
        masters = [name for name in names if name.lower().endswith(".srt") and name[0] != "."]
        titles = sorted(check_title(self._title_in(name)) for name in masters)
        for one, other in pairwise(sorted(titles, key=same_name)):
            if same_name(one) == same_name(other):
                hint = _("rename one: some systems take both for the same name")
                raise InputError(_("stands twice, its letters composed and not"), one, hint)
        return tuple(titles)

    def _title_in(self, name: str) -> str:
        """Return the title of a master's file name; raise InputError for a suffix in capitals."""
        if not name.endswith(".srt"):
            where = self.shown(self.root / "subtitles" / "source" / name)
            raise InputError(_("the suffix of a master is written .srt"), where, _("rename it"))
        return name.removesuffix(".srt")

    def select(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Return the titles `wanted`, sorted, all of them when none is named.

        Raises InputError for one that has no master.
        """
        known = {same_name(title): title for title in self.titles()}
        chosen = set()
        for title in wanted:
            if same_name(title) not in known:
                hint = did_you_mean(title, known.values()) or _("masters: subtitles/source/*.srt")
                raise InputError(_('no title "{title}"', title=shortened(title)), hint=hint)
            chosen.add(known[same_name(title)])
        return tuple(sorted(chosen or known.values()))

    def master(self, title: str) -> Path:
        """Return the path of the master of `title`."""
        return self.root / "subtitles" / "source" / f"{check_title(title)}.srt"

    def pins(self, title: str) -> Path:
        """Return the path of the pins of `title`, which need not exist."""
        return self.root / "subtitles" / "source" / f"{check_title(title)}.toml"

    def shots(self, title: str) -> tuple[Path, Path]:
        """Return the paths that changes of shot of `title` may have, neither of which need exist.

        An edit decision list, and a list of times.
        """
        folder = self.root / "subtitles" / "source"
        return folder / f"{check_title(title)}.edl", folder / f"{check_title(title)}.shots.txt"

    def template(self, title: str) -> Path:
        """Return the path of the template of `title`."""
        return self.root / "locales" / f"{check_title(title)}.pot"

    def catalog(self, title: str, name: str) -> Path:
        """Return the path of the catalog of `title` in `name` (`ru`, `pt-BR`, `ru@edu`)."""
        folder = self.root / "locales" / locale_folder(name) / "LC_MESSAGES"
        return folder / f"{check_title(title)}.po"

    @property
    def glossary(self) -> Path:
        """The path of the glossary, which need not exist."""
        return self.root / GLOSSARY_FILE

    def release(self, title: str, name: str) -> Path:
        """Return the path of the release `name` of `title`."""
        return self.root / "subtitles" / name / release_file(check_title(title), name)

    def manifest(self, name: str) -> Path:
        """Return the path of the manifest of the releases `name`."""
        return self.root / "subtitles" / name / "manifest.json"

    def relative(self, path: Path) -> str:
        """Return `path` as references have it: from the root, with `/`.

        A path that is not in the project is returned as it is, with `/`.
        """
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def shown(self, path: Path) -> str:
        """Return `path` as errors have it."""
        return shown(self.relative(path))

    def read(self, path: Path, *, limit: int = LIMIT) -> bytes:
        """Return the bytes of a file of the project; raise InputError as `read_bytes` and `inside`.

        The error names the path from the root.
        """
        try:
            return read_bytes(inside(self.root, path), limit=limit)
        except InputError as error:
            raise InputError(error.what, self.shown(path), error.hint) from None

    def write(self, path: Path, data: bytes) -> bool:
        """Make `data` the content of a file of the project; see `write_atomically`.

        Errors name the path from the root.
        """
        try:
            return write_atomically(path, data, root=self.root)
        except SubtitrError as error:
            raise type(error)(error.what, self.shown(path), error.hint) from None

    def remove_leftovers(self) -> int:
        """Remove temporary files of killed runs; return how many. Only while holding the lock."""
        folders = [
            self.root / "subtitles" / "source",
            self.root / "locales",
            self.root / ".subtitr",
        ]
        for name in self.configuration.languages:
            folders.append(self.root / "subtitles" / name)
            languages = {name, split_release(name)[0], self.configuration.release(name).catalog}
            folders += [self.catalog("x", one).parent for one in languages]
        return sum(remove_leftovers(folder) for folder in dict.fromkeys(folders))


def is_project(folder: Path) -> bool:
    """Whether `folder` itself has a configuration, right or wrong."""
    try:
        return _configuration_in(folder) is not None
    except SubtitrError:
        return True


def _folder(start: Path) -> Path:
    try:
        folder = os.path.abspath(start)  # noqa: PTH100 - keeps links, as the user's shell does
    except OSError:
        raise UsageError(_("the working folder is gone")) from None
    if not os.path.isdir(folder):  # noqa: PTH112 - also False in a folder that nobody may enter
        raise UsageError(_("no such folder"), shown(start))
    return Path(folder)


def _configuration_in(root: Path) -> Configuration | None:
    file = root / CONFIGURATION_FILE
    if os.path.lexists(file):
        data = read_bytes(inside(root, file), limit=TOML_LIMIT)
        return read_configuration(load_toml(data, CONFIGURATION_FILE), CONFIGURATION_FILE)
    file = root / PYPROJECT
    if not os.path.isfile(file):  # noqa: PTH113 - also False in a folder that nobody may enter
        return None
    data = read_bytes(file, limit=TOML_LIMIT)
    if b"subtitr" not in data:
        # most folders above have a pyproject.toml of somebody else's, right or wrong
        return None
    tool = load_toml(data, PYPROJECT).get("tool")
    if not isinstance(tool, dict) or "subtitr" not in tool:
        return None
    return read_configuration(tool["subtitr"], PYPROJECT, key="tool.subtitr")
