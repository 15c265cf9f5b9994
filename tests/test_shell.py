"""What surrounds every page: titles, the header with the languages, the footer, the offer."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from portal.records import RECORD_TYPES
from portal.shell import ShellMaker
from portal.site import Site
from tests.samples import LANGUAGES, find_all, make_catalogue, make_settings, read_text


def make_shell(uri: str, title: str = "A title", locale: str = "en", settings=None, **options):
    """The shell of a page on a site without records."""
    return Site(settings or make_settings(), make_catalogue()).shell(locale, uri, title, **options)


def switch(shell) -> dict[str, str]:
    """Where the language switch leads, by locale."""
    links = find_all(shell.header, './/nav[@class="languages"]//a')
    return {link.get("hreflang"): link.get("href") for link in links}


class TestHead:
    """What the document's head says."""

    @pytest.mark.parametrize(
        ("uri", "title", "expected"),
        [
            ("papers/a.html", "A paper", "A paper – Portail"),
            ("index.html", "Bienvenue", "Portail"),
            ("about.html", "", "Portail"),
        ],
    )
    def test_title(self, uri, title, expected):
        """The page's, then the site's; the home page is the site."""
        assert make_shell(uri, title, locale="fr").title == expected

    def test_title_is_plain_text(self):
        """The site's template escapes it, once."""
        assert make_shell("a.html", "<b> & co").title == "<b> & co – Portal"
        assert not isinstance(make_shell("a.html", "<b>").title, Markup)

    def test_the_rest(self):
        """Address, language, direction, the way to what all languages share."""
        shell = make_shell("papers/a.html", locale="fr", description="Said", indexed=False)

        assert shell.canonical == "https://portal.test/fr/papers/a.html"
        assert (shell.locale, shell.direction, shell.base) == ("fr", "ltr", "../../")
        assert (shell.description, shell.indexed) == ("Said", False)


class TestHeader:
    """The head of the page."""

    @pytest.mark.parametrize(
        ("locale", "uri", "expected"),
        [
            ("en", "index.html", {"en": "index.html", "fr": "fr/index.html", "es": "es/index.html"}),
            ("en", "papers/a.html", {"en": "../papers/a.html", "fr": "../fr/papers/a.html", "es": "../es/papers/a.html"}),
            ("fr", "papers/a.html", {"en": "../../papers/a.html", "fr": "../../fr/papers/a.html", "es": "../../es/papers/a.html"}),
            ("fr", "events/a/programme.html", {
                "en": "../../../events/a/programme.html",
                "fr": "../../../fr/events/a/programme.html",
                "es": "../../../es/events/a/programme.html",
            }),
        ],
    )  # fmt: skip
    def test_leads_to_the_same_page_in_every_language(self, locale, uri, expected):
        """From wherever the page is."""
        assert switch(make_shell(uri, locale=locale)) == expected

    def test_marks_the_language_of_the_page(self):
        """Each language is named in itself."""
        links = find_all(make_shell("a.html", locale="fr").header, './/nav[@class="languages"]//a')

        assert [(read_text(link), link.get("lang"), link.get("aria-current")) for link in links] == [
            ("English", "en", None), ("Français", "fr", "true"), ("Español", "es", None),
        ]  # fmt: skip

    def test_names_every_type(self):
        """A new type is in the navigation by itself."""
        links = find_all(make_shell("papers/a.html").header, './/nav[@class="main"]//a')

        assert {f"../{record_type.folder}/index.html" for record_type in RECORD_TYPES} < {
            link.get("href") for link in links
        }

    def test_marks_the_section(self):
        """Where the reader is."""
        here = find_all(make_shell("papers/a.html", section="papers").header, './/a[@class="is-here"]')

        assert [read_text(link) for link in here] == ["Papers"]

    def test_is_made_once_a_depth_and_section(self):
        """It is most of what every page costs."""
        site = Site(make_settings(), make_catalogue())
        site.shell("en", "papers/a.html", "A", section="papers")
        maker = site._shells["en"]
        site.shell("en", "papers/b.html", "B", section="papers")
        site.shell("en", "events/a.html", "C", section="events")

        assert isinstance(maker, ShellMaker)
        assert len(maker._headers) == 2
        assert len(maker._footers) == 1

    def test_pages_with_strange_names(self):
        """A page of prose may be named as its author likes: the address is encoded."""
        shell = make_shell('a"><script>&#?é %URI%.html')

        assert switch(shell)["fr"] == "fr/a%22%3E%3Cscript%3E%26%23%3F%C3%A9%20%25URI%25.html"
        assert not find_all(shell.header, ".//script")

    def test_names_of_the_site_are_escaped(self):
        """They are text, too."""
        settings = make_settings({**LANGUAGES[0], "site_name": "A & <B>", "name": "<i>"})
        shell = make_shell("a.html", settings=settings)

        assert read_text(find_all(shell.header, './/a[@class="brand"]')[0]) == "A & <B>"
        assert not find_all(shell.header, ".//i")


class TestFooter:
    """The foot of the page."""

    def test_leads_to_everything_else(self):
        """Relative to the page."""
        links = [link.get("href") for link in find_all(make_shell("a/b/c.html", locale="fr").footer, ".//a")]

        assert {"../../about.html", "../../agenda.html", "../../contact.html#translate"} < set(links)
        assert all(link.startswith("../../") for link in links)

    def test_says_the_licence(self):
        """Of the portal's own texts."""
        settings = make_settings(extra={"portal": {"contact": {"name": "x"}, "licence": "CC <BY>"}})

        assert "Texts of this portal: CC <BY>." in read_text(
            find_all(make_shell("a.html", settings=settings).footer, ".")[0]
        )


class TestOffer:
    """The home page offers the other languages, each in its own words."""

    def test_on_the_home_page(self):
        """Hidden until a script finds that the browser asks for one."""
        offers = find_all(make_shell("index.html", locale="fr").offer, './/p[@class="offer"]')

        assert [(offer.get("data-offer"), offer.get("lang"), offer.get("hidden")) for offer in offers] == [
            ("en", "en", ""), ("es", "es", ""),
        ]  # fmt: skip
        assert read_text(offers[0]) == "This portal is also in English."
        assert read_text(offers[1]) != read_text(offers[0])
        assert [offer.find(".//a").get("href") for offer in offers] == ["../index.html", "../es/index.html"]

    def test_on_every_page(self):
        """Readers arrive from search engines anywhere; the offer leads to the same page."""
        assert 'href="../fr/papers/a.html"' in make_shell("papers/a.html").offer

    def test_says_which_way_a_language_runs(self):
        """Where it is not the page's."""
        settings = make_settings(LANGUAGES[0], {"locale": "ar", "name": "العربية"})
        offer = find_all(make_shell("index.html", settings=settings).offer, './/p[@class="offer"]')[0]

        assert offer.get("dir") == "rtl"
