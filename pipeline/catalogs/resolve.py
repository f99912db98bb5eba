"""What a release shows for each segment: catalogs, overlay, the languages already spoken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.catalogs.catalog import Catalog
from pipeline.catalogs.join import join_by_text
from pipeline.language.counting import is_visible
from pipeline.language.tags import same_language
from pipeline.model.cue import Kind
from pipeline.model.finding import Finding, Place
from pipeline.model.message import Message
from pipeline.model.rendering import Rendering, Status
from pipeline.model.segment import Segment

SILENCE = "||"
"""A translation that shows nothing, on purpose."""


@dataclass(frozen=True, slots=True)
class ResolveSettings:
    """What a release shows."""

    language: str
    """Language of the release: `ru` also for `ru@edu`."""
    kinds: frozenset[Kind] | None = None
    """Kinds shown; None for all."""
    same_language: str = "keep"
    """Lines already in the language: `keep`, `edit` or `omit`."""
    same_language_by_kind: Mapping[Kind, str] = field(default_factory=dict)
    untranslated: str = "source"
    """`source` or `omit`."""
    fuzzy: str = "own"
    """`own` shows a message's own earlier translation, `hold` shows none."""

    def own_language_policy(self, kind: Kind) -> str:
        """Return `keep`, `edit` or `omit` for lines of `kind` in the release's language."""
        return self.same_language_by_kind.get(kind, self.same_language)


@dataclass(frozen=True, slots=True)
class Source:
    """One catalog as a source of translations, joined to the segments."""

    name: str
    """Name of the catalog: `ru`, `ru@edu`."""
    found: tuple[Message | None, ...]
    """For each segment its message in the catalog."""
    shadows: frozenset[int] = frozenset()
    """Indices of segments whose fuzzy text is another message's: never shown."""


def join_by_identity(name: str, catalog: Catalog, ids: Sequence[str]) -> Source:
    """Return the messages of `catalog` for segments whose identities are `ids`, empty for none."""
    by_id = {one.id: one for one in catalog.messages if one.id}
    found = tuple(by_id.get(identity) if identity else None for identity in ids)
    return Source(name, found, _shadows(found, catalog))


def join_plainly(
    name: str, catalog: Catalog, segments: Sequence[Segment], ids: Sequence[str], *, file: str = ""
) -> tuple[Source, tuple[Finding, ...]]:
    """Return the messages of `catalog` for `segments` without a template.

    By identity where text and identity agree, else by equal text in film order, else by identity
    alone (another text: it counts as fuzzy). CAT003 for a text that stands more or less often in
    the film than in the catalog, CAT004 for a translated message that no segment has.
    """
    by_key = {(one.id, one.source): one for one in catalog.messages}
    found = [
        by_key.get((key, one.text)) if key else None for key, one in zip(ids, segments, strict=True)
    ]
    used = {id(one) for one in found if one is not None}
    left = [one for one in catalog.messages if id(one) not in used]
    lonely = [index for index, one in enumerate(found) if one is None and ids[index]]
    findings = []
    for joined in join_by_text([segments[index].text for index in lonely], left):
        found[lonely[joined.index]] = joined.message
        used.add(id(joined.message))
        if not joined.certain:
            place = Place(
                catalog=file,
                catalog_line=joined.message.line,
                file=file,
                line=joined.message.line,
                message=joined.message.id,
            )
            findings.append(
                Finding("CAT003", place, joined.present, joined.wanted, text=joined.message.source)
            )
    by_id = {one.id: one for one in left if one.id and id(one) not in used}
    for index in lonely:
        if found[index] is None and (same_id := by_id.pop(ids[index], None)):
            found[index] = same_id
            used.add(id(same_id))
    for one in catalog.messages:
        if id(one) not in used and one.translation:
            place = Place(file, one.line, message=one.id, catalog=file, catalog_line=one.line)
            findings.append(Finding("CAT004", place, text=one.source))
    return Source(name, tuple(found), _shadows(found, catalog)), tuple(findings)


def resolve(
    segments: Sequence[Segment],
    ids: Sequence[str],
    sources: Sequence[Source],
    settings: ResolveSettings,
) -> tuple[Rendering, ...]:
    """Return what the release shows for each segment.

    `sources` are the catalogs from the nearest to the language's own: `ru@edu`, then `ru`. The
    first that has a translation gives the text; a fuzzy or empty one falls through to the next.
    """
    pairs = enumerate(zip(segments, ids, strict=True))
    return tuple([_resolve(at, one, key, sources, settings) for at, (one, key) in pairs])


def _resolve(
    index: int,
    segment: Segment,
    identity: str,
    sources: Sequence[Source],
    settings: ResolveSettings,
) -> Rendering:
    own = same_language(segment.language, settings.language)
    policy = settings.own_language_policy(segment.kind) if own else ""
    reason = _left_out(segment, policy, settings)
    if reason:
        return Rendering(Status.OMITTED, message=identity, reason=reason)
    if segment.is_wordless:
        return Rendering(Status.WORDLESS, message=identity)
    found = _nearest(index, segment, sources, settings, own=policy == "keep")
    if found.status in (Status.TRANSLATED, Status.SILENT) or found.text is not None:
        return found
    if own:
        return found._replace(status=Status.OWN, message=identity)
    return _without_translation(segment, identity, found, settings)


def _left_out(segment: Segment, policy: str, settings: ResolveSettings) -> str:
    """Return why the release does not show `segment`, empty when it does."""
    if settings.kinds is not None and segment.kind not in settings.kinds:
        return "kind"
    return "same-language" if policy == "omit" else ""


def _nearest(
    index: int,
    segment: Segment,
    sources: Sequence[Source],
    settings: ResolveSettings,
    *,
    own: bool,
) -> Rendering:
    """Return what the catalogs have: an override only if it is certain, else the last one's.

    With `own` the line is the language's own and kept: only a variant's override can change it,
    and what another tool has put into the language's own catalog is ignored.
    """
    found = Rendering(Status.UNTRANSLATED)
    for source in sources:
        message = source.found[index]
        if message is None or (own and "@" not in source.name):
            continue
        rendering = _from_message(message, segment, source, index, settings)
        certain = rendering.status in (Status.TRANSLATED, Status.SILENT)
        if certain or (source is sources[-1] and not own):
            return rendering
    return found


def _from_message(
    message: Message, segment: Segment, source: Source, index: int, settings: ResolveSettings
) -> Rendering:
    """Return what one catalog alone has for a segment."""
    text = message.translation
    status, shown, reason = Status.TRANSLATED, True, ""
    if is_silence(text):
        status, reason = Status.SILENT, "silent"
    elif not _shows(text):
        return Rendering(Status.UNTRANSLATED, None, message.id, message.line, source.name)
    if message.source != segment.text or message.fuzzy:
        status = Status.FUZZY
        shown = settings.fuzzy == "own" and index not in source.shadows
        reason = reason if shown else ""
    elif reason:
        shown = False
    return Rendering(status, text if shown else None, message.id, message.line, source.name, reason)


def is_silence(translation: str) -> bool:
    """Whether a translation shows nothing, on purpose: cue breaks with nothing between them."""
    return SILENCE in translation and not _shows(translation.replace(SILENCE, ""))


def _shows(text: str) -> bool:
    """Whether a viewer would see anything of `text`: tags and spaces alone are nothing."""
    return text[:1].isalnum() or is_visible(text)


def _without_translation(
    segment: Segment, identity: str, found: Rendering, settings: ResolveSettings
) -> Rendering:
    """Return what is shown where no translation may be: the master's text, or nothing."""
    fuzzy = found.status is Status.FUZZY
    if not segment.has_letters and not fuzzy:
        return found._replace(status=Status.WORDLESS, message=identity)
    reason = "untranslated" if settings.untranslated == "omit" else ""
    status = Status.FUZZY if fuzzy else Status.UNTRANSLATED
    return found._replace(status=status, message=identity, reason=reason)


def _shadows(found: Sequence[Message | None], catalog: Catalog) -> frozenset[int]:
    """Return the indices of fuzzy messages whose translation was made for another message.

    msgmerge says so with a previous context; without `--previous` it copies a text that another
    message still has.
    """
    owners: dict[str, set[str | None]] = {}
    for one in (*catalog.messages, *catalog.obsolete):
        if one.translation and not one.fuzzy:
            owners.setdefault(one.translation, set()).add(one.id)
    shadows = set()
    for index, message in enumerate(found):
        if message is None or not message.fuzzy:
            continue
        others = owners.get(message.translation, set()) - {message.id or None}
        if message.previous_id:
            foreign = message.previous_id != message.id
        elif message.id and message.previous_source:
            foreign = False
        else:
            foreign = bool(others)
        if foreign:
            shadows.add(index)
    return frozenset(shadows)
