"""Laws of text in columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.columns import clip, table, visible, width

from .strategies import texts


@given(texts, texts)
def test_widths_add_up(one: str, other: str) -> None:
    """Two texts side by side are as wide as both together."""
    assert width(one + other) == width(one) + width(other)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("слово", 5), ("日本", 4), ("е\u0301", 1), ("\u200b", 0), ("ＡＢ", 4), ("한", 2)],
)
def test_widths(text: str, columns: int) -> None:
    """Marks take no column, East Asian letters two, all others one."""
    assert width(text) == columns


@given(texts, st.integers(1, 12))
def test_clipping_fits(text: str, columns: int) -> None:
    """A clipped text fits, is a beginning of the text, and is left whole if that fits."""
    clipped = clip(text, columns)
    assert width(clipped) <= columns
    if width(text) <= columns:
        assert clipped == text
    else:
        assert clipped.endswith("…")
        assert text.startswith(clipped[:-1])


@given(texts)
def test_visible_text_is_harmless(text: str) -> None:
    """What is shown has no line break, no control character and no mark of direction."""
    shown = visible(text)
    assert not set(shown) & {*map(chr, range(32)), "\x7f", "\x9b", "\u202e", "\u2028"}
    assert visible(shown) == shown


def test_visible_text_keeps_what_is_seen() -> None:
    """Letters, marks and spaces stay; a line break becomes a stroke."""
    assert visible("- Да,\u00a0е\u0301сть.\n- Нет.") == "- Да,\u00a0е\u0301сть. / - Нет."
    assert visible("\x1b[31m\u202e") == r"\x1b[31m\u202e"


@given(
    st.integers(1, 4).flatmap(
        lambda size: st.lists(st.lists(texts.map(visible), min_size=size, max_size=size))
    ),
    st.integers(0, 4),
)
def test_columns_line_up(rows: list[list[str]], numbers_from: int) -> None:
    """A bar at the end of every row stands in the same column."""
    lines = table([[*row, "|"] for row in rows], numbers_from)
    assert len({width(line) for line in lines}) <= 1
    for row, line in zip(rows, lines, strict=True):
        assert line.endswith("|")
        assert all(cell in line for cell in row)


def test_numbers_stand_right() -> None:
    """Names are set to the left, numbers to the right."""
    assert table([("日本", "5"), ("a", "10")], 1) == ("日本   5", "a     10")
