"""One title while a run works on it: its files, read once, and the steps' way to write."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.po import read_po, write_placed
from pipeline.errors import InputError
from pipeline.messages import _
from pipeline.model.glossary import NO_TERMS, Glossary
from pipeline.model.limits import Profile
from pipeline.model.pin import Pin
from pipeline.model.rendering import Rendering
from pipeline.project.configuration import ReleaseSettings
from pipeline.project.files import digest, inside
from pipeline.project.glossary import read_glossary
from pipeline.project.journal import Journal
from pipeline.project.layout import Project
from pipeline.project.pins import read_pins, read_title_suppressions
from pipeline.segmentation import SegmentationSettings
from pipeline.workflow.master import Master, read_master
from pipeline.workflow.options import Options

if TYPE_CHECKING:
    from pipeline.cueing import Laid


class Title:
    """One title of a project: what is read of it is read once, and remembered with its digest."""

    def __init__(self, project: Project, name: str, options: Options) -> None:
        self.project = project
        self.name = name
        self.options = options
        self.written: list[str] = []
        """Paths written, relative to the project."""
        self.inputs: dict[str, str | None] = {}
        """Digest of each file as it was when first read; None for a file that was not there."""
        self.outputs: dict[str, str] = {}
        """Digest of each file as this run leaves it."""
        self.shown: dict[str, tuple[Rendering, ...]] = {}
        """What each release shows, for as long as no catalog changes."""
        self.laid: dict[str, Laid] = {}
        """How each release is laid out, for as long."""
        self._catalogs: dict[Path, Catalog | None] = {}
        self._made: dict[Path, bytes] = {}
        self._releases: set[Path] = set()

    @property
    def settings(self) -> SegmentationSettings:
        """How the master becomes segments."""
        return self.project.configuration.segmentation

    @property
    def releases(self) -> tuple[ReleaseSettings, ...]:
        """The releases wanted, those of languages before their variants."""
        wanted = self.options.releases
        every = self.project.configuration.releases
        chosen = [one for one in every if not wanted or one.name in wanted]
        return tuple(sorted(chosen, key=lambda one: "@" in one.name))

    @cached_property
    def master(self) -> Master:
        """The master, read and segmented with its pins."""
        path = self.project.master(self.name)
        return read_master(
            self.read(path),
            self.project.relative(path),
            self.settings,
            pins=self.pins,
            pins_file=self.project.relative(self.project.pins(self.name)),
            encoding=self.options.encoding,
            strict=self.options.strict,
        )

    @cached_property
    def pins(self) -> tuple[Pin, ...]:
        """The pins of the title as its file has them."""
        path = self.project.pins(self.name)
        data = self.read_if_there(path)
        if data is None:
            return ()
        return read_pins(
            data,
            self.project.relative(path),
            title=self.name,
            cast=self.project.configuration.cast,
        )

    @cached_property
    def suppressions(self) -> tuple[Pin, ...]:
        """What the file of the pins suppresses in the whole title."""
        path = self.project.pins(self.name)
        data = self.read_if_there(path)
        if data is None:
            return ()
        _pins = self.pins  # all that is wrong in the file is told at once
        return read_title_suppressions(data, self.project.relative(path))

    @cached_property
    def glossary(self) -> Glossary:
        """The terms of the project."""
        path = self.project.glossary
        data = self.read_if_there(path)
        if data is None:
            return NO_TERMS
        names = self.project.configuration.catalogs
        return read_glossary(data, self.project.relative(path), names)

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file of the project; raise InputError when it cannot be read."""
        data = self.project.read(path)
        self.inputs.setdefault(self.project.relative(path), digest(data))
        return data

    def read_if_there(self, path: Path) -> bytes | None:
        """Return the bytes of a file, None when there is no such file."""
        if not os.path.lexists(path):
            # a file may be made there: before anything is written it is known that it can be
            self._require_room(path)
            self.inputs.setdefault(self.project.relative(path), None)
            return None
        return self.read(path)

    def _require_room(self, path: Path) -> None:
        """Raise InputError if a link leads the file's folder out, or a file stands in its way."""
        shown = self.project.shown(path)
        try:
            inside(self.project.root, path)
        except InputError as error:
            raise InputError(error.what, shown, error.hint) from None
        folder = next(parent for parent in path.parents if os.path.lexists(parent))
        if not folder.is_dir():
            raise InputError(_("lies in something that is not a folder"), shown)

    def write(self, path: Path, data: bytes, *, release: bool = False) -> None:
        """Make `data` what a file of the project is to hold; `finish` writes it."""
        self.outputs[self.project.relative(path)] = digest(data)
        self._made[path] = data
        if release:
            self._releases.add(path)

    def finish(self) -> None:
        """Write what the steps have made, now that none of them has failed."""
        journal = Journal(self.project.root) if self._releases else None
        for path, data in self._made.items():
            relative = self.project.relative(path)
            fingerprint = self.outputs[relative]
            if self.inputs.get(relative) == fingerprint:
                continue
            if journal is not None and path in self._releases:
                journal.intend(relative, fingerprint)
            if self.project.write(path, data):
                self.written.append(relative)

    def current(self, path: Path) -> bytes | None:
        """Return a file as this run leaves it, written or not; None when there is none."""
        return self._made[path] if path in self._made else self.read_if_there(path)

    def catalog(self, path: Path) -> Catalog | None:
        """Return the catalog or template at `path` as it is by now, None when there is none."""
        if path not in self._catalogs:
            data = self.read_if_there(path)
            name = self.project.relative(path)
            if data is not None and not data.strip():
                hint = _("bring it back from version control, or delete it to begin anew")
                raise InputError(_("the file is empty"), name, hint)
            self._catalogs[path] = None if data is None else read_po(data, name)
        return self._catalogs[path]

    def write_catalog(self, path: Path, catalog: Catalog) -> None:
        """Write a catalog or template; it is the catalog of `path` from now on."""
        self.shown.clear()
        self.laid.clear()
        data, self._catalogs[path] = write_placed(catalog)
        self.write(path, data)

    def template(self) -> Catalog:
        """Return the template; raise InputError when it is missing."""
        path = self.project.template(self.name)
        template = self.catalog(path)
        if template is None:
            raise missing_template(self.project.relative(path))
        return template


def missing_template(where: str) -> InputError:
    """Return the error for a title that has not been extracted."""
    return InputError(_("the template is missing"), where, _("run subtitr extract"))


def profile_of(release: ReleaseSettings) -> Profile:
    """Return the profile of a release."""
    return release.house
