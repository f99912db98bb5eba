"""accept: what a person changed in a release becomes adjustments and catalog edits."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.catalogs.resolve import is_silence
from pipeline.cueing import Laid
from pipeline.cueing.accepting import differences
from pipeline.cueing.adjusting import Unapplied, added_cue, adjust, changed
from pipeline.cueing.places import Film, Places, Range
from pipeline.cueing.rewording import Edits, edits
from pipeline.errors import InputError, RefusedError, SubtitrError
from pipeline.formats import read, write_release
from pipeline.language.tags import same_language
from pipeline.messages import Text, _
from pipeline.model.adjustment import Act, Adjustment
from pipeline.model.cue import Cue
from pipeline.model.message import Message
from pipeline.model.rendering import Rendering, Status
from pipeline.model.track import Track, Writing
from pipeline.project.adjustments import read_adjustments, write_adjustments
from pipeline.project.configuration import ReleaseSettings
from pipeline.project.files import digest
from pipeline.project.layout import Project
from pipeline.project.lock import locked
from pipeline.project.manifest import Manifest, ReleaseRecord
from pipeline.report.accept_view import UNDONE, Acceptance, Deed, Edit
from pipeline.workflow.adjusted import adjusted_release, adjustments_of, adjustments_path, film_of
from pipeline.workflow.clock import gettext_date
from pipeline.workflow.compiling import lay_release, record_of
from pipeline.workflow.hand_reading import read_by_hand, refuse_damaged, rewritten
from pipeline.workflow.hand_work import ClashError, doubtful_times, with_what_is_new
from pipeline.workflow.options import Options
from pipeline.workflow.shown import renderings
from pipeline.workflow.title import Title
from pipeline.workflow.updating import update_title


def accept(
    project: Project, files: Sequence[str], *, dry_run: bool = False
) -> tuple[Acceptance, ...]:
    """Return what was changed by hand in each of `files`, releases of the project, and keep it.

    Times, cuts, positions, added and deleted cues become adjustments, wording becomes edits of
    catalogs; compile then makes the same bytes, which is tried before anything is written. With
    `dry_run` nothing is. A file that cannot be kept so is among the results with its error, and
    the others are kept all the same. Raises InputError for what is no release of the project.

    >>> from pipeline.workflow.example import example
    >>> from pipeline.workflow.verbs import build
    >>> film = example()
    >>> _releases = build(film)
    >>> release = film.root / "subtitles" / "ru" / "film.ru.srt"
    >>> _size = release.write_text(release.read_text().replace("03,000", "03,200"))
    >>> [deed.act for one in accept(film, [str(release)]) for deed in one.deeds]
    ['cue']
    """
    wanted = [_title_and_release(project, file) for file in dict.fromkeys(files)]
    if dry_run:
        return tuple(_accepted(project, name, one, dry=True) for name, one in wanted)
    with locked(project.root):
        return tuple(_accepted(project, name, one, dry=False) for name, one in wanted)


def _title_and_release(project: Project, file: str) -> tuple[str, ReleaseSettings]:
    paths = {os.path.abspath(file), os.path.abspath(project.root / file)}  # noqa: PTH100 - keeps links
    for title in project.titles():
        for release in project.configuration.releases:
            if str(project.release(title, release.name)) in paths:
                return title, release
    hint = _("name a release: subtitles/ru/film.ru.srt")
    raise InputError(_("not a release of this project"), file, hint)


Reviser = Callable[[Title, ReleaseSettings, Laid], Track]
"""Makes another track of a release as compile makes it."""


def accept_revised(
    project: Project, name: str, release: ReleaseSettings, reviser: Reviser, *, dry_run: bool
) -> Acceptance:
    """Keep what `reviser` makes of a release as if a person had changed it so by hand.

    A release that a person has changed, and that has not been accepted, is refused. The caller
    holds the project's lock.
    """
    return _accepted(project, name, release, dry=dry_run, reviser=reviser)


def _accepted(
    project: Project,
    name: str,
    release: ReleaseSettings,
    *,
    dry: bool,
    reviser: Reviser | None = None,
) -> Acceptance:
    file = project.relative(project.release(name, release.name))
    options = Options(gettext_date(), dry=dry)
    try:
        work = _Work(Title(project, name, options), release, file, reviser=reviser)
        done = work.done()
        if done is None:
            # some wording did not come back from the catalogs as it is: all of it is adjusted
            title = Title(project, name, options)
            work = _Work(title, release, file, rewords=False, reviser=reviser)
            done = work.done()
        if done is None:
            hint = _("compile --discard gives up what was changed")
            what = _("what was changed cannot be kept exactly; nothing was written")
            raise RefusedError(what, file, hint)
        acceptance, record = done
        if not dry:
            work.title.finish()
            _note(project, release, Path(file).name, record)
    except SubtitrError as error:
        clashes = error.clashes if isinstance(error, ClashError) else ()
        return Acceptance(file, name, release.name, refused=error, clashes=clashes)
    return replace(acceptance, written=tuple(work.title.written))


def _note(project: Project, release: ReleaseSettings, file: str, record: ReleaseRecord) -> None:
    """Write down in the manifest that the release is what compile makes."""
    manifest = _manifest(project, release).with_records({file: record})
    project.write(project.manifest(release.name), manifest.to_bytes())


def _manifest(project: Project, release: ReleaseSettings) -> Manifest:
    path = project.manifest(release.name)
    if not os.path.lexists(path):
        return Manifest()
    return Manifest.read(project.read(path), project.relative(path))


@dataclass(slots=True)
class _Work:
    """One release on its way from hand-changed to made again."""

    title: Title
    release: ReleaseSettings
    file: str
    rewords: bool = True
    """Whether wording goes to the catalog; otherwise adjustments hold it."""
    reviser: Reviser | None = None
    """What makes the wanted track; None where a person has made it, in the release's file."""

    def done(self) -> tuple[Acceptance, ReleaseRecord] | None:
        """Return what was changed, all of it written to the title; None where it is not exact."""
        title, release = self.title, self.release
        path = title.project.release(title.name, release.name)
        data = title.read_if_there(path)
        if data is None and self.reviser is None:
            raise InputError(_("release has not been compiled"), self.file, _("run compile"))
        update_title(title)
        shown = renderings(title, release)
        laid = lay_release(title, release, shown)
        adjusted = adjusted_release(title, release, laid)
        wanted, notes = self._wanted(data, adjusted.laid)
        warnings = doubtful_times(self.file, adjusted.laid.track.cues, wanted.cues)
        held: tuple[Adjustment, ...] = ()
        found: tuple[Adjustment, ...] = ()
        rows: tuple[Edit, ...] = ()
        if self._written(adjusted.laid.track) != self._written(wanted):
            idle = {one.adjustment for one in adjusted.unapplied}
            held = tuple(one for one in adjustments_of(title, release) if one not in idle)
            pinned = _pinned(adjustments_of(title, release), laid, film_of(title))
            if self.rewords:
                edited = self._reworded(laid, wanted.cues, shown)
                rows = self._edit(edited.texts) if edited.texts else ()
                pinned |= edited.unpinned
            laid = lay_release(title, release, renderings(title, release))
            found = self._adjusted(laid, wanted.cues, adjusted.unapplied, pinned)
            adjusted = adjusted_release(title, release, laid)
        writing = self._writing(adjusted.laid.track)
        if writing.data != self._written(wanted):
            return None
        title.write(path, writing.data, release=True)
        record = record_of(title, release, adjusted.laid, writing)
        deeds = self._deeds(found, held, laid, {row.message for row in rows})
        done = Acceptance(self.file, title.name, release.name, deeds, rows, notes, warnings)
        return done, record

    def _wanted(self, data: bytes | None, laid: Laid) -> tuple[Track, tuple[Text, ...]]:
        """Return the track that is wanted, and what of the file will be written otherwise."""
        title, release = self.title, self.release
        path = title.project.release(title.name, release.name)
        record = _manifest(title.project, release).record(path.name)
        if self.reviser is not None:
            if data is not None and (record is None or digest(data) != record.written):
                hint = _("accept keeps what was changed, compile --discard gives it up")
                raise RefusedError(_("release was changed by hand"), self.file, hint)
            return self.reviser(title, release, laid), ()
        wanted, notes = self._read(data or b"")
        return with_what_is_new(title, release, laid, wanted, digest(data or b""), record), notes

    def _writing(self, track: Track) -> Writing:
        release = self.release
        return write_release(
            track, encoding=release.encoding, bom=release.bom, newline=release.newline
        )

    def _written(self, track: Track) -> bytes:
        return self._writing(track).data

    def _read(self, data: bytes) -> tuple[Track, tuple[Text, ...]]:
        """Return the cues of the file, and what will be written in another way than it was.

        Raises InputError for damage, and for what a release cannot say.
        """
        release = self.release
        reading = read_by_hand(data, self.file, release)
        refuse_damaged(reading, self.file, release)
        track = reading.track
        writing = self._writing(track)
        again = read(writing.data, name=self.file, encoding=release.encoding).track
        same = [one.says_same(other) for one, other in zip(track.cues, again.cues, strict=False)]
        if writing.losses or len(again.cues) != len(track.cues) or not all(same):
            cue = writing.losses[0].cue if writing.losses else 1 + (*same, False).index(False)
            hint = _("mend the cue; nothing was written")
            line = track.cues[min(cue, len(track.cues)) - 1].line
            what = _("a release of this project cannot say cue {cue}", cue=cue)
            raise InputError(what, f"{self.file}:{line}", hint)
        return track, () if writing.data == data else tuple(rewritten(track, release))

    def _reworded(self, laid: Laid, wanted: Sequence[Cue], shown: Sequence[Rendering]) -> Edits:
        """Return other translations by message."""
        title, release = self.title, self.release
        segments = title.master.segments
        texts = {
            one.message: segment.text if one.text is None else one.text
            for one, segment in zip(shown, segments, strict=True)
            if one.message and one.is_shown
        }
        messages = _messages_of(title, release)
        own = set()
        if "@" not in release.catalog:
            own = {
                one.message
                for one, segment in zip(shown, segments, strict=True)
                if same_language(segment.language, release.language)
                and release.same_language_for(segment.kind) == "keep"
            }
        sources = film_of(title).sources
        editable = {
            key for key in texts if key in messages and messages[key].source == sources[key]
        } - own
        breakable = {
            one.message
            for one in shown
            if one.status is Status.TRANSLATED and one.catalog == release.catalog
        }

        def lay(trial: Mapping[str, str]) -> Laid:
            tried = tuple(_tried(one, trial.get(one.message)) for one in shown)
            return lay_release(title, release, tried)

        return edits(laid, wanted, texts, lay, editable=editable, breakable=breakable & editable)

    def _edit(self, written: Mapping[str, str]) -> tuple[Edit, ...]:
        """Put translations into the catalog of the release, certain from now on."""
        title, release = self.title, self.release
        path = title.project.catalog(title.name, release.catalog)
        catalog = title.catalog(path)
        if catalog is None:
            return ()
        rows = []
        messages = []
        for one in catalog.messages:
            text = written.get(one.id)
            if text is not None:
                rows.append(Edit(one.id, one.source, one.translation, text))
                one = one.changed(  # noqa: PLW2901 - the message as the person wants it
                    translation=text, fuzzy=False, previous_id="", previous_source=""
                )
            messages.append(one)
        changed = replace(catalog, messages=tuple(messages))
        title.write_catalog(path, changed.with_fields(PO_Revision_Date=title.options.date))
        update_title(title)
        return tuple(rows)

    def _adjusted(
        self,
        laid: Laid,
        wanted: Sequence[Cue],
        unapplied: Sequence[Unapplied],
        pinned: Collection[str],
    ) -> tuple[Adjustment, ...]:
        """Write the adjustments that make of `laid` what is wanted, and return them.

        Those `unapplied`, which did not fit before, are kept if they do not fit now either, but
        where a new one speaks of the same cue.
        """
        title, release = self.title, self.release
        film = film_of(title)
        found = differences(laid, wanted, film, pinned)
        old = adjustments_of(title, release)
        taken = {_key(one) for one in found}
        kept = [
            one.adjustment
            for one in unapplied
            if one.adjustment.act is Act.ADD or _key(one.adjustment) not in taken
        ]
        idle = {one.adjustment for one in adjust(laid, [*found, *kept], film).unapplied}
        every = [*found, *(one for one in kept if one in idle)]
        path = adjustments_path(title, release)
        if every or old:
            previous = (title.current(path) or b"").decode("utf-8-sig")
            places = Places(laid, film)
            shown = [self._deed(one, laid, places).text for one in every]
            text = write_adjustments(every, shown, previous).encode()
            if set(read_adjustments(text, title.project.relative(path))) != set(every):
                what = _("what was changed cannot be kept exactly; nothing was written")
                raise RefusedError(what, self.file)
            title.write(path, text)
        return found

    def _deeds(
        self,
        found: Sequence[Adjustment],
        held: Sequence[Adjustment],
        laid: Laid,
        edited: Collection[str],
    ) -> tuple[Deed, ...]:
        """Return what is other than by the adjustments that the release had, `held`.

        An adjustment that has gone is undone, but where its message was `edited` instead.
        """
        places = Places(laid, film_of(self.title))
        before, places_now = {_change(one) for one in held}, {_key(one) for one in found}
        made = [self._deed(one, laid, places) for one in found if _change(one) not in before]
        gone = [
            self._deed(one, laid, places)
            for one in held
            if _key(one) not in places_now and one.place.message not in edited
        ]
        return (
            *made,
            *(replace(one, act=UNDONE, before=one.after, after=one.before) for one in gone),
        )

    def _deed(self, one: Adjustment, laid: Laid, places: Places) -> Deed:
        """Return an adjustment as people see it."""
        texts = [part.text for part in one.parts if part.text is not None]
        index = places.index(one.place)
        cue = None if index is None else laid.track.cues[index]
        text = "\n".join(texts) or (cue.text if cue else one.source)
        start = cue and cue.span.start
        deed = Deed(str(one.act), one.place.message, one.place.cue, start, text)
        found = places.find(one)
        if not isinstance(found, Range):
            return deed
        if one.act is Act.ADD:
            added = added_cue(one.parts[0], places.reference(Range(found.first, 1)).start)
            return replace(deed, after=(added,))
        after = changed(one, found, laid, places.reference(found))
        return replace(
            deed, before=tuple(laid.track.cues[each] for each in found), after=tuple(after)
        )


def _pinned(adjustments: Sequence[Adjustment], laid: Laid, film: Film) -> frozenset[str]:
    """Return the messages of which adjustments keep the texts as they are laid out anyway."""
    places = Places(laid, film)
    found = set()
    for one in adjustments:
        where = places.find(one)
        if one.act is Act.ADD or not one.parts or not isinstance(where, Range):
            continue
        if [part.text for part in one.parts] == [laid.track.cues[each].text for each in where]:
            found.add(one.place.message)
    return frozenset(found)


def _key(one: Adjustment) -> tuple[object, ...]:
    return one.place.message, one.place.cue, one.place.aside


def _change(one: Adjustment) -> Adjustment:
    """Return the change alone, without what must be so for it to be made again."""
    return one._replace(place=one.place._replace(of=1), source="", lasts=None, was=None)


def _messages_of(title: Title, release: ReleaseSettings) -> dict[str, Message]:
    """Return the messages of the catalog that wording goes to, by identity."""
    catalog = title.catalog(title.project.catalog(title.name, release.catalog))
    return {one.id: one for one in catalog.messages} if catalog else {}


def _tried(one: Rendering, text: str | None) -> Rendering:
    """Return what is shown once a message has the translation `text`."""
    if text is None or not one.is_shown:
        return one
    if is_silence(text):
        return one._replace(status=Status.SILENT, text=None, reason="silent")
    return one._replace(status=Status.TRANSLATED, text=text, reason="")
