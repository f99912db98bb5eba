"""Where sentences end: by rules, never by learning, since the identity of messages hangs on it.

The rules, for each run of end marks with the quotes and brackets that close after it:

- A mark ends nothing before the first word, and nothing when no word follows, but at the end of
  the text; so every sentence has a word. Comma, colon and semicolon never end one (Greek `;` asks).
- `!`, `?` and `.` end a sentence before a capital, a digit, or a letter of a script without case.
  Before a small letter it goes on, also after a closing quote or a dash (`"Stop!" he said`); but
  a small-letter brand (`iPhone`) counts as a capital, leading dots excuse a small letter after
  a full mark (`Yes. ...and then`), and a remark in brackets tells by what follows it, dots or word.
- Dots (`...`, `…`) go on before a digit too, and before a capital where the speaker only halts:
  after a sound (`Er... Captain`), on both sides of one (`It looks... Mgh... Perfect`), after a
  stutter (`W... We`), or while the sentence so far is one word that cannot stand alone
  (`I... I don't know`; «Но... Капитан!»). Elsewhere they end it (`Grrr... Nothing works.`).
- A single dot after an abbreviation, initial, letter or list number: `full_stops`,
  with the words of `abbreviations`.
- Without a space after it a mark ends nothing, except a slip of typing: small letter, mark,
  capital (`What?No`; with a single dot only in Cyrillic: `readMe.Now` may be a name). Marks of
  CJK, Indic, Arabic, Armenian and Ethiopic writing need no space and end before small letters.
- What a dash, a bracket or a quote opens belongs to the next sentence (`Yes. - No.`, `Да. «Нет!»`).

Where the rules can only guess they rather join: a sentence too long is still whole. Case is not
judged by the whole text, so that what stands before or after a sentence does not move its end.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.language.abbreviations import Words, words_of
from pipeline.language.bare_text import bare_text
from pipeline.language.full_stops import full_stop_ends, right_of
from pipeline.language.patterns import compiled

_FREE = frozenset("。！？｡．؟۔।॥։።፧፨။។៕")
"""Marks that need no space after them (Unicode, Sentence_Terminal)."""
_OWN_MARKS = {"el": ";\u037e"}
"""Marks that only one language has."""

_WORD = r"[^\W_]"
_LETTERS = r"[^\W\d_]+"
_ASIDE = r"(?:[(\[][^()\[\]]{0,80}[)\]][^\w(\[]*){1,3}"
_BRAND = r"[a-z]{1,3}[A-Z]"
_DOTS = r"…|‥|\.\s*\."
_LEADING_DOTS = r"(?:…|\.\.)\s*[\"'«„“]?\Z"
_TYPED_ON = r"[^\W\d_]+(?:['’-][^\W\d_]+)*\Z"
_AGAIN = r"(\w)\1+"
_HALTING_WORD = rf"({_LETTERS})\s*(?:{_DOTS})"
_APART_WORD = rf"(?:{_DOTS})\W*({_LETTERS})\Z"
_HUM = r"(?=.*[mм])(?:[mhg]{2,}|[мгх]{2,})\Z"
"""A hum (`Hmm`, `Mgh`, «Мгх»), not a growl (`Grrr`), which is said for itself; `mg` is one between
dots only."""
_SAID = r"([A-Z][\w'’-]*)(?:\s+[A-Z][\w'’-]*)?\s+([a-z]+)"

_GOING_ON = frozenset(",;:،؛、，；：")
_UNFINISHED = frozenset("-–—―,:;([{¿¡&/")
_DASHES = frozenset("–—―")
_QUOTES = frozenset("\"”’»“'」』")
_CLOSING = _QUOTES | frozenset(")]】")
_ONLY_OPENING = frozenset("([{«„“‘「『")
_OPENING = _ONLY_OPENING | frozenset("\"'")


class _Language(NamedTuple):
    base: str
    mark: re.Pattern[str]
    """An end mark, with all up to the next word."""
    head: re.Pattern[str]
    """What of it belongs to the sentence: marks, and what closes."""
    words: Words


class _Place(NamedTuple):
    """A run of end marks in a text."""

    text: str
    start: int
    """Where the sentence begins."""
    mark: int
    """Where the end marks begin."""
    end: int
    """Where the sentence ends if it ends here."""
    following: int
    """Where the next word begins; the length of the text where there is none."""

    @property
    def marks(self) -> str:
        return self.text[self.mark : self.end]

    @property
    def gap(self) -> str:
        return self.text[self.end : self.following]


def sentence_ends(text: str, language: str) -> tuple[int, ...]:
    """Return the offsets in `text` just after each sentence end, rising.

    Quotes and brackets that close there belong to the sentence, and so do the tags that close
    there. `len(text)` is among them only if the text ends with an end mark (the dot of `Mr.`
    is none). `text` is the joined text of one speech with its tags, `language` a BCP 47 tag.

    >>> sentence_ends("Mr. Bean left at 5 p.m. He was <i>tired.</i> Was he?", "en")
    (23, 44, 52)
    """
    rules = _language(language)
    if rules.mark.search(text) is None:
        return ()
    bare = bare_text(text)
    seen = bare.text
    first = compiled(_WORD).search(seen)
    ends: list[int] = []
    start = 0
    for found in rules.mark.finditer(seen, first.end() if first else 0):
        head = rules.head.match(seen, found.start())
        end = head.end() if head else found.end()
        place = _Place(seen, start, found.start(), end, found.end())
        if found.end() == len(seen):
            if _last_ends(place, rules):
                ends.append(len(seen))
        elif _ends(place, rules):
            start = end
            ends.append(start)
    return bare.offsets(ends)


@cache
def _language(language: str) -> _Language:
    base = language.replace("_", "-").split("-")[0].lower()
    free = "".join(sorted(_FREE))
    mark = rf"[.!?…‥‽{free}{_OWN_MARKS.get(base, '')}]"
    # a French quotation closes after a space, and marks may stand apart (`! !`, `. . .`)
    closing = r"(?:[)\]}’”›」』】》〉]|[»\"'“«‘*](?!\w)|\s+[”»’)\]](?!\w))"
    apart = r"(?:\s+[!?]+|\s+\.(?=\s|\Z))"
    head = rf"{mark}+{apart}*(?:{closing}+{mark}*)*"
    return _Language(base, re.compile(rf"{mark}[\W_]*"), re.compile(head), words_of(language))


def _last_ends(place: _Place, rules: _Language) -> bool:
    """Whether the last marks of the text end a sentence; no word follows."""
    if not _UNFINISHED.isdisjoint(place.gap):
        return False
    if _is_dot(place):
        right = right_of(place.text, place.following, "")
        return full_stop_ends(place.text, place.start, place.mark, right, rules.words)
    return True


def _ends(place: _Place, rules: _Language) -> bool:
    """Whether the marks end a sentence; a word follows."""
    if place.mark and _stands_for_itself(place.text, place.mark):
        return False
    gap = place.gap
    if not _GOING_ON.isdisjoint(gap.lstrip()[:1]):
        return False
    kind = _kind(place.text, place.following)
    if not _is_apart(gap):
        return _ends_without_space(place, kind, rules)
    return not _FREE.isdisjoint(place.marks) or _ends_before(place, kind, rules)


def _ends_before(place: _Place, kind: str, rules: _Language) -> bool:
    """Whether the marks end a sentence before a word of that kind, with a space between."""
    if kind == "small":
        kind = _excuse(place)
        if kind == "small":
            return False
    if _is_dot(place):
        right = right_of(place.text, place.following, kind)
        return full_stop_ends(place.text, place.start, place.mark, right, rules.words)
    if _asks(place.marks) or not compiled(_DOTS).search(place.marks):
        return not _is_attributed(place, rules.words)
    return kind != "digit" and not _halts(place, rules.words)


def _is_dot(place: _Place) -> bool:
    return place.text[place.mark] == "." and not _further(place)


def _further(place: _Place) -> bool:
    """Whether there is more than one end mark: `...`, `.)."""
    return any(character in ".!?…‥‽" for character in place.text[place.mark + 1 : place.end])


def _asks(marks: str) -> bool:
    return "!" in marks or "?" in marks or "‽" in marks or ";" in marks or "\u037e" in marks


def _stands_for_itself(text: str, mark: int) -> bool:
    """Whether the mark is no mark of this sentence but spoken of: `(!)`, `the "?" key`."""
    before = text[mark - 1]
    return before in _OPENING and (
        mark == 1 or text[mark - 2].isspace() or text[mark - 2] in _OPENING
    )


def _is_apart(gap: str) -> bool:
    return "--" in gap or any(one.isspace() or one in _DASHES for one in gap)


def _kind(text: str, place: int) -> str:
    """Return what begins at `place`: `capital`, `small`, `digit`, or `other` without case."""
    first = text[place]
    if first.isupper() or first.istitle():
        return "capital"
    if first.isdigit():
        return "digit"
    if not first.islower() or "\u10d0" <= first <= "\u10ff":  # Georgian is small, without capitals
        return "other"
    return "capital" if compiled(_BRAND).match(text, place) else "small"


def _excuse(place: _Place) -> str:
    """Return what the next word, which begins with a small letter, counts as."""
    gap = place.gap
    if compiled(_LEADING_DOTS).search(gap) and not compiled(_DOTS).search(place.marks):
        return "capital"
    bracket = compiled(r"[(\[]").search(gap)
    aside = bracket and compiled(_ASIDE).match(place.text, place.end + bracket.start())
    if not aside:
        return "small"
    if compiled(_LEADING_DOTS).search(aside.group()) and not compiled(_DOTS).search(place.marks):
        return "capital"
    return _kind(place.text, aside.end()) if aside.end() < len(place.text) else "capital"


def _ends_without_space(place: _Place, kind: str, rules: _Language) -> bool:
    """Whether the marks end a sentence although the next word stands right after them."""
    quoted = place.marks[-1] in _CLOSING
    if not _FREE.isdisjoint(place.marks):
        if kind == "digit" and place.marks[-1] == "．":
            return False
        return not quoted or not _is_quotation_inside(place, rules.base)
    if quoted or not _ONLY_OPENING.issuperset(place.gap):
        return False
    if kind == "other":
        return _asks(place.marks)
    if kind != "capital":
        return False
    return _is_slip(place, rules.words)


def _is_quotation_inside(place: _Place, base: str) -> bool:
    """Whether a closed quotation only begins its sentence (「待って！」と言った。)."""
    if base == "ja" and "ぁ" <= place.text[place.following] <= "ゖ":
        return True
    return place.text[place.start : place.mark].lstrip()[:1] in _OPENING


def _is_slip(place: _Place, words: Words) -> bool:
    """Whether the space after the marks was forgotten: «да.Нет»."""
    before = place.text[max(place.start, place.mark - 40) : place.mark].split()[-1:]
    typed = compiled(_TYPED_ON).search(before[0]) if before else None
    if typed is None or not before[0][-1].islower() or "/" in before[0]:
        return False
    if not _is_dot(place):
        return True
    word = typed.group().casefold()
    following = place.text[place.following]
    cyrillic = "а" <= word[-1] <= "ӿ" and "Ѐ" <= following <= "ӿ"
    return cyrillic and len(word) > 1 and word not in words.habits and "." not in before[0]


def _halts(place: _Place, words: Words) -> bool:
    """Whether dots before a capital are only a halt in a sentence that goes on."""
    said = compiled(_LETTERS).findall(place.text[max(place.start, place.mark - 40) : place.mark])
    if not said:
        return False
    last = said[-1].casefold()
    if _is_sound(last, words) or _is_hum_inside(place) or _is_sound_next(place, words):
        return True
    following = place.text[place.following : place.following + 20].casefold()
    if following.startswith(last) and (len(last) == 1 or _is_fragment(last, following, words)):
        return True
    return len(said) == 1 and last in words.halting


def _is_sound(word: str, words: Words) -> bool:
    """Whether `word`, casefolded, is a sound of hesitation."""
    return compiled(_AGAIN).sub(r"\1", word) in words.sounds


def _is_hum_inside(place: _Place) -> bool:
    """Whether the word before the dots is a hum and has dots before it too."""
    before = place.text[max(place.start, place.mark - 40) : place.mark].casefold()
    found = compiled(_APART_WORD).search(before)
    return found is not None and compiled(_HUM).match(found[1]) is not None


def _is_sound_next(place: _Place, words: Words) -> bool:
    """Whether a hum or a sound of hesitation follows that has dots after it too."""
    found = compiled(_HALTING_WORD).match(place.text, place.following)
    if found is None:
        return False
    word = found[1].casefold()
    return _is_sound(word, words) or compiled(_HUM).match(word) is not None


def _is_fragment(said: str, following: str, words: Words) -> bool:
    """Whether `said` is no word but the begun next one: `Wha... What`."""
    return following[len(said) : len(said) + 1].isalpha() and said not in words.openers


def _is_attributed(place: _Place, words: Words) -> bool:
    """Whether the sentence goes on after a quotation with who has said it, a name in capitals."""
    if not words.saying or _QUOTES.isdisjoint(place.marks):
        return False
    found = compiled(_SAID).match(place.text, place.following)
    if found is None or found[2] not in words.saying:
        return False
    return found[1] == "I" or found[1].casefold() not in words.openers
