"""extract: masters to templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.foreign import refuse_foreign
from pipeline.catalogs.remark import read_remark
from pipeline.catalogs.template import Extraction, TemplateSettings, build_template
from pipeline.errors import RefusedError
from pipeline.model.message import Message
from pipeline.model.pin import Pin
from pipeline.model.track import Track
from pipeline.project.pins import rewrite_pins
from pipeline.segmentation import place_pins
from pipeline.workflow.doubts import pins_by_cue
from pipeline.workflow.master import Master, read_master
from pipeline.workflow.outcome import Outcome, changes_of
from pipeline.workflow.revising import better_title, refuse_exchanged, revision_of
from pipeline.workflow.shown import matches
from pipeline.workflow.suppressing import Suppressor
from pipeline.workflow.title import Title


def extract_title(title: Title) -> Outcome:
    """Write the template of `title`, identity carried from the one before; mend its pins.

    Raises RefusedError if fewer than half of the old messages survive, unless that is forced.
    """
    path = title.project.template(title.name)
    known = title.catalog(path)
    previous = known or _rebuilt(title)
    extraction = build_template(
        title.master.segments, title.master.track, template_settings(title), previous
    )
    extraction = _with_found_pins(title, extraction, previous)
    template = extraction.template
    suppressor = Suppressor(title)
    outcome = Outcome(
        suppressor.kept(title.master.findings, pins_by_cue(title.master)),
        (changes_of(title.name, None, extraction.counts),),
        suppressed=suppressor.count,
        revisions=(revision_of(title, known, extraction),) if known else (),
    )
    if known and not title.options.force:
        try:
            where = title.project.relative(path)
            refuse_exchanged(
                known,
                template,
                where,
                lambda exactly: better_title(title, template, exactly=exactly),
            )
        except RefusedError as error:
            if title.options.dry:
                return replace(outcome, refused=(error,))
            raise
    title.write_catalog(path, template)
    _write_pins(title, template)
    return outcome


def cues_of_messages(master: Master, template: Catalog) -> dict[str, tuple[int, ...]]:
    """Return the cues (indices) of each message of a template that matches `master`."""
    return {
        message.id: tuple(slot.cue for slot in one.slots)
        for message, one in zip(template.messages, master.spoken, strict=True)
    }


def template_settings(title: Title) -> TemplateSettings:
    """Return what the template of `title` has to be told."""
    configuration = title.project.configuration
    return TemplateSettings(
        title.name,
        configuration.title_id(title.name),
        title.master.file,
        title.options.date,
        configuration.cast,
        configuration.locations,
    )


def located_template(title: Title) -> Catalog:
    """Return the template with what it says where messages stand, though it be kept without.

    A template that does not match its master is returned as it is.
    """
    template = title.template()
    if title.project.configuration.locations or not matches(title.master.spoken, template):
        return template
    settings = replace(template_settings(title), locations=True)
    return build_template(title.master.segments, title.master.track, settings, template).template


def _rebuilt(title: Title) -> Catalog | None:
    """Return what the catalogs know of identities, for a title whose template is lost.

    Raises InputError if one of them is another title's.
    """
    known: dict[str, Catalog] = {}
    for name in title.project.configuration.catalogs:
        path = title.project.catalog(title.name, name)
        catalog = title.catalog(path)
        if catalog is not None:
            known[title.project.relative(path)] = catalog
    if not known:
        return None
    master = title.master
    first = build_template(master.segments, master.track, template_settings(title)).template
    for where, catalog in known.items():
        refuse_foreign(first, catalog, where)
    return _together(sorted(known.values(), key=lambda one: -len(one.messages)))


def _together(catalogs: Sequence[Catalog]) -> Catalog:
    """Return the messages of all `catalogs` by identity, in film order, the fullest one's first.

    A catalog has no message that is in its own language already: of a film in two languages none
    has them all.
    """
    live: dict[str, Message] = {}
    gone: dict[str, Message] = {}
    for catalog in catalogs:
        for message in catalog.messages:
            live.setdefault(message.id, message)
        for message in catalog.obsolete:
            gone.setdefault(message.id, message)
    messages = list(live.values())
    remarks = [read_remark(one.extracted) for one in messages]
    if len(catalogs[0].messages) < len(messages) and all(one and one.span for one in remarks):
        starts = {
            id(one): remark.span.start
            for one, remark in zip(messages, remarks, strict=True)
            if remark and remark.span
        }
        messages.sort(key=lambda one: starts[id(one)])
    kept = [one for key, one in gone.items() if key not in live]
    return Catalog(tuple(messages), tuple(kept))


def _with_found_pins(title: Title, extraction: Extraction, previous: Catalog | None) -> Extraction:
    """Extract once more if identities know better than numbers and texts where the pins are."""
    places = cues_of_messages(title.master, extraction.template)
    if not any(one.message in places for pin in title.pins for one in (pin, pin.end)):
        return extraction
    track = title.master.track
    pins = tuple(
        _where_it_says_so(pin, places, track).with_end(_where_it_says_so(pin.end, places, track))
        for pin in title.pins
    )
    # a pin at a cue of its message that says its text is not led to the first of them
    ends = [one for pin in pins for one in (pin, pin.end)]
    settled = {one.message for one in ends if _stands(one, places, track)}
    first = {key: cues[0] for key, cues in places.items() if key not in settled}
    placed = place_pins(pins, title.master.track, first)
    if (placed.by_cue, placed.pins) == (title.master.pins.by_cue, title.master.pins.pins):
        return extraction
    path = title.project.master(title.name)
    title.master = read_master(
        title.read(path),
        title.master.file,
        title.settings,
        pins=pins,
        pins_file=title.project.relative(title.project.pins(title.name)),
        messages=first,
        encoding=title.options.encoding,
    )
    return build_template(
        title.master.segments, title.master.track, template_settings(title), previous
    )


def _where_it_says_so(pin: Pin, places: dict[str, tuple[int, ...]], track: Track) -> Pin:
    """Return the pin at the cue of its message that says its text, if one does.

    Of several it is the one whose number the pin has, else the first.
    """
    cues = [at for at in places.get(pin.message, ()) if track.cues[at].text == pin.text]
    if pin.is_of_message or not cues or _stands(pin, places, track):
        return pin
    return pin._replace(cue=cues[0] + 1, time=None)


def _stands(pin: Pin, places: dict[str, tuple[int, ...]], track: Track) -> bool:
    """Whether a pin has the number of a cue of its message, and that cue says its text."""
    at = (pin.cue or 0) - 1
    return at in places.get(pin.message, ()) and track.cues[at].text == pin.text


def _write_pins(title: Title, template: Catalog) -> None:
    """Store the text and identity of each pin's place beside it."""
    if not title.pins:
        return
    places = reversed(cues_of_messages(title.master, template).items())
    first = {cue: key for key, cues in places for cue in cues}
    path = title.project.pins(title.name)
    placed = title.master.pins
    pins = [
        pin if index in placed.lost else _remembering(pin, first)
        for index, pin in enumerate(placed.pins)
    ]
    text = title.read(path).decode("utf-8")
    title.write(path, rewrite_pins(text, pins).encode("utf-8"))


def _remembering(pin: Pin, first: dict[int, str]) -> Pin:
    if pin.cue is None or not pin.text:
        return pin
    pin = pin._replace(message=first.get(pin.cue - 1, pin.message))
    return pin.with_end(_remembering(pin.end, first)) if pin.is_passage else pin
