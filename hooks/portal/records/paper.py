"""Papers and documents."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from portal.dates import PartialDate
from portal.localized import LocaleTag, LocalizedText, PlainText
from portal.records.base import Model, NetworkRef, PersonRef, Url
from portal.records.common import AttachmentPath, Record


class Identifiers(Model):
    """What libraries know the document by."""

    doi: PlainText | None = None
    isbn: PlainText | None = None
    url: Url | None = None


class Attachment(Model):
    """A file that comes with the record."""

    path: AttachmentPath
    title: LocalizedText | None = None
    language: LocaleTag | None = None


class Paper(Record):
    """A text to read: a review, a report, a call, a profile; planned ones are marked so."""

    type_id: ClassVar[str] = "paper"
    folder: ClassVar[str] = "papers"

    kind: Literal[
        "literature-review",
        "research-paper",
        "report",
        "proceedings",
        "call",
        "presentation",
        "profile",
        "position-paper",
        "plan",
        "web-page",
    ] = "report"
    stage: Literal["planned", "in-progress", "published"] = "published"
    authors: list[PersonRef] = Field(default_factory=list)
    corporate_authors: list[NetworkRef] = Field(default_factory=list)
    authorship_note: LocalizedText | None = None
    date: PartialDate | None = None
    pages: int | None = Field(default=None, ge=1)
    publisher: PlainText | None = None
    identifiers: Identifiers | None = None
    files: list[Attachment] = Field(default_factory=list)
    findings: list[LocalizedText] = Field(default_factory=list)
