from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.project.wording import LONGEST_SHOWN, did_you_mean, shortened, shown


@given(st.text())
def test_what_is_shown_is_one_printable_line(value: str) -> None:
    """No user's text reaches a terminal with control characters, and errors stay short."""
    assert shown(value).isprintable()
    assert len(shortened(value)) <= LONGEST_SHOWN
    shown(value).encode()


@given(st.sets(st.text(min_size=2, max_size=40)))
def test_a_known_word_suggests_itself(known: set[str]) -> None:
    """The nearest of the known words is found, in any case of letters."""
    for word in known:
        near = str(did_you_mean(word, known))
        assert near.casefold() == f'did you mean "{shown(word)}"?'.casefold() or not near


@pytest.mark.parametrize("word", ["", "x", "y" * 41, "nothing like it"])
def test_strange_words_suggest_nothing(word: str) -> None:
    """Too short, too long, too far: no suggestion."""
    assert did_you_mean(word, ["languages", "cueing"]) == ""


def test_importing_the_room_loads_nothing_heavy() -> None:
    """The room is imported without TOML writers, processes or cryptography."""
    script = (
        "import sys, pipeline.project\n"
        "print(*{'tomlkit', 'multiprocessing', 'concurrent.futures', 'hashlib', 'tomllib', 'json'}"
        " & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.strip() == b""


def test_public_names_are_there() -> None:
    """Every name that the room offers can be had, and no other."""
    import pipeline.project as room  # noqa: PLC0415

    for name in room._MODULES:
        assert getattr(room, name) is not None
    assert callable(room.locked)
    with pytest.raises(AttributeError):
        room.nothing  # noqa: B018
