"""Retiming of real subtitles."""

from __future__ import annotations

import pytest

from tests.corpora.retiming import RATES, files, limits, tallied
from tests.corpora.sweep import corpora
from tests.real_files import needs_corpora

pytestmark = needs_corpora


@pytest.mark.parametrize("rate", RATES)
def test_real_files_keep_the_laws(rate: str) -> None:
    """Nothing new is broken, nothing that can be is left, and a second run moves nothing."""
    folder = corpora()
    assert folder is not None
    found = tallied(files(folder, every=12), limits(rate))
    assert found.moved > 0
    assert found.after.total() < found.before.total()
    assert (found.new, found.feasible_left, found.kept, found.changed_twice) == (0, 0, 0, 0)
