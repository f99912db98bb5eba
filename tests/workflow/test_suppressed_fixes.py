"""What check says is suppressed, and what is not translated yet: fix leaves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import build, fix
from pipeline.model.finding import Finding
from pipeline.model.time import timecode
from pipeline.project.layout import Project
from pipeline.workflow.fix_settings import FixSettings

from .films import entry, film, ids, texts, translate

RUSSIAN = {
    "Wait for me.": "Подожди  меня...",
    "It is important.": "- Это важно.",
    "All is well.": "Всё в порядке , да.",
    "We go on and on until the night.": "Мы идём всё дальше ,\nдо ночи ..",
    "Nobody knows the way.": 'Никто не знает "дороги".',
    "Here we are.": "Вот и мы  :",
}
TIMES = ((1000, 3000), (3040, 3520), (6000, 8000), (8020, 9000), (9300, 10800), (15000, 15700))
CONFIGURATION = (
    'languages = ["ru"]\nsource-languages = ["en", "ru"]\nframe-rate = 25\nunit = "cue"\n'
)


def master() -> str:
    """Return a film that has gaps and durations to be mended."""
    cues = enumerate(zip(TIMES, RUSSIAN, strict=True), 1)
    return "\n".join(
        f"{number}\n{timecode(start)} --> {timecode(end)}\n{text}\n"
        for number, ((start, end), text) in cues
    )


def translated(root: Path) -> Project:
    """Return the film with its Russian release, faults and all."""
    project = film(root, {"film": master()}, CONFIGURATION)
    build(project)
    translate(project, "film", "ru", RUSSIAN)
    build(project)
    return project


def of_release(findings: Sequence[Finding]) -> Counter[tuple[str, int | None]]:
    """Return what is found in the release, by rule and cue."""
    return Counter(
        (one.code, one.place.cue) for one in findings if one.place.file.endswith(".ru.srt")
    )


def stated(way: str, cue: int, code: str, message: str) -> str:
    """Return a suppression in one of the ways there are."""
    place = {
        "cue": f"at = {cue}",
        "passage": f"at = {max(cue - 1, 1)}\nto = {cue}",
        "message": f'message = "{message}"',
    }[way]
    return f'[[pin]]\n{place}\nsuppress = ["{code}"]\nreason = "so it is wanted"\n'


@settings(deadline=None, max_examples=6)
@given(st.data())
def test_fix_leaves_what_check_suppresses(data: st.DataObject) -> None:
    """As much is suppressed after fix as before, and what suppresses nothing is found by both."""
    with TemporaryDirectory() as folder:
        project = translated(Path(folder))
        keys = list(ids(project, "film").values())
        every = sorted(of_release(build(project).findings))
        pins, tables = "", {"title": "", "project": "", "release": ""}
        for code, cue in data.draw(st.lists(st.sampled_from(every), unique=True, max_size=5)):
            way = data.draw(st.sampled_from(("cue", "passage", "message", *tables)))
            if way not in tables:
                pins += stated(way, cue or 1, code, keys[(cue or 1) - 1])
            elif f"{code} =" not in tables[way]:
                tables[way] += f'{code} = "so it is wanted"\n'
        if tables["title"]:
            pins += f"[suppress]\n{tables['title']}"
        text = f"{CONFIGURATION}[suppress]\n{tables['project']}"
        text += f"[release.ru.suppress]\n{tables['release']}"
        film(Path(folder), {}, text, {"film": pins})
        project = Project.find(Path(folder))
        before = build(project)
        (done,) = fix(project)
        assert done.refused is None
        after = build(project)
        assert after.suppressed == before.suppressed
        assert of_release(after.findings) <= of_release(before.findings)
        vain = [one for one in before.findings if one.code == "STR013"]
        assert [one for one in after.findings if one.code == "STR013"] == vain
        (again,) = fix(project)
        assert again.changes == ()


def test_a_pin_on_a_message_holds_in_releases(tmp_path: Path) -> None:
    """What is found in the cue that shows a message is suppressed by the message's identity."""
    project = translated(tmp_path)
    key = entry(project, "film", "ru", "Wait for me.").msgctxt
    assert of_release(build(project).findings)["TXT002", 1] == 1
    project.pins("film").write_text(stated("message", 1, "TXT002", key), encoding="utf-8")
    outcome = build(project)
    assert of_release(outcome.findings)["TXT002", 1] == 0
    assert outcome.suppressed == 1
    fix(project)
    assert texts(project, "film", "ru")[0] == "Подожди меня..."


@pytest.mark.parametrize("code", ["REL010", "x-offset"])
def test_a_suppressed_clock_stays(tmp_path: Path, code: str) -> None:
    """A release made by hand keeps its own clock where its offset is suppressed."""

    def written(shift: int) -> str:
        starts = [1000 + 3100 * at + 137 * (at % 5) + shift for at in range(40)]
        return "\n".join(
            f"{at}\n{timecode(start)} --> {timecode(start + 2000)}\nHere is line {at} of it.\n"
            for at, start in enumerate(starts, 1)
        )

    project = film(tmp_path, {"film": written(0)})
    build(project)
    project.release("film", "ru").write_text(written(4000), encoding="utf-8")
    assert [one.changes != () for one in fix(project, settings=FixSettings(dry_run=True))] == [True]
    film(tmp_path, {}, pins={"film": f'[suppress]\n{code} = "the other cut"\n'})
    (done,) = fix(Project.find(tmp_path))
    assert done.changes == ()
    assert project.release("film", "ru").read_text(encoding="utf-8") == written(4000)
