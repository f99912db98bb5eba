"""compile: what a release shows of each line, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline import build, check, compile, stats  # noqa: A004 - the verb
from pipeline.errors import UsageError
from pipeline.model.finding import Finding
from pipeline.project.layout import Project
from tests.workflow.films import (
    CONFIGURATION,
    VARIANTS,
    codes,
    entries,
    entry,
    film,
    srt,
    texts,
    translate,
)

TWO = 'languages = ["ru", "en"]\nunit = "cue"\n'
MIXED = srt("Hello.", "Привет, друзья.", "[beep]", "♪ La la la ♪", "AIRLOCK", "12:30")


def test_own_language_comes_through_verbatim(tmp_path: Path) -> None:
    """Lines in the release's language are the master's, untouched, and in no catalog of it."""
    master = srt("Hello.", "<i>Привет,</i>  друзья —\nвот  {\\an8}и мы</b>", "Пока.")
    project = film(tmp_path, {"film": master}, TWO)
    build(project)
    assert [one.msgid for one in entries(project, "film", "ru")] == ["Hello."]
    assert texts(project, "film", "ru")[1] == "<i>Привет,</i>  друзья —\nвот  {\\an8}и мы</b>"


def test_same_language_edit(tmp_path: Path) -> None:
    """With `edit` the lines stand in the catalog; empty is as in the master, filled is shown."""
    project = film(tmp_path, {"film": MIXED}, TWO + 'same-language = "edit"\n')
    outcome = build(project)
    assert "Привет, друзья." in [one.msgid for one in entries(project, "film", "ru")]
    assert texts(project, "film", "ru")[1] == "Привет, друзья."
    assert [
        one.text
        for one in outcome.findings
        if one.place.catalog == "locales/ru/LC_MESSAGES/film.po"
    ] == ["Hello.", "[beep]", "♪ La la la ♪", "AIRLOCK"]
    translate(project, "film", "ru", {"Привет, друзья.": "Здравствуйте."})
    build(project)
    assert texts(project, "film", "ru")[1] == "Здравствуйте."


def test_same_language_omit_by_kind(tmp_path: Path) -> None:
    """With `omit` for a kind its lines in the language are left out, with a reason for check."""
    configuration = TWO + 'same-language = { sign = "omit", song = "omit" }\n'
    project = film(tmp_path, {"film": MIXED}, configuration)
    outcome = build(project)
    assert texts(project, "film", "en") == ["Hello.", "Привет, друзья.", "[beep]", "12:30"]
    assert not [one for one in codes(outcome.findings) if one.startswith("REL")]
    record = json.loads(project.manifest("en").read_bytes())["releases"]["film.en.srt"]
    assert [(one["cue"], one["reason"]) for one in record["left_out"]] == [
        (4, "same-language"),
        (5, "same-language"),
    ]


def test_lines_another_tool_added_are_ignored(tmp_path: Path) -> None:
    """A catalog's entry for a line in its own language changes nothing, unless it may be edited."""
    project = film(tmp_path, {"film": MIXED}, TWO)
    build(project)
    template = {one.msgid: one for one in entries(project, "film")}
    own = template["Привет, друзья."]
    with project.catalog("film", "ru").open("a", encoding="utf-8") as catalog:
        catalog.write(f'\nmsgctxt "{own.msgctxt}"\nmsgid "{own.msgid}"\nmsgstr "Подмена."\n')
    for verb in (compile, build):
        verb(project)
        assert texts(project, "film", "ru")[1] == "Привет, друзья."


def test_kinds(tmp_path: Path) -> None:
    """A release shows the kinds it names; what it leaves out is no lost cue and is not counted."""
    project = film(tmp_path, {"film": MIXED}, TWO + '[release.ru]\nkinds = ["dialogue", "sign"]\n')
    outcome = build(project)
    assert texts(project, "film", "ru") == ["Hello.", "Привет, друзья.", "AIRLOCK", "12:30"]
    assert not [one for one in codes(outcome.findings) if one.startswith("REL")]
    (progress,) = stats(project, releases=["ru"]).progress
    assert (progress.messages, progress.untranslated) == (2, 2)


def test_untranslated_omit(tmp_path: Path) -> None:
    """With `untranslated = "omit"` such lines are not shown, counted all the same, and excused."""
    project = film(tmp_path, {"film": MIXED}, CONFIGURATION + 'untranslated = "omit"\n')
    build(project)
    translate(project, "film", "ru", {"Hello.": "Привет."})
    outcome = build(project)
    assert texts(project, "film", "ru") == ["Привет.", "Привет, друзья.", "12:30"]
    assert codes(outcome.findings) == ["CAT001"] * 3
    assert [cue for cue in texts(project, "film", "ru") if "\n" in cue] == []


@pytest.mark.parametrize(
    ("word", "shown"), [("own", "<Hello there.>"), ("hold", "Hello there you.")]
)
def test_fuzzy(tmp_path: Path, word: str, shown: str) -> None:
    """`own` shows the line's own earlier translation, `hold` the source; both are findings."""
    project = film(tmp_path, {"film": srt("Hello there.")}, CONFIGURATION + f'fuzzy = "{word}"\n')
    build(project)
    translate(project, "film", "ru", lambda source: f"<{source}>")
    film(tmp_path, {"film": srt("Hello there you.")}, CONFIGURATION + f'fuzzy = "{word}"\n')
    outcome = build(project)
    assert texts(project, "film", "ru") == [shown]
    assert codes(outcome.findings) == ["CAT002"]


def test_silence_is_a_translation(tmp_path: Path) -> None:
    """`||` alone shows nothing, counts as translated, and the lost cue has its reason."""
    project = film(tmp_path, {"film": srt("Hello.", "Um.")})
    build(project)
    translate(project, "film", "ru", {"Hello.": "Привет.", "Um.": "||"})
    outcome = build(project)
    assert texts(project, "film", "ru") == ["Привет."]
    assert outcome.findings == ()
    assert outcome.progress[0].translated == 2


def test_release_can_be_empty(tmp_path: Path) -> None:
    """A release of which nothing is shown is an empty file, on purpose: no trouble with it."""
    project = film(tmp_path, {"film": srt("Um.")})
    build(project)
    translate(project, "film", "ru", {"Um.": "||"})
    assert build(project).findings == ()
    assert project.release("film", "ru").read_bytes() == b""
    assert build(project).written == ()
    assert check(project).findings == ()


# Variants


def test_variant_overlays_its_language(tmp_path: Path) -> None:
    """A variant shows its own text where it has one, else the language's; stats count overrides."""
    project = film(tmp_path, {"film": MIXED}, VARIANTS)
    build(project)
    translate(project, "film", "ru", lambda source: f"ru {source}")
    build(project)
    assert entry(project, "film", "ru@edu", "Hello.").comment.endswith("\nru: ru Hello.")
    assert entry(project, "film", "ru@edu", "Привет, друзья.").comment.endswith(
        "\nru: Привет, друзья."
    )
    translate(project, "film", "ru@edu", {"Hello.": "edu.", "Привет, друзья.": "Здравствуйте."})
    outcome = build(project)
    assert texts(project, "film", "ru@edu") == [
        "edu.",
        "Здравствуйте.",
        "ru [beep]",
        "ru ♪ La la la ♪",
        "ru AIRLOCK",
        "ru 12:30",
    ]
    assert texts(project, "film", "ru")[:2] == ["ru Hello.", "Привет, друзья."]
    assert outcome.findings == ()
    progress = {one.release: one for one in outcome.progress}
    assert (progress["ru"].overrides, progress["ru@edu"].overrides) == (None, 2)
    assert progress["ru@edu"].untranslated == 0


def test_override_turns_fuzzy_when_its_base_changes(tmp_path: Path) -> None:
    """When the language's text changes, the override is fuzzy, falls back, and is found."""
    project = film(tmp_path, {"film": srt("Hello.", "Bye.")}, VARIANTS)
    build(project)
    translate(project, "film", "ru", lambda source: f"ru {source}")
    translate(project, "film", "ru@edu", {"Hello.": "edu."})
    assert build(project).findings == ()
    assert texts(project, "film", "ru@edu") == ["edu.", "ru Bye."]
    translate(project, "film", "ru", {"Hello.": "новый ru."})
    outcome = build(project)
    override = entry(project, "film", "ru@edu", "Hello.")
    assert ("fuzzy" in override.flags, override.msgstr) == (True, "edu.")
    assert texts(project, "film", "ru@edu") == ["новый ru.", "ru Bye."]
    assert codes(outcome.findings) == ["CAT002"]
    assert build(project).findings == outcome.findings
    translate(project, "film", "ru@edu", {"Hello.": "edu снова."})
    assert build(project).findings == ()
    assert texts(project, "film", "ru@edu") == ["edu снова.", "ru Bye."]


def test_variant_with_a_borrowed_catalog(tmp_path: Path) -> None:
    """A variant with `catalog = "ru"` has none of its own, but its own kinds and profile."""
    configuration = (
        VARIANTS + '[release."ru@edu"]\ncatalog = "ru"\nkinds = ["dialogue"]\nprofile = "none"\n'
    )
    line = "A line that is so long that house rules must break it"
    project = film(tmp_path, {"film": srt(line, "AIRLOCK")}, configuration)
    build(project)
    assert not project.catalog("film", "ru@edu").exists()
    translate(project, "film", "ru", lambda source: f"Да, {source}" if "long" in source else "ШЛЮЗ")
    build(project)
    assert texts(project, "film", "ru@edu") == [f"Да, {line}"]
    broken, sign = texts(project, "film", "ru")
    assert broken.split("\n") != [broken]
    assert broken.replace("\n", " ") == f"Да, {line}"
    assert sign == "ШЛЮЗ"


def test_releases_can_be_chosen(tmp_path: Path) -> None:
    """Only the releases named are made; a name that is none is wrong use."""
    project = film(tmp_path, {"film": MIXED}, VARIANTS)
    build(project, releases=["ru"])
    assert project.release("film", "ru").exists()
    assert not project.release("film", "ru@edu").exists()
    with pytest.raises(UsageError, match="no release") as caught:
        build(project, releases=["de"])
    assert "ru@edu" in str(caught.value.hint)


def test_encoding_of_releases(tmp_path: Path) -> None:
    """A release has the encoding, mark and line ends asked for; what it cannot say is found."""
    configuration = CONFIGURATION + 'encoding = "cp1251"\nnewline = "CRLF"\n'
    project = film(tmp_path, {"film": srt("Hello.", "Bye.")}, configuration)
    build(project)
    translate(project, "film", "ru", {"Hello.": "Привет.", "Bye.": "Пока 日本."})
    outcome = build(project)
    data = project.release("film", "ru").read_bytes()
    assert "Привет.\r\n".encode("cp1251") in data
    (loss,) = [one for one in outcome.findings if one.code == "REL006"]
    assert (loss.place.cue, loss.value, str(loss.severity)) == (2, "日本", "error")
    # what is lost leaves a space before the full stop
    assert set(codes(outcome.findings)) == {"REL006", "TXT001"}
    assert losses(build(project).findings) == [loss]


def losses(findings: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in findings if one.code == "REL006"]


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "utf-16-le", "iso8859-5"])
def test_own_encoding_is_not_guessed(tmp_path: Path, encoding: str) -> None:
    """A release in a rare encoding, short as it is, is read as it was written."""
    configuration = CONFIGURATION + f'encoding = "{encoding}"\n'
    project = film(tmp_path, {"film": srt("Hi.")}, configuration)
    build(project)
    translate(project, "film", "ru", {"Hi.": "Ёж."})
    assert build(project).findings == ()
    assert "Ёж.".encode(encoding) in project.release("film", "ru").read_bytes()


def test_a_mark_that_was_asked_for_is_no_finding(tmp_path: Path) -> None:
    """A release begins with a byte order mark where the project wants one, which is as it is."""
    project = film(tmp_path, {"film": srt("Ёж.")}, CONFIGURATION + "bom = true\n")
    build(project)
    assert project.release("film", "ru").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "STR009" not in codes(check(project).findings)
    (tmp_path / "subtitr.toml").write_text(CONFIGURATION, encoding="utf-8")
    assert "STR009" in codes(check(Project.find(tmp_path)).findings)


def test_compile_says_what_the_release_cannot_say(tmp_path: Path) -> None:
    """Words that would be read as times are changed in the release, and that is an error."""
    project = film(tmp_path, {"film": srt("Hello.")})
    build(project)
    translate(project, "film", "ru", {"Hello.": "А\n00:00:01,000 --> 00:00:02,000\nБ"})
    assert "REL006" in codes(build(project).findings)
    assert len(texts(project, "film", "ru")) == 1
