"""What surrounds every page: its head's words, the header with the languages, the footer."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote

from markupsafe import Markup

from portal import urls
from portal.records import RECORD_TYPES
from portal.rendering.labels import N_
from portal.rendering.view import LocaleContext, View

_PLACEHOLDER = "<uri>"
"""Stands for a page's own address in its header. No text can hold it: templates escape its brackets."""


@dataclass(frozen=True, slots=True)
class Shell:
    """What the site's template prints around a page. Plain text but for the Markup."""

    locale: str
    direction: str
    base: str
    """The way to the root of the site, which holds what all languages share."""
    title: str
    description: str
    canonical: str
    header: Markup
    footer: Markup
    offer: Markup
    indexed: bool = True


@dataclass(slots=True)
class ShellMaker:
    """Makes the shells of one language; header and footer are rendered once a depth and section."""

    context: LocaleContext
    _headers: dict[tuple[str, str], Markup] = field(default_factory=dict)
    _footers: dict[str, Markup] = field(default_factory=dict)
    _offers: dict[str, Markup] = field(default_factory=dict)

    def create(
        self, uri: str, title: str, description: str = "", section: str = "", *, indexed: bool = True
    ) -> Shell:
        """The shell of the page at ``uri`` (relative to the language's root)."""
        context = self.context
        view = View(context, uri)
        site_name = context.language.site_name
        return Shell(
            locale=context.locale,
            direction=context.language.direction,
            base=view.shared_url(""),
            title=site_name if uri == urls.HOME or not title else f"{title} – {site_name}",
            description=description,
            canonical=urls.absolute_url(context.settings, context.locale, uri),
            header=self._header(view, section),
            footer=self._footer(view),
            offer=self._offer(view),
            indexed=indexed,
        )

    def _header(self, view: View, section: str) -> Markup:
        key = (view.base, section)
        if key not in self._headers:
            self._headers[key] = view.fragment(
                "shell/header.html", sections=self._sections(), section=section
            )
        return Markup(self._headers[key].replace(_PLACEHOLDER, quote(view.uri)))

    def _sections(self) -> list[tuple[str, str, str]]:
        view = View(self.context, urls.HOME)
        types = [
            (t.folder, urls.listing_uri(t), view.type_label(t.type_id, plural=True)) for t in RECORD_TYPES
        ]
        return [
            ("themes", urls.THEMES, self.context.gettext(N_("Themes"))),
            *types,
            ("matrix", urls.MATRIX, self.context.gettext(N_("Policy matrix"))),
        ]

    def _footer(self, view: View) -> Markup:
        if view.base not in self._footers:
            _ = self.context.gettext
            links = [
                (urls.ABOUT, _(N_("About the project"))),
                (urls.AGENDA, _(N_("Towards a common policy agenda"))),
                (urls.COMPARE, _(N_("Compare two regions"))),
                (urls.DEFINITIONS, _(N_("Definitions"))),
                (urls.REGIONS, _(N_("Regions and countries"))),
                (urls.PEOPLE, _(N_("People"))),
                (f"{urls.CONTACT}#translate", _(N_("Help translate"))),
                (f"{urls.CONTACT}#correction", _(N_("Suggest a correction"))),
                (urls.CONTACT, _(N_("Contact us"))),
            ]
            self._footers[view.base] = view.fragment(
                "shell/footer.html", sections=self._sections(), links=links
            )
        return self._footers[view.base]

    def _offer(self, view: View) -> Markup:
        if view.base not in self._offers:
            self._offers[view.base] = view.fragment("shell/offer.html")
        return Markup(self._offers[view.base].replace(_PLACEHOLDER, quote(view.uri)))
