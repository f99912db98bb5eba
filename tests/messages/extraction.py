"""The texts that the program and click can show, found in their source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import click

import pipeline

PACKAGE = Path(pipeline.__file__).parent
CATALOG = PACKAGE / "messages" / "ru" / "LC_MESSAGES" / "subtitr.po"

Key = tuple[str, str]
"""A text and its plural; the plural may be empty."""

_OURS = {"_": 1, "n_": 2}
_CLICKS = {"_": 1, "gettext": 1, "ngettext": 2}


def program_texts() -> dict[Key, list[str]]:
    """Return the texts of the program, each with the files that it stands in."""
    texts: dict[Key, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE.parent).as_posix()
        for key in _texts(path, _OURS):
            files = texts.setdefault(key, [])
            if name not in files:
                files.append(name)
    return texts


def click_texts() -> set[Key]:
    """Return the texts of the installed click."""
    folder = Path(click.__file__).parent
    return {key for path in sorted(folder.glob("*.py")) for key in _texts(path, _CLICKS)}


def _texts(path: Path, keywords: dict[str, int]) -> Iterator[Key]:
    is_foreign = keywords is _CLICKS
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        assert isinstance(call.func, ast.Name)
        count = keywords.get(call.func.id, 0)
        if not count:
            continue
        words = [one.value for one in call.args[:count] if isinstance(one, ast.Constant)]
        if len(words) < count:
            assert is_foreign, f"{path}:{call.lineno}: only literal texts can be translated"
            continue
        yield str(words[0]), str(words[1]) if count > 1 else ""
