"""Laws of continuation dots between two cues."""

from __future__ import annotations

import pytest
from hypothesis import given

from pipeline.segmentation.continuation import continuation_dots
from tests.strategies import sentences


@given(sentences(), sentences())
def test_dots_stand_at_the_edges(earlier: str, later: str) -> None:
    """What is taken are dots and space, at the end of one text and the start of the next."""
    trailing, leading = continuation_dots(earlier, later)
    assert earlier.endswith(trailing)
    assert later.startswith(leading)
    assert not (trailing + leading).strip(".… ")


@given(sentences(), sentences())
def test_without_dots_there_is_nothing_to_take(earlier: str, later: str) -> None:
    """Texts without dots have no continuation."""
    assert continuation_dots(earlier.rstrip(".…"), later) == ("", "")


@pytest.mark.parametrize("quotes", ['""', "''", "“”", "„“", "«»", "‘’"])
@pytest.mark.parametrize("dots", ["...", "…"])
def test_quotes_beside_dots(quotes: str, dots: str) -> None:
    """A quotation that ends or begins at the edge is a word like any other, in any quotes."""
    opening, closing = quotes
    said = f"{opening}hatch{closing}"
    for earlier, later in ((f"Open the {said}", "and go"), ("Open the", f"{said} and go")):
        assert continuation_dots(f"{earlier}{dots}", f"{dots}{later}") == (dots, dots)
