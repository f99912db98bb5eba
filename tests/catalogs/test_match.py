"""Matching old texts with new ones."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from pipeline.catalogs import equal_texts
from pipeline.catalogs.item import Item, items_of_messages, items_of_segments
from pipeline.catalogs.likeness import EDITED_RATIO
from pipeline.catalogs.match import Match, Matching, Reason, match
from pipeline.model.message import Message
from pipeline.segmentation import SegmentationSettings, segment
from tests.recuts import Recut
from tests.recuts import recuts as film_recuts

LINES = ("yes.", "no.", "go for launch.", "go for launch!", "go for lunch.", "the hatch is open.",
         "the hatch is shut.", "we have 5 minutes.", "we have 6 minutes.", "copy.", "",
         "a")  # fmt: skip
films = st.lists(st.sampled_from(LINES) | st.text("ab", max_size=4), max_size=25)


def items(texts: Sequence[str], *, step: int | None = 3_000) -> list[Item]:
    """Return texts as items, one each `step` ms; without times if it is None."""
    return [Item(text, None if step is None else n * step) for n, text in enumerate(texts)]


def match_texts(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """Return what each text is matched with where nothing tells times."""
    matching = match(items(old, step=None), items(new, step=None))
    return [one and one.old for one in matching.found]


@st.composite
def recuts(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Draw a film and a new cut of it: lines gone, added, edited, moved."""
    old = draw(films)
    new = list(old)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, max(len(new) - 1, 0)))
        change = draw(st.sampled_from(("gone", "added", "edited", "moved")))
        if change == "added" or not new:
            new.insert(at, draw(st.sampled_from(LINES)))
        elif change == "edited":
            new[at] += " x"
        else:
            line = new.pop(at)
            if change == "moved":
                new.insert(draw(st.integers(0, len(new))), line)
    return old, new


@given(recuts() | st.tuples(films, films))
@example(
    (
        ["m", "the hatch is open.", "n", "x"],
        ["x", "the hatch is open!", "m", "the hatch is open?", "n"],
    )
)
def test_one_to_one(films: tuple[list[str], list[str]]) -> None:
    """No old text is given to two new ones, and every new text has an answer."""
    old, new = films
    found = match_texts(old, new)
    given_out = [index for index in found if index is not None]
    assert len(found) == len(new)
    assert len(set(given_out)) == len(given_out)
    assert set(given_out) <= set(range(len(old)))


@given(recuts() | st.tuples(films, films))
def test_alike(films: tuple[list[str], list[str]]) -> None:
    """What is paired is equal, or at least as alike as an edit."""
    old, new = films
    for index, at in enumerate(match_texts(old, new)):
        if at is not None and old[at] != new[index]:
            assert ratio(old[at], new[index]) >= EDITED_RATIO


@given(films)
def test_equal(film: list[str]) -> None:
    """An unchanged film is matched line by line, in a list of another type, too."""
    assert match_texts(film, film) == list(range(len(film)))
    assert match_texts(tuple(film), film) == list(range(len(film)))


@given(films, films)
def test_inserted(film: list[str], scene: list[str]) -> None:
    """A film found again around an inserted scene loses none of its lines."""
    for at in {0, len(film) // 2, len(film)}:
        found = match_texts(film, film[:at] + scene + film[at:])
        assert sum(index is not None for index in found) >= len(film)


@given(films, st.data())
def test_cut(film: list[str], data: st.DataObject) -> None:
    """What is left after a cut is all found."""
    low = data.draw(st.integers(0, len(film)))
    high = data.draw(st.integers(low, len(film)))
    left = film[:low] + film[high:]
    assert None not in match_texts(film, left)


@given(recuts())
def test_same_answer(films: tuple[list[str], list[str]]) -> None:
    """The same two films are matched the same, by the exact way and by the quick one alike in
    being one to one."""
    assert match_texts(*films) == match_texts(*films)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(equal_texts, "_MOST_MEETINGS", 0)
        quick = [index for index in match_texts(*films) if index is not None]
    assert len(set(quick)) == len(quick)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("a b c", "a b c", [0, 1, 2]),
        ("a b c", "c a b", [2, 0, 1]),  # moved
        (
            "y y y n n n",
            "n n y y y n",
            [3, 4, 0, 1, 2, 5],
        ),  # repeated: the longest order, then others
        ("a y b y c", "a b y c", [0, 2, 3, 4]),  # told apart by their neighbours
        ("y a y b y", "y a y", [0, 1, 2]),
        ("", "a", [None]),
        ("a", "", []),
    ],
)
def test_cases(old: str, new: str, found: list[int | None]) -> None:
    """Cases that show what wins: neighbours before order, order before nothing."""
    assert match_texts(old.split(), new.split()) == found


def test_edits() -> None:
    """An edited line is found between its neighbours, also beside a long scene that is new."""
    old = ["first line", "the hatch is open now", "last line"]
    new = [
        "first line",
        "the hatch is shut now",
        *(f"{n} {n * 7919}" for n in range(500)),
        "last line",
    ]
    assert match_texts(old, new)[:2] == [0, 1]
    assert match_texts(["no"], ["yes"]) == [None]


def test_many_repeated() -> None:
    """A film of two lines said 3,000 times each is matched in order, nothing lost."""
    rng = random.Random(1)
    film = [rng.choice(("yes.", "no.")) for _ in range(6_000)]
    found = match_texts(film, [*film[:3_000], "well.", *film[3_000:]])
    assert found == [*range(3_000), None, *range(3_000, 6_000)]


def test_near_linear() -> None:
    """Four times the film takes about four times as long: shuffled, edited and repetitive, too."""
    for change in (_edited, _shuffled, _rewritten):
        small, large = (min(_seconds(change, count) for _ in range(3)) for count in (5_000, 20_000))
        assert large < 4 * 2.5 * small + 0.05, change.__name__


def _film(count: int) -> list[str]:
    return ["yes." if n % 9 == 0 else f"line {n} of {n * 7919 % 104729}" for n in range(count)]


def _edited(film: list[str], rng: random.Random) -> list[str]:
    return [one + " x" if rng.random() < 0.05 else one for one in film]


def _shuffled(film: list[str], rng: random.Random) -> list[str]:
    scenes = [film[at : at + 10] for at in range(0, len(film), 10)]
    rng.shuffle(scenes)
    return [one for scene in scenes for one in scene]


def _rewritten(film: list[str], rng: random.Random) -> list[str]:
    return [one if n % 500 == 0 else f"{rng.random()}" for n, one in enumerate(film)]


def _seconds(change: Callable[[list[str], random.Random], list[str]], count: int) -> float:
    film = _film(count)
    new = change(film, random.Random(3))
    start = time.process_time()
    match_texts(film, new)
    return time.process_time() - start


def test_a_line_that_was_doubled_stays_the_first() -> None:
    """Of a text that stands twice now, or stood twice before, the first is the old one."""
    assert match_texts(["a", "b"], ["new", "a", "a"]) == [None, 0, None]
    assert match_texts(["new", "a", "a"], ["a", "b"]) == [1, None]


@given(film_recuts(), st.sampled_from(("cue", "sentence")))
def test_of_a_recut(cut: Recut, unit: str) -> None:
    """Of any new cut the answer is whole: one to one, edits alike, and no old text both matched
    and merged into another."""
    old, new = (
        items_of_segments(segment(track, SegmentationSettings(("en",), unit=unit)).segments, track)
        for track in (cut.old, cut.new)
    )
    matching = match(old, new)
    taken = [one.old for one in matching.found if one]
    assert len(set(taken)) == len(taken)
    assert match(old, new) == matching
    for index, one in enumerate(matching.found):
        if one is None:
            continue
        same = old[one.old].text == new[index].text
        assert same == (one.reason is not Reason.EDITED)
        assert same or ratio(old[one.old].text, new[index].text) >= EDITED_RATIO
        assert index not in matching.groups


@given(film_recuts())
def test_unchanged(cut: Recut) -> None:
    """An unchanged film is the same, certainly."""
    settings = SegmentationSettings(("en",), unit="cue")
    film = items_of_segments(segment(cut.old, settings).segments, cut.old)
    every = tuple(Match(at, Reason.SAME, certain=True) for at in range(len(film)))
    assert match(film, film).found == every


def test_repeated_lines_by_time() -> None:
    """Which of two equal lines stayed is told by the clock, where both have the same neighbours."""
    texts = ["the hatch is open now.", "yes.", "yes.", "we have to close it again."]
    old = items(texts)
    first, second = ([old[0], one, old[3]] for one in old[1:3])
    assert [one and one.old for one in match(old, first).found] == [0, 1, 3]
    assert [one and one.old for one in match(old, second).found] == [0, 2, 3]


def test_doubtful() -> None:
    """A short line that stands alone in another scene now is a guess, a long neighbour is not."""
    old = items(["we are here.", "go for launch now.", "yes.", "the end of the film."])
    new = items(["a scene that nobody knows.", "yes.", "it has lines of its own.", *old[1:2]])[:3]
    new += [Item(old[3].text, 90_000)]
    found = match(old, new).found
    assert found[1] is not None
    assert (found[1].old, found[1].certain) == (2, False)


LONG = "the quick brown fox has jumped over the gate."
ROUND_IT = [
    "we have to go to the hatch and open it slowly.",
    LONG,
    "it is stuck.",
    "then pull it harder.",
]


@pytest.mark.parametrize("shift", [0, 900, 60_000])
@pytest.mark.parametrize("step", [None, 3_000])
@pytest.mark.parametrize("more", [0, 3, 12])
def test_a_long_line_in_a_scene_cut_otherwise(shift: int, step: int | None, more: int) -> None:
    """A long line said once is certain between texts that were split, merged and edited, whatever
    the film around it and whenever it comes."""
    before, after = (
        [f"{place} {n}: line {n} of {n * 7919}." for n in range(more)] for place in "ab"
    )
    halves = [
        "we have to go to the hatch",
        "and then open that.",
        LONG,
        "it is now stuck. so pull.",
    ]
    old = items([*before, *ROUND_IT, *after], step=step)
    new = items([*before, *halves, *after], step=step)
    if step is not None:
        late = [one._replace(start=(one.start or 0) + shift) for one in new]
        later = [one._replace(start=(one.start or 0) + shift // 2) for one in new]
        new = [*new[:more], *late[more : more + 4], *later[more + 4 :]]
    assert match(old, new).found[more + 2] == (
        more + 1,
        match(old, new).found[more + 2].reason,
        True,
    )  # type: ignore[union-attr]


@pytest.mark.parametrize("step", [None, 3_000])
def test_a_long_line_said_once_more(step: int | None) -> None:
    """Where the words of a long line stand in their place cut otherwise, its like is a guess."""
    old = items(["first of all.", LONG, "it is stuck.", "pull it.", "no more.", "go."], step=step)
    halves = ["the quick brown fox has", "jumped over the gate."]
    new = items(
        ["first of all?", *halves, "it was stuck!", "push it!", "a scene.", LONG], step=step
    )
    one = match(old, new).found[6]
    assert one is None or not one.certain


def _told(name: str, count: int) -> list[str]:
    return [f"{name} tells its line {n * 7919} in {n} words." for n in range(count)]


@pytest.mark.parametrize("step", [None, 3_000])
def test_a_film_that_is_set_anew(step: int | None) -> None:
    """Other quotes, dashes, dots and ё in every line are no edit of any, whatever is said twice."""
    plain = ["Да... вот ещё!", '"Нет"?', "- Что?", "Да... вот ещё!", '"Нет"?', "Всё - конец."]
    anew = ["Да… вот еще!", "«Нет»?", "— Что?", "Да… вот еще!", "„Нет“?", "Все — конец."]
    old, new = (
        [
            one._replace(start=None if step is None else n * step)
            for n, one in enumerate(items_of_messages([Message("", text) for text in texts]))
        ]
        for texts in (plain, anew)
    )
    assert match(old, new).found == match(old, old).found


@given(st.integers(2, 9), st.data(), st.sampled_from((None, 3_000)))
def test_neighbours_that_changed_places(count: int, data: st.DataObject, step: int | None) -> None:
    """Two long lines that change places are certain, and so is the film around them."""
    film = _told("the film", count)
    at = data.draw(st.integers(0, count - 2))
    order = [*range(at), at + 1, at, *range(at + 2, count)]
    found = match(items(film, step=step), items([film[one] for one in order], step=step)).found
    assert [one and (one.old, one.certain) for one in found] == [(one, True) for one in order]


@given(
    st.integers(0, 3),
    st.integers(0, 3),
    st.integers(7, 12),
    st.integers(7, 12),
    st.sampled_from((None, 3_000)),
)
def test_another_film_of_the_series(
    first: int, last: int, one: int, other: int, step: int | None
) -> None:
    """What two episodes share at their ends is no certain pair; the part and the whole of a film
    are certainly one film."""
    opening, credit = _told("a jingle", first), _told("a credit", last)
    old = items([*opening, *_told("anna", one), *credit], step=step)
    new = items([*opening, *(f"boris {n} {n * 104729}" for n in range(other)), *credit], step=step)
    assert match(old, new).certain() == [None] * len(new)
    for film, part in ((old, old[2:5]), (old[2:5], old)):
        certain = [at for at in match(film, part).certain() if at is not None]
        assert len(certain) == len(old[2:5])


@given(st.integers(1, 8), st.integers(0, 9))
def test_repeated_lines_without_times(beside: int, cut: int) -> None:
    """Where nothing tells times, a line said again and again is certain between certain lines,
    though one like it was cut; what is left of two side by side is a guess."""
    film = [one for n in range(9) for one in (f"the line {n} of this film, {n * 7919}.", "yes.")]
    film = [*film[: 2 * beside], "yes.", *film[2 * beside :], "the end of the film."]
    at = [n for n, text in enumerate(film) if text == "yes."][cut]
    guesses = [2 * beside - 1] if at in (2 * beside - 1, 2 * beside) else []
    found = match(items(film, step=None), items([*film[:at], *film[at + 1 :]], step=None)).found
    for other, one in enumerate(found):
        assert one is not None
        assert one.certain == (other not in guesses)
        assert other in guesses or one.old == other + (other >= at)


def test_known() -> None:
    """What is known stays, and the rest is found around it."""
    old, new = items(["a b c d", "e f g h", "i j k l"]), items(["i j k l", "e f g x", "a b c d"])
    found = match(old, new, {0: 0}).found
    assert [one and one.old for one in found] == [0, 1, None]


def test_split_and_merged() -> None:
    """A line that is two now, or was two, is no edit of either."""
    old = items(["we go to the hatch and open it.", "wait.", "now close it", "and come back."])
    new = items(["we go to the hatch", "and open it.", "wait.", "now close it and come back."])
    matching: Matching = match(old, new)
    assert [one and one.old for one in matching.found] == [None, None, 1, None]
    assert [matching.groups[at].pieces for at in (0, 1, 3)] == [(0,), (0,), (2, 3)]
