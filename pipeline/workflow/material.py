"""What an existing translation has for the messages of a title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.catalogs.adopt import Adoption, Side, adopt
from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.filling import Found
from pipeline.language.tags import same_language
from pipeline.model.message import Message
from pipeline.model.segment import Segment
from pipeline.model.track import Track
from pipeline.report.adopt_view import Row
from pipeline.segmentation import SegmentationSettings, segment
from pipeline.sync.offset import Offset

CUES, TIME_AND_WORDS, TEXTS = "cues", "time and words", "texts"
TIME_AND_TEXTS = "time and texts"
"""What a translation was placed by."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is adopted, and for what."""

    file: str
    data: bytes
    language: str
    settings: SegmentationSettings
    """How the master became segments."""
    encoding: str | None = None
    strict: bool = False
    force: bool = False
    """Whether a translation that seems to be of another film is taken all the same, as fuzzy."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a translation says for each message, and what of it has no place."""

    found: Mapping[str, Found]
    by: str
    left: tuple[Row, ...] = ()
    clock: Offset | None = None
    sources: Mapping[str, str] = field(default_factory=dict)
    """Source text of each message of the template."""
    trusted: bool = True
    """Whether enough of it says that it is of this film."""


def paired(
    wanted: Wanted,
    master: tuple[Track, Sequence[Segment]],
    track: Track,
    cues: Mapping[int, int] | None = None,
) -> Adoption:
    """Return what of the translation `track` each of the spoken segments of a film has.

    `cues` says, where it is known, which cue of the film each cue of the translation stands for.
    """
    language = wanted.language.partition("@")[0]
    settings = replace(
        wanted.settings,
        source_languages=tuple(dict.fromkeys((language, *wanted.settings.source_languages))),
    )
    said = segment(track, settings).segments
    film, spoken = master
    mine = Side(film, tuple(spoken), _spoken(spoken, language))
    return adopt(mine, Side(track, said, language), cues)


def _spoken(segments: Sequence[Segment], language: str) -> str:
    """Return the language that most segments other than those in `language` are in."""
    counts = Counter(one.language for one in segments if not same_language(one.language, language))
    return counts.most_common(1)[0][0] if counts else language


def found_by(
    adoption: Adoption, template: Catalog, doubtful: frozenset[int] = frozenset()
) -> dict[str, Found]:
    """Return what `adoption` says for each message, doubtful where one of its cues is."""
    return {
        template.messages[index].id: Found(one.text, one.certain and doubtful.isdisjoint(one.cues))
        for index, one in adoption.placed.items()
    }


def beside(cues: frozenset[int], segments: Iterable[Segment]) -> frozenset[int]:
    """Return `cues`, and those that the segments on them run over as well."""
    touched = (one for one in segments if any(slot.cue in cues for slot in one.slots))
    return cues.union(slot.cue for one in touched for slot in one.slots)


def sources_of(template: Catalog) -> dict[str, str]:
    """Return the source text of each message."""
    return {one.id: one.source for one in template.messages}


def unplaced(messages: Iterable[Message]) -> tuple[Row, ...]:
    """Return the rows that tell of messages without a place."""
    return tuple(Row(None, None, one.id or None, one.source, one.translation) for one in messages)
