"""The fields that every type of record has."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from portal.dates import PartialDate
from portal.localized import LocaleTag, LocalizedText, PlainText
from portal.records.base import (
    FullDate,
    Model,
    NetworkRef,
    PersonRef,
    RecordRef,
    RegionRef,
    Source,
    ThemeRef,
    Url,
)

DIGEST_PATTERN = r"^[0-9a-f]{12}$"
Digest = Annotated[str, StringConstraints(pattern=DIGEST_PATTERN)]
"""As ``localized.create_digest`` writes it."""

Translations = dict[LocaleTag, dict[str, Digest]]
"""Per locale, the path of a reviewed text (``findings.0``) and the digest of its original."""

AttachmentPath = Annotated[str, StringConstraints(max_length=200)]
"""A path under ``data/attachments/``; ``loading.attachments`` checks it and the file."""

UNIT_PATTERN = r"^(%|[A-Z]{3})$"
"""Per cent, or a currency of ISO 4217."""


class Person(Model):
    """What somebody did for what the record describes."""

    person: PersonRef
    role: LocalizedText | None = None


class Partner(Model):
    """An organisation's part: one of the portal's networks, or a name as printed."""

    network: NetworkRef | None = None
    name: PlainText | None = None
    role: LocalizedText | None = None


class Statement(Model):
    """An outcome or an open question, under the themes that it concerns."""

    text: LocalizedText
    themes: list[ThemeRef] = Field(default_factory=list)


class Support(Model):
    """Evidence for the policy matrix: an instrument, where, and how far it has come."""

    theme: ThemeRef
    region: RegionRef
    instrument: LocalizedText
    text: LocalizedText | None = None
    state: Literal["in-place", "proposed", "needed"]
    source: Source | None = None


class Figure(Model):
    """A number that the source gives; ``unit`` is ``%``, a currency (ISO 4217) or nothing."""

    value: Annotated[Decimal, Field(max_digits=15)]
    qualifier: Literal["exactly", "about", "more-than", "at-least", "up-to"] = "exactly"
    unit: Annotated[str, StringConstraints(pattern=UNIT_PATTERN)] | None = None
    what: LocalizedText
    when: PartialDate | None = None
    source: Source | None = None


class Medium(Model):
    """A recording, slides or pictures: on the web (``url``) or attached (``path``)."""

    kind: Literal["slides", "video", "audio", "image", "document"]
    title: LocalizedText
    language: LocaleTag | None = None
    url: Url | None = None
    path: AttachmentPath | None = None
    transcript: LocalizedText | None = None


class Link(Model):
    """An address as the source cites it; ``checked`` says when it last answered, if ever."""

    url: Url
    title: LocalizedText | None = None
    archived: Url | None = None
    checked: FullDate | None = None


class Withdrawal(Model):
    """Why and when a record was withdrawn: all that its page still says."""

    date: FullDate
    reason: LocalizedText


class Record(Model):
    """One thing that the portal describes. ``type_id`` names the type, ``folder`` its place."""

    type_id: ClassVar[str]
    folder: ClassVar[str]

    id: str
    title: LocalizedText
    summary: LocalizedText
    original_language: LocaleTag
    status: Literal["draft", "embargoed", "published", "withdrawn"] = "published"
    embargo_until: FullDate | None = None
    withdrawal: Withdrawal | None = None
    published: FullDate
    updated: FullDate | None = None
    licence: PlainText | None = None
    themes: list[ThemeRef] = Field(min_length=1)
    regions: list[RegionRef] = Field(default_factory=list)
    networks: list[NetworkRef] = Field(default_factory=list)
    people: list[Person] = Field(default_factory=list)
    related: list[RecordRef] = Field(default_factory=list)
    source: list[Source] = Field(default_factory=list)
    supports: list[Support] = Field(default_factory=list)
    figures: list[Figure] = Field(default_factory=list)
    outcomes: list[Statement] = Field(default_factory=list)
    research_questions: list[Statement] = Field(default_factory=list)
    questions: list[LocalizedText] = Field(default_factory=list)
    media: list[Medium] = Field(default_factory=list)
    links: list[Link] = Field(default_factory=list)
    translations: Translations = Field(default_factory=dict)
