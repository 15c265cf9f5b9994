"""A tree held against a model; what does not fit is said in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError, create_model
from pydantic_core import ErrorDetails

from portal.errors import as_code, quote
from portal.loading.slips import COMMENT_ADVICE
from portal.loading.source import MAX_PROBLEMS, SourceFile
from portal.loading.tree import Mapping, find_key_place, find_place, is_written, to_plain
from portal.localized import LOCALE_PATTERN, CommentedText, LocalizedList, LocalizedText
from portal.records.common import DIGEST_PATTERN, UNIT_PATTERN
from portal.spelling import suggest
from portal.vocabulary import REGION_CODE_PATTERN

M = TypeVar("M", bound=BaseModel)
Path = tuple[int | str, ...]


def validate(source: SourceFile, tree: Mapping, model: type[M], entry_id: str) -> M | None:
    """The tree as a ``model``, or None; each misfit is reported to ``source`` at its place."""
    data: dict[str, Any] = to_plain(tree)
    data["id"] = entry_id
    try:
        return model.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        for detail in details[: MAX_PROBLEMS + 1]:
            _report(source, tree, model, detail)
        return None


def validate_rest(tree: Mapping, model: type[BaseModel]) -> BaseModel:
    """The fields of ``tree`` that fit, where the whole does not; the others are None."""
    data: dict[str, Any] = to_plain(tree)
    partial = _create_partial(model)
    while True:
        try:
            return partial.model_validate(data)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                data.pop(str(detail["loc"][0]), None)


@cache
def _create_partial(model: type[BaseModel]) -> type[BaseModel]:
    """The model with none of its fields required. (``Annotated`` needs metadata: the name will do.)"""
    fields: dict[str, Any] = {
        name: (Annotated[field.annotation, *field.metadata, name] | None, None)
        for name, field in model.model_fields.items()
    }
    return create_model(f"Partial{model.__name__}", __config__=model.model_config, **fields)


def _report(source: SourceFile, tree: Mapping, model: type[BaseModel], detail: ErrorDetails) -> None:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    kind, name = detail["type"], str(path[-1])
    if kind == "missing":
        place, message = _missing(tree, path, name)
    elif kind == "extra_forbidden":
        place = find_key_place(tree, path)
        known = [field for field in _fields_at(model, path[:-1]) if field != "id" or len(path) == 1]
        message = (
            f"unknown field {as_code(name)}{suggest(name, known) or '; the known ones are ' + _and(known)}"
        )
    elif detail["loc"][-1] == "[key]":
        place, message = find_key_place(tree, path), f"{quote(name)} {_PATTERN_ADVICE[LOCALE_PATTERN]}"
    else:
        place = find_place(tree, path)
        message = f"{as_code(_label(path))}: {_describe(model, path, detail)}"
    source.report(*place, message)


def _missing(tree: Mapping, path: Path, name: str) -> tuple[tuple[int, int], str]:
    if is_written(tree, path):
        return find_key_place(tree, path), f"`{name}` is empty: write it"
    return find_place(tree, path[:-1]), f"`{name}` is missing: add a line `{name}: …`"


def _label(path: Path) -> str:
    """The field's name, with the language under which it stands: ``title.fr``."""
    return ".".join([str(step) for step in path if not isinstance(step, int)][-2:])


def _describe(model: type[BaseModel], path: Path, detail: ErrorDetails) -> str:
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    if isinstance(value, CommentedText) and not value:
        return COMMENT_ADVICE
    if kind == "model_type":
        fields = _and(_fields_at(model, path))
        return f"fields are expected here ({fields}), each on a line below, indented{_space_missing(value)}"
    if kind == "dict_type" and path[0] == "translations":
        return "reviewed texts are noted here by their names and digests, as in `summary: 0123456789ab`: remove the line"
    describe = _DESCRIPTIONS.get(kind)
    if describe is None:
        # A kind of error that no model here causes so far: pydantic's words are better than none.
        return f"{detail['msg'][:1].lower()}{detail['msg'][1:]}"
    return describe(value, context)


def _describe_literal(value: Any, context: dict[str, Any]) -> str:
    allowed = re.findall(r"'([^']*)'", str(context["expected"]))
    near = suggest(value, allowed) if isinstance(value, str) else ""
    return f"{quote(value)} is not one of {_and(allowed)}{near}"


def _describe_pattern(value: Any, context: dict[str, Any]) -> str:
    return f"{quote(value)} {_PATTERN_ADVICE[str(context['pattern'])]}"


def _describe_text_type(value: Any, context: dict[str, Any]) -> str:
    what = "fields" if isinstance(value, dict) else "a list"
    return (
        f"one text is expected here, not {what}: write it after the colon, in quotes if it starts with a sign"
    )


def _describe_list_type(value: Any, context: dict[str, Any]) -> str:
    missing = "; a space is missing after the hyphen" if str(value).startswith("-") else ""
    return f"a list is expected here: one item a line, each after `- `{missing}"


def _describe_number(value: Any, context: dict[str, Any]) -> str:
    return f"{quote(value)} is not a number: write 22000 or 37.5, without spaces or separators"


def _describe_whole_number(value: Any, context: dict[str, Any]) -> str:
    return f"{quote(value)} is not a whole number: write digits only, without spaces or separators"


def _describe_length(value: Any, context: dict[str, Any]) -> str:
    return f"the text has {len(value)} characters, {context['max_length']} are allowed: shorten it"


def _describe_languages(value: Any, context: dict[str, Any]) -> str:
    advice = "write one text per language, each on a line below, indented: `en: …`"
    return f"{advice}{_space_missing(value)}"


def _space_missing(value: Any) -> str:
    match = re.match(r"(\w+):(?!//)\S", value) if isinstance(value, str) else None
    return f"; a space is missing after `{match[1]}:`" if match else ""


_DESCRIPTIONS: dict[str, Callable[[Any, dict[str, Any]], str]] = {
    "value_error": lambda value, context: str(context["error"]),
    "dict_type": _describe_languages,
    "list_type": _describe_list_type,
    "string_type": _describe_text_type,
    "literal_error": _describe_literal,
    "too_short": lambda value, context: "at least one is needed here",
    "string_too_long": _describe_length,
    "string_too_short": lambda value, context: "this is empty: write it, or remove the line",
    "string_pattern_mismatch": _describe_pattern,
    "date_type": lambda value, context: f"{quote(value)} is not a date: write 2026-11-22",
    "int_type": _describe_whole_number,
    "int_parsing": _describe_whole_number,
    "int_parsing_size": _describe_whole_number,
    "decimal_type": _describe_number,
    "decimal_parsing": _describe_number,
    "finite_number": _describe_number,
    "decimal_max_digits": lambda value, context: (
        f"the number has more than {context['max_digits']} digits: round it"
    ),
    "greater_than_equal": lambda value, context: f"{quote(value)} is too small: {context['ge']} is the least",
}

_PATTERN_ADVICE = {
    UNIT_PATTERN: (
        "is not a unit: write % or a currency's three letters (CAD), or leave it out and name it in `what`"
    ),
    REGION_CODE_PATTERN: "is not a region code: write ML (ISO 3166-1), 419 (UN M49) or CA-QC (ISO 3166-2)",
    LOCALE_PATTERN: "is not a language code: write en, fr or pt-BR",
    DIGEST_PATTERN: "is not a digest (twelve digits and letters a to f): remove the line",
}


def _and(words: Sequence[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _fields_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
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
        if (
            isinstance(origin, type)
            and issubclass(origin, wanted)
            and origin not in (LocalizedText, LocalizedList)
        ):
            return candidate
    return None
