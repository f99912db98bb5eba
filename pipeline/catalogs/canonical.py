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
    r"((?:#(?: [^\n]*\S)?\n)*)"
    r"((?:#\.(?: [^\n]*\S)?\n)*)"
    r"(?:#: (\S+(?: \S+)*)\n)?"
    r"(?:#, (\S[^\n]*)\n)?"
    r"((?:#\| [^\n]*\n)*)"
)
"""The lines above an entry: comments, remarks, places, flags, previous text."""
_PREVIOUS = re.compile(r'(?:#\| msgctxt "([^"\\\n]+)"\n)?#\| msgid "((?:[^\n]|\n#\| ")*)"\n')
_OBSOLETE = re.compile(r"^#~(?:(\|) | )", re.MULTILINE)
_LONG_NUMBER = 10
"""Digits that no line has."""
_FLAG = re.compile(r'(?:[^\s",]|"[^"]*")+(?=, |\Z)')
_NO_FLAGS: tuple[bool, tuple[str, ...]] = (False, ())
_FIELD = re.compile(r'"([^":\\\n]+): ((?:[^"\\\n]*\S)?)\\n"')
_FSI = "\u2068"


class Canonical:
    """Reads canonical entries; equal small values of one file are kept only once."""

    def __init__(self) -> None:
        self._paths: dict[str, str] = {}
        self._flags: dict[str, tuple[bool, tuple[str, ...]] | None] = {}

    def message(self, entry: str, line: int) -> Message | None:
        """Return the message of a paragraph that begins in `line`; None if it is not canonical."""
        if "#~ " in entry:
            return self._obsolete(entry, line)
        fields = _fields(entry)
        if fields is None:
            return None
        head, identity, quoted, rest = fields
        source, translation = unquoted(quoted), unquoted(rest)
        parts = _HEAD.fullmatch(head)
        if source is None or translation is None or not source or parts is None:
            return None
        comments, remarks, places, marks, previous = parts.groups()
        references = self._references(places) if places else ()
        flags = self._read_flags(marks) if marks else _NO_FLAGS
        before = _previous(previous) if previous else ("", "")
        if references is None or flags is None or before is None:
            return None
        return Message(
            identity,
            source,
            translation,
            flags[0],
            previous_id=before[0],
            previous_source=before[1],
            extracted=_bodies(remarks, 3),
            comments=_bodies(comments, 2),
            references=references,
            flags=flags[1],
            line=line,
        )

    def _obsolete(self, entry: str, line: int) -> Message | None:
        """Return an obsolete message: its marks off, it is written as a live one."""
        if entry.count("\n#~") + entry.startswith("#~") != entry.count("#~"):
            return None  # the marks stand in a text or a comment as well
        message = self.message(_OBSOLETE.sub(_live_mark, entry), line)
        if message is None or message.extracted or message.references:
            return None
        return message.changed(obsolete=True)

    def _references(self, places: str) -> tuple[Reference, ...] | None:
        if _FSI in places:
            return None
        references = []
        for place in places.split(" "):
            path, _colon, line = place.rpartition(":")
            if not path or not (line.isdecimal() and line.isascii() and len(line) < _LONG_NUMBER):
                return None
            references.append(Reference(self._paths.setdefault(path, path), int(line)))
        return tuple(references)

    def _read_flags(self, body: str) -> tuple[bool, tuple[str, ...]] | None:
        if body not in self._flags:
            flags = tuple(_FLAG.findall(body))
            read = ("fuzzy" in flags, tuple(flag for flag in flags if flag != "fuzzy"))
            self._flags[body] = read if ", ".join(flags) == body else None
        return self._flags[body]


def _fields(entry: str) -> tuple[str, str, str, str] | None:
    """Return the head of an entry, and what stands between the quotes of its three fields."""
    start = 0 if entry.startswith('msgctxt "') else entry.find('\nmsgctxt "') + 1
    head, rest = entry[:start], entry[start + len('msgctxt "') :]
    identity, msgid, rest = rest.partition('"\nmsgid "')
    source, msgstr, translation = rest.partition('"\nmsgstr "')
    is_whole = msgid and msgstr and translation[-1:] == '"'
    if not is_whole or not identity.isalnum() or not entry.startswith("msgctxt", start):
        return None
    return head, identity, source, translation[:-1]


def read_header(
    entry: str,
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...], bool] | None:
    """Return fields, comment and fuzziness of a header entry; None if it is not canonical."""
    head, found, fields = entry.partition('msgid ""\nmsgstr ""\n')
    fuzzy = head.endswith("#, fuzzy\n")
    comment = head.removesuffix("#, fuzzy\n")
    lines = fields.split("\n")
    matches = [_FIELD.fullmatch(line) for line in lines]
    names = {match[1] for match in matches if match}
    if not found or len(names) != len(lines) or not _COMMENT.fullmatch(comment):
        return None
    read = tuple((match[1], match[2]) for match in matches if match)
    return read, _bodies(comment, 2), fuzzy


_COMMENT = re.compile(r"(?:#(?: [^\n]*\S)?\n)*")


def _bodies(lines: str, mark: int) -> tuple[str, ...]:
    """Return lines without their marks, which are `mark` characters with the space after them."""
    return tuple([line[mark:] for line in lines[:-1].split("\n")]) if lines else ()


def _previous(lines: str) -> tuple[str, str] | None:
    match = _PREVIOUS.fullmatch(lines)
    source = unquoted(match[2].replace("\n#| ", "\n")) if match else None
    return (match[1] or "", source) if match and source else None


def _live_mark(match: re.Match[str]) -> str:
    return "#| " if match[1] else ""


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


def header_of(fields: tuple[tuple[str, str], ...], comment: tuple[str, ...], *, fuzzy: bool) -> str:
    """Return the canonical header entry."""
    lines = [f"# {line}".rstrip() for line in comment]
    if fuzzy:
        lines.append("#, fuzzy")
    text = "".join(f"{key}: {value}\n" for key, value in fields)
    return "\n".join((*lines, 'msgid ""', _field("", "msgstr", text), ""))


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
    if message.previous_source and message.previous_id:
        # gettext's grammar has no previous context without a previous text
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
