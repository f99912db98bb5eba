from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.model.cast import Cast, Speaker
from pipeline.model.cue import Kind
from pipeline.model.pin import Pin
from pipeline.model.time import timecode
from pipeline.project.pins import (
    decoded_pins,
    parse_place,
    pin_lines,
    read_pins,
    read_title_suppressions,
    rewrite_pins,
)

from .strategies import texts, titles, toml

CAST = Cast((Speaker("COMMANDER"),))


def problems(text: str, title: str = "iss-01") -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        read_pins(text.encode(), "pins.toml", title=title, cast=CAST)
    return [f"{one} / {one.hint}" for one in caught.value.problems]


@given(titles, st.integers(1, 10**6), st.integers(0, 10**8))
def test_places_are_read_as_written(title: str, cue: int, time: int) -> None:
    """`TITLE:CUE` and `TITLE@TIME` come back as title, cue and time, whatever the title holds.

    Only `x@1:20` could be both, and is a time.
    """
    if not re.search(r"@[0-9:]+$", title):
        assert parse_place(f"{title}:{cue}") == (title, cue, None)
    assert parse_place(f"{title}@{timecode(time)}") == (title, None, time)


@given(st.text(max_size=20))
def test_any_text_is_a_place_or_not(written: str) -> None:
    """Of any text comes a place with exactly one of cue and time, or a ValueError."""
    try:
        _title, cue, time = parse_place(written)
    except ValueError:
        return
    assert (cue is None) != (time is None)


comments = st.sampled_from(["", "# about the commander\n", "\n", "\n# 'quoted' [[pin]]\n\n"])
tables = st.sampled_from(
    [
        'at = 12\nnote = "x"\n',
        "at = \"@00:01:02,500\"   # when she turns\nkind = 'sign'\n",
        'note = """\nat = 3\n"""\n  at = "iss-01:7" # here\nlanguage="ru"\n',
        '"at" = "iss-01@1:02.500"\nsuppress = ["TIM004",\n  "fuzzy", # both\n]\nreason = "late"\n',
        'speaker = "COMMANDER"\nat = 5\ntext = "old"   # kept\nmessage = \'ABC\'\n',
    ]
)


@st.composite
def pin_files(draw: st.DrawFn) -> str:
    """Draw a file as people write it: comments, blank lines, odd spaces, any line end."""
    blocks = draw(st.lists(st.tuples(comments, tables, comments), min_size=1, max_size=4))
    text = "".join(f"{before}[[pin]]\n{table}{after}" for before, table, after in blocks)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from(["", "\ufeff"])) + text


def read(text: str) -> tuple[Pin, ...]:
    return read_pins(text.encode(), "pins.toml", title="iss-01", cast=CAST)


@given(pin_files())
def test_unchanged_pins_change_no_byte(text: str) -> None:
    """Writing back what was read returns the very text."""
    assert rewrite_pins(text, read(text)) == text


@st.composite
def moved(draw: st.DrawFn, pins: tuple[Pin, ...]) -> tuple[Pin, ...]:
    """Draw other places, texts and messages for some of the pins."""
    new = []
    for pin in pins:
        change = {}
        if draw(st.booleans()):
            change = {"text": draw(texts), "message": draw(texts)}
        if draw(st.booleans()) and pin.cue is not None:
            change["cue"] = draw(st.integers(1, 999))
        elif draw(st.booleans()) and pin.cue is None:
            change["time"] = draw(st.integers(0, 10**7))
        new.append(pin._replace(**change))
    return tuple(new)


@given(st.data())
def test_what_is_written_is_read(data: st.DataObject) -> None:
    """Moved pins read back equal, and every other line stays, in order and to the byte."""
    text = data.draw(pin_files())
    pins = data.draw(moved(read(text)))
    written = rewrite_pins(text, pins)
    assert read(written) == pins
    assert rewrite_pins(written, pins) == written
    newline = "\r\n" if "\r\n" in text else "\n"
    assert _others(text, newline) == _others(written, newline)


def _others(text: str, newline: str) -> list[str]:
    """Return the lines that hold none of the keys that the program writes."""
    keys = ("at =", '"at" =', "text =", "message =")
    lines = [line for line in text.split(newline) if not line.lstrip().startswith(keys)]
    return lines[:-1] if lines[-1] == "" else lines


def test_what_is_added_stands_below_the_place() -> None:
    """Text and message follow `at`; the comment above the next pin stays with it."""
    text = '[[pin]]\nat = 1 # one\nnote = "x"\n\n# two\n[[pin]]\nat = 2\nnote = "y"'
    one, two = read(text)
    written = rewrite_pins(text, [one._replace(text="a\nb", message="ABC"), two._replace(cue=9)])
    assert written == (
        '[[pin]]\nat = 1 # one\ntext = "a\\nb"\nmessage = "ABC"\nnote = "x"\n\n'
        '# two\n[[pin]]\nat = 9\nnote = "y"'
    )


def test_inline_tables_are_rewritten_too() -> None:
    """A file that lists its pins in braces is as good."""
    text = 'pin = [{at = 1, note = "x"}, {at = "iss-01:2", note = "y"}]\n'
    one, two = read(text)
    pins = (one._replace(text="T", cue=3), two._replace(cue=4))
    written = rewrite_pins(text, pins)
    assert read(written) == pins
    assert '"iss-01:4"' in written


def test_another_number_of_pins_is_refused() -> None:
    """Pins are matched by their order, so there must be one for each."""
    with pytest.raises(ValueError, match="another number"):
        rewrite_pins('[[pin]]\nat = 1\nnote = "x"\n', [])


values = st.recursive(
    st.booleans() | st.integers(-1, 9) | st.sampled_from(["ru", ":3", "@0:01", "sign", "fuzzy"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=3,
)
keys = st.sampled_from(["at", "language", "kind", "note", "suppress", "text", "message", "other"])


@given(values | st.lists(st.dictionaries(keys, values), max_size=2))
def test_any_values_are_pins_or_an_error(value: object) -> None:
    """Of any values comes one pin with a place for each table, or a configuration error."""
    try:
        pins = read_pins(toml({"pin": value}), "pins.toml")
    except ConfigurationError:
        return
    assert isinstance(value, list)
    assert len(pins) == len(value)
    assert all((pin.cue is None) != (pin.time is None) for pin in pins)


def test_facts_are_read() -> None:
    """Every key of a pin is read; a speaker takes the name that the cast has."""
    (pin,) = read(
        '[[pin]]\nat = 3\nlanguage = "zxx"\nspeaker = "commander"\nkind = "radio"\nnote = "n"\n'
        'suppress = ["overlap", "cues-overlap", "TIM004"]\nreason = "r"\n'
    )
    assert pin == Pin(
        cue=3,
        language="zxx",
        speaker="COMMANDER",
        kind=Kind.RADIO,
        note="n",
        suppress=("overlap", "cues-overlap", "TIM004"),
        reason="r",
    )


def test_everything_wrong_is_reported_at_once() -> None:
    """Each problem has its file and key."""
    found = problems("""
        pins = 1
        [[pin]]
        at = 0
        note = 3
        [[pin]]
        at = "iss-02:7"
        kind = "sing"
        [[pin]]
        note = "x"
        [[pin]]
        at = 4
        [[pin]]
        at = "@99"
        language = "../x"
        speaker = "COMANDER"
        suppress = ["cues-overlapp", 1]
        [suppress]
        fuzzi = "x"
    """)
    starts = [
        'pins.toml: pins: unknown key / did you mean "pin"?',
        "pins.toml: pin[1].at: is no place / at = 12",
        "pins.toml: pin[1].note: must be a text in quotes",
        'pins.toml: pin[2].at: "iss-02" is another title',
        'pins.toml: pin[2].kind: "sing" is not one of: dialogue',
        "pins.toml: pin[3]: does not say where",
        "pins.toml: pin[4]: states nothing",
        "pins.toml: pin[5].at: is no place",
        'pins.toml: pin[5].language: "../x" is not the tag',
        'pins.toml: pin[5].speaker: "COMANDER" is not in the cast / did you mean "COMMANDER"?',
        'pins.toml: pin[5].suppress[1]: no rule "cues-overlapp" / did you mean "cues-overlap"?',
        "pins.toml: pin[5].suppress[2]: must be a text in quotes",
        "pins.toml: pin[5].reason: lacks the reason why the findings are not wanted",
        'pins.toml: suppress.fuzzi: no rule "fuzzi" / did you mean "fuzzy"?',
    ]
    assert len(found) == len(starts)
    for start in starts:
        assert [one for one in found if one.startswith(start)], start


@pytest.mark.parametrize("text", ["pin = 1", "pin = [1]", "[pin]\nat = 1"])
def test_pins_of_another_shape_are_refused(text: str) -> None:
    """Pins stand in [[pin]] tables."""
    assert "table" in problems(text)[0]


def test_bytes_that_are_no_text_are_refused() -> None:
    """A pins file is UTF-8."""
    assert decoded_pins("ё\r\n".encode(), "x") == "ё\r\n"
    with pytest.raises(ConfigurationError, match="is not UTF-8"):
        decoded_pins(b"\xff", "x")


PASSAGE = """\
# what is said here
[[pin]]
at = 2       # the poem
to = "@00:01:00,000"
suppress = ["needless-line-break"]
reason = "verses"

[[pin]]
message = "AAAABBBBCCCC"
suppress = ["CAT011"]
reason = "counted otherwise"

[suppress]
fuzzy = "nobody reads it"
"""


def test_a_passage_is_read_and_rewritten() -> None:
    """A passage has two places; both move, and every other byte stays."""
    passage, message = read_pins(PASSAGE.encode(), "x")
    assert (passage.cue, passage.to_time, passage.is_passage) == (2, 60_000, True)
    assert (message.is_of_message, message.message) == (True, "AAAABBBBCCCC")
    placed = passage._replace(
        cue=3, text="A.", to_cue=7, to_time=None, to_text="B.", to_message="M"
    )
    text = rewrite_pins(PASSAGE, [placed, message])
    assert read_pins(text.encode(), "x") == (placed, message)
    assert "to = 7" in text
    gone = [line for line in PASSAGE.splitlines() if line not in text.splitlines()]
    assert gone == ["at = 2       # the poem", 'to = "@00:01:00,000"']
    assert pin_lines(PASSAGE.encode()) == (2, 8)


def test_a_whole_title_is_suppressed_by_rule() -> None:
    """The table [suppress] names rules and reasons for the whole title."""
    (one,) = read_title_suppressions(PASSAGE.encode(), "x")
    assert (one.suppress, one.reason, one.is_of_all) == (("fuzzy",), "nobody reads it", True)
    with pytest.raises(ConfigurationError) as caught:
        read_title_suppressions(b'[suppress]\nfuzzi = "x"\nfuzzy = " "\nCAT001 = 1\n', "x")
    assert [str(one).partition(": ")[2][:24] for one in caught.value.problems] == [
        "suppress.fuzzi: no rule ",
        "suppress.fuzzy: lacks th",
        "suppress.CAT001: lacks t",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('at = 1\nto = 3\nnote = "x"', "a passage from at to to can only suppress"),
        ('to = 3\nsuppress = ["fuzzy"]\nreason = "x"', "does not say where"),
        ('message = "A"\nnote = "x"', "does not say where"),
        ('at = 1\nsuppress = ["fuzzy"]', "lacks the reason"),
        ('at = 1\nsuppress = ["fuzzy"]\nreason = " "', "lacks the reason"),
    ],
)
def test_suppressions_that_say_too_little(text: str, problem: str) -> None:
    """A passage only suppresses, and nothing is suppressed without a reason."""
    assert any(problem in one for one in problems(f"[[pin]]\n{text}\n"))
