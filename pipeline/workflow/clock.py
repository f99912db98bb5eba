"""The one look at the clock."""

from __future__ import annotations

import os
import time

from pipeline.errors import UsageError
from pipeline.messages import _


def gettext_date() -> str:
    """Return the present as gettext writes dates: `2026-01-31 12:00+0000`, in UTC.

    `SOURCE_DATE_EPOCH` (seconds since 1970, reproducible-builds.org) takes the clock's place;
    raises UsageError when it is no such number.
    """
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = time.gmtime(time.time() if stated is None else int(stated))
    except (ValueError, OverflowError, OSError):
        hint = _("it has to be a whole number of seconds")
        raise UsageError(_("not a moment in time"), "SOURCE_DATE_EPOCH", hint) from None
    return time.strftime("%Y-%m-%d %H:%M+0000", moment)
