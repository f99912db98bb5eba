"""Re-cuts of films made to be mistaken: few words, a third of the lines short and repeated.

`python -m tests.corpora.dull_recuts [messages]` prints what becomes of about so many messages in
films of 8 to 200 cues, for each unit; `wrong and certain` has to be 0. Seeds are 0, 1, 2 and on.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.corpora.recuts import Score, case, score, subtitr, table
from tests.corpora.sweep import UNITS
from tests.recuts import dull_film

SIZES = (8, 20, 60, 200)
"""Cues of a film."""


def measured(unit: str, size: int, messages: int) -> Score:
    """Return the score of films of `size` cues."""
    total = Score()
    for seed in range(max(messages // size, 1)):
        track, other = dull_film(random.Random(seed), size)
        one = case(Path(f"film {size}"), track, seed, unit, other)
        total += score(one, subtitr(one))
    return total


def main(arguments: Sequence[str]) -> None:
    """Print the tables and what went wrong."""
    messages = int(arguments[0]) if arguments else 6_000
    for unit in UNITS:
        scores = {f"{size} cues": measured(unit, size, messages) for size in SIZES}
        print(f"\nunit = {unit}\n\n{table(scores)}", flush=True)
        for one in scores.values():
            print(*[line for line in one.examples if line.startswith("WRONG")], sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
