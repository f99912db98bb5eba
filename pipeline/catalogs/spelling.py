r"""Spellings of PO that gettext reads and polib does not, turned into what polib reads.

Marks without a space after them (`#,fuzzy`, `#comment`), `#~|` lines (polib drops them), `#=` lines
of newer gettext, empty comment lines, white space inside a reference in U+2068/U+2069, commas
inside a quoted flag, and the escapes `\a`, `\303\266`, `\x41` that `msgcat --escape` writes. What
polib would split or drop is held in a form it leaves alone, and `released` brings it back.
"""

from __future__ import annotations

import re

FSI, PDI = "\u2068", "\u2069"
_HOLD = "\x01"
"""Stands around a held character's number; no path and no flag holds it."""

# each begins with a line feed, which a search finds faster than the start of a line
_TIGHT = re.compile(r"\n(#(?:[.:,|]|~\|?+)?+)(?=\S)")
_STICKY = re.compile(r"\n#=")
_OBSOLETE_PREVIOUS = re.compile(r"\n#~\|")
_EMPTY_COMMENT = re.compile(r"\n#[^\S\n]*(?=\n|\Z)")
_REFERENCES = re.compile(rf"\n#: .*{FSI}.*")
_QUOTING_FLAGS = re.compile(r'\n#, [^"\n]*".*')
_ENCLOSED = re.compile(rf"{FSI}[^{FSI}{PDI}\n]*{PDI}")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_HELD_COMMA = f"{_HOLD}{ord(','):x}{_HOLD}"
_HELD = re.compile(f"{_HOLD}([0-9a-f]*){_HOLD}")
_ESCAPE_OF_A_KIND = re.compile(r"\\[a0-7x]")
_RARE_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\[a0-7x]")
_STRING_LINE = re.compile(
    r'^[ \t]*(?:#~?\|?[ \t]*)?(?:msg\w+(?:\[\d\])?[ \t]*)?".*"[ \t]*$', re.MULTILINE
)
_ESCAPE = re.compile(r"\\\\|\\a|(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{2}))+")
_BYTE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|([0-7]{1,3}))")
_PLAIN_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r"})


def for_polib(text: str, charset: str) -> str:
    """Return the PO `text`, decoded from `charset`, as polib reads it without loss."""
    text = _TIGHT.sub(r"\n\1 ", _STICKY.sub("\n#,", "\n" + text))
    text = _OBSOLETE_PREVIOUS.sub("\n#|", text)
    text = _EMPTY_COMMENT.sub(f"\n# {_HOLD}{_HOLD}", text)
    if FSI in text:
        text = _REFERENCES.sub(_hold_spaces, text)
    text = _QUOTING_FLAGS.sub(_hold_commas, text)
    if _ESCAPE_OF_A_KIND.search(text) and _RARE_ESCAPE.search(text):
        text = _STRING_LINE.sub(lambda line: _unescaped(line.group(), charset), text)
    return text[1:]


def released(text: str) -> str:
    """Return `text` with what was held for polib's sake."""
    return _HELD.sub(_release, text) if _HOLD in text else text


def _hold(match: re.Match[str]) -> str:
    return f"{_HOLD}{ord(match.group()):x}{_HOLD}"


def _release(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else ""


def _hold_spaces(line: re.Match[str]) -> str:
    return _ENCLOSED.sub(lambda path: re.sub(r"\s", _hold, path.group()), line.group())


def _hold_commas(line: re.Match[str]) -> str:
    return _QUOTED.sub(_hold_quoted, line.group())


def _hold_quoted(quoted: re.Match[str]) -> str:
    return quoted.group().replace(",", _HELD_COMMA)


def _unescaped(line: str, charset: str) -> str:
    def character(match: re.Match[str]) -> str:
        escape = match.group()
        if escape == r"\\":
            return escape
        if escape == r"\a":
            return "\a"
        numbers = [
            int(hexa, 16) if hexa else int(octal, 8) for hexa, octal in _BYTE.findall(escape)
        ]
        data = bytes(number & 0xFF for number in numbers)
        return data.decode(charset, "replace").translate(_PLAIN_ESCAPES)

    return _ESCAPE.sub(character, line)
