"""What adopt shows: counts, and lists that a person reads."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.adopt_view import Adopted, Row, json_view, text_view

ROWS = st.builds(
    Row,
    st.none() | st.integers(1, 9_999),
    st.none() | st.integers(0, 9_000_000),
    st.none() | st.just("ABCDEFGHIJKL"),
    st.none() | st.text(max_size=70),
    st.text(max_size=70),
)
LISTS = st.lists(ROWS, max_size=20).map(tuple)
ADOPTED = st.builds(
    Adopted,
    file=st.just("film.ru.srt"),
    title=st.just("film"),
    language=st.just("ru"),
    catalog=st.just("ru.po"),
    by=st.sampled_from(["cues", "time and words", "texts"]),
    certain=st.integers(0, 999),
    kept=st.integers(0, 999),
    doubtful=LISTS,
    left=LISTS,
    empty=LISTS,
    ratio=st.none() | st.just("25/24"),
    offset=st.just(-120),
    explained=st.just(0.9),
)


@given(ADOPTED)
def test_json_holds_every_row(adopted: Adopted) -> None:
    """Every row is in the JSON with its numbers and texts, and the counts are theirs."""
    value = json.loads(json_view(adopted))
    for name in ("doubtful", "left", "empty"):
        rows = getattr(adopted, name)
        assert value["counts"][name] == len(rows) == len(value[name])
        assert [(one["cue"], one["start_ms"], one["text"]) for one in value[name]] == [
            (row.cue, row.start, row.text) for row in rows
        ]
    assert (value["clock"] is None) == (adopted.ratio is None)


@given(ADOPTED)
def test_text_is_cut_short_but_not_with_v(adopted: Adopted) -> None:
    """Long lists end in how many more there are; with -v every row has its line."""
    lists = (adopted.doubtful, adopted.left, adopted.empty)
    rows = sum(map(len, lists))
    heads = sum(map(bool, lists))
    whole = text_view(adopted, whole=True).split("\n")
    assert len(whole) - 1 == 6 + heads + rows
    short = text_view(adopted)
    assert short.count("more (-v)") == sum(len(one) > 12 for one in lists)
