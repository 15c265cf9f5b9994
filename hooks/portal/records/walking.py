"""The localized texts and references anywhere in a record, with the path at which each stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from portal.localized import LocalizedList, LocalizedText
from portal.records.base import Reference

Path = tuple[int | str, ...]
Leaf = LocalizedText | LocalizedList | Reference


def walk(model: BaseModel) -> Iterator[tuple[Path, Leaf]]:
    """Every localized text and reference under ``model``, in the order of its fields."""
    found: list[tuple[Path, Leaf]] = []
    _collect(model, (), found)
    return iter(found)


def _collect(value: Any, path: Path, found: list[tuple[Path, Leaf]]) -> None:
    # A build does this for each record and language: lists and references, of which there are
    # most, come first, as asking whether something is a model takes longest.
    if value.__class__ is list:
        for index, item in enumerate(value):
            _collect(item, (*path, index), found)
    elif isinstance(value, Reference) or value.__class__ in (LocalizedText, LocalizedList):
        found.append((path, value))
    elif isinstance(value, BaseModel):
        for name, part in value.__dict__.items():
            if part and part.__class__ is not str:
                _collect(part, (*path, name), found)


def dotted(path: Path) -> str:
    """The path as ``translations`` writes it: ``findings.0``."""
    return ".".join(map(str, path))
