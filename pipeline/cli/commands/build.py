"""`subtitr build`."""

from __future__ import annotations

from typing import TypedDict, Unpack

import click

import pipeline
from pipeline.cli import options
from pipeline.cli.arguments import parted
from pipeline.cli.help import Command, Example
from pipeline.cli.progress import Meter
from pipeline.cli.results import View, show_build
from pipeline.cli.session import Session
from pipeline.errors import UsageError
from pipeline.messages import _
from pipeline.model.codes import Severity


class Asked(TypedDict):
    """What the options say."""

    names: tuple[str, ...]
    languages: tuple[str, ...]
    discard: bool
    encoding: str | None
    strict: bool
    baseline: str | None
    jobs: int
    format_: str
    fail_on: Severity


@click.command(
    "build",
    cls=Command,
    help=str(
        _(
            "Extract, update, compile, check: the main job. What has not changed since the last "
            "build is not done again."
        )
    ),
    examples=[
        Example(_("the whole project"), "subtitr build"),
        Example(_("one title in one language"), "subtitr build film -l ru"),
        Example(_("fail on warnings, as before a delivery"), "subtitr build --fail-on warning", 1),
    ],
)
@options.names(str(_("[TITLE]...")))
@options.languages(_("A release of the project (ru, ru@edu); can be repeated."))
@options.flag("--discard", _("Replace releases that were changed by hand."))
@options.encoding
@options.strict
@options.file("--baseline", _("Leave out the findings that this file knows (check writes it)."))
@options.jobs
@options.format_(options.FINDINGS)
@options.fail_on
@options.common
@click.pass_obj
def command(session: Session, **asked: Unpack[Asked]) -> int:
    """Build titles."""
    given = parted(asked["names"])
    if given.files:
        hint = _("extract, update, compile and check take plain files")
        raise UsageError(_("build works on titles of a project"), given.files[0], hint)
    with Meter(session, jobs=asked["jobs"]) as meter:
        outcome = pipeline.build(
            session.project(),
            given.titles,
            releases=asked["languages"],
            discard=asked["discard"],
            encoding=asked["encoding"],
            strict=asked["strict"],
            jobs=asked["jobs"],
            progress=meter,
        )
    if asked["baseline"]:
        from pipeline.workflow.baselines import without_known  # noqa: PLC0415 - seldom asked for

        outcome = without_known(outcome, asked["baseline"])
    return show_build(session, outcome, View(asked["format_"], asked["fail_on"]))
