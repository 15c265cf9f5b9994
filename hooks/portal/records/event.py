"""Events: meetings, forums, conferences, held or planned."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from portal.dates import PartialDate
from portal.localized import LocalizedText
from portal.records.base import Model, NetworkRef, RecordRef
from portal.records.common import Partner, Record


class Role(Model):
    """One way of taking part, and what it asks."""

    name: LocalizedText
    text: LocalizedText | None = None


class Call(Model):
    """A call for participants; scripts mark it as closed once ``closes`` is past."""

    opens: PartialDate | None = None
    closes: PartialDate | None = None
    text: LocalizedText | None = None
    roles: list[Role] = Field(default_factory=list)


class Session(Model):
    """One week, day or session: what it is for, what to read, what to discuss."""

    title: LocalizedText
    start: PartialDate | None = None
    end: PartialDate | None = None
    aims: LocalizedText | None = None
    readings: list[RecordRef] = Field(default_factory=list)
    questions: list[LocalizedText] = Field(default_factory=list)


class Programme(Model):
    """The sessions in their order, numbered by ``unit``."""

    unit: Literal["week", "day", "session"] = "session"
    sessions: list[Session] = Field(min_length=1)


class Event(Record):
    """Something that people meet for."""

    type_id: ClassVar[str] = "event"
    folder: ClassVar[str] = "events"

    kind: Literal[
        "assembly",
        "conference",
        "course",
        "forum",
        "meeting",
        "mission",
        "presentation",
        "summit",
        "workshop",
    ] = "meeting"
    state: Literal["held", "planned", "cancelled"] = "held"
    start: PartialDate | None = None
    end: PartialDate | None = None
    place: LocalizedText | None = None
    organisers: list[NetworkRef] = Field(default_factory=list)
    partners: list[Partner] = Field(default_factory=list)
    participants: LocalizedText | None = None
    call: Call | None = None
    programme: Programme | None = None
