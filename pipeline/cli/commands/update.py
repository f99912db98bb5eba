"""`subtitr update`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

import pipeline
from pipeline.cli import options
from pipeline.cli.arguments import STREAM, Named, number_of_files, one_language, parted, refuse
from pipeline.cli.help import Command, Example
from pipeline.cli.progress import Meter
from pipeline.cli.results import View, show_changes
from pipeline.cli.session import Session
from pipeline.messages import _

if TYPE_CHECKING:
    from pipeline.workflow.outcome import Outcome

_FOR_FILES = _("is for plain files")
_FOR_TITLES = _("is for the titles of a project")


class Asked(TypedDict):
    """What the options say."""

    names: tuple[str, ...]
    languages: tuple[str, ...]
    output: str | None
    profile: str | None
    same_meaning: tuple[str, ...]
    jobs: int
    format_: str


@click.command(
    "update",
    cls=Command,
    help=str(
        _(
            "Templates to catalogs: new texts are added, translations of changed ones become "
            "fuzzy, those of texts that are gone are kept as obsolete messages."
        )
    ),
    examples=[
        Example(_("the catalogs of the whole project"), "subtitr update"),
        Example(_("one language of one title"), "subtitr update film -l ru"),
        Example(_("plain files, without a project"), "subtitr update film.pot ru.po -l ru"),
    ],
)
@options.names(str(_("[TITLE]... | TEMPLATE CATALOG")))
@options.languages(
    _("A release of the project (ru, ru@edu), can be repeated; or the language of a new catalog.")
)
@options.output(_("The catalog to write instead of the one that is read; - for standard output."))
@click.option(
    "--same-meaning",
    "same_meaning",
    multiple=True,
    metavar=str(_("TITLE:CUE...")),
    help=str(
        _(
            "This change of the master alters no meaning: translations that it made fuzzy are "
            "certain again, in all languages."
        )
    ),
)
@options.profile
@options.jobs
@options.format_(options.COUNTS)
@options.common
@click.pass_context
def command(context: click.Context, **asked: Unpack[Asked]) -> int:
    """Update catalogs of titles, or a file."""
    session = context.ensure_object(Session)
    if asked["same_meaning"]:  # further places may follow the first
        further = tuple(one for one in asked["names"] if ":" in one)
        asked["names"] = tuple(one for one in asked["names"] if one not in further)
        asked["same_meaning"] += further
    given = parted(asked["names"])
    work = _file if given.files else _titles
    outcome = work(context, session, given, asked)
    target = asked["output"] or "".join(given.files[1:])
    return show_changes(session, outcome, View(asked["format_"], streams_file=target == STREAM))


def _titles(context: click.Context, session: Session, given: Named, asked: Asked) -> Outcome:
    refuse(context, {"output": _FOR_FILES, "profile": _FOR_FILES})
    if asked["same_meaning"]:
        refuse(context, {"languages": _("a meaning is the same for all languages")})
    with Meter(session, jobs=asked["jobs"]) as meter:
        return pipeline.update(
            session.project(),
            given.titles,
            releases=asked["languages"],
            same_meaning=asked["same_meaning"],
            jobs=asked["jobs"],
            progress=meter,
        )


def _file(context: click.Context, session: Session, given: Named, asked: Asked) -> Outcome:
    refuse(context, {"jobs": _FOR_TITLES, "same_meaning": _FOR_TITLES})
    number_of_files(given.files, _("the template"), _("the catalog"))
    template, catalog = given.files
    language = one_language(asked["languages"])
    setting = pipeline.Setting(session.named_project(), profile=asked["profile"])
    with Meter(session):
        return pipeline.update_file(
            template, catalog, language=language, output=asked["output"], setting=setting
        )
