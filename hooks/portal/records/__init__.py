"""The types of record: one module each, and the registry that names them."""

from __future__ import annotations

from portal.records.case_study import CaseStudy
from portal.records.common import Record
from portal.records.event import Event
from portal.records.network import Network
from portal.records.paper import Paper

RECORD_TYPES: tuple[type[Record], ...] = (Paper, CaseStudy, Event, Network)
"""Every type, in the order in which pages and listings show them. A new type is a line here."""

RECORD_TYPES_BY_FOLDER = {record_type.folder: record_type for record_type in RECORD_TYPES}

__all__ = ["RECORD_TYPES", "RECORD_TYPES_BY_FOLDER", "CaseStudy", "Event", "Network", "Paper", "Record"]
