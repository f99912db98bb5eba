"""What a release shows for each segment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.join import join_by_text
from pipeline.catalogs.resolve import (
    ResolveSettings,
    Source,
    is_silence,
    join_by_identity,
    join_plainly,
    resolve,
)
from pipeline.model.cue import Kind
from pipeline.model.message import Message
from pipeline.model.rendering import Rendering, Status
from pipeline.model.segment import NO_LANGUAGE, Segment, Slot

RU = ResolveSettings("ru")
SLOT = (Slot(0, 0, 1),)
ENGLISH = Segment("Yes.", SLOT, "en")
RUSSIAN = Segment("Да.", SLOT, "ru")
CLOCK = Segment("12:30", SLOT, "en", has_letters=False)
NONE = Segment("♪", SLOT, NO_LANGUAGE, has_letters=False)


def shown(
    segment: Segment, *messages: Message | None, settings: ResolveSettings = RU, names: str = ""
) -> Rendering:
    """Return the rendering of one segment with the messages of one or more catalogs."""
    every = (names or "ru@edu ru").split()[-len(messages) :] if messages else []
    sources = [
        join_by_identity(name, Catalog((one,) if one else ()), ["A"])
        for name, one in zip(every, messages, strict=True)
    ]
    return resolve([segment], ["A"], sources, settings)[0]


def message(translation: str, source: str = "Yes.", **changes: object) -> Message:
    return Message("A", source, translation, line=7).changed(**changes)


@pytest.mark.parametrize(
    ("segment", "found", "status", "text", "reason"),
    [
        (ENGLISH, message("Да."), Status.TRANSLATED, "Да.", ""),
        (ENGLISH, message(""), Status.UNTRANSLATED, None, ""),
        (ENGLISH, message(" \u00a0\n"), Status.UNTRANSLATED, None, ""),
        (ENGLISH, message(r"{\an8}<i> </i>"), Status.UNTRANSLATED, None, ""),
        (ENGLISH, None, Status.UNTRANSLATED, None, ""),
        (ENGLISH, message("||"), Status.SILENT, None, "silent"),
        (ENGLISH, message(" || || "), Status.SILENT, None, "silent"),
        (ENGLISH, message("a||b"), Status.TRANSLATED, "a||b", ""),
        (ENGLISH, message("Да.", fuzzy=True), Status.FUZZY, "Да.", ""),
        (ENGLISH, message("Да.", fuzzy=True, previous_source="Yeah."), Status.FUZZY, "Да.", ""),
        (ENGLISH, message("Да.", source="Yes!"), Status.FUZZY, "Да.", ""),
        (ENGLISH, message("||", fuzzy=True), Status.FUZZY, "||", "silent"),
        (CLOCK, message("", "12:30"), Status.WORDLESS, None, ""),
        (CLOCK, message("половина первого", "12:30"), Status.TRANSLATED, "половина первого", ""),
        (CLOCK, None, Status.WORDLESS, None, ""),
        (NONE, message("x", "♪"), Status.WORDLESS, None, ""),
        (RUSSIAN, None, Status.OWN, None, ""),
        (RUSSIAN, message("Ага.", "Да."), Status.OWN, None, ""),
        (RUSSIAN, message("||", "Да."), Status.OWN, None, ""),
    ],
)
def test_defaults(
    segment: Segment, found: Message | None, status: Status, text: str | None, reason: str
) -> None:
    """With the default settings: translations, own earlier ones, the source, and what is in the
    release's language already."""
    rendering = shown(segment, found)
    assert (rendering.status, rendering.text, rendering.reason) == (status, text, reason)
    assert rendering.is_shown is not bool(reason)


@pytest.mark.parametrize(
    ("policy", "found", "status", "text", "reason"),
    [
        ("keep", "Ага.", Status.OWN, None, ""),
        ("edit", "Ага.", Status.TRANSLATED, "Ага.", ""),
        ("edit", "", Status.OWN, None, ""),
        ("edit", "||", Status.SILENT, None, "silent"),
        ("omit", "Ага.", Status.OMITTED, None, "same-language"),
    ],
)
@pytest.mark.parametrize("by_kind", [False, True])
@pytest.mark.parametrize("language", ["ru", "ru-RU"])
def test_same_language(
    policy: str,
    found: str,
    status: Status,
    text: str | None,
    reason: str,
    by_kind: bool,
    language: str,
) -> None:
    """Lines in the release's language: keep, edit, omit; a kind may have a policy of its own."""
    settings = (
        replace(RU, same_language="omit", same_language_by_kind={Kind.RADIO: policy})
        if by_kind
        else replace(RU, same_language=policy)
    )
    segment = replace(RUSSIAN, kind=Kind.RADIO, language=language)
    rendering = shown(segment, message(found, "Да."), settings=settings)
    assert (rendering.status, rendering.text, rendering.reason) == (status, text, reason)


def test_same_language_is_only_of_own_lines() -> None:
    """What a release does with its own language does nothing to other lines."""
    settings = replace(RU, same_language="omit", same_language_by_kind={Kind.DIALOGUE: "omit"})
    assert shown(ENGLISH, message("Да."), settings=settings).text == "Да."


def test_kinds() -> None:
    """A release shows the kinds it names, in whatever language."""
    settings = replace(RU, kinds=frozenset({Kind.SIGN}))
    for segment in (ENGLISH, RUSSIAN, NONE, CLOCK):
        left_out = shown(segment, message("x", segment.text), settings=settings)
        assert (left_out.status, left_out.reason) == (Status.OMITTED, "kind")
        sign = replace(segment, kind=Kind.SIGN)
        assert shown(sign, message("x", segment.text), settings=settings).is_shown


@pytest.mark.parametrize("untranslated", ["source", "omit"])
@pytest.mark.parametrize("fuzzy", ["own", "hold"])
@pytest.mark.parametrize("segment", [ENGLISH, CLOCK, RUSSIAN, NONE])
def test_policies(untranslated: str, fuzzy: str, segment: Segment) -> None:
    """`hold` shows no fuzzy text; `omit` shows nothing in place of a missing translation, but
    what needs none is always shown."""
    settings = replace(RU, untranslated=untranslated, fuzzy=fuzzy)
    empty = shown(segment, message("", segment.text), settings=settings)
    assert empty.is_shown is (segment is not ENGLISH or untranslated == "source")
    doubtful = shown(segment, message("Ну.", segment.text, fuzzy=True), settings=settings)
    if segment in (ENGLISH, CLOCK):
        assert doubtful.status is Status.FUZZY
        assert doubtful.text == ("Ну." if fuzzy == "own" else None)
        assert doubtful.is_shown is (fuzzy == "own" or untranslated == "source")


@pytest.mark.parametrize(
    ("guess", "others", "known"),
    [
        ({"previous_id": "B", "previous_source": "Yes."}, (), False),
        ({"previous_id": "A", "previous_source": "Yes!"}, (), True),
        ({}, (Message("B", "Yeah.", "Да."),), False),
        ({}, (Message("B", "Yeah.", "Да.", obsolete=True),), False),
        ({}, (Message("A", "Yes!", "Да.", obsolete=True),), True),
        ({}, (Message("B", "Yeah.", "Да.", fuzzy=True),), True),
        ({"previous_source": "Yes!"}, (Message("B", "Yeah.", "Да."),), True),
    ],
)
def test_guesses(guess: dict[str, object], others: tuple[Message, ...], known: bool) -> None:
    """A guess of msgmerge, taken from another message, is never shown; a message's own earlier
    translation is, also when another message has the same."""
    live = (message("Да.", fuzzy=True, **guess), *(one for one in others if not one.obsolete))
    catalog = Catalog(live, tuple(one for one in others if one.obsolete))
    for source in (
        join_by_identity("ru", catalog, ["A"]),
        join_plainly("ru", catalog, [ENGLISH], ["A"])[0],
    ):
        (rendering,) = resolve([ENGLISH], ["A"], [source], RU)
        assert rendering.status is Status.FUZZY
        assert rendering.text == ("Да." if known else None)


def test_guesses_without_identities() -> None:
    """In a catalog without identities a guess is known by its owner."""
    catalog = Catalog(
        (Message("", "Yes.", "Да.", True, previous_source="Yeah."), Message("", "Yeah.", "Да."))
    )
    source, _findings = join_plainly("ru", catalog, [ENGLISH], ["A"])
    assert resolve([ENGLISH], ["A"], [source], RU)[0].text is None


@pytest.mark.parametrize(
    ("segment", "override", "base", "status", "text", "catalog"),
    [
        (ENGLISH, "Ага.", "Да.", Status.TRANSLATED, "Ага.", "ru@edu"),
        (ENGLISH, "", "Да.", Status.TRANSLATED, "Да.", "ru"),
        (ENGLISH, "~Ага.", "Да.", Status.TRANSLATED, "Да.", "ru"),
        (ENGLISH, "~Ага.", "~Да.", Status.FUZZY, "Да.", "ru"),
        (ENGLISH, "~Ага.", "", Status.UNTRANSLATED, None, "ru"),
        (ENGLISH, "Ага.", "", Status.TRANSLATED, "Ага.", "ru@edu"),
        (ENGLISH, "||", "Да.", Status.SILENT, None, "ru@edu"),
        (ENGLISH, "", "||", Status.SILENT, None, "ru"),
        (RUSSIAN, "Ага.", "", Status.TRANSLATED, "Ага.", "ru@edu"),
        (RUSSIAN, "~Ага.", "", Status.OWN, None, ""),
        (RUSSIAN, "", "Ну.", Status.OWN, None, ""),
    ],
)
def test_variant(
    segment: Segment, override: str, base: str, status: Status, text: str | None, catalog: str
) -> None:
    """A variant's catalog overlays the language's; empty or fuzzy (~) falls back to it."""
    both = [
        message(one.removeprefix("~"), segment.text, fuzzy=one.startswith("~"))
        for one in (override, base)
    ]
    rendering = shown(segment, *both)
    assert (rendering.status, rendering.text, rendering.catalog) == (status, text, catalog)


def test_lone_variant() -> None:
    """A fuzzy override of a line in the release's own language is not shown, even where the
    language has no catalog to fall back to."""
    doubtful = message("Ага.", "Да.", fuzzy=True)
    assert shown(RUSSIAN, doubtful, names="ru@edu").status is Status.OWN


def test_place() -> None:
    """A rendering says where its message stands, also when nothing is shown for it."""
    for found in (message("Да."), message(""), message("Да.", fuzzy=True), message("||")):
        rendering = shown(ENGLISH, found)
        assert (rendering.message, rendering.line, rendering.catalog) == ("A", 7, "ru")


segments_of = st.lists(st.sampled_from(("Yes.", "No.", "Go.")), max_size=8)


@given(segments_of, segments_of)
def test_join_by_text(film: list[str], catalog: list[str]) -> None:
    """Equal texts are joined in order, each message once, certain where both count the same."""
    messages = [Message("", text, str(n)) for n, text in enumerate(catalog)]
    joined = join_by_text(film, messages)
    assert all(film[one.index] == one.message.source for one in joined)
    assert (
        len({one.index for one in joined})
        == len({id(one.message) for one in joined})
        == len(joined)
    )
    assert len(joined) == sum(min(film.count(text), catalog.count(text)) for text in set(film))
    for one in joined:
        assert one.certain is (film.count(one.message.source) == catalog.count(one.message.source))
        assert (one.wanted, one.present) == (
            film.count(one.message.source),
            catalog.count(one.message.source),
        )


def test_plain_join() -> None:
    """Without a template: identity and text, then text in order, then identity alone as fuzzy."""
    segments = [Segment(text, SLOT, "en") for text in ("Yes.", "Go!", "Yes.", "New.")]
    catalog = Catalog(
        (
            Message("2", "Yes.", "Да-да.", line=10),
            Message("1", "Yes.", "Да.", line=20),
            Message("3", "Go.", "Вперёд.", line=30),
            Message("9", "Gone.", "Ушло.", line=40),
            Message("8", "Empty.", "", line=50),
        )
    )
    source, findings = join_plainly("ru", catalog, segments, ["1", "3", "2", "4"], file="ru.po")
    renderings = resolve(segments, ["1", "3", "2", "4"], [source], RU)
    assert [(one.status, one.text) for one in renderings] == [
        (Status.TRANSLATED, "Да."),
        (Status.FUZZY, "Вперёд."),
        (Status.TRANSLATED, "Да-да."),
        (Status.UNTRANSLATED, None),
    ]
    assert [(one.code, one.place.line) for one in findings] == [("CAT004", 40)]


def test_plain_join_uneven() -> None:
    """A text that stands more often in the film than in the catalog is a finding, with both
    counts."""
    segments = [ENGLISH, ENGLISH, ENGLISH]
    catalog = Catalog((Message("", "Yes.", "Да.", line=5),))
    source, (finding,) = join_plainly("ru", catalog, segments, ["1", "2", "3"], file="ru.po")
    assert [one is not None for one in source.found] == [True, False, False]
    assert (finding.code, finding.value, finding.limit) == ("CAT003", 1, 3)
    assert (finding.place.file, finding.place.catalog_line) == ("ru.po", 5)


def test_plain_join_of_nothing() -> None:
    """Segments in no catalog take no message from others."""
    catalog = Catalog((Message("", "Yes.", "Да."),))
    source, findings = join_plainly("ru", catalog, [ENGLISH, ENGLISH], ["", "1"])
    assert [one is not None for one in source.found] == [False, True]
    assert findings == ()


def test_no_catalog() -> None:
    """Without any catalog a release shows the master's text."""
    assert shown(ENGLISH).status is Status.UNTRANSLATED
    assert shown(RUSSIAN).status is Status.OWN
    assert resolve([ENGLISH], [""], [Source("ru", (None,))], RU)[0].message == ""


@pytest.mark.parametrize("text", ["||", " ||\n", "|| ||", r"{\an8}||"])
def test_silence(text: str) -> None:
    """Cue breaks with nothing to see between them are silence."""
    assert is_silence(text)
    assert not is_silence(text.replace("||", ""))
    assert not is_silence(text + "x")
