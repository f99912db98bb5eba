"""Questions by their words: what asks besides the mark at the end.

A question may be lost when it is translated, or only be put otherwise: "What's your status?" is
«Доложите обстановку.», "You're kidding." is «Шутишь?». What tells them apart are the words. Those
of a question asked with a word ("where", «где») are lost with it when it is put otherwise; one that
stands inside a statement may be told in other words; what is said about the listener, or held to be
likely only, is heard as a question without being one (Labov and Fanshel, Therapeutic Discourse,
1977: statements about what the listener knows better are requests to confirm them).

English and Russian are known.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline.language.patterns import compiled


class Questions(NamedTuple):
    """Patterns of one language, for texts in small letters with straight apostrophes."""

    words: str
    """A word or particle that asks, wherever it stands."""
    indirect: str
    """What tells a question that is answered by yes or no in other words."""
    opening: str
    """How a sentence begins that asks by its form."""
    requests: str
    """How a question begins that is a request or an offer, and a statement elsewhere."""
    tags: str
    """A question of a word or two behind a statement: ", isn't it?"."""
    unsure: str
    """What makes a statement a guess, or tells of a question."""
    listener: str
    """The one who is spoken to."""


_LEAD = (
    r"^(?:(?:and|but|so|or|now|well|then|oh|hey|okay|ok|yes|no|because|also|{more}),? )*"
    r"(?:[\w'-]+(?: [\w'-]+){{0,3}}, ){{0,2}}"
)
"""What may stand before the first word of a question: "So, Peter, where"."""
_ASKING = r"(?:who|whom|whose|what|which|when|where|why|how)(?:'s|'re|'d|'ll|'ve)?"
_AUXILIARY = (
    r"(?:am|is|are|was|were|do|does|did|have|has|had|will|would|shall|should|can|could|may|might"
    r"|must)(?:n't)?|won't|shan't|ain't"
)
_ENGLISH_LEAD = _LEAD.format(more="come on|look|listen|wait|say")
_ENGLISH = Questions(
    words=rf"\b(?:{_ASKING}|whether|if)\b",
    indirect=r"\bwhether\b",
    opening=rf"{_ENGLISH_LEAD}(?:(?:\w+ )?{_ASKING}\b|(?:{_AUXILIARY})\b)",
    requests=(
        rf"{_ENGLISH_LEAD}(?:(?:can|could|will|would|won't) you\b"
        r"|(?:can|could|may|shall|should) (?:i|we)\b|(?:why|how) (?:don't|about)\b|why not\b"
        r"|what about\b|do you mind\b|mind\b)"
    ),
    tags=(
        rf", ?(?:(?:{_AUXILIARY})(?: not)? (?:i|you|he|she|it|we|they|there)|right|okay|ok|huh|eh"
        r"|yeah|yes|no|alright|all right|you know|correct|is that right|hmm?)$"
    ),
    unsure=(
        r"\b(?:seems?|seemed|looks? like|sounds? like|maybe|perhaps|probably|possibly|apparently"
        r"|must|might|who knows|no idea|not sure|tell (?:me|us)"
        r"|(?:i|we)(?:'m|'d|'ve)? (?:\w+ )?(?:guess|suppose|imagine|think|thought|believe|bet|hope"
        r"|wonder\w*|assume|curious|ask\w*)"
        r"|(?:don't|can't|couldn't|didn't|do not|cannot) (?:\w+ )?(?:know|understand|figure|see|get"
        r"|imagine|remember|tell))\b"
    ),
    listener=r"\b(?:you|your|yours|yourself|yourselves|y'all)\b",
)
_RUSSIAN_ASKING = (
    r"(?:кто|кого|кому|кем|ком|что|чего|чему|чем|чём|как|какой|какая|какое|какие|каких|каким|какую|какого"
    r"|какому|какими|каком|где|куда|откуда|когда|почему|зачем|отчего|сколько|скольких|чей|чья|чьё|чье|чьи"
    r"|насколько|разве|неужели|ли|каков|какова|каковы)"
)
_RUSSIAN = Questions(
    words=rf"\b(?:{_RUSSIAN_ASKING}|или нет|будто)\b",
    indirect=r"\b(?:ли|или нет)\b",
    opening=(
        r"^(?:(?:и|а|но|ну|так|да|или|итак|вот|же|то|тогда|слушай|скажи),? )*"
        r"(?:[\w-]+(?: [\w-]+){0,2}, )?"
        rf"(?:(?:\w{{1,3}} )?{_RUSSIAN_ASKING}\b|[\w-]+ ли\b)"
    ),
    requests=(
        r"^(?:(?:и|а|но|ну|так|да|или),? )*(?:может|можно|можешь|можете|не мог|не хо|хочешь|хотите"
        r"|давай|почему бы|как насч|что если|что скаж|а если)"
    ),
    tags=(
        r", ?(?:да|нет|а|правда|верно|так|хорошо|ладно|не так ли|не правда ли|ведь так|что ли"
        r"|понятно)$"
    ),
    unsure=(
        r"\b(?:кажется|кажись|похоже|видимо|наверное|наверно|наверняка|вероятно|возможно|может"
        r"|должно быть|думаю|думал\w*|полагаю|надеюсь|интересно|любопытно|скажи\w*|спрашива\w*"
        r"|спроси\w*|не (?:знаю|понимаю|помню|уверен\w*|представляю)|понятия не|кто знает|значит"
        r"|поди|небось|вряд ли)\b"
    ),
    listener=(
        r"\b(?:ты|тебя|тебе|тобой|тобою|вы|вас|вам|вами|тво(?:й|я|ё|е|и|его|ему|ей|ю|их|им|ими|ём|ем)"
        r"|ваш(?:а|е|и|его|ему|ей|у|их|им|ими|ем)?)\b"
    ),
)
_TABLES = {"en": _ENGLISH, "ru": _RUSSIAN}
_ENDED = r"[.!?…][\"”»’)\]]*\s+"
_CLAUSES = r"[,;:—–-][\s\"“«'‘]+|[\"“«]"


_QUOTES = '"“”«»„'
_ENDS = " \t\n.!?…"
_EDGES = " \t\n'‘’()[]-–—…?!.,:;" + _QUOTES


@cache
def _questions(language: str) -> Questions | None:
    return _TABLES.get(language.replace("_", "-").partition("-")[0].lower())


def is_put_otherwise(question: str, language: str, statement: str, other: str) -> bool:
    """Whether the last sentence of `question` may well be told by that of `statement`.

    The first text, in `language`, ends as a question; the second, in `other`, with another mark.
    It is so where the question is a request, follows a statement (", right?"), stands inside one or
    is a guess; where it is told as a guess or in other words («открыт ли люк»); and where it has a
    word that asks and the statement has none. A question that is told by a call is put otherwise
    unless both have such a word.

    >>> is_put_otherwise("What's your status?", "en", "Доложите обстановку.", "ru")
    True
    >>> is_put_otherwise("What's that?", "en", "Что это.", "ru")
    False
    """
    asks, tells = _questions(language), _questions(other)
    if all(one.rstrip(_ENDS)[-1:] in _QUOTES for one in (question, statement)):
        return False  # both quote what was asked
    last, told = _last(question), _last(statement)
    if tells is not None and _matches(told, tells.indirect, tells.unsure):
        return True
    if asks is None:
        return False
    has_word = _matches(last, asks.words)
    keeps_word = tells is not None and _matches(told, tells.words)
    if statement.rstrip(_QUOTES + " ").endswith("!"):
        return not (has_word and keeps_word)
    if _matches(last, asks.opening) and not _matches(last, asks.requests, asks.tags):
        return has_word and tells is not None and not keeps_word
    return _matches(last, asks.requests, asks.tags, asks.unsure) or _asks_inside(last, asks)


def is_asked_on_purpose(statement: str, language: str, question: str, other: str) -> bool:
    """Whether the last sentence of `statement` may well be told by that of `question`.

    The first text, in `language`, ends as no question; the second, in `other`, does. It is so where
    the question has words that ask, and where the statement is a question by its form, is about the
    listener, or is a guess.

    >>> is_asked_on_purpose("You are kidding.", "en", "Шутишь?", "ru")
    True
    >>> is_asked_on_purpose("The hatch is closed.", "en", "Люк закрыт?", "ru")
    False
    """
    tells, asks = _questions(language), _questions(other)
    told, last = _last(statement), _last(question)
    if asks is not None:
        # nobody asks in so many words by a slip
        calls = statement.rstrip(_QUOTES + " ").endswith("!")
        if _matches(last, asks.words) or (calls and _matches(last, asks.opening)):
            return True
    return tells is not None and _matches(
        told, tells.opening, tells.listener, tells.unsure, tells.indirect
    )


def _matches(text: str, *patterns: str) -> bool:
    return any(compiled(one).search(text) for one in patterns)


def _asks_inside(sentence: str, known: Questions) -> bool:
    """Whether a sentence that begins as a statement has a question behind a comma or a colon."""
    clauses = compiled(_CLAUSES).split(sentence)
    return any(_matches(one.strip(), known.opening) for one in clauses[1:])


def _last(text: str) -> str:
    """Return the last sentence of `text`, roughly, in small letters without marks at its edges."""
    end = next((at for at in range(len(text), 0, -1) if text[at - 1].isalnum()), 0)
    start = max((one.end() for one in compiled(_ENDED).finditer(text, 0, end)), default=0)
    return text[start:].strip(_EDGES).lower().replace("’", "'")
