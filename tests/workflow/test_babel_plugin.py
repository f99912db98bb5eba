"""The plug-in of babel finds what `subtitr extract` finds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polib
import pytest

from pipeline import Setting, extract, extract_file
from tests.workflow.films import film, sample, srt

MAPPING = "[subtitr: **.srt]\n"


def pybabel_extract(folder: Path, mapping: str) -> dict[str, str]:
    """Return text by identity as `pybabel extract` finds them in `folder`."""
    (folder / "babel.cfg").write_text(mapping, encoding="utf-8")
    program = "import sys; from babel.messages.frontend import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program, "extract", "-F", "babel.cfg", "-o", "out.pot", "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {one.msgctxt: one.msgid for one in polib.pofile(str(folder / "out.pot"))}


def test_pybabel_finds_the_identities_of_a_first_extraction(tmp_path: Path) -> None:
    """Plain files: the same identities and texts as `subtitr extract`, line by line."""
    (tmp_path / "film.srt").write_text(
        srt("Hello.", "Yes.", "Yes.", "<i>Over\ntwo lines</i>", "AIRLOCK\nSHUT", "100% sure"),
        encoding="utf-8",
    )
    found = pybabel_extract(tmp_path, MAPPING + "source_languages = en ru\n")
    template = tmp_path / "film.pot"
    extract_file(
        str(tmp_path / "film.srt"), str(template), setting=Setting(source_languages=("en", "ru"))
    )
    entries = polib.pofile(str(template))
    assert found == {one.msgctxt: one.msgid for one in entries}
    by_line = {
        one.msgctxt: one.occurrences[0][1] for one in polib.pofile(str(tmp_path / "out.pot"))
    }
    assert by_line == {one.msgctxt: one.occurrences[0][1] for one in entries}


@pytest.mark.parametrize("film_of", ["sample", "pinned"])
def test_pybabel_knows_a_project(tmp_path: Path, film_of: str) -> None:
    """With `project`, cast, pins and ids of the project count, as in `subtitr extract`."""
    if film_of == "sample":
        project = sample(tmp_path)
    else:
        project = film(
            tmp_path,
            {"film": srt("Hello.", "ANNA: Hm-hm.", "Bye.")},
            'languages = ["ru"]\nsource-languages = ["en"]\nunit = "cue"\n'
            '[cast.ANNA]\n[title-id]\nfilm = "old name"\n',
            pins={"film": '[[pin]]\nat = 3\nlanguage = "zxx"\n'},
        )
    for path in (tmp_path / "locales").glob("*.pot"):
        path.unlink()
    for path in (tmp_path / "locales").glob("*/*/*.po"):
        path.unlink()
    extract(project)
    wanted: dict[str, str] = {}
    for path in (tmp_path / "locales").glob("*.pot"):
        wanted |= {one.msgctxt: one.msgid for one in polib.pofile(str(path))}
    mapping = "[subtitr: subtitles/source/**.srt]\nproject = .\n"
    found = pybabel_extract(tmp_path, mapping)
    assert len(found) > 1
    assert found == wanted
