"""Which pages there are, and that every link between them arrives."""

from __future__ import annotations

from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest

from portal.pages.page import PortalPage
from tests.pages.conftest import LOCALES
from tests.samples import find_all, parse_html

PROSE = {"index.html", "about.html"}
"""Pages that are written by hand, under ``docs/``."""

ids = pytest.mark.parametrize("locale", LOCALES)


def anchors(html: str) -> list[str]:
    return [element.get("id") for element in parse_html(html).iter() if element.get("id")]


@ids
class TestPages:
    """The pages of one language."""

    def test_are_those_of_the_catalogue(self, locale, toy_pages, toy_catalogue):
        """A page a record, entry, programme and tombstone; a listing a type; and what looks across all."""
        catalogue = toy_catalogue
        expected = {
            "papers/index.html", "case-studies/index.html", "events/index.html", "networks/index.html",
            "themes/index.html", "regions/index.html", "people/index.html",
            "definitions.html", "matrix.html", "compare.html", "agenda.html", "contact.html",
            *(f"{record.folder}/{record.id}.html" for record in catalogue.records.values()),
            *(f"{record.folder}/{record.id}.html" for record in catalogue.withdrawn.values()),
            *(f"themes/{key}.html" for key in catalogue.themes),
            *(f"regions/{key}.html" for key in catalogue.regions),
            *(f"people/{key}.html" for key in catalogue.people),
            "events/forum-2024/programme.html",
        }  # fmt: skip

        assert set(toy_pages[locale]) == expected

    def test_have_a_title(self, locale, toy_pages, toy_html):
        """Plain text for the head, and once as a heading."""
        for uri, page in toy_pages[locale].items():
            headings = find_all(toy_html[locale][uri], ".//h1")

            assert page.title, uri
            assert len(headings) == 1, uri
            assert page.title == "".join(headings[0].itertext()), uri

    def test_have_an_outline(self, locale, toy_html):
        """No level of heading is skipped."""
        for uri, html in toy_html[locale].items():
            levels = [
                int(e.tag[1])
                for e in parse_html(html).iter()
                if e.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
            ]
            jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]

            assert not jumps, uri

    def test_have_each_anchor_once(self, locale, toy_html):
        """A link must know where it goes."""
        for uri, html in toy_html[locale].items():
            names = anchors(html)

            assert len(names) == len(set(names)), uri

    def test_list_their_contents(self, locale, toy_pages, toy_html):
        """Every entry of a contents list is a heading of the page."""
        for uri, page in toy_pages[locale].items():
            contents = [heading.anchor for heading in page.render().contents]

            assert set(contents) <= set(anchors(toy_html[locale][uri])), uri

    def test_link_to_what_is_there(self, locale, toy_html):
        """Pages, and the anchors on them; attachments are shared by all languages."""
        pages = toy_html[locale]
        broken = []
        for uri, html in pages.items():
            for link in find_all(html, ".//a[@href]"):
                href = link.get("href")
                if urlsplit(href).scheme in ("http", "https", "mailto"):
                    continue
                target = urlsplit(urljoin(f"/x/{uri}", href))
                path = target.path.removeprefix("/x/")
                if path.startswith(("attachments/", "/attachments/")) or path in PROSE:
                    continue
                if path not in pages or (target.fragment and target.fragment not in anchors(pages[path])):
                    broken.append(f"{uri}: {href}")

        assert broken == []

    def test_forms_and_tables_are_labelled(self, locale, toy_html):
        """Whoever does not see the page hears what a field is for."""
        for uri, html in toy_html[locale].items():
            body = parse_html(html)
            labels = {label.get("for") for label in body.iter("label")}

            assert {select.get("id") for select in body.iter("select")} <= labels, uri
            assert all(cell.get("scope") for cell in body.iter("th")), uri


class TestLanguages:
    """The pages of all languages."""

    def test_have_the_same_addresses(self, toy_pages):
        """The switch leads from each page to the same one."""
        assert list(toy_pages["en"]) == list(toy_pages["fr"]) == list(toy_pages["es"])

    def test_are_in_their_language(self, toy_pages):
        """Titles that the interface gives."""
        titles = [toy_pages[locale]["matrix.html"].title for locale in LOCALES]

        assert titles[0] == "Policy matrix"
        assert len(set(titles)) == 3


def test_rendering_is_pure(toy_pages: dict[str, dict[str, PortalPage]]):
    """A page comes out the same however often it is made."""
    page = toy_pages["fr"]["papers/municipal-buying.html"]

    assert page.render() == page.render()
