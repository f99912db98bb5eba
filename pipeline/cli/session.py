"""What one call of the program was asked for on the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.model.limits import Profile
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

    def house(self, name: str) -> Profile:
        """Return the profile `name`, of the program or of the project that there may be."""
        from pipeline.workflow.houses import house_named  # noqa: PLC0415 - few commands need it

        return house_named(name, self._nearby())

    def houses(self) -> tuple[Profile, ...]:
        """Return all profiles, those of the project that there may be too."""
        from pipeline.workflow.houses import every_house  # noqa: PLC0415 - few commands need it

        return every_house(self._nearby())

    def _nearby(self) -> Project | None:
        """Return the project that was named or that the working folder lies in, if any."""
        try:
            return self.project()
        except UsageError:
            if self.folder is not None:
                raise
            return None
