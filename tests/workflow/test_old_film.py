"""adopt from a catalog of sub2po that was made before the film was cut again."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import adopt_file
from pipeline.errors import RefusedError
from pipeline.model.time import timecode
from pipeline.report.adopt_view import Adopted
from tests.recuts import PAL

LINES = (
    "Where is the red box?",
    "Yes.",
    "I left it near the door of the station.",
    "Somebody has opened it since.",
    "No.",
    "It cannot have been the captain.",
    "Yes.",
    "He has slept since the last launch.",
    "Then it was the engineer herself.",
    "Yes.",
    "We shall have to ask her tonight.",
    "Nobody else knows the code.",
)
STARTS = tuple(1_000 + 4_000 * at for at in range(len(LINES)))
Line = tuple[int, str]


def _srt(lines: Sequence[Line]) -> str:
    return "\n".join(
        f"{at}\n{timecode(start)} --> {timecode(start + 2_000)}\n{text}\n"
        for at, (start, text) in enumerate(lines, 1)
    )


def _sub2po(lines: Sequence[Line], said: Sequence[str]) -> str:
    """Return what sub2po makes of a film, translated: a time is a context where a text repeats."""
    every = [text for _start, text in lines]
    blocks = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n']
    for (start, text), translation in zip(lines, said, strict=True):
        begin, end = (timecode(one).replace(",", ".") for one in (start, start + 2_000))
        context = f'msgctxt "{begin}-->{end}"\n' if every.count(text) > 1 else ""
        blocks.append(
            f"#. visible for 2.0 seconds\n#: {begin}--%3E{end}\n"
            f'{context}msgid "{text}"\nmsgstr "{translation}"\n'
        )
    return "\n".join(blocks)


def _adopted(
    folder: Path, old: Sequence[Line], new: Sequence[Line], *, force: bool = False
) -> tuple[Adopted, list[polib.POEntry]]:
    """Adopt a catalog of `old`, in which each cue is translated by its number, for `new`."""
    (folder / "film.srt").write_text(_srt(new), encoding="utf-8")
    said = [f"Реплика {at}." for at in range(len(old))]
    (folder / "old.po").write_text(_sub2po(old, said), encoding="utf-8")
    target = folder / "ru.po"
    found = adopt_file(
        str(folder / "film.srt"), str(folder / "old.po"), str(target), language="ru", force=force
    )
    return found, [one for one in polib.pofile(str(target)) if not one.obsolete]


def _later(lines: Sequence[Line], offset: int, ratio: Fraction = PAL) -> list[Line]:
    return [(round(start * ratio) + offset, text) for start, text in lines]


OLD: list[Line] = list(zip(STARTS, LINES, strict=True))


def test_shifted_slowed_and_cut(tmp_path: Path) -> None:
    """Under a leader, another rate and a missing scene each text has its own, repeated ones too."""
    new = _later([*OLD[:3], *((start - 9_000, text) for start, text in OLD[5:])], 12_345)
    found, entries = _adopted(tmp_path, OLD, new)
    assert [one.msgid for one in entries] == [text for _start, text in new]
    own = [*range(3), *range(5, 12)]
    assert [one.msgstr for one in entries] == [f"Реплика {at}." for at in own]
    assert not any(one.fuzzy for one in entries)
    assert found.by == "time and texts"
    assert [(row.source, row.text) for row in found.left] == [
        (LINES[3], "Реплика 3."),
        (LINES[4], "Реплика 4."),
    ]


def test_other_words_at_the_same_place_are_fuzzy(tmp_path: Path) -> None:
    """An edited line and one with no word of before are offered what stood there, as fuzzy."""
    lines = list(OLD)
    lines[5] = (lines[5][0], "It can't have been our captain.")
    lines[8] = (lines[8][0], "Go and wake up Anna!")
    _found, entries = _adopted(tmp_path, OLD, _later(lines, -700))
    assert [one.msgstr for one in entries] == [f"Реплика {at}." for at in range(12)]
    assert [at for at, one in enumerate(entries) if one.fuzzy] == [5, 8]
    assert [entries[at].previous_msgid for at in (5, 8)] == [LINES[5], LINES[8]]


def test_times_alone(tmp_path: Path) -> None:
    """A master of which no text is in the catalog is filled by time, every message fuzzy."""
    moments = [(start + (at * at * 370) % 2_900, text) for at, (start, text) in enumerate(OLD)]
    other = [(start, f"Nothing of {'abcdefghijkl'[at]} was before.") for at, (start, _t) in
             enumerate(_later(moments, 20_000))]  # fmt: skip
    _found, entries = _adopted(tmp_path, moments, other)
    assert [(one.msgstr, one.fuzzy) for one in entries] == [
        (f"Реплика {at}.", True) for at in range(12)
    ]


def test_a_new_line_elsewhere_has_nothing(tmp_path: Path) -> None:
    """A line at a time of which the old cut has none is not translated, nor is what it ousts."""
    new = sorted([*_later(OLD, 5_000), (round(STARTS[4] * PAL) + 7_300, "Look behind you, Tom!")])
    found, entries = _adopted(tmp_path, OLD, new)
    assert [one.msgid for one in entries if not one.msgstr] == ["Look behind you, Tom!"]
    assert found.left == ()


def test_catalog_of_another_film_is_refused(tmp_path: Path) -> None:
    """Neither texts nor times are of this film: refused, and nothing is written."""
    other = [(3_000 + at**3 * 170, f"Letter {'abcdefghijkl'[at]} is sealed.") for at in range(12)]
    with pytest.raises(RefusedError):
        _adopted(tmp_path, OLD, other)
    assert not (tmp_path / "ru.po").exists()


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=16),
    st.integers(-900, 90_000),
    st.sampled_from([Fraction(1), PAL, 1 / PAL, Fraction(25, 24)]),
    st.data(),
)
def test_nothing_certain_is_another_cues(
    texts: list[str], offset: int, ratio: Fraction, data: st.DataObject
) -> None:
    """Whatever is shifted, slowed and taken out, what is certain was said there by these words."""
    old = [(1_000 + 4_000 * at, text) for at, text in enumerate(texts)]
    kept = sorted(data.draw(st.sets(st.sampled_from(range(len(old))), min_size=1)))
    new = _later([old[at] for at in kept], offset, ratio)
    with tempfile.TemporaryDirectory() as folder:
        _found, entries = _adopted(Path(folder), old, new, force=True)
    for at, entry in zip(kept, entries, strict=True):
        if entry.msgstr and not entry.fuzzy:
            said = int(entry.msgstr.removeprefix("Реплика ").removesuffix("."))
            assert old[said][1] == old[at][1]
    if kept == list(range(len(old))):
        assert [one.msgstr for one in entries] == [f"Реплика {at}." for at in kept]
