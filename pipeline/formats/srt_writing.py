"""Writing SRT: what was read and not changed goes back byte for byte, the rest as SRT wants it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.formats.encoding import encode
from pipeline.formats.srt_lines import LINE_END, is_numbered, lines
from pipeline.formats.srt_reading import own_length, shown
from pipeline.formats.srt_times import looks_damaged, read_times, separator
from pipeline.model.cue import Cue
from pipeline.model.track import Layout, Loss, Track, Writing


def serialize(track: Track) -> Writing:
    """Return `track` in the layout it was read in, a new one in UTF-8.

    The verbatim block of a cue is used while the cue equals what was read; an unchanged track
    gives the bytes that were read. What stood between two cues and is none (SRT002) stays where it
    was. Losses are what cannot be said, as in `sayable`, and characters that the encoding lacks.
    """
    layout = track.layout
    if track.cues == layout.cues:
        return Writing(encode(layout.source, layout.encoding, bom=layout.bom))
    losses: list[Loss] = []
    pieces = _joined(_pieces(track, losses), layout.newline)
    text, missing = encodable("".join(pieces), track.cues, layout.encoding)
    return Writing(encode(text, layout.encoding, bom=layout.bom), (*losses, *missing))


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
    settings = shown(" ".join(LINE_END.sub("\n", cue.settings).split("\n")).strip())
    text = shown(cue.text)
    lost = [f"U+{ord(one):04X}" for one in cue.text if "\ud800" <= one <= "\udfff"]
    if "\r" in text:
        text = LINE_END.sub("\n", text)
    if ":" in text or "：" in text:
        text = _without_times(text, lost)
    if not text or "\n" in text or not text.strip(" \t"):
        text = _without_blanks(text, lost, inside=blank_lines)
    if text == cue.text and settings == cue.settings:
        return cue, ()
    said = replace(cue, text=text, settings=settings)
    return said, tuple(Loss(place, one) for one in lost)


def encodable(text: str, cues: Sequence[Cue], codec: str) -> tuple[str, tuple[Loss, ...]]:
    """Return `text` with `?` for what `codec` lacks, and the `cues` that have such characters."""
    try:
        encode(text, codec)
    except UnicodeEncodeError:
        pass
    else:
        return text, ()
    lacking = {character for character in set(text) if not _has(codec, character)}
    losses = []
    for place, cue in enumerate(cues, 1):
        missing = lacking.intersection(cue.text + cue.settings)
        if missing:
            losses.append(Loss(place, "".join(sorted(missing))))
    return text.translate({ord(character): "?" for character in lacking}), tuple(losses)


def _has(codec: str, character: str) -> bool:
    try:
        encode(character, codec)
    except UnicodeEncodeError:
        return False
    return True


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


def _pieces(track: Track, losses: list[Loss]) -> Iterator[tuple[str, int | None]]:
    """Yield the parts of the file in order, each with its index among the blocks, if verbatim."""
    layout = track.layout
    by_line = {cue.line: index for index, cue in enumerate(layout.cues)}
    origins = [by_line.get(cue.line) if cue.line else None for cue in track.cues]
    unchanged = [
        index if index is not None and layout.cues[index] == cue else None
        for cue, index in zip(track.cues, origins, strict=True)
    ]
    yield layout.head, -1
    done = set(origins)
    flushed = 0
    for place, (cue, origin, same) in enumerate(
        zip(track.cues, origins, unchanged, strict=True), 1
    ):
        while origin is not None and flushed < origin:
            if flushed not in done:
                yield _junk(layout, flushed), None
            flushed += 1
        following = unchanged[place] if place < len(unchanged) else len(layout.cues)
        if same is not None and (following == same + 1 or not _is_risky(layout.block(same))):
            yield layout.block(same), same
            continue
        said, lost = sayable(cue, place, blank_lines=True)
        losses.extend(lost)
        yield block(said, place if cue.number is None else cue.number, layout.newline), None
        if origin is not None:
            yield _junk(layout, origin), None
    for index in range(flushed, len(layout.cues)):
        if index not in done:
            yield _junk(layout, index), None


def _junk(layout: Layout, index: int) -> str:
    """Return what stands after cue `index` in its block and is not the cue's own."""
    verbatim = layout.block(index)
    following = layout.cues[index + 1].number if index + 1 < len(layout.cues) else None
    return verbatim[own_length(verbatim, following) :]


def _joined(pieces: Iterator[tuple[str, int | None]], newline: str) -> Iterator[str]:
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
