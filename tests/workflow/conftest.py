"""Every test of the workflow runs at one moment, so that dates are no accident."""

from __future__ import annotations

import pytest

MOMENT = "1793620800"  # 2026-11-02 12:00 UTC


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
