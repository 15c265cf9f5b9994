"""Vocabularies and authorities: themes, regions, people, terms of the glossary.

Themes and terms follow SKOS (W3C Recommendation, 18 August 2009): a concept has one preferred
label a language, alternative labels, broader and related concepts, and matches elsewhere.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from portal.dates import PartialDate
from portal.localized import LocaleTag, LocalizedList, LocalizedText, PlainText
from portal.records.base import Model, NetworkRef, RegionRef, ThemeRef, Url, YesNo
from portal.records.common import Translations

REGION_CODE_PATTERN = r"^([A-Z]{2}|[0-9]{3}|[A-Z]{2}-[A-Z0-9]{1,3})$"
"""ISO 3166-1 alpha-2, UN M49 or ISO 3166-2."""


class Entry(Model):
    """One entry of a vocabulary file; its key in the file is its id."""

    id: str
    original_language: LocaleTag = "en"
    translations: Translations = Field(default_factory=dict)


class Theme(Entry):
    """A policy theme, a ``skos:Concept``."""

    pref_label: LocalizedText
    alt_labels: LocalizedList | None = None
    definition: LocalizedText | None = None
    introduction: LocalizedText | None = None
    questions: list[LocalizedText] = Field(default_factory=list)
    broader: list[ThemeRef] = Field(default_factory=list)
    related: list[ThemeRef] = Field(default_factory=list)
    exact_match: list[Url] = Field(default_factory=list)
    close_match: list[Url] = Field(default_factory=list)


class Term(Entry):
    """A term that networks define, each in its own way."""

    pref_label: LocalizedText
    alt_labels: LocalizedList | None = None
    themes: list[ThemeRef] = Field(default_factory=list)


class Region(Entry):
    """A country, a part of one, or a part of the world.

    ``code`` is ISO 3166-1 alpha-2 for a country, UN M49 for a part of the world and ISO 3166-2
    for a part of a country; Babel names the first two, a ``pref_label`` is needed for the others.
    """

    pref_label: LocalizedText | None = None
    code: Annotated[str, StringConstraints(pattern=REGION_CODE_PATTERN)] | None = None
    broader: RegionRef | None = None
    matrix_column: YesNo = "no"


class Affiliation(Model):
    """Where somebody worked or works."""

    network: NetworkRef
    role: LocalizedText | None = None
    when: PartialDate | None = None


class Person(Entry):
    """An author, organiser or speaker: the authority form of a name, and the forms printed."""

    name: PlainText
    names: list[PlainText] = Field(default_factory=list)
    affiliations: list[Affiliation] = Field(default_factory=list)
    note: LocalizedText | None = None


VOCABULARIES: dict[str, type[Entry]] = {
    "themes": Theme,
    "regions": Region,
    "people": Person,
    "terms": Term,
}
"""Every vocabulary file under ``data/`` by its stem, and the model of its entries."""
