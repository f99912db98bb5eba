"""The forms of a Russian word, made from its dictionary form by the classes of declension.

Classes are those of Zalizniak's grammatical dictionary, as far as the dictionary form tells them;
where it does not (the gender of `дверь` and `зверь`, a vowel that may flee) the forms of all that
it can be are made: what is no word stands in no text. Words are plain: small letters, е for ё.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.language.russian_exceptions import FLEETING, IRREGULAR, STEADY, VERB_LIKE_NOUNS


def _set(endings: str) -> frozenset[str]:
    return frozenset("" if one == "-" else one for one in endings.split())


_HUSHING = frozenset("жчшщ")
_VELAR = frozenset("гкх")
_VOWELS = frozenset("аеиоуыэюя")

_MASCULINE = _set("- а у ом е ы ов ам ами ах")
_MASCULINE_VELAR = _set("- а у ом е и ов ам ами ах")
_MASCULINE_HUSHING = _set("- а у ом ем е и ей ам ами ах")
_MASCULINE_TS = _set("- а у ом ем е ы ов ев ам ами ах")
_MASCULINE_J = _set("й я ю ем е и ев ям ями ях")
_SOFT_MASCULINE = _set("ь я ю ем е и ей ям ями ях")
_SOFT_FEMININE = _set("ь и ью ей ям ями ях ьми")
_FLED_FEMININE = _set("и ей ям ями ях ам ами ах")
_HUSHING_FEMININE = _set("ь и ью ей ам ами ах")
_FEMININE = _set("а ы е у ой ою ам ами ах -")
_FEMININE_VELAR = _set("а и е у ой ою ам ами ах -")
_FEMININE_HUSHING = _set("а и ы е у ой ою ей ею ам ами ах -")
_FEMININE_SOFT = _set("я и е ю ей ею ь ям ями ях")
_FEMININE_J = _set("я и е ю ей ею й ям ями ях")
_NEUTER = _set("о а у ом е и ам ами ах - ов")
_NEUTER_SOFT = _set("е я ю ем и ей ям ями ях")
_NEUTER_HUSHING = _set("е о а у ем ом и ам ами ах - ев")
_NEUTER_J = _set("е я ю ем и й ям ями ях ев")
_PLURAL = _set("ам ами ах ов ев ей -")
_PLURAL_SOFT = _set("ам ами ах ям ями ях ов ев ей ь й -")
_OF_TIME = _set("я ени енем ен ена енам енами енах")

_OF_PLURAL = _set("ые ие ых их ым им ыми ими")
_OF_MASCULINE = _set("ый ий ой ого его ому ему ым им ом ем")
_OF_FEMININE = _set("ая яя ой ей ую юю ою ею")
_OF_NEUTER = _set("ое ее") | _OF_MASCULINE - _set("ый ий ой")
_ADJECTIVE = _OF_MASCULINE | _OF_FEMININE | _OF_NEUTER | _OF_PLURAL
_SURNAME = _set("- а у ым е ы ых ыми ой ою")
_HER_SURNAME = _set("а ой ою у")

_SHORTEST = 2
_SHORT_NOUNS = frozenset({"ад", "еж", "ил", "уж", "ум", "ус", "юг", "яд"})
_INFINITIVE = re.compile(r"(?:[аеиоуыя]ть|ти|чь)(?:ся|сь)?\Z")


def is_infinitive(word: str) -> bool:
    """Whether a plain word in its dictionary form is a verb."""
    return word not in VERB_LIKE_NOUNS and _INFINITIVE.search(word) is not None


@lru_cache(maxsize=4096)
def declined(word: str, *, is_name: bool = False) -> frozenset[str]:
    """Return the forms of a noun or adjective whose dictionary form is `word`, a plain word.

    `is_name`: it is written with a capital, so that `Иванов` may be a surname.

    >>> sorted(declined("окно") & {"окон", "окна", "окном", "окно", "окну", "око"})
    ['окна', 'окно', 'окном', 'окну', 'окон']
    """
    if len(word) <= _SHORTEST and word not in _SHORT_NOUNS:
        return frozenset({word})  # a preposition, a pronoun
    forms = {word, *IRREGULAR.get(word, ())}
    if word in FLEETING:
        return frozenset(forms | _fled(word, FLEETING[word]))
    if is_name and (named := _surname(word)):
        return frozenset(forms | named)
    return frozenset(forms | _adjective(word) | _noun(word))


def _with(stem: str, endings: frozenset[str]) -> set[str]:
    return {stem + ending for ending in endings}


def _surname(word: str) -> set[str]:
    if len(word) > 4 and word.endswith(("ова", "ева", "ина", "ына")):
        hers = _with(word[:-1], _HER_SURNAME)
        # `Марина` is declined as a noun is
        return hers | (_with(word[:-1], _set("ы е")) if word.endswith("ина") else set())
    if len(word) > 3 and word.endswith(("ов", "ев", "ин", "ын")):
        return _with(word, _SURNAME | _MASCULINE)
    return set()


def _adjective(word: str) -> set[str]:
    stem, ending = word[:-2], word[-2:]
    if len(stem) < 2:
        return set()
    if ending in {"ый", "ий"} or (ending == "ой" and len(stem) > 2):
        return _with(stem, _spelled(stem, _ADJECTIVE)) | {word}
    if ending in {"ая", "яя"}:
        return _with(stem, _spelled(stem, _OF_FEMININE | _OF_PLURAL))
    if ending in {"ое", "ее"}:
        return _with(stem, _spelled(stem, _OF_NEUTER | _OF_PLURAL))
    if ending in {"ые", "ие"}:
        return _with(stem, _spelled(stem, _OF_PLURAL))
    return set()


def _spelled(stem: str, endings: frozenset[str]) -> frozenset[str]:
    """Return those of the endings of adjectives that may stand after `stem`."""
    if stem[-1] in _VELAR | _HUSHING:
        return frozenset(one for one in endings if one[0] not in "ыюя")
    return endings


def _noun(word: str) -> set[str]:
    last, before = word[-1], word[-2]
    if last in "ая":
        return _first_declension(word)
    if last in "ое":
        return _neuter(word)
    if last == "ь":
        return _soft_sign(word)
    if last == "й":
        return set() if word.endswith("ый") or _is_adjective(word) else _ending_in_j(word)
    if last in "ыи" and before not in _VOWELS:
        endings = _PLURAL if last == "ы" else _PLURAL_SOFT
        return _with(word[:-1], endings) | _genitives(word[:-1])
    return set() if last in _VOWELS else _masculine(word)


def _is_adjective(word: str) -> bool:
    return word.endswith("ий") and len(word) > 3 and word[-3] in _VELAR | _HUSHING


def _masculine(word: str) -> set[str]:
    if word.endswith(("анин", "янин", "арин")):
        people = _with(word[:-2], _set("е ы - ам ами ах"))
        return people | _with(word, _MASCULINE)
    if word.endswith(("онок", "енок")) and len(word) > 5:
        young = word[:-4] + ("а" if word[-5] in _HUSHING else "я")
        return _with(young, _set("та т там тами тах")) | _with(f"{word[:-2]}к", _oblique("к"))
    if word in STEADY or not (stem := _fleeting_stem(word)):
        return _with(word, _endings_after(word[-1]))
    forms = {word} | _with(stem, _oblique(stem[-1]))
    # `отсек` is no `огонек`, and nothing but a list tells: both
    return forms if word[-2:] == "ец" else forms | _with(word, _endings_after(word[-1]))


def _endings_after(letter: str) -> frozenset[str]:
    if letter in _HUSHING:
        return _MASCULINE_HUSHING
    if letter == "ц":
        return _MASCULINE_TS
    return _MASCULINE_VELAR if letter in _VELAR else _MASCULINE


def _oblique(letter: str) -> frozenset[str]:
    """Return the endings of all forms but that without one."""
    return _endings_after(letter) - {""}


def _fleeting_stem(word: str) -> str:
    """Return the stem of `конец`, `боец`, `огонек` before an ending; empty if no vowel flees."""
    ending, rest = word[-2:], word[:-2]
    if ending not in {"ец", "ок", "ек"} or len(rest) < 2:
        return ""
    last, consonant = rest[-1], ending[-1]
    if last in _VOWELS:
        return f"{rest}й{consonant}" if ending != "ок" else ""
    if rest[-2] not in _VOWELS | {"ь", "й"} and ending == "ец":
        return ""  # кузнец, мудрец
    is_soft = (ending == "ец" and last == "л") or (ending == "ек" and last in "лнр")
    return f"{rest}ь{consonant}" if is_soft else f"{rest}{consonant}"


def _ending_in_j(word: str) -> set[str]:
    return _with(word[:-1], _MASCULINE_J)


def _soft_sign(word: str) -> set[str]:
    stem = word[:-1]
    if stem[-1] in _HUSHING:
        return _with(stem, _HUSHING_FEMININE)
    if word.endswith(("ость", "есть", "знь")) and word not in {"гость", "тесть"}:
        return _with(stem, _SOFT_FEMININE)
    if word.endswith(("тель", "арь")):
        return _with(stem, _SOFT_MASCULINE)
    forms = _with(stem, _SOFT_FEMININE | _SOFT_MASCULINE)
    if word.endswith("ень") and len(word) > 4 and word[-4] not in _VOWELS:
        forms |= _with(f"{word[:-3]}н", _SOFT_MASCULINE - {"ь"})
    return forms


def _first_declension(word: str) -> set[str]:
    stem, last = word[:-1], word[-1]
    if word.endswith("мя"):
        return _with(stem, _OF_TIME)
    if last == "а":
        if stem[-1] in _HUSHING | {"ц"}:
            endings = _FEMININE_HUSHING
        else:
            endings = _FEMININE_VELAR if stem[-1] in _VELAR else _FEMININE
        return _with(stem, endings) | _genitives(stem)
    if stem[-1] == "ь":
        many = {f"{stem[:-1]}ей", f"{stem[:-1]}ий", f"{stem}ев"}
        return _with(stem, _FEMININE_J - {"й"}) | many
    if stem[-1] in _VOWELS:
        return _with(stem, _FEMININE_J) | ({f"{stem}и"} if stem[-1] == "и" else set())
    return _with(stem, _FEMININE_SOFT) | _genitives(stem)


def _neuter(word: str) -> set[str]:
    stem, last = word[:-1], word[-1]
    if last == "о":
        return _with(stem, _NEUTER) | _genitives(stem)
    if stem[-1] == "ь":
        return _with(stem, _NEUTER_J - {"й"}) | {f"{stem[:-1]}ий", f"{stem[:-1]}ей"}
    if stem[-1] in _VOWELS:
        return _with(stem, _NEUTER_J) if stem[-1] == "и" else set()
    if stem[-1] in _HUSHING | {"ц"}:
        return _with(stem, _NEUTER_HUSHING) | _genitives(stem)
    return _with(stem, _NEUTER_SOFT)


@cache
def _genitives(stem: str) -> frozenset[str]:
    """Return the genitives of the plural with a vowel between the last consonants of `stem`."""
    if len(stem) < 3 or stem[-1] in _VOWELS or stem[-2] in _VOWELS:
        return frozenset()
    begin, last = stem[:-1], stem[-1]
    if begin[-1] in "ьй":
        return frozenset({f"{begin[:-1]}е{last}", f"{begin[:-1]}и{last}"})
    return frozenset(f"{begin}{vowel}{last}{soft}" for vowel in "ое" for soft in ("", "ь"))


def _fled(word: str, stem: str) -> set[str]:
    """Return the forms of a word whose vowel flees: `рот`, `рта`."""
    if word.endswith("ь"):
        feminine = word.endswith(("вь", "жь", "шь"))
        if not feminine:
            return _with(stem, _SOFT_MASCULINE - {"ь"})
        return {f"{word}ю"} | _with(stem, _FLED_FEMININE)
    if word.endswith("й"):
        return _with(stem, _MASCULINE_J - {"й"})
    return _with(stem, _oblique(stem[-1]))
