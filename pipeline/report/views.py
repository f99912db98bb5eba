"""The formats that `--format` knows: a name, and the function from a report to its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pipeline.report import github, json_view, junit, sarif, text
from pipeline.report.summary import Report

VIEWS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {
        "text": text.view,
        "json": json_view.view,
        "sarif": sarif.view,
        "github": github.view,
        "junit": junit.view,
    }
)
