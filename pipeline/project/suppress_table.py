"""The `[suppress]` tables: rules whose findings are not wanted in a project, release or title."""

from __future__ import annotations

import re

from pipeline.messages import Text, _
from pipeline.model.codes import CODES, codes_by_name
from pipeline.model.pin import Pin
from pipeline.project.toml import Spot
from pipeline.project.wording import did_you_mean, nearest, shortened

_TABLE = re.compile(r"\[+\s*([^\]]*?)\s*\]+")


def read_suppress(value: object, spot: Spot) -> tuple[Pin, ...] | None:
    """Read a table of rules and the reasons why their findings are not wanted."""
    if not isinstance(value, dict):
        spot.wrong(_("must be a table of rules and reasons"), _('write rule = "reason" under it'))
        return None
    found = []
    for rule, reason in value.items():
        place = spot.at(rule)
        problem = rule_problem(rule)
        if problem is not None:
            place.wrong(*problem)
        elif not isinstance(reason, str) or not reason.strip():
            place.wrong(NO_REASON, REASON_HINT)
        else:
            found.append(Pin(suppress=(rule,), reason=reason))
    return tuple(found)


NO_REASON = _("lacks the reason why the findings are not wanted")
REASON_HINT = _('such as "the poem keeps its line breaks"')


def rule_problem(rule: str) -> tuple[Text, object] | None:
    """Return what is wrong with the name of a rule, and a hint; None when there is such a rule."""
    known = {name for row in CODES.values() for name in (row.code, row.rule, *row.aliases)}
    if rule.casefold() in {name.casefold() for name in known}:
        return None
    wanted = _("a reason is one rule's; name those whose findings are not wanted")
    if rule.casefold() in codes_by_name():
        return _("{name} is a family of rules", name=shortened(rule)), wanted
    families = {code[:3] for code in CODES}
    if nearest(rule, sorted(known | families)) in families:
        return _('no rule "{name}"', name=shortened(rule)), wanted
    hint = did_you_mean(rule, sorted(known)) or _("docs/rules.md lists them")
    return _('no rule "{name}"', name=shortened(rule)), hint


def suppress_line(text: str, table: str, rule: str) -> int | None:
    """Return the line, from 1, at which `table` of a TOML file names `rule`; None where unknown."""
    here = ""
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if header := _TABLE.match(bare):
            here = header[1].replace('"', "").replace("'", "")
        elif here == table and bare.partition("=")[0].strip().strip("\"'") == rule:
            return number
    return None
