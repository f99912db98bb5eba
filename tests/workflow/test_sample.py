"""The sample film of the repository is built: building it again changes nothing."""

from __future__ import annotations

from pathlib import Path

from pipeline import build, check, stats
from tests.workflow.films import contents, sample
from tests.workflow.gettext_tools import gettext


def test_build_changes_no_byte(tmp_path: Path) -> None:
    """`build` on a copy of the sample film writes no file and finds nothing."""
    project = sample(tmp_path)
    before = contents(tmp_path)
    outcome = build(project)
    assert contents(tmp_path) == before
    assert (outcome.written, outcome.findings, outcome.refused) == ((), (), ())


def test_lost_releases_come_back(tmp_path: Path) -> None:
    """Releases and manifests, deleted, are built with the same bytes by two workers."""
    project = sample(tmp_path)
    build(project, discard=True)
    before = contents(tmp_path)
    for path in (*tmp_path.rglob("*.??.srt"), *tmp_path.rglob("manifest.json")):
        path.unlink()
    build(project, jobs=2)
    assert contents(tmp_path) == before


def test_lost_templates_come_back(tmp_path: Path) -> None:
    """Templates, deleted, come back with the identities that the catalogs know."""
    project = sample(tmp_path)
    build(project, discard=True)
    before = contents(tmp_path)
    for path in tmp_path.rglob("*.pot"):
        path.unlink()
    build(project)
    after = contents(tmp_path)
    for name in ("locales/orbit-01.pot", "locales/orbit-02.pot"):
        assert ids(after[name]) == ids(before[name])
    assert {name: data for name, data in after.items() if not name.endswith(".pot")} == {
        name: data for name, data in before.items() if not name.endswith(".pot")
    }


def ids(data: bytes) -> list[bytes]:
    return [line for line in data.split(b"\n") if line.startswith((b"msgctxt", b"msgid"))]


def test_sample_is_complete(tmp_path: Path) -> None:
    """All lines are translated in every release; the variant has a handful of overrides."""
    project = sample(tmp_path)
    assert check(project).suppressed == 0
    for progress in stats(project).progress:
        assert (progress.untranslated, progress.fuzzy) == (0, 0)
        assert progress.translated == progress.messages > 20
        if progress.release == "ru@edu":
            assert progress.overrides


def test_msgfmt_accepts_the_sample(tmp_path: Path) -> None:
    """`msgfmt --check` accepts every catalog and template of the sample film."""
    sample(tmp_path)
    paths = [*tmp_path.rglob("*.po"), *tmp_path.rglob("*.pot")]
    assert len(paths) == 8
    for path in paths:
        gettext("msgfmt", "--check", "-o", "/dev/null", path)
