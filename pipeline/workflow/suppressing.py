"""What of a title's findings is not wanted, and what is suppressed in vain."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pipeline.checks.selection import codes_named
from pipeline.checks.unwanted import OF_TRANSLATIONS, Unwanted
from pipeline.checks.verdict import Screening, suppress
from pipeline.model.finding import Finding, Place
from pipeline.model.pin import Pin
from pipeline.model.provenance import Provenance
from pipeline.project.configuration import ReleaseSettings
from pipeline.project.layout import Project
from pipeline.project.pins import pin_lines
from pipeline.project.suppress_table import suppress_line
from pipeline.workflow.doubts import own_pins
from pipeline.workflow.title import Title

_Key = tuple[str, str]
"""Release (empty for all), and the rule as the configuration names it."""


def everywhere(title: Title, release: ReleaseSettings) -> frozenset[str]:
    """Return the codes of what is suppressed in all of a release of a title."""
    stated = (pin for of, pin in title.project.configuration.suppress if of in {"", release.name})
    return codes_of((*title.suppressions, *stated))


def unwanted(title: Title, release: ReleaseSettings, provenance: Provenance) -> Unwanted:
    """Return all that is suppressed in a release whose cues are made as `provenance` says."""
    pins = own_pins(title.master, provenance)
    by_cue = {cue - 1: codes_of(own) for cue, own in pins.items() if own}
    return Unwanted(everywhere(title, release), by_cue)


def codes_of(pins: Iterable[Pin]) -> frozenset[str]:
    """Return the codes of all rules that `pins` suppress."""
    return frozenset[str]().union(*(codes_named(name) for pin in pins for name in pin.suppress))


SERIES_CODES = frozenset({"TXT024"})
"""What is looked for in all titles together."""


class Suppressor:
    """Parts the findings of one title, and remembers what has suppressed any."""

    def __init__(self, title: Title) -> None:
        self._title = title
        self._stated = title.project.configuration.suppress
        self._used: set[tuple[Pin, str]] = set()
        self._used_stated: set[_Key] = set()
        self.count = 0

    def kept(
        self,
        findings: Iterable[Finding],
        by_cue: Mapping[int, Sequence[Pin]],
        by_message: Mapping[str, Sequence[Pin]] | None = None,
        release: str = "",
    ) -> tuple[Finding, ...]:
        """Return what is wanted of the findings of one file; `release` is whose file it is."""
        own = self._title.suppressions
        screening = suppress(findings, by_cue, by_message, own)
        self._used |= screening.used
        self.count += len(screening.suppressed)
        for name in dict.fromkeys(("", release)):
            stated = [pin for of, pin in self._stated if of == name]
            if stated:
                screening = self._noted(suppress(screening.kept, {}, None, stated), name)
        return screening.kept

    def passed_over(
        self, waiting: Collection[int], by_cue: Mapping[int, Sequence[Pin]], release: str
    ) -> None:
        """Take as used what is not looked for in cues, by index, that are not translated yet."""
        if not waiting:
            return
        pins = [*self._title.suppressions]
        pins += (pin for index in waiting for pin in by_cue.get(index + 1, ()))
        self._used |= {(pin, name) for pin in pins for name in pin.suppress if _waits(name)}
        self._used_stated |= {
            (of, name)
            for of, pin in self._stated
            for name in pin.suppress
            if of in {"", release} and _waits(name)
        }

    def _noted(self, screening: Screening, release: str) -> Screening:
        self.count += len(screening.suppressed)
        self._used_stated |= {(release, name) for _pin, name in screening.used}
        return screening

    @property
    def used(self) -> tuple[_Key, ...]:
        """What the configuration suppresses and this title has met."""
        return tuple(sorted(self._used_stated))

    def in_vain(self, messages: Iterable[str]) -> Iterator[Finding]:
        """Yield STR013 for what suppresses nothing here, STR010 for a message that is gone.

        `messages` are the identities of the title.
        """
        title = self._title
        path = title.project.pins(title.name)
        data = title.current(path) or b""
        file, lines, known = title.project.relative(path), pin_lines(data), frozenset(messages)
        placed = title.master.pins
        for index, pin in enumerate(placed.pins):
            if index in placed.lost:
                continue
            line = lines[index] if len(lines) == len(placed.pins) else None
            start = title.master.track.cues[pin.cue - 1].span.start if pin.cue else None
            place = Place(file, line, cue=pin.cue, start=start, message=pin.message or None)
            if pin.is_of_message and pin.message not in known:
                yield Finding("STR010", place, text=pin.message)
                continue
            for name in dict.fromkeys(pin.suppress):
                if (pin, name) not in self._used and not _is_of_series(name):
                    yield Finding("STR013", place, value=name, text=pin.reason)
        text = data.decode("utf-8", "replace")
        for pin in title.suppressions:
            for name in pin.suppress:
                if (pin, name) not in self._used and not _is_of_series(name):
                    place = Place(file, suppress_line(text, "suppress", name))
                    yield Finding("STR013", place, value=name, text=pin.reason)


def stated_in_vain(project: Project, used: Iterable[_Key]) -> Iterator[Finding]:
    """Yield STR013 for what the configuration suppresses and no title has met."""
    met, configuration = frozenset(used), project.configuration
    for release, pin in configuration.suppress:
        for name in pin.suppress:
            if (release, name) not in met:
                place = Place(configuration.file)
                value = f"{name} ({release})" if release else name
                yield Finding("STR013", place, value=value, text=pin.reason)


def _waits(name: str) -> bool:
    """Whether a rule waits for translations: nobody knows yet what it will find."""
    return not codes_named(name).isdisjoint(OF_TRANSLATIONS | {"TIM008"})


def _is_of_series(name: str) -> bool:
    """Whether a rule looks at all titles together only: one title does not know of its findings."""
    return codes_named(name) <= SERIES_CODES
