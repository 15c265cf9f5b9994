"""The toy corpus, made into pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from portal.catalogue import Catalogue
from portal.pages import PortalPage, create_pages
from tests.samples import make_context

LOCALES = ("en", "fr", "es")


@pytest.fixture(scope="session")
def toy_pages(toy_catalogue: Catalogue) -> Mapping[str, Mapping[str, PortalPage]]:
    """Every page of the toy corpus, by locale and address; not rendered yet."""
    return {
        locale: {page.uri: page for page in create_pages(make_context(toy_catalogue, locale))}
        for locale in LOCALES
    }


@pytest.fixture(scope="session")
def toy_html(toy_pages: Mapping[str, Mapping[str, PortalPage]]) -> Mapping[str, Mapping[str, str]]:
    """The HTML of every page of the toy corpus, by locale and address."""
    return {
        locale: {uri: str(page.render().html) for uri, page in pages.items()}
        for locale, pages in toy_pages.items()
    }


@pytest.fixture
def make_page() -> Callable[..., str]:
    """Renders one page of a catalogue."""

    def make(catalogue: Catalogue, uri: str, locale: str = "en") -> str:
        context = make_context(catalogue, locale)
        return next(str(page.render().html) for page in create_pages(context) if page.uri == uri)

    return make
