"""Every example in a docstring does what it shows."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import pipeline

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_a_module_hold(name: str) -> None:
    """The examples in the docstrings of each module give what they show."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_examples_are_found() -> None:
    """There are modules with examples, so that the law above has something to hold."""
    finder = doctest.DocTestFinder()
    tests = finder.find(importlib.import_module("pipeline.model.time"))
    assert any(test.examples for test in tests)
