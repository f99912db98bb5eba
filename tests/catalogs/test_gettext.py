"""What gettext's own programs say of our files, and what we read after they rewrote them."""

from __future__ import annotations

import gettext
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.header import catalog_header, template_header
from pipeline.catalogs.mo import write_mo
from pipeline.catalogs.po import read_po, write_po
from pipeline.catalogs.template import build_template
from pipeline.catalogs.update import UpdateSettings, update_catalog
from pipeline.model.limits import Limits
from pipeline.model.message import Message

from .gettext_tools import needs_gettext, run
from .strategies import LINES, TEMPLATE, film, messages, texts

pytestmark = needs_gettext

REVISED = "2026-01-02 03:04+0000"
HEADER = catalog_header(Catalog((), (), template_header("iss-01", REVISED)), "ru", REVISED)

Read = list[tuple[str, str, str, bool]]


def essence(catalog: Catalog, *, in_order: bool = True) -> Read:
    """Return what of the live messages counts for a release."""
    read = [(one.id, one.source, one.translation, one.fuzzy) for one in catalog.messages]
    return read if in_order else sorted(read)


def sample() -> Catalog:
    """Return a catalog with all that subtitles bring: repeated lines, tags, odd characters."""
    odd = ("a\u2028b", "a\xa0b", "tab\there", 'say "hi"', "back\\slash", r"{\an8}Top", "100% sure",
           "two\nlines", "\u2068iso lated\u2069", "bell\a", "long " * 40, "é",
           "{name}")  # fmt: skip
    segments, track = film([*LINES, *LINES[:3], *odd])
    settings = replace(TEMPLATE, path="dir with space/iss 01.srt")
    template = build_template(segments, track, settings).template
    catalog = update_catalog(
        template, None, UpdateSettings("ru", REVISED, limits=(Limits(2, 42),))
    ).catalog
    translated = tuple(
        one.changed(
            translation=f"«{one.source}»" if n % 4 else "",
            fuzzy=n % 8 == 1,
            previous_source="earlier\nbefore" if n % 8 == 1 else "",
            comments=("a note", "", "  indented") if n % 3 == 0 else (),
        )
        for n, one in enumerate(catalog.messages)
    )
    gone = (
        Message("GONE", "gone", "ушло", obsolete=True),
        Message("WENT", "went", "ушло", fuzzy=True, obsolete=True, previous_source="go"),
    )
    return replace(catalog, messages=translated, obsolete=gone)


REWRITERS: dict[str, list[str]] = {
    "msgcat": ["msgcat", "-"],
    "msgcat --width=40": ["msgcat", "--width=40", "-"],
    "msgcat --no-wrap": ["msgcat", "--no-wrap", "-"],
    "msgcat --add-location=file": ["msgcat", "--add-location=file", "-"],
    "msgcat --escape": ["msgcat", "--escape", "-"],
    "msgcat --indent": ["msgcat", "--indent", "-"],
    "msgattrib": ["msgattrib", "-"],
    "msgattrib --no-obsolete": ["msgattrib", "--no-obsolete", "-"],
}


@pytest.mark.parametrize("command", REWRITERS.values(), ids=REWRITERS)
def test_rewritten(command: list[str]) -> None:
    """A catalog that a gettext program has rewritten reads the same, in the same order."""
    catalog = sample()
    rewritten = read_po(run(*command, data=write_po(catalog)), "ru.po")
    assert essence(rewritten) == essence(catalog)
    assert [one.references for one in rewritten.messages][:1] != [()]
    assert rewritten.header == catalog.header


def test_rewritten_whole() -> None:
    """msgcat keeps comments, references and obsolete messages with their previous text, and so
    does reading what it wrote."""
    catalog = sample()
    for command in (REWRITERS["msgcat"], REWRITERS["msgcat --width=40"]):
        rewritten = read_po(run(*command, data=write_po(catalog)), "ru.po")
        assert [one.references for one in rewritten.messages] == [
            one.references for one in catalog.messages
        ]
        assert [one.comments for one in rewritten.messages] == [
            one.comments for one in catalog.messages
        ]
        assert [one.extracted for one in rewritten.messages] == [
            one.extracted for one in catalog.messages
        ]
        assert [one._replace(line=0) for one in rewritten.obsolete] == list(catalog.obsolete)


@pytest.mark.parametrize("option", ["--sort-output", "--sort-by-file"])
def test_sorted(option: str) -> None:
    """A catalog in another order holds the same messages under the same header."""
    catalog = sample()
    rewritten = read_po(run("msgcat", option, "-", data=write_po(catalog)), "ru.po")
    assert essence(rewritten, in_order=False) == essence(catalog, in_order=False)
    assert rewritten.header == catalog.header


@pytest.mark.parametrize("options", [["--previous"], [], ["--no-fuzzy-matching"]])
def test_merged(options: list[str], tmp_path: Path) -> None:
    """msgmerge against an unchanged template changes nothing that counts."""
    catalog = sample()
    bare = tuple(
        one.changed(translation="", fuzzy=False, previous_source="", comments=(), flags=())
        for one in catalog.messages
    )
    header = template_header("iss-01", REVISED)
    (tmp_path / "film.pot").write_bytes(write_po(Catalog(bare, (), header, (), fuzzy_header=True)))
    (tmp_path / "ru.po").write_bytes(write_po(catalog))
    merged = read_po(
        run("msgmerge", "-q", *options, tmp_path / "ru.po", tmp_path / "film.pot"), "ru.po"
    )
    assert essence(merged) == essence(catalog)
    assert {one.translation for one in merged.obsolete} == {"ушло"}


@pytest.mark.parametrize("charset", ["KOI8-R", "CP1251"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_other_charsets(charset: str, end: bytes) -> None:
    """A catalog converted to a Russian charset reads the same, folded and with CRLF, too; what is
    written after it says UTF-8 and is."""
    catalog = replace(
        sample(),
        messages=(
            Message("A", "Go", "Поехали", comments=("заметка",)),
            Message("B", "Wait", "Ждём", True),
        ),
    )
    converted = run("msgconv", "-t", charset, "--width=40", data=write_po(catalog))
    read = read_po(converted.replace(b"\n", end), "ru.po")
    assert essence(read) == essence(catalog)
    assert read.header == catalog.header
    run("msgfmt", "--check", "-o", "/dev/null", "-", data=write_po(read))


acceptable = texts.map(lambda text: re.sub("[\x00\x04]", "", text).strip("\n") or "x")
"""Texts without U+0000 and U+0004, where gettext ends strings and contexts, and without line breaks
at the edges, which it wants on both sides or none."""

few = settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.generate))
"""Each example is a process, and holds many messages: not made smaller when it fails."""


@given(
    st.lists(messages(of_texts=acceptable), max_size=40),
    st.lists(messages(obsolete=True, of_texts=acceptable), max_size=10),
)
@few
def test_msgfmt_accepts(many: list[Message], went: list[Message]) -> None:
    """msgfmt --check accepts every file written: here many odd messages at a time."""
    live = {(one.id, one.source): one for one in many}
    gone = {(one.id, one.source): one for one in went if (one.id, one.source) not in live}
    written = Catalog(tuple(live.values()), tuple(gone.values()), HEADER)
    run("msgfmt", "--check", "-o", "/dev/null", "-", data=write_po(written))


def test_msgfmt_accepts_templates() -> None:
    """msgfmt --check accepts templates and new catalogs without a warning about what is missing."""
    segments, track = film(list(LINES))
    template = build_template(segments, track, TEMPLATE).template
    fresh = update_catalog(template, None, UpdateSettings("ru", REVISED)).catalog
    for catalog in (template, fresh, replace(template, messages=()), Catalog((), (), HEADER)):
        run("msgfmt", "--check", "-o", "/dev/null", "-", data=write_po(catalog))


@given(st.lists(messages(of_texts=acceptable), max_size=20))
@few
def test_mo(many: list[Message]) -> None:
    """An MO file says what msgfmt's says: read by Python and by msgunfmt."""
    live = {(one.id, one.source): one for one in many}
    catalog = Catalog(tuple(live.values()), (), HEADER)
    ours = write_mo(catalog)
    theirs = run("msgfmt", "--no-hash", "-o", "-", "-", data=write_po(catalog))
    assert _entries(ours) == _entries(theirs)
    assert run("msgunfmt", "-", data=ours) == run("msgunfmt", "-", data=theirs)


def _entries(data: bytes) -> object:
    read = gettext.GNUTranslations(io.BytesIO(data))
    return read.info(), {key: value for key, value in vars(read)["_catalog"].items() if key}
