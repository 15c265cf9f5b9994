"""Pages of themes, regions, people and terms: each gathers what records say."""

from __future__ import annotations

import pytest

from portal.localized import create_digest
from tests.pages.test_record_pages import facts, links, section
from tests.samples import find_all, make_catalogue, make_record, read_text

REGIONS = {
    "africa": {"code": "002"},
    "mali": {"code": "ML", "broader": "africa"},
    "segou": {"code": "ML-4", "pref_label": {"en": "Ségou"}, "broader": "mali"},
    "canada": {"code": "CA"},
}
THEMES = {
    "law": {"pref_label": {"en": "Law", "fr": "Droit"}},
    "tax": {"pref_label": {"en": "Tax"}, "broader": ["law"]},
    "land": {"pref_label": {"en": "Land"}, "related": ["law"]},
}
TERMS = {"sse": {"pref_label": {"en": "SSE"}, "themes": ["law"]}}


def support(region: str, **fields):
    return {
        "theme": "law",
        "region": region,
        "instrument": {"en": f"An act of {region}"},
        "state": "in-place",
        **fields,
    }


class TestTheme:
    """The page of a theme."""

    @pytest.fixture(scope="class")
    @classmethod
    def catalogue(cls):
        """One of everything that a theme's page gathers, and as much that it does not."""
        mine = {
            "outcomes": [{"text": {"en": "An outcome of law."}}, {"text": {"en": "One of land."}, "themes": ["land"]}],
            "research_questions": [{"text": {"en": "A question of law?"}}],
        }  # fmt: skip
        return make_catalogue(
            make_record("paper", "a-paper", supports=[support("segou")], **mine),
            make_record("case-study", "a-case"),
            make_record("event", "an-event", start="1996"),
            make_record("network", "a-network", definitions=[{"term": "sse", "text": {"en": "What we do."}}]),
            make_record("network", "elsewhere", themes=["land"], definitions=[{"term": "sse", "text": {"en": "Ours."}}]),
            make_record("paper", "elsewhere-too", themes=["land"]),
            regions=REGIONS,
            terms=TERMS,
            themes=THEMES,
        )  # fmt: skip

    def test_gathers_records_of_every_type(self, catalogue, make_page):
        """Under the names of their types, and no others."""
        records = section(make_page(catalogue, "themes/law.html"), "records")

        assert [read_text(title) for title in records.findall("h3")] == [
            "Papers", "Case studies", "Events", "Networks",
        ]  # fmt: skip
        assert [link.get("href") for link in records.findall(".//p/a")] == [
            "../papers/a-paper.html",
            "../case-studies/a-case.html",
            "../events/an-event.html",
            "../networks/a-network.html",
        ]

    def test_gathers_definitions_side_by_side(self, catalogue, make_page):
        """Of its terms, whatever theme the networks that define them name."""
        definitions = section(make_page(catalogue, "themes/law.html"), "definitions")

        assert [read_text(one) for one in definitions.findall(".//blockquote")] == [
            "What we do. a-network", "Ours. elsewhere",
        ]  # fmt: skip

    def test_gathers_outcomes_and_open_questions(self, catalogue, make_page):
        """A statement counts under its own themes, or those of its record."""
        html = make_page(catalogue, "themes/law.html")

        assert [read_text(one) for one in section(html, "outcomes").findall(".//li")] == [
            "An outcome of law. a-paper"
        ]
        assert [read_text(one) for one in section(html, "research-questions").findall(".//li")] == [
            "A question of law? a-paper"
        ]
        assert "One of land." in make_page(catalogue, "themes/land.html")

    def test_gathers_supports_by_region(self, catalogue, make_page):
        """Each region under that which it lies in, up to the broadest; those without evidence stay out."""
        supports = section(make_page(catalogue, "themes/law.html"), "supports")

        regions = supports.findall(".//section[@id]")
        assert [region.get("id") for region in regions] == [
            "supports-africa",
            "supports-mali",
            "supports-segou",
        ]
        assert [read_text(regions[n].find(f"h{n + 3}")) for n in range(3)] == ["Africa", "Mali", "Ségou"]
        assert "An act of segou" in read_text(regions[2])
        assert links(make_page(catalogue, "themes/law.html"), ".//p[@class='support__where']/a") == [
            "../papers/a-paper.html"
        ]

    def test_names_other_themes(self, catalogue, make_page):
        """Narrower and related ones are said once, and shown from both sides."""
        law, land, tax = (facts(make_page(catalogue, f"themes/{one}.html")) for one in ("law", "land", "tax"))

        assert (law["Narrower"], law["Related"]) == ("Tax", "Land")
        assert land["Related"] == "Law"
        assert tax["Broader"] == "Law"

    def test_without_evidence(self, catalogue, make_page):
        """It asks for some."""
        html = make_page(catalogue, "themes/tax.html")

        assert "No policy support is known on this theme yet." in html
        assert "../contact.html?about=tax#evidence" in links(html, ".//a[@class='invitation']")

    def test_says_what_else_it_is_called(self, toy_html):
        """In the reader's language, and in other vocabularies."""
        assert (
            facts(toy_html["en"]["themes/procurement.html"])["Also called"] == "public buying and purchasing"
        )
        assert facts(toy_html["es"]["themes/procurement.html"])
        assert "https://example.org/themes/procurement" in links(toy_html["en"]["themes/procurement.html"])
        assert "Also called" not in facts(toy_html["en"]["themes/recognition.html"])

    def test_notice(self, make_page):
        """Themes are translated, too."""
        theme = {
            "pref_label": {"en": "Law", "fr": "Droit"},
            "definition": {"en": "Rules *of all*.", "fr": "Des règles."},
            "translations": {
                "fr": {"pref_label": create_digest("Law"), "definition": create_digest("Rules.")}
            },
        }
        catalogue = make_catalogue(themes={"law": theme})

        assert "notice--stale" in make_page(catalogue, "themes/law.html", "fr")
        assert "notice--missing" in make_page(catalogue, "themes/law.html", "es")
        assert 'role="note"' not in make_page(catalogue, "themes/law.html", "en")

    def test_index(self, make_page):
        """Narrower themes under their broader ones; a definition in a line, without its marks."""
        themes = {**THEMES, "law": {"pref_label": {"en": "Law"}, "definition": {"en": "Rules *of all*."}}}
        html = make_page(make_catalogue(themes=themes), "themes/index.html")

        assert links(html, ".//article/ul/li/a") == ["../themes/land.html", "../themes/law.html"]
        assert links(html, ".//article/ul/li/ul/li/a") == ["../themes/tax.html"]
        assert read_text(find_all(html, ".//span[@class='index__text']")[0]) == "Rules of all."

    def test_description(self, toy_pages):
        """Its definition."""
        assert toy_pages["fr"]["themes/procurement.html"].description == "Achats des organismes publics."
        assert toy_pages["fr"]["themes/recognition.html"].description == ""


class TestRegion:
    """The page of a region."""

    @pytest.fixture(scope="class")
    @classmethod
    def catalogue(cls):
        return make_catalogue(
            make_record("paper", "a-paper", regions=["segou"], supports=[support("segou")]),
            make_record("paper", "b-paper", regions=["africa", "mali"]),
            make_record("paper", "c-paper", regions=["canada"]),
            regions=REGIONS,
        )

    def test_gathers_what_is_within(self, catalogue, make_page):
        """Records and supports of its parts count, each once."""
        html = make_page(catalogue, "regions/africa.html")

        assert [link.get("href") for link in section(html, "records").findall(".//p/a")] == [
            "../papers/a-paper.html", "../papers/b-paper.html",
        ]  # fmt: skip
        assert "An act of segou" in read_text(section(html, "supports"))

    def test_leads_outwards_and_inwards(self, catalogue, make_page):
        """The way up in order, and its parts."""
        html = make_page(catalogue, "regions/segou.html")

        assert links(html, ".//p[@class='crumbs']/a")[2:] == [
            "../regions/africa.html",
            "../regions/mali.html",
        ]
        assert links(make_page(catalogue, "regions/africa.html"), ".//ul[@class='chips']//a") == [
            "../regions/mali.html"
        ]

    def test_without_evidence(self, catalogue, make_page):
        """It asks for some."""
        html = make_page(catalogue, "regions/canada.html")

        assert "../contact.html?about=canada#evidence" in links(html, ".//a[@class='invitation']")

    def test_leads_to_the_comparison(self, catalogue, make_page):
        """With itself as the first region."""
        assert "../compare.html?a=mali" in links(make_page(catalogue, "regions/mali.html"))

    def test_index(self, catalogue, make_page):
        """Parts under the whole."""
        html = make_page(catalogue, "regions/index.html", "fr")

        assert [read_text(link) for link in find_all(html, ".//article/ul/li/a")] == ["Afrique", "Canada"]
        assert links(html, ".//article/ul/li/ul/li/a") == ["../regions/mali.html"]


class TestPerson:
    """The page of a person."""

    def test_gathers_what_she_took_part_in(self, toy_html):
        """Papers that she wrote, events that name her."""
        html = toy_html["en"]["people/ada-diarra.html"]

        assert links(html, ".//p[@class='record__title']/a") == [
            "../papers/municipal-buying.html",
            "../papers/economie-solidaire-au-mali.html",
            "../events/forum-2024.html",
        ]

    def test_says_where_she_worked(self, toy_html):
        """In which role, and when; in her texts' language where the reader's is missing."""
        said = facts(toy_html["fr"]["people/ada-diarra.html"])

        assert next(iter(said.values())) == "A. Diarra"
        assert "coordonnatrice (2004)" in " ".join(said.values())
        assert '<span lang="en">adviser</span>' in toy_html["fr"]["people/ada-diarra.html"]

    def test_of_whom_nothing_is_known(self, toy_html):
        """A name alone is a page, too."""
        assert not find_all(toy_html["en"]["people/rosa-quispe.html"], ".//dl")

    def test_note(self, toy_html):
        """In its own language, if not in the reader's."""
        assert (
            '<div lang="en"><p>Edited the forum’s report.</p></div>' in toy_html["fr"]["people/jean-roy.html"]
        )

    def test_index_is_by_family_name(self, make_page):
        """Written either way round."""
        people = {
            "a": {"name": "Zoé Abel"},
            "b": {"name": "Cher"},
            "c": {"name": "Diarra, Ada"},
            "d": {"name": "Anne Abel"},
            "e": {"name": "Óscar de la Brea"},
        }
        html = make_page(make_catalogue(people=people), "people/index.html")

        names = [read_text(link) for link in find_all(html, ".//ul[@class='index']//a")]
        assert names == ["Anne Abel", "Zoé Abel", "Óscar de la Brea", "Cher", "Diarra, Ada"]


class TestDefinitions:
    """The glossary."""

    def test_shows_every_definition_side_by_side(self, toy_html):
        """Never merged, each with whose it is, in its own language."""
        html = toy_html["en"]["definitions.html"]
        first = section(html, "social-economy")

        assert [read_text(one) for one in first.findall(".//blockquote")] == [
            "Enterprises owned by their members. Alliance of Towns — How towns buy",
            "Ce que les gens font ensemble pour vivre. Kafo",
        ]
        assert first.findall(".//blockquote/div")[0].get("lang") == "fr"

    def test_without_definitions(self, make_page):
        """It asks for one."""
        html = make_page(make_catalogue(terms=TERMS), "definitions.html")

        assert "No definition yet." in html
        assert links(html, ".//a[@class='invitation']") == ["contact.html?about=sse#evidence"]

    def test_says_what_terms_are_also_called(self, toy_html):
        """In the reader's language, where that is known."""
        assert "économie populaire" in read_text(
            section(toy_html["fr"]["definitions.html"], "solidarity-economy")
        )
        assert "économie populaire" not in toy_html["en"]["definitions.html"]

    def test_leads_to_the_themes(self, toy_html):
        """Where the term matters."""
        assert links(toy_html["en"]["definitions.html"], ".//ul[@class='chips']//a") == [
            "themes/recognition.html"
        ]
