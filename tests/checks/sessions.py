r"""Cases of what other rooms find, as small sessions at the command line, in Markdown.

A heading for each case, and fenced blocks that are done one after the other in an empty folder:

- a block whose fence names a file (`srt film.srt`, `toml subtitr.toml`) writes that file. `\xe9` in
  it is a byte, `\u2028` and `\r` are the characters; `srt film.srt cp1251` is another encoding than
  UTF-8;
- `edit FILE` replaces in it what stands above `=>`, once, by what stands below;
- `console` runs each line that begins with `$ subtitr`, and may use `rm` and `mv`;
- `findings` says what the last command found of the case's code, one finding a line, or `none`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "notices"

_FENCE = re.compile(r"^```([^\n]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(r))")

Run = Callable[..., str]
"""Runs `subtitr` with arguments in the working folder and returns what it writes to its output."""


@dataclass(frozen=True, slots=True)
class Session:
    """One case of one notice."""

    notice: str
    title: str
    blocks: tuple[tuple[str, str], ...]
    expected: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.notice}: {self.title}"

    def found(self, code: str, run: Run) -> tuple[str, ...]:
        """Return what the last command finds of `code`, as the case would write it."""
        findings: list[dict[str, object]] = []
        for info, body in self.blocks:
            kind, *where = info.split()
            if kind == "console":
                findings = _done(body, run)
            elif kind == "edit":
                _edit(Path(where[0]), body)
            else:
                Path(where[0]).parent.mkdir(parents=True, exist_ok=True)
                Path(where[0]).write_bytes(raw(body, *where[1:]))
        return tuple(_described(one) for one in findings if one["code"] == code)


def sessions() -> Iterator[Session]:
    """Yield the cases of every file, in the order of names."""
    for path in sorted(FOLDER.glob("*.md")):
        head, *parts = re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)
        assert head.startswith(f"# {path.stem}\n"), f"{path.name} is named after its notice"
        for part in parts:
            blocks = [(match.group(1), match.group(2)) for match in _FENCE.finditer(part)]
            (said,) = (body for info, body in blocks if info == "findings")
            expected = tuple(said.splitlines())
            yield Session(
                path.stem,
                part.partition("\n")[0],
                tuple(block for block in blocks if block[0] != "findings"),
                () if expected == ("none",) else expected,
            )


def raw(body: str, encoding: str = "utf-8") -> bytes:
    """Return the bytes that a block stands for."""

    def unescaped(match: re.Match[str]) -> str:
        byte, character, _cr = match.groups()
        if byte:
            return chr(0xDC00 + int(byte, 16))
        return chr(int(character, 16)) if character else "\r"

    return _ESCAPE.sub(unescaped, body).encode(encoding, "surrogateescape")


def _edit(path: Path, body: str) -> None:
    old, _arrow, new = body.partition("=>\n")
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands in {path} once"
    path.write_text(text.replace(old, new), encoding="utf-8")


def _done(body: str, run: Run) -> list[dict[str, object]]:
    findings: list[dict[str, object]] = []
    for line in body.splitlines():
        prompt, command, *arguments = line.split()
        assert prompt == "$", line
        if command == "rm":
            os.remove(arguments[0])  # noqa: PTH107 - as the command says
        elif command == "mv":
            source, target = arguments
            shutil.move(source, target)
        else:
            assert command == "subtitr", line
            findings = _findings(arguments, run)
    return findings


def _findings(arguments: list[str], run: Run) -> list[dict[str, object]]:
    if arguments[0] not in {"check", "build", "compile", "fix"}:
        run(*arguments)
        return []
    told = json.loads(run(*arguments, "--format", "json"))
    if arguments[0] != "fix":
        return list(told["findings"])
    return [finding for file in told["files"] for finding in file["impossible"]]


def _described(finding: dict[str, object]) -> str:
    parts = ("file", "line", "cue")
    where = " ".join(f"{part} {finding[part]}" for part in parts if finding[part] is not None)
    where = where.removeprefix("file ")
    return f"{where}: {finding['severity']}: {finding['sentence']}"
