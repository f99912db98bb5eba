"""Laws of lazy texts and of errors made of them."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError, InputError, RefusedError, SubtitrError, UsageError
from pipeline.messages import Text, _, n_


@given(st.text(max_size=20), st.integers())
def test_data_are_shown_verbatim(name: str, count: int) -> None:
    """Braces and percent signs in data mean nothing; a text shows them as they are."""
    assert str(_("no file {name}", name=name)) == f"no file {name}"
    sentence = n_("{count} cue of {name}", "{count} cues of {name}", count, name=name)
    noun = "cue" if count == 1 else "cues"
    assert str(sentence) == f"{count} {noun} of {name}"


@given(st.text(max_size=20))
def test_texts_and_errors_cross_process_borders(name: str) -> None:
    """A text and an error are the same after the way to a worker and back."""
    text = _("no file {name}", name=name)
    assert pickle.loads(pickle.dumps(text)) == text
    for kind in (SubtitrError, UsageError, InputError, RefusedError):
        error = kind(text, "film.srt", _("look again"))
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is kind
        assert (again.what, again.where, again.hint) == (text, "film.srt", _("look again"))
        assert str(again) == f"film.srt: no file {name}"


def test_a_text_without_data_keeps_its_braces() -> None:
    """An empty text stays empty (gettext would give a header), and braces alone are no fields."""
    assert str(Text("")) == ""
    assert str(_("a literal {brace}")) == "a literal {brace}"


def test_a_configuration_error_tells_every_problem() -> None:
    """All problems are kept, each with its place, and the first hint is the hint of the whole."""
    problems = (InputError("one", "a.toml"), InputError("two", "b.toml", "try three"))
    error = pickle.loads(pickle.dumps(ConfigurationError(*problems)))
    assert str(error) == "a.toml: one\nb.toml: two"
    assert error.hint == "try three"
    assert [problem.where for problem in error.problems] == ["a.toml", "b.toml"]


@pytest.mark.parametrize(
    ("error", "code"),
    [(UsageError, 2), (InputError, 2), (ConfigurationError, 2), (RefusedError, 1)],
)
def test_exit_codes(error: type[SubtitrError], code: int) -> None:
    """A refusal exits with 1, wrong use and unreadable input with 2."""
    assert error.exit_code == code
