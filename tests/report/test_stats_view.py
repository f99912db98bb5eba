"""Progress and changes as tables and JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from hypothesis import given

from pipeline.report.columns import width
from pipeline.report.stats_view import (
    Changes,
    Progress,
    cells,
    changes_json,
    progress_json,
    text_view,
    total,
)

from .strategies import change_rows, progress_rows


@given(progress_rows)
def test_progress_comes_back(rows: list[Progress]) -> None:
    """The JSON holds every row as it is, and sums that add up."""
    read = json.loads(progress_json(rows))
    assert [Progress(**row) for row in read["stats"]] == rows
    assert read["total"] == total(rows)
    for key, value in read["total"].items():
        assert value == sum(getattr(row, key) or 0 for row in rows)


@given(change_rows)
def test_changes_come_back(rows: list[Changes]) -> None:
    """The JSON holds every row under the names that the manual gives."""
    read = json.loads(changes_json(rows))
    assert [Changes(**row) for row in read["changes"]] == rows
    sums = read["total"]
    mixed = len({row.language is None for row in rows}) > 1
    for part in sums.values() if mixed else [sums]:
        same_kind = [
            row for row in rows
            if not mixed or (row.language is None) == (part is sums["templates"])
        ]  # fmt: skip
        assert sum(part.values()) == sum(
            value for row in same_kind for value in asdict(row).values() if isinstance(value, int)
        )


@given(progress_rows)
def test_tables_line_up(rows: list[Progress]) -> None:
    """All lines of a table are equally wide: the last column is one of numbers."""
    lines = text_view(rows).split("\n")[:-1]
    assert len({width(line) for line in lines}) <= 1
    assert len(lines) == len(cells(rows))


def test_a_table_of_progress() -> None:
    """Heads, rows and their sum; a column that nobody fills is left out."""
    rows = [
        Progress("iss-01", "ru", 100, 90, 4, 6, words=800),
        Progress("日本", "en", 5, 5, 0, 0, words=40),
    ]
    assert text_view(rows) == (
        "title   release  messages  translated  fuzzy  untranslated  words\n"
        "iss-01  ru            100          90      4             6    800\n"
        "日本    en              5           5      0             0     40\n"
        "in all                105          95      4             6    840\n"
    )


def test_a_variant_shows_its_overrides() -> None:
    """The overrides of a variant are a column; a language has none to count."""
    rows = [
        Progress("iss-01", "ru", 10, 10, 0, 0),
        Progress("iss-01", "ru@edu", 10, 10, 0, 0, overrides=3),
    ]
    assert [line[6] for line in cells(rows)] == ["overrides", "", "3", "3"]


def test_a_table_of_changes() -> None:
    """One row needs no sum; templates have no language."""
    assert text_view([Changes("iss-01", kept=98, new=2)]) == (
        "title   kept  retimed  re-cut  edited  new  gone  returned\n"
        "iss-01    98        0       0       0    2     0         0\n"
    )


def test_templates_and_catalogs_are_not_added_up() -> None:
    """The messages of a template are those of its catalogs: each kind has its own sum."""
    rows = [
        Changes("iss-01", kept=98, new=2),
        Changes("iss-01", "ru", kept=98, new=2),
        Changes("iss-02", kept=5),
        Changes("iss-02", "ru", kept=4),
    ]
    assert text_view(rows).splitlines()[-2:] == [
        "all templates             103        0       0       0    2     0         0",
        "all catalogs              102        0       0       0    2     0         0",
    ]
    assert "all" not in text_view(rows[:2])
    assert set(json.loads(changes_json(rows))["total"]) == {"templates", "catalogs"}


def test_no_rows() -> None:
    """Nothing is an empty table."""
    assert text_view([]) == ""
    assert json.loads(changes_json([])) == {"changes": [], "refused": [], "total": {}}
