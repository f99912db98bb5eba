"""init: a new project."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import RefusedError, SubtitrError
from pipeline.messages import _
from pipeline.project.files import reason, write_atomically
from pipeline.project.layout import CONFIGURATION_FILE, PYPROJECT, is_project

CONFIGURATION = """\
# subtitr: what is made from the masters in subtitles/source/

# Releases to make. "ru@edu" is a variant of "ru": its catalog overrides only what it says itself.
languages = ["ru", "en"]

# What may be spoken in the film; without this, the languages above.
# source-languages = ["en", "ru"]

# What is translated as one: sentence, over as many cues as it takes, or cue.
# unit = "sentence"

# A sentence ends after so many cues, and at a silence of so many seconds.
# segment-cues = 12
# segment-pause = 5

# Frames per second, for rules that count frames: 25, "23.976", "24000/1001".
# frame-rate = 25

# House rules (`subtitr profiles` lists them), or none. Without this: netflix-<language>, if any.
# profile = { ru = "netflix-ru", en = "netflix-en" }

# Lines already spoken in a release's language: keep, edit (they stand in its catalog), omit.
# same-language = "keep"

# Lines without a translation: source (shown as in the master) or omit.
# untranslated = "source"

# Cues of the releases: keep (the master's) or free (may be merged and split to fit the text).
# cueing = "keep"

# Times of the releases: off (the master's) or profile (moved under the limits of the house).
# retime = "off"

# Who speaks. A label in the master ("COMMANDER: ...") counts only if its name stands here.
# [cast.COMMANDER]
# gender = "m"
# language = "ru"
# name = { ru = "КОМАНДИР" }
# address = ["ENGINEER"]          # to whom this speaker says «ты»

# Rules whose findings are not wanted, each with the reason.
# [suppress]
# stray-whitespace = "the film's own spacing"

# What one release does otherwise.
# [release."ru@edu"]
# profile = "netflix-ru"
# kinds = ["dialogue", "narration", "radio", "sign"]
"""


def init(folder: Path | str = ".") -> tuple[Path, ...]:
    """Make a new project in `folder` and return what was made.

    Files that are there stay as they are; raises RefusedError if a configuration is among them.

    >>> import tempfile
    >>> [path.name for path in init(tempfile.mkdtemp())]
    ['subtitr.toml', 'source', 'locales']
    """
    root = Path(folder)
    configuration = root / CONFIGURATION_FILE
    if configuration.exists() or configuration.is_symlink():
        hint = _("it is a project already; subtitr build does the main job")
        raise RefusedError(_("the file is there already"), str(configuration), hint)
    if is_project(root):
        hint = _("it is a project already; subtitr build does the main job")
        raise RefusedError(_("[tool.subtitr] is there already"), str(root / PYPROJECT), hint)
    folders = [root / name for name in ("subtitles/source", "locales")]
    made = [path for path in folders if not path.is_dir()]
    for path in made:
        try:
            path.mkdir(parents=True)
        except OSError as error:
            what = _("cannot be made: {reason}", reason=reason(error))
            raise SubtitrError(what, str(path), _("make room for the folder")) from None
    write_atomically(configuration, CONFIGURATION.encode("utf-8"))
    return (configuration, *made)
