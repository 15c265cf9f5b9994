"""Case studies and short descriptions of practices."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from portal.dates import PartialDate
from portal.localized import LocalizedText
from portal.records.base import Model
from portal.records.common import Partner, Record


class Period(Model):
    """From when to when; an open end is left out."""

    start: PartialDate
    end: PartialDate | None = None


class CaseStudy(Record):
    """What people did somewhere, and what can be learnt from it."""

    type_id: ClassVar[str] = "case-study"
    folder: ClassVar[str] = "case-studies"

    place: LocalizedText | None = None
    period: Period | None = None
    partners: list[Partner] = Field(default_factory=list)
    context: LocalizedText | None = None
    history: LocalizedText | None = None
    activities: list[LocalizedText] = Field(default_factory=list)
    support: LocalizedText | None = None
    success_factors: list[LocalizedText] = Field(default_factory=list)
    lessons: list[LocalizedText] = Field(default_factory=list)
    future: LocalizedText | None = None
