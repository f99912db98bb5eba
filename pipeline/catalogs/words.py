"""The words of a text, for comparing texts."""

from __future__ import annotations

import re

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])\w)+")
"""A word; scripts that are written without spaces are compared letter by letter."""


def words_of(text: str) -> list[str]:
    """Return the words of a normalised text in order, without marks.

    >>> words_of("i think. 私は")
    ['i', 'think', '私', 'は']
    """
    return _WORD.findall(text)
