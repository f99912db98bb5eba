"""A user's project: configuration, layout, and the only doors to users' files."""

from __future__ import annotations

from importlib import import_module

# as `typing.TYPE_CHECKING`, without loading typing
TYPE_CHECKING = False

if TYPE_CHECKING:
    from pipeline.project.configuration import Configuration as Configuration
    from pipeline.project.configuration import ReleaseSettings as ReleaseSettings
    from pipeline.project.configuration import read_configuration as read_configuration
    from pipeline.project.files import LIMIT as LIMIT
    from pipeline.project.files import digest as digest
    from pipeline.project.files import inside as inside
    from pipeline.project.files import read_bytes as read_bytes
    from pipeline.project.files import remove_leftovers as remove_leftovers
    from pipeline.project.files import write_atomically as write_atomically
    from pipeline.project.journal import Journal as Journal
    from pipeline.project.layout import Project as Project
    from pipeline.project.lock import locked as locked
    from pipeline.project.manifest import Manifest as Manifest
    from pipeline.project.manifest import ReleaseRecord as ReleaseRecord
    from pipeline.project.names import check_title as check_title
    from pipeline.project.names import language_problem as language_problem
    from pipeline.project.names import release_problem as release_problem
    from pipeline.project.names import split_release as split_release
    from pipeline.project.pins import decoded_pins as decoded_pins
    from pipeline.project.pins import parse_place as parse_place
    from pipeline.project.pins import read_pins as read_pins
    from pipeline.project.pins import rewrite_pins as rewrite_pins
    from pipeline.project.state import Digests as Digests
    from pipeline.project.state import State as State
    from pipeline.project.toml import load_toml as load_toml
    from pipeline.project.wording import did_you_mean as did_you_mean
    from pipeline.project.wording import shown as shown
    from pipeline.project.workers import run as run

# loaded when first asked for: `subtitr --version` needs none of them
_NAMES = {
    "configuration": ("Configuration", "ReleaseSettings", "read_configuration"),
    "files": ("LIMIT", "digest", "inside", "read_bytes", "remove_leftovers", "write_atomically"),
    "journal": ("Journal",),
    "layout": ("Project",),
    "lock": ("locked",),
    "manifest": ("Manifest", "ReleaseRecord"),
    "names": ("check_title", "language_problem", "release_problem", "split_release"),
    "pins": ("decoded_pins", "parse_place", "read_pins", "rewrite_pins"),
    "state": ("Digests", "State"),
    "toml": ("load_toml",),
    "wording": ("did_you_mean", "shown"),
    "workers": ("run",),
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value
