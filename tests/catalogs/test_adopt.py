"""An existing translation finds its place, or says that it has none."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.catalogs.adopt import Adoption, Side, adopt
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.segmentation import SegmentationSettings, segment
from pipeline.sync.same_cues import LAG

ENGLISH = (
    "Where is the red box?",
    "I left it near the door.",
    "There were 12 people.",
    "Open the window!",
    "My brother was a doctor.",
    "Do you see the river?",
    "We need water and bread.",
    "Nobody slept.",
    "The train leaves at 7.",
    "Please close your eyes.",
    "What is your name?",
    "It is very cold here.",
)
RUSSIAN = (
    "Где красный ящик?",
    "Я оставил его у двери.",
    "Там было 12 человек.",
    "Открой окно!",
    "Мой брат был врачом.",
    "Ты видишь реку?",
    "Нам нужны вода и хлеб.",
    "Никто не спал.",
    "Поезд уходит в 7.",
    "Пожалуйста, закрой глаза.",
    "Как тебя зовут?",
    "Здесь очень холодно.",
)


def _film(texts: tuple[str, ...], shift: int = 0, numerator: int = 1, unit: int = 1) -> Track:
    """Return a film whose cues have gaps of many lengths, at another clock."""
    moment, cues = 2_000, []
    for index, text in enumerate(texts):
        start = moment * numerator // unit + shift
        cues.append(Cue(TimeSpan(start, start + 1_800), text))
        moment += 2_000 + index * index * 137 % 3_001
    return Track(tuple(cues))


def _side(track: Track, language: str, unit: str = "sentence") -> Side:
    languages = (language, "en" if language == "ru" else "ru")
    return Side(
        track, segment(track, SegmentationSettings(languages, unit=unit)).segments, language
    )


def _adopted(english: Track, russian: Track, unit: str = "sentence") -> Adoption:
    return adopt(_side(english, "en", unit), _side(russian, "ru", unit))


def _texts(adoption: Adoption, count: int) -> list[str]:
    return [adoption.placed[one].text if one in adoption.placed else "" for one in range(count)]


@given(st.integers(-50_000, 90_000), st.sampled_from([(1, 1), (25_025, 24_000), (24, 25)]))
@settings(max_examples=30)
def test_same_cues_at_any_clock(shift: int, rate: tuple[int, int]) -> None:
    """The same cues, however shifted and scaled, give every message its own cue's words."""
    found = _adopted(_film(ENGLISH), _film(RUSSIAN, shift, *rate))
    assert found.same_cues
    assert _texts(found, len(ENGLISH)) == list(RUSSIAN)
    assert all(one.certain for one in found.placed.values())
    assert found.left == ()


@given(st.data(), st.integers(-50_000, 50_000))
@settings(max_examples=30)
def test_cues_that_lag(data: st.DataObject, shift: int) -> None:
    """As many cues, each a little late or early, are the same cues."""
    translation = _film(RUSSIAN, 52_000 + shift)
    lags = st.integers(-LAG // 4, LAG // 4)
    late = [data.draw(lags) for _cue in translation.cues]
    spans = [cue.span.shifted(by) for cue, by in zip(translation.cues, late, strict=True)]
    cues = [cue._replace(span=span) for cue, span in zip(translation.cues, spans, strict=True)]
    found = _adopted(_film(ENGLISH), Track(tuple(cues)))
    assert found.same_cues
    assert _texts(found, len(ENGLISH)) == list(RUSSIAN)
    assert all(one.certain for one in found.placed.values())


def _without(track: Track, first: int, last: int) -> Track:
    """Return a film without a scene; what follows comes earlier by its length."""
    by = track.cues[first].span.start - track.cues[last].span.start
    moved = [cue._replace(span=cue.span.shifted(by)) for cue in track.cues[last:]]
    return Track((*track.cues[:first], *moved))


@given(st.integers(20, 50), st.integers(1, 15), st.booleans(), st.sampled_from(("cue", "sentence")))
@settings(max_examples=25, deadline=None)
def test_of_another_cut(first: int, size: int, is_longer: bool, unit: str) -> None:
    """A translation made on the cues of another cut, a scene longer or shorter, is placed cue by
    cue; what has no place is left, and only beside the cut is anything doubtful."""
    count = 80
    english = _film(tuple(f"The {n * n + 7}th hill is green." for n in range(count)))
    russian = _film(tuple(f"{chr(1072 + n % 30)}{n} зелёный." for n in range(count)), 30_000)
    last = first + size
    cut = [at for at in range(count) if not first <= at < last]
    if is_longer:
        found = _adopted(_without(english, first, last), russian, unit)
        wanted = {at: russian.cues[origin].text for at, origin in enumerate(cut)}
    else:
        found = _adopted(english, _without(russian, first, last), unit)
        wanted = {at: russian.cues[at].text for at in cut}
    assert found.trusted
    doubtful = {at for at, one in found.placed.items() if not one.certain}
    # cues of the scene may begin where some behind it do
    near = {*range(first - 3, first + 4), *(() if is_longer else range(last, last + 4))}
    assert doubtful <= near
    assert found.placed.keys() ^ wanted.keys() <= near
    assert all(found.placed[at].text == wanted.get(at) for at in found.placed.keys() - doubtful)
    assert len(found.left) == (size if is_longer else 0)


def test_a_part_of_a_sentence_is_doubtful() -> None:
    """Where a translation has one of the two cues of a sentence, it may be half of it."""
    texts = [f"This line says {n * n} and no more." for n in range(20)]
    texts[8:9] = ["This line begins here", "and ends in the next cue."]
    english = _film(tuple(texts))
    russian = Track(tuple(cue for at, cue in enumerate(english.cues) if at != 9))
    found = _adopted(english, russian)
    assert found.same_cues
    assert [at for at, one in found.placed.items() if not one.certain] == [8]


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_words_are_placed_once(data: st.DataObject) -> None:
    """Every word of any translation is placed once or listed as left."""
    words = st.sampled_from(("да", "нет.", "Имо,", "вот так;", "Куда?", "12", "и", "Вставай!"))
    lines = st.lists(words, min_size=1, max_size=6).map(" ".join)
    texts = tuple(data.draw(st.lists(lines, min_size=1, max_size=15)))
    found = _adopted(_film(ENGLISH), _film(texts, data.draw(st.integers(0, 5_000))))
    placed = " ".join(one.text for one in found.placed.values() if one.text != "||")
    left = " ".join(text for _cue, text in found.left)
    assert sorted(f"{placed} {left}".split()) == sorted(" ".join(texts).split())


def test_own_times_and_own_cues() -> None:
    """A translation that joins and cuts cues at times of its own is placed by words and length."""
    russian = Track(
        (
            Cue(TimeSpan(2_400, 6_000), f"{RUSSIAN[0]} {RUSSIAN[1]}"),
            Cue(TimeSpan(6_400, 8_000), RUSSIAN[2]),
            *_film(RUSSIAN, 600).cues[3:],
        )
    )
    found = _adopted(_film(ENGLISH), russian)
    assert not found.same_cues
    assert _texts(found, len(ENGLISH)) == list(RUSSIAN)
    assert found.trusted


def test_old_translation_of_a_film_cut_again() -> None:
    """After scenes were put in and lines taken out, old translations go with their words."""
    cues = _film(ENGLISH * 2).cues
    words = [f"{text} And number {at * 37 + 100}." for at, text in enumerate(ENGLISH * 2)]
    said = [f"{text} И номер {at * 37 + 100}." for at, text in enumerate(RUSSIAN * 2)]
    later = [0] * 8 + [61_000] * 8 + [80_000] * 8
    english = Track(
        tuple(
            cue._replace(text=text, span=cue.span.shifted(shift))
            for cue, text, shift in zip(cues, words, later, strict=True)
        )
    )
    kept = [at for at in range(24) if at not in (5, 18)]
    russian = Track(tuple(cues[at]._replace(text=said[at]) for at in kept))
    found = _adopted(english, russian)
    expected = [text if at in kept else "" for at, text in enumerate(said)]
    segments = _side(english, "en").segments
    own: list[str] = [""] * 24
    for index, one in enumerate(segments):
        if index in found.placed:
            own[one.slots[0].cue] += f" {found.placed[index].text}"
    right = sum(one.strip() == two for one, two in zip(own, expected, strict=True))
    assert right >= 22
    for index, placed in found.placed.items():
        cue = segments[index].slots[0].cue
        assert placed.text in expected[cue] or not placed.certain


def test_missing_line_moves_nothing() -> None:
    """A line that the translator left out leaves its message empty, and no neighbour moves."""
    shorter = Track(tuple(cue for index, cue in enumerate(_film(RUSSIAN, 900).cues) if index != 4))
    found = _adopted(_film(ENGLISH), shorter)
    assert _texts(found, len(ENGLISH)) == [*RUSSIAN[:4], "", *RUSSIAN[5:]]


def test_added_line_is_left() -> None:
    """What the master does not say is listed with its cue, not put on a neighbour."""
    cues = _film(RUSSIAN, 400).cues
    added = Cue(TimeSpan(cues[-1].span.end + 9_000, cues[-1].span.end + 12_000), "Перевод: Студия")
    found = _adopted(_film(ENGLISH), Track((*cues, added)))
    assert found.left == ((len(cues), "Перевод: Студия"),)
    assert _texts(found, len(ENGLISH)) == list(RUSSIAN)


def test_another_film_is_certain_of_nothing() -> None:
    """Of a translation of another film nothing is certain, and it says that it is not trusted."""
    other = _film(
        ("Сокол, доложите.", "Лети, лети.", "Ужин на плите.", "Чего?", "Сим-Сим, откройся!"), 31_234
    )
    found = _adopted(_film(ENGLISH), other)
    assert not found.trusted
    assert not any(one.certain for one in found.placed.values())


def _half(cue: Cue, first: str, second: str) -> tuple[Cue, Cue]:
    middle = (cue.span.start + cue.span.end) // 2
    return (
        cue._replace(text=first, span=TimeSpan(cue.span.start, middle)),
        cue._replace(text=second, span=TimeSpan(middle, cue.span.end)),
    )


def test_cue_that_the_translator_cut_in_two_is_whole() -> None:
    """Where the translator made two cues of one, its message has both, and is doubtful."""
    cues = _film(RUSSIAN, 300).cues
    found = _adopted(
        _film(ENGLISH), Track((*cues[:3], *_half(cues[3], "Открой", "окно!"), *cues[4:]))
    )
    assert found.same_cues
    assert _texts(found, len(ENGLISH)) == list(RUSSIAN)
    assert [key for key, one in found.placed.items() if not one.certain] == [3]


def test_cues_that_the_translator_joined_are_doubtful() -> None:
    """Where the translator made one cue of two, nothing certain has the words of both."""
    cues = _film(ENGLISH).cues
    english = Track((*cues[:3], *_half(cues[3], "Open the window!", "Quickly!"), *cues[4:]))
    russian = ["Открой окно! Быстро!" if text == RUSSIAN[3] else text for text in RUSSIAN]
    found = _adopted(english, _film(tuple(russian)))
    assert found.same_cues
    assert not found.placed[3].certain
    assert all(found.placed[one].certain for one in (2, 5, 6))


def test_sounds_that_the_translator_left_out_move_nothing() -> None:
    """A translation of the cues that are spoken only still has the same cues."""
    heard = _film(tuple(text for one in ENGLISH for text in (one, "[door slams]")))
    spoken = Track(tuple(cue._replace(text=RUSSIAN[at]) for at, cue in enumerate(heard.cues[::2])))
    found = _adopted(heard, spoken)
    assert found.same_cues
    assert _texts(found, 24) == [text for one in RUSSIAN for text in (one, "")]


def test_one_sentence_for_two_is_doubtful() -> None:
    """One sentence for two goes to the first; the other shows nothing, and both are doubtful."""
    english = Track((Cue(TimeSpan(0, 2_000), "Stop. I see."), *_film(ENGLISH, 9_000).cues))
    russian = Track((Cue(TimeSpan(0, 2_000), "Понятно"), *_film(RUSSIAN, 9_000).cues))
    found = _adopted(english, russian)
    assert _texts(found, 3) == ["Понятно", "||", RUSSIAN[0]]
    assert [found.placed[one].certain for one in range(3)] == [False, False, True]


def test_cue_is_the_unit_where_it_is_the_masters() -> None:
    """With a message a cue, each has the whole text of its cue, both speakers of it."""
    english = _film(("- Who is it?\n- Me.", *ENGLISH))
    russian = _film(("- Кто там?\n- Я.", *RUSSIAN), 700)
    found = _adopted(english, russian, "cue")
    assert _texts(found, 3) == ["Кто там?\nЯ.", *RUSSIAN[:2]]
