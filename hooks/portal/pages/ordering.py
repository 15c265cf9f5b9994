"""In which order records stand in lists, and how they are grouped."""

from __future__ import annotations

from collections.abc import Iterable

from portal.dates import PartialDate
from portal.records import RECORD_TYPES, Event, Paper, Record
from portal.rendering.naming import Naming


def sort_records(records: Iterable[Record], naming: Naming, locale: str) -> list[Record]:
    """Dated types newest first and undated ones last; the others by title."""
    by_title = sorted(
        records, key=lambda r: naming.collation_key(r.title.choose(locale, r.original_language).text)
    )
    return sorted(by_title, key=_newest_first)


def _newest_first(record: Record) -> tuple[int, int, int]:
    date: PartialDate | None = None
    if isinstance(record, Paper):
        date = record.date
    elif isinstance(record, Event):
        date = record.start
    return (-date.year, -(date.month or 0), -(date.day or 0)) if date is not None else (0, 0, 0)


def group_records(records: Iterable[Record], naming: Naming, locale: str) -> list[tuple[str, list[Record]]]:
    """Records by type, in the order of RECORD_TYPES, each once; types without any are left out."""
    unique = {record.id: record for record in records}
    groups = []
    for record_type in RECORD_TYPES:
        mine = sort_records((r for r in unique.values() if isinstance(r, record_type)), naming, locale)
        if mine:
            groups.append((record_type.type_id, mine))
    return groups
