r"""Quotation marks and brackets without a partner.

## What it checks

Whether each quotation mark and each bracket that opens is closed, and the other way round. Both may
run over several cues: a quotation that opens in one and closes in a later one is whole, also when
each cue of it begins with an opening mark of its own. Emoticons, the brackets of «а)» and `1)`, and
the signs of inches and seconds (`6'2"`) are no marks. Single quotation marks are not looked at, as
they are apostrophes too.

## Why it matters

The viewer does not know where the quotation ends and who is speaking now. Often it is the trace of
a text that was cut.

## Example

```srt
1
00:00:01,000 --> 00:00:03,000
Они назвали корабль «Восток.
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
Они назвали корабль «Восток».
```

## Limits

None. A quotation may run over at most 40 cues. There is no fix: where the other mark belongs only a
person knows.

## References

pofilter, `brackets`; Subtitle Edit, `FixMissingQuotes`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import TrackContext
from pipeline.language.quotation import brackets
from pipeline.model.finding import Finding

CODE = "TXT008"


def check(context: TrackContext) -> Iterator[Finding]:
    """Yield the marks without a partner."""
    texts = [shown.bare for shown in context.shown]
    for mark in (*context.quotation_marks, *brackets(texts)):
        if mark.partner is None:
            yield context.finding(CODE, mark.cue, value=mark.sign)
