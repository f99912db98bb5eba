"""Places in a text that a program fills in: they are no words, and have no numbers."""

from __future__ import annotations

from pipeline.language.patterns import compiled

_PLACEHOLDER = r"%\d+\$[a-z]*|%\d*(?:\.\d+)?[hlz]*[cdfgisux]\b|\{\w*\}"
"""Of C and gettext (`%s`, `%2$s`, `%03d`) and of Python (`{0}`, `{name}`)."""


def without_placeholders(text: str) -> str:
    """Return `text` with spaces for its placeholders, as long as it was.

    >>> without_placeholders("of %2$s: {0}")
    'of     :    '
    """
    if "%" not in text and "{" not in text:
        return text
    return compiled(_PLACEHOLDER).sub(lambda found: " " * len(found.group()), text)
