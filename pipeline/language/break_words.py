"""Words beside which a text should or should not be broken, as data.

Sources: Netflix timed text style guides for English (217350977) and Russian (215346638), line
treatment: keep article and noun, adjective and noun, first and last name, verb and subject
pronoun, preposition and its phrase, verb and auxiliary or negation together; break after
punctuation, before conjunctions and prepositions. BBC subtitle guidelines 3.9. Russian short words:
Milchin, Editor's reference (2003), and the rules of the typograf library for particles (`же`, `ли`,
`бы` stay with the word before) and one- and two-letter words.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pipeline.language.patterns import compiled


class BreakWords(NamedTuple):
    """What is known of one language."""

    binding: frozenset[str] = frozenset()
    """Words that belong to the next one: articles, prepositions, particles, conjunctions."""
    conjunctions: frozenset[str] = frozenset()
    """Words that open a clause or a member of a list: good to break before."""
    prepositions: frozenset[str] = frozenset()
    """Words that open a phrase: good to break before."""
    enclitics: frozenset[str] = frozenset()
    """Particles that never begin a line."""
    titles: frozenset[str] = frozenset()
    """Titles before names, without the full stop."""
    units: frozenset[str] = frozenset()
    """What belongs to the number before it."""
    before_numbers: frozenset[str] = frozenset()
    """What belongs to the number after it."""
    adjectives: str = ""
    """Pattern of the endings of adjectives, which belong to the noun after them."""
    no_adjectives: str = ""
    """Pattern of words with such endings that are none."""
    modifiers: str = ""
    """Pattern of endings that adjectives have, and words of other kinds too: a guess."""
    no_modifiers: str = ""
    """Pattern of words with such endings that are no adjectives before a noun."""
    complements: str = ""
    """Pattern of the endings that a noun has as the complement of the noun before it."""
    verbs: str = ""
    """Pattern of the endings of verbs, which are no nouns."""
    objects: frozenset[str] = frozenset()
    """Pronouns that belong to the verb before them, wherever they stand."""
    last_objects: frozenset[str] = frozenset()
    """Pronouns that do so at the end of a clause; elsewhere they may belong to what follows."""
    predicatives: frozenset[str] = frozenset()
    """Words that need an infinitive, or a form of "be" before it: «нужно было идти»."""
    auxiliaries: frozenset[str] = frozenset()
    """The forms of "be" that stand behind such a word."""
    infinitives: str = ""
    """Pattern of the endings of infinitives."""
    set_phrases: tuple[tuple[str, frozenset[str]], ...] = ()
    """Verbs, as a pattern, that say little without a noun behind them; and those nouns."""

    def is_adjective(self, word: str) -> bool:
        """Whether `word`, in small letters, looks like an adjective before its noun."""
        return bool(self.adjectives) and _is_adjective(self, word)

    def is_bound(self, word: str, following: str, *, ends: bool) -> bool:
        """Whether `following` belongs to `word`: its object, its infinitive, or half of a phrase.

        `ends` says that a mark stands behind `following`.
        """
        if following in self.objects or (ends and following in self.last_objects):
            return True
        if word in self.predicatives:
            return following in self.auxiliaries or _ends(self.infinitives, following)
        return any(
            following in nouns and compiled(verb).match(word) for verb, nouns in self.set_phrases
        )

    def is_modifier(self, word: str) -> bool:
        """Whether `word`, in small letters, may be an adjective before its noun."""
        return _ends(self.modifiers, word) and not _ends(self.no_modifiers, word)

    def is_noun(self, word: str) -> bool:
        """Whether `word`, in small letters, may be a noun; no where that is not known."""
        return bool(self.complements) and _is_noun(self, word)

    def is_complement(self, word: str, following: str) -> bool:
        """Whether two words look like a noun and its complement in the genitive."""
        return bool(self.complements) and _is_complement(self, word, following)


@lru_cache(maxsize=16_384)
def _is_adjective(known: BreakWords, word: str) -> bool:
    return (
        compiled(known.adjectives).search(word) is not None
        and compiled(known.no_adjectives).search(word) is None
        and word not in known.binding
    )


def _ends(pattern: str, word: str) -> bool:
    return bool(pattern) and compiled(pattern).search(word) is not None


def _is_complement(known: BreakWords, word: str, following: str) -> bool:
    return _is_genitive(known, following) and _is_noun(known, word)


@lru_cache(maxsize=16_384)
def _is_genitive(known: BreakWords, word: str) -> bool:
    return _is_noun(known, word) and compiled(known.complements).search(word) is not None


@lru_cache(maxsize=16_384)
def _is_noun(known: BreakWords, word: str) -> bool:
    return (
        len(word) > 2 and word not in known.binding and compiled(known.verbs).search(word) is None
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NOTHING_KNOWN = BreakWords()

_ENGLISH_PREPOSITIONS = _set(
    "about above across after against along among around at before behind below beneath beside"
    " besides between beyond by despite during except for from in inside into like near of off on"
    " onto out outside over past per since through throughout to toward towards under until up"
    " upon via with within without"
)
_ENGLISH_CONJUNCTIONS = _set(
    "and but or nor so yet because although though while whereas if unless that which who whom"
    " whose when where why how whether than as"
)
ENGLISH = BreakWords(
    binding=_ENGLISH_PREPOSITIONS
    | _ENGLISH_CONJUNCTIONS
    | _set(
        "a an the my your his her its our their this these those some any no every each either"
        " neither i you he she it we they not very too quite more most less least much many such"
        " am is are was were be been being do does did have has had will would shall should can"
        " could may might must don't doesn't didn't isn't aren't wasn't weren't won't wouldn't"
        " can't couldn't shouldn't haven't hasn't hadn't i'm you're we're they're it's that's"
        " there's he's she's i've you've we've they've i'll you'll we'll they'll i'd you'd we'd"
        " they'd"
    ),
    conjunctions=_ENGLISH_CONJUNCTIONS,
    prepositions=_ENGLISH_PREPOSITIONS,
    titles=_set("mr mrs ms dr st prof gen col capt lt sgt rev hon sen rep gov pres"),
    units=_set(
        "percent per cent % km m cm mm kg g mg mph kph ft feet foot inch inches mile miles meter"
        " meters metre metres kilometer kilometers kilometre kilometres gram grams kilogram"
        " kilograms pound pounds ton tons liter liters litre litres second seconds minute minutes"
        " hour hours day days week weeks month months year years degree degrees dollar dollars"
        " cent cents euro euros hundred thousand million billion trillion times a.m p.m am pm ms"
        " hz khz mhz ghz kb mb gb tb v w kw mw ° °c °f"
    ),
    before_numbers=_set("no no. number page chapter figure fig section version step part"),
    modifiers="...(?:al|ous|ful|less|ible|able|ic|ive)$",
    no_modifiers=(
        "^(?:animal|appeal|approval|arrival|arsenal|burial|canal|capital|cardinal|criminal|crystal"
        "|denial|festival|funeral|hospital|ideal|individual|interval|journal|manual|material|medal"
        "|metal|mineral|pedal|principal|professional|proposal|refusal|removal|reveal|rival|scandal"
        "|signal|survival|terminal|trial|tribunal|withdrawal"
        "|attic|clinic|comic|critic|fabric|logic|magic|mechanic|medic|mosaic|music|panic|picnic"
        "|plastic|public|relic|republic|rhetoric|topic|traffic|arithmetic"
        "|adjective|alternative|archive|arrive|captive|detective|drive|executive|incentive"
        "|initiative|motive|narrative|objective|olive|perspective|relative|representative|survive"
        "|thrive|strive|forgive|alive|cable|capable|available|constable|enable|disable|stable"
        "|syllable|unable|vegetable|variable|handful|mouthful|spoonful|nevertheless|nonetheless"
        "|regardless|unless|bless|several)s?$"
    ),
    complements="...ics$",
    verbs="(?:ed|ing)$",
    objects=_set("me him us them"),
    last_objects=_set(
        "it her you myself yourself himself herself itself ourselves yourselves themselves"
    ),
    set_phrases=(
        ("(?:tak|took)", _set("place part care advantage")),
        ("(?:pay|paid)", _set("attention")),
        ("(?:make|making|made)", _set("sure sense")),
    ),
)

_RUSSIAN_PREPOSITIONS = _set(
    "в во на с со к ко о об обо у от ото до из изо за под подо над надо по для без безо через при"
    " между про ради среди вокруг около после перед передо против кроме вместо вдоль сквозь"
    " насчет благодаря согласно вопреки ввиду вследствие внутри вне"
)
_RUSSIAN_CONJUNCTIONS = _set(
    "и или но а да что чтобы если как когда потому поэтому хотя пока где куда откуда который"
    " которая которое которые которого которой которому которым которых которыми котором которую"
    " чей чья чье чьи либо чем зачем почему словно будто ибо так"
)
RUSSIAN = BreakWords(
    binding=_RUSSIAN_PREPOSITIONS
    | _set(
        "и или но а да что чтобы если как когда не ни очень более менее самый самая самое самые"
        " весь вся все мой моя мое мои твой твоя твое твои наш наша наше наши ваш ваша ваше ваши"
        " его ее их этот эта это эти тот та те свой своя свое свои каждый каждая каждое каждые"
        " такой такая такое такие я ты он она оно мы вы они лишь только даже почти хотя либо"
        " который которая которое которые которого которой которому которым которых которыми"
        " котором которую где куда откуда чей чья чье чьи зачем почему словно будто ибо"
        " будет будут был была было были чем"
    ),
    conjunctions=_RUSSIAN_CONJUNCTIONS,
    prepositions=_RUSSIAN_PREPOSITIONS,
    enclitics=_set("же ж ли ль бы б"),
    titles=_set("г-н г-жа г-жи г-ну г-ном д-р проф акад им св тов гр ген полк"),
    units=_set(
        "% процент процента процентов км м см мм кг г мг т л мл метр метра метров километр"
        " километра километров грамм граммов килограмм килограмма килограммов тонна тонны тонн литр"
        " литра литров секунда секунды секунд секунду минута минуты минут минуту час часа часов"
        " день дня дней сутки суток неделя недели недель месяц месяца месяцев год года лет гг г"
        " градус градуса градусов рубль рубля рублей руб доллар доллара долларов евро цент центов"
        " раз раза тыс тысяч тысячи тысяча млн миллион миллиона миллионов млрд миллиард миллиарда"
        " миллиардов трлн триллион триллиона триллионов мс гц кгц мгц ггц кб мб гб тб в вт квт"
        " января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
        " век века веке ° °c"
    ),
    before_numbers=_set("№ n стр с гл рис табл п версия шаг часть глава страница"),
    adjectives=(
        "..(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|ых|их|ыми|ими|ую|юю"
        "|ском|[бвгджзклмнпрстфхцчшщь]ном)$|^(?:перв|втор|четверт|пят|шест|седьм|восьм|девят)ом$"
    ),
    no_adjectives=(
        "(?:ние|тие|ция|сия|ций|ний|тий|сий|ией|ием|рий|гий|лий|дие|чие|сие|рие)$"
        "|^(?:него|нее|них|чего|кого|кому|чему|ничего|никого|этого|того|всего|сегодня|какой|собой|мной|тобой)$"
    ),
    complements="..(?:ов|ев|ей|ий|ия|ии|ы|и|а|я|ств)$",
    verbs=(
        "..(?:[еёиаяую]т|[аяиеыоу]л[аои]?|ешь|ишь|[еи]те|[еи]тся|[аяую]тся|лся|лась|лось|лись"
        "|[аеиоу]ем|[аяеиуоы]ть|ти|чь|ться|тись)$"
    ),
    objects=_set("собой собою себя себе"),
    last_objects=_set(
        "меня тебя его ее нас вас их мне тебе ему ей нам вам им мной тобой нами вами"
    ),
    predicatives=_set(
        "надо нужно можно нельзя необходимо возможно невозможно пора должен должна должно должны"
        " обязан обязана обязано обязаны вынужден вынуждена вынуждены готов готова готовы"
    ),
    auxiliaries=_set("был была было были будет будут буду будем будете будешь бы"),
    infinitives="(?:[аяеиуоы]ть|ти|чь|ться|тись|[зс]ть)$",
    set_phrases=(
        ("(?:прин|прим)", _set("участие решение меры")),
        ("(?:обрат|обращ)", _set("внимание")),
        ("(?:оказ)", _set("помощь влияние поддержку давление сопротивление")),
        ("(?:име)", _set("значение место право смысл дело отношение")),
        ("(?:игра|сыгра)", _set("роль")),
        ("(?:дела|сдела)", _set("вывод вид выбор")),
        ("(?:прида)", _set("значение")),
        ("(?:нес|понес)", _set("ответственность")),
        ("(?:одерж)", _set("победу")),
        ("(?:произв)", _set("впечатление")),
    ),
)

TABLES = {"en": ENGLISH, "ru": RUSSIAN}


def is_function_word(word: str, language: str) -> bool:
    """Whether `word`, in small letters, is an article, preposition, conjunction, pronoun or so."""
    known = TABLES.get(language.partition("-")[0].lower(), NOTHING_KNOWN)
    return word in known.binding or word in known.conjunctions or word in known.prepositions
