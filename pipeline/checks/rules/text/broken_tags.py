r"""Tags without a partner, crossed, empty, or not written as players want them.

## What it checks

The tags `<i>`, `<b>`, `<u>`, `<s>` and `<font>` of a cue: whether each that opens is closed in the
same cue, and in the right order; whether they are in small letters and without spaces or a slash in
the wrong place; whether there is something between them; whether a pair does not end only to begin
again in the same line. Tags of web pages (`<em>`, `<br>`) are none of a subtitle. A cue is one
finding.

Tags around each line (`<i>one</i>` and `<i>two</i>` below it) are right; so are `<3`, a `<name>`
that is no tag, and `<s>` alone, which is a word of those who speak of markup.

## Why it matters

Players show what they do not understand as text, or slant the rest of the film.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
</i>The hatch is closed.</i>
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
<i>The hatch is closed.</i>
```

## Limits

None. The fix is safe where hardly anything else can be meant: a slip of the slash, the order, the
case, a tag that holds nothing, an open tag before the first word of a line. Elsewhere it is not, or
there is none.

## References

Subtitle Edit, NetflixCheckItalics and HtmlUtil.FixInvalidItalicTags.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.checks.retouching import harmless
from pipeline.checks.tag_pairs import mending, tags_of
from pipeline.language.counting import is_visible
from pipeline.model.finding import Finding
from pipeline.model.fix import Edit, Fix, FixSafety

CODE = "TXT012"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the cues whose tags are broken."""
    for index, cue in enumerate(context.track.cues):
        if "<" not in cue.text:
            continue
        mended = mending(cue.text)
        if mended is None:
            continue
        fix = None
        if mended.text is not None:
            safety = FixSafety.SAFE if mended.is_clear else FixSafety.UNSAFE
            fix = harmless(context, index, Fix(safety, (_edit(cue.text, mended.text),)))
        yield context.finding(CODE, index, value=_outline(cue.text), fix=fix)


def _edit(text: str, wanted: str) -> Edit:
    """Return the one edit that makes `wanted` of `text`, as short as it can be."""
    start = _same(text, wanted)
    rest = min(len(text), len(wanted)) - start
    same = min(_same(text[::-1], wanted[::-1]), rest)
    return Edit(start, len(text) - same, wanted[start : len(wanted) - same])


def _same(one: str, other: str) -> int:
    """Return with how many equal characters two texts begin."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _outline(text: str) -> str:
    """Return the tags of a text, and dots for what stands between them: `</i>…</i>`."""
    parts, place = [], 0
    for tag in tags_of(text):
        parts += ["…" * is_visible(text[place : tag.start]), tag.text]
        place = tag.end
    return "".join((*parts, "…" * is_visible(text[place:])))
