"""Films of any length, made of the sample's own words."""

from __future__ import annotations

import random
from pathlib import Path

from pipeline.model.time import timecode

SAMPLE = Path(__file__).parents[2] / "subtitles" / "source" / "orbit-01.srt"


def film(cues: int, *, seed: int = 1) -> str:
    """Return an SRT of `cues` cues of 3 to 12 words in one or two lines, 3 seconds apart."""
    chance = random.Random(seed)
    words = [
        word for word in SAMPLE.read_text("utf-8").split() if word.isascii() and word.isalpha()
    ]
    blocks = []
    for number in range(1, cues + 1):
        spoken = chance.choices(words, k=chance.randint(3, 12))
        half = len(spoken) // 2 + 1
        lines = [" ".join(spoken[:half]), " ".join(spoken[half:])]
        text = "\n".join(line for line in lines if line)
        start = (number - 1) * 3000
        blocks.append(f"{number}\n{timecode(start)} --> {timecode(start + 2500)}\n{text}\n")
    return "\n".join(blocks)
