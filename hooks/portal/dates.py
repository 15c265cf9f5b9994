"""Dates as precise as they are known, and no more."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from portal.errors import quote

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of EDTF level 0 (ISO 8601-2): ``1996``, ``1996-10`` or ``1996-10-05``."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``text``; raise ValueError with a remedy if it is no possible date."""
        match = _FORM.match(text)
        if match is None:
            raise ValueError(
                f"{quote(text)} is not a date: write 1996, 1996-10 or 1996-10-05, as precise as it is known"
            )
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        try:
            datetime.date(year, 1 if month is None else month, 1 if day is None else day)
        except ValueError:
            raise ValueError(
                f"{quote(text)} is not a possible date: check the year, the month (01 to 12) and the day"
            ) from None
        return cls(year, month, day)

    @property
    def first_day(self) -> datetime.date:
        """The earliest day that the date can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The latest day that the date can mean."""
        if self.day is not None:
            return self.first_day
        if self.month is None or self.month == 12:
            return datetime.date(self.year, 12, 31)
        return datetime.date(self.year, self.month + 1, 1) - datetime.timedelta(days=1)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.parse,
            core_schema.str_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )


def parse_full_date(text: str) -> datetime.date:
    """Read ``2026-11-22``; raise ValueError with a remedy otherwise."""
    match = _FORM.match(text)
    if match is None or match[3] is None:
        raise ValueError(f"{quote(text)} is not a day: write year, month and day, as in 2026-11-22")
    return PartialDate.parse(text).first_day
