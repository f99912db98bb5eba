"""The configuration of a project: `subtitr.toml`, or `[tool.subtitr]` in `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline import profiles
from pipeline.errors import ConfigurationError, InputError, UsageError
from pipeline.messages import _
from pipeline.model.cast import NOBODY, Cast
from pipeline.model.cue import Kind
from pipeline.model.frame_rate import FrameRate
from pipeline.model.limits import Profile
from pipeline.model.pin import Pin
from pipeline.project.files import digest
from pipeline.project.houses import Own, read_houses
from pipeline.project.names import split_release
from pipeline.project.schema import (
    PROJECT_KEYS,
    RELEASE_KEYS,
    RELEASE_READERS,
    TOP_READERS,
    Cueing,
    Fuzzy,
    Retime,
    SameLanguage,
    Speakers,
    Untranslated,
)
from pipeline.project.suppress_table import read_suppress
from pipeline.project.toml import Problems, Spot, read_table
from pipeline.project.wording import did_you_mean, shortened, shown
from pipeline.segmentation.settings import SegmentationSettings


@dataclass(frozen=True, slots=True)
class ReleaseSettings:
    """What one release is made of and how it is written."""

    name: str
    """`ru`, or `ru@edu` for a variant."""
    language: str
    variant: str
    """Empty for the release of the language itself."""
    catalog: str
    """The release whose catalog this one is made from; itself unless stated."""
    profile: str
    """Name of the profile."""
    house: Profile
    """The profile of that name: the project's own, or one that the program has."""
    kinds: tuple[Kind, ...]
    """What the release shows, in the order of `Kind`."""
    same_language: tuple[tuple[Kind, SameLanguage], ...]
    """For each kind, what happens to lines spoken in the release's language."""
    untranslated: Untranslated
    fuzzy: Fuzzy
    speakers: Speakers
    cueing: Cueing
    retime: Retime
    encoding: str
    """Python's name of the codec."""
    bom: bool
    newline: str
    r"""`\n` or `\r\n`."""

    @property
    def has_own_catalog(self) -> bool:
        """Whether no other release lends its catalog."""
        return self.catalog == self.name

    def same_language_for(self, kind: Kind) -> SameLanguage:
        """Return what happens to lines of `kind` spoken in the release's language."""
        return dict(self.same_language)[kind]


@dataclass(frozen=True, slots=True)
class Configuration:
    """All settings of a project, with defaults in place of what it does not state."""

    releases: tuple[ReleaseSettings, ...]
    """In the order of `languages`."""
    segmentation: SegmentationSettings
    """How masters become segments."""
    frame_rate: FrameRate | None
    mo: bool
    """Whether compiled catalogs are wanted beside the catalogs."""
    title_ids: tuple[tuple[str, str], ...]
    """Titles and ids, only where they differ from each other."""
    locations: bool
    """Whether templates and catalogs say where messages stand: `#:` and the times in `#.`."""
    houses: tuple[Profile, ...] = ()
    """Profiles of the project's own."""
    suppress: tuple[tuple[str, Pin], ...] = ()
    """What is not wanted in a whole release, or in all (its name empty): rule and reason."""
    file: str = ""
    """The file that it was read from, as shown to people."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Names of the releases."""
        return tuple(release.name for release in self.releases)

    @property
    def catalogs(self) -> tuple[str, ...]:
        """Names of the catalogs that the releases are made from, each once."""
        return tuple(dict.fromkeys(release.catalog for release in self.releases))

    @property
    def digest(self) -> str:
        """SHA-256 of all settings: equal for equal configurations, on any machine."""
        return digest(repr(self).encode("utf-8", "surrogatepass"))

    @property
    def source_languages(self) -> tuple[str, ...]:
        """What may be spoken, the likeliest first."""
        return self.segmentation.source_languages

    @property
    def cast(self) -> Cast:
        """Who speaks."""
        return self.segmentation.cast

    def title_id(self, title: str) -> str:
        """Return what the identities of `title` are made of."""
        return dict(self.title_ids).get(title, title)

    def release(self, name: str) -> ReleaseSettings:
        """Return the settings of the release `name`; raise UsageError if there is none.

        Raises ConfigurationError if there are no releases at all.
        """
        for release in self.releases:
            if release.name == name:
                return release
        self.require_releases()
        names = ", ".join(self.languages)
        hint = did_you_mean(name, self.languages) or _("the project has: {names}", names=names)
        raise UsageError(_('no release "{name}"', name=shortened(name)), hint=hint)

    def require_releases(self) -> None:
        """Raise ConfigurationError if `languages` names no release, so that none can be made."""
        if self.releases:
            return
        hint = _('write what is to be made: languages = ["ru", "en"]')
        what = _("languages names no release; there is nothing to make")
        raise ConfigurationError(InputError(what, shown(self.file), hint))


def read_configuration(table: object, file: str, *, key: str = "") -> Configuration:
    """Return the configuration that a table of a TOML file states.

    `file` is the file as shown to people, `key` the key of the table in it (`tool.subtitr`).
    Raises ConfigurationError with every unknown key and every bad value, each with file and key.
    """
    spot = Spot(Problems(file), key)
    top = read_table(table, TOP_READERS, spot)
    for row in PROJECT_KEYS:
        top.setdefault(row.name, row.default)
    houses = read_houses(top["profiles"], spot.at("profiles"))
    releases = _releases(top, houses, spot)
    spot.problems.check()
    languages = tuple(dict.fromkeys(release.language for release in releases))
    return Configuration(
        releases=releases,
        segmentation=SegmentationSettings(
            source_languages=top["source-languages"] or languages,
            cast=top["cast"] or NOBODY,
            unit=top["unit"],
            most_cues=top["segment-cues"],
            longest_pause=top["segment-pause"],
        ),
        frame_rate=top["frame-rate"],
        mo=top["mo"],
        locations=top["locations"],
        houses=tuple(houses.values()),
        suppress=tuple(
            sorted(
                (*(("", pin) for pin in top["suppress"]), *_suppressed(top["release"])),
                key=lambda one: (one[0], one[1].suppress),
            )
        ),
        file=file,
        title_ids=tuple(pair for pair in sorted(top["title-id"].items()) if pair[0] != pair[1]),
    )


def _releases(top: dict[str, Any], houses: Own, spot: Spot) -> tuple[ReleaseSettings, ...]:
    names: tuple[str, ...] = top["languages"]
    _check_profiles(top["profile"], names, houses, spot.at("profile"))
    own: dict[str, dict[str, Any]] = {}
    for name, table in top["release"].items():
        place = spot.at("release").at(name)
        if name not in names:
            place.wrong(_("is not among languages"), spot.suggest(name, names))
        own[name] = read_table(table, RELEASE_READERS, place)
        if "profile" in own[name]:
            _check_profile(own[name]["profile"], houses, place.at("profile"))
    releases = tuple(_release(name, top, own.get(name, {}), houses) for name in names)
    for release in releases:
        _check_release(release, {one.name: one for one in releases}, own, spot)
    return releases


def _suppressed(tables: dict[str, Any]) -> Iterator[tuple[str, Pin]]:
    """Yield what the tables of releases, known to be right, suppress."""
    for name, table in tables.items():
        own = read_suppress(table.get("suppress", {}), Spot(Problems("")))
        yield from ((name, pin) for pin in own or ())


def _release(name: str, top: dict[str, Any], own: dict[str, Any], houses: Own) -> ReleaseSettings:
    language, variant = split_release(name)
    values = {key.name: own.get(key.name, top.get(key.name, key.default)) for key in RELEASE_KEYS}
    stated = top["profile"]
    profile = own.get("profile") or stated.get(name) or stated.get(language) or stated.get("")
    profile = profile or profiles.default_name(language)
    return ReleaseSettings(
        name=name,
        language=language,
        variant=variant,
        catalog=own.get("catalog", name),
        profile=profile,
        house=_house(profile, houses),
        kinds=values["kinds"],
        same_language=_same_language(
            {"default": "keep"}, top.get("same-language", {}), own.get("same-language", {})
        ),
        untranslated=values["untranslated"],
        fuzzy=values["fuzzy"],
        speakers=values["speakers"],
        cueing=values["cueing"],
        retime=values["retime"],
        encoding=values["encoding"],
        bom=values["bom"],
        newline=values["newline"],
    )


def _same_language(*levels: dict[str, SameLanguage]) -> tuple[tuple[Kind, SameLanguage], ...]:
    """Lay the levels over each other; a `default` covers all that the levels below said."""
    words: dict[Kind, SameLanguage] = {}
    for level in levels:
        for kind in Kind:
            word = level.get(kind) or level.get("default")
            if word:
                words[kind] = word
    return tuple(words.items())


def _house(name: str, houses: Own) -> Profile:
    """Return the profile `name`; one that does not exist has been written down as an error."""
    own = houses.get(name)
    if own is not None or name not in profiles.names():
        return own or profiles.NO_PROFILE
    return profiles.load(name)


def _check_profiles(
    stated: dict[str, str], names: Collection[str], houses: Own, spot: Spot
) -> None:
    known = (*names, *(split_release(name)[0] for name in names))
    for release, profile in stated.items():
        place = spot.at(release) if release else spot
        if release and release not in known:
            place.wrong(_("is not among languages"), spot.suggest(release, dict.fromkeys(known)))
        _check_profile(profile, houses, place)


def _check_profile(profile: str, houses: Own, spot: Spot) -> None:
    known = (*profiles.names(), profiles.NO_PROFILE.name, *houses)
    if profile not in known:
        what = _('no profile "{name}"', name=shortened(profile))
        spot.wrong(what, spot.suggest(profile, known))


def _check_release(
    release: ReleaseSettings,
    releases: dict[str, ReleaseSettings],
    own: dict[str, dict[str, Any]],
    spot: Spot,
) -> None:
    """Write down what is wrong between the settings of a release."""
    place = spot.at("release").at(release.name)
    lender = releases.get(release.catalog)
    if split_release(release.catalog)[0] != release.language:
        place.at("catalog").wrong(_('"{name}" is another language', name=release.catalog))
    elif lender is not None and not lender.has_own_catalog:
        what = _('"{name}" has no catalog of its own', name=release.catalog)
        place.at("catalog").wrong(what)
    if release.bom and not release.encoding.startswith("utf-"):
        stated = place if {"bom", "encoding"} & own.get(release.name, {}).keys() else spot
        what = _("{encoding} has no byte order mark", encoding=release.encoding)
        stated.at("bom").wrong(what)
