"""Language tags and what CLDR knows of them: the door to babel."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from gettext import c2py


@cache
def plural_forms(language: str) -> str:
    """Return gettext's `Plural-Forms` of `language`, one form for a language CLDR does not know.

    Written as babel does, without spaces around operators and with a final `;`.
    """
    from babel.core import UnknownLocaleError  # noqa: PLC0415 - only new catalogs need babel
    from babel.messages.plurals import get_plural  # noqa: PLC0415

    try:
        rule = get_plural(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return "nplurals=1; plural=0;"
    return f"nplurals={rule.num_plurals}; plural={rule.plural_expr};"


def same_plural_forms(one: str, other: str) -> bool:
    """Whether two `Plural-Forms` mean the same: one number of forms, one choice for 0 to 1000."""
    if one == other:
        return True
    try:
        count, choose = _parsed(one)
        other_count, choose_other = _parsed(other)
        return count == other_count and all(choose(n) == choose_other(n) for n in range(1001))
    except (ValueError, ZeroDivisionError):  # no formula, or one that divides by 0
        return False


def base_language(tag: str) -> str:
    """Return the language of a release's name: `ru` of `ru@edu`, `pt-BR` of `pt-BR`."""
    return tag.partition("@")[0]


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language; regions and scripts do not part what is spoken."""
    return _primary(one) == _primary(other)


@cache
def _primary(tag: str) -> str:
    return base_language(tag).replace("_", "-").split("-")[0].lower()


def _parsed(forms: str) -> tuple[int, Callable[[int], int]]:
    fields = dict(part.strip().partition("=")[::2] for part in forms.split(";") if part.strip())
    return int(fields.get("nplurals", "")), c2py(fields.get("plural", ""))
