"""Profiles: the rules of a house as data, one TOML file each, every number with its source."""

from __future__ import annotations

import difflib
import re
import tomllib
from functools import cache
from importlib import resources

from pipeline.errors import InputError
from pipeline.messages import _
from pipeline.model.limits import Profile
from pipeline.profiles.stating import stated

NO_PROFILE = Profile("none", dash="")
"""No limits; what cueing puts back is as in the master."""


@cache
def names() -> tuple[str, ...]:
    """Return the names of all profiles, in order."""
    files = resources.files(__name__).iterdir()
    return tuple(sorted(file.name[:-5] for file in files if file.name.endswith(".toml")))


@cache
def load(name: str) -> Profile:
    """Return the profile called `name`; `none` has no limits. Raise InputError for no such name."""
    if name == NO_PROFILE.name:
        return NO_PROFILE
    if name not in names():
        raise InputError(_("no profile is called {name}", name=name), hint=_hint(name))
    text = (resources.files(__name__) / f"{name}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    base = table.get("extends")
    return stated(name, table, load(base) if base else None)


def default_name(language: str) -> str:
    """Return the profile a release in `language` has when none is named: `netflix-<lang>`."""
    name = f"netflix-{re.split('[-_@]', language)[0].lower()}"
    return name if name in names() else NO_PROFILE.name


def _hint(name: str) -> object:
    close = difflib.get_close_matches(name, names(), n=1)
    known = ", ".join((*names(), NO_PROFILE.name))
    if close:
        return _("did you mean {close}? There are: {known}", close=close[0], known=known)
    return _("there are: {known}", known=known)
