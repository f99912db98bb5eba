"""The glossary of a project, as its file has it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pipeline.model.glossary import NO_TERMS, Glossary

if TYPE_CHECKING:
    from pipeline.project.layout import Project


def glossary_of(project: Project | None) -> Glossary:
    """Return the terms of `project`; none without a project or a glossary.

    Raises ConfigurationError with everything that is wrong in it.
    """
    if project is None or not os.path.lexists(project.glossary):
        return NO_TERMS
    from pipeline.project.glossary import read_glossary  # noqa: PLC0415 - most have none

    data, file = project.read(project.glossary), project.relative(project.glossary)
    return read_glossary(data, file, project.configuration.catalogs)
