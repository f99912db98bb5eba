"""The forms of an English word, made from its dictionary form: of a noun its number and genitive.

A verb is one that is said to be: `to dock` has `docks`, `docked` and `docking`. Of a noun these
are other words, as `docking` is by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_HISSING = re.compile(r"(?:s|x|z|ch|sh)\Z")
_CONSONANT_Y = re.compile(r"(?<=[^aeiou])y\Z")
_TO_DOUBLE = re.compile(r"(?:\A|[^aeiou])[aeiou][bdgklmnprtz]\Z")
"""stop, spin: the last consonant is doubled before an ending. In words of several syllables the
stress decides, so that both are made."""


def _table(lines: str) -> dict[str, tuple[str, ...]]:
    rows = (line.split() for line in lines.strip().splitlines())
    return {head: tuple(rest) for head, *rest in rows}


PLURALS: Mapping[str, tuple[str, ...]] = _table("""
child children
man men
woman women
foot feet
tooth teeth
goose geese
mouse mice
louse lice
ox oxen
die dice
person people persons
penny pence pennies
leaf leaves
loaf loaves
half halves
calf calves
shelf shelves
self selves
wolf wolves
thief thieves
knife knives
life lives
wife wives
hoof hooves hoofs
scarf scarves scarfs
potato potatoes
tomato tomatoes
hero heroes
echo echoes
torpedo torpedoes
volcano volcanoes volcanos
radius radii
nucleus nuclei
stimulus stimuli
datum data
stratum strata
bacterium bacteria
medium media mediums
criterion criteria
phenomenon phenomena
matrix matrices
vertex vertices
index indices indexes
appendix appendices
antenna antennae antennas
nebula nebulae nebulas
supernova supernovae supernovas
quiz quizzes
news news
means means
series series
species species
spacecraft spacecraft
aircraft aircraft
lens lenses
""")
"""Plurals that no rule makes."""

_IRREGULAR: Mapping[str, tuple[str, ...]] = _table("""
be am is are was were been being
have has had having
do does did done
go goes went gone
begin began begun beginning
break broke broken
bring brought
build built
burn burnt burned
buy bought
catch caught
choose chose chosen
come came
cut cutting
draw drew drawn
drive drove driven
eat ate eaten
fall fell fallen
feel felt
find found
fly flew flown
forget forgot forgotten forgetting
get got gotten getting
give gave given
hear heard
hit hitting
hold held
keep kept
know knew known
lay laid
lead led
leave left
let letting
lie lay lain lying
lose lost
make made
meet met
pay paid
put putting
read
ride rode ridden
ring rang rung
rise rose risen
run ran running
say said
see saw seen
sell sold
send sent
set setting
shake shook shaken
shine shone shined
shoot shot
shut shutting
sing sang sung
sit sat sitting
sleep slept
speak spoke spoken
spend spent
spin spun spinning
stand stood
steal stole stolen
stick stuck
swim swam swum swimming
take took taken
teach taught
tell told
think thought
throw threw thrown
understand understood
wake woke woken
wear wore worn
win won winning
write wrote written
""")
"""Forms of verbs that no rule makes."""


@lru_cache(maxsize=4096)
def inflected(word: str, *, is_name: bool = False) -> frozenset[str]:
    """Return number and genitive of a noun, a plain word; one in the plural has its singular too.

    `is_name`: it is written with a capital, so that `Mars` is no plural.

    >>> sorted(inflected("hatch"))
    ['hatch', "hatch's", 'hatches', "hatches'"]
    """
    numbers = {word} if is_name else {word, *_singulars(word)}
    many = {plural for one in numbers for plural in _plurals(one)}
    genitives = {f"{one}'s" for one in numbers | many if one == word or not one.endswith("s")}
    return frozenset(
        numbers | many | genitives | {f"{one}'" for one in numbers | many if one.endswith("s")}
    )


@lru_cache(maxsize=4096)
def conjugated(word: str) -> frozenset[str]:
    """Return the forms of a verb, a plain word: the infinitive without `to`.

    >>> sorted(conjugated("dock"))
    ['dock', 'docked', 'docking', 'docks']
    """
    if word == "be":
        return frozenset({word, *_IRREGULAR[word]})
    soft = _CONSONANT_Y.sub("ie", word)
    third = f"{word}es" if _HISSING.search(word) or word.endswith("o") else f"{soft}s"
    stems = {word}
    if _TO_DOUBLE.search(word):
        stems = {word + word[-1]} if _syllables(word) == 1 else {word, word + word[-1]}
    bare = word[:-1] if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) else ""
    now = {f"{bare}ing"} if bare else {f"{one}ing" for one in stems}
    if word in _IRREGULAR:
        past = set(_IRREGULAR[word])
    elif soft != word or word.endswith("e"):
        past = {f"{soft}d"}
    else:
        past = {f"{one}ed" for one in stems}
    return frozenset({word, third} | past | now)


def _syllables(word: str) -> int:
    return len(re.findall(r"[aeiouy]+", word))


def _plurals(word: str) -> set[str]:
    if word in PLURALS:
        return set(PLURALS[word])
    if word in _OF_PLURALS:
        return set()
    if len(word) > 3 and word.endswith(("sis", "xis")):
        return {f"{word[:-2]}es"}
    regular = f"{word}es" if _HISSING.search(word) else f"{_CONSONANT_Y.sub('ie', word)}s"
    # a crewman is a man, a German is not
    of_man = {f"{word[:-3]}men"} if len(word) > 5 and word.endswith("man") else set()
    return {regular} | of_man


_OF_PLURALS: Mapping[str, str] = {many: one for one, every in PLURALS.items() for many in every}


def _singulars(word: str) -> set[str]:
    """Return what `word` may be the plural of: `solar arrays` is also found as `solar array`."""
    if word in _OF_PLURALS:
        return {_OF_PLURALS[word]}
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "ics", "'s")):
        return set()
    if word.endswith("ies") and len(word) > 4:
        return {f"{word[:-3]}y"}
    if re.search(r"(?:ch|sh|ss|x|zz)es\Z", word):
        return {word[:-2]}
    return {word[:-1]}
