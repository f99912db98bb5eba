"""A guess at the 8-bit encoding of a text, with the project's languages in mind.

Statistics over all encodings of the world (charset-normalizer) need more text than a short file
has: a Russian cue in cp1251 becomes Chinese. So the encodings that are used for the project's
languages are tried first, and the one whose text is the likeliest wins: by how common the encoding
is, how often one letter follows another, and where capitals stand. charset-normalizer decides only
where no text is likely.
"""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from io import BytesIO
from operator import itemgetter

_DEFAULT_LANGUAGES = ("ru", "en")
_SAMPLE = 1 << 14

_ALPHABET = " абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_PAIRS = {
    " ": "sihfigjlhgqfigffegeghjkjilrsssioks",
    "а": "emigjhgigligfgeqihgflljiijlsssshhl",
    "б": "jfrlroenngrmfmhdrfhofrjrmohifmrmim",
    "в": "fdslqmesjfsjgmgeljhjiskmqlssfmssjm",
    "г": "herrrhhrrfrlfnicreorhrororrrrrrrrr",
    "д": "heshlkdkpfsjhmgejhhngolppmsoikoojj",
    "е": "dljiigjjjmhhffekkfffolklijlssssmon",
    "ж": "ienqqecqqeqiqmejqqqqhqqqqqqqqqnqqk",
    "з": "hckgkghorgrkigferhnrgrrrorrogkrojo",
    "и": "ejkgjiglghihhffjjggfrkijhknssssigr",
    "й": "brrrrijrrrrlilfommggrorljkrrrrrrrr",
    "к": "gdslsshlpesngsjcsfiggssjlsssssmsss",
    "л": "gesqksejpeskisjeqpjmgsssopsskdsgfk",
    "м": "celppsessfslmjheisjsgqspqssshooskn",
    "н": "heslkjfoldsjrsfdsoihhkpknsssfjsmim",
    "о": "eqgegfhiijghgggkigffnokljkmsssmojo",
    "п": "kgspssfsshskhskcjcpiissmssssjkools",
    "р": "hdpkklejseskojidmkiigplonlsshkrpjm",
    "с": "hhlimkhpsgsffiifgjhdilkmjlsrkhrnel",
    "т": "efpgpmesqfsjlmhelfgohosrmsqpieqslo",
    "у": "djhiggghjplihhinghggopjpfjhsssnfms",
    "ф": "jeoooofoocoogkmdofomhgoooooooooooo",
    "х": "bhqjkqhqqiqqmmhcqgkqjqqqqqqqqqqqqq",
    "ц": "hgpippdppbpkpppjppppippppppphppppp",
    "ч": "jdrrrrcordrhmrfkrmrgirrrrirrrjrrrh",
    "ш": "gepkppdppdpggphgpppihppppppppgmppj",
    "щ": "mfooooboocooooiooooohooooooooioooh",
    "ъ": "kkkkkkckkkkkkkkkkkkkkkkkkkkkkkkkdd",
    "ы": "drhfkjfolmfjhekriihgrrerijnrorrrnr",
    "ь": "brmpkrjrglrhrjdrrrfirnrkphprrrrhkl",
    "э": "looooooooojefggohgoboglooooooohooo",
    "ю": "cninqgqnmnqqmnnqqjhdqqqnfneqqqqmqq",
    "я": "bsnhmigohnpljhisoljfosjiloisssshls",
    "ё": "eolklkoiioljheeoogkcooiooooooooooo",
}
"""How rarely the letters of `_ALPHABET` follow a letter in Russian; a space is an end of a word.

Minus the natural log of the share, a is 0, each letter after it half a unit more. Counted over the
7,400 different words (31,000 in all) of 35 Russian subtitle files under open licences (films of
Morevna and Monero, Elephants Dream, lectures of Hugging Face); each word to the power of 0.6 of its
count, since a short cue is more often a rare word than running text is.
"""
_COMMON_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        что это на не то как вы мы для если по но так из есть чтобы он его вот за от же здесь они
        всё все или может того этого только до вам этом когда бы этот их уже нам вас том было быть
        таким нужно нас именно просто нет эти этой время она чем при очень ты всего ну будут будет
        часть тем ещё один этих где мне больше более во её всех был могут меня эту сейчас ничего
        другой да наш со еще ли должен него даже оно там точно тут через между три тоже вместе тот
        одну снова хорошо самое под совсем лучше сюда две нашу обычно сразу теперь мой моя кто вон
        раз год ага ах ай алло гм мм ой ох пока стой стоп тсс угу ура ух фу ха хм эй эх ёж юг конец
        вход выход мкс сша союз
        """,
    )
)
"""The commonest short words of the same files, and those that are often a whole cue or sign."""
_COMMON_WORD = -6.0
"""Log of the share of each of them; rough."""
_LETTER_WORDS = frozenset("авикосуяэшыр")
"""The letters that are words alone, or cries and hushes: Ш-ш-ш!"""
_LETTER_WORD = -4.5
# Letters per 10,000 of Russian running text: Lyashevskaya and Sharov, "Frequency dictionary of
# modern Russian" (2009), from the Russian National Corpus.
_RUSSIAN = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        (1097, 845, 801, 735, 670, 626, 547, 473, 454, 440, 349, 321, 298, 281, 262, 201, 190, 174,
         170, 165, 159, 144, 121, 97, 94, 73, 64, 48, 36, 32, 26, 4, 4),
        strict=True,
    )
)  # fmt: skip
# Rough shares of the letters that Ukrainian, Belarusian, Bulgarian and Serbian write otherwise.
_MORE_LETTERS = {
    "uk": {"і": 550, "ї": 60, "є": 60, "ґ": 2},
    "be": {"і": 600, "ў": 150, "ё": 60},
    "bg": {"ъ": 150},
    "sr": {"ј": 420, "њ": 60, "љ": 50, "ћ": 60, "ђ": 20, "џ": 3},
    "mk": {"ј": 200, "њ": 15, "љ": 5, "ѓ": 15, "ќ": 20, "ѕ": 5, "џ": 5},
}
_CYRILLIC_LANGUAGES = frozenset(("ru", *_MORE_LETTERS))
_CYRILLIC_CODECS = {
    "cp1251": 0.0,
    "koi8-r": 1.8,
    "cp866": 1.9,
    "iso8859-5": 8.0,
    "mac-cyrillic": 8.0,
}
"""The codecs, and minus the log of how much rarer than cp1251 files have them: estimates."""
_UNEXPECTED = 3.0
"""The same for a Western text where only Cyrillic languages are expected: a name, a song."""
_KOI8_U = frozenset({"uk", "be"})

_WESTERN_LANGUAGES = frozenset(
    ("af", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "gl", "is", "it", "nb", "nl", "nn",
     "no", "pt", "sv")
)  # fmt: skip
_WESTERN_CODECS = {"cp1252": 0.0, "mac-roman": 7.0, "cp850": 7.0}
_WESTERN_LETTERS = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœ")
_WESTERN_WORDS = frozenset("àáåèéêíóôöøú")
"""The letters that are words alone: French à, Italian è, Spanish ó, Swedish å, Danish ø."""

_SIGNS = frozenset("«»„“”‘’–—…№°\xa0¿¡•♪©")
_SIGN = math.log(0.003)
"""Log of the share of one of these signs in a text without Latin words; rough."""
_LATIN_SIGN = math.log(0.03)
"""The same beside Latin words: most English has nothing beyond ASCII but curly quotes."""
_ACCENT = math.log(0.03)
"""Log of the share of an accented letter of a Western language; rough."""
_END = math.log(0.15)
"""Log of the share of letters that a word ends after: a word has six to seven."""
_HALF = math.log(2)
_UNLIKELY = -9.0
"""Log of the share of a character that the language does not use: once in 8,000."""
_JUNK = -12.0
"""Log of the share of a sign that subtitles do not use: lines of tables, currencies."""
_ODD = _UNLIKELY / 2
_ALONE = -2.0
"""Log of how much rarer a word of accents only is: à."""
_CAPITALISED, _CAPITALS, _MIXED = -1.0, -1.0, -8.0
"""Logs of how much rarer such words are than words in small letters: in cues, not in books."""
_FOREIGN = -2.0
"""Log of how much rarer Latin words are in a line of Cyrillic than in a line of Latin."""
_PLAUSIBLE = -4.6
"""Mean log of the shares of a text's characters from which on it may be the language. Whole files
in Russian have -3.3 to -2.6, in French -3.9 to -3.6; Polish and Greek ones, taken for these, stay
below -5.5, Chinese ones below -7."""
_PRIOR = 4
"""So many characters of `_USUAL` share a short text is taken to have besides its own."""
_USUAL = -2.6

_ENOUGH = 24
"""So many bytes beyond ASCII are the least from which statistics over all encodings tell anything:
a short line of Chinese."""
_OTHER_CODECS = {
    "ar": ("cp1256", "cp720", "cp864", "iso8859-6"),
    "fa": ("cp1256",),
    "he": ("cp1255", "cp856", "cp862", "iso8859-8"),
    "ja": ("cp932", "shift_jis", "euc_j", "iso2022_jp"),
    "ko": ("cp949", "euc_kr", "johab", "iso2022_kr"),
    "th": ("cp874", "tis-620", "iso8859-11"),
    "ur": ("cp1006", "cp1256"),
    "zh": ("big5", "gb", "hz", "cp950"),
}
"""Beginnings of the names of the codecs that are for one script, by its languages. Almost any bytes
are text in them."""

_MARKUP = re.compile(r"<[^<>\n]*>|\{[^{}\n]*\}")
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC_WORD = re.compile("[Ѐ-џҐґ]+")
_CAPITAL_INSIDE = re.compile("[a-zà-öø-ÿ][A-ZÀ-ÖØ-Þ]")
_ACCENTS_IN_A_ROW = re.compile("(?=[^\x00-\x7f]{2})")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A codec, and how the words of its languages look."""

    codec: str
    rarity: float
    """Minus the log of how much rarer than others it is."""
    word: Callable[[str], float]
    """The log of the share of a word."""


def guess_codecs(data: bytes, languages: Sequence[str] = ()) -> Iterator[str]:
    """Yield Python's names of the codecs that `data` may be in, the likeliest first.

    `languages` are the languages expected (BCP 47), Russian and English when empty. The last codec
    can decode any bytes.
    """
    known = {tag.partition("-")[0].lower() for tag in languages or _DEFAULT_LANGUAGES}
    sample = _sample(data)
    length = sum(byte > 0x7F for byte in sample)
    scored = [(_score(sample, one), one.codec) for one in _candidates(known)]
    score, best = max(scored, key=itemgetter(0), default=(-math.inf, "cp1252"))
    others = known - _CYRILLIC_LANGUAGES - _WESTERN_LANGUAGES
    # A few Polish accents pass for French ones, but no Polish passes for Russian.
    prior = 0 if others and best in _WESTERN_CODECS else _PRIOR
    if score + prior * _USUAL >= _PLAUSIBLE * (length + prior):
        yield best
    elif length >= _ENOUGH:
        yield from _by_statistics(sample, ())
    elif others:
        yield from _by_statistics(sample, _foreign_codecs(known))
    yield best


def _sample(data: bytes) -> bytes:
    """Return the lines of `data` that are not ASCII, as many as are needed."""
    beyond = (line[:_SAMPLE] for line in BytesIO(data) if not line.isascii())
    sample = bytearray()
    while len(sample) < _SAMPLE and (line := next(beyond, b"")):
        sample += line
    return bytes(sample)


def _candidates(languages: set[str]) -> Iterator[_Candidate]:
    cyrillic = tuple(sorted(languages & _CYRILLIC_LANGUAGES))
    if cyrillic:
        word = partial(_cyrillic_word, pairs=_pairs(cyrillic))
        for codec, rarity in _CYRILLIC_CODECS.items():
            name = "koi8-u" if codec == "koi8-r" and _KOI8_U & languages else codec
            yield _Candidate(name, rarity, word)
    western = bool(languages & _WESTERN_LANGUAGES)
    if western or cyrillic:
        more = 0 if western else _UNEXPECTED
        for codec, rarity in _WESTERN_CODECS.items():
            yield _Candidate(codec, rarity + more, _western_word)


def _score(sample: bytes, candidate: _Candidate) -> float:
    """Return the log of how likely `sample` is as text of the candidate, up to a constant."""
    text = _MARKUP.sub(" ", sample.decode(candidate.codec, "replace"))
    words = Counter(_WORD.findall(text))
    share = _LATIN_SIGN if any(map(str.isascii, words)) else _SIGN
    signs = [sign for sign in _WORD.sub("", text) if sign > "\x7f"]
    return (
        sum(candidate.word(word) * count for word, count in words.items())
        + sum(share if sign in _SIGNS else _JUNK for sign in signs)
        - candidate.rarity
    )


def _cyrillic_word(word: str, pairs: dict[str, float]) -> float:
    if word.isascii():
        return _FOREIGN
    if not _CYRILLIC_WORD.fullmatch(word):
        return _UNLIKELY * sum(letter > "\x7f" for letter in word)
    small = f" {word.lower()} "
    letters = sum(pairs.get(small[at : at + 2], _UNLIKELY) for at in range(len(word) + 1))
    return max(letters, _whole(word.lower())) + _case(word)


def _whole(word: str) -> float:
    if word in _LETTER_WORDS:
        return _LETTER_WORD
    return _COMMON_WORD if word in _COMMON_WORDS else -math.inf


def _case(word: str) -> float:
    if word.islower():
        return 0.0
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return _CAPITALISED
    return _CAPITALS if word.isupper() else _MIXED


@cache
def _pairs(languages: tuple[str, ...]) -> dict[str, float]:
    """Return the logs of the shares of letters after a letter in any of the Cyrillic languages."""
    pairs = {
        before + after: (ord("a") - ord(rarity)) / 2
        for before, row in _PAIRS.items()
        for after, rarity in zip(_ALPHABET, row, strict=True)
    }
    if languages == ("ru",):
        return pairs
    letters = dict(_RUSSIAN)
    for language in languages:
        letters.update(_MORE_LETTERS.get(language, {}))
    shares = {letter: math.log(share / 10_000) for letter, share in letters.items()} | {" ": _END}
    for before in shares:
        for after, share in shares.items():
            # Half of the pairs are as in Russian, half are any letters.
            pairs[before + after] = max(pairs.get(before + after, _UNLIKELY), share) - _HALF
    return pairs


def _western_word(word: str) -> float:
    """Return the log of the share of the accents of `word`; ASCII costs nothing.

    Odd are many accents in a row, a capital after a small letter, and an accent alone.
    """
    if word.isascii():
        return 0.0
    accents = [letter for letter in word if letter > "\x7f"]
    odd = len(_ACCENTS_IN_A_ROW.findall(word)) + len(_CAPITAL_INSIDE.findall(word))
    alone = len(accents) == len(word)
    odd += alone and word.lower() not in _WESTERN_WORDS
    return (
        sum(_ACCENT if letter.lower() in _WESTERN_LETTERS else _UNLIKELY for letter in accents)
        + _CAPITALISED * (word[0] > "\x7f" and word[0].isupper())
        + _ODD * odd
        + _ALONE * alone
    )


def _foreign_codecs(known: set[str]) -> tuple[str, ...]:
    """Return the beginnings of the names of codecs that are of use to none of `known`."""
    ours = {name for language in known for name in _OTHER_CODECS.get(language, ())}
    return tuple(name for names in _OTHER_CODECS.values() for name in names if name not in ours)


def _by_statistics(sample: bytes, refused: tuple[str, ...]) -> Iterator[str]:
    """Yield the codecs that charset-normalizer holds possible, if digits and letters stay ASCII."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - takes a while to import

    ascii_bytes = bytes(range(32, 127))
    for match in from_bytes(sample):
        codec = codecs.lookup(match.encoding).name
        if codec.startswith(refused):
            continue
        if ascii_bytes.decode(codec, "replace").encode("ascii", "replace") == ascii_bytes:
            yield codec
