"""Profiles by name: those that the program has, a project's own, and files of their own."""

from __future__ import annotations

from pathlib import PurePath

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

    Raises InputError when there is none, ConfigurationError for a file that states a wrong one.
    """
    if name.endswith(".toml"):
        return read_house(read_argument(name), name, PurePath(name).stem)
    own = {one.name: one for one in project.configuration.houses} if project else {}
    return own.get(name) or load(name)
