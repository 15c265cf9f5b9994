"""What each record type and value needs elsewhere is there: a failure says what to add and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import jinja2
import pytest
from pydantic import BaseModel

from portal.records import RECORD_TYPES, Record
from portal.rendering.environment import TEMPLATES
from portal.rendering.labels import TYPE_INTRODUCTIONS, TYPE_LABELS, VALUE_LABELS
from portal.vocabulary import VOCABULARIES
from tests.samples import ROOT, make_context

LABELS = "hooks/portal/rendering/labels.py"
STYLES = "docs/assets/portal.css"

NOT_SHOWN = {
    "status": "decides whether a record is shown; a draft has a notice of its own",
    "matrix_column": "decides whether the matrix has a column for a region",
}
"""Fields with fixed values that no template prints, and why."""

types = pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda record_type: record_type.type_id)


def parts_of(annotation: Any) -> Iterator[Any]:
    """The annotation and all that it is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from parts_of(part)


def all_models() -> Iterator[type[BaseModel]]:
    """Records, vocabulary entries, and every model within them."""
    seen: set[type[BaseModel]] = set()
    pending: list[type[BaseModel]] = [*RECORD_TYPES, *VOCABULARIES.values()]
    while pending:
        model = pending.pop()
        if model in seen:
            continue
        seen.add(model)
        yield model
        for field in model.model_fields.values():
            pending += [
                part
                for part in parts_of(field.annotation)
                if isinstance(part, type) and issubclass(part, BaseModel)
            ]


def fixed_values() -> dict[str, set[str]]:
    """``Model.field`` of every field with fixed values, and these."""
    found: dict[str, set[str]] = {}
    for model in all_models():
        for name, field in model.model_fields.items():
            for part in parts_of(field.annotation):
                if get_origin(part) is Literal and name not in NOT_SHOWN:
                    found[f"{model.__name__}.{name}"] = set(get_args(part))
    return found


@types
class TestRecordType:
    """A record type is a model and what shows it."""

    def test_has_labels(self, record_type: type[Record]):
        """One and many, for badges, listings and the navigation."""
        type_id = record_type.type_id

        assert type_id in TYPE_LABELS, f'add "{type_id}": (N_("One"), N_("Many")) to TYPE_LABELS in {LABELS}'

    def test_has_an_introduction(self, record_type: type[Record]):
        """A sentence at the head of its listing."""
        type_id = record_type.type_id

        assert type_id in TYPE_INTRODUCTIONS, f'add "{type_id}": N_("…") to TYPE_INTRODUCTIONS in {LABELS}'

    def test_has_a_template(self, record_type: type[Record], toy_catalogue):
        """With the macros that its page and the lists call."""
        name = f"records/{record_type.type_id}.html"
        assert (TEMPLATES / name).is_file(), f"add hooks/portal/templates/{name}"

        module = make_context(toy_catalogue).environment.get_template(name).module

        for macro in ("line", "facts", "body"):
            assert isinstance(getattr(module, macro, None), jinja2.runtime.Macro), (
                f"add {{% macro {macro}(view, record) %}} to hooks/portal/templates/{name}"
            )

    def test_has_a_colour(self, record_type: type[Record]):
        """Its badge is told apart, by day and by night."""
        rule = f".badge--{record_type.type_id}"
        css = (ROOT / STYLES).read_text("utf-8")

        match = re.search(rf"{rule} {{ --c: var\((--[\w-]+)\)", css)
        assert match, f"add {rule} {{ --c: var(--…-type); }} to {STYLES}"
        assert len(re.findall(rf"{match[1]}: #", css)) == 2, (
            f"give {match[1]} a colour in both schemes at the head of {STYLES}"
        )

    def test_has_a_place_of_its_own(self, record_type: type[Record]):
        """Two types in one folder could not be told apart."""
        same = [other for other in RECORD_TYPES if other.folder == record_type.folder]

        assert same == [record_type], f"give {record_type.__name__} a `folder` that no other type has"
        assert record_type.folder not in ("themes", "regions", "people", "assets", "attachments"), (
            f"the site keeps other pages in {record_type.folder}/: give {record_type.__name__} another `folder`"
        )


@pytest.mark.parametrize("type_id", sorted({*TYPE_LABELS, *TYPE_INTRODUCTIONS}))
def test_no_type_is_left_over(type_id):
    """What labels describe is there."""
    known = {record_type.type_id for record_type in RECORD_TYPES}

    assert type_id in known, f"remove {type_id!r} from {LABELS}, or add its model to RECORD_TYPES"


@pytest.mark.parametrize("field", sorted(fixed_values()))
def test_every_value_has_a_label(field):
    """Readers see words of their language, not the data's."""
    values, labels = fixed_values()[field], VALUE_LABELS.get(field, {})

    missing, left_over = values - labels.keys(), labels.keys() - values
    assert not missing, f'add {sorted(missing)} to VALUE_LABELS["{field}"] in {LABELS}'
    assert not left_over, f'remove {sorted(left_over)} from VALUE_LABELS["{field}"] in {LABELS}'


def test_relations_have_labels_from_both_sides():
    """A tie is written once and shown on both pages."""
    assert VALUE_LABELS["Relation.inverse"].keys() == VALUE_LABELS["Relation.kind"].keys(), (
        f"give each kind of relation its inverse in {LABELS}"
    )


def test_what_is_not_shown_is_not_shown():
    """The exceptions above are still exceptions."""
    used = "".join(path.read_text("utf-8") for path in TEMPLATES.rglob("*.html"))

    for field in NOT_SHOWN:
        assert not re.search(rf"\{{\{{[^}}]*\.{field}\b", used), f"a template prints {field}: give it labels"
