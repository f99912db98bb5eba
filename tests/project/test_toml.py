from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.project.configuration import read_configuration
from pipeline.project.toml import load_toml


@given(st.binary(max_size=60) | st.text("[]{}=\"\n.a1'\\#", max_size=60).map(str.encode))
def test_any_bytes_are_tables_or_an_error(data: bytes) -> None:
    """Nothing but tables or a configuration error with its file comes of any bytes."""
    tables, message = None, ""
    try:
        tables = load_toml(data, "subtitr.toml")
    except ConfigurationError as error:
        message = str(error)
    assert isinstance(tables, dict) or message.startswith("subtitr.toml")
    assert message.isprintable()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a = 1\nb = \n", "subtitr.toml:2: is not valid TOML"),
        (b"a = 1\na = 2\n", "subtitr.toml:2: is not valid TOML"),
        (b"a = 1\n# \xff\n", "subtitr.toml:2: is not UTF-8"),
        (b"\xef\xbb\xbfa = 1\n# \xff\n", "subtitr.toml:2: is not UTF-8"),
        (b"a = " + b"[" * 8000, "subtitr.toml: is nested too deeply"),
        (b"a = 1" + b"0" * 5000, "subtitr.toml: is not valid TOML"),
        (b"a.b." * 5000, "subtitr.toml:1: has a line of more than"),
        (b"#\n" * 600_000, "subtitr.toml: is larger than 1 MB"),
        (b'a = "', "is not valid TOML"),
    ],
)
def test_broken_files_say_where(data: bytes, message: str) -> None:
    """Broken, huge, deep and foreign files are one clear line each."""
    with pytest.raises(ConfigurationError) as caught:
        load_toml(data, "subtitr.toml")
    assert message in str(caught.value)


def test_byte_order_mark_is_passed_over() -> None:
    """Notepad's mark is no mistake, and decimal numbers stay exact."""
    assert load_toml(b"\xef\xbb\xbfa = 23.976", "x") == {"a": Decimal("23.976")}


def test_a_flood_of_mistakes_ends_soon() -> None:
    """A hundred thousand unknown keys are all reported, in seconds."""
    data = "".join(f"k{number} = 1\n" for number in range(60_000)).encode()
    begin = time.monotonic()
    with pytest.raises(ConfigurationError) as caught:
        read_configuration(load_toml(data, "x"), "x")
    assert len(caught.value.problems) == 60_000
    assert time.monotonic() - begin < 10
