"""Laws of users' own profiles: they extend each other and ours, and every error is told."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.registry import RULES
from pipeline.errors import ConfigurationError, InputError
from pipeline.model.codes import CODES, codes_by_name
from pipeline.profiles import NO_PROFILE, load, names
from pipeline.profiles.stating import KEYS
from pipeline.project.configuration import read_configuration
from pipeline.project.houses import read_house
from pipeline.project.toml import load_toml
from pipeline.workflow.houses import house_named


def configuration(text: str) -> object:
    """Return the configuration that a file states."""
    return read_configuration(load_toml(text.encode(), "subtitr.toml"), "subtitr.toml")


def problems(text: str) -> list[str]:
    """Return what is wrong with a configuration."""
    with pytest.raises(ConfigurationError) as caught:
        configuration(text)
    return [str(problem) for problem in caught.value.problems]


@given(st.sampled_from(names()), st.integers(1, 99))
def test_what_a_profile_does_not_state_is_as_in_the_one_it_extends(base: str, width: int) -> None:
    """Only what is stated differs; the stated value has its source."""
    own = read_house(f'extends = "{base}"\nline-characters = {width}'.encode(), "own.toml", "own")
    ours = load(base)
    assert own.limits == ours.limits._replace(line_characters=width)
    assert (own.style, own.dash, own.severities) == (ours.style, ours.dash, ours.severities)
    assert (own.name, own.extends) == ("own", base)
    assert dict(own.sources).keys() == dict(ours.sources).keys() | {"line-characters"}


@given(st.decimals("0.1", 99, places=2))
def test_speeds_are_exact(speed: object) -> None:
    """A reading speed with decimals is that fraction, never a float."""
    own = read_house(f"reading-speed = {speed}".encode(), "own.toml", "own")
    assert own.limits.reading_speed == Fraction(str(speed))


def test_a_release_takes_a_profile_of_the_project() -> None:
    """Profiles of the project may extend each other, in any order."""
    read = configuration(
        """
        languages = ["ru", "en"]
        profile = {ru = "schools"}
        [profiles.schools]
        about = "For schools."
        extends = "house"
        reading-speed = {value = 12.5, source = "the school board", date = 2026-01-02}
        [profiles.schools.severity]
        TIM007 = "warning"
        [profiles.house]
        extends = "netflix-ru"
        longest = "none"
        dash = "— "
        """
    )
    ru, en = read.releases  # type: ignore[attr-defined]
    assert (ru.profile, en.profile) == ("schools", "netflix-en")
    assert ru.house.limits.reading_speed == Fraction(25, 2)
    assert (ru.house.limits.longest, ru.house.limits.lines, ru.house.dash) == (None, 2, "— ")
    assert dict(ru.house.severities)["reading-too-fast"] == "warning"
    assert dict(ru.house.sources)["reading-speed"] == "the school board (2026-01-02)"
    assert en.house == load("netflix-en")


def test_a_profile_by_itself_limits_nothing() -> None:
    """An empty profile is as `none`: dashes and dots as in the master."""
    own = read_house(b"", "own.toml", "own")
    assert own == NO_PROFILE._replace(name="own")


JUDGED = {rule.code for rule in RULES}
NAMES = {
    name: codes & JUDGED for name, codes in codes_by_name().items() if not codes.isdisjoint(JUDGED)
}


@given(st.dictionaries(st.sampled_from(sorted(NAMES)), st.sampled_from(["off", "info", "error"])))
def test_every_name_of_a_rule_judges_it(stated: dict[str, str]) -> None:
    """Code, rule, alias and family judge alike; of two the one that stands for fewer rules does."""
    lines = "".join(f'"{name}" = "{how}"\n' for name, how in stated.items())
    wanted: dict[str, set[str]] = {}
    for code in JUDGED:
        naming = [name for name in stated if code in NAMES[name]]
        fewest = min((len(NAMES[name]) for name in naming), default=0)
        if naming:
            wanted[CODES[code].rule] = {
                stated[name] for name in naming if len(NAMES[name]) == fewest
            }
    try:
        own = read_house(f"[severity]\n{lines}".encode(), "own.toml", "own")
    except ConfigurationError:
        assert any(len(severities) > 1 for severities in wanted.values())
    else:
        assert {rule: {how} for rule, how in own.severities} == wanted


def test_every_limit_can_be_stated() -> None:
    """What a profile of ours may state, one of a user's may state too."""
    unknown = "unknown key"
    for field in KEYS:
        key = field.replace("_", "-")
        with pytest.raises(ConfigurationError) as caught:
            read_house(f"{key} = [[]]".encode(), "own.toml", "own")
        assert unknown not in str(caught.value.problems[0]), key


def test_a_file_extends_another(tmp_path: Path) -> None:
    """By its path from there, through several; in a circle, or where there is none, it is told."""
    (tmp_path / "base").mkdir()
    (tmp_path / "own.toml").write_text('extends = "base/house.toml"\nlines = 3\n')
    (tmp_path / "base" / "house.toml").write_text('extends = "../root.toml"\nlongest = 6000\n')
    (tmp_path / "root.toml").write_text('extends = "netflix-ru"\nlines = 1\n')
    own = house_named(str(tmp_path / "own.toml"))
    assert (own.limits.lines, own.limits.longest, own.extends) == (3, 6000, "base/house.toml")
    assert own.limits.reading_speed == load("netflix-ru").limits.reading_speed
    (tmp_path / "root.toml").write_text('extends = "own.toml"\n')
    with pytest.raises(InputError, match="is extended by itself"):
        house_named(str(tmp_path / "own.toml"))
    (tmp_path / "root.toml").unlink()
    with pytest.raises(InputError, match=r"root\.toml: "):
        house_named(str(tmp_path / "own.toml"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[profiles.a]\nextends = 'ted'\nshortest = 8000", "profiles.a.shortest: shortest of 8000"),
        ("[profiles.a]\nextends = 'ted'\nlongest = 900", "profiles.a.longest: shortest of 1000"),
        ("[profiles.a]\nextends = 'b.toml'", 'no profile "b.toml"'),
        ("[profiles.a.lines]\nvalue = 2\ndate = 'yesterday'", "lines.date: must be a date"),
        ("[profiles.a.lines]\nvalue = 2\ndate = 2026-01-02T03:04:05", "lines.date: must be a date"),
        ("[profiles.a.severity]\nSRT003 = 'off'", "is not for a house to judge"),
        ("[profiles.a.severity]\nSRT = 'off'", "is not for a house to judge"),
        ("[profiles.a.severity]\nmax-cps = 'off'\nMAX-CPS = 'info'", '"max-cps" judges'),
        ("[suppress]\nTIM = 'x'", "suppress.TIM: TIM is a family of rules"),
        ("[profiles.a]\nextends = 'b'\n[profiles.b]\nextends = 'a'", "goes round in a circle"),
        ("[profiles.a]\nextends = 'netflix-ry'", 'no profile "netflix-ry"'),
        ("[profiles.netflix-ru]\nlines = 3", "is the name of a profile that the program has"),
        ("[profiles.a]\nline-character = 40", "profiles.a.line-character: unknown key"),
        ("[profiles.a]\nlines = -1", "profiles.a.lines: must be a whole number"),
        ("[profiles.a]\nlines = true", "profiles.a.lines: must be a whole number"),
        ("[profiles.a]\nreading-speed = 0", "must be characters per second"),
        ("[profiles.a]\nreading-speed = inf", "must be characters per second"),
        ("[profiles.a]\nreading-speed = 1e-99999", "must be characters per second"),
        ("[profiles.a]\nquotes = '«'", "must be two marks"),
        ("[profiles.a]\nchaining = 1", "must be true or false"),
        ("[profiles.a.severity]\nTIM999 = 'off'", "no rule is called so"),
        ("[profiles.a.severity]\nTIM007 = 'fatal'", "must be one of"),
        ("[profiles.a.lines]\nsource = 'x'", "has no value"),
        ("profiles = 1", "must be a table"),
        ("[profiles]\na = 1", "profiles.a: must be a table"),
    ],
)
def test_what_is_wrong_is_told_with_its_key(text: str, said: str) -> None:
    """Every error names the key and what it has to be."""
    first, *more = problems(f'languages = ["ru"]\n{text}' if text[0] != "p" else text)
    assert said in first
    assert more == []


def test_all_errors_are_told_at_once() -> None:
    """One run tells everything that is wrong."""
    assert len(problems("[profiles.a]\nlines = 0\nlongest = 0\n[profiles.b]\nyo = 'no'")) == 3
