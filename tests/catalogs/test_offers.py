"""A film that moves from cues to sentences, or back, and loses no translation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.offers import joined
from pipeline.catalogs.po import read_po, write_po
from pipeline.catalogs.resolve import join_by_identity
from pipeline.catalogs.template import build_template
from pipeline.catalogs.update import UpdateSettings, update_catalog
from pipeline.model.message import Message

from .strategies import TEMPLATE, TwoWays, films_two_ways, two_ways, various_films_two_ways

RU = UpdateSettings("ru", "2027-07-07 07:07+0000")
EDU = replace(RU, language="ru@edu", base={})
SPEECH = [["I", "think", "that", "it", "works."], ["Yes."], ["Go", "now."], ["Wait."]]
"""In cues of these lengths: 2 and 3 words of the first; the two after it in one cue."""
CUES = [2, 3, 3, 1]


def templates(film: TwoWays) -> tuple[Catalog, Catalog]:
    """Return the template by cue, and the one by sentence that follows it."""
    by_cue = build_template(film.by_cue, film.track, TEMPLATE).template
    return by_cue, build_template(film.by_sentence, film.track, TEMPLATE, by_cue).template


def translated(
    template: Catalog, settings: UpdateSettings = RU, said: Mapping[str, str] | None = None
) -> Catalog:
    """Return a catalog in which every message says its text in brackets, or what is `said`."""
    catalog = update_catalog(template, None, settings).catalog
    done = tuple(
        one.changed(translation=(said or {}).get(one.source, f"[{one.source}]"))
        for one in catalog.messages
    )
    return replace(catalog, messages=done)


def moved(said: Mapping[str, str] | None = None) -> dict[str, Message]:
    """Return by its text each message of the speech in sentences, after cues that `said` so."""
    by_cue, by_sentence = templates(two_ways(SPEECH, CUES))
    old = translated(by_cue, said=said)
    return {one.source: one for one in update_catalog(by_sentence, old, RU).catalog.messages}


@given(various_films_two_ways)
def test_there_and_back(film: TwoWays) -> None:
    """From cues to sentences and back every message has its identity, translation and certainty."""
    by_cue, by_sentence = templates(film)
    old = translated(by_cue)
    there = update_catalog(by_sentence, old, RU).catalog
    back = build_template(film.by_cue, film.track, TEMPLATE, by_sentence).template
    assert sorted(one.id for one in back.messages) == sorted(one.id for one in by_cue.messages)
    again = update_catalog(back, there, RU).catalog
    assert [(one.source, one.translation, one.fuzzy) for one in again.messages] == [
        (one.source, one.translation, False) for one in old.messages
    ]


@given(films_two_ways | various_films_two_ways, st.booleans())
def test_nothing_certain_has_another_text(film: TwoWays, forth: bool) -> None:
    """What is certain was made for this very text, and no translation is lost."""
    first, second = (film.by_cue, film.by_sentence) if forth else (film.by_sentence, film.by_cue)
    before = build_template(first, film.track, TEMPLATE).template
    after = build_template(second, film.track, TEMPLATE, before).template
    made = update_catalog(after, translated(before), RU).catalog
    for one in made.messages:
        assert one.fuzzy or one.translation in ("", f"[{one.source}]")
    kept = {one.translation for one in (*made.messages, *made.obsolete)}
    assert {f"[{one.source}]" for one in before.messages} <= kept


@given(various_films_two_ways, st.booleans())
def test_no_word_is_without_an_offer(film: TwoWays, forth: bool) -> None:
    """Every message is offered what was made for each of its words, in order."""
    first, second = (film.by_cue, film.by_sentence) if forth else (film.by_sentence, film.by_cue)
    before = build_template(first, film.track, TEMPLATE).template
    after = build_template(second, film.track, TEMPLATE, before).template
    for one in update_catalog(after, translated(before), RU).catalog.messages:
        said = one.translation.replace("[", "").replace("]", "")
        assert one.source in said
        assert one.fuzzy == (one.translation != f"[{one.source}]")


@given(films_two_ways, st.sampled_from((RU, EDU)))
def test_twice_is_once(film: TwoWays, settings: UpdateSettings) -> None:
    """An update after the move changes no byte."""
    by_cue, by_sentence = templates(film)
    once = write_po(update_catalog(by_sentence, translated(by_cue, settings), settings).catalog)
    again = update_catalog(by_sentence, read_po(once, "ru.po"), replace(settings, revised="never"))
    assert write_po(again.catalog) == once


@given(various_films_two_ways)
def test_sentences_of_one_cue(film: TwoWays) -> None:
    """A sentence of exactly one cue keeps its identity, its translation and its certainty."""
    by_cue, by_sentence = templates(film)
    ids = {one.source: one.id for one in by_cue.messages}
    for one in update_catalog(by_sentence, translated(by_cue), RU).catalog.messages:
        if one.source in ids:
            assert (one.id, one.translation, one.fuzzy) == (
                ids[one.source],
                f"[{one.source}]",
                False,
            )


def test_joined() -> None:
    """A sentence of several whole cues is offered their translations with a space between; its
    release may show it, as an earlier translation of its own."""
    message = moved()["I think that it works."]
    assert (message.translation, message.fuzzy) == ("[I think] [that it works.]", True)
    assert (message.previous_id, message.previous_source) == ("", "I think that it works.")
    assert not shadowed(message)


def test_a_cue_of_two_sentences() -> None:
    """Both are offered the translation of the cue, as a guess that no release shows."""
    for source in ("Yes.", "Go now."):
        message = moved()[source]
        assert (message.translation, message.fuzzy) == ("[Yes. Go now.]", True)
        assert message.previous_source == "Yes. Go now."
        assert message.previous_id
        assert shadowed(message)
    assert moved()["Wait."].is_translated


def test_a_cue_of_two_sentences_in_two_parts() -> None:
    """Where the translation has as many parts as the cue had sentences, each has its own."""
    messages = moved({"Yes. Go now.": "Да. || Теперь иди."})
    assert messages["Yes."].translation == "Да."
    assert messages["Go now."].translation == "Теперь иди."
    assert messages["Go now."].fuzzy
    assert not shadowed(messages["Go now."])


def test_speakers_of_one_cue() -> None:
    """Of a cue with a line for each speaker each sentence has its line."""
    film = two_ways([["Yes."], ["Go."]], [2])
    film = replace(film, by_cue=[replace(film.by_cue[0], text="Yes.\nGo.")])
    by_cue, by_sentence = templates(film)
    old = translated(by_cue, said={"Yes.\nGo.": "Да.\nИди."})
    made = update_catalog(by_sentence, old, RU).catalog.messages
    assert [(one.translation, one.fuzzy) for one in made] == [("Да.", True), ("Иди.", True)]


def test_a_piece_without_translation() -> None:
    """What there is is offered, as a guess, with the text that it was made for."""
    message = moved({"I think": ""})["I think that it works."]
    assert (message.translation, message.previous_source) == ("[that it works.]", "that it works.")
    assert shadowed(message)
    assert moved({"I think": "", "that it works.": ""})[message.source].translation == ""


def test_a_doubtful_piece() -> None:
    """What is joined with a fuzzy piece is no more certain than that: no release shows it."""
    by_cue, by_sentence = templates(two_ways(SPEECH, CUES))
    old = translated(by_cue)
    first = old.messages[0].changed(fuzzy=True, comments=("ask Anna",))
    old = replace(old, messages=(first, *old.messages[1:]))
    message = update_catalog(by_sentence, old, RU).catalog.messages[0]
    assert message.translation == "[I think] [that it works.]"
    assert shadowed(message)


def test_never_certain_by_the_way_back() -> None:
    """What was joined stays fuzzy when its text is edited and the edit is taken back."""
    by_cue, by_sentence = templates(two_ways(SPEECH, CUES))
    made = update_catalog(by_sentence, translated(by_cue), RU).catalog
    first, *others = by_sentence.messages
    edited = replace(by_sentence, messages=(first.changed(source="I know it."), *others))
    there = update_catalog(edited, made, RU).catalog
    assert update_catalog(by_sentence, there, RU).catalog.messages[0].fuzzy


def test_without_a_template() -> None:
    """A catalog made by cue is moved by a template that knows nothing of cues; one of another
    tool, without identities, is offered only where the pieces are whole."""
    film = two_ways(SPEECH, CUES)
    old = translated(templates(film)[0])
    fresh = build_template(film.by_sentence, film.track, TEMPLATE).template
    made = update_catalog(fresh, old, RU).catalog.messages
    assert [(one.translation, one.fuzzy) for one in made] == [
        ("[I think] [that it works.]", True),
        ("[Yes. Go now.]", True),
        ("[Yes. Go now.]", True),
        ("[Wait.]", False),
    ]
    plain = replace(old, messages=tuple(one.changed(id="") for one in old.messages))
    made = update_catalog(fresh, plain, RU).catalog.messages
    assert [(one.translation, one.fuzzy) for one in made] == [
        ("[I think] [that it works.]", True),
        ("", False),
        ("", False),
        ("[Wait.]", False),
    ]


@pytest.mark.parametrize(
    ("overrides", "lent", "offered"),
    [
        (("A", "B"), {}, "A B"),
        (("A", ""), {"that it works.": "б"}, "A б"),
        (("A", ""), {}, ""),
        (("", ""), {"I think": "а", "that it works.": "б"}, ""),
    ],
)
def test_overrides(overrides: tuple[str, str], lent: dict[str, str], offered: str) -> None:
    """A variant's overrides are joined alike, with the language's own pieces between; without
    them, or without any override, the override stays empty."""
    by_cue, by_sentence = templates(two_ways(SPEECH, CUES))
    one, other = overrides
    old = translated(by_cue, EDU, {"I think": one, "that it works.": other})
    ids = {message.source: message.id for message in by_cue.messages}
    settings = replace(EDU, lent={ids[text]: said for text, said in lent.items()})
    message = update_catalog(by_sentence, old, settings).catalog.messages[0]
    assert (message.translation, message.fuzzy) == (offered, bool(offered))


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (["Да,\nя думаю,", "что || да."], "Да, я думаю, что да."),
        (["||", "Да."], "Да."),
        (["||", "||"], "||"),
        (["<i>Да,</i>", "<i>да.</i>"], "<i>Да, да.</i>"),
        (["{\\an8}Да,", "да."], "{\\an8}Да, да."),
    ],
)
def test_breaks_are_left_out(texts: list[str], whole: str) -> None:
    """Forced breaks of lines and cues go, tags that close to open again too; a position stays."""
    assert joined(texts) == whole


def shadowed(message: Message) -> bool:
    """Whether no release shows the message's fuzzy text."""
    return bool(join_by_identity("ru", Catalog((message,)), [message.id]).shadows)
