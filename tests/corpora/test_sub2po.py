"""adopt from catalogs that sub2po made of real films before they were cut again."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.corpora.adoption import corpora
from tests.corpora.sub2po import scores
from tests.real_files import needs_corpora

pytestmark = needs_corpora


@pytest.mark.parametrize("merge", [False, True])
def test_catalogs_of_sub2po_survive_a_recut(merge: bool) -> None:
    """Of the messages whose words the old cut has, 95 % have their translation, nothing certain is
    another's."""
    pytest.importorskip("translate.convert.sub2po")
    root = corpora()
    assert root is not None
    total: Counter[str] = Counter()
    for _name, one in scores(root, 1, merge=merge):
        total += one
    assert total["wrong, certain"] == 0
    assert total["right, certain"] + total["right, fuzzy"] >= 0.95 * total["survived"] > 500
