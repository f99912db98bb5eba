"""fix on plain files."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.checks.context import NO_HOUSE, TrackContext
from pipeline.checks.repairing import Change, Repaired
from pipeline.checks.series import series_of
from pipeline.checks.unwanted import Unwanted
from pipeline.errors import InputError, UsageError
from pipeline.formats import decode, read, serialize
from pipeline.messages import _
from pipeline.model.cue import Cue
from pipeline.model.frame_rate import FrameRate
from pipeline.model.track import Reading, Track
from pipeline.report.fix_view import Fixing
from pipeline.workflow.fix_settings import FixSettings, fixed
from pipeline.workflow.plain import (
    STREAM,
    Setting,
    profile_for,
    read_argument,
    require,
    spoken_in,
    write_argument,
)
from pipeline.workflow.suppressing import codes_of

_FORMAL = frozenset({"SRT003", "SRT005", "SRT006", "SRT009", "SRT015"})
"""Damage that was mended in reading without a doubt: the cue is written as SRT wants it."""


def fix_files(
    files: Sequence[str],
    output: str | None = None,
    *,
    settings: FixSettings | None = None,
    language: str | None = None,
    frame_rate: FrameRate | None = None,
    setting: Setting | None = None,
) -> tuple[Fixing, ...]:
    r"""Mend subtitle files, in place or into `output`, and return what was changed.

    >>> import tempfile
    >>> from pathlib import Path
    >>> film = Path(tempfile.mkdtemp()) / "film.en.srt"
    >>> _size = film.write_text("1\n00:00:01,000 --> 00:00:03,000\nWait...\n")
    >>> (done,) = fix_files([str(film)])
    >>> film.read_text().splitlines()[2]
    'Wait…'
    """
    if output is not None and len(files) != 1:
        hint = _("without -o each file is mended in its place")
        raise UsageError(_("-o takes one file"), output, hint)
    setting, settings = setting or Setting(), settings or FixSettings()
    stated = setting.project.configuration.suppress if setting.project else ()
    unwanted = Unwanted(codes_of(pin for release, pin in stated if not release))
    for name in files:
        require(name, ".srt", _("a subtitle file"))
    given = [_given(name, language, frame_rate, setting) for name in files]
    series = {
        track.file: one for one in series_of([one.context for one in given]) for track in one.tracks
    }
    done = []
    for name, data, reading, context in given:
        beside = replace(context, series=series[name], unwanted=unwanted)
        result = fixed(beside, settings)
        result = _written_anew(result, reading, settings.codes - unwanted.everywhere)
        writing = serialize(result.track)
        if writing.losses:
            loss = writing.losses[0]
            what = _("cannot be written in the file's encoding: {text}", text=loss.text)
            raise InputError(what, name, _("convert the file to UTF-8 first; nothing was written"))
        target = output or name
        if not settings.dry_run and (output is not None or writing.data != data or name == STREAM):
            write_argument(target, writing.data)
        before = reading.track.layout.source
        after = decode(writing.data, name=name, encoding=reading.track.layout.encoding).text
        wrote = "" if settings.dry_run else target
        done.append(
            Fixing(
                name,
                wrote,
                result.changes,
                before,
                after,
                result.left,
                result.impossible,
                refusals=result.refused,
            )
        )
    return tuple(done)


class _Given(NamedTuple):
    name: str
    data: bytes
    reading: Reading
    context: TrackContext


def _given(
    name: str, language: str | None, frame_rate: FrameRate | None, setting: Setting
) -> _Given:
    spoken = spoken_in(name, language, setting)
    data = read_argument(name)
    languages = (spoken,) if spoken else ()
    reading = read(data, name=name, encoding=setting.encoding, languages=languages)
    profile = profile_for(spoken, setting) if spoken or setting.profile else NO_HOUSE
    context = TrackContext(reading.track, name, spoken or "und", profile, frame_rate)
    return _Given(name, data, reading, context)


def _written_anew(result: Repaired, reading: Reading, codes: Collection[str]) -> Repaired:
    """Return the track with the numbers 1 to n, and without what its SRT had wrong in form.

    Of that what the rules with `codes` find.
    """
    formal = [one for one in reading.findings if one.code in _FORMAL and one.code in codes]
    damaged = {one.place.line: one.code for one in formal}
    lines = {cue.line: index for index, cue in enumerate(reading.track.cues)}
    by_cue = {one.place.cue: one.code for one in formal}
    why: dict[int, list[str]] = {}
    cues = []
    for number, cue in enumerate(result.track.cues, 1):
        origin = lines.get(cue.line)
        code = damaged.get(cue.line) or (None if origin is None else by_cue.get(origin + 1))
        new = cue
        if code:
            # a cue that stands at no line of the file is written by itself
            new = new._replace(line=0, number=_number(cue, number, codes))
        elif cue.number != number and "STR008" in codes:
            new = new._replace(number=number)
            code = "STR008"
        if code and origin is not None:
            why.setdefault(origin, []).append(code)
        cues.append(new)
    if not why:
        return result
    return _with_reasons(result, reading.track, result.track._replace(cues=tuple(cues)), why)


def _number(cue: Cue, number: int, codes: Collection[str]) -> int:
    """Return the number of a cue that is written anew: its own, unless that is to be mended."""
    return number if cue.number is None or "STR008" in codes else cue.number


def _with_reasons(
    result: Repaired, before: Track, after: Track, why: dict[int, list[str]]
) -> Repaired:
    known = {one.index: one for one in result.changes}
    lines = {cue.line: index for index, cue in enumerate(before.cues)}
    place = {
        lines[old.line]: new
        for old, new in zip(result.track.cues, after.cues, strict=True)
        if old.line in lines
    }
    for index, codes in why.items():
        one = known.get(index) or Change(before.cues[index], None, index, ())
        known[index] = Change(
            one.before, place.get(index), index, tuple(dict.fromkeys((*one.codes, *codes)))
        )
    changes = tuple(known[index] for index in sorted(known))
    left = tuple(one for one in result.left if one.code != "STR008")
    return replace(result, track=after, changes=changes, left=left)
