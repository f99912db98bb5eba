"""The page docs/cueing.md: the cost of a layout in words, with its weights and an example."""

from __future__ import annotations

import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pipeline
from pipeline.cueing import cost, lines
from pipeline.cueing.explaining import CANDIDATES
from pipeline.language.breaks import Break
from pipeline.report.explain_view import BREAKS, ITEMS, text_view

COST = {
    "TORN_CONTENT": (
        cost.Item.TORN,
        (
            "a noun, verb or name stands on the other side of the break than its counterpart in "
            "the master; what every break must tear is not counted, and a doubtful counterpart "
            "counts less"
        ),
    ),
    "TORN_FUNCTION": (cost.Item.TORN, "the same for a preposition, conjunction, article"),
    "EDGE": (
        cost.Item.SAME_WORD,
        (
            "the word before or after the break is the counterpart of the one at the master's "
            "break: a gain"
        ),
    ),
    "MARK_LOST": (
        cost.Item.MARK_LOST,
        "the master breaks behind a comma, full stop or dash, the translation behind none",
    ),
    "SHARE_OF_TEXT": (
        cost.Item.SHARE_OF_TEXT,
        (
            "the characters between the break and the place that the source's lengths give, "
            "squared, are divided by this"
        ),
    ),
    "MOST_SHARE_OF_TEXT": (cost.Item.SHARE_OF_TEXT, "the most that this costs"),
    "SHARE_OF_TIME": (
        cost.Item.SHARE_OF_TIME,
        "the characters between the break and the place that the times give are divided by this",
    ),
    "NO_PART": (cost.Item.NO_PART, "a sentence has no word in a cue that it shares with another"),
    "UNLIKE_SOURCE": (
        cost.Item.LENGTH,
        (
            "times the natural logarithm of how many times the text in a cue is longer, or "
            "shorter, than its share"
        ),
    ),
    "LEAST_SHARE": (cost.Item.LENGTH, "characters that a share counts at least"),
    "LONE_WORD": (cost.Item.LONE_WORD, "a cue of one short word"),
    "SHORT_WORD": (cost.Item.LONE_WORD, "characters from which a word is not short"),
    "TOO_FAST": (cost.Item.TOO_FAST, "a cue that cannot be read in its time"),
    "TOO_FAST_CHARACTER": (cost.Item.TOO_FAST, "and each character that is too many"),
    "TOO_WIDE": (cost.Item.TOO_WIDE, "a cue that its lines do not hold"),
    "TOO_WIDE_CHARACTER": (cost.Item.TOO_WIDE, "and each character that is too many"),
    "FEWER_CUES": (cost.Item.FREED, "a cue of the master that gets no words"),
    "MERGED": (cost.Item.FREED, 'the same with `cueing = "free"`'),
    "FORCED_INSIDE": (
        cost.Item.TYPED,
        "a typed ` \\|\\| ` inside a cue's words",
    ),
    "WITHIN_LIMITS": (
        None,
        (
            "what a layout in which every cue can be read may cost more, for each cue, than the "
            "cheapest with one that cannot"
        ),
    ),
    "WITHIN_LIMITS_CHARACTER": (
        None,
        "and for each character that the cheapest has too many for its cues' time",
    ),
}
"""For each constant of `cueing/cost.py` the item it belongs to, and what it is the price of."""

LINES = {
    "UNEVEN": "each character that a line is off the average",
    "TOP_HEAVY": "each character that a line above the last is over it, besides",
    "ORPHAN": "a last line of one short word",
    "SENTENCE_STARTS": "a line that begins a sentence, besides",
}
"""For each constant of `cueing/lines.py` what it is the price of."""

MASTER = """\
1
00:00:01,000 --> 00:00:03,200
When the pump stopped last night,

2
00:00:03,300 --> 00:00:05,800
the engineer opened the valve by hand

3
00:00:05,900 --> 00:00:08,400
and the garden had water again.
"""
SOURCE = " ".join(block.split("\n")[2] for block in MASTER.strip().split("\n\n"))
TRANSLATION = (
    "Прошлой ночью, когда остановился насос, инженер вручную открыла клапан, и вода снова пошла "
    "в сад."
)
CATALOG = f'''\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: ru\\n"

msgid "{SOURCE}"
msgstr "{TRANSLATION}"
'''

PAGE = """\
# How translations are laid into cues

A sentence is translated as a whole, and may run over several cues of the film. `compile` lays the
translation back into these cues. Sentences that share a cue are laid out together, as one *run*.

Every way to part the words of a run between its cues is a *layout*, and has a *cost* in points: the
sum of what is not good about its cues and about the breaks between them. The cheapest is taken. It
is found exactly, not by trying a few; the same input always gives the same cues.

- Words stay in their order, and each cue gets some; only where there are fewer words than cues, or
  where `cueing = "free"` allows it, a cue of the master goes without and its time joins the one
  before.
- Where the cheapest layout has a cue that cannot be read in its time, one without such a cue is
  taken instead, if it costs at most {WITHIN_LIMITS} points more for each cue of the run and
  {WITHIN_LIMITS_CHARACTER} for each character too many, and tears no name nor number: words move
  into their neighbours' time as long as the breaks stay fair.
- ` || ` in a translation ends a cue there, `\\n` a line; U+00A0 forbids a break.
- Text in the language of the release already, or not translated, stays as in the master.
- Where no layout is within the limits, the cheapest is written all the same, and a finding
  (`translation-too-wide`, `translation-too-fast`) says by how many characters to shorten it.

The weights were set by hand after the style guides. They were
weighed against the breaks of human subtitlers; no program fitted them.

## The kind of a break

What stands around a break has a price, in cues and in lines alike. It is that of the words of the
translation: English and Russian have tables of them, other languages the rules for marks alone. A
line break that the translator typed is the best of places.

{breaks}

## The cost of a layout

The *share* of a cue is the part of the translation's characters that the cue has of the source's.
The first column is what `--explain` says and, in brackets, the name in `--format json`.

{costs}

## Lines inside a cue

A cue has as few lines as hold it. Of all ways to break it into so many lines, the one with the
fewest characters over the width is taken; of several, the cheapest. The kind of a break counts as
above, besides:

{lines}

## An example

The master has this sentence over three cues:

```srt
{master}```

Its translation, for a house that allows {allowed}:

> {translation}

The Russian begins with the night and not with the pump, and its parts are as long as it pleases.
`subtitr compile --explain station:2 -l ru` prints the {count} cheapest layouts, the first in full,
of the others what is different in them; points with a sign say what is dearer or cheaper there:

```text
{explained}```

{closing}
"""


def cueing_page() -> str:
    """Return the page; raise ValueError for a weight that it does not explain."""
    with tempfile.TemporaryDirectory() as folder:
        master, catalog = Path(folder, "station.srt"), Path(folder, "ru.po")
        master.write_text(MASTER, encoding="utf-8")
        catalog.write_text(CATALOG, encoding="utf-8")
        (found,) = pipeline.explain_file(str(master), str(catalog), "station:2")
    assert found.explanation is not None
    first, second, *_others = found.explanation.candidates
    limits = found.limits
    items = [part for place in first.places for part in place.costs.cue + place.costs.after]
    shown = [f"{part.points:.2f}" if part.points > 0 else f"({part.points:.2f})" for part in items]
    parted = [
        "«" + place.shown[0].text.replace("\n", " ") + "»"
        for place in second.places
        if place not in first.places
    ]
    closing = (
        "All items of the first layout add up to its cost: "
        f"{' + '.join(shown)} = {first.cost:.2f}. "
        "What costs less than 0.05 points is not listed. "
        f"The second one parts {' and '.join(parted)}: {second.cost - first.cost:.1f} more."
    )
    return PAGE.format(
        WITHIN_LIMITS=cost.WITHIN_LIMITS,
        WITHIN_LIMITS_CHARACTER=cost.WITHIN_LIMITS_CHARACTER,
        breaks=_table(("a break", "points"), _breaks()),
        costs=_table(("what", "constant", "value", "price of"), _costs()),
        lines=_table(("what", "constant", "value"), _lines()),
        master=MASTER,
        translation=TRANSLATION,
        allowed=f"{limits.lines} lines of {limits.line_characters} characters and "
        f"{limits.reading_speed} characters a second",
        count=min(CANDIDATES, len(found.explanation.candidates)),
        explained=text_view([found]),
        closing=textwrap.fill(closing, 100),
    )


def _breaks() -> Iterator[tuple[object, ...]]:
    for kind in Break:
        yield BREAKS[kind].msgid, int(kind)


def _costs() -> Iterator[tuple[object, ...]]:
    _require_all(cost, COST)
    for name, (item, words) in COST.items():
        said = f"{ITEMS[item].msgid} (`{item}`)" if item else ""
        yield said, f"`{name}`", getattr(cost, name), words


def _lines() -> Iterator[tuple[object, ...]]:
    _require_all(lines, LINES)
    for name, words in LINES.items():
        yield words, f"`{name}`", getattr(lines, name)


def _require_all(module: ModuleType, explained: dict[str, object]) -> None:
    """Raise ValueError unless the weights of `module` are those that are explained."""
    weights = {
        name
        for name, value in vars(module).items()
        if name.isupper() and not name.startswith("_") and isinstance(value, int | float)
    }
    if weights != set(explained):
        names = ", ".join(sorted(weights ^ set(explained)))
        raise ValueError(f"{module.__name__}: not explained in .ci/cueing_page.py: {names}")


def _table(head: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> str:
    lines_ = [" | ".join(head), "|".join("---" for _name in head)]
    lines_ += [" | ".join(map(str, row)) for row in rows]
    return "\n".join(f"| {line} |" if "---" not in line else f"|{line}|" for line in lines_)
