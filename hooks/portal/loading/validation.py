"""A tree held against a model; what does not fit is said in an editor's words."""

from __future__ import annotations

import re
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from portal.loading.source import SourceFile
from portal.loading.tree import Mapping, find_key_place, find_place, suggest, to_plain
from portal.localized import LocalizedList, LocalizedText

M = TypeVar("M", bound=BaseModel)


def validate(source: SourceFile, tree: Mapping, model: type[M], entry_id: str) -> M | None:
    """The tree as a ``model``, or None; each misfit is reported to ``source`` at its place."""
    data: dict[str, Any] = to_plain(tree)
    data["id"] = entry_id
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=True):
            _report(source, tree, model, detail)
        return None


def _report(source: SourceFile, tree: Mapping, model: type[BaseModel], detail: ErrorDetails) -> None:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    kind = detail["type"]
    name = str(path[-1]) if path else "the record"
    if kind == "missing":
        place, message = _missing(tree, path, name)
    elif kind == "extra_forbidden":
        place = find_key_place(tree, path)
        known = [name for name in _fields_at(model, path[:-1]) if name != "id" or len(path) == 1]
        message = f"unknown field `{name}`{suggest(name, known) or '; the known ones are ' + _and(known)}"
    elif detail["loc"] and detail["loc"][-1] == "[key]":
        place = find_key_place(tree, path)
        message = f"`{name}` is not a language code such as en, fr or pt-BR"
    else:
        place = find_place(tree, path)
        message = f"`{_label(path)}`: {_describe(model, path, detail)}"
    source.report(*place, message)


def _missing(tree: Mapping, path: tuple[int | str, ...], name: str) -> tuple[tuple[int, int], str]:
    key_place = find_key_place(tree, path)
    parent_place = find_place(tree, path[:-1])
    if key_place != parent_place and _is_written(tree, path):
        return key_place, f"`{name}` is empty: write it"
    return parent_place, f"`{name}` is missing: add a line `{name}: …`"


def _is_written(tree: Mapping, path: tuple[int | str, ...]) -> bool:
    return find_place(tree, path) != find_place(tree, path[:-1])


def _label(path: tuple[int | str, ...]) -> str:
    """The field's name, with the language under which it stands: ``title.fr``."""
    names = [str(step) for step in path if not isinstance(step, int)]
    return ".".join(names[-2:]) if names else "record"


def _describe(model: type[BaseModel], path: tuple[int | str, ...], detail: ErrorDetails) -> str:
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    if kind == "value_error":
        return str(context["error"])
    if kind == "dict_type":
        return "write one text per language: on the next lines, indented, `en: …`, `fr: …`, `es: …`"
    if kind in ("model_type", "model_attributes_type"):
        fields = _and(list(_fields_at(model, path)))
        return f"fields are expected here ({fields}), each on a line of its own"
    if kind == "list_type":
        return "a list is expected here: one item a line, each after `- `"
    if kind == "string_type":
        return f"a text is expected here, not {_what(value)}: put it on one line, in quotes if it holds `: ` or starts with a sign"
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context["expected"]))
        return f"{value!r} is not one of {_and(allowed)}{suggest(str(value), allowed)}"
    if kind == "too_short":
        return "at least one is needed here"
    if kind == "string_too_long":
        return f"the text has {len(value)} characters, {context['max_length']} are allowed: shorten it"
    if kind in ("int_parsing", "int_type", "int_from_float", "int_parsing_size"):
        return f"{value!r} is not a whole number: write digits only, without spaces or separators"
    if kind.startswith("decimal"):
        return f"{value!r} is not a number: write 22000 or 37.5, without spaces or separators"
    if kind == "greater_than_equal":
        return f"{value} is too small: at least {context['ge']}"
    if kind == "string_pattern_mismatch":
        return f"{value!r} {_PATTERN_ADVICE.get(str(context['pattern']), 'has not the form that is expected here')}"
    return f"{detail['msg'][:1].lower()}{detail['msg'][1:]}"


_PATTERN_ADVICE = {
    r"^(%|[A-Z]{3})$": "is not a unit: write % or a currency's three letters (CAD), or leave it out and name it in `what`",
    r"^([A-Z]{2}|\d{3}|[A-Z]{2}-[A-Z0-9]{1,3})$": "is not a region code: write ML (ISO 3166-1), 419 (UN M49) or CA-QC (ISO 3166-2)",
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$": "is not a language code: write en, fr or pt-BR",
    r"^[0-9a-f]{12}$": "is not a digest as `portal translations accept` writes it: remove the line",
}


def _what(value: Any) -> str:
    return {dict: "fields", list: "a list"}.get(type(value), "this")


def _and(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _fields_at(model: type[BaseModel], path: tuple[int | str, ...]) -> tuple[str, ...]:
    """Names of the fields that the model has at ``path``."""
    annotation: Any = model
    for step in path:
        if isinstance(step, int):
            annotation = next(iter(get_args(_model_in(annotation, list))), annotation)
            continue
        found = _model_in(annotation, BaseModel)
        if found is None or step not in found.model_fields:
            return ()
        annotation = found.model_fields[step].annotation
    found = _model_in(annotation, BaseModel)
    return tuple(found.model_fields) if found is not None else ()


def _model_in(annotation: Any, wanted: type) -> Any:
    """The part of a (possibly optional) annotation that is, or is a list of, ``wanted``."""
    for candidate in (annotation, *get_args(annotation)):
        origin = getattr(candidate, "__origin__", candidate)
        if isinstance(origin, type) and issubclass(origin, wanted) and origin not in (LocalizedText, LocalizedList):
            return candidate
    return None
