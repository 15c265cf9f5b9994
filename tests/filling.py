"""Records and entries with every field filled in, found by walking the models: a new field is filled, too."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml
from pydantic import BaseModel, StringConstraints

from portal.dates import PartialDate
from portal.localized import LOCALE_PATTERN, LocalizedList, LocalizedText
from portal.records.base import FullDate, Reference, Url
from portal.records.common import DIGEST_PATTERN, UNIT_PATTERN, AttachmentPath
from portal.vocabulary import REGION_CODE_PATTERN

LOCALES = ("en", "fr", "es")

_PATTERNS = {
    LOCALE_PATTERN: "ar",
    DIGEST_PATTERN: "0" * 12,
    UNIT_PATTERN: "CAD",
    REGION_CODE_PATTERN: "CA-QC",
}
"""What fits the patterns that the models ask for."""

_SIMPLE = {PartialDate: "1996-10", datetime.date: "2024-01-02", Decimal: "37.5", int: "2"}

Text = Callable[[str], str]
"""Gives the text of a field by its path, such as ``programme.sessions.0.title.fr``."""


class Filler:
    """Fills models: ``text`` with its texts, ``references`` with ids by kind, ``url`` and ``path`` with these."""

    def __init__(self, text: Text, references: dict[str, str], url: str, path: str) -> None:
        self._text = text
        self._references = references
        self._known = {Url: url, AttachmentPath: path, FullDate: _SIMPLE[datetime.date]}

    def fill(self, model: type[BaseModel], path: str = "") -> dict[str, Any]:
        """Every field of a model but ``id`` and ``translations``, as a record's file would have it."""
        hints = get_type_hints(model, include_extras=True)
        return {
            name: self._value(hints[name], f"{path}.{name}".lstrip("."))
            for name in model.model_fields
            if name not in ("id", "translations")
        }

    def _value(self, hint: Any, path: str) -> Any:
        for known, value in self._known.items():
            if hint == known:
                return value
        origin = get_origin(hint)
        if origin in (Union, UnionType):
            return self._value(next(part for part in get_args(hint) if part is not NoneType), path)
        if origin is list:
            return [self._value(get_args(hint)[0], f"{path}.0")]
        if origin is Literal:
            return get_args(hint)[-1]
        if origin is Annotated:
            patterns = [one.pattern for one in hint.__metadata__ if isinstance(one, StringConstraints)]
            fitting = [_PATTERNS[pattern] for pattern in patterns if pattern]
            return fitting[0] if fitting else self._value(get_args(hint)[0], path)
        return self._class_value(hint, path)

    def _class_value(self, hint: type, path: str) -> Any:
        if hint is LocalizedText:
            return {locale: self._text(f"{path}.{locale}") for locale in LOCALES}
        if hint is LocalizedList:
            return {locale: [self._text(f"{path}.{locale}.0")] for locale in LOCALES}
        if issubclass(hint, Reference):
            return self._references[hint.kind]
        if issubclass(hint, BaseModel):
            return self.fill(hint, path)
        return self._text(path) if hint is str else _SIMPLE[hint]


class _Dumper(yaml.SafeDumper):
    """Writes no anchors, which records do without."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def write_yaml(data: dict[str, Any]) -> str:
    """YAML with every scalar in quotes."""
    return yaml.dump(
        data, Dumper=_Dumper, default_style='"', allow_unicode=True, sort_keys=False, width=10_000
    )
