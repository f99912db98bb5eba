"""Cues of the release whose numbers are not those of the master.

## What it checks

Whether the numbers of a cue, in digits or in words, are those of its cue in the master: as
`numbers-differ` compares a translation with its source. Cues of one message are taken together, so
a number may move from one to the other. Without a manifest nothing is known of messages: then it
may move to the cue before or behind.

## Why it matters

Releases are changed by hand, and old ones are delivered again: what was right in the catalog need
not be right in the file that is shown.

## Example

The master has

```srt
1
00:00:01,000 --> 00:00:03,000
Docking in 25 minutes.
```

and the release

```srt
1
00:00:01,000 --> 00:00:03,000
Стыковка через 20 минут.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
Стыковка через двадцать пять минут.
```

## Limits

None. What is found in a catalog already is not said again of the release that was compiled from it.
Value and limit are the numbers as they are written, `—` for none.

## References

Own: cuewright compares digits cue by cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.context import ReleaseContext, cue_place
from pipeline.checks.groups import Group, groups
from pipeline.checks.numbers import Difference, Said, difference, may_count
from pipeline.language.scripts import DEFAULT_LANGUAGES, main_script, script_of
from pipeline.language.tags import base_language
from pipeline.model.cue import Cue
from pipeline.model.finding import Finding
from pipeline.model.markup import strip_tags
from pipeline.model.segment import UNKNOWN_LANGUAGE

CODE = "REL008"


def check(context: ReleaseContext) -> Iterator[Finding]:
    """Yield the cues that have other numbers than their cues in the master."""
    found = groups(context, by_message=True)
    is_known = context.provenance is not None
    for at, group in enumerate(found):
        told = _difference(context, group)
        if told is None or (not is_known and _moved(context, found, at)):
            continue
        first = group.releases[0]
        cue = context.release.cues[first]
        place = cue_place(context.release_file, cue, first)
        yield Finding(CODE, place, told.translation, told.source, text=cue.text)


def _moved(context: ReleaseContext, found: Sequence[Group], at: int) -> bool:
    """Whether a number has only moved to the cue before or behind."""
    near = [other for other in (at - 1, at + 1) if 0 <= other < len(found)]
    return any(
        _difference(context, _together(found[min(at, other)], found[max(at, other)])) is None
        for other in near
    )


def _together(one: Group, other: Group) -> Group:
    return Group(one.masters + other.masters, one.releases + other.releases)


def _difference(context: ReleaseContext, group: Group) -> Difference | None:
    source = _text(context.master.cues, group.masters)
    shown = _text(context.release.cues, group.releases)
    if source == shown or not may_count(source, shown):
        return None
    return difference(Said(source, _told(source)), Said(shown, _language(context, shown)))


def _text(cues: Sequence[Cue], indices: Sequence[int]) -> str:
    return "\n".join(strip_tags(cues[index].text) for index in indices)


def _language(context: ReleaseContext, text: str) -> str:
    """Return the language of a cue of the release: its own, or what its script tells."""
    language = base_language(context.language)
    script = main_script(text)
    if language != UNKNOWN_LANGUAGE and script in ("", script_of(language)):
        return language
    return DEFAULT_LANGUAGES.get(script, UNKNOWN_LANGUAGE)


def _told(text: str) -> str:
    return DEFAULT_LANGUAGES.get(main_script(text), UNKNOWN_LANGUAGE)
