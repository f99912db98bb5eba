"""adopt on real pairs of films and their translations."""

from __future__ import annotations

import pytest

from tests.corpora.adoption import (
    INDEPENDENT,
    LABELS,
    SECOND,
    UNITS,
    Labelled,
    agreement,
    corpora,
    labelled,
    paired,
    same,
    same_time_pairs,
)
from tests.real_files import needs_corpora

pytestmark = needs_corpora


@pytest.mark.parametrize("unit", UNITS)
def test_every_cue_of_pairs_with_the_same_cues_is_right(unit: str) -> None:
    """On every pair with the same cues, each run of messages has exactly the words of its cues."""
    root = corpora()
    assert root is not None
    results = [same(root, name, files, unit) for name, files in same_time_pairs(root)]
    assert len(results) >= 24
    assert [line for one in results for line in one.wrong] == []
    assert sum(one.certain for one in results) > 0.95 * sum(one.messages for one in results)


@pytest.fixture(scope="module", params=(LABELS, SECOND), ids=lambda file: file.stem)
def results(request: pytest.FixtureRequest) -> list[Labelled]:
    """Return what came of the labelled sentences, by each of the two labellings."""
    root = corpora()
    assert root is not None
    return list(labelled(root, request.param))


def test_independently_timed_pairs(results: list[Labelled]) -> None:
    """Of 100 labelled sentences of pairs timed independently, nine in ten have exactly their words;
    nothing certain is wrong."""
    assert sum(one.sentences for one in results) == 100
    right, wrong = (sum(getattr(one, name) for one in results) for name in ("right", "wrong"))
    assert right >= 0.9 * (right + wrong + sum(one.missing for one in results))
    assert sum(one.wrong_certain for one in results) == 0
    assert sum(one.right_certain for one in results) >= 60


def test_labels_do_not_hang_on_who_has_read_the_files() -> None:
    """Two labellings, made without one another, agree on 95 of 100 sentences at least."""
    same_, every = agreement()
    assert same_ >= 0.95 * every == 95


def test_translation_of_another_film_is_not_trusted() -> None:
    """Of the translation of another film hardly anything is certain, and it is not trusted."""
    root = corpora()
    assert root is not None
    masters = list(INDEPENDENT.values())
    for (master, _own), (_other, translation) in zip(
        masters, [*masters[1:3], masters[0]], strict=False
    ):
        adoption = paired(root, (master, translation)).adoption
        assert not adoption.trusted
        assert not any(one.certain for one in adoption.placed.values())
