r"""subtitr: timed subtitles to gettext catalogs and back to timed, checked releases.

The verbs of the command line for people who script::

    >>> import tempfile
    >>> from pathlib import Path
    >>> from pipeline import build, init, open_project
    >>> folder = Path(tempfile.mkdtemp())
    >>> made = init(folder)
    >>> master = "1\n00:00:01,000 --> 00:00:03,000\nAll clear.\n"
    >>> _size = (folder / "subtitles/source/film.srt").write_text(master)
    >>> outcome = build(open_project(folder))
    >>> [finding.rule.rule for finding in outcome.findings]
    ['untranslated']

Everything is loaded when it is first asked for.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # as `typing.TYPE_CHECKING`, without loading typing
    from pipeline.workflow.accepting import accept as accept
    from pipeline.workflow.clocks import compare as compare
    from pipeline.workflow.explaining import explain as explain
    from pipeline.workflow.explaining import explain_file as explain_file
    from pipeline.workflow.fixing import fix as fix
    from pipeline.workflow.init import init as init
    from pipeline.workflow.merging import merge_files as merge_files
    from pipeline.workflow.outcome import Outcome as Outcome
    from pipeline.workflow.plain import Setting as Setting
    from pipeline.workflow.plain_adopt import adopt_file as adopt_file
    from pipeline.workflow.plain_check import check_files as check_files
    from pipeline.workflow.plain_compile import compile_file as compile_file
    from pipeline.workflow.plain_extract import extract_file as extract_file
    from pipeline.workflow.plain_fix import fix_files as fix_files
    from pipeline.workflow.plain_stats import stats_files as stats_files
    from pipeline.workflow.plain_update import update_file as update_file
    from pipeline.workflow.syncing import compare_files as compare_files
    from pipeline.workflow.syncing import sync_files as sync_files
    from pipeline.workflow.title_adopt import adopt as adopt
    from pipeline.workflow.verbs import build as build
    from pipeline.workflow.verbs import check as check
    from pipeline.workflow.verbs import compile as compile  # noqa: A004
    from pipeline.workflow.verbs import extract as extract
    from pipeline.workflow.verbs import open_project as open_project
    from pipeline.workflow.verbs import stats as stats
    from pipeline.workflow.verbs import update as update
    from pipeline.workflow.where import where as where

__version__ = "0.1.0"

_VERBS = {
    "accepting": ("accept",),
    "clocks": ("compare",),
    "explaining": ("explain", "explain_file"),
    "fixing": ("fix",),
    "init": ("init",),
    "merging": ("merge_files",),
    "outcome": ("Outcome",),
    "plain": ("Setting",),
    "plain_adopt": ("adopt_file",),
    "plain_check": ("check_files",),
    "plain_compile": ("compile_file",),
    "plain_extract": ("extract_file",),
    "plain_fix": ("fix_files",),
    "plain_stats": ("stats_files",),
    "plain_update": ("update_file",),
    "syncing": ("compare_files", "sync_files"),
    "title_adopt": ("adopt",),
    "verbs": ("build", "check", "compile", "extract", "open_project", "stats", "update"),
    "where": ("where",),
}
_MODULES = {name: module for module, names in _VERBS.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - a script that only asks for the version

    value = getattr(import_module(f"pipeline.workflow.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted((*globals(), *_MODULES))
