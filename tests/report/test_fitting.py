"""Tables for a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.columns import width
from pipeline.report.fitting import fitted
from pipeline.report.stats_view import Changes, Progress, cells, text_view
from pipeline.report.text import Style

from .strategies import change_rows, progress_rows

ROWS = [
    Progress("orbit-01", "ru", 53, 53, 0, 0, words=373),
    Progress("orbit-01", "ru@edu", 56, 56, 0, 0, overrides=10, words=398),
]


def _text(rows: list[Progress] | list[Changes], room: int) -> list[str]:
    return ["".join(span.text for span in line) for line in fitted(rows, room)]


@given(progress_rows | change_rows, st.integers(20, 200))
def test_no_name_and_no_number_is_cut(rows: list[Progress] | list[Changes], room: int) -> None:
    """Whatever the width, every cell that is not empty and not zero is shown whole."""
    shown = "\n".join(_text(rows, room))
    for _head, *body in zip(*cells(rows), strict=True):
        assert all(cell in shown for cell in body if cell.strip("0"))


@given(progress_rows | change_rows, st.integers(20, 200))
def test_a_table_is_no_wider_than_its_terminal(
    rows: list[Progress] | list[Changes], room: int
) -> None:
    """A table fits; what does not fit as a table is a block for each row."""
    lines = _text(rows, room)
    is_table = len(lines) == len(cells(rows))
    assert not is_table or max(map(width, lines), default=0) <= room


def test_columns_move_together_then_zeros_go_then_blocks_come() -> None:
    """With less and less room: as in a pipe, one space, no column of zeros, blocks."""
    wide = text_view(ROWS).splitlines()
    assert width(wide[0]) == 78
    assert _text(ROWS, 78) == wide
    close = _text(ROWS, 77)
    assert close[0] == "title    release messages translated fuzzy untranslated overrides words"
    without = _text(ROWS, 69)
    assert without[0] == "title     release  messages  translated  overrides  words"
    assert without[1] == "orbit-01  ru             53          53               373"
    assert _text(ROWS, 30)[:4] == [
        "orbit-01 ru",
        "  messages          53",
        "  translated        53",
        "  fuzzy              0",
    ]


def test_head_and_sum_stand_out() -> None:
    """The heads and the sum have a style of their own; without a sum only the heads."""
    styles = [line[0].style for line in fitted(ROWS, 80)]
    assert styles == [Style.HEAD, Style.PLAIN, Style.PLAIN, Style.HEAD]
    assert [line[0].style for line in fitted(ROWS[:1], 80)] == [Style.HEAD, Style.PLAIN]
    assert fitted([], 80) == ()
