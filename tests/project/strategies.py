"""Values of a project: titles, names of releases, settings as TOML, pins, records."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from pipeline.model.cue import Kind
from pipeline.model.provenance import Origin, Provenance
from pipeline.project.manifest import ReleaseRecord
from pipeline.project.names import title_problem

PROFILES = ("netflix-en", "netflix-ru")

titles = st.text(
    st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="/\\"),
    min_size=1,
    max_size=20,
).filter(lambda name: title_problem(name) is None)
"""Names that a title may have, of every script."""

releases = st.sampled_from(["ru", "ru@edu", "en", "pt-BR", "sr-Latn", "ru@forced", "es-419"])

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
"""Any text that UTF-8 can say."""

digests = st.text("0123456789abcdef", min_size=64, max_size=64)

release_values: dict[str, st.SearchStrategy[Any]] = {
    "kinds": st.lists(st.sampled_from([*Kind]), min_size=1, unique=True).map(
        lambda kinds: [str(kind) for kind in kinds]
    ),
    "same-language": st.one_of(
        st.sampled_from(["keep", "edit", "omit"]),
        st.dictionaries(
            st.sampled_from(["default", *map(str, Kind)]),
            st.sampled_from(["keep", "edit", "omit"]),
        ),
    ),
    "untranslated": st.sampled_from(["source", "omit"]),
    "fuzzy": st.sampled_from(["own", "hold"]),
    "speakers": st.sampled_from(["drop", "keep"]),
    "cueing": st.sampled_from(["keep", "free"]),
    "retime": st.just("off"),
    "encoding": st.sampled_from(["utf-8", "UTF-16-LE", "utf8"]),
    "bom": st.booleans(),
    "newline": st.sampled_from(["LF", "CRLF"]),
}
"""Good values of the keys that a release may override."""

project_values: dict[str, st.SearchStrategy[Any]] = {
    "source-languages": st.lists(releases.map(lambda name: name.split("@")[0]), unique=True),
    "unit": st.sampled_from(["sentence", "cue"]),
    "segment-cues": st.integers(1, 1_000_000),
    "segment-pause": st.sampled_from([1, 3600, 0.001, 2.5]),
    "frame-rate": st.sampled_from([25, "25", "23.976", "24000/1001", 30]),
    "profile": st.sampled_from([*PROFILES, "none"]),
    "title-id": st.dictionaries(titles, titles, max_size=3).filter(
        lambda ids: len(set(ids.values())) == len(ids)
    ),
    "mo": st.booleans(),
    "locations": st.booleans(),
    "cast": st.just({"COMMANDER": {"gender": "f", "address": ["ENGINEER"]}, "ENGINEER": {}}),
}
"""Good values of the keys that the project has once."""


@st.composite
def configurations(draw: st.DrawFn) -> dict[str, Any]:
    """Draw any subset of the keys with good values."""
    table: dict[str, Any] = {"languages": draw(st.lists(releases, unique=True))}
    values = project_values | release_values
    for key in draw(st.lists(st.sampled_from(sorted(values)), unique=True)):
        table[key] = draw(values[key])
    overrides: dict[str, Any] = {}
    if table["languages"]:
        for name in draw(st.lists(st.sampled_from(table["languages"]), unique=True)):
            keys = draw(st.lists(st.sampled_from(sorted(release_values)), unique=True))
            overrides[name] = {key: draw(release_values[key]) for key in keys}
    if overrides:
        table["release"] = overrides
    if not table["languages"] and draw(st.booleans()):
        del table["languages"]
    return table


def toml(table: dict[str, Any]) -> bytes:
    """Return the table as TOML: JSON's texts, lists and numbers are also TOML's."""
    return "".join(f"{_name(key)} = {_inline(value)}\n" for key, value in table.items()).encode()


def _inline(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_name(key)} = {_inline(own)}" for key, own in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    # TOML knows no escape of DEL, and forbids it as it is
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _name(key: str) -> str:
    return json.dumps(key, ensure_ascii=False).replace("\x7f", "\\u007f")


numbers = st.integers(1, 10**6)
_records = st.builds(
    ReleaseRecord,
    written=digests,
    made_from=st.dictionaries(texts, digests, max_size=3).map(lambda d: tuple(sorted(d.items()))),
    provenance=st.builds(
        Provenance,
        cues=st.lists(
            st.builds(
                Origin,
                st.lists(numbers, max_size=3).map(tuple),
                st.lists(texts, max_size=3).map(tuple),
                texts,
            ),
            max_size=5,
        ).map(tuple),
        left_out=st.dictionaries(numbers, texts, max_size=3),
    ),
)
records = st.one_of(
    _records,
    _records.map(
        lambda one: replace(
            one, said=tuple(f"{at:08x}-0" for at in range(len(one.provenance.cues)))
        )
    ),
)
"""Records with what their cues said, and records of versions that did not keep it."""
