from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.project.files import digest
from pipeline.project.state import Digests, State

from .strategies import digests, texts

results = st.recursive(
    st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
sums = st.dictionaries(texts, st.none() | digests, max_size=3)
in_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def known(*groups: dict[str, str | None]) -> Callable[[str], str | None]:
    everything: dict[str, str | None] = {}
    for group in groups:
        everything |= group
    return everything.get


@in_folder
@given(texts, texts, sums, results)
def test_what_is_recorded_is_fresh(
    tmp_path: Path, key: str, fingerprint: str, inputs: dict[str, str | None], result: Any
) -> None:
    """After a save and a load, a task whose files are as they were gives its result."""
    state = State.load(tmp_path)
    state.record(key, fingerprint, inputs=inputs, outputs=inputs, result=result)
    assert state.fresh(key, fingerprint, known(inputs)) == result
    state.save()
    assert State.load(tmp_path).fresh(key, fingerprint, known(inputs)) == result


@given(sums, sums, st.data())
def test_any_change_makes_stale(
    inputs: dict[str, str | None], outputs: dict[str, str | None], data: st.DataObject
) -> None:
    """A task is done again if its fingerprint or any one of its files changed, came or went."""
    for path in inputs.keys() & outputs.keys():
        outputs[path] = inputs[path]
    state = State(Path(), {})
    state.record("task", "1", inputs=inputs, outputs=outputs, result=True)
    assert state.fresh("task", "1", known(inputs, outputs)) is True
    assert state.fresh("task", "2", known(inputs, outputs)) is None
    assert state.fresh("other", "1", known(inputs, outputs)) is None
    files = inputs | outputs
    if files:
        path = data.draw(st.sampled_from(sorted(files)))
        changed = None if files[path] else "0" * 63
        assert state.fresh("task", "1", known(files, {path: changed})) is None


@in_folder
@given(
    st.binary(max_size=30)
    | st.builds(
        lambda records: json.dumps({"version": 1, "records": records}).encode(),
        st.dictionaries(
            st.just("task"),
            results
            | st.fixed_dictionaries(
                {"fingerprint": st.just("1"), "inputs": results, "outputs": results}
            ),
        )
        | results,
    )
)
def test_damaged_state_is_no_state(tmp_path: Path, data: bytes) -> None:
    """Whatever stands in the file, loading, asking, recording and saving go on without error."""
    (tmp_path / ".subtitr").mkdir(exist_ok=True)
    (tmp_path / ".subtitr" / "state.json").write_bytes(data)
    state = State.load(tmp_path)
    assert state.fresh("task", "1", known()) is None
    state.record("task", "1", inputs={}, outputs={}, result=1)
    state.save()
    assert State.load(tmp_path).fresh("task", "1", known()) == 1


@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"version":2,"records":{"task":{}}}', b""])
def test_foreign_state_is_no_state(tmp_path: Path, data: bytes) -> None:
    """Deep, newer and empty files are as if deleted."""
    (tmp_path / ".subtitr").mkdir()
    (tmp_path / ".subtitr" / "state.json").write_bytes(data)
    assert State.load(tmp_path).fresh("task", "1", known()) is None


def test_unchanged_state_is_not_written(tmp_path: Path) -> None:
    """Recording what is already recorded writes nothing; forgetting does."""
    state = State.load(tmp_path)
    state.record("one", "1", inputs={}, outputs={}, result=1)
    state.record("two", "1", inputs={}, outputs={}, result=2)
    state.save()
    before = (tmp_path / ".subtitr" / "state.json").stat().st_ctime_ns
    state = State.load(tmp_path)
    state.record("one", "1", inputs={}, outputs={}, result=1)
    state.keep(["one", "two"])
    state.save()
    assert (tmp_path / ".subtitr" / "state.json").stat().st_ctime_ns == before
    state.keep(["two"])
    state.save()
    assert State.load(tmp_path).fresh("one", "1", known()) is None
    assert State.load(tmp_path).fresh("two", "1", known()) == 2


def test_digests_are_of_what_is_there(tmp_path: Path) -> None:
    """A file is read once; what is missing, unreadable or outside has no digest."""
    root = tmp_path / "root"
    root.mkdir()
    (root / "file").write_bytes(b"one")
    (root / "folder").mkdir()
    (tmp_path / "outside").write_bytes(b"secret")
    sums_of = Digests(root)
    assert sums_of.of("file") == digest(b"one")
    (root / "file").write_bytes(b"two")
    assert sums_of.of("file") == digest(b"one")
    sums_of.know("file", digest(b"two"))
    assert sums_of.of("file") == digest(b"two")
    for path in ("missing", "folder", "../outside", "a\0b", str(tmp_path / "outside")):
        assert Digests(root).of(path) is None


def test_two_hundred_titles_are_checked_quickly(tmp_path: Path) -> None:
    """200 titles of 8 files of 20 kB each are loaded and checked in a fraction of a second."""
    state = State.load(tmp_path)
    for title in range(200):
        files = {}
        for number in range(8):
            path = f"files/{number}/title-{title}.srt"
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(os.urandom(100) * 200)
            files[path] = Digests(tmp_path).of(path)
        findings = [{"code": "CAT001", "line": line} for line in range(20)]
        state.record(f"{title}", "1", inputs=files, outputs={}, result=findings)
    state.save()
    begin = time.process_time()
    loaded, sums_of = State.load(tmp_path), Digests(tmp_path)
    assert all(loaded.fresh(f"{title}", "1", sums_of.of) for title in range(200))
    # 0.1 s measured; the margin is for slower machines, and for tests that run under coverage
    assert time.process_time() - begin < 0.6
