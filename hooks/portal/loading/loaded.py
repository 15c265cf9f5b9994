"""What reading ``data/`` gives, before records are checked against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from portal.errors import Problem
from portal.loading.tree import Mapping, find_key_place, find_place
from portal.records import Record
from portal.vocabulary import Entry


@dataclass(frozen=True, slots=True)
class Item:
    """One record or vocabulary entry as read.

    ``model`` is None where it does not fit its model; ``rest`` then holds the fields that do, the
    others being None, so that what they name can be checked all the same.
    """

    id: str
    shown_path: str
    tree: Mapping | None
    model: Record | Entry | None
    kind: str
    rest: BaseModel | None = None

    def problem(self, path: tuple[int | str, ...], message: str) -> Problem:
        """A problem at the value of the field at ``path``."""
        line, column = find_place(self.tree, path) if self.tree is not None else (1, 1)
        return Problem(self.shown_path, line, column, message)

    def key_problem(self, path: tuple[int | str, ...], message: str) -> Problem:
        """A problem at the name of the field at ``path``."""
        line, column = find_key_place(self.tree, path) if self.tree is not None else (1, 1)
        return Problem(self.shown_path, line, column, message)


@dataclass(slots=True)
class LoadedData:
    """Everything under ``data/``.

    ``attachment_names`` are the paths that problems print. ``unread`` names the folders and
    vocabularies of which a part could not be read: what they hold is known in part only.
    """

    records: list[Item] = field(default_factory=list)
    vocabularies: dict[str, list[Item]] = field(default_factory=dict)
    attachments: dict[str, Path] = field(default_factory=dict)
    attachment_names: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def items(self) -> Iterator[Item]:
        """Every record and vocabulary entry."""
        yield from self.records
        for entries in self.vocabularies.values():
            yield from entries
