"""A long film of invented sentences, in English and word by word in Russian."""

from __future__ import annotations

import random

from pipeline.model.cue import Cue
from pipeline.model.rendering import Rendering, Status
from pipeline.model.segment import Segment
from pipeline.model.time import TimeSpan
from pipeline.model.track import Track

_ENGLISH = (
    "the station and we water from pump under old engineer said that garden light opened over"
    " ship with letter about seven engines captain never forgets door into night when snow"
    " melts on roof quickly carrots need patience but module has stopped 260 days before"
    " music writes because nobody asked him for answer"
)
_RUSSIAN = (
    "наша станция и мы воду из насоса под старый инженер сказал что сад свет открыла над"
    " корабль с письмо о семь двигателей капитан никогда забывает дверь в ночь когда снег"
    " тает на крыше быстро морковь нужно терпение но модуль уже остановил 260 дней до"
    " музыку пишет потому никто спросил его для ответ"
)
WORDS = dict(zip(_ENGLISH.split(), _RUSSIAN.split(), strict=True))


def film(cues: int, *, seed: int = 1) -> Track:
    """Return a track of so many cues of 5 to 12 words, of which 55 % end inside a sentence."""
    chance = random.Random(seed)
    made, moment, opens = [], 0, True
    for _number in range(cues):
        words = chance.choices(list(WORDS), k=chance.randint(5, 12))
        if chance.random() < 0.2:
            place = chance.randint(1, len(words) - 2)
            words[place] += "."
            words[place + 1] = words[place + 1].capitalize()
        if opens:
            words[0] = words[0].capitalize()
        opens = chance.random() >= 0.55
        words[-1] += "." if opens else chance.choice(("", "", ","))
        half = len(words) // 2
        text = f"{' '.join(words[:half])}\n{' '.join(words[half:])}"
        lasts = 800 + 260 * len(words)
        made.append(Cue(TimeSpan(moment, moment + lasts), text, len(made) + 1))
        moment += lasts + chance.choice((0, 80, 400, 1500))
    return Track(tuple(made))


def translated(segment: Segment, number: int) -> Rendering:
    """Return the segment in Russian, some of its words in another order."""
    chance = random.Random(number)
    words = []
    for word in segment.text.split(" "):
        bare = word.rstrip(".,")
        russian = WORDS[bare.lower()]
        words.append((russian.capitalize() if bare[0].isupper() else russian) + word[len(bare) :])
    for place in range(len(words) - 2):
        if words[place].isalpha() and words[place + 1].isalpha() and chance.random() < 0.15:
            words[place : place + 2] = words[place + 1], words[place]
    return Rendering(Status.TRANSLATED, " ".join(words), f"m{number}")
