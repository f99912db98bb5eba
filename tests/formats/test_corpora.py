"""Real files: every SRT in the folder named by SUBTITR_CORPORA."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from pipeline.formats import decode, read, serialize, write_release
from pipeline.formats.srt_lines import lines

CORPORA = os.environ.get("SUBTITR_CORPORA", "")
pytestmark = pytest.mark.skipif(
    not CORPORA, reason="SUBTITR_CORPORA is not set: no real files to read"
)

_LETTERS = re.compile("[А-яЁё]")
_OTHERS = re.compile("[^\x00-\x7fА-яЁё«»—–…„“”№]")


def _files() -> list[Path]:
    return sorted(Path(CORPORA).rglob("*.srt"))


def test_every_file_comes_back() -> None:
    """Every real file is written back byte for byte, and no word of it is lost."""
    files = _files()
    assert files
    for path in files:
        data = path.read_bytes()
        reading = read(data, name=path.name)
        assert serialize(reading.track).data == data, path
        shown = Counter(
            word
            for text in (
                *(cue.text for cue in reading.track.cues),
                *(one.text for one in reading.findings if one.code in {"SRT001", "SRT002"}),
            )
            for word in text.split()
        )
        said = (line.text.split() for line in lines(reading.track.layout.source))
        words = Counter(word for line in said for word in line if re.search(r"[^\W\d]", word))
        times = re.compile(r"^[XY][12]:\d+$")
        lost = {word for word in words - shown if not times.match(word) and "-->" not in word}
        assert not lost, path


def test_every_release_reads_back() -> None:
    """Every real track makes a release that reads back the same, but for cues with a loss."""
    for path in _files():
        track = read(path.read_bytes(), name=path.name).track
        writing = write_release(track)
        again = read(writing.data, name="a.srt").track
        with_loss = {loss.cue for loss in writing.losses}
        assert len(again.cues) == len(track.cues)
        for place, (cue, back) in enumerate(zip(track.cues, again.cues, strict=True), 1):
            assert back.says_same(cue) or place in with_loss, (path, place)


def _russian_lines() -> list[str]:
    """Return the different lines of 15 to 200 Cyrillic letters that Russian encodings can write."""
    every = set()
    for path in _files():
        text = path.read_bytes().decode("utf-8-sig", "ignore")
        every.update(line.text.strip() for line in lines(text))
    return sorted(
        line
        for line in every
        if 15 <= len(_LETTERS.findall(line)) <= 200 and not _OTHERS.search(line)
    )


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r"])
def test_russian_lines_are_guessed(codec: str) -> None:
    """Of single lines of 15 to 200 letters, at least 99 in 100 are read as they were written."""
    right = wrong = 0
    for line in _russian_lines():
        data = line.encode(codec, "replace")
        if decode(data, name="x").text == data.decode(codec):
            right += 1
        else:
            wrong += 1
    print(f"{codec}: {right} of {right + wrong} lines read right, {wrong} wrong")
    assert right >= 0.99 * (right + wrong)
    assert right > 1000
