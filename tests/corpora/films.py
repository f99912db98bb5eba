"""The Russian and English films of the corpora, as the rules see them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipeline.checks.context import TrackContext
from pipeline.errors import SubtitrError
from pipeline.formats import read
from pipeline.model.frame_rate import FrameRate
from pipeline.profiles import load

PROJECTS = ("huggingface-course", "monero-translations", "morevna", "videojs-elephantsdream")
"""Folders with films that people have translated for people; the others hold test files."""
LANGUAGES = ("en", "ru")


@cache
def languages(root: Path) -> dict[str, str]:
    """Return the language of each file by its path, as the index of the corpora has it."""
    rows = json.loads((root / "MANIFEST.json").read_text(encoding="utf-8"))
    return {row["path"]: row["lang"] for row in rows if row.get("lang")}


def films(
    root: Path,
    *,
    wanted: tuple[str, ...] = LANGUAGES,
    house: str = "netflix-{}",
    rate: FrameRate | None = None,
) -> Iterator[tuple[str, TrackContext]]:
    """Yield the project and the context of each film in one of the `wanted` languages.

    `house` names the profile, with the language in place of `{}`.
    """
    for path, language in sorted(languages(root).items()):
        project = path.split("/", 1)[0]
        if project not in PROJECTS or language not in wanted or not path.endswith(".srt"):
            continue
        try:
            reading = read((root / path).read_bytes(), name=path, languages=(language,))
        except (SubtitrError, FileNotFoundError):
            continue
        if reading.track.cues:
            profile = load(house.format(language))
            yield project, TrackContext(reading.track, path, language, profile, rate)
