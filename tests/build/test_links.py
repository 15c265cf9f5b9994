"""Every link of the real site leads somewhere, from wherever the site lies; nothing leaves it unasked."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from portal.settings import load_settings
from tests.build.html_links import find_css_addresses, html_files, read_page
from tests.build.projects import ROOT

LOCALES = load_settings(ROOT / "mkdocs.yml").locales
BASES = ["https://mirror.test/", "https://mirror.test/any/base/path/", "file:///media/stick/portal/"]


def is_external(link: str) -> bool:
    return urlsplit(link).scheme in ("http", "https", "mailto")


def find_broken(site: Path, base: str) -> list[str]:
    broken = []
    for page in html_files(site):
        address = base + page.relative_to(site).as_posix()
        for link in [*read_page(page).links, *read_page(page).requests]:
            if is_external(link):
                continue
            target = urlsplit(urljoin(address, link))
            whole = target._replace(query="", fragment="").geturl()
            path = site / unquote(whole.removeprefix(base))
            if not whole.startswith(base) or not path.is_file():
                broken.append(f"{page.relative_to(site)} -> {link}")
            elif (
                target.fragment
                and path.suffix == ".html"
                and unquote(target.fragment) not in read_page(path).anchors
            ):
                broken.append(f"{page.relative_to(site)} -> {link} (no such place on the page)")
    return broken


class TestLinks:
    @pytest.mark.parametrize("base", BASES)
    def test_every_link_and_fragment_resolves(self, real_site: Path, base: str) -> None:
        """Pages are files, links are relative: no address depends on where the site lies."""
        assert find_broken(real_site, base) == []

    def test_no_page_asks_another_host(self, real_site: Path) -> None:
        """What a browser fetches unasked lies in the site itself."""
        asked = [
            f"{page.relative_to(real_site)}: {request}"
            for page in real_site.rglob("*.html")
            for request in read_page(page).requests
            if urlsplit(request).scheme or request.startswith("//")
        ]

        assert asked == []

    def test_no_style_sheet_asks_for_anything(self, real_site: Path) -> None:
        """Fonts and pictures from elsewhere would be asked for by style sheets."""
        asked = [
            address
            for css in real_site.rglob("*.css")
            for address in find_css_addresses(css.read_text("utf-8"))
        ]

        assert asked == []

    def test_scripts_name_no_host(self, real_site: Path) -> None:
        """The pages' scripts are plain files that fetch nothing."""
        used = {
            script
            for page in html_files(real_site)
            for script in read_page(page).requests
            if script.endswith(".js")
        }
        texts = [(real_site / script.replace("../", "")).read_text("utf-8") for script in used]

        assert texts
        assert not [
            word
            for text in texts
            for word in ("http", "fetch(", "XMLHttpRequest", "import(", "//cdn")
            if word in text.replace("// ", "")
        ]

    def test_the_error_page_leads_home(self, real_site: Path) -> None:
        """404.html cannot know its depth: one absolute link, and no request at all."""
        page = read_page(real_site / "404.html")

        assert page.requests == []
        assert page.links == [load_settings(ROOT / "mkdocs.yml").site_url]

    def test_every_file_is_used(self, real_site: Path) -> None:
        """Nobody carries megabytes of the theme's scripts that no page loads."""
        unused = [
            path.relative_to(real_site).as_posix()
            for path in real_site.rglob("*")
            if path.is_file() and (path.suffix == ".map" or "javascripts" in path.parts)
        ]

        assert unused == []

    def test_every_page_leads_to_the_contact(self, real_site: Path) -> None:
        """A correction can be suggested, and help offered, from wherever one is."""
        without = [
            str(page.relative_to(real_site))
            for page in html_files(real_site)
            for subject in ("contact.html#correction", "contact.html#translate")
            if not any(link.endswith(subject) for link in read_page(page).links)
        ]

        assert without == []

    def test_ids_are_unique(self, real_site: Path) -> None:
        """A fragment leads to one place."""
        doubled = {
            str(page.relative_to(real_site)): read_page(page).duplicate_ids
            for page in html_files(real_site)
            if read_page(page).duplicate_ids
        }

        assert doubled == {}


def pages_of(site: Path, locale: str) -> set[str]:
    default, *others = LOCALES
    if locale != default:
        return {path.relative_to(site / locale).as_posix() for path in html_files(site / locale)}
    found = (path.relative_to(site).as_posix() for path in html_files(site))
    return {uri for uri in found if uri.split("/")[0] not in others}


def locale_of(site: Path, page: Path) -> str:
    first = page.relative_to(site).parts[0]
    return first if first in LOCALES[1:] else LOCALES[0]


class TestLanguages:
    """The site as readers of each language find it."""

    def test_each_language_has_the_same_pages(self, real_site: Path) -> None:
        """Three languages as equals: nothing is there for one reader only."""
        assert [pages_of(real_site, locale) for locale in LOCALES] == [pages_of(real_site, LOCALES[0])] * len(
            LOCALES
        )

    def test_the_switch_stays_on_the_page(self, real_site: Path) -> None:
        """Every page links to itself in each language."""
        default, *others = LOCALES
        missing = []
        for locale in LOCALES:
            for uri in pages_of(real_site, locale):
                own = uri if locale == default else f"{locale}/{uri}"
                links = {urljoin(f"https://x.test/{own}", link) for link in read_page(real_site / own).links}
                wanted = {f"https://x.test/{uri}", *(f"https://x.test/{other}/{uri}" for other in others)}
                if not wanted <= links:
                    missing.append(own)

        assert missing == []

    def test_each_page_says_its_language(self, real_site: Path) -> None:
        """``lang`` on the document is the folder's language."""
        wrong = [
            str(page.relative_to(real_site))
            for locale in LOCALES
            for page in html_files(real_site)
            if locale_of(real_site, page) == locale
            and f'<html lang="{locale}"' not in page.read_text("utf-8")
        ]

        assert wrong == []

    def test_the_root_offers_the_other_languages(self, real_site: Path) -> None:
        """The languages are written out, and each other one is offered in its own words."""
        home = (real_site / "index.html").read_text("utf-8")

        assert all(f">{name}</a>" in home for name in ("English", "Français", "Español"))
        assert "Ce portail existe aussi en français" in home
        assert "Este portal también está en español" in home

    def test_the_sitemap_names_every_page_with_its_alternates(self, real_site: Path) -> None:
        """hreflang stands in the sitemap, for each language of each page."""
        sitemap = (real_site / "sitemap.xml").read_text("utf-8")
        pages = sum(len(pages_of(real_site, locale)) for locale in LOCALES)

        assert sitemap.count("<loc>") == pages
        assert sitemap.count("hreflang=") == pages * len(LOCALES)
