"""What a run remembers is what a later run recalls."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.stats_view import Changes, Progress
from pipeline.workflow.memory import recalled, remembered
from pipeline.workflow.outcome import Outcome
from tests import strategies

numbers = st.integers(0, 10_000)
progress = st.builds(
    Progress, st.text(), st.text(), *[numbers] * 4, st.none() | numbers, words=numbers
)
changes = st.builds(Changes, st.text(), st.none() | st.text(), *[numbers] * 7)


@given(
    st.lists(strategies.findings, max_size=4).map(tuple),
    st.lists(progress, max_size=3).map(tuple),
    numbers,
)
def test_recalled_is_what_was_remembered(
    findings: tuple[object, ...], done: tuple[Progress, ...], suppressed: int
) -> None:
    """Findings and progress come back equal through JSON, fractions exact."""
    outcome = Outcome(findings, progress=done, suppressed=suppressed)  # type: ignore[arg-type]
    assert recalled(json.loads(json.dumps(remembered(outcome)))) == outcome


@given(st.lists(changes, max_size=4))
def test_what_happened_happens_once(happened: list[Changes]) -> None:
    """A later run on the same files keeps every message that lives, and nothing else happens."""
    later = recalled(remembered(Outcome(changes=tuple(happened)))).changes
    for one, again in zip(happened, later, strict=True):
        live = one.kept + one.retimed + one.recut + one.edited + one.new + one.returned
        assert again == Changes(one.title, one.language, kept=live)


@pytest.mark.parametrize("value", [{}, {"findings": [[]]}, {"findings": 3}])
def test_anything_else_is_an_error(value: dict[str, object]) -> None:
    """A value of another form raises what `_Books.recall` takes for not known."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        recalled(value)
