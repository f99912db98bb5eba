"""sync and compare: how tracks relate in time, and one brought to the times of another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from pipeline.errors import RefusedError, SubtitrError, UsageError
from pipeline.formats import read, serialize
from pipeline.messages import Text, _
from pipeline.model.track import Reading
from pipeline.project.folders import files_below, is_folder, make_folder
from pipeline.project.workers import run
from pipeline.report.relation_view import Compared
from pipeline.sync.measure import measure
from pipeline.sync.mend import mend
from pipeline.sync.timelines import heard
from pipeline.workflow.name_pairing import NamePair, paired_names
from pipeline.workflow.plain import (
    STREAM,
    language_in_name,
    read_argument,
    refuse_overwriting,
    require,
    write_argument,
)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class SyncSettings:
    """How two tracks are read, and what is written of them."""

    encoding: str | None = None
    force: bool = False
    """Whether a relation that is not trusted is followed all the same."""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """Two files to be put beside each other; crosses to a worker process."""

    reference: str
    target: str
    output: str | None
    """Where the target goes with its new times; None where it is only measured."""
    settings: SyncSettings
    paired: Text | None = None


def compare_files(
    reference: str,
    target: str,
    *,
    settings: SyncSettings | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> tuple[Compared, ...]:
    """Return how the times of `target` relate to those of `reference`: two files, or two folders.

    Of folders the files are put together that have one name or one episode; those that have no
    other are listed, alone. Nothing is written.
    """
    settings = settings or SyncSettings()
    if is_folder(reference) or is_folder(target):
        return _folders(reference, target, None, settings, jobs, progress)
    _refuse_one_stream(reference, target)
    return (_measured(Task(reference, target, None, settings)),)


def sync_files(
    reference: str,
    target: str,
    output: str,
    *,
    settings: SyncSettings | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> tuple[Compared, ...]:
    """Write `target` with the times of `reference` to `output`: two files, or two folders.

    What is not trusted is not written, unless forced; the result then holds why.

    >>> from pipeline.workflow.example import example
    >>> film = example().root / "subtitles/source/film.srt"
    >>> late = film.with_name("late.srt")
    >>> _size = late.write_text(film.read_text().replace("00:00:", "00:01:"))
    >>> (done,) = sync_files(str(film), str(late), str(late.with_name("out.srt")))
    >>> [part.offset_ms for part in done.relation.parts]
    [-60000]
    """
    settings = settings or SyncSettings()
    if is_folder(reference) or is_folder(target):
        return _folders(reference, target, output, settings, jobs, progress)
    _refuse_one_stream(reference, target)
    require(output, ".srt", _("a subtitle file"))
    if not settings.dry_run:
        refuse_overwriting(output, (reference,))
    return (_measured(Task(reference, target, output, settings)),)


def _refuse_one_stream(reference: str, target: str) -> None:
    if reference == target == STREAM:
        what = _("standard input can be one of the two only")
        raise UsageError(what, STREAM, _("name a file for the other"))


def _folders(
    reference: str,
    target: str,
    output: str | None,
    settings: SyncSettings,
    jobs: int,
    progress: Progress | None,
) -> tuple[Compared, ...]:
    if not (is_folder(reference) and is_folder(target)):
        what = _("one is a folder, the other a file")
        raise UsageError(what, target, _("name two files, or two folders"))
    if output == STREAM and not settings.dry_run:
        raise UsageError(_("many files go to a folder"), STREAM, _("name a folder with -o"))
    # one may lie in the other, as `sync masters . -o synced` has it, also when it is run again
    others = [one for one in (reference, target, output) if one is not None]
    references = files_below(reference, ".srt", without=others)
    pairs = paired_names(references, files_below(target, ".srt", without=others))
    if not pairs:
        raise UsageError(_("there are no subtitles in it"), target)
    tasks = [_task(pair, reference, target, output, settings) for pair in pairs if pair.reference]
    if output is not None and not settings.dry_run:
        _refuse_overwriting(tasks)
        make_folder(Path(output))
    done = iter(run(_done, tasks, jobs, progress))
    found = [
        next(done)
        if pair.reference
        else Compared("", str(PurePath(target) / pair.target), paired=pair.why)
        for pair in pairs
    ]
    return (*found, *_left(reference, references, pairs))


def _left(folder: str, references: Sequence[str], pairs: Sequence[NamePair]) -> Iterator[Compared]:
    """Yield the references that no target belongs to."""
    met = {pair.reference for pair in pairs}
    why = _("no file of the target has this name or episode")
    for name in references:
        if name not in met:
            yield Compared(str(PurePath(folder) / name), "", paired=why)


def _refuse_overwriting(tasks: Sequence[Task]) -> None:
    """Raise UsageError if one of the files to be written is a reference."""
    read_too = {Path(task.reference).resolve() for task in tasks}
    for task in tasks:
        if task.output is not None and Path(task.output).resolve() in read_too:
            hint = _("name another folder with -o")
            raise UsageError(_("would be written over what is read"), task.output, hint)


def _task(
    pair: NamePair, reference: str, target: str, output: str | None, settings: SyncSettings
) -> Task:
    place = None if output is None else str(PurePath(output) / pair.target)
    return Task(
        str(PurePath(reference) / (pair.reference or "")),
        str(PurePath(target) / pair.target),
        place,
        settings,
        pair.why,
    )


def _done(task: Task) -> Compared:
    """Measure two files, and write the target mended where that is wanted and trusted."""
    try:
        return _measured(task)
    except SubtitrError as error:
        return Compared(task.reference, task.target, paired=task.paired, refused=error)


def _measured(task: Task) -> Compared:
    settings = task.settings
    for name in (task.reference, task.target):
        require(name, ".srt", _("a subtitle file"))
    readings = [_reading(name, settings) for name in (task.reference, task.target)]
    reference, target = (one.track for one in readings)
    named = (language_in_name(task.reference), language_in_name(task.target))
    languages = named if all(named) else None
    relation = measure(heard(reference), heard(target), languages=languages)
    compared = Compared(
        task.reference,
        task.target,
        relation,
        reference.cues,
        target.cues,
        paired=task.paired,
        unread=tuple(
            one for read_in in readings for one in read_in.findings if one.code in _UNREAD
        ),
    )
    if task.output is None or settings.dry_run:
        return compared
    if not relation.is_trusted and not (settings.force and relation.parts):
        hint = _("look at it with compare --format html; --force follows it all the same")
        if not relation.parts:
            hint = _("are these the files that you mean?")
        what = _("how its times relate to the reference is not to be trusted; nothing was written")
        return replace(compared, refused=RefusedError(what, task.target, hint))
    spans = mend([cue.span for cue in target.cues], relation)
    cues = (cue._replace(span=span) for cue, span in zip(target.cues, spans, strict=True))
    writing = serialize(target._replace(cues=tuple(cues)))
    if task.output != STREAM:
        make_folder(Path(task.output).parent)
    write_argument(task.output, writing.data)
    return replace(compared, output=task.output)


_UNREAD = frozenset({"SRT001", "SRT002", "SRT004"})
"""What of a file has become no cue, or one whose times are doubtful: no clock moves it, or not for
certain."""


def _reading(name: str, settings: SyncSettings) -> Reading:
    spoken = language_in_name(name)
    languages = (spoken,) if spoken else ()
    data = read_argument(name)
    return read(data, name=name, encoding=settings.encoding, languages=languages)
