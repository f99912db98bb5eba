"""What words say about the dot after them: abbreviations and the words that open sentences.

A table of our own, from the general rules of writing of each language. The boundaries of sentences
are the identity of messages, so that a changed row is a breaking change.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import NamedTuple

from pipeline.language.scripts import script_of


class Habit(Enum):
    """Where an abbreviation stands in its sentence."""

    BEFORE = "before"
    """Always before what it belongs to (`Mr.`, `e.g.`, «т. е.»): its dot never ends a sentence."""
    NUMBER = "number"
    """An abbreviation before a number (`No. 5`, «стр. 5»); elsewhere a word like any other."""
    UNIT = "unit"
    """After a number (`5 ft. 2 in.`, «руб.»): may be last; a digit after it goes on."""
    YEAR = "year"
    """«г.», «в.» after a number: as a unit, but «В 1941 г.» alone is no sentence yet."""
    NAME = "name"
    """May be last, and names follow it (`U.S. Army`, `Inc.`, initials): of the words in capitals
    only one that opens sentences begins one."""
    LAST = "last"
    """Stands last, or inside (`etc.`, «и т. д.»): ends a sentence as a word like any other."""


class Words(NamedTuple):
    """What one language knows of its words, all casefolded."""

    habits: dict[str, Habit]
    """Habit of an abbreviation, inner spaces and the last dot left out: `e.g`, `т.д`."""
    after_number: dict[str, Habit]
    """The same where a number stands right before it; looked up first."""
    openers: frozenset[str]
    """Words whose capital says that a sentence begins, since they are no names."""
    halting: frozenset[str]
    """Words that are no sentence by themselves: dots after one that stands alone only halt it."""
    sounds: frozenset[str]
    """Sounds of hesitation, spelled with each letter once."""
    lettered: frozenset[str]
    """What a single letter may name: `plan B`, «группа А»."""
    pronouns: frozenset[str]
    """Single letters that are words also when they are capitals."""
    saying: frozenset[str]
    """Verbs that tell who has said the quotation before: `"Stop!" Peter said.`"""
    ordinals: frozenset[str]
    """Words before an ordinal number, where one is written with a dot (`am 3. Oktober`)."""


_BEFORE, _NUMBER, _UNIT, _YEAR, _NAME, _LAST = Habit

_SHARED = {
    _BEFORE: "mr mrs ms dr prof mme mlle sra srta dott z.b d.h p.ej p.ex bzw вул див напр проф",
    _NUMBER: "nr núm pág стр",
    _NAME: "st jr ee.uu ім",
    _LAST: "etc usw ecc т.д т.п т.ін",
}
"""Holds in every language: rows that are no words elsewhere."""

_ENGLISH = {
    _BEFORE: """
        messrs rev fr gen col lt lieut maj capt cpt cmdr cdr adm sgt cpl pvt gov pres supt insp
        mt ft wm geo chas e.g i.e eg ie cf viz vs ca approx incl excl esp resp a.k.a p.s
        """,
    _NUMBER: """
        no nos fig figs p pp vol vols ch chap sec sect art eq eqs par pt ver ext rm apt est al
        jan feb mar apr jun jul aug sep sept oct nov dec
        """,
    _NAME: """
        sr ph.d inc ltd co corp bros dept univ ave blvd rd esq assn hon rep sen det v
        """,
    _LAST: "a.m p.m b.c b.c.e c.e",
    _UNIT: "a.d",
}
_ENGLISH_AFTER_NUMBER = {
    _UNIT: "ft in lb lbs oz min sec hr hrs mi yr yrs km kg cm mm m approx",
    _LAST: "a.m p.m am pm",
}

_RUSSIAN = {
    _BEFORE: """
        т.е т.к т.н т.о т.наз т.ч см ср ул пер пл просп бул наб пос дер о г т св гр тов акад доц
        инж лейт адм греч и.о врио зам зав канд
        """,
    _NUMBER: "гл рис табл п пп ст ч ок д кв оф корп илл разд прил с",
    _NAME: "им ред изд фр англ обл р-н пр м дж к.т.н д.т.н",
    _LAST: "др н.э",
    _YEAR: "гг вв",
    _UNIT: "руб коп тыс млн млрд",
}
_RUSSIAN_AFTER_NUMBER = {
    _YEAR: "г гг в вв",
    _UNIT: "т м км см мм кг л ч час мин сек с р шт экз чел долл кв куб стр",
}

_ENGLISH_OPENERS = """
    i he she it we you they this that these those there here the a an and but or so if when while
    because although since what why who where how which whose is are was were do does did don didn
    doesn can couldn could will won would wouldn should let my our your his her its their yes no
    not now then well oh ok okay please in on at for from to with by after before one some many
    most each every another however also just maybe perhaps thank thanks isn aren wasn have has
    """
_RUSSIAN_OPENERS = """
    я ты он она оно мы вы они это этот эта эти то тот та те и а но да нет или если когда пока
    потому что как где куда откуда кто чей какой какая какое какие почему зачем сколько в на с к
    по из от до для за под над при о об у без через после перед между все всё всех наш ваш мой
    твой свой его её ее их меня тебя нас вас мне тебе нам вам ему ей им там тут здесь теперь сейчас
    потом затем тогда так также вот вон ну не ни уже ещё еще только даже лишь ведь хотя чтобы пусть
    давай давайте может можно надо нужно однако впрочем итак значит конечно например кроме спасибо
    пожалуйста во со ко
    """


def _table(rows: dict[Habit, str]) -> dict[str, Habit]:
    return {word: habit for habit, words in rows.items() for word in words.split()}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@cache
def words_of(language: str) -> Words:
    """Return what is known of the words of `language` (a BCP 47 tag); the shared rows at least."""
    base = language.replace("_", "-").split("-")[0].lower()
    if base == "en":
        return _english()
    if base == "ru":
        return _russian()
    none: frozenset[str] = frozenset()
    units = {"р": _YEAR, "рр": _YEAR, "тис": _UNIT, "грн": _UNIT, "г": _YEAR}
    after = units if script_of(language) == "CYRILLIC" else {}
    before_ordinal = _words(
        "am im vom zum zur beim ab bis seit der die das dem den des jeder jede jedes"
        if base == "de"
        else ""
    )
    return Words(
        _table(_SHARED),
        after,
        none,
        none,
        _words("e em um uh hm"),
        none,
        none,
        none,
        before_ordinal,
    )


def _english() -> Words:
    return Words(
        _table(_SHARED) | _table(_ENGLISH),
        _table(_ENGLISH_AFTER_NUMBER),
        _words(_ENGLISH_OPENERS),
        _words("i a an the my our your but and or so if because well we you to of that"),
        _words("er um uh erm uhm eh"),
        _words("""plan option vitamin grade type group point section part class team block bed
            gate hepatitis vector variable letter step phase column row size series
            exhibit area"""),
        _words("i"),
        _words("""said says asked asks cried shouted yelled whispered replied answered screamed
            called murmured muttered exclaimed added"""),
        frozenset(),
    )


def _russian() -> Words:
    return Words(
        _table(_SHARED) | _table(_RUSSIAN),
        _table(_RUSSIAN_AFTER_NUMBER),
        _words(_RUSSIAN_OPENERS),
        _words("я а и но или что чтобы если потому в на с к от из у по за для о об про без ну мы"),
        _words("э эм м ам"),
        _words("""план плана плану группа группы группе класс класса тип типа вариант варианта
            точка точки точке точку точкой пункт пункта витамин витамина этап буква буквы букву"""),
        _words("я"),
        frozenset(),
        frozenset(),
    )
