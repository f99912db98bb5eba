"""Films that do not mark where sentences end.

## What it checks

Whether fewer than one in five of the cues in a language of the film, of 20 and more, holds the end
of a sentence. The value is how many do, the limit how many cues there are. In scripts with capitals
any end mark counts; in Arabic, Chinese and Japanese a full stop does, since these often leave it
out while `!` and `?` stay. Signs, songs and sounds are not counted.

## Why it matters

The unit of translation is the sentence. Where nothing tells sentences apart, cues and the pauses
between them have to stand for them, and translators get halves of sentences as messages.

## Example

Twenty cues and more like these:

```srt
1
00:00:01,000 --> 00:00:03,000
we have closed the hatch

2
00:00:03,100 --> 00:00:05,000
and the airlock is empty
```

## Use instead

```srt
1
00:00:01,000 --> 00:00:03,000
We have closed the hatch,

2
00:00:03,100 --> 00:00:05,000
and the airlock is empty.
```

## Limits

One in five of 20 cues: of the real files that were looked at the least marked one with marks has
24 %, the most marked one without has 15 %. `unit = "cue"` in the configuration says that cues are
wanted, and nothing is found then. Lao, Thai, Khmer, Burmese, Tibetan and Dzongkha are written
without such marks, and told of all the same.

## References

None of a house; the figures are our own.
"""

from __future__ import annotations

CODE = "STR011"
