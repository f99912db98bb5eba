"""Writing SRT: what was read and not changed goes back byte for byte, the rest as SRT wants it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.formats.encoding import encode
from pipeline.formats.srt_lines import LINE_END, is_numbered, lines
from pipeline.formats.srt_reading import own_length, read_all, shown
from pipeline.formats.srt_times import looks_damaged, read_times, separator
from pipeline.formats.srt_tokens import SETTING
from pipeline.formats.srt_usual import is_encodable, is_usual
from pipeline.model.cue import Cue
from pipeline.model.track import Loss, Track, Writing

_SETTING = re.compile(SETTING)


def serialize(track: Track) -> Writing:
    """Return `track` in the layout it was read in, a new one in UTF-8.

    The verbatim block of a cue is used while the cue equals what was read; an unchanged track
    gives the bytes that were read. What stood between two cues and is none (SRT002) stays where it
    was. Losses are what cannot be said, as in `sayable`, and characters that the encoding lacks.
    """
    layout = track.layout
    if track.cues == layout.cues:
        return Writing(encode(layout.source, layout.encoding, bom=layout.bom))
    pieces = _Pieces(track)
    written = "".join(_joined(pieces, layout.newline))
    text, missing = encodable(written, track.cues, layout.encoding)
    return Writing(encode(text, layout.encoding, bom=layout.bom), (*pieces.losses, *missing))


def block(cue: Cue, number: int, newline: str = "\n") -> str:
    """Return `cue` as SRT writes it, with the blank line after it."""
    settings = f" {cue.settings}" if cue.settings else ""
    text = f"{cue.text}\n" if cue.text else ""
    written = f"{number}\n{cue.span}{settings}\n{text}\n"
    return written if newline == "\n" else written.replace("\n", newline)


def sayable(cue: Cue, place: int, *, blank_lines: bool) -> tuple[Cue, tuple[Loss, ...]]:
    r"""Return `cue` (number `place` in its track) as SRT can say it, and what is lost by that.

    Lone surrogates become U+FFFD; a line that would be read as times gets a dash for its arrow;
    CR becomes LF; blank lines around the text go, and those inside it too, unless `blank_lines`
    are wanted and cannot be mistaken for the end of the cue.
    """
    if is_usual(cue):
        return cue, ()
    text = shown(cue.text)
    lost = [f"U+{ord(one):04X}" for one in cue.text if "\ud800" <= one <= "\udfff"]
    settings = _kept_settings(cue.settings, lost)
    if "\r" in text:
        text = LINE_END.sub("\n", text)
    if ":" in text or "：" in text:
        text = _without_times(text, lost)
    if not text or "\n" in text or not text.strip(" \t"):
        text = _without_blanks(text, lost, inside=blank_lines)
    if text == cue.text and settings == cue.settings:
        return cue, ()
    said = cue._replace(text=text, settings=settings)
    return said, tuple(Loss(place, one) for one in lost)


def _kept_settings(written: str, lost: list[str]) -> str:
    """Return what of the settings is some: anything else would make a bad line of times."""
    parts = written.split()
    kept = [part for part in parts if _SETTING.fullmatch(part)]
    if len(kept) == len(parts) and " ".join(kept) == written:
        return written
    lost.extend(part for part in parts if part not in kept)
    return " ".join(kept)


def encodable(text: str, cues: Sequence[Cue], codec: str) -> tuple[str, tuple[Loss, ...]]:
    """Return `text` with `?` for what `codec` lacks, and the `cues` that have such characters."""
    if is_encodable(text, codec):
        return text, ()
    lacking = {character for character in set(text) if not is_encodable(character, codec)}
    losses = []
    for place, cue in enumerate(cues, 1):
        missing = lacking.intersection(cue.text + cue.settings)
        if missing:
            losses.append(Loss(place, "".join(sorted(missing))))
    return text.translate({ord(character): "?" for character in lacking}), tuple(losses)


def _without_times(text: str, lost: list[str]) -> str:
    kept = []
    for line in text.split("\n"):
        if read_times(line) or looks_damaged(line):
            start, end = separator(line)
            lost.append(line[start:end])
            kept.append(f"{line[:start].rstrip()} – {line[end:].lstrip()}")
        else:
            kept.append(line)
    return "\n".join(kept)


def _without_blanks(text: str, lost: list[str], *, inside: bool) -> str:
    every = text.split("\n")
    filled = [index for index, line in enumerate(every) if line.strip(" \t")]
    if not filled:
        if text:
            lost.append(text)
        return ""
    kept = every[filled[0] : filled[-1] + 1]
    if not inside or _is_risky("\n".join(kept)):
        kept = [every[index] for index in filled]
    if len(kept) < len(every):
        lost.append("\n" * (len(every) - len(kept)))
    return "\n".join(kept)


def _is_risky(text: str) -> bool:
    """Whether a number stands after a blank line: it may be taken for that of the next cue."""
    above_is_blank = False
    for line in lines(text):
        if above_is_blank and is_numbered(line.text):
            return True
        above_is_blank = line.is_blank
    return False


class _Pieces:
    """The parts of a file in order, each with its index among the blocks read, if verbatim."""

    def __init__(self, track: Track) -> None:
        layout = track.layout
        by_line = {cue.line: index for index, cue in enumerate(layout.cues)}
        self.cues = track.cues
        self.layout = layout
        self.origins = [by_line.get(cue.line) if cue.line else None for cue in track.cues]
        self.losses: list[Loss] = []
        self._gone = sorted(set(range(len(layout.cues))).difference(self.origins), reverse=True)

    def __iter__(self) -> Iterator[tuple[str, int | None]]:
        yield self.layout.head, -1
        for index, cue in enumerate(self.cues):
            origin = self.origins[index]
            while origin is not None and self._gone and self._gone[-1] < origin:
                yield self._junk(self._gone.pop(), index), None
            if self._stays_verbatim(index):
                yield self.layout.block(origin or 0), origin
                continue
            said, lost = sayable(cue, index + 1, blank_lines=True)
            self.losses.extend(lost)
            yield block(said, self._number(index) or 0, self.layout.newline), None
            if origin is not None:
                yield self._junk(origin, index + 1), None
        while self._gone:
            yield self._junk(self._gone.pop(), len(self.cues)), None

    def _is_unchanged(self, index: int) -> bool:
        origin = self.origins[index]
        return origin is not None and self.layout.cues[origin] == self.cues[index]

    def _stays_verbatim(self, index: int) -> bool:
        """Whether the cue has not changed, nor what follows where the reading depends on it."""
        origin = self.origins[index]
        if origin is None or not self._is_unchanged(index):
            return False
        if index + 1 < len(self.cues):
            together = self.origins[index + 1] == origin + 1 and self._is_unchanged(index + 1)
        else:
            together = origin + 1 == len(self.layout.cues)
        return together or not _is_risky(self.layout.block(origin))

    def _number(self, index: int) -> int | None:
        """Return the number that cue `index` is written with."""
        number = self.cues[index].number
        return index + 1 if number is None and not self._is_unchanged(index) else number

    def _junk(self, origin: int, index: int) -> str:
        """Return what stood after the cue `origin` and was none, to stand before cue `index` now.

        Where it would be taken for something else there, it is lost.
        """
        verbatim = self.layout.block(origin)
        cues = self.layout.cues
        following = cues[origin + 1].number if origin + 1 < len(cues) else None
        junk = verbatim[own_length(verbatim, following) :]
        if not junk:
            return ""
        before = [self._number(index - 1)] if index else []
        after = [self._number(index)] if index < len(self.cues) else []
        if _is_junk(junk, before, after):
            return junk
        self.losses.append(Loss(max(index, 1), junk.strip("\r\n")))
        return ""


def _is_junk(text: str, before: list[int | None], after: list[int | None]) -> bool:
    """Whether `text` belongs to no cue if it stands between cues with these numbers."""
    numbers = ["" if number is None else f"{number}\n" for number in (*before, *after)]
    blocks = [f"{number}00:00:00,000 --> 00:00:00,000\nA\n\n" for number in numbers]
    blocks.insert(len(before), f"{text}\n\n")
    return all(cue.text == "A" for cue in read_all("".join(blocks), name="").track.cues)


def _joined(pieces: Iterable[tuple[str, int | None]], newline: str) -> Iterator[str]:
    """Yield the pieces, with a blank line between any two that did not stand together before."""
    above, above_index = "", None
    for piece, index in pieces:
        if not piece:
            continue
        together = index is not None and above_index is not None and index == above_index + 1
        filled = above.rstrip(" \t\r\n")
        if filled and not together:
            yield newline * max(0, 2 - len(LINE_END.findall(above, len(filled))))
        yield piece
        above, above_index = piece, index
