"""Whether cues that begin together say the same."""

from __future__ import annotations

import random

from pipeline.sync.resemblance import languages_of, resemblance
from tests.sync.strategies import film

ENGLISH = [
    "Where is the station?", "There are 260 people on board.", "Marta, close the door!",
    "We have no water.", "The doctor is asleep.", "Open the window, Roland.",
    "It is seven o'clock.", "Who took my book?", "I saw the sun today…", "The engine is hot.",
]  # fmt: skip
RUSSIAN = [
    "Где станция?", "На борту 260 человек.", "Марта, закрой дверь!", "У нас нет воды.",
    "Врач спит.", "Открой окно, Роланд.", "Семь часов.", "Кто взял мою книгу?",
    "Я видел сегодня солнце…", "Двигатель горячий.",
]  # fmt: skip


def test_one_language() -> None:
    """In one language cues are alike by words; those beside are not, and clearly disagree."""
    texts = [one.text for one in film(random.Random(1), 60, texts=True)]
    right = resemblance(texts, texts, [(at, at) for at in range(60)])
    assert right.one_language
    assert right.are_equal
    assert right.deviations > 20
    wrong = resemblance(texts, texts, [(at, (at + 25) % 60) for at in range(60)])
    assert wrong.disagree
    assert not right.disagree


def test_two_languages() -> None:
    """A translation is known by numbers, names, marks and the lexicon."""
    pairs = [(at, at) for at in range(len(ENGLISH))]
    right = resemblance(RUSSIAN, ENGLISH, pairs, ("ru", "en"))
    assert not right.one_language
    assert right.deviations > 4
    assert resemblance(RUSSIAN, ENGLISH, pairs).deviations > 1
    wrong = [(one, (one + 5) % len(ENGLISH)) for one, _same in pairs]
    assert resemblance(RUSSIAN, ENGLISH, wrong, ("ru", "en")).deviations < 2


def test_nothing_said() -> None:
    """Texts without words say nothing, neither that cues belong together nor that they do not."""
    nothing = resemblance(["♪", "…", ""] * 20, ["♪", "…", ""] * 20, [(at, at) for at in range(60)])
    assert nothing.pairs == 0
    assert nothing.deviations == 0
    assert not nothing.disagree


def test_same_words_everywhere() -> None:
    """Cues that all say the same are no evidence for any pairs, and none against them."""
    found = resemblance(["Yes."] * 40, ["Yes."] * 40, [(at, at) for at in range(40)])
    assert found.deviations == 0
    assert not found.disagree


def test_languages_are_guessed() -> None:
    """Cyrillic letters are taken for Russian."""
    assert languages_of(RUSSIAN, ENGLISH) == ("ru", "en")
