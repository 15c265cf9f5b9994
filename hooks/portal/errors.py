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


MAX_SHOWN = 60
"""Characters of a value that a message repeats: enough to find it again."""


def quote(value: object) -> str:
    """``value`` as a message repeats it: in quotes, on one line, its beginning only if it is long."""
    if isinstance(value, dict):
        return "this group of fields"
    if isinstance(value, list):
        return "this list"
    text = str(value)
    return repr(text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…")


def as_code(name: object) -> str:
    """The name of a field, an id or a path as a message shows it: in backquotes, or as ``quote`` does."""
    text = str(name)
    return f"`{text}`" if text.isprintable() and len(text) <= MAX_SHOWN and "`" not in text else quote(text)


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
