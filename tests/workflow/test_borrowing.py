"""A scene that moves from one title to another."""

from __future__ import annotations

import shutil
from pathlib import Path

import polib

from pipeline import build, extract, update
from pipeline.catalogs import marks
from pipeline.project.layout import Project

from .films import VARIANTS, codes, contents, entries, entry, film, srt, texts, translate

FIRST = ("Open the hatch.", "We have some minutes.", "Copy that.", "Yes.")
SCENE = ("I see the sun rise.", "It is red.")


def _moved(root: Path) -> Project:
    """Return a project in which a scene of `b` has moved into `a`; nothing is extracted yet."""
    project = film(root, {"a": srt(*FIRST), "b": srt(*FIRST[:2], *SCENE), "c": srt("Over.")})
    build(project)
    for title in "abc":
        translate(project, title, "ru", str.upper)
    build(project)
    return film(root, {"a": srt(*FIRST, *SCENE), "b": srt(*FIRST[:2])})


def test_found_again_in_one_run(tmp_path: Path) -> None:
    """What is gone from one title is offered in another by the same run, always as fuzzy."""
    project = _moved(tmp_path)
    extract(project)
    done = update(project)
    assert done.written == ("locales/ru/LC_MESSAGES/a.po", "locales/ru/LC_MESSAGES/b.po")
    for source in SCENE:
        one = entry(project, "a", "ru", source)
        assert (one.msgstr, one.fuzzy, one.previous_msgid) == (source.upper(), True, source)
        assert one.previous_msgctxt not in ("", one.msgctxt)
    before = contents(tmp_path)
    assert update(project).written == ()
    assert contents(tmp_path) == before


def test_build_ends_where_it_would_end_again(tmp_path: Path) -> None:
    """A build does the work on such titles to its end: the next one changes and finds the same."""
    project = _moved(tmp_path)
    done = build(project)
    template, catalog = (one for one in done.changes if one.title == "a")
    assert [(one.new, one.returned) for one in (template, catalog)] == [(2, 0), (0, 2)]
    assert codes(done.findings) == ["CAT002", "CAT002"]
    assert texts(project, "a", "ru")[4:] == list(SCENE)
    before = contents(tmp_path)
    shutil.rmtree(tmp_path / ".subtitr")
    again = build(project)
    assert (again.written, codes(again.findings)) == ((), ["CAT002", "CAT002"])
    assert contents(tmp_path) == before


def test_order_of_work_does_not_matter(tmp_path: Path) -> None:
    """Titles updated one by one, in any order, and in any number of workers end alike."""
    made = []
    for order in (("a", "b", "a"), ("b", "a"), ()):
        folder = tmp_path / ("".join(order) or "all")
        project = _moved(folder)
        extract(project)
        for title in order:
            update(project, [title])
        if not order:
            update(project, jobs=2)
        made.append([one.msgstr for one in entries(project, "a", "ru")])
    assert made[0] == made[1] == made[2] == [one.upper() for one in (*FIRST, *SCENE)]


def test_confirmed_stays(tmp_path: Path) -> None:
    """What a translator has confirmed is certain, and shown."""
    project = _moved(tmp_path)
    build(project)
    translate(project, "a", "ru", str.upper)
    assert codes(build(project).findings) == []
    assert texts(project, "a", "ru")[4:] == [one.upper() for one in SCENE]


def test_turned_down(tmp_path: Path) -> None:
    """A text that a translator has cleared is not offered again, by whatever run; another title's
    other translation is, once; and what was confirmed bears no mark."""
    project = _moved(tmp_path)
    build(project)
    catalog = project.catalog("a", "ru")
    assert entry(project, "a", "ru", SCENE[0]).tcomment == marks.mark_of(SCENE[0].upper())

    def clear() -> None:
        po = polib.pofile(str(catalog))
        for one in po:
            if one.fuzzy:
                one.msgstr, one.flags, one.previous_msgid, one.previous_msgctxt = "", [], "", ""
        po.save()

    clear()
    for run in (update, build):
        run(project)
        assert [entry(project, "a", "ru", one).msgstr for one in SCENE] == ["", ""]
    other = polib.pofile(str(project.catalog("b", "ru")))
    entry_of = {one.msgid: one for one in other.obsolete_entries()}
    entry_of[SCENE[0]].msgstr = "Встаёт солнце."
    other.save()
    update(project)
    assert [entry(project, "a", "ru", one).msgstr for one in SCENE] == ["Встаёт солнце.", ""]
    clear()
    update(project)
    entry_of[SCENE[0]].msgstr = SCENE[0].upper()
    other.save()
    update(project)
    assert [entry(project, "a", "ru", one).msgstr for one in SCENE] == ["", ""]
    translate(project, "a", "ru", str.upper)
    update(project)
    assert [entry(project, "a", "ru", one).tcomment for one in SCENE] == ["", ""]


def test_a_variant_knows_no_text_that_the_language_does_not_show(tmp_path: Path) -> None:
    """A guess that the language's release holds back is no text of it: a second run changes no
    byte of the variant's catalog, which is made before texts are found in other titles."""
    films = {"a": srt(*FIRST), "b": srt(*FIRST[:2], *SCENE)}
    project = film(tmp_path, films, VARIANTS)
    build(project)
    for title in films:
        translate(project, title, "ru", str.upper)
    build(project)
    moved = {"a": srt(*FIRST, *SCENE), "b": srt(*FIRST[:2])}
    project = film(tmp_path, moved, VARIANTS)
    extract(project)
    update(project)
    before = contents(tmp_path)
    assert update(project).written == ()
    assert contents(tmp_path) == before
    assert "ru:" not in entry(project, "a", "ru@edu", SCENE[0]).comment
    assert "ru: OPEN THE HATCH." in entry(project, "a", "ru@edu", FIRST[0]).comment
