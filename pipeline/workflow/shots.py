"""Changes of shot: from a file that is named, or from the one beside a title's master."""

from __future__ import annotations

from pipeline.errors import InputError
from pipeline.formats import decode
from pipeline.formats.shots import parse_shots
from pipeline.messages import _
from pipeline.model.frame_rate import FrameRate
from pipeline.model.track import Track
from pipeline.workflow.plain import read_argument
from pipeline.workflow.title import Title


def shots_in(name: str, rate: FrameRate | None, track: Track) -> tuple[int, ...]:
    """Return the times in the file `name` of changes of shot, for a film with the cues of `track`.

    Raises InputError when it cannot be read, and when none of them lies in the film.
    """
    return _parsed(read_argument(name), name, rate, track)


def shots_of(title: Title) -> tuple[int, ...]:
    """Return the changes of shot that stand beside the master of a title; none without a file.

    Raises InputError as `shots_in`, and for two files.
    """
    project = title.project
    there = [
        (project.relative(path), data)
        for path in project.shots(title.name)
        if (data := title.read_if_there(path)) is not None
    ]
    if len(there) > 1:
        hint = _("one of them is enough; delete the other")
        raise InputError(_("stands beside {file}", file=there[0][0]), there[1][0], hint)
    return tuple(
        time
        for name, data in there
        for time in _parsed(data, name, project.configuration.frame_rate, title.master.track)
    )


def _parsed(data: bytes, name: str, rate: FrameRate | None, track: Track) -> tuple[int, ...]:
    times = parse_shots(decode(data, name=name).text, name, rate)
    last = max((cue.span.end for cue in track.cues), default=0)
    if times and track.cues and times[0] > last:
        hint = _("do they count from 01:00:00:00, and the subtitles from 0?")
        raise InputError(_("no shot change lies in the film"), name, hint)
    return times
