"""A catalog brought up to date with its template: a join on identity, nothing thrown away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.catalogs.arrivals import arrivals
from pipeline.catalogs.budget import Budget, budgets
from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.counts import Counts
from pipeline.catalogs.header import catalog_header, whole_header
from pipeline.catalogs.join import join_by_text
from pipeline.catalogs.labels import relabelled
from pipeline.catalogs.marks import marked, own_comments
from pipeline.catalogs.offers import Lend, offers
from pipeline.catalogs.remark import Remark, TermHint, in_one_line, read_remark
from pipeline.catalogs.style import same_meaning
from pipeline.catalogs.surroundings import remembered
from pipeline.catalogs.template import happening
from pipeline.catalogs.unique import foreign_flags, once_each
from pipeline.language.tags import base_language, same_language
from pipeline.language.terms import TermFinder
from pipeline.model.cast import NOBODY, Cast
from pipeline.model.glossary import NO_TERMS, Glossary
from pipeline.model.limits import Limits
from pipeline.model.markup import strip_tags, tags
from pipeline.model.message import Message


@dataclass(frozen=True, slots=True)
class UpdateSettings:
    """What an update has to be told."""

    language: str
    """Name of the catalog: `ru`, `ru@edu`."""
    revised: str
    """Date for PO-Revision-Date, as gettext writes it, should entries change."""
    holds_own_language: Callable[[Remark], bool] = field(default=lambda _remark: False)
    """Whether a message already in the catalog's language is to stand in it."""
    limits: tuple[Limits, ...] = ()
    """Limits of all releases that the catalog feeds."""
    base: Mapping[str, str] | None = None
    """For a variant: what the language's own release shows, by identity."""
    lent: Mapping[str, str] = field(default_factory=dict)
    """For a variant: every translation that the language's own catalog has, obsolete ones too, by
    identity."""
    locations: bool = True
    """Whether the catalog says where messages stand: `#:` and the times in `#.`."""
    glossary: Glossary = NO_TERMS
    """The terms of the project: those of a message are told its translators."""
    cast: Cast = NOBODY
    """Whose labels a translation may begin with that was made before the cast knew them."""
    harmless: frozenset[str] = frozenset()
    """Identities of messages whose change of the source text a person has declared harmless."""


@dataclass(frozen=True, slots=True)
class Update:
    """The catalog brought up to date, and what happened to each message."""

    catalog: Catalog
    counts: Counts


def update_catalog(template: Catalog, old: Catalog | None, settings: UpdateSettings) -> Update:
    """Return the catalog for `template` with the translations of `old`.

    Equal identity and text: the translation is kept. Equal identity, other text: kept where the
    change cannot alter meaning, else fuzzy with the text it was made for. Messages that `template`
    never had are joined by text and order. A new message whose words were cut otherwise before is
    offered what was made for them, as fuzzy; so is one without a translation what is obsolete, once
    (`marks`). What has no place any more becomes obsolete.
    """
    fresh = old is None
    old = old or Catalog()
    every = [(one, read_remark(one.extracted)) for one in template.messages]
    finder = TermFinder(settings.glossary)
    told = [
        (one, _with_terms(remark, one, finder, settings.language))
        for one, remark in every
        if _belongs(remark, settings)
    ]
    wanted = [one for one, _remark in told]
    origins = _origins(wanted, template, old)
    offered = _offered(wanted, origins, old, settings)
    spaces = budgets(every, settings.limits)
    carried = [
        _carried(
            _remarked(one, remark, spaces.get(one.id, Budget()), settings),
            origins.found.get(index) or offered.made.get(index),
            settings,
        )
        for index, (one, remark) in enumerate(told)
    ]
    messages, obsolete = once_each([*carried, *_left_over(old, origins.used, offered.pieces)])
    messages, obsolete = _with_arrivals(messages, obsolete, template, settings)
    messages = tuple(_with_offer(one, offered.copies.get(one.id)) for one in messages)
    catalog = replace(old, messages=messages, obsolete=obsolete)
    if fresh:
        header = catalog_header(template, settings.language, settings.revised)
        catalog = replace(catalog, header=header)
    else:
        if not catalog.says_same(old):
            created = template.field("POT-Creation-Date") or settings.revised
            catalog = catalog.with_fields(
                POT_Creation_Date=created, PO_Revision_Date=settings.revised
            )
        catalog = whole_header(catalog, template, settings.language)
    happened = Counter(happening(one, origins.found.get(index)) for index, one in enumerate(wanted))
    live = {one.id for one in messages}
    gone = sum(
        one.id not in live and index not in origins.used for index, one in enumerate(old.messages)
    )
    return Update(catalog, Counts(**happened, gone=gone))


def _belongs(remark: Remark | None, settings: UpdateSettings) -> bool:
    if remark is None or "@" in settings.language:
        return True
    own = same_language(remark.language, settings.language)
    return not own or settings.holds_own_language(remark)


@dataclass(frozen=True, slots=True)
class _Origins:
    """What the messages of the old catalog became."""

    found: dict[int, Message]
    """By index of a wanted message, the old one that it continues."""
    places: dict[int, int]
    """By the same index, its place in the old catalog, live messages first."""

    @property
    def used(self) -> set[int]:
        """Places of all that is continued."""
        return set(self.places.values())


def _origins(wanted: list[Message], template: Catalog, old: Catalog) -> _Origins:
    """Find the old message of each identity: by identity, then by text where it is unknown."""
    every = (*old.messages, *old.obsolete)
    places: dict[str, list[int]] = {}
    for index, one in enumerate(every):
        if one.id:
            places.setdefault(one.id, []).append(index)
    places_of = {
        index: _best(one, places[one.id], every)
        for index, one in enumerate(wanted)
        if one.id in places
    }
    found = {index: every[place] for index, place in places_of.items()}
    known = {one.id for one in (*template.messages, *template.obsolete)}
    strangers = {id(one): index for index, one in enumerate(old.messages) if one.id not in known}
    lonely = [index for index in range(len(wanted)) if index not in found] if strangers else []
    unknown = [old.messages[place] for place in strangers.values()]
    for joined in join_by_text([wanted[index].source for index in lonely], unknown):
        message = joined.message
        places_of[lonely[joined.index]] = strangers[id(message)]
        found[lonely[joined.index]] = message if joined.certain else message.changed(fuzzy=True)
    return _Origins(found, places_of)


@dataclass(frozen=True, slots=True)
class _Offered:
    """What new messages are offered of the live messages of the old catalog, by index."""

    made: dict[int, Message]
    """Offers of messages that went."""
    copies: dict[str, Message]
    """By identity, offers of messages that are still there: of use if nothing else is."""
    pieces: frozenset[int]
    """Places of all that is offered."""


def _offered(
    wanted: list[Message], origins: _Origins, old: Catalog, settings: UpdateSettings
) -> _Offered:
    """Return what new messages are offered of old ones that were cut otherwise."""
    live = len(old.messages)
    places = {index: place for index, place in origins.places.items() if place < live}
    every = {
        index: one
        for index, one in offers(wanted, old.messages, places, _lender(settings)).items()
        if origins.places.get(index, 0) < live
    }
    copies = [index for index, one in every.items() if origins.used.issuperset(one.pieces)]
    return _Offered(
        {index: one.message for index, one in every.items() if index not in copies},
        {wanted[index].id: every[index].message for index in copies},
        frozenset(piece for one in every.values() for piece in one.pieces),
    )


def _with_arrivals(
    messages: tuple[Message, ...],
    obsolete: tuple[Message, ...],
    template: Catalog,
    settings: UpdateSettings,
) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
    """Return live and obsolete messages after those without a translation were offered one."""
    beside = remembered(template.obsolete) if obsolete else {}
    live, gone = list(messages), list(obsolete)
    for index, one in arrivals(messages, obsolete, beside, _lender(settings)).items():
        live[index] = _with_offer(messages[index], one.message)
        for piece in one.pieces:
            gone[piece] = marked(obsolete[piece])
    return tuple(live), tuple(gone)


def _with_offer(message: Message, offer: Message | None) -> Message:
    """Return a message with what it is offered, if it has no translation."""
    said = _without_edge_breaks(offer.translation, message.source) if offer else ""
    if offer is None or message.translation or not said:
        return message
    return message.changed(
        translation=said,
        fuzzy=True,
        previous_id=offer.previous_id,
        previous_source=offer.previous_source,
        comments=tuple(dict.fromkeys((*message.comments, *offer.comments))),
    )


def _lender(settings: UpdateSettings) -> Lend | None:
    """Return what serves where a variant has no override; None for a language itself.

    It is the language's text, or the film's own where that is in the language already.
    """
    if "@" not in settings.language:
        return None

    def lend(piece: Message) -> str:
        remark = read_remark(piece.extracted)
        own = remark is not None and same_language(remark.language, settings.language)
        return settings.lent.get(piece.id, "") or (piece.source if own else "")

    return lend


def _best(wanted: Message, places: list[int], every: tuple[Message, ...]) -> int:
    """Return which of the old messages with one identity is continued.

    One that is translated, was made for the same text, is live; of obsolete ones the newest.
    """
    if len(places) == 1:
        return places[0]

    def worth(index: int) -> tuple[bool, bool, bool, int]:
        one = every[index]
        return bool(one.translation), one.source == wanted.source, not one.obsolete, index

    return max(places, key=worth)


def _carried(message: Message, origin: Message | None, settings: UpdateSettings) -> Message:
    """Return `message` with what its catalog had: translation, comments, flags."""
    if origin is None:
        return message
    is_settled = origin.obsolete or origin.is_translated
    carried = message.changed(
        translation=_without_edge_breaks(origin.translation, message.source),
        fuzzy=origin.fuzzy,
        comments=own_comments(origin.comments) if is_settled else origin.comments,
        flags=message.flags + foreign_flags(origin),
    )
    if not carried.translation:
        return carried.changed(fuzzy=False)
    if origin.fuzzy:
        carried = carried.changed(
            previous_id=origin.previous_id, previous_source=origin.previous_source
        )
    if not same_meaning(origin.source, message.source):
        carried = relabelled(carried, origin, settings.cast) or reworded(carried, origin)
    if message.id in settings.harmless:
        carried = _declared(carried)
    if settings.base is not None and _base_changed(origin, message.extracted, settings):
        carried = carried.changed(fuzzy=True)
    return carried


def reworded(carried: Message, origin: Message) -> Message:
    """Return a message whose source changed: fuzzy, with the text its translation was made for.

    The way back to that text makes it certain again. A translation that was fuzzy for a reason
    nobody has stated (a person's doubt, a guess of msgmerge) is made for no text we know.
    """
    if not origin.fuzzy:
        return carried.changed(fuzzy=True, previous_source=origin.source)
    own = origin.previous_source and origin.previous_id in ("", origin.id)
    if own and same_meaning(origin.previous_source, origin.source):
        # it was doubted for another reason than its source: joined from several, for instance
        return carried.changed(previous_source="", previous_id="")
    if own and same_meaning(origin.previous_source, carried.source):
        return carried.changed(fuzzy=False, previous_id="", previous_source="")
    return carried


def _declared(carried: Message) -> Message:
    """Return a message without the doubt that a change of its own source has raised."""
    own = carried.previous_source and carried.previous_id in ("", carried.id)
    return carried.changed(fuzzy=False, previous_id="", previous_source="") if own else carried


def _without_edge_breaks(translation: str, source: str) -> str:
    """Return `translation` without line breaks at its ends: msgfmt wants them as in the source."""
    return translation if source != source.strip("\n") else translation.strip("\n")


def _remarked(
    message: Message, remark: Remark | None, budget: Budget, settings: UpdateSettings
) -> Message:
    """Return a catalog's message: its `#.` lines, and the flags that say the same to programs."""
    if not settings.locations:
        message = message.changed(references=())
    if remark is None:
        return message.changed(flags=(), line=0)
    flags: tuple[str, ...] = ()
    if budget.space is not None:
        flags = (f"max-length:{budget.space}", _replacements(message.source))
        together = budget.together if remark.shares else None
        remark = remark._replace(space=budget.space, together=together)
    shown = in_one_line((settings.base or {}).get(message.id, ""))
    if shown:
        remark = remark._replace(others=(*remark.others, f"{_base_mark(settings)} {shown}"))
    if not settings.locations:
        remark = remark.without_times()
    return message.changed(extracted=remark.lines(), flags=flags, line=0)


def _with_terms(
    remark: Remark | None, message: Message, finder: TermFinder, name: str
) -> Remark | None:
    """Return a remark with the terms of its message that the catalog `name` has words for."""
    if remark is None or same_language(remark.language, name):
        return remark
    terms = finder.terms_in(strip_tags(message.source), remark.language, remark.kind)
    hints = [
        TermHint(one.source[0], one.targets_in(name), one.forbidden_in(name), one.note)
        for one in terms
    ]
    return remark._replace(terms=tuple(one for one in hints if one.targets or one.forbidden))


def _replacements(source: str) -> str:
    r"""Return the flag by which Weblate leaves out what is not counted: breaks and tags."""
    uncounted = ["\\n", " || ", *dict.fromkeys(tags(source))]
    plain = [one for one in uncounted if "," not in one and '"' not in one]
    quoted = [one if one == "\\n" else one.replace("\\", "\\\\") for one in plain]
    return "replacements:" + ":".join(f'"{one}":""' for one in quoted)


def _base_mark(settings: UpdateSettings) -> str:
    return f"{base_language(settings.language)}:"


def _base_changed(origin: Message, extracted: tuple[str, ...], settings: UpdateSettings) -> bool:
    """Whether a variant's override was made for another text of the language's release."""
    mark = _base_mark(settings)
    before, after = (
        [line for line in lines if line.startswith(mark)] for lines in (origin.extracted, extracted)
    )
    return bool(before) and before != after


def _left_over(old: Catalog, used: set[int], offered: frozenset[int]) -> Iterator[Message]:
    """Yield what is kept of messages without a place: translated or commented ones, obsolete.

    Those with the places `offered` say so.
    """
    for index, one in enumerate(old.obsolete, len(old.messages)):
        if index not in used:
            yield one.changed(line=0)
    for index, one in enumerate(old.messages):
        comments = own_comments(one.comments)
        if index not in used and (one.translation or comments):
            left = one.changed(
                obsolete=True, extracted=(), references=(), comments=comments, line=0
            ).changed(flags=foreign_flags(one))
            yield marked(left) if index in offered and left.translation else left
