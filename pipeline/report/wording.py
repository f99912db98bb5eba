"""How a finding is put into words: its sentence, its amounts, where it is."""

from __future__ import annotations

from fractions import Fraction

from pipeline.messages import Text, _, n_
from pipeline.model.finding import Finding
from pipeline.model.time import timecode


def sentence(finding: Finding) -> str:
    """Return the finding's sentence in the user's language, with amounts people can read."""
    value, limit = finding.value, finding.limit
    if isinstance(value, Fraction) or isinstance(limit, Fraction):
        finding = finding._replace(value=_readable(value), limit=_readable(limit))
    if finding.unit:
        finding = finding._replace(unit=str(unit(finding.unit, value)))
    return str(finding.sentence)


def unit(name: str, amount: int | Fraction | str | None) -> Text | str:
    """Return the unit of a finding in words, in the form that stands behind `amount`.

    Broken numbers take the form of 2, as they do in English and in Russian (20.5 знака). A unit
    that is not known is returned as it is.

    >>> str(unit("frames", 1)), str(unit("frames", Fraction(3, 2)))
    ('frame', 'frames')
    """
    count = 2
    if isinstance(amount, int | Fraction) and amount == int(amount):
        count = abs(int(amount))
    forms = {
        "ms": n_("ms", "ms", count),
        "frames": n_("frame", "frames", count),
        "characters": n_("character", "characters", count),
        "characters/s": n_("character/s", "characters/s", count),
        "words/min": n_("word/min", "words/min", count),
    }
    return forms.get(name, name)


def cue_and_time(finding: Finding) -> str:
    """Return the cue and its start, `cue 3, 00:00:04,210`, as far as they are known."""
    place = finding.place
    cue = "" if place.cue is None else str(_("cue {number}", number=place.cue))
    start = "" if place.start is None else timecode(place.start)
    return ", ".join(part for part in (cue, start) if part)


def full_sentence(finding: Finding) -> str:
    """Return the sentence with cue and time behind it, for views that have no place for them."""
    where = cue_and_time(finding)
    return f"{sentence(finding)} [{where}]" if where else sentence(finding)


def decimal(number: Fraction) -> str:
    """Return `number` as a decimal, cut off (not rounded) after the third digit.

    Cutting off keeps 20.9999 from being shown as 21; zeros at the end are dropped.

    >>> decimal(Fraction(41, 2)), decimal(Fraction(-2, 3)), decimal(Fraction(20))
    ('20.5', '-0.666', '20')
    """
    whole, rest = divmod(int(abs(number) * 1000), 1000)
    digits = f"{rest:03}".rstrip("0")
    sign = "-" if number < 0 and (whole or rest) else ""
    return f"{sign}{whole}.{digits}" if digits else f"{sign}{whole}"


def _readable(amount: int | Fraction | str | None) -> int | str | None:
    return decimal(amount) if isinstance(amount, Fraction) else amount
