"""Where everything is: addresses relative to a language's root, and the way from page to page.

Every link of the site is relative, so that one build serves a server, a mirror under any path
and a USB stick.
"""

from __future__ import annotations

from urllib.parse import quote

from portal.records import Record
from portal.settings import Settings
from portal.vocabulary import Entry, Person, Region, Theme

THEMES = "themes/index.html"
REGIONS = "regions/index.html"
PEOPLE = "people/index.html"
DEFINITIONS = "definitions.html"
MATRIX = "matrix.html"
COMPARE = "compare.html"
AGENDA = "agenda.html"
CONTACT = "contact.html"
HOME = "index.html"
ABOUT = "about.html"

_FOLDERS: dict[type[Entry], str] = {Theme: "themes", Region: "regions", Person: "people"}


def record_uri(record: Record) -> str:
    """The page of a record."""
    return f"{record.folder}/{record.id}.html"


def programme_uri(record: Record) -> str:
    """The page with an event's whole programme: ids have no slash, so that none can collide."""
    return f"{record.folder}/{record.id}/programme.html"


def listing_uri(record_type: type[Record]) -> str:
    """The listing of a type."""
    return f"{record_type.folder}/index.html"


def entry_uri(entry: Entry) -> str:
    """The page of a theme, region or person."""
    return f"{_FOLDERS[type(entry)]}/{entry.id}.html"


def attachment_uri(path: str) -> str:
    """A file that comes with a record: kept once, at the root of the site, for all languages."""
    return f"attachments/{path}"


def base(uri: str) -> str:
    """The way from a page to its language's root: ``""``, ``"../"``, …"""
    return "../" * uri.count("/")


def site_uri(settings: Settings, locale: str, uri: str) -> str:
    """The address of a language's page relative to the root of the site."""
    return settings.language(locale).prefix + uri


def absolute_url(settings: Settings, locale: str, uri: str) -> str:
    """The canonical address, for where only a whole address will do; empty without a site_url."""
    if not settings.site_url:
        return ""
    return f"{settings.site_url.rstrip('/')}/{quote(site_uri(settings, locale, uri))}"
