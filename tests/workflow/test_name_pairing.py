"""Laws of putting files together by their names: one to one, and nothing that is doubtful."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.workflow.name_pairing import paired_names

names = st.lists(
    st.builds(
        "{}{}.{}srt".format,
        st.sampled_from(("iss", "ISS ", "show S01E", "film.1998.", "серия ")),
        st.integers(1, 12),
        st.sampled_from(("", "ru.", "en.", "pt-BR.")),
    ),
    unique=True,
    max_size=8,
)


@given(names, names)
def test_pairs_are_one_to_one(references: list[str], targets: list[str]) -> None:
    """Every target is told of once, and no reference serves two."""
    pairs = paired_names(references, targets)
    assert [pair.target for pair in pairs] == targets
    used = [pair.reference for pair in pairs if pair.reference]
    assert len(used) == len(set(used))
    assert set(used) <= set(references)


@given(names)
def test_files_with_the_same_names_belong_together(files: list[str]) -> None:
    """Of two folders with the same names each file has its own."""
    assert all(pair.reference == pair.target for pair in paired_names(files, files))


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        ("iss-01.srt", "iss-01.ru.srt"),
        ("iss-01.en.srt", "ISS-01.ru.srt"),
        ("Show.S01E02.1080p.en.srt", "show 1x02 (1998).srt"),
        ("season 1/ep03.srt", "серия 3.ru.srt"),
        ("en/film.srt", "film.ru.srt"),
        ("film.srt", "ru/new/Film.ru.srt"),
        ("orbit 7 final.srt", "Орбита 007.srt"),
    ],
)
def test_what_is_one_episode(reference: str, target: str) -> None:
    """Names of one film are found in other languages, spellings and folders."""
    others = ["iss-09.srt", "s01e09.srt", "other 44.srt"]
    (pair,) = paired_names([reference, *others], [target])
    assert pair.reference == reference


@pytest.mark.parametrize(
    ("references", "target"),
    [
        (["iss-01.srt", "iss-02.srt"], "iss-03.ru.srt"),
        (["a 1.srt", "b 1.srt"], "c 1.srt"),
        (["s01e01.srt"], "s02e01.srt"),
        (["film 1998.srt"], "other 1998.srt"),
    ],
)
def test_what_is_doubtful_is_left_alone(references: list[str], target: str) -> None:
    """A file that fits none, or several, has no partner."""
    (pair,) = paired_names(references, [target])
    assert pair.reference is None
