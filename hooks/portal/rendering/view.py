"""What a template may ask: texts, names and links for one page in one language."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from gettext import NullTranslations
from typing import Any, Protocol, TypeVar

import jinja2
from markupsafe import Markup, escape

from portal import urls
from portal.catalogue import Catalogue
from portal.dates import PartialDate
from portal.localized import LocalizedText, Rendition
from portal.records import Record
from portal.records.common import Figure
from portal.rendering.labels import TYPE_LABELS, VALUE_LABELS
from portal.rendering.markdown import render_text, to_plain_text
from portal.rendering.naming import Naming, text_direction
from portal.settings import Language, Settings
from portal.translation.state import create_state
from portal.vocabulary import Entry, Person, Region, Term, Theme

E = TypeVar("E", bound=Entry)


class Owner(Protocol):
    """A record or vocabulary entry: it knows in which language its texts were written."""

    @property
    def original_language(self) -> str: ...


@dataclass(frozen=True)
class LocaleContext:
    """What all pages of one language share."""

    settings: Settings
    catalogue: Catalogue
    language: Language
    naming: Naming
    messages: NullTranslations
    environment: jinja2.Environment
    items: dict[tuple[str, str], Markup] = field(default_factory=dict)
    """Listing items by base and record id: the same wherever a record is listed at one depth."""

    @property
    def locale(self) -> str:
        """The language's code."""
        return self.language.locale

    @cached_property
    def quotes_drafts(self) -> bool:
        """Whether some record has texts that are not translated, or not reviewed, in this language."""
        return any(
            record.original_language != self.locale and create_state(record, self.locale).notice is not None
            for record in self.catalogue.records.values()
        )

    def gettext(self, message: str) -> str:
        """An interface message in the reader's language."""
        return self.messages.gettext(message)


@dataclass(frozen=True, slots=True)
class Heading:
    """One entry of a page's contents list."""

    anchor: str
    title: str


class View:
    """One page being written. ``uri`` is relative to the language's root.

    Everything that it returns is safe to print: plain ``str`` is escaped by the templates,
    ``Markup`` is made here from escaped parts.
    """

    def __init__(self, context: LocaleContext, uri: str) -> None:
        self.context = context
        self.catalogue = context.catalogue
        self.naming = context.naming
        self.locale = context.locale
        self.uri = uri
        self.base = urls.base(uri)
        self.contents: list[Heading] = []

    # Links

    def url(self, uri: str) -> str:
        """The relative link to another page of this language."""
        return self.base + uri

    def shared_url(self, uri: str) -> str:
        """The relative link to a file that all languages share, at the root of the site."""
        return self.base + ("../" if self.context.language.prefix else "") + uri

    def entry_url(self, entry: Entry) -> str:
        """The link to a theme, region or person."""
        return self.base + urls.entry_uri(entry)

    def record_url(self, record: Record) -> str:
        """The link to a record."""
        return self.base + urls.record_uri(record)

    def record_link(self, record: Record) -> Markup:
        """A record's title, linked."""
        return Markup(f'<a href="{escape(self.record_url(record))}">{self.title(record)}</a>')

    def link_by_id(self, record_id: str) -> Markup | None:
        """A record's title, linked, if the record is shown."""
        record = self.catalogue.find(record_id)
        return self.record_link(record) if record is not None else None

    def entry_link(self, entry: Entry) -> Markup:
        """The name of a theme, region or person, linked."""
        return Markup(f'<a href="{escape(self.entry_url(entry))}">{self.name(entry)}</a>')

    def contact_url(self, subject: str, about: str = "") -> str:
        """The contact page, at the part for ``subject``; ``about`` names what it is about."""
        query = f"?about={about}" if about else ""
        return f"{self.base}{urls.CONTACT}{query}#{subject}"

    # Texts

    def choose(self, text: LocalizedText, owner: Owner) -> Rendition:
        """The text for this page's reader, and its language."""
        return text.choose(self.locale, owner.original_language)

    def inline(self, text: LocalizedText, owner: Owner) -> Markup:
        """A one-line text, without Markdown, marked with its language where it is another."""
        return self._marked("span", self.choose(text, owner), None)

    def block(self, text: LocalizedText, owner: Owner) -> Markup:
        """A text field as HTML paragraphs, marked with its language where it is another."""
        rendition = self.choose(text, owner)
        return self._marked("div", rendition, render_text(rendition.text))

    def line(self, text: LocalizedText, owner: Owner) -> Markup:
        """A text field on one line, without its Markdown, marked with its language where it is another."""
        rendition = self.choose(text, owner)
        return self._marked("span", Rendition(to_plain_text(rendition.text), rendition.locale), None)

    def plain(self, text: LocalizedText, owner: Owner) -> str:
        """A text without any markup, for attributes and metadata."""
        return to_plain_text(self.choose(text, owner).text)

    def _marked(self, tag: str, rendition: Rendition, content: Markup | None) -> Markup:
        inner = escape(rendition.text) if content is None else content
        if rendition.locale == self.locale:
            return inner
        return Markup(f"<{tag}{self.language_marks(rendition.locale)}>{inner}</{tag}>")

    def name_marks(self, entry: Entry) -> Markup:
        """As ``language_marks``, for a name that stands as plain text."""
        label = getattr(entry, "pref_label", None)
        return self.language_marks(self.choose(label, entry).locale) if label is not None else Markup()

    def language_marks(self, locale: str) -> Markup:
        """The attributes of an element whose text is in ``locale``; none if the page is in it too."""
        if locale == self.locale:
            return Markup()
        direction = text_direction(locale)
        marks = Markup(' lang="{}"').format(locale)
        if direction != self.context.language.direction:
            marks += Markup(' dir="{}"').format(direction)
        return marks

    def title(self, record: Record) -> Markup:
        """A record's title, marked with its language where it is another."""
        return self.inline(record.title, record)

    def plain_title(self, record: Record) -> str:
        """A record's title as plain text."""
        return self.choose(record.title, record).text

    def name(self, entry: Entry) -> Markup:
        """The name of a vocabulary entry, marked with its language where it is another."""
        if isinstance(entry, Theme | Term) or (isinstance(entry, Region) and entry.pref_label is not None):
            assert entry.pref_label is not None
            return self.inline(entry.pref_label, entry)
        return escape(self.plain_name(entry))

    def plain_name(self, entry: Entry) -> str:
        """The name of a vocabulary entry as plain text."""
        if isinstance(entry, Region):
            return self.naming.region(entry)
        if isinstance(entry, Person):
            return entry.name
        assert isinstance(entry, Theme | Term)
        return self.choose(entry.pref_label, entry).text

    def sort_entries(self, entries: Iterable[E]) -> list[E]:
        """Vocabulary entries by name, as this language sorts them."""
        return sorted(entries, key=lambda entry: self.naming.collation_key(self.plain_name(entry)))

    # Words of the interface

    def label(self, field_name: str, value: str, /, **values: object) -> str:
        """The label of a field's value: ``label("Support.state", "in-place")``."""
        text = self.context.gettext(VALUE_LABELS[field_name][value])
        return text.format(**values) if values else text

    def type_label(self, type_id: str, *, plural: bool = False) -> str:
        """The name of a record type."""
        return self.context.gettext(TYPE_LABELS[type_id][plural])

    def date(self, date: PartialDate | datetime.date) -> Markup:
        """A date with its machine-readable form."""
        return Markup(f'<time datetime="{date}">{escape(self.naming.date(date))}</time>')

    def period(self, start: PartialDate, end: PartialDate | None) -> str:
        """From when to when, in words."""
        return self.naming.period(start, end)

    def figure_value(self, figure: Figure) -> str:
        """A figure's number with its unit and how exact it is."""
        value = self.naming.number(figure.value, figure.unit)
        return self.label("Figure.qualifier", figure.qualifier, value=value)

    def number(self, value: int | Decimal) -> str:
        """A number as this language writes it."""
        return self.naming.number(value)

    # The page's outline

    def heading(self, anchor: str, title: str, level: int = 2) -> Markup:
        """A heading that can be linked to; those of level 2 make up the contents list."""
        if level == 2:
            self.contents.append(Heading(anchor, title))
        return Markup(f'<h{level} id="{escape(anchor)}">{escape(title)}</h{level}>')

    def item(self, record: Record) -> Markup:
        """A record as it stands in lists: badge, title, who, when, where. Rendered once a depth."""
        key = (self.base, record.id)
        if key not in self.context.items:
            self.context.items[key] = self.fragment("fragments/item.html", record=record)
        return self.context.items[key]

    def fragment(self, template: str, **values: Any) -> Markup:
        """A template rendered within this page."""
        return Markup(self.context.environment.get_template(template).render(view=self, **values))
