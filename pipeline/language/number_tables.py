"""Number words as data: their forms and values in English and Russian, one to ten in others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import NamedTuple

MOST = 999_999_999
"""The largest number that is spelled out."""


class NumberWord(NamedTuple):
    """What one word says."""

    value: int | Fraction
    is_scale: bool = False
    """Whether it multiplies what stands before it: `hundred`, `тысяча`."""
    is_ordinal: bool = False
    is_certain: bool = True
    """Whether it can be nothing but a number when it stands alone."""
    is_short: bool = False
    """Whether it only follows digits: `млн`."""
    begins_year: bool = False
    """Whether another word may follow as in `nineteen sixty-nine`."""


@cache
def number_words(base: str) -> Mapping[str, NumberWord]:
    """Return the number words of a language, in small letters, `е` for `ё`."""
    forms = {"en": _english, "ru": _russian}.get(base)
    return dict(forms()) if forms else {}


def spell(value: int, base: str, gender: str) -> str | None:
    """Return `value` in words, None where they are not known."""
    if base in _TO_TEN:
        words = _TO_TEN[base]
        return words[value - 1] if 1 <= value <= 10 else None
    if base not in _SPELLED or not 0 <= value <= MOST:
        return None
    return _SPELLED[base](value, gender)


def _words(line: str) -> tuple[str, ...]:
    return tuple(line.split())


# --- English

_ONES = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = _words("- - twenty thirty forty fifty sixty seventy eighty ninety")
_ONES_TH = _words(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ENGLISH_SCALES = {"thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_UNCERTAIN_ENGLISH = frozenset({"one", "second", "zeroth"})


def _english() -> Iterator[tuple[str, NumberWord]]:
    for value, word in enumerate(_ONES):
        sure = word not in _UNCERTAIN_ENGLISH
        yield word, NumberWord(value, is_certain=sure, begins_year=value >= 13)
    for value, word in enumerate(_ONES_TH):
        yield word, NumberWord(value, is_ordinal=True, is_certain=word not in _UNCERTAIN_ENGLISH)
    for ten, word in enumerate(_TENS):
        if ten >= 2:
            yield word, NumberWord(ten * 10, begins_year=ten == 2)
            yield f"{word[:-1]}ieth", NumberWord(ten * 10, is_ordinal=True)
    for word, value in {"hundred": 100, "dozen": 12, **_ENGLISH_SCALES}.items():
        yield word, NumberWord(value, is_scale=True)
        yield f"{word}s", NumberWord(value, is_scale=True, is_certain=False)
        if word != "dozen":
            yield f"{word}th", NumberWord(value, is_scale=True, is_ordinal=True)


def _in_english(value: int, _gender: str) -> str:
    if value < 20:
        return _ONES[value]
    if value < 100:
        ten, one = divmod(value, 10)
        return f"{_TENS[ten]}-{_ONES[one]}" if one else _TENS[ten]
    if value < 1000:
        hundred, rest = divmod(value, 100)
        head = f"{_ONES[hundred]} hundred"
        return f"{head} {_in_english(rest, '')}" if rest else head
    scale = 10**6 if value >= 10**6 else 1000
    head_value, rest = divmod(value, scale)
    head = f"{_in_english(head_value, '')} {'million' if scale > 1000 else 'thousand'}"
    return f"{head} {_in_english(rest, '')}" if rest else head


# --- Russian

_RUSSIAN_ONES = _words(
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать"
    " тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
)
_RUSSIAN_TENS = _words(
    "- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"
)
_RUSSIAN_HUNDREDS = _words(
    "- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"
)
_DECLINED = {
    0: "ноль ноля нолю нолем ноле нуль нуля нулю нулем нуле",
    1: "один одного одному одним одном одна одной одну одною одно одни одних одними",
    2: "два две двух двум двумя двое двоих двоим двоими",
    3: "три трех трем тремя трое троих троим троими",
    4: "четыре четырех четырем четырьмя четверо четверых четверым четверыми",
    5: "пять пяти пятью пятеро пятерых пятерым пятерыми",
    6: "шесть шести шестью шестеро шестерых шестерым шестерыми",
    7: "семь семи семью семеро семерых семерым семерыми",
    8: "восемь восьми восемью восьмью восьмеро восьмерых восьмерым",
    9: "девять девяти девятью девятеро девятерых",
    10: "десять десяти десятью десятеро десятерых",
    12: "дюжина дюжину дюжины дюжиной",
    40: "сорок сорока",
    90: "девяносто девяноста",
    100: "сто ста сотня сотню сотней",
    150: "полтораста полутораста",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами четырехстах",
}
_ORDINAL_STEMS = {
    1: "перв", 2: "втор", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят",
    10: "десят", 40: "сороков", 50: "пятидесят", 60: "шестидесят", 70: "семидесят",
    80: "восьмидесят", 90: "девяност", 100: "сот", 200: "двухсот", 300: "трехсот",
    400: "четырехсот", 500: "пятисот", 600: "шестисот", 700: "семисот", 800: "восьмисот",
    900: "девятисот", 1000: "тысячн", 10**6: "миллионн",
}  # fmt: skip
_HARD = _words("ый ой ого ому ым ом ая ую ое ые ых ыми")
_SOFT = _words("ий ьего ьему ьим ьем ья ьей ью ье ьи ьих ьими")
_UNCERTAIN_RUSSIAN = frozenset({"семью", "сорока", "сотой", "сотых", "третью", "десятых"})
"""Also a family, a magpie, parts of a whole."""
_SCALE_STEMS = {1000: "тысяч", 10**6: "миллион", 10**9: "миллиард", 10**12: "триллион"}
_PLURAL = frozenset(_words("и ы ам ами ах ов"))
_SHORT = {"тыс": 1000, "млн": 10**6, "млрд": 10**9, "трлн": 10**12}


def _russian() -> Iterator[tuple[str, NumberWord]]:
    yield from _russian_ordinals()
    declined = dict(_DECLINED)
    for value in (*range(11, 20), 20, 30):
        name = (_RUSSIAN_ONES[value] if value < 20 else _RUSSIAN_TENS[value // 10])[:-1]
        own = f"{name}ь {name}и {name}ью"
        declined[value] = f"{own} {declined[value]}" if value in declined else own
    for ten in range(5, 9):
        head, tail = (form.split()[:3] for form in (_DECLINED[ten], _DECLINED[10]))
        # восемьдесят, восьмидесяти, восемьюдесятью
        forms = f"{head[0]}десят {head[1]}{tail[1]} {head[2]}{tail[2]}"
        declined[ten * 10] = f"{forms} восьмьюдесятью" if ten == 8 else forms
    for hundred in range(5, 10):
        nominative, genitive, instrumental = _DECLINED[hundred].split()[:3]
        declined[hundred * 100] = (
            f"{nominative}сот {genitive}сот {genitive}стам {instrumental}стами {genitive}стах"
        )
    for value, forms in declined.items():
        for form in forms.split():
            sure = value != 1 and form not in _UNCERTAIN_RUSSIAN
            yield form, NumberWord(value, is_certain=sure)
    for form in ("полтора", "полторы", "полутора"):
        yield form, NumberWord(Fraction(3, 2))
    yield from _russian_scales()


def _russian_ordinals() -> Iterator[tuple[str, NumberWord]]:
    stems = dict(_ORDINAL_STEMS)
    for value in (*range(11, 20), 20, 30):
        name = _RUSSIAN_ONES[value] if value < 20 else _RUSSIAN_TENS[value // 10]
        stems[value] = name[:-1]
    pairs = [(value, stem + end) for value, stem in stems.items() for end in _HARD]
    pairs += [(3, f"трет{end}") for end in _SOFT]
    for value, form in pairs:
        yield (
            form,
            NumberWord(
                value,
                is_scale=value >= 1000,
                is_ordinal=True,
                is_certain=form not in _UNCERTAIN_RUSSIAN,
            ),
        )


def _russian_scales() -> Iterator[tuple[str, NumberWord]]:
    for value, stem in _SCALE_STEMS.items():
        endings = "а и е у ей ью ам ами ах" if value == 1000 else "а у ом е ы ов ам ами ах"
        yield stem, NumberWord(value, is_scale=True, is_certain=value != 1000)
        for ending in endings.split():
            sure = ending not in _PLURAL and (value == 1000 or ending != "ов")
            yield stem + ending, NumberWord(value, is_scale=True, is_certain=sure)
    for short, value in _SHORT.items():
        yield short, NumberWord(value, is_scale=True, is_short=True)


def _in_russian(value: int, gender: str) -> str:
    if value < 1000:
        return _below_thousand(value, gender)
    scale, forms, scale_gender = (
        (10**6, ("миллион", "миллиона", "миллионов"), "m")
        if value >= 10**6
        else (1000, ("тысяча", "тысячи", "тысяч"), "f")
    )
    head_value, rest = divmod(value, scale)
    name = forms[_russian_form(head_value)]
    # "тысяча", not "одна тысяча"
    head = name if head_value == 1 else f"{_below_thousand(head_value, scale_gender)} {name}"
    return f"{head} {_in_russian(rest, gender)}" if rest else head


def _below_thousand(value: int, gender: str) -> str:
    if value == 0:
        return _RUSSIAN_ONES[0]
    words = []
    hundred, rest = divmod(value, 100)
    if hundred:
        words.append(_RUSSIAN_HUNDREDS[hundred])
    if rest >= 20:
        words.append(_RUSSIAN_TENS[rest // 10])
        rest %= 10
    if rest:
        gendered = {(1, "f"): "одна", (1, "n"): "одно", (2, "f"): "две"}
        words.append(gendered.get((rest, gender), _RUSSIAN_ONES[rest]))
    return " ".join(words)


def _russian_form(value: int) -> int:
    """Return which form of a noun stands after `value`: 0 one, 1 two to four, 2 more."""
    if value % 10 == 1 and value % 100 != 11:
        return 0
    return 1 if 2 <= value % 10 <= 4 and not 12 <= value % 100 <= 14 else 2


# --- Others

_TO_TEN = {
    "de": _words("ein zwei drei vier fünf sechs sieben acht neun zehn"),
    "es": _words("un dos tres cuatro cinco seis siete ocho nueve diez"),
    "fr": _words("un deux trois quatre cinq six sept huit neuf dix"),
    "it": _words("un due tre quattro cinque sei sette otto nove dieci"),
    "pt": _words("um dois três quatro cinco seis sete oito nove dez"),
}
_SPELLED: dict[str, Callable[[int, str], str]] = {"en": _in_english, "ru": _in_russian}
