"""What the manifest knows of a release."""

from __future__ import annotations

import os

from pipeline.project.configuration import ReleaseSettings
from pipeline.project.manifest import Manifest, ReleaseRecord
from pipeline.workflow.title import Title


def record_of_release(title: Title, release: ReleaseSettings) -> ReleaseRecord | None:
    """Return what the manifest knows of a release; None where compile has never written it."""
    project = title.project
    path = project.manifest(release.name)
    if not os.path.lexists(path):
        return None
    manifest = Manifest.read(project.read(path), project.relative(path))
    return manifest.record(project.release(title.name, release.name).name)
