"""The localized texts and references anywhere in a record, with the path at which each stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from portal.localized import LocalizedList, LocalizedText
from portal.records.base import Reference

Path = tuple[int | str, ...]
Leaf = LocalizedText | LocalizedList | Reference

_LEAVES = (LocalizedText, LocalizedList, Reference)


def walk(model: BaseModel) -> Iterator[tuple[Path, Leaf]]:
    """Every localized text and reference under ``model``, in the order of its fields."""
    return _walk(model, ())


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, Leaf]]:
    if isinstance(value, _LEAVES):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, part in value.__dict__.items():
            if part is not None and part.__class__ is not str:
                yield from _walk(part, (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _walk(item, (*path, index))


def dotted(path: Path) -> str:
    """The path as ``translations`` writes it: ``findings.0``."""
    return ".".join(str(step) for step in path)
