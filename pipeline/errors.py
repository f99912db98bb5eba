"""What can go wrong and is not a bug: every error says what, where, and what to try."""

from __future__ import annotations


class SubtitrError(Exception):
    """An error that a user can act on.

    `what` and `hint` may be lazy texts; they become sentences in the user's language when shown.
    `where` is a file, a key or a place in a file, empty when there is none. All three are kept as
    positional arguments, so that the error survives the way back from a worker process.
    """

    exit_code = 2

    def __init__(self, what: object, where: str = "", hint: object = "") -> None:
        super().__init__(what, where, hint)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what}"


class UsageError(SubtitrError):
    """The command line asks for something that cannot be meant."""


class InputError(SubtitrError):
    """A file cannot be read, or is not what it has to be."""


class ConfigurationError(SubtitrError):
    """The configuration is wrong; `problems` holds every error found, each with its own place."""

    where = ""

    def __init__(self, *problems: SubtitrError) -> None:
        Exception.__init__(self, *problems)
        self.problems = problems
        self.hint = next((problem.hint for problem in problems if problem.hint), "")

    @property
    def what(self) -> object:  # type: ignore[override]
        """All problems, a line each, in the language of the moment."""
        return "\n".join(str(problem) for problem in self.problems)


class RefusedError(SubtitrError):
    """The program could go on, but would harm somebody's work; nothing was written."""

    exit_code = 1


class OtherFilmError(RefusedError):
    """A film is hardly the one that its template was made of.

    `better` is the title that it fits better, empty where there is none.
    """

    def __init__(self, what: object, where: str = "", hint: object = "", better: str = "") -> None:
        super().__init__(what, where, hint)
        self.args = (what, where, hint, better)
        self.better = better
