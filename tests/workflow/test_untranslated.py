"""Cues that show the source for want of a translation: what is found in them, and what is not."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import build, check, fix
from pipeline.project.layout import Project

from .films import codes, film, srt, texts, translate

CONFIGURATION = 'languages = ["ru"]\nsource-languages = ["en", "ru"]\n'
SAID = {
    "Wait  for me , now.": "Подожди  меня , сейчас.",
    "It is  late , you see.": "Уже  поздно , видишь.",
    "All is  well , friend.": "Всё  хорошо , друг.",
    "Nobody  knows , sir.": "Никто  не знает , сэр.",
    "Here  we are , again.": "Вот  и мы , снова.",
}
EN = tuple(SAID)
FILM = srt(EN[0], f"{EN[1]} {EN[2]}", "А я  знаю , друг.", f"{EN[3]}\n{EN[4]}")
IN_CUES = ((EN[0],), (EN[1], EN[2]), (), (EN[3], EN[4]))
"""What stands in each cue; one is in the language of the release."""


def found(project: Project) -> set[tuple[str, int]]:
    """Return what check finds in the release, by rule and cue from 0."""
    return {
        (one.code, (one.place.cue or 0) - 1)
        for one in check(project).findings
        if one.place.file.endswith(".ru.srt")
    }


@settings(deadline=None, max_examples=12)
@given(st.sets(st.sampled_from(EN)), st.sets(st.sampled_from(EN)))
def test_only_what_has_a_translation_is_read(translated: set[str], fuzzy: set[str]) -> None:
    """A cue is held against rules on text where anything in it is the release's own.

    No fix touches the text of one that has anything else, and none fills a catalog.
    """
    with TemporaryDirectory() as folder:
        project = film(Path(folder), {"film": FILM}, CONFIGURATION)
        build(project)
        translate(project, "film", "ru", {one: SAID[one] for one in translated | fuzzy})
        changed = FILM
        for one in fuzzy:
            # a source that has changed since: its own earlier translation is shown
            changed = changed.replace(one, one.replace(".", "!"))
        film(Path(folder), {"film": changed}, CONFIGURATION)
        build(project)
        own = translated | fuzzy
        is_read = [not cue or bool(own.intersection(cue)) for cue in IN_CUES]
        assert [("TXT001", at) in found(project) for at in range(len(IN_CUES))] == is_read
        before = texts(project, "film", "ru")
        (done,) = fix(project)
        assert done.refused is None
        after = texts(project, "film", "ru")
        for at, cue in enumerate(IN_CUES):
            is_whole = own.issuperset(cue)
            assert (after[at] != before[at]) == is_whole, (before[at], after[at])
        untranslated = len(EN) - len(own)
        assert codes(build(project).findings).count("CAT001") == untranslated
        (again,) = fix(project)
        assert again.changes == ()


def test_what_a_person_writes_over_the_source_is_read(tmp_path: Path) -> None:
    """A text put into the release by hand is a text of the release, and is mended."""
    from pipeline import accept  # noqa: PLC0415

    project = film(tmp_path, {"film": srt("Wait  for me.", "It is  late.")}, CONFIGURATION)
    build(project)
    assert not {one for one, _cue in found(project) if one.startswith("TXT")}
    release = project.release("film", "ru")
    text = release.read_text(encoding="utf-8").replace("Wait  for me.", "Подожди  меня.")
    release.write_text(text, encoding="utf-8")
    accept(project, [str(release)])
    build(project)
    assert {("TXT001", 0)} == {pair for pair in found(project) if pair[0] == "TXT001"}
    fix(project)
    assert texts(project, "film", "ru") == ["Подожди меня.", "It is  late."]


def test_speed_and_lines_wait_for_the_translation(tmp_path: Path) -> None:
    """No source is too fast or too wide for the house of a release; gaps and durations are."""
    long = "This is a very long line that nobody could read in the time that it is shown for here."
    master = f"1\n00:00:01,000 --> 00:00:01,500\n{long}\n\n2\n00:00:01,510 --> 00:00:04,000\nYes.\n"
    house = f'{CONFIGURATION}profile = "netflix-ru"\n'
    project = film(tmp_path, {"film": master}, house)
    build(project)
    assert {one for one, _cue in found(project)} == {"TIM001", "TIM003"}
    translate(project, "film", "ru", lambda source: source if source == long else "Да.")
    build(project)
    assert {"TIM007", "TIM001", "TIM003"} < {one for one, _cue in found(project)}


def test_no_suppression_is_in_vain_before_the_translation(tmp_path: Path) -> None:
    """What a pin suppresses in a text is not known while there is none; then it is told."""
    pins = (
        '[[pin]]\nat = 1\nsuppress = ["TXT001", "TIM004"]\nreason = "so it is said"\n'
        '[suppress]\nLAY001 = "a wide screen"\n'
    )
    configuration = f'{CONFIGURATION}[suppress]\nTIM007 = "read aloud"\n'
    project = film(tmp_path, {"film": srt("Wait for me.")}, configuration, {"film": pins})
    vain = [str(one.value) for one in build(project).findings if one.code == "STR013"]
    assert vain == ["TIM004"]
    translate(project, "film", "ru", {"Wait for me.": "Подожди меня."})
    vain = [str(one.value) for one in build(project).findings if one.code == "STR013"]
    assert sorted(vain) == ["LAY001", "TIM004", "TIM007", "TXT001"]
