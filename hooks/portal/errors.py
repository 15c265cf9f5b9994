"""Problems that an editor can mend, and the errors that carry them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in one place, with what to do about it.

    ``path`` is relative to the project and uses forward slashes; ``line`` and ``column``
    count from 1, in characters.
    """

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class PortalError(Exception):
    """Base of every error that the portal raises on purpose."""


class SettingsError(PortalError, ValueError):
    """``mkdocs.yml`` lacks something that the portal needs, or holds it in a wrong form."""


class BlockError(PortalError, LookupError):
    """A page of prose asks for a block that the portal does not have."""


class InvalidDataError(PortalError, ValueError):
    """Records or vocabularies have problems; ``problems`` lists all of them, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__(str(self))

    def __str__(self) -> str:
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        lines = "\n".join(str(problem) for problem in self.problems)
        return f"{count} {noun} in the data; nothing was built:\n{lines}"
