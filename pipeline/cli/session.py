"""What one call of the program was asked for on the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.project.layout import Project


@dataclass(slots=True)
class Session:
    """Options that hold for whatever command is run; click fills them in."""

    folder: str | None = None
    """The folder of `--project`, None when it was not named."""
    quiet: bool = False
    verbose: bool = False

    def project(self) -> Project:
        """Return the project to work on; raises UsageError or ConfigurationError."""
        from pipeline.workflow.verbs import open_project  # noqa: PLC0415 - `--version` needs none

        return open_project(self.folder)

    def named_project(self) -> Project | None:
        """Return the project for plain files: only one that was named."""
        return None if self.folder is None else self.project()
