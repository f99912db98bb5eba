"""The verbs on plain files, without a project."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from pipeline.errors import InputError, SubtitrError, UsageError
from pipeline.language.scripts import script_of
from pipeline.language.tags import base_language
from pipeline.messages import _
from pipeline.model.limits import Profile
from pipeline.project.files import LIMIT, read_bytes, reason, write_atomically

if TYPE_CHECKING:
    from pipeline.project.layout import Project
    from pipeline.segmentation.settings import SegmentationSettings

STREAM = "-"
"""Stands for standard input or output."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a run on plain files; a project, when named, gives what is not stated."""

    project: Project | None = None
    source_languages: tuple[str, ...] = ()
    encoding: str | None = None
    strict: bool = False
    profile: str | None = None
    unit: str | None = None
    """What is translated as one, `sentence` or `cue`."""


def read_argument(name: str) -> bytes:
    """Return the bytes of a file named on the command line; `-` is standard input."""
    if name != STREAM:
        return read_bytes(Path(name))
    if sys.stdin is None:
        raise InputError(_("is closed"), str(_("standard input")))
    try:
        data = sys.stdin.buffer.read(LIMIT + 1)
    except OSError as error:
        what = _("cannot be read: {reason}", reason=reason(error))
        raise InputError(what, str(_("standard input"))) from None
    if len(data) > LIMIT:
        raise InputError(_("is larger than {limit} MB", limit=LIMIT // 1024**2), STREAM)
    return data


def write_argument(name: str, data: bytes, *, sources: Sequence[str] = ()) -> tuple[str, ...]:
    """Write a file named on the command line, `-` is standard output; return what changed.

    Raises UsageError if it is one of `sources`, which the run has read.
    """
    if name == STREAM:
        _write_stream(data)
        return ()
    refuse_overwriting(name, sources)
    return (name,) if write_atomically(Path(name), data) else ()


def refuse_overwriting(name: str, sources: Sequence[str]) -> None:
    """Raise UsageError if the file `name`, about to be written, is one of `sources`."""
    target = Path(name)
    for source in sources:
        if STREAM in (name, source) or not (target.exists() and Path(source).exists()):
            continue
        if target.samefile(source):
            hint = _("name another file with -o")
            raise UsageError(_("would be written over what is read"), name, hint)


def _write_stream(data: bytes) -> None:
    if sys.stdout is None:
        raise SubtitrError(_("is closed"), str(_("standard output")))
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        what = _("cannot be written: {reason}", reason=reason(error))
        raise SubtitrError(what, str(_("standard output"))) from None


def title_of(name: str) -> str:
    """Return the title of a plain file: its stem."""
    return "stdin" if name == STREAM else PurePath(name).stem


def language_in_name(name: str) -> str:
    """Return the language in a file's name, `ru` of `film.ru.srt` and of `ru.po`; or empty."""
    parts = title_of(name).split(".")
    if PurePath(name).suffix.lower() != ".po":
        del parts[0]  # `it.srt` is a film about It, `film.it.srt` is in Italian
    for part in reversed(parts):
        tag = part.replace("_", "-")
        if tag.split("-")[0] in _LIKELY and _TAG.fullmatch(tag):
            return tag
    return ""


_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
_LIKELY = frozenset({
    "ar", "be", "bg", "bn", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi",
    "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "ko", "ky", "lt", "lv", "mk", "ms", "nb", "nl",
    "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "ta", "te", "tg", "th", "tr", "uk",
    "ur", "uz", "vi", "zh",
})  # fmt: skip
"""Languages that a part of a file's name is taken for; `srt` or `cut` is none."""


def segmentation_settings(name: str, setting: Setting) -> SegmentationSettings:
    """Return how a plain master becomes segments.

    The unit is the one stated, else the project's, else the sentence. What is spoken is what is
    stated, else what the project says, else the language in the file's name and one of the other
    script; without any the script alone decides.
    """
    if setting.project is not None:
        configuration = setting.project.configuration
        languages = setting.source_languages or configuration.source_languages
        stated = configuration.segmentation
        unit = setting.unit or stated.unit
        return replace(stated, source_languages=languages, unit=unit)
    from pipeline.segmentation.settings import (  # noqa: PLC0415 - sync has no sentences
        SegmentationSettings,
    )

    hinted = language_in_name(name)
    other = "en" if hinted and script_of(hinted) == "CYRILLIC" else "ru"
    spoken = setting.source_languages or ((hinted, other) if hinted else ())
    return SegmentationSettings(spoken, unit=setting.unit or "sentence")


def profile_for(language: str, setting: Setting) -> Profile:
    """Return the profile for a release in `language`: stated, the project's, or its default."""
    from pipeline.profiles import default_name, load  # noqa: PLC0415 - extract needs no profile
    from pipeline.workflow.houses import house_named  # noqa: PLC0415 - nor this

    if setting.profile:
        return house_named(setting.profile, setting.project)
    if setting.project is not None:
        known = {one.name: one.house for one in setting.project.configuration.releases}
        if language in known:
            return known[language]
    return load(default_name(base_language(language)))


def spoken_in(name: str, stated: str | None, setting: Setting) -> str:
    """Return the language of a file: as stated, as in its name, else that of the house named."""
    spoken = stated or language_in_name(name)
    if spoken or not setting.profile:
        return spoken
    return profile_for("", setting).language


def checked_language(language: str, where: str) -> str:
    """Return `language` if it can be the name of a release; raise UsageError otherwise."""
    if not language:
        hint = _("say which with -l, for example -l ru")
        raise UsageError(_("the language is not known"), where, hint)
    if language in _LIKELY:
        return language
    from pipeline.project.names import release_problem  # noqa: PLC0415 - nor this

    problem = release_problem(language)
    if problem:
        raise UsageError(problem, where)
    return language


def require(name: str, suffix: str, wanted: object) -> None:
    """Raise UsageError for a file whose name says that it is another kind than is wanted here."""
    found = PurePath(name).suffix.lower()
    if name == STREAM or found not in _KINDS or found == suffix:
        return
    what = _("wanted here is {wanted} ({suffix})", wanted=wanted, suffix=suffix)
    raise UsageError(what, name, _("are the files in the right order? --help shows it"))


_KINDS = frozenset({".srt", ".po", ".pot"})
