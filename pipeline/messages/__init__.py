"""The program's own texts: lazy messages, and the language they are shown in.

A text is made where something happens (`_("no cue {number}", number=3)`) and becomes a sentence
only when it is shown, in the language chosen by `use`. So findings and errors cross process
borders and are translated on the other side.
"""

from __future__ import annotations

import gettext
import os
from dataclasses import dataclass

DOMAIN = "subtitr"
LOCALES = os.path.dirname(__file__)  # noqa: PTH120 - `--version` does without pathlib

_active: gettext.NullTranslations = gettext.NullTranslations()


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the program, not yet in any language.

    `msgid` is the English form with `{fields}` for `str.format`; `plural` is the English plural
    and `count` the number that chooses the form, both empty for a text without plural.
    """

    msgid: str
    plural: str = ""
    count: int = 0
    data: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        if self.plural:
            pattern = _active.ngettext(self.msgid, self.plural, self.count)
        else:
            pattern = _active.gettext(self.msgid) if self.msgid else ""
        return pattern.format(**dict(self.data)) if self.data else pattern


def _(msgid: str, **data: object) -> Text:
    """Return the lazy text `msgid`; `data` fills its `{fields}` when it is shown."""
    return Text(msgid, data=tuple(data.items()))


def n_(singular: str, plural: str, count: int, **data: object) -> Text:
    """Return the lazy text for `count` things; `{count}` is among its fields."""
    return Text(singular, plural, count, (("count", count), *data.items()))


def use(languages: list[str] | None = None) -> None:
    """Show texts in the first of `languages` that has a catalog; by default as the locale asks.

    The locale is what `LANGUAGE`, `LC_ALL`, `LC_MESSAGES` and `LANG` say, in gettext's order.
    Texts of libraries that use the standard `gettext` module (click) follow.
    """
    global _active  # noqa: PLW0603 - the language of a process is one
    _active = gettext.translation(DOMAIN, LOCALES, languages, fallback=True)
    gettext.bindtextdomain(DOMAIN, LOCALES)
    gettext.textdomain(DOMAIN)
