"""Adjustments on the disk: read as written, a person's comments kept, errors that say where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.model.adjustment import Act, Adjustment, CuePlace, Part
from pipeline.project.adjustments import read_adjustments, write_adjustments

_texts = st.text(
    st.characters(exclude_categories=("Cs",)) | st.sampled_from('"\\\n{[]}#'), max_size=12
)
_numbers = st.none() | st.integers(-(10**6), 10**6)
_parts = st.builds(
    Part, _numbers, _numbers, st.none() | _texts, st.none() | st.integers(0, 9), st.none() | _texts
)
_places = st.builds(
    CuePlace,
    st.text("ABC", max_size=2),
    st.integers(1, 9),
    st.integers(1, 9),
    st.integers(-3, 3),
)


@st.composite
def adjustments(draw: st.DrawFn) -> Adjustment:
    """Draw an adjustment of any kind."""
    act = draw(st.sampled_from(Act))
    if act is Act.ADD:
        part = draw(_parts)
        part = part._replace(start=part.start or 0, end=part.end or 0, text=part.text or "")
        place = draw(_places)._replace(of=1)
        return Adjustment(act, place, (part,), before=draw(st.booleans()))
    many = 1 if act is Act.CUE else 0 if act is Act.DELETE else draw(st.integers(1, 3))
    return Adjustment(
        act,
        draw(_places),
        tuple(draw(_parts) for _index in range(many)),
        draw(st.integers(1, 3)),
        draw(_texts),
        draw(_numbers),
        draw(st.none() | _texts),
    )


def _by_act(found: list[Adjustment]) -> list[Adjustment]:
    return [one for act in Act for one in found if one.act is act]


@given(st.lists(adjustments(), max_size=6), _texts)
def test_what_is_written_is_read(found: list[Adjustment], text: str) -> None:
    """Adjustments are read as they were written, and written again byte for byte."""
    written = write_adjustments(found, [text] * len(found))
    assert list(read_adjustments(written.encode(), "film.toml")) == _by_act(found)
    assert write_adjustments(found, [text] * len(found), written) == written


@given(
    st.lists(adjustments(), max_size=4, unique=True),
    st.lists(adjustments(), max_size=4, unique=True),
)
def test_a_rewritten_file_says_what_it_is_to_say(
    old: list[Adjustment], new: list[Adjustment]
) -> None:
    """Whatever stood in the file before, it holds exactly the new adjustments afterwards."""
    before = write_adjustments(old, ["text"] * len(old))
    written = write_adjustments(new, ["text"] * len(new), before)
    assert list(read_adjustments(written.encode(), "film.toml")) == _by_act(new)


_ONE = Adjustment(Act.CUE, CuePlace("AAA"), (Part(-40),), source="Hello.", lasts=2000)
_FILE = """\
# The editor is Anna.

# Agreed with the director.
#. Старый текст
[[cue]]   # he asked twice
message = 'AAA'
in = -40
lasts = 2_000
source = "Hello."

#. Привет
[[delete]]
message = "BBB"
lasts = 100
source = "Bye."
"""


def test_a_table_that_says_the_same_keeps_its_bytes() -> None:
    """Comments and the way of writing stay; the line about the text shown is renewed."""
    written = write_adjustments([_ONE], ["Новый\nтекст"], _FILE)
    assert written == (
        "# The editor is Anna.\n\n# Agreed with the director.\n#. Новый / текст\n"
        "[[cue]]   # he asked twice\nmessage = 'AAA'\nin = -40\nlasts = 2_000\n"
        'source = "Hello."\n'
    )


def test_a_changed_table_keeps_the_comments_above_it() -> None:
    """What a person wrote above a table stays there when accept changes the table."""
    changed = _ONE._replace(parts=(Part(80, position=8),))
    written = write_adjustments([changed], ["Привет"], _FILE)
    assert "# Agreed with the director.\n#. Привет\n[[cue]]\n" in written
    assert "in = 80\nposition = 8\n" in written


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("cue = 1", "cue"),
        ("[[cue]]\nin = 4", "cue[1]"),
        ('[[cue]]\nmessage = "A"\nin = "4"', "cue[1].in"),
        ('[[cue]]\nmessage = "A"\nmoved = 4', "cue[1].moved"),
        ('[[cue]]\nmessage = "A"\nposition = 12', "cue[1].position"),
        ('[[split]]\nmessage = "A"', "split[1]"),
        ('[[join]]\nmessage = "A"\nparts = [4]', "join[1].parts[1]"),
        ('[[add]]\nmessage = "A"\nin = 4', "add[1]"),
        ('[[add]]\nmessage = "A"\nbefore = 1\nin = 4\nout = 5\ntext = ""', "add[1].before"),
        ("[[moved]]", "moved"),
    ],
)
def test_errors_name_file_and_key(text: str, where: str) -> None:
    """What is wrong in the file is told with its key."""
    with pytest.raises(ConfigurationError) as caught:
        read_adjustments(text.encode(), "film.ru.toml")
    assert [one.where for one in caught.value.problems] == [f"film.ru.toml: {where}"]
