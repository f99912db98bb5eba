"""Messages and catalogs with all that a PO file can hold, and what films make of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.remark import Remark, TermHint
from pipeline.catalogs.shares import Share
from pipeline.catalogs.template import TemplateSettings
from pipeline.model.cue import Cue, Kind
from pipeline.model.message import Message, Reference
from pipeline.model.segment import Segment, Slot
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

HOUR = 3_600_000

ODD = (
    "\u2028", "\u2029", "\x85", "\xa0", "\t", "\r", "\n", "\v", "\f", "\x00", "\x01", "\a", "\b",
    "\x1c", '"', "\\", "\\n", '\\"', r"{\an8}", "<i>", " || ", "#", "# x", "msgid",
    "\u2068 a b\u2069",
    "\ufeff", "е\u0301", "日本", "100% sure", "{name}", "\n\n", "\n\n#, fuzzy\nmsgid ", "~", "\\a",
)  # fmt: skip
"""What escapes, line ends and other tools' habits could stumble over."""

texts = (
    st.lists(
        st.sampled_from(ODD) | st.text(st.characters(exclude_categories=("Cs",)), max_size=6),
        min_size=1,
        max_size=6,
    )
    .map("".join)
    .filter(bool)
)
"""Any text of a message, not empty."""

_line_characters = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))


def _lines(first: str = "") -> st.SearchStrategy[str]:
    """Return a strategy of comment lines: what stands after the mark and one space."""
    several = st.text(_line_characters, max_size=20) | st.sampled_from(
        (
            "#",
            "# x",
            ":",
            ", fuzzy",
            "  indented",
            "\tindented",
            "msgid",
            "~ x",
            "a  b",
            "| x",
            ". x",
        )
    )
    return several.map(lambda line: (first + line).rstrip())


comments = st.lists(_lines(), max_size=3).map(tuple)
"""A translator's comment; empty lines, too."""
remarks = st.lists(_lines().filter(str.strip), max_size=3).map(tuple)

paths = st.sampled_from(
    (
        "subtitles/source/iss-01.srt",
        "dir with space/ep 01.srt",
        "a:b.srt",
        "нет\xa0разрыва.srt",
        "two  spaces\tand tab.srt",
        "12",
        "C:\\film.srt",
    )
)
references = st.lists(st.builds(Reference, paths, st.integers(1, 10**6)), max_size=3).map(tuple)
flags = st.lists(
    st.sampled_from(
        (
            "no-wrap",
            "max-length:42",
            'replacements:"\\n":"":" || ":""',
            'placeholders:"a,b":"c"',
            r'placeholders:r"\w,\"x,y"',
            "priority:200",
            "read-only",
        )
    ),
    max_size=3,
    unique=True,
).map(tuple)
identities = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=12, max_size=12)


@st.composite
def messages(
    draw: st.DrawFn, *, obsolete: bool = False, of_texts: st.SearchStrategy[str] = texts
) -> Message:
    """Draw a message as a file can hold it."""
    previous = draw(st.just("") | of_texts)
    return Message(
        draw(identities | st.just("") if not obsolete else identities),
        draw(of_texts),
        draw(st.just("") | of_texts),
        draw(st.booleans()),
        obsolete,
        draw(st.just("") | identities) if previous else "",
        previous,
        () if obsolete else draw(remarks),
        draw(comments.filter(lambda lines: lines != ("",))),
        () if obsolete else draw(references),
        draw(flags),
    )


headers = st.lists(
    st.tuples(
        st.sampled_from(("Project-Id-Version", "X-Note", "X-Poedit-Basepath", "x-odd", "Language")),
        st.text(_line_characters, max_size=20).map(str.strip)
        | st.sampled_from(("a\\b", 'c"d', "")),
    ),
    max_size=4,
    unique_by=lambda field: field[0],
).map(lambda fields: (("Content-Type", "text/plain; charset=UTF-8"), *fields))


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    """Draw a catalog as a file can hold it: no two live messages with one identity and text."""
    return Catalog(
        tuple(draw(st.lists(messages(), max_size=6, unique_by=_key))),
        tuple(draw(st.lists(messages(obsolete=True), max_size=4, unique_by=_key))),
        draw(headers),
        draw(comments.filter(lambda lines: lines != ("",))),
        draw(st.booleans()),
    )


def _key(message: Message) -> tuple[str, str]:
    return message.id, message.source


speakers = st.sampled_from(
    ("", "COMMANDER", "COMPUTER (V.O.)", "ИНЖЕНЕР", "Dr. O'Neil", "A (m", "up")
)
_terms = st.sampled_from(("hatch", "airlock hatch", "люк", "x: y", "not: a"))
term_hints = st.builds(
    TermHint,
    _terms,
    st.lists(_terms, max_size=2).map(tuple),
    st.lists(_terms, max_size=2).map(tuple),
    st.sampled_from(("", "between modules", "a | b", "note: c")),
)
film_remarks = st.builds(
    Remark,
    st.builds(TimeSpan, st.integers(-HOUR, 200 * HOUR), st.integers(-HOUR, 200 * HOUR)),
    st.sampled_from(("en", "ru", "pt-BR", "zh-Hant", "und")),
    st.integers(1, 30),
    speakers.filter(bool),
    st.sampled_from(("", "f", "m")),
    st.none() | st.integers(0, 999),
    shares=st.just(False),
    together=st.none(),
    cue_shares=st.just(()),
    kind=st.sampled_from(Kind),
    notes=st.lists(
        st.sampled_from(("the valve, not the hatch", "a | b", "kind: x")), max_size=2
    ).map(tuple),
    address=st.lists(st.sampled_from(("ENGINEER", "ДИСПЕТЧЕР")), max_size=2, unique=True).map(
        tuple
    ),
    terms=st.lists(term_hints, max_size=2).map(tuple),
    others=st.lists(st.sampled_from(("ru: Да.", "other | line", "→")), max_size=2).map(tuple),
)

LINES = (
    "Yes.", "No.", "Go for launch.", "The hatch is open.", "The hatch is closed.",
    "We have 5 minutes.",
    "100% sure", "<i>Soyuz</i> is here.", "Really?", "Copy that, Houston.", "Поехали!", "12:30",
    "AIRLOCK",
)  # fmt: skip
film_texts = st.lists(st.sampled_from(LINES), max_size=12)
"""Texts of a film, with repeated lines."""

TEMPLATE = TemplateSettings(
    "iss-01", "iss-01", "subtitles/source/iss-01.srt", "2026-01-02 03:04+0000"
)


def film(texts: list[str], *, start: int = 0, language: str = "en") -> tuple[list[Segment], Track]:
    """Return segments of one cue each with `texts`, the first at `start` ms, and their track."""
    cues = tuple(
        Cue(TimeSpan(start + 3000 * n, start + 3000 * n + 2000), text, n + 1, line=4 * n + 1)
        for n, text in enumerate(texts)
    )
    segments = [
        Segment(text, (Slot(n, 0, len(text)),), "ru" if text[0] in "ПО" else language, note="")
        for n, text in enumerate(texts)
    ]
    return segments, Track(cues)


def without_lines(catalog: Catalog) -> Catalog:
    """Return `catalog` as it was before it stood in a file: messages without line numbers."""
    return replace(
        catalog,
        messages=tuple(one.changed(line=0) for one in catalog.messages),
        obsolete=tuple(one.changed(line=0) for one in catalog.obsolete),
    )


cue_shares = st.builds(
    lambda duration, own, more: Share(duration, own, own + more) if more else Share(duration),
    st.integers(0, 9_999_999),
    st.integers(0, 80),
    st.sampled_from((0, 1, 40)),
)

WORDS = ("we", "go", "to", "the", "hatch", "now", "and", "open", "it", "slowly", "Anna", "yes")


@dataclass(frozen=True)
class TwoWays:
    """One film as segments of cues and as segments of sentences."""

    track: Track
    by_cue: list[Segment]
    by_sentence: list[Segment]


def two_ways(sentences: list[list[str]], lengths: list[int]) -> TwoWays:
    """Return a film that says `sentences`, in cues of `lengths` words, the last as often as needed.

    Every cue is two seconds long.
    """
    words = [(word, number) for number, several in enumerate(sentences) for word in several]
    cues: list[list[tuple[str, int]]] = []
    left, following = words, list(lengths)
    while left:
        size = following.pop(0) if len(following) > 1 else following[0]
        cues.append(left[:size])
        left = left[size:]
    texts = [" ".join(word for word, _number in cue) for cue in cues]
    parts: list[list[str]] = [[] for _one in sentences]
    slots: list[list[Slot]] = [[] for _one in sentences]
    for index, cue in enumerate(cues):
        start = 0
        for number in dict.fromkeys(number for _word, number in cue):
            part = " ".join(word for word, one in cue if one == number)
            end = min(start + len(part) + 1, len(texts[index]))
            at = len(" ".join(parts[number])) + 1 if parts[number] else 0
            slots[number].append(Slot(index, start, end, at=at))
            parts[number].append(part)
            start = end
    by_sentence = [
        Segment(" ".join(said), tuple(where), "en")
        for said, where in zip(parts, slots, strict=True)
    ]
    by_cue, track = film(texts)
    return TwoWays(track, by_cue, by_sentence)


films_two_ways = st.builds(
    lambda sentences, lengths: two_ways(
        [[*several[:-1], several[-1] + "."] for several in sentences], lengths
    ),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=8),
    st.lists(st.integers(1, 6), min_size=1, max_size=12),
)
"""Films whose cues end anywhere, with many repeated words."""

various_films_two_ways = st.builds(
    lambda sizes, lengths: two_ways(
        [
            [f"{number}x{word}" for word in range(size - 1)] + [f"{number}end."]
            for number, size in enumerate(sizes)
        ],
        lengths,
    ),
    st.lists(st.integers(1, 9), min_size=1, max_size=12),
    st.lists(st.integers(1, 6), min_size=1, max_size=12),
)
"""Films whose cues end anywhere, and no word stands twice."""
