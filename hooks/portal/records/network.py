"""Networks and organisations, and how they define their terms."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from portal.dates import PartialDate
from portal.localized import LocaleTag, LocalizedText, PlainText
from portal.records.base import Model, NetworkRef, Source, TermRef, Url
from portal.records.common import Record


class Name(Model):
    """A name as some document prints it."""

    name: PlainText
    language: LocaleTag | None = None


class Relation(Model):
    """A tie to another network, said once: the other's page shows it from its side."""

    network: NetworkRef
    kind: Literal["member-of", "partner-of", "founded", "supported-by", "hosted-by", "part-of"]
    note: LocalizedText | None = None


class Definition(Model):
    """What this network means by a term; shown beside the others', never merged."""

    term: TermRef
    text: LocalizedText
    source: Source | None = None


class Network(Record):
    """An organisation or a network of them. ``title`` is the authority form of its name."""

    type_id: ClassVar[str] = "network"
    folder: ClassVar[str] = "networks"

    kind: Literal["network", "organisation", "funder", "research", "public-body", "programme"] = "network"
    names: list[Name] = Field(default_factory=list)
    acronym: PlainText | None = None
    founded: PartialDate | None = None
    scope: Literal["local", "regional", "national", "continental", "international"] | None = None
    website: Url | None = None
    member_count: int | None = Field(default=None, ge=0)
    mission: LocalizedText | None = None
    relations: list[Relation] = Field(default_factory=list)
    definitions: list[Definition] = Field(default_factory=list)
    last_verified: PartialDate | None = None
