"""Catalogs whose messages are cues, as `sub2po` makes them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.po import read_po
from pipeline.catalogs.timed import cue_texts, is_time, without_times
from pipeline.model.cue import Cue
from pipeline.model.message import Message, Reference
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

SUB2PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#. visible for 1.5 seconds
#: 00:00:01.000--%3E00:00:02.500
msgid ""
"Hello, <i>Emo</i>.\\n"
"Come."
msgstr "Привет, <i>Имо</i>. Иди."

#: 00:00:03.000--%3E00:00:04.000
msgctxt "00:00:03.000-->00:00:04.000"
msgid "Yes."
msgstr "Да."

#: 00:00:05.000--%3E00:00:06.000
msgctxt "00:00:05.000-->00:00:06.000"
msgid "Yes."
msgstr "Так."
"""


def _track(*cues: tuple[int, str]) -> Track:
    return Track(tuple(Cue(TimeSpan(start, start + 1_000), text) for start, text in cues))


FILM = _track((1_000, "Hello, <i>Emo</i>.\nCome."), (3_000, "Yes."), (5_000, "Yes."))


def test_what_sub2po_writes_is_read_by_time() -> None:
    """Contexts and references that are times put each of two equal texts into its own cue."""
    found = cue_texts(read_po(SUB2PO.encode(), "film.po"), FILM)
    texts = [cue.text for cue in found.track.cues]
    assert texts == ["Привет, <i>Имо</i>. Иди.", "Да.", "Так."]
    assert (found.doubtful, found.empty, found.left) == (frozenset(), frozenset(), ())


def test_merged_duplicates_serve_each_of_their_times() -> None:
    """One message with several times (`--duplicates=merge`) is certain in each of its cues."""
    times = tuple(Reference(f"00:00:0{one}.000--%3E00:00:09.000", 0) for one in (3, 5))
    catalog = Catalog((Message("", "Yes.", "Да.", references=times),))
    found = cue_texts(catalog, FILM)
    assert [cue.text for cue in found.track.cues] == ["", "Да.", "Да."]
    assert (found.doubtful, found.empty) == (frozenset(), frozenset({0}))


def test_a_time_alone_proves_nothing() -> None:
    """A film cut again has other words at the time: the message goes where its words are."""
    moved = _track((1_000, "Yes."), (7_000, "Hello, <i>Emo</i>.\nCome."), (9_000, "Who?"))
    found = cue_texts(read_po(SUB2PO.encode(), "film.po"), moved)
    assert found.track.cues[1].text == "Привет, <i>Имо</i>. Иди."
    assert found.track.cues[2].text == ""
    assert 0 in found.doubtful
    assert "Так." in [one.translation for one in found.left]


def test_one_message_for_many_equal_cues_is_doubtful() -> None:
    """Without times, one "Yes." for several cues serves all of them, and none is certain."""
    found = cue_texts(Catalog((Message("", "Yes.", "Да."),)), FILM)
    assert [cue.text for cue in found.track.cues] == ["", "Да.", "Да."]
    assert found.doubtful == {1, 2}


def test_fuzzy_stays_doubtful() -> None:
    """What the old catalog doubts is doubted in the new one."""
    catalog = Catalog((Message("", "Hello, Emo. Come.", "Привет.", fuzzy=True),))
    assert cue_texts(catalog, FILM).doubtful == {0}


@given(st.lists(st.sampled_from(["Yes.", "No.", "Who is there?", "Go on, go on."]), max_size=12))
def test_a_catalog_of_the_film_itself_gives_every_cue_its_own(texts: list[str]) -> None:
    """A message for each cue, in order and without times, puts each translation in its cue."""
    track = _track(*((index * 2_000, text) for index, text in enumerate(texts)))
    messages = tuple(Message("", text, f"{index}") for index, text in enumerate(texts))
    found = cue_texts(Catalog(messages), track)
    assert [cue.text for cue in found.track.cues] == [str(index) for index in range(len(texts))]
    assert not found.doubtful


def test_times_are_no_identities() -> None:
    """Contexts that are times go, others stay."""
    catalog = Catalog(
        (Message("00:00:03.000-->00:00:04.000", "Yes."), Message("ABCDEFGHIJKL", "No."))
    )
    assert [one.id for one in without_times(catalog).messages] == ["", "ABCDEFGHIJKL"]
    assert is_time("1:00:03,000--%3E1:00:04,000")
    assert not is_time("menu")
