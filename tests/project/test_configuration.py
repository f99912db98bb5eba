from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError, SubtitrError, UsageError
from pipeline.model.cue import Kind
from pipeline.project.configuration import Configuration, read_configuration
from pipeline.project.schema import RELEASE_READERS, TOP_READERS
from pipeline.project.toml import load_toml
from pipeline.segmentation import SegmentationSettings

from .strategies import configurations, releases, toml


def read(text: str | bytes, key: str = "") -> Configuration:
    data = text if isinstance(text, bytes) else text.encode()
    return read_configuration(load_toml(data, "subtitr.toml"), "subtitr.toml", key=key)


def problems(text: str | bytes) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        read(text)
    return [f"{one} / {one.hint}" for one in caught.value.problems]


@given(configurations())
def test_any_good_keys_are_read(table: dict[str, Any]) -> None:
    """Any subset of the keys with good values gives one release for each language, in order."""
    configuration = read(toml(table))
    assert configuration.languages == tuple(table.get("languages", ()))
    for key in ("untranslated", "fuzzy", "speakers", "cueing", "retime"):
        for release in configuration.releases:
            own = table.get("release", {}).get(release.name, {})
            if key in own or key in table:
                assert getattr(release, key) == own.get(key, table.get(key))


@given(configurations())
def test_equal_configurations_have_equal_digests(table: dict[str, Any]) -> None:
    """The order of keys changes nothing, and a configuration survives pickling."""
    backwards = dict(reversed(table.items()))
    one, two = read(toml(table)), read(toml(backwards))
    assert one == two
    assert one.digest == two.digest
    assert pickle.loads(pickle.dumps(one)) == one


words = st.text("abcdefghijklmnop-_", min_size=1, max_size=12)


@given(configurations(), words.filter(lambda word: word not in TOP_READERS))
def test_unknown_keys_are_reported(table: dict[str, Any], word: str) -> None:
    """Whatever stands around it, an unknown key is reported with its path, and nothing else is."""
    found = problems(toml({**table, word: 1}))
    assert len(found) == 1
    assert found[0].startswith(f"subtitr.toml: {word}: unknown key")


@given(releases, words.filter(lambda word: word not in RELEASE_READERS))
def test_unknown_keys_of_a_release_are_reported(name: str, word: str) -> None:
    """So is one in the table of a release."""
    found = problems(toml({"languages": [name], "release": {name: {word: 1}}}))
    assert len(found) == 1
    assert f"release.{name}." in found[0].replace('"', "")
    assert found[0].split(": ")[1].endswith(word)


@given(
    st.dictionaries(
        st.sampled_from(sorted(TOP_READERS)),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
            max_leaves=6,
        ),
    )
)
def test_any_value_is_read_or_reported(table: dict[str, Any]) -> None:
    """No value of any type makes anything but settings or a configuration error."""
    found: tuple[SubtitrError, ...] = ()
    try:
        configuration = read_configuration(table, "subtitr.toml")
    except ConfigurationError as error:
        found = error.problems
    assert found or set(configuration.languages) == set(table.get("languages", ()))
    for problem in found:
        assert problem.where.startswith("subtitr.toml: ")
        assert str(problem).isprintable()


def test_defaults() -> None:
    """Without any key the defaults of the table of keys hold."""
    configuration = read('languages = ["ru", "ru@edu", "de"]')
    ru, edu, de = configuration.releases
    assert configuration.source_languages == ("ru", "de")
    assert configuration.segmentation == SegmentationSettings(("ru", "de"))
    assert (configuration.segmentation.unit, configuration.segmentation.most_cues) == (
        "sentence",
        12,
    )
    assert (configuration.frame_rate, configuration.mo, ru.cueing) == (None, False, "keep")
    assert (ru.profile, edu.profile, de.profile) == ("netflix-ru", "netflix-ru", "none")
    assert (ru.kinds, ru.encoding, ru.bom, ru.newline) == (tuple(Kind), "utf-8", False, "\n")
    assert {ru.same_language_for(kind) for kind in Kind} == {"keep"}
    assert (edu.language, edu.variant, edu.catalog) == ("ru", "edu", "ru@edu")
    assert configuration.catalogs == ("ru", "ru@edu", "de")
    assert configuration.title_id("iss-01") == "iss-01"


def test_all_keys() -> None:
    """Every key is read as it is documented."""
    configuration = read("""
        languages = ["ru", "ru@edu", "en"]
        source-languages = ["en", "ru"]
        unit = "cue"
        segment-cues = 4
        segment-pause = 2.5
        cueing = "free"
        frame-rate = "23.976"
        profile = {ru = "netflix-en", "ru@edu" = "none"}
        same-language = {sign = "omit"}
        newline = "CRLF"
        title-id = {new = "old"}
        mo = true
        [release."ru@edu"]
        catalog = "ru"
        kinds = ["sign", "dialogue"]
        same-language = "edit"
        encoding = "UTF-16-LE"
        bom = true
        [release.en]
        same-language = {song = "omit", default = "edit"}
        profile = "none"
        [cast.COMMANDER]
        gender = "f"
        language = "en"
        kind = "radio"
        name = {ru = "КОМАНДИР"}
        address = ["engineer"]
        [cast.ENGINEER]
        gender = "m"
    """)
    ru, edu, en = configuration.releases
    assert str(configuration.frame_rate) == "23.976"
    segmentation = configuration.segmentation
    assert (segmentation.unit, segmentation.most_cues, segmentation.longest_pause) == (
        "cue",
        4,
        2_500,
    )
    assert (ru.cueing, en.cueing) == ("free", "free")
    assert (ru.profile, edu.profile, en.profile) == ("netflix-en", "none", "none")
    assert (edu.catalog, edu.has_own_catalog) == ("ru", False)
    assert configuration.catalogs == ("ru", "en")
    assert edu.kinds == (Kind.DIALOGUE, Kind.SIGN)
    assert (edu.encoding, edu.bom, edu.newline) == ("utf-16-le", True, "\r\n")
    assert (ru.same_language_for(Kind.SIGN), ru.same_language_for(Kind.SONG)) == ("omit", "keep")
    assert {edu.same_language_for(kind) for kind in Kind} == {"edit"}
    assert (en.same_language_for(Kind.SIGN), en.same_language_for(Kind.SONG)) == ("edit", "omit")
    assert configuration.title_id("new") == "old"
    assert configuration.mo
    commander = configuration.cast.find("Commander")
    assert commander is not None
    assert (commander.gender, commander.kind, commander.address) == (
        "f",
        Kind.RADIO,
        ("ENGINEER",),
    )
    assert commander.name_in("ru") == "КОМАНДИР"


@pytest.mark.parametrize(
    ("value", "exact"),
    [("25", "25"), ("23.976", "23.976"), ('"24000/1001"', "23.976"), ('"29.97"', "29.97")],
)
def test_frame_rates_are_exact(value: str, exact: str) -> None:
    """A rate may be a number or a text, and decimal numbers never become floats."""
    assert str(read(f"frame-rate = {value}").frame_rate) == exact


@pytest.mark.parametrize("value", ["0", "-1", "1.0", "true", '"3"', "1000001", "1" + "0" * 4000])
def test_most_cues_is_a_whole_number(value: str) -> None:
    """A segment runs over one cue at the least, and over a number of them."""
    (found,) = problems(f"segment-cues = {value}")
    assert found.startswith("subtitr.toml: segment-cues: must be a whole number from 1 to 1000000")


@pytest.mark.parametrize(
    ("value", "milliseconds"), [("5", 5_000), ("0.001", 1), ("2.50", 2_500), ("3600", 3_600_000)]
)
def test_pauses_are_exact(value: str, milliseconds: int) -> None:
    """A pause is in seconds, and becomes whole milliseconds without a float."""
    assert read(f"segment-pause = {value}").segmentation.longest_pause == milliseconds


@pytest.mark.parametrize(
    "value",
    ["0", "0.0", "-1", "3600.001", "0.0005", "nan", "inf", "1e999999999", "true", '"5"', "3601"],
)
def test_pauses_have_limits(value: str) -> None:
    """A pause is more than nothing and no more than an hour, to the millisecond."""
    (found,) = problems(f"segment-pause = {value}")
    assert found.startswith("subtitr.toml: segment-pause: must be seconds, more than 0 and up to")


def test_everything_wrong_is_reported_at_once() -> None:
    """Each problem has its file, its key and what is allowed."""
    found = problems("""
        languages = ["ru", "ru", "../x", 3, "pt_BR"]
        unit = "cu"
        frame-rate = "1e999999999"
        profil = "x"
        profile = "netflix-ry"
        catalog = "ru"
        kinds = []
        bom = "yes"
        encoding = "base64"
        title-id = {a = "x", b = "x", "../c" = "d"}
        [release."ru@edv"]
        [release.ru]
        mo = true
        cueing = "kep"
        [cast.A]
        gender = "x"
        address = ["C"]
        name = "A"
        age = 30
    """)
    starts = [
        'subtitr.toml: languages[2]: "ru" is listed twice / ',
        'subtitr.toml: languages[3]: "../x" is not the tag of a language',
        "subtitr.toml: languages[4]: must be a text in quotes / ",
        'subtitr.toml: languages[5]: "pt_BR" is written "pt-BR" / ',
        'subtitr.toml: unit: "cu" is not one of: sentence, cue / did you mean "cue"?',
        "subtitr.toml: frame-rate: must be frames per second from 1 to 1000 / such as 25",
        'subtitr.toml: profil: unknown key / did you mean "profile"?',
        "subtitr.toml: catalog: belongs to one release / ",
        "subtitr.toml: kinds: must be a list of at least one of: dialogue",
        "subtitr.toml: bom: must be true or false / ",
        'subtitr.toml: encoding: "base64" is not an encoding of text / such as',
        'subtitr.toml: title-id.b: "x" is already the id of another title',
        'subtitr.toml: title-id."../c": a title cannot begin with a dash, a dot',
        "subtitr.toml: cast.A.gender: must be",
        "subtitr.toml: cast.A.name: must be a table of languages",
        "subtitr.toml: cast.A.age: unknown key / allowed: gender",
        'subtitr.toml: cast.A.address[1]: "C" is not in the cast / ',
        'subtitr.toml: profile: no profile "netflix-ry" / did you mean "netflix-',
        'subtitr.toml: release."ru@edv": is not among languages / ',
        "subtitr.toml: release.ru.mo: unknown key / ",
        'subtitr.toml: release.ru.cueing: "kep" is not one of: keep, free / did you mean "keep"?',
    ]
    assert len(found) == len(starts)
    for start in starts:
        assert [one for one in found if one.startswith(start)], start


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('languages = ["ru@a"]\n[release."ru@a"]\ncatalog = "en"', "is another language"),
        (
            """languages = ["ru@a", "ru@b"]
            release = {"ru@a" = {catalog = "ru"}, "ru@b" = {catalog = "ru@a"}}""",
            "has no catalog of its own",
        ),
        ('languages = ["ru"]\nencoding = "cp1251"\nbom = true', "cp1251 has no byte order mark"),
        ('encoding = "utf-16"', "the order of the bytes is missing"),
        ('encoding = "utf-8-sig"', "a byte order mark has its own key"),
        ('encoding = "\\u0000"', "is not an encoding of text"),
        ('encoding = "rot13"', "is not an encoding of text"),
        ('languages = ["ru"]\nprofile = {en = "netflix-en"}', "is not among languages"),
        ('languages = ["ru"]\n[release.ru]\nprofile = "netflicks"', 'no profile "netflicks"'),
        ('languages = ["ru"]\n[release]\nru = 1', "must be a table"),
        ("cast = 1", "must be a table of speakers"),
        ("cast = {A = 1}", "must be a table"),
        ('cast = {A = {language = "xx_"}}', "is not the tag of a language"),
        ("cast = {A = {language = 1}}", "must be the tag of a language"),
        ('cast = {A = {kind = "radoi"}}', "must be one of: dialogue"),
        ("cast = {A = {kind = 1}}", "must be one of: dialogue"),
        ('cast = {A = {name = {"../x" = "A"}}}', "is not the tag of a language"),
        ("cast = {A = {name = {ru = 1}}}", "must be a text in quotes"),
        ('cast = {A = {name = {ru = "A\\n"}}}', "a name cannot"),
        ('cast = {A = {address = "A"}}', "must be a list of speakers"),
        ("cast = {A = {address = [1]}}", "must be a text in quotes"),
        ('cast = {" A" = {}}', "a name cannot be empty"),
        ("encoding = 1", "must be the name of an encoding"),
        ('profile = {"../x" = "none"}', "is not the tag of a language"),
        ("profile = 1", "must be the name of a profile"),
        ("title-id = 1", "must be a table of titles"),
        ("title-id = {a = 1}", "must be a text in quotes"),
        ('title-id = {a = "../x"}', "a title cannot"),
        ('languages = ["ru"]\nrelease = {ru = {catalog = 1}}', "must be the name of a release"),
        ('languages = ["ru"]\nrelease = {ru = {catalog = "../x"}}', "is not the tag"),
        ("[cast.A]\n[cast.a]", "case does not count"),
        ('[cast."A:"]', "a name cannot hold"),
        ('source-languages = ["zxx"]', "is no certain language"),
        ('kinds = ["sign", "sign"]', "is listed twice"),
        ('frame-rate = "25/0"', "must be frames per second"),
        ("frame-rate = true", "must be frames per second"),
        (f"frame-rate = 0x{'f' * 8000}", "must be frames per second"),
        ("frame-rate = inf", "must be frames per second"),
        ("same-language = {songs = 'omit'}", "unknown key"),
    ],
)
def test_each_mistake_has_its_own_words(text: str, problem: str) -> None:
    """Between and inside keys, one mistake is one problem."""
    found = problems(text)
    assert len(found) == 1
    assert problem in found[0]


def test_key_of_the_table_is_part_of_the_path() -> None:
    """In pyproject.toml the path of a key begins with the table."""
    with pytest.raises(ConfigurationError, match=r"subtitr\.toml: tool\.subtitr\.unit: "):
        read("unit = 1", key="tool.subtitr")


def test_unknown_release_is_an_error_with_a_suggestion() -> None:
    """Asking for a release that is not made names the nearest one."""
    configuration = read('languages = ["ru", "ru@edu"]')
    assert configuration.release("ru@edu").variant == "edu"
    with pytest.raises(UsageError, match='no release "ru@edv"') as caught:
        configuration.release("ru@edv")
    assert str(caught.value.hint) == 'did you mean "ru@edu"?'


@pytest.mark.parametrize("text", ["", "languages = []", 'source-languages = ["en"]'])
def test_a_project_without_releases_can_make_none(text: str) -> None:
    """It can be read, for its masters; what asks for releases is told what to write."""
    configuration = read(text)
    for asked in (configuration.require_releases, lambda: configuration.release("ru")):
        with pytest.raises(ConfigurationError, match="names no release") as caught:
            asked()
        assert str(caught.value.hint) == 'write what is to be made: languages = ["ru", "en"]'
    read('languages = ["ru"]').require_releases()


def test_rules_are_suppressed_with_a_reason() -> None:
    """[suppress] holds for the project, that of a release for it; each has a reason."""
    configuration = read(
        'languages = ["ru"]\n[suppress]\nfuzzy = "later"\n[release.ru.suppress]\nCAT011 = "rounded"'
    )
    assert [(name, pin.suppress, pin.reason) for name, pin in configuration.suppress] == [
        ("", ("fuzzy",), "later"),
        ("ru", ("CAT011",), "rounded"),
    ]
    found = problems(
        'languages = ["ru"]\n[suppress]\nfuzzi = "x"\n[release.ru.suppress]\nCAT011 = ""\n'
    )
    where = "subtitr.toml: release.ru.suppress.CAT011: "
    assert [one.partition(" / ")[0] for one in found] == [
        'subtitr.toml: suppress.fuzzi: no rule "fuzzi"',
        f"{where}lacks the reason why the findings are not wanted",
    ]


def test_a_mistyped_family_is_no_rule_that_begins_like_it() -> None:
    """A severity may be a family's, so it is offered; a reason is a rule's, which is then said."""
    (severity,) = problems('[profiles.a.severity]\nTIMM = "off"')
    assert severity.endswith(' / did you mean "TIM"?')
    (reason,) = problems('[suppress]\nTIMM = "x"')
    assert reason.startswith('subtitr.toml: suppress.TIMM: no rule "TIMM" / a reason is one rule')


def test_choices_are_told_once() -> None:
    """What is allowed stands in the sentence, and the hint does not repeat it."""
    (found,) = problems('unit = "blabla"')
    assert found == 'subtitr.toml: unit: "blabla" is not one of: sentence, cue / '
