"""The glossary: how terms are translated through a whole project, and how they are not."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model.cue import Kind

_Forms = tuple[tuple[str, tuple[str, ...]], ...]
"""Pairs of a language, or a variant such as `ru@edu`, and words."""


class Term(NamedTuple):
    """One term. All words stand as a dictionary has them; texts are searched for their forms."""

    source: tuple[str, ...]
    """What it is called in the film, at least one form: `hatch`, `hatchway`."""
    targets: _Forms = ()
    """How it is translated; the first form of a language is the preferred one."""
    forbidden: _Forms = ()
    """How it is not to be translated."""
    note: str = ""
    languages: tuple[str, ...] = ()
    """The source languages in which `source` is this term; any when empty."""
    kinds: tuple[Kind, ...] = ()
    """The kinds of messages in which it is this term; any when empty."""

    def targets_in(self, name: str) -> tuple[str, ...]:
        """Return the translations in the catalog `name`; those of the language for a variant."""
        return _forms_in(self.targets, name)

    def forbidden_in(self, name: str) -> tuple[str, ...]:
        """Return what is not to be used in the catalog `name`."""
        return _forms_in(self.forbidden, name)


class Glossary(NamedTuple):
    """The terms of a project, in the order of its file."""

    terms: tuple[Term, ...] = ()


NO_TERMS = Glossary()
"""The glossary of a project that has none."""


def _forms_in(forms: _Forms, name: str) -> tuple[str, ...]:
    """Return the words for `name`: its own, else its language's, else those of `pt` for `pt-BR`."""
    known = dict(forms)
    return next((known[key] for key in _keys(name) if key in known), ())


def is_for(key: str, name: str) -> bool:
    """Whether words for `key`, a language or variant, may be those of the catalog `name`."""
    return key in _keys(name)


def _keys(name: str) -> tuple[str, str, str]:
    language = name.partition("@")[0]
    return name, language, language.partition("-")[0]
