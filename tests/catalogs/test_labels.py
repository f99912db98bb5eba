"""Laws of labels: a name that the cast learns or forgets changes no words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.fates import fates, work
from pipeline.catalogs.item import Item
from pipeline.catalogs.labels import Labels, without_labels
from pipeline.catalogs.match import Reason, match
from pipeline.catalogs.template import Extraction, TemplateSettings, build_template
from pipeline.catalogs.update import UpdateSettings, update_catalog
from pipeline.model.cast import NOBODY, Cast, Speaker
from pipeline.model.cue import Cue
from pipeline.model.message import Message
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.segmentation import SegmentationSettings, segment

CAST = Cast((Speaker("ANNA", "f", names=(("ru", "Анна"),)), Speaker("BOB"), Speaker("JO ANN")))
WORDS = ("Yes.", "No.", "Go on.", "I see twelve of them.", "So I told Anna: go.", "Why?")
spoken = st.lists(
    st.tuples(st.sampled_from(("ANNA: ", "[BOB] ", "JO ANN: ", "")), st.sampled_from(WORDS)),
    min_size=1,
    max_size=12,
)
units = st.sampled_from(("cue", "sentence"))


def extracted(
    cues: Sequence[str], cast: Cast, unit: str = "cue", previous: Catalog | None = None
) -> Extraction:
    spans = [TimeSpan(3_000 * at, 3_000 * at + 2_000) for at in range(len(cues))]
    track = Track(tuple(Cue(span, text) for span, text in zip(spans, cues, strict=True)))
    settings = SegmentationSettings(cast=cast, source_languages=("en",), unit=unit)
    told = TemplateSettings("film", "film", "film.srt", "2026-01-02 03:04+0000", cast)
    return build_template(segment(track, settings).segments, track, told, previous)


def template_of(
    cues: Sequence[str], cast: Cast, unit: str = "cue", previous: Catalog | None = None
) -> Catalog:
    return extracted(cues, cast, unit, previous).template


def after_naming(cue: str, translation: str, cast: Cast = CAST, *, fuzzy: bool = False) -> Message:
    """Return what the translated message of a cue is once `cast` is known."""
    before = template_of([cue, "That is all."], NOBODY)
    old = update_catalog(before, None, UpdateSettings("ru", "")).catalog
    first = old.messages[0].changed(translation=translation, fuzzy=fuzzy)
    old = Catalog((first, *old.messages[1:]), header=old.header)
    now = template_of([cue, "That is all."], cast, previous=before)
    return update_catalog(now, old, UpdateSettings("ru", "", cast=cast)).catalog.messages[0]


@given(spoken, units)
def test_naming_the_cast_changes_no_identity(film: list[tuple[str, str]], unit: str) -> None:
    """Whoever gets into the cast or is taken out, each message is the one it was."""
    cues = [label + words for label, words in film]
    unnamed = template_of(cues, NOBODY, unit)
    named = template_of(cues, CAST, unit, unnamed)
    again = template_of(cues, NOBODY, unit, named)
    ids = [[one.id for one in several.messages] for several in (unnamed, named, again)]
    assert ids[0] == ids[1] == ids[2]
    assert not named.obsolete
    assert [one.source for one in again.messages] == [one.source for one in unnamed.messages]


@given(spoken, st.data())
def test_what_is_certain_holds_no_label(film: list[tuple[str, str]], data: st.DataObject) -> None:
    """No translation is lost; it is certain only if it does not begin with a name and a colon."""
    cues = [label + words for label, words in film]
    before = template_of(cues, NOBODY)
    said = st.sampled_from(("Да.", "ANNA: Да.", "АННА: Да.", "Анна: Да.", "[Боб] Да.", "Bob: Да."))
    old = update_catalog(before, None, UpdateSettings("ru", "")).catalog
    done = [one.changed(translation=data.draw(said)) for one in old.messages]
    settings = UpdateSettings("ru", "", cast=CAST)
    now = template_of(cues, CAST, previous=before)
    updated = update_catalog(now, Catalog(tuple(done), header=old.header), settings).catalog
    for was, one in zip(done, updated.messages, strict=True):
        assert was.translation.endswith(one.translation)
        assert one.translation
        if one.fuzzy:
            assert (one.translation, one.previous_source) == (was.translation, was.source)
        elif one.source != was.source:
            assert one.translation == "Да."
        else:
            assert one.translation == was.translation


@pytest.mark.parametrize(
    ("cue", "before", "after"),
    [
        ("ANNA: Yes.", "Да.", "Да."),
        ("ANNA: Yes.", "ANNA: Да.", "Да."),
        ("ANNA: Yes.", "АННА: Да.", "Да."),
        ("ANNA: Yes.", "<b>Анна:</b> Да.", "Да."),
        ("ANNA: Yes.", "<i>Анна : Да.</i>", "<i>Да.</i>"),
        ("[BOB] Yes.", "[BOB] Да.", "Да."),
        ("BOB: At 12:30.", "В 12:30.", "В 12:30."),
        ("BOB: Yes.", "||", "||"),
        ("BOB: Yes.", "Боб: Да.", None),
        ("BOB: Yes.", "БОБ : да.", None),
        ("BOB: Yes.", "- Боб：да.", None),
        ("BOB: Yes.", "(Боб) Да.", None),
        ("BOB: Yes.", "<i>Боб:</i> Да.", None),
        ("BOB: Yes.", "ANNA: Да.", None),
        ("BOB: [sighs] Yes.", "[вздыхает] Да.", "[вздыхает] Да."),
        ("- ANNA: Yes.\n- BOB: No.", "Да.\nНет.", "Да.\nНет."),
        ("- ANNA: Yes.\n- BOB: No.", "Анна: Да.\nBOB: Нет.", "Да.\nНет."),
        ("- ANNA: Yes.\n- BOB: No.", "Анна: Да.\nБоб: Нет.", None),
        ("ANNA: Yes.\nBOB: No.", "Да. Нет.", None),
        ("ANNA: So I told Anna: go.", "Я сказал Анне «иди».", "Я сказал Анне «иди»."),
    ],
)
def test_the_label_of_a_translation(cue: str, before: str, after: str | None) -> None:
    """A label that the cast writes so is taken off; what may be one in other words is doubtful."""
    one = after_naming(cue, before)
    assert (one.translation, one.fuzzy) == (before if after is None else after, after is None)


def test_a_doubt_stays() -> None:
    """What was fuzzy before the cast was named is fuzzy still, and as it was."""
    one = after_naming("ANNA: Yes.", "ANNA: Да.", fuzzy=True)
    assert (one.translation, one.fuzzy) == ("ANNA: Да.", True)


def test_a_name_that_is_spoken_to_is_no_label() -> None:
    """A line that loses its first words without a speaker getting them is an edit."""
    before = template_of(["Anna: go on.", "That is all."], NOBODY)
    old = update_catalog(before, None, UpdateSettings("ru", "")).catalog
    done = tuple(one.changed(translation="Дальше.") for one in old.messages)
    now = template_of(["Go on.", "That is all."], CAST, previous=before)
    settings = UpdateSettings("ru", "", cast=CAST)
    first, last = update_catalog(now, Catalog(done, header=old.header), settings).catalog.messages
    assert (first.source, first.translation, first.fuzzy) == ("Go on.", "Дальше.", True)
    assert not last.fuzzy


def test_labels_are_matched_as_nothing() -> None:
    """A text with a label and the same words of its speaker are one; the speakers of both count."""
    old = [Item("anna: yes.", 0), Item("[bob] no.", 3_000), Item("mike: over.", 6_000)]
    new = [
        Item("yes.", 0, "ANNA"), Item("no.", 3_000, "ROBERT", names=("Bob",)),
        Item("mike: over.", 6_000),
    ]  # fmt: skip
    found = match(old, new).found
    assert [at and (at.old, at.reason, at.certain) for at in found] == [
        (at, Reason.SAME, True) for at in range(3)
    ]
    back = match(new, old).found
    assert back[0] is not None
    assert (back[0].old, back[0].certain) == (0, True)
    assert [one.text for one in without_labels(old, new)[0]] == ["yes.", "no.", "mike: over."]
    assert without_labels(old, old) == (old, old)


def test_of_two_names_the_longer_is_meant() -> None:
    """A name that another begins or ends with does not part it."""
    labels = Labels(["ANN", "JO ANN", "ANN B"])
    for text in ("Jo Ann: yes.", "ann b: yes.", "Ann : yes."):
        assert labels.first_off(text)[0].lstrip() == "yes."
    assert labels.off("Joann: yes. Ann:12 Ann:") == ("Joann: yes. Ann:12 Ann:", 0)


def test_a_line_that_comes_back_after_the_cast_was_named() -> None:
    """A line that went with its label returns as itself without it."""
    whole = ["We are there.", "ANNA: I see twelve of them.", "That is all."]
    first = template_of(whole, NOBODY)
    without = template_of([whole[0], whole[2]], NOBODY, previous=first)
    back = template_of(whole, CAST, previous=without)
    assert [one.id for one in back.messages] == [one.id for one in first.messages]
    assert not back.obsolete


@pytest.mark.parametrize(("translation", "cost"), [("Да.", 0), ("ANNA: Да.", 0), ("Аня: Да.", 1)])
def test_a_label_costs_no_work(translation: str, cost: int) -> None:
    """Only where the translator has to take a label out is there work to do."""
    before = template_of(["ANNA: Yes.", "That is all."], NOBODY)
    catalog = update_catalog(before, None, UpdateSettings("ru", "")).catalog
    done = tuple(one.changed(translation=translation) for one in catalog.messages)
    extraction = extracted(["ANNA: Yes.", "That is all."], CAST, previous=before)
    happened = fates(before, extraction)
    assert work(happened, Catalog(done), lambda _one: True, CAST) == cost
