"""What the models of records and vocabularies have in common: ids, references, sources."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from portal.dates import parse_full_date
from portal.errors import quote
from portal.localized import PlainText

ID_FORM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z", re.ASCII)

MAX_ID_LENGTH = 80
"""Characters of an id: a path with it stays far under Windows' 260."""

WINDOWS_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
"""Names that Windows gives to devices: a stick or a mirror there could not hold such a page."""

PORTAL_RESERVED = frozenset({"index", "404", "content", "contents", "menu", "compare-a", "compare-b"})
"""Names that the portal itself gives to pages of every folder, or to places on every page."""


def check_id(text: str) -> str:
    """Return ``text`` if it can be an id; raise ValueError with a remedy otherwise."""
    if not ID_FORM.match(text):
        raise ValueError(
            f"{quote(text)} cannot be an id: use lower-case letters a to z, digits and single hyphens, "
            "as in online-forum-2009"
        )
    if len(text) > MAX_ID_LENGTH:
        raise ValueError(f"the id is {len(text)} characters long: shorten it to {MAX_ID_LENGTH} at the most")
    if text in WINDOWS_RESERVED:
        raise ValueError(
            f"{quote(text)} cannot be an id: Windows keeps this name for a device; choose another"
        )
    if text in PORTAL_RESERVED:
        raise ValueError(f"{quote(text)} cannot be an id: the portal itself uses this name; choose another")
    return text


def is_id(text: str) -> bool:
    """Whether ``text`` can be an id."""
    try:
        check_id(text)
    except ValueError:
        return False
    return True


class Reference(str):
    """The id of something else in the catalogue; ``kind`` says what it may name."""

    __slots__ = ()
    kind: ClassVar[str]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(min_length=1))


class RecordRef(Reference):
    """The id of a record of any type."""

    __slots__ = ()
    kind = "record"


class PaperRef(Reference):
    """The id of a paper."""

    __slots__ = ()
    kind = "paper"


class NetworkRef(Reference):
    """The id of a network or organisation."""

    __slots__ = ()
    kind = "network"


class ThemeRef(Reference):
    """The id of a policy theme."""

    __slots__ = ()
    kind = "theme"


class RegionRef(Reference):
    """The id of a region or country."""

    __slots__ = ()
    kind = "region"


class PersonRef(Reference):
    """The id of a person."""

    __slots__ = ()
    kind = "person"


class TermRef(Reference):
    """The id of a term of the glossary."""

    __slots__ = ()
    kind = "term"


def _check_url(text: str) -> str:
    try:
        parts = urlsplit(text)
        host = parts.hostname if parts.port != 0 else None  # an impossible port raises, as a bad host does
    except ValueError:
        host = None
    if host is None or parts.scheme not in ("http", "https") or re.search(r"[\s\"'<>\\]", text):
        raise ValueError(f"{quote(text)} is not a web address: write it whole, from http:// or https:// on")
    return text


Url = Annotated[PlainText, AfterValidator(_check_url)]
"""An address of the web, http or https only."""


def _read_date(value: Any) -> Any:
    return parse_full_date(value) if isinstance(value, str) else value


FullDate = Annotated[datetime.date, BeforeValidator(_read_date)]
"""A day, as ``2026-11-22``."""

YesNo = Literal["yes", "no"]
"""YAML's own booleans are read as the text that they are."""


class Model(BaseModel):
    """A part of a record: frozen, and strict about the names of its fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Model):
    """Where a statement comes from: a document of the portal, and the place in it."""

    document: PaperRef
    where: PlainText | None = None
