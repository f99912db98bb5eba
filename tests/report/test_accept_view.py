"""What accept did, as people and programs read it."""

from __future__ import annotations

import json

from pipeline.errors import InputError
from pipeline.messages import _
from pipeline.model.cue import Cue
from pipeline.model.time import TimeSpan
from pipeline.report.accept_view import Acceptance, Deed, Edit, json_view, text_view

_CUE = Cue(TimeSpan(61_500, 63_000), "Раз")
_LATER = Cue(TimeSpan(62_500, 63_000), "{\\an8}два")
_DONE = Acceptance(
    "subtitles/ru/film.ru.srt",
    "film",
    "ru",
    (
        Deed("split", "AAA", 1, 61_500, "Раз,\nдва", (_CUE,), (_CUE, _LATER)),
        Deed("add", "AAA", 1, None, "a\x1b[31m", (), (_LATER,)),
        Deed("cue", "AAA", 1, None, "Раз", (_CUE,), (_LATER,)),
        Deed("delete", "AAA", 1, 61_500, "Раз", (_CUE,)),
    ),
    (Edit("BBB", "Bye.", "", "Пока."), Edit("CCC", "Yes.", "Да.", "Ага.")),
    (_("the line ends are again as the configuration says"),),
)


def test_the_table_has_a_line_for_each_change() -> None:
    """File, changes, wording, notes; no text can act on a terminal."""
    assert text_view([_DONE]) == (
        "subtitles/ru/film.ru.srt\n"
        "  split    00:01:01,500  Раз -> Раз || {\\an8}два\n"
        "  added    00:01:02,500  a\\x1b[31m\n"
        "  changed  00:01:02,500  begins 00:01:01,500 -> 00:01:02,500, position none -> {\\an8}, "
        "Раз -> два\n"
        "  deleted  00:01:01,500  Раз\n"
        "  wording                Пока.\n"
        "  wording                Да. -> Ага.\n"
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
        "before": [{"start": 61_500, "end": 63_000, "text": "Раз"}],
        "after": [
            {"start": 61_500, "end": 63_000, "text": "Раз"},
            {"start": 62_500, "end": 63_000, "text": "{\\an8}два"},
        ],
    }  # fmt: skip
    assert one["edits"][0] == {
        "message": "BBB", "source": "Bye.", "before": "", "after": "Пока.",
    }  # fmt: skip
