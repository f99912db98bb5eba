"""What accept did, as people and programs read it."""

from __future__ import annotations

import json

from pipeline.errors import InputError
from pipeline.messages import _
from pipeline.report.accept_view import Acceptance, Deed, Edit, json_view, text_view

_DONE = Acceptance(
    "subtitles/ru/film.ru.srt",
    "film",
    "ru",
    (Deed("split", "AAA", 1, 61_500, "Раз,\nдва"), Deed("add", "AAA", 1, None, "a\x1b[31m")),
    (Edit("BBB", "Bye.", "", "Пока."),),
    (_("the line ends are again as the configuration says"),),
)


def test_the_table_has_a_line_for_each_change() -> None:
    """File, changes, wording, notes; no text can act on a terminal."""
    assert text_view([_DONE]) == (
        "subtitles/ru/film.ru.srt\n"
        "  split    00:01:01,500  Раз, / два\n"
        "  added                  a\\x1b[31m\n"
        "  wording                Пока.\n"
        "  the line ends are again as the configuration says\n"
    )


def test_nothing_changed_is_said() -> None:
    """A release that nobody changed has a line too; one that was refused has none."""
    refused = Acceptance("a.srt", "a", "ru", refused=InputError("broken"))
    assert text_view([Acceptance("b.srt", "b", "ru"), refused]) == (
        "b.srt\n  nothing was changed by hand\n"
    )


def test_json_is_one_object() -> None:
    """Keys are those of the values, one object for each release accepted."""
    (one,) = json.loads(json_view([_DONE]))["accepted"]
    assert one["adjustments"][0] == {
        "act": "split", "message": "AAA", "cue": 1, "start": 61_500, "text": "Раз,\nдва",
    }  # fmt: skip
    assert one["edits"] == [{"message": "BBB", "source": "Bye.", "before": "", "after": "Пока."}]
