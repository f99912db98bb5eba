"""Templates whose master is gone: a title was removed, or renamed without its catalogs."""

from __future__ import annotations

from pipeline.model.finding import Finding, Place
from pipeline.project.layout import Project
from pipeline.project.names import same_name


def orphans(project: Project) -> tuple[Finding, ...]:
    """Return CAT006 for each template of the project that no master stands for."""
    folder = project.root / "locales"
    known = {same_name(title) for title in project.titles()}
    templates = sorted(folder.glob("*.pot")) if folder.is_dir() else []
    return tuple(
        Finding("CAT006", Place(project.relative(path)))
        for path in templates
        if same_name(path.stem) not in known
    )
