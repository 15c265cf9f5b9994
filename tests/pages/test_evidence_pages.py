"""Pages compiled from evidence: the matrix, the comparison, the agenda; and the contact that they lead to."""

from __future__ import annotations

import pytest

from portal.pages import create_pages
from tests.pages.conftest import LOCALES
from tests.pages.test_record_pages import links, section
from tests.pages.test_vocabulary_pages import REGIONS, THEMES, support
from tests.samples import find_all, make_catalogue, make_context, make_record, make_settings, read_text


def catalogue_of(*supports, **fields):
    """A catalogue of one paper with these supports."""
    paper = make_record("paper", "a-paper", supports=list(supports), **fields)
    return make_catalogue(paper, regions=REGIONS, themes=THEMES)


class TestMatrix:
    """Themes down, regions across."""

    def test_has_every_theme_and_the_broadest_regions(self, make_page):
        """A region in another has a column only if its entry says so."""
        regions = {**REGIONS, "segou": {**REGIONS["segou"], "matrix_column": "yes"}}
        html = make_page(make_catalogue(regions=regions, themes=THEMES), "matrix.html")

        assert [read_text(cell) for cell in find_all(html, ".//thead//th")] == [
            "Theme",
            "Africa",
            "Ségou",
            "Canada",
        ]
        assert [read_text(cell) for cell in find_all(html, ".//tbody//th")] == ["Land", "Law", "Tax"]

    def test_counts_in_broader_regions(self, make_page):
        """What exists in Ségou counts for Africa."""
        html = make_page(catalogue_of(support("segou"), support("mali"), support("canada")), "matrix.html")
        row = find_all(html, ".//tbody/tr")[1]

        assert [read_text(cell) for cell in row.findall("td")] == ["2", "1"]
        assert [cell.get("class") for cell in row.findall("td")] == ["heat heat--2", "heat heat--1"]
        assert [cell.find("a").get("aria-label") for cell in row.findall("td")] == [
            "Law, Africa: 2 policy supports", "Law, Canada: 1 policy support",
        ]  # fmt: skip

    def test_heat_ends_at_four(self, make_page):
        """There are four shades."""
        html = make_page(catalogue_of(*[support("canada")] * 5), "matrix.html")

        assert "heat heat--4" in html
        assert "heat--5" not in html

    @pytest.mark.parametrize("locale", LOCALES)
    def test_cells_lead_to_their_evidence(self, locale, toy_html):
        """To the region's part of the theme's page; an empty one asks for evidence."""
        pages = toy_html[locale]
        cells = links(pages["matrix.html"], ".//td/a")
        empty = [
            cell for cell in cells if cell.startswith("contact.html?about=") and cell.endswith("#evidence")
        ]
        full = [cell.split("#") for cell in cells if cell not in empty]

        assert full
        assert empty
        for uri, anchor in full:
            assert f'id="{anchor}"' in pages[uri]

    def test_empty_cells_name_what_is_missing(self, make_page):
        """Theme and region, for the reader and for whoever reads her message."""
        cell = find_all(make_page(catalogue_of(), "matrix.html"), ".//td/a")[0]

        assert read_text(cell) == "+"
        assert cell.get("href") == "contact.html?about=land.africa#evidence"
        assert cell.get("aria-label") == "Land, Africa: no evidence yet; do you know of any?"


class TestComparison:
    """Regions side by side."""

    def test_has_every_region_with_supports(self, make_page):
        """And those around them, for which the same evidence counts."""
        html = make_page(catalogue_of(support("segou"), support("canada", theme="tax")), "compare.html")

        found = {section.get("data-region") for section in find_all(html, ".//section[@data-region]")}
        assert found == {"segou", "mali", "africa", "canada"}

    def test_cells_hold_the_evidence(self, make_page):
        """Where it is from, if it is from a part of the region."""
        html = make_page(catalogue_of(support("segou"), support("canada")), "compare.html")
        cells = {
            cell.get("data-region"): read_text(cell) for cell in find_all(html, ".//section[@data-region]")
        }

        assert cells["segou"] == "Ségou An act of segou In place · a-paper"
        assert cells["africa"] == "Africa An act of segou In place (Ségou) · a-paper"

    def test_offers_every_region(self, make_page):
        """The reader may ask for any."""
        html = make_page(catalogue_of(support("segou"), support("canada")), "compare.html")
        options = [option.get("value") for option in find_all(html, ".//select")[0].iter("option")]

        assert options == ["africa", "canada", "mali", "segou"]
        assert len(find_all(html, ".//select")) == len(find_all(html, ".//label")) == 2

    def test_begins_with_the_closest_pair(self, make_page):
        """The two with most themes in common, neither within the other."""
        html = make_page(
            catalogue_of(
                support("segou"),
                support("segou", theme="tax"),
                support("canada"),
                support("canada", theme="tax"),
            ),
            "compare.html",
        )
        (form,) = find_all(html, ".//form")

        assert form.get("data-a") == "canada"
        assert form.get("data-b") in ("africa", "mali", "segou")
        assert form.get("hidden") is not None

    @pytest.mark.parametrize("supports", [(), (support("segou"),)])
    def test_of_fewer_than_two(self, make_page, supports):
        """There is nothing to choose."""
        html = make_page(catalogue_of(*supports), "compare.html")

        assert not find_all(html, ".//form")

    def test_of_nothing(self, make_page):
        """It asks for evidence."""
        assert links(make_page(catalogue_of(), "compare.html"), ".//a") == ["contact.html#evidence"]


class TestAgenda:
    """What is in place, proposed, needed, concluded and open."""

    def test_tells_how_far_supports_have_come(self, make_page):
        """In this order, theme by theme; each leads to its region and its record."""
        html = make_page(
            catalogue_of(
                support("mali", state="needed"), support("mali", state="in-place"), support("mali", state="proposed"),
                outcomes=[{"text": {"en": "We concluded."}}],
                research_questions=[{"text": {"en": "What is open?"}}],
            ),
            "agenda.html",
        )  # fmt: skip
        law = section(html, "law")

        assert [read_text(title) for title in law.findall("h3")] == [
            "What is in place", "What is proposed", "What is needed", "What people concluded", "What is still open",
        ]  # fmt: skip
        assert [link.get("href") for link in law.findall("ul/li")[0].findall(".//a")] == [
            "regions/mali.html", "papers/a-paper.html",
        ]  # fmt: skip

    def test_has_contents(self, make_page):
        """The themes of which there is something to say."""
        html = make_page(catalogue_of(support("mali"), support("mali", theme="tax")), "agenda.html")

        assert links(html, ".//nav//a") == ["#law", "#tax"]

    def test_of_nothing(self, make_page):
        """It asks for evidence."""
        html = make_page(catalogue_of(), "agenda.html")

        assert links(html) == ["contact.html#evidence"]
        assert not find_all(html, ".//nav")


class TestContact:
    """The one address, and what one may write about."""

    def test_has_a_place_for_every_subject(self, toy_html):
        """Each link to the contact arrives at one."""
        anchors = [title.get("id") for title in find_all(toy_html["fr"]["contact.html"], ".//h2")]

        assert anchors == ["correction", "evidence", "translate", "draft"]

    def test_says_what_mkdocs_yml_says(self):
        """What is not there is left out."""

        def address(**contact):
            settings = make_settings(extra={"portal": {"contact": contact}})
            pages = create_pages(make_context(make_catalogue(), settings=settings))
            html = next(page.render().html for page in pages if page.uri == "contact.html")
            return find_all(html, ".//address")[0]

        whole = address(name="A & B", url="https://example.org", email="a@example.org", address="1 Street")
        assert all(part in read_text(whole) for part in ("A & B", "a@example.org", "1 Street"))
        assert [link.get("href") for link in whole.iter("a")] == [
            "mailto:a@example.org",
            "https://example.org",
        ]
        assert read_text(address(name="A & B")) == "A & B"
