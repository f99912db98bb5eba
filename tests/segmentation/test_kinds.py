"""What the marks of a cue say about its kind."""

from __future__ import annotations

import pytest
from hypothesis import given

from pipeline.model.cue import Kind
from pipeline.segmentation import SegmentationSettings, segment
from pipeline.segmentation.kinds import kind_by_marks
from tests.strategies import CAST, cue_texts, sentences, track_of


@given(cue_texts)
def test_marks_show_only_what_has_marks(text: str) -> None:
    """Marks tell songs, sounds and signs; speech and credits have none, nor has a named sign."""
    assert kind_by_marks(text, named=False) in {Kind.SONG, Kind.SOUND, Kind.SIGN, None}
    assert kind_by_marks(text, named=True) in {Kind.SONG, Kind.SOUND, None}


@given(sentences())
def test_tags_do_not_change_a_kind(text: str) -> None:
    """A cue in italics at the top is of the kind it is without."""
    dressed = rf"{{\an8}}<i>{text}</i>"
    assert kind_by_marks(dressed, named=False) == kind_by_marks(text, named=False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("♪", Kind.SONG),
        ("♪ Home, sweet home", Kind.SONG),
        ("Home, sweet home ♪", Kind.SONG),
        ("<i>♪ Home ♪</i>", Kind.SONG),
        ("- ♪ Home", Kind.SONG),
        ("♪ [humming] ♪", Kind.SONG),
        ("Say ♪ please", Kind.DIALOGUE),
        ("[fans humming]", Kind.SOUND),
        ("[fans\nhumming]", Kind.SOUND),
        ("(вздыхает)", Kind.SOUND),
        ("[DOOR CLOSES]", Kind.SOUND),
        ("[door]\n[phone]", Kind.SOUND),
        ("- [sighs]\n- [coughs]", Kind.SOUND),
        ("（拍手）", Kind.SOUND),
        ("\u202b[صوت]\u202c", Kind.SOUND),
        ("[sighs] Well.", Kind.DIALOGUE),
        ("(softly) Well (sighs)", Kind.DIALOGUE),
        ("[unclosed", Kind.DIALOGUE),
        ("BOREALIS MODULE\nCREW QUARTERS", Kind.SIGN),
        ("СТЫКОВОЧНЫЙ ОТСЕК", Kind.SIGN),
        ("БЛОК A-12", Kind.SIGN),
        ("AIRLOCK: DO NOT OPEN", Kind.SIGN),
        ("<b>МОСКВА, 1961</b>", Kind.SIGN),
        ("СТОЙ!", Kind.DIALOGUE),
        ("ЧТО…", Kind.DIALOGUE),
        ("«СТОЙ!»", Kind.DIALOGUE),
        ("WAIT,", Kind.DIALOGUE),
        ("*GET OUT!*", Kind.DIALOGUE),
        ("*AIRLOCK*", Kind.SIGN),
        ("I", Kind.DIALOGUE),
        ("12:30", Kind.DIALOGUE),
        ("- NASA", Kind.DIALOGUE),
        ("COMMANDER: NASA", Kind.DIALOGUE),
        ("NASA says", Kind.DIALOGUE),
        ("東京", Kind.DIALOGUE),
        ("NARRATOR: Some miles above,", Kind.NARRATION),
        ("HOUSTON: <i>Copy</i>", Kind.RADIO),
        ("NARRATOR: ♪ Home", Kind.SONG),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    """Marks go before the speaker's kind, and without either a cue is dialogue."""
    (one,) = segment(track_of(text), SegmentationSettings(("en", "ru"), CAST)).segments
    assert one.kind is kind
