"""Catalogues of a few records, written where a test needs them, and pages made from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import html5lib
from markupsafe import Markup

from portal.catalogue import Catalogue, create_catalogue
from portal.records import RECORD_TYPES, Record
from portal.rendering.environment import create_context
from portal.rendering.view import LocaleContext, View
from portal.settings import Settings, create_settings
from portal.vocabulary import VOCABULARIES, Entry

ROOT = Path(__file__).parent.parent

LANGUAGES = [
    {"locale": "en", "name": "English", "default": True, "site_name": "Portal"},
    {"locale": "fr", "name": "Français", "site_name": "Portail"},
    {"locale": "es", "name": "Español", "site_name": "Portal"},
]

_TYPES = {record_type.type_id: record_type for record_type in RECORD_TYPES}
_NEEDED = {"original_language": "en", "published": "2024-01-01", "themes": ["law"]}


def make_settings(*languages: dict[str, Any], **changes: Any) -> Settings:
    """Settings of a site in ``languages`` (English, French and Spanish) with the real catalogues of messages."""
    config: dict[str, Any] = {
        "site_url": "https://portal.test/",
        "plugins": [{"i18n": {"languages": list(languages) or LANGUAGES}}],
        "extra": {"portal": {"contact": {"name": "A network"}}},
    }
    return create_settings({**config, **changes}, ROOT / "mkdocs.yml")


def make_record(type_id: str, record_id: str, **fields: Any) -> Record:
    """A record with the fields given, and what else it needs."""
    texts = {"title": {"en": record_id}, "summary": {"en": f"Summary of {record_id}."}}
    return _TYPES[type_id].model_validate({"id": record_id, **_NEEDED, **texts, **fields})


def make_entries(vocabulary: str, entries: dict[str, dict[str, Any]]) -> dict[str, Entry]:
    """The entries of a vocabulary, as its file would have them."""
    return {
        key: VOCABULARIES[vocabulary].model_validate({"id": key, **value}) for key, value in entries.items()
    }


def make_catalogue(*records: Record, **vocabularies: dict[str, dict[str, Any]]) -> Catalogue:
    """A catalogue of ``records`` with one theme, ``law``, unless told otherwise."""
    entries = {"themes": {"law": {"pref_label": {"en": "Law"}}}, **vocabularies}
    return create_catalogue(
        records, {name: make_entries(name, entries.get(name, {})) for name in VOCABULARIES}, {}
    )


def make_context(catalogue: Catalogue, locale: str = "en", settings: Settings | None = None) -> LocaleContext:
    """What the pages of one language share."""
    return create_context(settings or make_settings(), catalogue, locale)


def make_view(
    *records: Record, locale: str = "en", uri: str = "papers/one.html", **vocabularies: Any
) -> View:
    """A page being written, at ``uri``, in a catalogue of ``records``."""
    return View(make_context(make_catalogue(*records, **vocabularies), locale), uri)


def parse_html(html: str) -> Any:
    """The body that a browser makes of ``html``, as an ElementTree of plain tag names."""
    return html5lib.parse(f"<!doctype html><title>x</title><body>{html}", namespaceHTMLElements=False).find(
        "body"
    )


def read_text(element: Any) -> str:
    """What a reader sees of an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def find_all(html: str | Markup, path: str) -> list[Any]:
    """Elements of ``html`` by an XPath of ElementTree, such as ``.//h2``."""
    return list(parse_html(str(html)).findall(path))
