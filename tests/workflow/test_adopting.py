"""adopt: existing translations into catalogs, on plain files and in a project."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from pipeline import adopt, adopt_file, build, extract
from pipeline.errors import RefusedError, SubtitrError, UsageError
from pipeline.model.time import timecode

from .films import contents, film, ids, srt, texts, translate

SENTENCES = 'languages = ["ru", "en"]\nsource-languages = ["en", "ru"]\n'
ENGLISH = ("Where is the red box?", "I left it", "near the door. Open it.", "Yes.", "Yes.")
RUSSIAN = ("Где красный ящик?", "Я оставил его", "у двери. Открой его.", "Да.", "Ага.")


def _files(folder: Path, english: str, russian: str) -> tuple[str, str, str]:
    """Write a master and its translation, return their names and that of a catalog to make."""
    for name, text in (("film.srt", english), ("film.ru.srt", russian)):
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder / "film.srt"), str(folder / "film.ru.srt"), str(folder / "ru.po")


def _said(catalog: str) -> list[tuple[str, str, bool]]:
    entries = polib.pofile(catalog)
    return [(one.msgid, one.msgstr, "fuzzy" in one.flags) for one in entries]


WANTED = [
    ("Where is the red box?", "Где красный ящик?", False),
    ("I left it near the door.", "Я оставил его у двери.", False),
    ("Open it.", "Открой его.", False),
    ("Yes.", "Да.", False),
    ("Yes.", "Ага.", False),
]


def test_sentences_are_filled_from_cues(tmp_path: Path) -> None:
    """A sentence over several cues has the words of all of them; equal texts keep apart."""
    files = _files(tmp_path, srt(*ENGLISH), srt(*RUSSIAN, start=4_700))
    found = adopt_file(*files)
    assert _said(files[2]) == WANTED
    assert (found.by, found.certain, found.kept) == ("cues", 5, 0)
    assert (found.doubtful, found.left, found.empty) == ((), (), ())
    assert (found.ratio, found.offset) == ("1", 3_700)
    assert found.written == (files[2],)


def test_again_changes_nothing(tmp_path: Path) -> None:
    """Adopting twice changes no byte, and every translation counts as kept."""
    files = _files(tmp_path, srt(*ENGLISH), srt(*RUSSIAN))
    adopt_file(*files)
    before = contents(tmp_path)
    again = adopt_file(*files)
    assert contents(tmp_path) == before
    assert (again.kept, again.certain, again.written) == (5, 0, ())


def test_nothing_translated_is_overwritten(tmp_path: Path) -> None:
    """In a catalog that is there, translations stay, fuzzy ones too; only empty ones are filled."""
    files = _files(tmp_path, srt(*ENGLISH), srt(*RUSSIAN))
    adopt_file(*files)
    catalog = polib.pofile(files[2], wrapwidth=0)
    catalog[0].msgstr = "Где он?"
    catalog[1].msgstr = "Оставил."
    catalog[1].flags.append("fuzzy")
    catalog[2].msgstr = ""
    catalog.save(files[2])
    found = adopt_file(*files)
    assert [one[1:] for one in _said(files[2])] == [
        ("Где он?", False),
        ("Оставил.", True),
        ("Открой его.", False),
        ("Да.", False),
        ("Ага.", False),
    ]
    assert (found.kept, found.certain) == (4, 1)


def _sub2po(texts: list[tuple[str, str]]) -> str:
    """Return the catalog that sub2po makes of the film `srt(*...)`."""
    entries = []
    sources = [source for source, _said_ in texts]
    for index, (source, said) in enumerate(texts):
        begin, end = (
            timecode(1_000 + index * 2_500 + more).replace(",", ".") for more in (0, 2_000)
        )
        context = f'msgctxt "{begin}-->{end}"\n' if sources.count(source) > 1 else ""
        entries.append(f'#: {begin}--%3E{end}\n{context}msgid "{source}"\nmsgstr "{said}"\n')
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    return "\n".join([head, *entries])


def test_catalog_of_sub2po(tmp_path: Path) -> None:
    """A catalog of cues, times as contexts, becomes one of sentences."""
    master, _other, target = _files(tmp_path, srt(*ENGLISH), "")
    old = tmp_path / "old.po"
    old.write_text(_sub2po(list(zip(ENGLISH, RUSSIAN, strict=True))), encoding="utf-8")
    found = adopt_file(master, str(old), target, language="ru")
    assert _said(target) == WANTED
    assert (found.by, found.left) == ("time and texts", ())


def test_catalog_without_contexts(tmp_path: Path) -> None:
    """Texts of the film, in a catalog without identities, keep their translations; one "Yes." for
    two is doubtful in both."""
    master, _other, target = _files(tmp_path, srt(*ENGLISH), "")
    old = tmp_path / "ru.old.po"
    entries = [
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: ru\\n"\n',
        *(f'msgid "{source}"\nmsgstr "{said}"\n' for source, said, _fuzzy in WANTED[:4]),
        'msgid "Never said."\nmsgstr "Не сказано."\n',
    ]
    old.write_text("\n".join(entries), encoding="utf-8")
    found = adopt_file(master, str(old), target)
    said = _said(target)
    assert said[:3] == WANTED[:3]
    assert {fuzzy for _source, text, fuzzy in said[3:] if text} == {True}
    assert [row.text for row in found.left] == ["Не сказано."]


def test_another_film_is_refused(tmp_path: Path) -> None:
    """A translation that neither times nor words explain is refused, and --force makes it fuzzy."""
    english = srt(*(f"Number {one} has nothing to say." for one in "ABCDEFGHIJ"))
    blocks = [
        f"{one}\n{timecode(one**3 * 90)} --> {timecode(one**3 * 90 + 800)}\nЛети, сокол!\n"
        for one in range(1, 9)
    ]
    files = _files(tmp_path, english, "\n".join(blocks))
    with pytest.raises(RefusedError) as refused:
        adopt_file(*files)
    assert "--force" in str(refused.value.hint)
    assert not Path(files[2]).exists()
    assert adopt_file(*files, force=True).certain == 0


def test_into_a_project(tmp_path: Path) -> None:
    """In a project the catalog of the title is filled, and compile makes the translator's cues."""
    project = film(tmp_path, {"film": srt(*ENGLISH)}, SENTENCES)
    extract(project)
    other = tmp_path / "old" / "film.ru.srt"
    other.parent.mkdir()
    other.write_text(srt(*RUSSIAN), encoding="utf-8")
    before = contents(tmp_path)
    assert adopt(project, str(other), dry_run=True).certain == 5
    assert contents(tmp_path) == before
    found = adopt(project, str(other))
    assert found.written == ("locales/ru/LC_MESSAGES/film.po",)
    assert (found.title, found.language) == ("film", "ru")
    build(project)
    assert " ".join(texts(project, "film", "ru")).replace("\n", " ") == " ".join(RUSSIAN)


def test_title_and_language_are_needed(tmp_path: Path) -> None:
    """Where neither the name nor an option says title and language, the error says how."""
    project = film(tmp_path, {"film": srt(*ENGLISH)}, SENTENCES)
    extract(project)
    other = tmp_path / "old.srt"
    other.write_text(srt(*RUSSIAN), encoding="utf-8")
    with pytest.raises(UsageError, match="title"):
        adopt(project, str(other), language="ru")
    with pytest.raises(UsageError, match="language"):
        adopt(project, str(other), title="film")
    assert adopt(project, str(other), title="film", language="ru").certain == 5


def test_project_without_template_says_extract(tmp_path: Path) -> None:
    """Before extract there is nothing to adopt into."""
    project = film(tmp_path, {"film": srt(*ENGLISH)}, SENTENCES)
    other = tmp_path / "film.ru.srt"
    other.write_text(srt(*RUSSIAN), encoding="utf-8")
    with pytest.raises(SubtitrError) as error:
        adopt(project, str(other))
    assert "extract" in str(error.value.hint)


@pytest.mark.parametrize("recut", [False, True])
def test_lost_template_of_two_languages_is_rebuilt(tmp_path: Path, recut: bool) -> None:
    """A lost template of a film in two languages comes back from both catalogs: identities of
    texts edited since, which no text gives, are in either; a re-cut changes nothing in that."""
    lines = ["Who is there?", "Это я.", "Come in, please.", "Я уже внутри.", "So I see."]
    project = film(tmp_path, {"film": srt(*lines)}, SENTENCES)
    build(project)
    for name in ("ru", "en"):
        translate(project, "film", name, lambda source: f"<{source}>")
    lines[2:4] = ["Come in, please, quickly.", "Я уже давно внутри."]
    film(tmp_path, {"film": srt(*lines)}, SENTENCES)
    build(project)
    before = contents(tmp_path)
    if recut:
        lines = ["A new beginning.", *lines[:1], *lines[2:]]
    results = []
    for lost in (False, True):
        for path, data in before.items():
            (tmp_path / path).write_bytes(data)
        film(tmp_path, {"film": srt(*lines, start=60_000 if recut else 1_000)}, SENTENCES)
        if lost:
            project.template("film").unlink()
        build(project, discard=True)
        results.append(contents(tmp_path))
    kept, rebuilt = results
    assert ids(project, "film").keys() == set(lines)
    for path, data in kept.items():
        if path.endswith((".po", ".srt")):
            assert rebuilt[path] == data, path


def test_release_of_the_project_is_refused(tmp_path: Path) -> None:
    """What compile wrote is no translation from elsewhere, changed by hand or not: accept is named,
    and nothing is written. A file of that name that compile never wrote is adopted, and so is one
    elsewhere that says the same."""
    project = film(tmp_path, {"film": srt(*ENGLISH)}, SENTENCES)
    extract(project)
    release = project.release("film", "ru")
    release.parent.mkdir(parents=True)
    release.write_text(srt(*RUSSIAN), encoding="utf-8")
    assert adopt(project, str(release)).certain == 5
    release.unlink()
    build(project)
    copy = tmp_path / "film.ru.srt"
    copy.write_bytes(release.read_bytes())
    link = tmp_path / "link.ru.srt"
    link.symlink_to(release)
    for changed in (False, True):
        if changed:
            text = release.read_text(encoding="utf-8")
            release.write_text(text.replace("Ага", "Угу"), encoding="utf-8")
        before = contents(tmp_path)
        for file in (release, link):
            with pytest.raises(RefusedError) as refused:
                adopt(project, str(file), title="film", language="ru", force=True)
            assert "accept subtitles/ru/film.ru.srt" in str(refused.value.hint)
        assert adopt(project, str(copy)).kept == 5
        assert contents(tmp_path) == before


def test_lost_catalog_comes_back_from_the_release(tmp_path: Path) -> None:
    """Where the catalog is lost, the release is adopted: nothing else has its words."""
    project = film(tmp_path, {"film": srt(*ENGLISH)}, SENTENCES)
    build(project)
    translate(project, "film", "ru", {source: said for source, said, _ in WANTED[:3]})
    build(project)
    project.catalog("film", "ru").unlink()
    adopt(project, str(project.release("film", "ru")))
    assert _said(str(project.catalog("film", "ru")))[:3] == WANTED[:3]


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    "entry",
    [
        ("Nothing here was said.", ""),
        ("Where is the red box?", ""),
        ("Grandmother bakes an apple pie.", "Пирог!"),
    ],
)
def test_nothing_to_place_is_refused(
    tmp_path: Path, entry: tuple[str, str], *, force: bool
) -> None:
    """A catalog without a translation, or with none of this film's, is refused: nothing is made."""
    master, _other, target = _files(tmp_path, srt(*ENGLISH), "")
    (tmp_path / "old.po").write_text(_sub2po([entry]), encoding="utf-8")
    plain = f'msgid ""\nmsgstr ""\n\nmsgid "{entry[0]}"\nmsgstr "{entry[1]}"\n'
    (tmp_path / "plain.po").write_text(plain, encoding="utf-8")
    for name in ("old.po", "plain.po"):
        with pytest.raises(RefusedError) as refused:
            adopt_file(master, str(tmp_path / name), target, language="ru", force=force)
        assert refused.value.hint
        assert not Path(target).exists()
