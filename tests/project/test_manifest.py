from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.model.provenance import Origin, Provenance
from pipeline.project.manifest import Manifest, ReleaseRecord

from .strategies import records, texts

manifests = st.dictionaries(texts, records, max_size=4)


@given(manifests)
def test_what_is_written_is_read(content: dict[str, ReleaseRecord]) -> None:
    """Records come back equal, and writing them again gives the same bytes."""
    data = Manifest().with_records(content).to_bytes()
    manifest = Manifest.read(data, "manifest.json")
    assert {file: manifest.record(file) for file in manifest.files} == content
    assert {file: manifest.written(file) for file in content} == {
        file: record.written for file, record in content.items()
    }
    assert manifest.to_bytes() == data


@given(manifests, manifests)
def test_the_way_does_not_matter(
    one: dict[str, ReleaseRecord], two: dict[str, ReleaseRecord]
) -> None:
    """The bytes depend on the records alone: not on their order, nor on what was read before."""
    both = Manifest().with_records({**one, **two}).to_bytes()
    read = Manifest.read(Manifest().with_records(one).to_bytes(), "x")
    assert read.with_records(two).to_bytes() == both
    assert Manifest().with_records(dict(reversed({**one, **two}.items()))).to_bytes() == both
    assert read.without(*one).to_bytes() == Manifest().to_bytes()


@given(records)
def test_every_cue_has_a_line(record: ReleaseRecord) -> None:
    """Each cue, left-out cue and source stands on one line of its own."""
    lines = Manifest().with_records({"x.srt": record}).to_bytes().decode().split("\n")
    cues = [json.loads(line.rstrip(",")) for line in lines if line.startswith('{"cue')]
    assert [tuple(cue["cues"]) for cue in cues if "cues" in cue] == [
        origin.masters for origin in record.provenance.cues
    ]
    assert {cue["cue"] for cue in cues if "cue" in cue} == set(record.provenance.left_out)


def test_bytes_are_these() -> None:
    """The file as it stands in version control."""
    record = ReleaseRecord(
        "ab",
        (("locales/x.pot", "cd"),),
        Provenance((Origin((1,), ("M",)), Origin((2, 3), ("N",), "joined")), {4: "kind"}),
        ("1-2", "3-4"),
    )
    assert Manifest().with_records({"x.ru.srt": record}).to_bytes().decode() == (
        '{"releases":{\n"x.ru.srt":{\n"cues":[\n{"cues":[1],"messages":["M"],"said":"1-2"},\n'
        '{"cues":[2,3],"messages":["N"],"reason":"joined","said":"3-4"}\n],\n'
        '"left_out":[\n{"cue":4,"reason":"kind"}\n],\n'
        '"made_from":{\n"locales/x.pot":"cd"\n},\n"written":"ab"\n}\n},\n"version":1}\n'
    )


@given(
    st.binary(max_size=50)
    | st.recursive(
        st.none() | st.integers() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["releases", "version", "x", "written", "cues"]), inner
            )
        ),
    ).map(lambda value: json.dumps(value).encode())
)
def test_any_bytes_are_a_manifest_or_an_error(data: bytes) -> None:
    """Damage is an InputError with a hint, when the file is read or when it is looked into."""
    caught = None
    try:
        manifest = Manifest.read(data, "subtitles/ru/manifest.json")
        for file in manifest.files:
            manifest.record(file)
    except InputError as error:
        caught = error
    if caught is not None:
        assert caught.where == "subtitles/ru/manifest.json"
        assert caught.hint


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[" * 100_000,
        b"<<<<<<< ours\n",
        b"[]",
        b'{"version":2,"releases":{}}',
        b'{"version":1,"releases":[]}',
        b'{"version":1,"releases":{"x":1}}',
        b'{"version":1,"releases":{"x":{"written":1}}}',
        b"9" * 5000,
    ],
)
def test_damage_is_told_with_what_to_do(data: bytes) -> None:
    """Empty, binary, deep, conflicted, foreign or newer: one error with its file and a hint."""
    with pytest.raises(InputError, match="is not a manifest") as caught:
        Manifest.read(data, "subtitles/ru/manifest.json")
    assert caught.value.where == "subtitles/ru/manifest.json"
    assert "version control" in str(caught.value.hint)


@pytest.mark.parametrize(
    "record",
    [
        {"written": "x"},
        {"written": "x", "made_from": {}, "left_out": [], "cues": [{"cues": "12", "messages": []}]},
        {"written": "x", "made_from": {}, "left_out": [], "cues": [{"cues": [0], "messages": []}]},
        {"written": "x", "made_from": {}, "left_out": [], "cues": [{"cues": [1], "messages": [1]}]},
        {"written": "x", "made_from": {"a": 1}, "left_out": [], "cues": []},
        {"written": "x", "made_from": 3, "left_out": [], "cues": []},
    ],
)
def test_damage_inside_a_record_is_told(record: object) -> None:
    """A record that is no record is found when somebody asks for it."""
    data = json.dumps({"version": 1, "releases": {"x": record}}).encode()
    with pytest.raises(InputError, match="is not a manifest"):
        Manifest.read(data, "manifest.json").record("x")


def test_unknown_files_have_no_record() -> None:
    """Nothing is known of a file that was never written."""
    assert Manifest().record("x") is None
    assert Manifest().written("x") is None
