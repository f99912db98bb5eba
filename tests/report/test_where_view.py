"""Places as text and JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.cue import Kind
from pipeline.report.where_view import (
    _KINDS,
    PlaceInCatalog,
    PlaceInTrack,
    Whereabouts,
    json_view,
    text_view,
)

from .strategies import texts

tracks = st.builds(PlaceInTrack, texts, st.integers(0), st.integers(1), texts, texts, texts)
catalogs = st.builds(
    PlaceInCatalog, texts, texts, st.integers(1), texts, texts, texts, st.booleans()
)
places = st.builds(
    Whereabouts,
    texts,
    tracks,
    texts,
    texts,
    texts,
    st.lists(catalogs, max_size=2).map(tuple),
    st.lists(tracks, max_size=2).map(tuple),
    nearest=st.booleans(),
)

MASTER = PlaceInTrack("film.srt", 5, 2, "00:00:04,000", "Copy.")
OVERRIDE = PlaceInCatalog("ru@edu", "edu.po", 9, "AAAA", "Copy.", "", fuzzy=False)
PLACE = Whereabouts("film", MASTER, "en", "dialogue", "", (OVERRIDE,), ())


@given(st.lists(places, max_size=2), st.booleans())
def test_json_comes_back_and_harms_no_terminal(found: list[Whereabouts], ascii_only: bool) -> None:
    """The JSON holds every place as it is, and nothing that a terminal would act on."""
    written = json_view(found, ascii_only=ascii_only)
    plain = json.dumps({"where": [asdict(one) for one in found]})
    assert json.loads(written) == json.loads(plain)
    assert all(one.isprintable() or one == "\n" for one in written)
    assert not ascii_only or written.isascii()


@given(st.lists(places, max_size=2))
def test_text_harms_no_terminal(found: list[Whereabouts]) -> None:
    """No name and no text of a file reaches a terminal as an escape code."""
    assert not set(text_view(found)) & {"\x1b", "\x9b", "\r", "\u202e"}


def test_the_layout() -> None:
    """A place a line, its text below; an empty override says what stands in for it."""
    assert text_view([PLACE]) == (
        "film.srt:5: master, cue 2, en | dialogue, 00:00:04,000\n"
        "    Copy.\n"
        "edu.po:9: ru@edu, AAAA, as in ru\n"
    )
    of_language = replace(OVERRIDE, name="ru")
    assert "edu.po:9: ru, AAAA, not translated\n" in text_view(
        [replace(PLACE, catalogs=(of_language,))]
    )


def test_an_empty_cue_leaves_no_gap() -> None:
    """A cue that is in no segment has no language and no kind, and no comma for them."""
    bare = replace(PLACE, master=replace(MASTER, text=""), language="", kind="", catalogs=())
    left_out = replace(bare, left_out=(("ru", "empty in the master"),))
    assert text_view([left_out]) == (
        "film.srt:5: master, cue 2, 00:00:04,000\nru: not shown: the cue is empty\n"
    )


def test_the_nearest_is_said_first() -> None:
    """What is only the nearest cue to a time has a line that says so."""
    near = replace(PLACE, nearest=True)
    assert text_view([near]) == f"no cue there; the nearest:\n{text_view([PLACE])}"
    assert json.loads(json_view([near]))["where"][0]["nearest"] is True


def test_every_kind_has_its_word() -> None:
    """The kinds of the model are all among those that are put into words."""
    assert set(_KINDS) == set(Kind)
