"""Benchmarks run only when asked for: `pytest tests/benchmarks --benchmark-only`."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave benchmarks out of an ordinary run, which is about right and wrong."""
    return None if config.getoption("benchmark_only", default=False) else True
