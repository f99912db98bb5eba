"""Profiles by name: those that the program has, a project's own, and files of their own."""

from __future__ import annotations

import os
from pathlib import PurePath

from pipeline.errors import InputError
from pipeline.messages import _
from pipeline.model.limits import Profile
from pipeline.profiles import load, names
from pipeline.project.houses import read_house
from pipeline.project.layout import Project
from pipeline.workflow.plain import read_argument


def every_house(project: Project | None = None) -> tuple[Profile, ...]:
    """Return the profiles that the program has, and those of `project`.

    >>> [profile.name for profile in every_house()][:2]
    ['ard', 'ard-children']
    """
    own = project.configuration.houses if project else ()
    return (*map(load, names()), *own)


def house_named(name: str, project: Project | None = None) -> Profile:
    """Return the profile `name` of the program or of `project`, or the one in a TOML file.

    A file may extend another one, by its path from there. Raises InputError when there is none,
    and for files that extend each other; ConfigurationError for a file that states a wrong one.
    """
    if name.endswith(".toml"):
        return _house_in(name, ())
    own = {one.name: one for one in project.configuration.houses} if project else {}
    return own.get(name) or load(name)


def _house_in(file: str, above: tuple[str, ...]) -> Profile:
    """Return the profile in `file`; `above` are the real paths of those that extend it."""
    here = os.path.realpath(file)
    if here in above:
        raise InputError(_("is extended by itself"), file)

    def extended(wanted: str) -> Profile:
        return _house_in(str(PurePath(file).parent / wanted), (*above, here))

    return read_house(read_argument(file), file, PurePath(file).stem, extended)
