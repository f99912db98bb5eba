r"""Entries of PO files in the one form that we write ourselves: read and written without polib.

The form is polib's, unwrapped: `#`, `#.`, `#:`, `#,`, `#|` lines in that order, then msgctxt, msgid
and msgstr, each on one line, or as `""` and a line for each of its own lines. What is in any other
form is left to polib; tests hold the two ways equal.
"""

from __future__ import annotations

import re

from pipeline.model.message import Message, Reference

_ESCAPES = str.maketrans(
    {
        "\\": r"\\", "\t": r"\t", "\r": r"\r", "\n": r"\n",
        "\v": r"\v", "\b": r"\b", "\f": r"\f", '"': r"\"",
    }
)  # fmt: skip
_LETTERS = {"t": "\t", "r": "\r", "n": "\n", "v": "\v", "b": "\b", "f": "\f", "\\": "\\", '"': '"'}
_ESCAPED = re.compile(r"\\(.)")
_STRING = re.compile(r'(?:[^"\\\n]|\\[trnvbf\\"])*')
"""What may stand between the quotes of one line."""
_HEAD = re.compile(
    r"((?:#\. \S(?:[^\n]*\S)?\n)*)(?:#: ([^\s\u2068]+(?: [^\s\u2068]+)*)\n)?(?:#, (\S[^\n]*)\n)?"
)
"""The usual lines above an entry: remarks, places, flags."""
_NUMBER = re.compile(r"[0-9]{1,9}")
_NO_FLAGS: tuple[bool, tuple[str, ...]] = (False, ())
_FLAGS = re.compile(r"[^\s,]+(?:, [^\s,]+(?: \|\| [^\s,]+)*)*")


class Canonical:
    """Reads canonical entries; equal small values of one file are kept only once."""

    def __init__(self) -> None:
        self._paths: dict[str, str] = {}
        self._flags: dict[str, tuple[bool, tuple[str, ...]] | None] = {}

    def message(self, entry: str, line: int) -> Message | None:
        """Return the message of a paragraph that begins in `line`; None if it is not canonical."""
        head, found, rest = entry.partition('msgctxt "')
        if not found or (head and head[-1] != "\n"):
            return None
        identity, found, rest = rest.partition('"\nmsgid "')
        if not found or '"' in identity or "\\" in identity or "\n" in identity:
            return None
        quoted, found, rest = rest.partition('"\nmsgstr "')
        if not found or rest[-1:] != '"':
            return None
        source, translation = unquoted(quoted), unquoted(rest[:-1])
        head_parts = _HEAD.fullmatch(head)
        if source is None or translation is None or not source or head_parts is None:
            return None
        remarks, places, marks = head_parts.groups()
        references = self._references(places) if places else ()
        flags = self._read_flags(marks) if marks else _NO_FLAGS
        if references is None or flags is None:
            return None
        extracted = tuple(remarks[3:-1].split("\n#. ")) if remarks else ()
        return Message(
            identity,
            source,
            translation,
            flags[0],
            extracted=extracted,
            references=references,
            flags=flags[1],
            line=line,
        )

    def _references(self, places: str) -> tuple[Reference, ...] | None:
        references = []
        for place in places.split(" "):
            path, _colon, line = place.rpartition(":")
            if not path or not _NUMBER.fullmatch(line) or ":" in path:
                return None
            references.append(Reference(self._paths.setdefault(path, path), int(line)))
        return tuple(references)

    def _read_flags(self, body: str) -> tuple[bool, tuple[str, ...]] | None:
        if body not in self._flags:
            flags = tuple(body.split(", ")) if _FLAGS.fullmatch(body) else ()
            read = ("fuzzy" in flags, tuple(flag for flag in flags if flag != "fuzzy"))
            self._flags[body] = read if flags else None
        return self._flags[body]


def unquoted(quoted: str) -> str | None:
    r"""Return the text that stands as `quoted` between the outer quotes of a field.

    None if it is not in canonical form.
    """
    if "\n" in quoted:
        lines = quoted.split('"\n"')
        if lines[0] or "\n" in "".join(lines):
            return None
        quoted = "".join(lines)
        if not all(_STRING.fullmatch(line) for line in lines):
            return None
    elif '"' not in quoted and "\\" not in quoted:
        return quoted
    elif not _STRING.fullmatch(quoted):
        return None
    return _ESCAPED.sub(_letter, quoted) if "\\" in quoted else quoted


def _letter(match: re.Match[str]) -> str:
    return _LETTERS[match[1]]


def entry_of(message: Message) -> str:
    """Return the canonical entry of a message; obsolete ones have no `#.` and no references."""
    lines = [f"# {line}".rstrip() for line in message.comments]
    if message.obsolete:
        mark, previous = "#~ ", "#~| "
    else:
        mark, previous = "", "#| "
        lines += [f"#. {line}".rstrip() for line in message.extracted]
        if message.references:
            lines.append(f"#: {' '.join(map(written_reference, message.references))}")
    if message.fuzzy or message.flags:
        flags = ("fuzzy", *message.flags) if message.fuzzy else message.flags
        lines.append(f"#, {', '.join(flags)}")
    if message.previous_id:
        lines.append(_field(previous, "msgctxt", message.previous_id))
    if message.previous_source:
        lines.append(_field(previous, "msgid", message.previous_source))
    if message.id:
        lines.append(_field(mark, "msgctxt", message.id))
    lines.append(_field(mark, "msgid", message.source))
    lines.append(_field(mark, "msgstr", message.translation))
    lines.append("")
    return "\n".join(lines)


def written_reference(reference: Reference) -> str:
    """Return a reference as gettext writes it: `path:12`, a path with spaces in U+2068/U+2069."""
    path = reference.path
    if path.split() != [path]:
        path = f"\u2068{path}\u2069"
    return f"{path}:{reference.line}" if reference.line else path


def _field(mark: str, keyword: str, text: str) -> str:
    escaped = text.translate(_ESCAPES)
    if len(escaped) == len(text) and "\u2028" not in text and len(text.splitlines()) <= 1:
        return f'{mark}{keyword} "{text}"'
    lines = text.splitlines(keepends=True)
    if len(lines) <= 1:
        return f'{mark}{keyword} "{escaped}"'
    rest = "".join(f'\n{mark}"{line.translate(_ESCAPES)}"' for line in lines)
    return f'{mark}{keyword} ""{rest}'
