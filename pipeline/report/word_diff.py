"""Two texts as one, with the words marked that went and that came."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")
_LONGEST = 2_000
"""Pieces up to which two texts are compared; longer ones are shown whole."""


def word_diff(before: str, after: str) -> str:
    """Return `after` with `[-what went-]` and `{+what came+}`, as wdiff and git mark words.

    >>> word_diff("Open the hatch.", "Open the airlock!")
    'Open the [-hatch.-]{+airlock!+}'
    """
    old, new = (_PIECES.findall(text) for text in (before, after))
    if max(len(old), len(new)) > _LONGEST:
        return f"[-{before}-]{{+{after}+}}"
    shown: list[str] = []
    went = came = ""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, low, high, first, last in (*matcher.get_opcodes(), _END):
        piece = "".join(new[first:last])
        # words that changed side by side are one change
        between = (went or came) and not piece.strip() and last < len(new)
        if what == "end" or (what == "equal" and not between):
            shown += [f"[-{went}-]"] * bool(went) + [f"{{+{came}+}}"] * bool(came)
            shown.append(piece)
            went = came = ""
        else:
            went, came = went + "".join(old[low:high]), came + piece
    return "".join(shown)


_END = ("end", 0, 0, 0, 0)
