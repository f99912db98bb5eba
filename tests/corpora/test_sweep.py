"""Real subtitles go through extract, a filled catalog and compile, and nothing is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.corpora.sweep import UNITS, Passage, corpora, files, passed, table, translations
from tests.real_files import needs_corpora

pytestmark = needs_corpora

SHARE = 8
"""One file in so many is tried, the same ones each time; SUBTITR_SWEEP=all tries all of them."""
LARGE = 400_000
"""Bytes beyond which a file is tried with all the others only."""


@pytest.fixture(scope="module", params=UNITS)
def passages(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[Passage]:
    """In each unit, what came of the sample: every file with a defect or a translation, and a
    share of others."""
    root = corpora()
    assert root is not None
    every = files(root)
    if os.environ.get("SUBTITR_SWEEP") != "all":
        every = [path for index, path in enumerate(every) if _in_sample(path, root, index)]
    folder = tmp_path_factory.mktemp("sweep")
    return [passed(path, root, folder, request.param) for path in every]


def _in_sample(path: Path, root: Path, index: int) -> bool:
    name = path.relative_to(root).as_posix()
    wanted = name.startswith("derived-dirty/") or name in translations(root)
    return (wanted or index % SHARE == 0) and path.stat().st_size < LARGE


def test_every_file_goes_through(passages: list[Passage]) -> None:
    """Every file that holds a cue becomes a release; the others are refused with that reason."""
    assert len(passages) > 100
    assert {one.refused for one in passages} <= {"", "the file holds no cue"}
    assert all(bool(one.cues) != bool(one.refused) for one in passages)
    assert sum(one.cues for one in passages) > 5_000


def test_no_word_and_no_cue_is_lost(passages: list[Passage]) -> None:
    """Every word of every file is in a cue or a finding, and every cue with its time in a release.

    Where a Russian file has as many cues, its words stand in the release in their place. Sentences
    may stand otherwise in the cues, at times of the film, with every word.
    """
    assert [f"{one.name}: {line}" for one in passages for line in one.complaints] == []


def test_table_counts_what_came(passages: list[Passage]) -> None:
    """The table has every folder, every code and the sums."""
    drawn = table(passages)
    cues, messages = (sum(getattr(one, name) for one in passages) for name in ("cues", "messages"))
    refused = sum(bool(one.refused) for one in passages)
    through = len(passages) - refused
    assert f"| all | {len(passages)} | {through} | {refused} | {cues} | {messages} |" in drawn
    for code in {finding.code for one in passages for finding in one.findings}:
        assert f"| {code} | " in drawn
