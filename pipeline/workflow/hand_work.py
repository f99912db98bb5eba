"""What a person did to a release: told from what compile would make of it now, and doubted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.cueing import Laid
from pipeline.cueing.merging import Clash as Both
from pipeline.cueing.merging import merged
from pipeline.errors import RefusedError
from pipeline.formats import write_release
from pipeline.messages import Text, _, n_
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track
from pipeline.project.configuration import ReleaseSettings
from pipeline.project.files import digest
from pipeline.project.journal import Journal
from pipeline.project.manifest import ReleaseRecord
from pipeline.report.accept_view import Clash
from pipeline.workflow.compiling import written_cues
from pipeline.workflow.title import Title


def with_what_is_new(
    title: Title,
    release: ReleaseSettings,
    laid: Laid,
    wanted: Track,
    found: str,
    record: ReleaseRecord | None,
) -> Track:
    """Return the release as a person left it, with what compile would write otherwise by now.

    `wanted` is the file, `found` the SHA-256 of its bytes, `laid` what compile makes now, and
    `record` what is known of the release as it was last written; of a file of which nothing is
    known every difference counts as made by hand. Raises RefusedError where the same cue was
    changed by hand and by what it is made from.
    """
    file = title.project.relative(title.project.release(title.name, release.name))
    writing = write_release(
        laid.track, encoding=release.encoding, bom=release.bom, newline=release.newline
    )
    now = written_cues(release, laid.track, writing)
    if record is None:
        return wanted
    if found == record.written or found in Journal(title.project.root).intended(file):
        return wanted._replace(cues=now)
    if not record.said:
        if digest(writing.data) != record.written:
            raise _untold(file)
        return wanted
    both = merged(record.said, now, wanted.cues)
    if both.clashes:
        clashes = tuple(_clash(one, laid, now, wanted.cues) for one in both.clashes)
        raise _clashing(file, clashes)
    return wanted._replace(cues=both.cues)


def _untold(file: str) -> RefusedError:
    what = _(
        "what it is made from has changed since it was compiled by an older version: what was "
        "changed by hand cannot be told from that"
    )
    hint = _(
        "put catalogs and adjustments back as they were then, accept, and change them again; or "
        "keep a copy, compile --discard, and change the release again; nothing was written"
    )
    return RefusedError(what, file, hint)


class ClashError(RefusedError):
    """The same cues were changed by hand and by the catalog; `clashes` are what each side says."""

    def __init__(self, what: object, where: str, hint: object, clashes: tuple[Clash, ...]) -> None:
        super().__init__(what, where, hint)
        self.clashes = clashes


def _clashing(file: str, clashes: tuple[Clash, ...]) -> ClashError:
    what = n_(
        "{count} place was changed by hand, and has changed in the catalog since the release was "
        "compiled; nothing was written",
        "{count} places were changed by hand, and have changed in the catalog since the release "
        "was compiled; nothing was written",
        len(clashes),
    )
    hint = _(
        "choose for each: write into the release what the catalog says now, or into the catalog "
        "what the release says; then accept again. compile --discard gives up all that was "
        "changed by hand"
    )
    return ClashError(what, file, hint, clashes)


def _clash(one: Both, laid: Laid, now: Sequence[Cue], wanted: Sequence[Cue]) -> Clash:
    origins = laid.provenance.cues[one.laid.start : one.laid.stop]
    keys = dict.fromkeys(key for origin in origins for key in origin.messages)
    mine = wanted[one.wanted.start : one.wanted.stop]
    made = now[one.laid.start : one.laid.stop]
    same = [cue.text for cue in mine] == [cue.text for cue in made]
    release, catalog = (
        tuple(f"{cue.span}" if same else cue.text for cue in side) for side in (mine, made)
    )
    return Clash(one.wanted.start + 1, tuple(keys), release, catalog)


def doubtful_times(file: str, before: Sequence[Cue], wanted: Sequence[Cue]) -> tuple[Text, ...]:
    """Return in words which cues a person made begin before the one above them ends.

    Raises RefusedError for one that ends before it begins. What compile makes so is not told.
    """
    made = {cue.span for cue in before}
    for number, cue in enumerate(wanted, 1):
        if cue.span.is_backwards and cue.span not in made:
            what = _("cue {number} ends before it begins: {span}", number=number, span=cue.span)
            raise RefusedError(what, file, _("mend its times; nothing was written"))
    overlapping = set(_overlaps(before).values())
    return tuple(
        _("cue {number} begins before cue {other} ends", number=number + 1, other=number)
        for number, spans in _overlaps(wanted).items()
        if spans not in overlapping
    )


def _overlaps(cues: Sequence[Cue]) -> dict[int, tuple[TimeSpan, TimeSpan]]:
    """Return the times of neighbours that overlap, by the number of the first one."""
    return {
        number: (one.span, other.span)
        for number, (one, other) in enumerate(pairwise(cues), 1)
        if other.span.start < one.span.end
    }
