"""Rules and profiles for people: their tables, and the page of each, as Markdown and as JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable
from fractions import Fraction
from itertools import chain, repeat

from pipeline.checks.registry import RULES, pages
from pipeline.model.codes import CODES, Code
from pipeline.model.limits import Profile
from pipeline.report.columns import table, width
from pipeline.report.wording import decimal

_COLUMNS = 100
_NARROWEST = 20
"""Columns of a terminal: all, and the least that a text is wrapped to."""


def rules_table(codes: Iterable[Code], profile: Profile | None = None) -> str:
    """Return the rules as a table: code, name, how bad, and what it is called elsewhere."""
    rows = [("code", "rule", "severity", "also called")]
    rows += [
        (row.code, row.rule, severity_in(row, profile), ", ".join(row.aliases)) for row in codes
    ]
    return "".join(f"{line}\n" for line in table(rows, len(rows[0])))


def severity_in(row: Code, profile: Profile | None) -> str:
    """Return how bad a rule is, as the profile judges it; `off` where it is not looked for."""
    own = dict(profile.severities) if profile else {}
    return own.get(row.rule) or own.get(row.code) or str(row.severity)


def rule_page(code: str) -> str:
    """Return the page of a code, as the module of its rule or notice has it."""
    row = CODES[code]
    also = f"; also called {', '.join(row.aliases)}" if row.aliases else ""
    return f"# {row.code} {row.rule}\n\n{row.severity}{also}\n\n{pages()[code].page}\n"


def rule_description(code: str) -> str:
    """Return in a sentence what is wrong where a code is found: the first of its page, or its name.

    >>> rule_description("LAY004"), rule_description("SRT014")
    ('Two lines that would fit on one.', 'No cues.')
    """
    for rule in RULES:
        if rule.code == code and rule.page:
            return " ".join(rule.page.partition("\n\n")[0].split())
    return f"{CODES[code].rule.replace('-', ' ').capitalize()}."


def rule_subject(code: str) -> str:
    """Return what a rule checks, as its page says it; its description where it has none."""
    for rule in RULES:
        if rule.code == code and rule.page:
            return rule.sections["What it checks"]
    return rule_description(code)


def rules_json(codes: Iterable[Code], profile: Profile | None = None) -> str:
    """Return the rules as one JSON object."""
    limits = {rule.code: list(rule.limits) for rule in RULES}
    objects = [
        {
            "code": row.code,
            "rule": row.rule,
            "aliases": list(row.aliases),
            "severity": severity_in(row, profile),
            "says": row.sentence.msgid,
            "limits": limits.get(row.code, []),
        }
        for row in codes
    ]
    return f"{json.dumps({'rules': objects}, ensure_ascii=False, indent=1)}\n"


def profiles_table(profiles: Iterable[Profile]) -> str:
    """Return the profiles as a table: name, language, the numbers that matter most, for whom.

    No line is longer than 100 columns while names are short: the last column goes on below itself.
    """
    rows = [("profile", "language", "lines", "characters/s", "for")]
    for profile in profiles:
        limits = profile.limits
        lines = "x".join(
            _written(one) for one in (limits.lines, limits.line_characters) if one is not None
        )
        speed = _written(limits.reading_speed)
        rows.append((profile.name, profile.language or "any", lines, speed, profile.about))
    room = _COLUMNS - max(map(width, table([(*row[:-1], "|") for row in rows], len(rows[0])))) + 1
    cells = [
        (*one, part)
        for *first, about in rows
        for one, part in zip(
            chain([first], repeat([""] * len(first))),
            textwrap.wrap(about, max(room, _NARROWEST)) or [""],
            strict=False,
        )
    ]
    return "".join(f"{line}\n" for line in table(cells, len(rows[0])))


def profile_page(profile: Profile) -> str:
    """Return all that a profile states, each number with its source."""
    head = f"# {profile.name}\n\n{profile.about}".rstrip()
    if profile.extends:
        head += f"\nIt extends {profile.extends}."
    stated = [(key, _written(value_of(profile, key)), source) for key, source in profile.sources]
    parts = [head, "".join(f"{line}\n" for line in table(stated, 3)).rstrip()]
    if profile.severities:
        judged = "".join(f"{line}\n" for line in table(profile.severities, 2))
        parts.append(f"Rules that are judged otherwise:\n\n{judged}".rstrip())
    return "\n\n".join(part for part in parts if part) + "\n"


def profiles_json(profiles: Iterable[Profile]) -> str:
    """Return the profiles as one JSON object."""
    objects = [
        {
            "name": profile.name,
            "language": profile.language,
            "about": profile.about,
            "extends": profile.extends or None,
            "values": {
                key: {"value": _plain(value_of(profile, key)), "source": source}
                for key, source in profile.sources
            },
            "severity": dict(profile.severities),
        }
        for profile in profiles
    ]
    return f"{json.dumps({'profiles': objects}, ensure_ascii=False, indent=1)}\n"


def value_of(profile: Profile, key: str) -> object:
    """Return what `profile` states under `key`, as its file writes it."""
    field = key.replace("-", "_")
    part = next(one for one in (profile.limits, profile.style, profile) if hasattr(one, field))
    return getattr(part, field)


def _written(value: object) -> str:
    if isinstance(value, Fraction):
        return decimal(value)
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _plain(value: object) -> object:
    if not isinstance(value, Fraction):
        return value
    return int(value) if value.denominator == 1 else float(value)
