"""Running steps over the titles of a project: locked, in workers, only where something changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline import __version__
from pipeline.checks.verdict import as_final, fails
from pipeline.errors import SubtitrError
from pipeline.model.finding import Finding
from pipeline.project.files import digest
from pipeline.project.journal import Journal
from pipeline.project.layout import Project
from pipeline.project.lock import locked
from pipeline.project.manifest import Manifest, ReleaseRecord
from pipeline.project.state import Digests, State
from pipeline.project.workers import run
from pipeline.report.stats_view import Changes
from pipeline.workflow.borrowing import borrow
from pipeline.workflow.checking import check_title
from pipeline.workflow.compiling import compile_title
from pipeline.workflow.extraction import extract_title
from pipeline.workflow.glossary import glossary_of
from pipeline.workflow.memory import recalled, remembered
from pipeline.workflow.options import Options
from pipeline.workflow.outcome import Outcome, joined
from pipeline.workflow.series import series_outcome, with_series
from pipeline.workflow.statistics import stats_title
from pipeline.workflow.suppressing import stated_in_vain
from pipeline.workflow.title import Title
from pipeline.workflow.updating import update_title

Progress = Callable[[int, int], None]

BUILD = ("extract", "update", "compile", "check")
"""The steps of the main job, in order."""


@dataclass(frozen=True, slots=True)
class Task:
    """The work on one title; crosses to a worker process."""

    project: Project
    title: str
    steps: tuple[str, ...]
    options: Options
    written: dict[str, str | None]
    """For each release the digest of what was last written."""
    records: dict[str, ReleaseRecord | None]
    """For each release what the manifest knows; without those that are certain to be made anew."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a task, and what it read and left."""

    outcome: Outcome
    inputs: dict[str, str | None]
    outputs: dict[str, str]


def run_steps(
    project: Project,
    titles: Sequence[str],
    steps: tuple[str, ...],
    options: Options,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Outcome:
    """Do `steps` for each of `titles` and return what was done and found, titles in order.

    One run works on a project at a time. With `final`, everything is first done without writing:
    if that finds an error, nothing is written. What an update finds in other titles is looked for
    when all titles are up to date; the work on those that it changes is then done once more.
    """
    if {"update", "check"} & set(steps):
        glossary_of(project)  # what is wrong in it is said once, not for each title
    if options.dry or not set(steps) & {"extract", "update", "compile"}:
        runs = _run(project, titles, steps, options, jobs, progress)
        return _judged(project, runs, steps, options)
    with locked(project.root):
        project.remove_leftovers()
        if options.final:
            dry = replace(options, dry=True)
            runs = _run(project, titles, steps, dry, jobs, progress)
            trial = _judged(project, runs, steps, options)
            if trial.refused or fails(trial.findings):
                return trial
        runs = _run(project, titles, steps, options, jobs, progress)
        if "update" in steps and any(not one.recalled for one in runs.values()):
            _borrow(project, runs, steps, options, jobs)
        return _judged(project, runs, steps, options)


@dataclass(frozen=True, slots=True)
class _Ran:
    """What came of one title."""

    outcome: Outcome
    recalled: bool = False
    """Whether there was nothing to do."""


def _judged(
    project: Project, runs: dict[str, _Ran], steps: tuple[str, ...], options: Options
) -> Outcome:
    outcome = joined(one.outcome for one in runs.values())
    if "check" in steps and len(runs) > 0:
        able = [title for title, one in runs.items() if not one.outcome.refused]
        is_same = all(one.recalled for one in runs.values())
        outcome = with_series(outcome, _series(project, able, steps, options, is_same=is_same))
    is_whole = "check" in steps and not options.releases and not outcome.refused
    configuration = project.configuration
    is_known = configuration.suppress and configuration.releases
    if is_whole and is_known and set(runs) == set(project.titles()):
        in_vain = stated_in_vain(project, outcome.used)
        outcome = replace(outcome, findings=(*outcome.findings, *in_vain))
    return replace(outcome, findings=as_final(outcome.findings)) if options.final else outcome


def _series(
    project: Project,
    titles: Sequence[str],
    steps: tuple[str, ...],
    options: Options,
    *,
    is_same: bool,
) -> Outcome:
    """Return what is found in `titles` as parts of a series; known where nothing has changed.

    That is known only where all titles were looked at: of others it was not seen what they are.
    """
    if steps != BUILD or options.dry:
        return series_outcome(project, titles, options)
    fingerprint = digest(f"{_fingerprint(project, options)} {sorted(titles)}".encode())
    state = State.load(project.root)
    is_known = is_same and set(titles) == set(project.titles())
    known = state.fresh(_SERIES, fingerprint, lambda _path: None) if is_known else None
    if known is not None:
        return recalled(known)
    outcome = series_outcome(project, titles, options)
    state.record(_SERIES, fingerprint, inputs={}, outputs={}, result=remembered(outcome))
    state.save()
    return outcome


def _fingerprint(project: Project, options: Options) -> str:
    """Return the digest of what results depend on besides files: program, settings, options."""
    stated = (__version__, project.configuration.digest, replace(options, date=""))
    return digest(repr(stated).encode())


def _borrow(
    project: Project, runs: dict[str, _Ran], steps: tuple[str, ...], options: Options, jobs: int
) -> None:
    """Do the second phase of update; what comes of it is put into `runs`."""
    able = [title for title, one in runs.items() if not one.outcome.refused]
    changed = borrow(project, able, options)
    again = _run(project, list(changed), steps, options, jobs, None) if steps == BUILD else {}
    for title, several in changed.items():
        first = runs[title].outcome
        last = again[title].outcome if title in again else first
        files = (one.file for one in several)
        written = tuple(dict.fromkeys((*first.written, *files, *last.written)))
        found = {one.catalog: one.found for one in several}
        changes = tuple(_returned(row, found.get(row.language or "", 0)) for row in first.changes)
        outcome = replace(last, changes=changes, revisions=first.revisions, written=written)
        runs[title] = _Ran(outcome)


def _returned(row: Changes, found: int) -> Changes:
    """Return the counts of a catalog in which texts were found that other titles have lost.

    They have returned; most were new to this title, others had waited for a translation.
    """
    new = min(found, row.new)
    kept = min(found - new, row.kept)
    return replace(row, new=row.new - new, kept=row.kept - kept, returned=row.returned + new + kept)


def _run(
    project: Project,
    titles: Sequence[str],
    steps: tuple[str, ...],
    options: Options,
    jobs: int,
    progress: Progress | None,
) -> dict[str, _Ran]:
    books = _Books(project, steps, options)
    known = {title: books.recall(title) for title in titles}
    tasks = [books.task(title) for title in titles if known[title] is None]
    done: dict[str, Done] = {}
    try:
        for task, result in zip(tasks, run(work, tasks, jobs, progress), strict=True):
            done[task.title] = result
            books.note(task.title, result)
    except BaseException:
        books.save_manifests()
        raise
    runs = {
        title: _Ran(done[title].outcome)
        if title in done
        else _Ran(known[title] or Outcome(), recalled=True)
        for title in titles
    }
    every = not options.releases and set(titles) == set(project.titles())
    books.close(whole=every and not any(one.outcome.refused for one in runs.values()))
    return runs


def work(task: Task) -> Done:
    """Do the steps of one title; an error ends the work on it, not that on others.

    What the steps before the error have made is then not written.
    """
    title = Title(task.project, task.title, task.options)
    outcomes: list[Outcome] = []
    records = dict(task.records)
    try:
        for step in task.steps:
            outcome = _STEPS[step](title, task, records)
            records |= {name: record for name, _file, record in outcome.records}
            outcomes.append(outcome)
        if not task.options.dry:
            title.finish()
    except SubtitrError as error:
        failed = Outcome(_once(joined(outcomes)), written=tuple(title.written), refused=(error,))
        return Done(failed, title.inputs, {})
    outcome = joined(outcomes)
    if "check" in task.steps:
        # the rules look at the master too: what its reading found is there already
        suppressed = outcomes[-1].suppressed
        outcome = replace(outcome, findings=_once(outcome), suppressed=suppressed)
    return Done(replace(outcome, written=tuple(title.written)), title.inputs, title.outputs)


def _once(outcome: Outcome) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(outcome.findings))


_Step = Callable[[Title, Task, dict[str, ReleaseRecord | None]], Outcome]

_STEPS: dict[str, _Step] = {
    "extract": lambda title, _task, _records: extract_title(title),
    "update": lambda title, _task, _records: update_title(title),
    "compile": lambda title, task, _records: compile_title(
        title, task.written, tell_doubts="check" not in task.steps
    ),
    "check": lambda title, _task, records: check_title(title, records),
    "stats": lambda title, _task, _records: stats_title(title),
}


_SERIES = "series"
"""Key of the state under which it is known what was found in all titles together."""
_MANIFESTS = "manifests"
"""Key of the state under which it is known how the manifests were left."""


class _Books:
    """What is kept between runs: manifests, the journal, the state."""

    def __init__(self, project: Project, steps: tuple[str, ...], options: Options) -> None:
        self._project = project
        self._steps = steps
        self._options = options
        self._manifests: dict[str, Manifest] = {}
        self._changed: dict[str, dict[str, ReleaseRecord]] = {}
        self._incremental = steps == BUILD and not options.dry
        self._state = State.load(project.root) if self._incremental else State(project.root, {})
        self._digests = Digests(project.root)
        self._fingerprint = _fingerprint(project, options)
        self._manifests_stand = self._incremental and self._state.fresh(
            _MANIFESTS, self._fingerprint, self._digests.of
        )

    def recall(self, title: str) -> Outcome | None:
        """Return the outcome of an earlier run on the same files, None where work is needed."""
        if not self._manifests_stand:
            return None
        value = self._state.fresh(f"build {title}", self._fingerprint, self._digests.of)
        try:
            return None if value is None else recalled(value)
        except (KeyError, TypeError, ValueError):
            return None

    def task(self, title: str) -> Task:
        """Return the work to do on `title`."""
        written: dict[str, str | None] = {}
        records: dict[str, ReleaseRecord | None] = {}
        wanted = self._options.releases
        for release in self._project.configuration.releases:
            if not {"compile", "check"} & set(self._steps):
                break  # nobody asks what was written
            if wanted and release.name not in wanted:
                continue
            path = self._project.release(title, release.name)
            manifest = self._manifest(release.name)
            compiled = manifest.written(path.name)
            if "compile" in self._steps:
                written[release.name] = compiled
                if self._digests.of(self._project.relative(path)) in (None, compiled):
                    continue
            # one that is not compiled, or may be refused as changed by hand
            if "check" in self._steps:
                records[release.name] = manifest.record(path.name)
        return Task(self._project, title, self._steps, self._options, written, records)

    def note(self, title: str, done: Done) -> None:
        """Take note of what came of a task."""
        for name, file, record in done.outcome.records:
            self._changed.setdefault(name, {})[file] = record
        if not self._incremental or done.outcome.refused:
            return
        inputs = {path: value for path, value in done.inputs.items() if path not in done.outputs}
        self._state.record(
            f"build {title}",
            self._fingerprint,
            inputs=inputs,
            outputs=done.outputs,
            result=remembered(done.outcome),
        )

    def save_manifests(self) -> None:
        """Write what is known of the releases so far; the journal speaks for all others."""
        if self._options.dry:
            return
        for name, records in self._changed.items():
            data = self._manifest(name).with_records(records).to_bytes()
            path = self._project.manifest(name)
            self._project.write(path, data)
            self._digests.know(self._project.relative(path), digest(data))

    def close(self, *, whole: bool) -> None:
        """Write the manifests, then forget the journal, then write the state.

        Only a `whole` run, over all titles and releases, has put right what a killed one left.
        """
        if self._options.dry:
            return
        self.save_manifests()
        if self._changed and whole:
            Journal(self._project.root).clear()
        if self._incremental:
            self._note_manifests()
            self._state.keep(
                {_MANIFESTS, _SERIES, *(f"build {one}" for one in self._project.titles())}
            )
            self._state.save()

    def _note_manifests(self) -> None:
        releases = self._project.configuration.releases
        paths = [self._project.relative(self._project.manifest(one.name)) for one in releases]
        stand = {path: self._digests.of(path) for path in paths}
        self._state.record(_MANIFESTS, self._fingerprint, inputs={}, outputs=stand, result=True)

    def _manifest(self, name: str) -> Manifest:
        if name not in self._manifests:
            path = self._project.manifest(name)
            if os.path.lexists(path):
                where = self._project.relative(path)
                self._manifests[name] = Manifest.read(self._project.read(path), where)
            else:
                self._manifests[name] = Manifest()
        return self._manifests[name]
