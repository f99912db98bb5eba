"""A catalog that another tool has rewritten is the same catalog."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from pipeline import build, compile, extract, update  # noqa: A004 - the verb
from pipeline.project.layout import Project
from tests.workflow.films import VARIANTS, contents, film, sample, srt, translate
from tests.workflow.gettext_tools import gettext

MASTER = srt(
    "Hello there.",
    "<i>A very long line that runs on and on\nso that every tool has to fold it somewhere.</i>",
    "Yes.",
    "AIRLOCK\nDO NOT OPEN",
    "Привет, ребята!",
    "Yes.",
    '"Quotes", \\backslashes\\ and a\ttab.',
    "100% sure, %s or %(name)s.",
    "♪ One line of song,\nanother line ♪",
    "Yes.",
    "Left without words.",
    "Nobody sees this.",
)
SAY = {
    "Hello there.": "Привет.",
    "Yes.": "Да.",
    "AIRLOCK\nDO NOT OPEN": "ШЛЮЗ\nНЕ ОТКРЫВАТЬ",
    '"Quotes", \\backslashes\\ and a\ttab.': '«Кавычки», \\косые\\ и "ещё".',
    "100% sure, %s or %(name)s.": "Уверен на 100%.",
    "♪ One line of song,\nanother line ♪": "♪ Строка песни,\nещё строка ♪",
    "Nobody sees this.": "||",
}


def long_line(source: str) -> str | None:
    if source.startswith("A very long"):
        return "Очень длинная строка, которая всё идёт || и идёт, так что её придётся сложить."
    return SAY.get(source)


def _msgmerge(project: Project, *options: str) -> None:
    path = project.catalog("film", "ru")
    gettext(
        "msgmerge", "--quiet", "--update", "--backup=off", *options, path, project.template("film")
    )


def _msgmerge_anew(project: Project, *options: str) -> None:
    path = project.catalog("film", "ru")
    gettext("msgmerge", "--quiet", *options, "-o", path, path, project.template("film"))


def _msgcat(*options: str) -> Callable[[Project], None]:
    def rewrite(project: Project) -> None:
        path = project.catalog("film", "ru")
        gettext("msgcat", *options, "-o", path, path)

    return rewrite


def _msgattrib(*options: str) -> Callable[[Project], None]:
    def rewrite(project: Project) -> None:
        path = project.catalog("film", "ru")
        gettext("msgattrib", *options, "-o", path, path)

    return rewrite


def _bytes(change: Callable[[bytes], bytes]) -> Callable[[Project], None]:
    def rewrite(project: Project) -> None:
        path = project.catalog("film", "ru")
        path.write_bytes(change(path.read_bytes()))

    return rewrite


def _shuffled(project: Project) -> None:
    path = project.catalog("film", "ru")
    catalog = polib.pofile(str(path))
    random.Random(7).shuffle(catalog)
    catalog.save(str(path))


def _stripped(project: Project) -> None:
    """Leave what a bare tool keeps: context, source and translation."""
    path = project.catalog("film", "ru")
    kept = [
        line
        for line in path.read_text(encoding="utf-8").split("\n")
        if not line.startswith(("#.", "#:", "#,"))
    ]
    path.write_text("\n".join(kept), encoding="utf-8")


REWRITES: dict[str, Callable[[Project], None]] = {
    "msgmerge": _msgmerge,
    "msgmerge --previous": lambda project: _msgmerge(project, "--previous"),
    "msgmerge -o": _msgmerge_anew,
    "msgmerge -o --previous --no-fuzzy": lambda project: _msgmerge_anew(
        project, "--previous", "--no-fuzzy-matching"
    ),
    "msgmerge --for-msgfmt": lambda project: _msgmerge_anew(project, "--for-msgfmt"),
    "msgcat": _msgcat(),
    "msgcat -w 40": _msgcat("-w", "40"),
    "msgcat --no-wrap": _msgcat("--no-wrap"),
    "msgcat --sort-output": _msgcat("--sort-output"),
    "msgcat --no-location": _msgcat("--no-location"),
    "msgcat --escape": _msgcat("--escape"),
    "msgattrib": _msgattrib("--no-obsolete"),
    "msgattrib --translated": _msgattrib("--translated"),
    "CRLF": _bytes(lambda data: data.replace(b"\n", b"\r\n")),
    "CR": _bytes(lambda data: data.replace(b"\n", b"\r")),
    "BOM": _bytes(lambda data: b"\xef\xbb\xbf" + data),
    "reordered": _shuffled,
    "without remarks": _stripped,
    "no line end": _bytes(lambda data: data.rstrip(b"\n")),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film, translated and built."""
    root = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1793620800")
        project = film(root, {"film": MASTER}, VARIANTS)
        build(project)
        translate(project, "film", "ru", long_line)
        translate(project, "film", "ru@edu", {"Hello there.": "Здравствуйте."})
        build(project)
    return root


@pytest.mark.parametrize("tool", REWRITES)
def test_rewritten_catalog_compiles_to_the_same_release(
    built: Path, tmp_path: Path, tool: str
) -> None:
    """What a tool has rewritten, compiled as it is or updated first, gives the same releases."""
    root = tmp_path / "film"
    shutil.copytree(built, root)
    project = Project.find(root)
    before = contents(root)
    REWRITES[tool](project)
    assert project.catalog("film", "ru").read_bytes() != before[
        "locales/ru/LC_MESSAGES/film.po"
    ] or (tool in ("msgcat --no-wrap", "msgattrib"))
    for verb in (compile, build):
        verb(project)
        after = contents(root)
        for name in ("subtitles/ru/film.ru.srt", "subtitles/ru@edu/film.edu.ru.srt"):
            assert after[name] == before[name], f"{tool}, {verb.__name__}"


@pytest.mark.parametrize(
    "tool",
    [
        "msgmerge",
        "msgmerge --previous",
        "msgcat -w 40",
        "msgcat --escape",
        "msgattrib --translated",
        "CRLF",
        "BOM",
        "reordered",
        "without remarks",
    ],
)
def test_update_writes_the_canonical_form_again(built: Path, tmp_path: Path, tool: str) -> None:
    """After a tool, `update` brings back every byte of the canonical catalog, dates aside."""
    root = tmp_path / "film"
    shutil.copytree(built, root)
    project = Project.find(root)
    path = project.catalog("film", "ru")
    before = path.read_bytes()
    REWRITES[tool](project)
    update(project)
    assert without_dates(path.read_bytes()) == without_dates(before)


@pytest.mark.parametrize("charset", ["KOI8-R", "CP1251", "UTF-8"])
def test_catalog_in_another_charset(tmp_path: Path, charset: str) -> None:
    """A catalog that msgconv has put into an older charset gives the same release, then UTF-8."""
    project = film(tmp_path, {"film": srt("Hello there.", "Yes.", "Left alone.")})
    build(project)
    translate(project, "film", "ru", {"Hello there.": "Привет всем.", "Yes.": "Да, ёлки."})
    build(project)
    before = contents(tmp_path)
    path = project.catalog("film", "ru")
    gettext("msgconv", f"--to-code={charset}", "-o", path, path)
    assert f"charset={charset}".encode() in path.read_bytes()
    compile(project)
    release = project.release("film", "ru")
    assert release.read_bytes() == before["subtitles/ru/film.ru.srt"]
    build(project)
    assert contents(tmp_path) == before


def without_dates(data: bytes) -> list[bytes]:
    return [line for line in data.split(b"\n") if not line.startswith((b'"PO-Rev', b'"POT-Cre'))]


def test_every_file_passes_msgfmt(built: Path, tmp_path: Path) -> None:
    """`msgfmt --check` accepts every catalog and template of a built film, fuzzy ones too."""
    root = tmp_path / "film"
    shutil.copytree(built, root)
    project = film(root, {"film": MASTER.replace("Hello there.", "Hello, you there.")}, VARIANTS)
    build(project)
    paths = [*root.rglob("*.po"), *root.rglob("*.pot")]
    assert len(paths) == 3
    for path in paths:
        gettext("msgfmt", "--check", "-o", "/dev/null", path)


def test_msgmerge_after_a_recut_guesses_nothing_into_a_release(tmp_path: Path) -> None:
    """What msgmerge has guessed for a new line never reaches a release, with or without a trace."""
    for options in ((), ("--previous",)):
        root = tmp_path / f"film{len(options)}"
        project = film(root, {"film": srt("Open the hatch.", "Yes.", "Wait for me.")})
        build(project)
        translate(project, "film", "ru", lambda source: f"Перевод: {source}")
        build(project)
        film(root, {"film": srt("Open the hatch.", "Open the hatches.", "Yes.", "Wait for me.")})
        extract(project)
        _msgmerge(project, *options)
        guessed = project.catalog("film", "ru").read_text(encoding="utf-8")
        assert "#, fuzzy" in guessed
        for verb in (compile, build):
            verb(project)
            release = project.release("film", "ru").read_text(encoding="utf-8")
            assert "\nOpen the hatches.\n" in release
            assert release.count("Перевод:") == 3


@pytest.mark.parametrize("tool", ["msgmerge", "msgcat -w 40", "msgcat --sort-output", "CRLF"])
def test_sample_film_survives_the_tools(tmp_path: Path, tool: str) -> None:
    """The sample film's catalogs, rewritten by a tool, build the same releases."""
    project = sample(tmp_path)
    build(project, discard=True)
    before = contents(tmp_path)
    for path in tmp_path.rglob("LC_MESSAGES/*.po"):
        template = tmp_path / "locales" / f"{path.stem}.pot"
        if tool == "msgmerge":
            gettext("msgmerge", "--quiet", "--update", "--backup=off", path, template)
        elif tool == "CRLF":
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        else:
            gettext("msgcat", *tool.split()[1:], "-o", path, path)
    outcome = build(project)
    after = contents(tmp_path)
    assert {name: after[name] for name in after if name.endswith(".srt")} == {
        name: before[name] for name in before if name.endswith(".srt")
    }
    assert outcome.refused == ()
