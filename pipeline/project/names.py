"""Names that become file names: titles, languages, releases. What could do harm is refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from pipeline.errors import InputError
from pipeline.messages import Text, _
from pipeline.project.wording import shortened

LONGEST_TITLE = 180
"""Bytes of UTF-8: with variant, language and suffix a release's name stays below 255, where most
file systems end."""

# names of devices on Windows, with any suffix (Microsoft, "Naming Files, Paths, and Namespaces")
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE
)
# RFC 5646, section 2.1, in the cases of section 2.1.1: language, script, region, variants
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z][a-z0-9]{4,7}|[0-9][a-z0-9]{3}))*"
)
_LONGEST_LANGUAGE = 35  # RFC 5646, section 4.4.1
_VARIANT = re.compile(r"[a-z0-9]{1,16}")
# players know these two only after the language: `iss-01.ru.forced.srt`
_AFTER_LANGUAGE = ("forced", "sdh")
NO_LANGUAGE = ("und", "zxx", "mul", "mis")
"""Tags that name no single language (ISO 639-3), so no release can be in them."""


_TITLE_RULES: tuple[tuple[Callable[[str], object], Text], ...] = (
    (
        lambda name: not name,
        _("a title cannot be empty"),
    ),
    (
        lambda name: name[0] in "-." or name != name.strip() or name[-1] == ".",
        _("a title cannot begin with a dash, a dot or a space, nor end with a dot or space"),
    ),
    (
        lambda name: "/" in name or "\\" in name,
        _("a title cannot hold / or \\"),
    ),
    # U+2068 and U+2069, which gettext puts around paths, are among the unprintable; U+200C and
    # U+200D join letters in Persian and Hindi words
    (
        lambda name: not re.sub("[\u200c\u200d]", "", name).isprintable(),
        _("a title cannot hold line ends, control or invisible characters"),
    ),
    (
        _DEVICE.fullmatch,
        _("a title cannot be the name of a device on Windows"),
    ),
    (
        lambda name: len(name.encode()) > LONGEST_TITLE,
        _("a title cannot be longer than {limit} bytes", limit=LONGEST_TITLE),
    ),
)


def title_problem(name: str) -> Text | None:
    """Return what is wrong with `name` as the name of a title, None when nothing is."""
    return next((problem for is_wrong, problem in _TITLE_RULES if is_wrong(name)), None)


def check_title(name: str) -> str:
    """Return `name` if it can be the name of a title; raise InputError otherwise."""
    if problem := title_problem(name):
        hint = _("rename the file in subtitles/source")
        raise InputError(problem, shortened(name), hint)
    return name


def language_problem(tag: str) -> Text | None:
    """Return what is wrong with `tag` as the tag of a language (RFC 5646), None when nothing is.

    Only the form is judged, and it must be written in the usual case: `pt-BR`, `sr-Latn`.
    """
    if _LANGUAGE.fullmatch(tag) and len(tag) <= _LONGEST_LANGUAGE:
        return None
    usual = _usual_case(tag)
    if _LANGUAGE.fullmatch(usual) and len(tag) <= _LONGEST_LANGUAGE:
        return _('"{tag}" is written "{usual}"', tag=tag, usual=usual)
    return _('"{tag}" is not the tag of a language, such as ru, pt-BR, sr-Latn', tag=shortened(tag))


def spoken_problem(tag: str) -> Text | None:
    """Return what is wrong with `tag` as the tag of one certain language."""
    if tag in NO_LANGUAGE:
        return _('"{tag}" is no certain language', tag=tag)
    return language_problem(tag)


def release_problem(name: str) -> Text | None:
    """Return what is wrong with `name` as the name of a release (`ru`, `ru@edu`)."""
    language, at, variant = name.partition("@")
    if problem := spoken_problem(language):
        return problem
    if at and not _VARIANT.fullmatch(variant):
        return _(
            '"{name}" is not the name of a release: after @ stand 1 to 16 small letters or digits',
            name=shortened(name),
        )
    return None


def split_release(name: str) -> tuple[str, str]:
    """Return the language and the variant of the release `name`; the variant may be empty."""
    language, _at, variant = name.partition("@")
    return language, variant


def release_file(title: str, name: str) -> str:
    """Return the file name of a release: `iss-01.ru.srt`, `iss-01.edu.ru.srt`.

    Players want the language last; only `forced` and `sdh` stand after it.
    """
    language, variant = split_release(name)
    if not variant:
        return f"{title}.{language}.srt"
    if variant in _AFTER_LANGUAGE:
        return f"{title}.{language}.{variant}.srt"
    return f"{title}.{variant}.{language}.srt"


def locale_folder(catalog: str) -> str:
    """Return the name gettext has for the language of a catalog: `pt_BR`, `ru@edu`."""
    language, at, variant = catalog.partition("@")
    return f"{language.replace('-', '_')}{at}{variant}"


def same_name(name: str) -> str:
    """Return the form in which names of files are compared: some systems decompose letters."""
    return unicodedata.normalize("NFC", name)


def _usual_case(tag: str) -> str:
    first, *rest = tag.replace("_", "-").lower().split("-")
    case = {2: str.upper, 4: str.capitalize}
    return "-".join([first, *(case.get(len(part), str)(part) for part in rest)])
