"""The glossary file: terms as they are stated, or everything that is wrong with them."""

from __future__ import annotations

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.model.cue import Kind
from pipeline.model.glossary import Glossary, Term
from pipeline.project.glossary import read_glossary

forms = st.lists(
    st.from_regex(r"[a-cгё1]{1,4}(?:[ '-][a-cгё]{1,4}){0,2}", fullmatch=True),
    min_size=1,
    max_size=3,
    unique=True,
).map(tuple)
by_language = st.dictionaries(
    st.sampled_from(["ru", "de", "ru@edu"]), forms, min_size=1, max_size=2
)
terms = st.builds(
    Term,
    source=forms,
    targets=by_language.map(lambda table: tuple(table.items())),
    forbidden=st.just(()),
    note=st.sampled_from(["", "between two modules"]),
    languages=st.sampled_from([(), ("en",), ("en", "fr")]),
    kinds=st.sampled_from([(), (Kind.RADIO,)]),
)


def written(glossary: Glossary) -> bytes:
    tables = [
        {
            "source": list(one.source),
            "target": {name: list(words) for name, words in one.targets},
            **({"note": one.note} if one.note else {}),
            **({"languages": list(one.languages)} if one.languages else {}),
            **({"kinds": [str(kind) for kind in one.kinds]} if one.kinds else {}),
        }
        for one in glossary.terms
    ]
    return tomlkit.dumps({"term": tables}).encode()


@given(st.lists(terms, max_size=4, unique_by=lambda term: frozenset(term.source)))
def test_what_is_stated_is_read(stated: list[Term]) -> None:
    """Terms come back as they were written, in order, unless one form has two terms."""
    every = [(form, one.languages, one.kinds) for one in stated for form in one.source]
    glossary = Glossary(tuple(stated))
    if len(every) == len(set(every)):
        assert read_glossary(written(glossary), "glossary.toml") == glossary
    else:
        with pytest.raises(ConfigurationError, match="already"):
            read_glossary(written(glossary), "glossary.toml")


def test_one_word_is_a_list_of_one() -> None:
    """A single form needs no brackets; a variant has its own words, or those of its language."""
    targets = '{ ru = "люк", "ru@edu" = "дверца", pt = "escotilha" }'
    data = f'[[term]]\nsource = "hatch"\ntarget = {targets}\n'
    (term,) = read_glossary(data.encode(), "x").terms
    assert term.source == ("hatch",)
    assert [term.targets_in(name) for name in ("ru", "ru@edu", "ru@kids", "pt-BR", "de")] == [
        ("люк",),
        ("дверца",),
        ("люк",),
        ("escotilha",),
        (),
    ]


def test_everything_wrong_is_reported_at_once() -> None:
    """Each mistake is told with file and key."""
    data = """
    terms = 1
    [[term]]
    target = { ru = "a" }
    [[term]]
    source = "x"
    [[term]]
    source = ["hatch", "hatch", 1, " a", "a = b"]
    target = { "../ru" = "люк", ru = [] }
    forbidden = "дверь"
    kinds = ["sing"]
    languages = ["en", "en"]
    note = 1
    [[term]]
    source = "x"
    target = { ru = "Люк" }
    forbidden = { ru = "люк" }
    """
    with pytest.raises(ConfigurationError) as caught:
        read_glossary(data.encode(), "glossary.toml")
    found = [str(one).removeprefix("glossary.toml: ") for one in caught.value.problems]
    starts = [
        "terms: unknown key",
        "term[1]: does not say what the term is",
        "term[2]: does not say how it is translated",
        'term[3].source[2]: "hatch" is listed twice',
        "term[3].source[3]: must be a text in quotes",
        "term[3].source[4]: a form has a letter",
        "term[3].source[5]: a form is one line",
        "term[3].target",
        "term[3].target.ru: must be a text in quotes, or a list",
        "term[3].forbidden: must be a table",
        "term[3].kinds",
        'term[3].languages[2]: "en" is listed twice',
        "term[3].note: must be one line",
        'term[4].forbidden.ru: "люк" is wanted as well',
        'term[4].source: "x" is term 2 already',
    ]
    assert len(found) == len(starts), found
    for start in starts:
        assert [one for one in found if one.startswith(start)], start
