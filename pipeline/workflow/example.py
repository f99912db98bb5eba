"""A film of two cues, for the examples in the documentation of the verbs."""

from __future__ import annotations

import tempfile
from pathlib import Path

from pipeline.project.layout import Project
from pipeline.workflow.init import init
from pipeline.workflow.verbs import open_project

MASTER = """\
1
00:00:01,000 --> 00:00:03,000
All clear.

2
00:00:04,000 --> 00:00:06,000
Понял.
"""


def example() -> Project:
    """Return a new project in a temporary folder: the film `film`, releases in Russian and English.

    >>> example().titles()
    ('film',)
    """
    folder = Path(tempfile.mkdtemp(prefix="subtitr-"))
    init(folder)
    (folder / "subtitles" / "source" / "film.srt").write_text(MASTER, encoding="utf-8")
    return open_project(folder)
