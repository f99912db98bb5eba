"""Which rules are wanted: by code, by family (`TIM`), by name, or by what others call them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.checks.rule import Rule
from pipeline.errors import UsageError
from pipeline.messages import _
from pipeline.model.codes import CODES, codes_by_name
from pipeline.model.finding import Finding


def codes_named(name: str) -> frozenset[str]:
    """Return the codes that `name` stands for, in any case.

    An alias may stand for several, and the letters of a family stand for all of it.

    Raises UsageError, with the nearest names as a hint, when it stands for none.
    """
    codes = codes_by_name().get(name.casefold())
    if codes is None:
        raise UsageError(_("no rule is called {name}", name=name), hint=_did_you_mean(name))
    return codes


def selected_codes(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> frozenset[str]:
    """Return the codes that `select` names, all when it names none, without those of `ignore`.

    Raises UsageError for a name that is not known.
    """
    wanted = frozenset[str]().union(*(codes_named(name) for name in select)) or frozenset(CODES)
    return wanted.difference(*(codes_named(name) for name in ignore))


def select(
    rules: Iterable[Rule[Any]], select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> tuple[Rule[Any], ...]:
    """Return the `rules` that `select` names, all when it names none, without those of `ignore`.

    Raises UsageError for a name that is not known.
    """
    codes = selected_codes(select, ignore)
    return tuple(rule for rule in rules if rule.code in codes)


def with_codes(findings: Iterable[Finding], codes: frozenset[str]) -> tuple[Finding, ...]:
    """Return the `findings` that have one of `codes`: for those that no rule here has made."""
    return tuple(finding for finding in findings if finding.code in codes)


def _did_you_mean(name: str) -> object:
    from difflib import get_close_matches  # noqa: PLC0415 - needed only when something is wrong

    families = {code[:3].casefold() for code in CODES}
    capitals = {*CODES, *(one.upper() for one in families)}
    spellings = {key: key.upper() if key.upper() in capitals else key for key in codes_by_name()}
    near = get_close_matches(name.casefold(), spellings, n=3)
    if near and near[0] in families:
        near = near[:1]  # its rules are near too, by the letters that they begin with
    names = ", ".join(spellings[key] for key in near)
    return _("did you mean {names}?", names=names) if near else ""
