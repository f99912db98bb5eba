"""How tracks relate in time, shown in every format; the exit code says whether it is trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.cli.exits import CLEAN, FOUND
from pipeline.cli.failures import tell_error
from pipeline.cli.session import Session
from pipeline.cli.terminal import put, tell
from pipeline.messages import _

if TYPE_CHECKING:
    from pipeline.report.relation_view import Compared

FORMATS = ("text", "json", "html")


def show_relations(
    session: Session,
    found: tuple[Compared, ...],
    format_: str,
    *,
    streams_file: bool = False,
) -> int:
    """Show what was measured, and return the exit code.

    It is 1 if anything is not trusted, a target has no reference, or one was written with places
    that could not be read and so keep their times. A reference that has no target is only listed.
    """
    from pipeline.report.relation_view import (  # noqa: PLC0415 - `--help` needs none of it
        json_view,
        pairing_table,
        text_view,
    )

    by_name = any(one.paired is not None for one in found)
    if format_ == "json":
        result = json_view(found, is_list=by_name or len(found) != 1)
    elif format_ == "html":
        from pipeline.report.relation_page import page  # noqa: PLC0415 - seldom asked for

        result = page(found, __version__)
    else:
        result = f"{pairing_table(found)}\n" if by_name else ""
        result += text_view([one for one in found if one.is_pair])
    (tell if streams_file else put)(result)
    if not found and not session.quiet:
        tell(str(_("every release is as compile wrote it; name titles to compare them all")))
    worst = CLEAN
    for one in found:
        if one.refused is not None:
            tell_error(one.refused)
            worst = max(worst, one.refused.exit_code)
        elif one.target and (not one.relation.is_trusted or (one.output and one.unread)):
            worst = max(worst, FOUND)
    return worst
