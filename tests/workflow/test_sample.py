"""The sample film of the repository is built: building it again changes nothing."""

from __future__ import annotations

from pathlib import Path

from pipeline import build, check, stats
from pipeline.project.layout import Project
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
    assert check(project).findings == ()
    for progress in stats(project).progress:
        assert (progress.untranslated, progress.fuzzy) == (0, 0)
        assert progress.translated == progress.messages > 20
        if progress.release == "ru@edu":
            assert progress.overrides


def test_sample_has_no_left_overs(tmp_path: Path) -> None:
    """No catalog and no template of the sample film holds an obsolete message."""
    sample(tmp_path)
    for path in (*tmp_path.rglob("*.po"), *tmp_path.rglob("*.pot")):
        assert "#~" not in path.read_text("utf-8")


def test_sentences_run_over_signs_and_pauses(tmp_path: Path) -> None:
    """A sentence has a sign between its cues, one has three cues, one goes on after a pause."""
    project = sample(tmp_path)
    first, second = cues(project, "orbit-01"), cues(project, "orbit-02")
    assert first[27:30] == [
        "<i>Каждые девяносто две минуты</i>",
        "МОДУЛЬ «КУПОЛ»",
        r"{\an8}<i>за этим стеклом встаёт солнце.</i>",
    ]
    assert second[91:94] == [
        "<i>Этой ночью снова горит огонёк\nна втором солнечном крыле,</i>",
        "<i>а в модуле «Треллис»</i>",
        "<i>в темноте цветёт клубника.</i>",
    ]
    assert first[75:77] == ["Справлюсь, если все замрут…", "…секунд на десять."]


def test_marks_in_translations_are_obeyed(tmp_path: Path) -> None:
    """Of the sample's translations one forces a cue break, one binds words, one is moved up."""
    project = sample(tmp_path)
    russian = (tmp_path / "locales/ru/LC_MESSAGES/orbit-02.po").read_text("utf-8")
    assert 'msgstr "А третий || сегодня не в духе."' in russian
    assert r'msgstr "{\\an8}ШЛЮЗ: НЕ ОТКРЫВАТЬ"' in russian
    assert "\u00a0" in (tmp_path / "locales/en/LC_MESSAGES/orbit-01.po").read_text("utf-8")
    shown = cues(project, "orbit-02")
    assert shown[45].endswith("А третий…")
    assert shown[46] == "…сегодня не в духе."
    assert shown[4] == r"{\an8}ШЛЮЗ: НЕ ОТКРЫВАТЬ"


def test_hand_work_of_the_sample(tmp_path: Path) -> None:
    """The Russian release has a credit, a later cue, joined lines because adjustments say so."""
    project = sample(tmp_path)
    release = tmp_path / "subtitles/ru/orbit-02.ru.srt"
    adjusted = release.read_text("utf-8")
    (tmp_path / "subtitles/ru/orbit-02.ru.toml").unlink()
    build(project, discard=True)
    plain = release.read_text("utf-8")
    assert "00:03:08,200 --> 00:03:10,360\n…сегодня не в духе." in adjusted
    assert "00:03:08,040 --> 00:03:09,920\n…сегодня не в духе." in plain
    assert "\nДай-ка я. Тут нужна не сила, а терпение.\n" in adjusted
    assert "\nДай-ка я. Тут нужна не сила,\nа терпение.\n" in plain
    assert "Субтитры на русском" in adjusted
    assert "Субтитры на русском" not in plain
    assert adjusted.count(" --> ") == plain.count(" --> ") + 1


def cues(project: Project, title: str) -> list[str]:
    """Return the texts of the cues of the Russian release."""
    release = project.root / "subtitles" / "ru" / f"{title}.ru.srt"
    blocks = release.read_text("utf-8").strip().split("\n\n")
    return [block.split("\n", 2)[2] for block in blocks]


def test_msgfmt_accepts_the_sample(tmp_path: Path) -> None:
    """`msgfmt --check` accepts every catalog and template of the sample film."""
    sample(tmp_path)
    paths = [*tmp_path.rglob("*.po"), *tmp_path.rglob("*.pot")]
    assert len(paths) == 8
    for path in paths:
        gettext("msgfmt", "--check", "-o", "/dev/null", path)
