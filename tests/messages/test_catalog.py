"""The Russian catalog: complete, sound, and the same in both of its forms."""

from __future__ import annotations

import gettext
import shutil
import string
import subprocess
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from .extraction import CATALOG, Key, click_texts, program_texts
from .renew import CLICK, renewed


@cache
def _catalog() -> Catalog:
    with CATALOG.open("rb") as file:
        return read_po(file, locale="ru")


def _messages() -> list[Message]:
    return [one for one in _catalog() if one.id]


def _key(message: Message) -> Key:
    return message.id if isinstance(message.id, tuple) else (message.id, "")


def _strings(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def test_no_text_lacks_its_translation() -> None:
    """Every text of the program, and of click, is in the catalog, and none is empty there."""
    have = {_key(one)[0] for one in _messages()}
    assert {text for text, _plural in program_texts()} - have == set()
    # versions of click differ in texts; those of the installed one count as far as we know them
    assert len({text for text, _plural in click_texts()} & have) > 40
    assert [one.id for one in _messages() if not all(_strings(one))] == []


def test_no_translation_is_fuzzy_or_left_over() -> None:
    """The catalog has no fuzzy and no obsolete message, and none that nothing shows."""
    assert [one.id for one in _messages() if one.fuzzy] == []
    assert list(_catalog().obsolete) == []
    ours = {_key(one) for one in _messages() if CLICK not in one.auto_comments}
    assert ours - set(program_texts()) == set()


def test_fields_of_translations_are_those_of_the_text() -> None:
    """A translation has the fields of its text, each form of a plural those of either form."""
    for message in _messages():
        if message.python_format:
            continue
        text, plural = _key(message)
        allowed = _fields(text) | _fields(plural)
        for form in _strings(message):
            assert _fields(form) <= allowed, text
        if not plural:
            assert _fields(_strings(message)[0]) == allowed, text


def test_plurals_have_three_forms() -> None:
    """Russian has three forms, and every plural message has them all."""
    assert _catalog().num_plurals == 3
    plurals = [one for one in _messages() if isinstance(one.id, tuple)]
    assert plurals
    assert {len(_strings(one)) for one in plurals} == {3}


def test_both_files_say_the_same() -> None:
    """The compiled catalog has the messages of the text, all of them, and no other."""
    with CATALOG.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    written = {}
    for message in _messages():
        if isinstance(message.id, tuple):
            for index, form in enumerate(_strings(message)):
                written[message.id[0], index] = form
        else:
            written[message.id] = message.string
    known = dict(compiled._catalog)  # type: ignore[attr-defined]
    known.pop("")
    assert known == written


def test_renewing_changes_nothing() -> None:
    """The catalog is as `python -m tests.messages.renew` leaves it: texts, files, order."""
    new = [one for one in renewed(_catalog()) if one.id and CLICK not in one.auto_comments]
    old = [one for one in _messages() if CLICK not in one.auto_comments]
    assert [(one.id, one.string) for one in new] == [(one.id, one.string) for one in old]


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_msgfmt_accepts_the_catalog() -> None:
    """`msgfmt --check` finds nothing."""
    done = subprocess.run(
        ["msgfmt", "--check", "-o", "/dev/null", str(CATALOG)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def _fields(pattern: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(pattern) if name}
