"""The smallest parts of SRT, as regular expressions have them."""

from __future__ import annotations

DIGIT = "[0-9OoОоlI]"
"""A digit, or a letter that stands in its place in texts that were scanned or typed: O, l, I."""
COLON = "[:：]"
ARROW = r"(?:[-–—−=]{1,3}\s?(?:>|&gt;)|[→⇒⟶➔➜\uf0e0])"
r"""`-->`, and what it turns into: `->`, `-- >`, `—>`, `--&gt;`, `→`; U+F0E0 is Word's own arrow."""

HOURS_STRICT = "[0-9]{2,6}"
SETTING = "[A-Za-z][A-Za-z0-9_-]*:[!-~]+"
"""`X1:100`, `align:start`."""
