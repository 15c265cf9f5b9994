"""The portal as a whole: what the MkDocs adapter and the command line ask for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from portal import urls
from portal.blocks import fill_blocks
from portal.catalogue import Catalogue
from portal.errors import InvalidDataError
from portal.intake import load_catalogue
from portal.pages import PortalPage, create_pages
from portal.prose import check_prose
from portal.rendering.environment import create_context
from portal.rendering.labels import N_
from portal.rendering.messages import load_messages
from portal.rendering.view import LocaleContext, View
from portal.settings import Language, Settings
from portal.shell import Shell, ShellMaker

OFFER = N_("This portal is also in English.")
"""Translated in each catalogue as the offer of that catalogue's own language."""


def open_catalogue(
    settings: Settings, *, as_of: datetime.date | None = None, show_drafts: bool = False
) -> Catalogue:
    """The catalogue, if neither data nor prose has a problem; raises InvalidDataError with all of them."""
    prose = list(check_prose(settings))
    try:
        catalogue = load_catalogue(
            settings.data_dir, settings.root, settings.locales, as_of=as_of, show_drafts=show_drafts
        )
    except InvalidDataError as error:
        raise InvalidDataError([*error.problems, *prose]) from None
    if prose:
        raise InvalidDataError(prose)
    return catalogue


class Site:
    """Everything of one build: settings, catalogue, and per language its pages and shell."""

    def __init__(self, settings: Settings, catalogue: Catalogue) -> None:
        self.settings = settings
        self.catalogue = catalogue
        self._contexts: dict[str, LocaleContext] = {}
        self._shells: dict[str, ShellMaker] = {}

    @classmethod
    def open(
        cls, settings: Settings, *, as_of: datetime.date | None = None, show_drafts: bool = False
    ) -> Site:
        """Load and check all data; raises InvalidDataError with every problem of every file."""
        return cls(settings, open_catalogue(settings, as_of=as_of, show_drafts=show_drafts))

    def context(self, locale: str) -> LocaleContext:
        """What the pages of one language share."""
        if locale not in self._contexts:
            context = create_context(self.settings, self.catalogue, locale)
            context.environment.globals["offers"] = self.offers
            self._contexts[locale] = context
        return self._contexts[locale]

    @cached_property
    def offers(self) -> list[tuple[Language, str]]:
        """For each language, the sentence in it that offers it; its name until that is translated."""
        return [(language, self._offer(language)) for language in self.settings.languages]

    def _offer(self, language: Language) -> str:
        words = load_messages(self.settings.messages_dir, language.locale).gettext(OFFER)
        return language.name if words == OFFER and not language.locale.startswith("en") else words

    def pages(self, locale: str) -> Iterator[PortalPage]:
        """Every page made from records, in one language."""
        return create_pages(self.context(locale))

    def shell(
        self,
        locale: str,
        uri: str,
        title: str,
        description: str = "",
        section: str = "",
        *,
        indexed: bool = True,
    ) -> Shell:
        """What surrounds the page at ``uri`` of a language."""
        if locale not in self._shells:
            self._shells[locale] = ShellMaker(self.context(locale))
        return self._shells[locale].create(uri, title, description, section, indexed=indexed)

    def fill_blocks(self, locale: str, uri: str, html: str, original: str) -> str:
        """A page of prose, which is in the language ``original``, with its blocks filled in."""
        return fill_blocks(self.context(locale), uri, html, original)

    def prose_notice(self, locale: str, uri: str, notice: str, original: str) -> str:
        """What a reader should know of a page of prose: that it is ``missing`` or a ``draft``."""
        view = View(self.context(locale), uri)
        return str(view.fragment("fragments/notice.html", notice=notice, original=original, about=""))

    def attachments(self) -> dict[str, Path]:
        """Files to publish, by their address in the site: those of shown records only."""
        named = {
            part.path
            for record in self.catalogue.records.values()
            for part in (*getattr(record, "files", ()), *record.media)
            if part.path is not None
        }
        return {urls.attachment_uri(path): self.catalogue.attachments[path] for path in sorted(named)}
