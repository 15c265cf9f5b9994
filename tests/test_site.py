"""The portal as a whole: what the MkDocs adapter and the command line ask for."""

from __future__ import annotations

import datetime
import shutil

import pytest

from portal.errors import InvalidDataError
from portal.settings import load_settings
from portal.site import Site
from tests.samples import ROOT, find_all, read_text


@pytest.fixture
def settings(toy_project):
    """Those of the toy site, around a copy of its data."""
    shutil.copy(ROOT / "tests" / "toy" / "mkdocs.yml", toy_project.root)
    shutil.copytree(ROOT / "locales", toy_project.root / "locales")
    return load_settings(toy_project.root / "mkdocs.yml")


class TestOpen:
    """All data is loaded and checked before anything is made."""

    def test_shows_what_is_published(self, settings):
        """Drafts and embargoed records are not there."""
        records = Site.open(settings).catalogue.records

        assert "municipal-buying" in records
        assert not {"unfinished-notes", "sealed-study", "cancelled-fair"} & set(records)

    def test_shows_drafts_in_previews(self, settings):
        """Embargoed records too; withdrawn ones never."""
        records = Site.open(settings, show_drafts=True).catalogue.records

        assert {"unfinished-notes", "sealed-study"} <= set(records)
        assert "cancelled-fair" not in records

    def test_shows_what_a_day_shows(self, settings):
        """Embargoes end by the day that the build is given."""
        before = Site.open(settings, as_of=datetime.date(2998, 12, 31)).catalogue.records
        after = Site.open(settings, as_of=datetime.date(2999, 1, 1)).catalogue.records

        assert "sealed-study" not in before
        assert "sealed-study" in after

    def test_tells_every_problem(self, settings, toy_project):
        """Of every file at once."""
        toy_project.replace("data/themes.yml", "broader:", "broder:")
        toy_project.write("data/stray.txt", "x")

        with pytest.raises(InvalidDataError) as caught:
            Site.open(settings)

        assert {problem.path for problem in caught.value.problems} >= {"data/themes.yml", "data/stray.txt"}


class TestProblems:
    """Data and prose are told together."""

    def test_of_prose_alone(self, settings, toy_project):
        """A page that every page links to."""
        toy_project.remove("docs/en/about.md")

        with pytest.raises(InvalidDataError, match=r"docs/en/about\.md:1:1: this page is missing"):
            Site.open(settings)

    def test_of_both(self, settings, toy_project):
        """All at once."""
        toy_project.remove("docs/en/about.md")
        toy_project.replace("data/papers/municipal-buying.yml", "pages: 48", "pages: many")

        with pytest.raises(InvalidDataError) as caught:
            Site.open(settings)

        assert [problem.path for problem in caught.value.problems] == [
            "data/papers/municipal-buying.yml",
            "docs/en/about.md",
        ]


class TestSite:
    """What it hands out, by language."""

    def test_contexts_are_made_once(self, settings):
        """Listing items and templates are kept in them."""
        site = Site.open(settings)

        assert site.context("fr") is site.context("fr")
        assert site.context("fr") is not site.context("en")

    def test_offers(self, settings):
        """Each language offers itself, in its own words."""
        offers = {language.locale: words for language, words in Site.open(settings).offers}

        assert list(offers) == ["en", "fr", "es"]
        assert offers["en"] == "This portal is also in English."
        assert len(set(offers.values())) == 3

    def test_pages(self, settings):
        """The same addresses in every language."""
        site = Site.open(settings)
        uris = {locale: [page.uri for page in site.pages(locale)] for locale in settings.locales}

        assert uris["fr"] == uris["en"]
        assert len(set(uris["en"])) == len(uris["en"])

    def test_fills_blocks(self, settings):
        """In the language of the page."""
        html = Site.open(settings).fill_blocks("fr", "index.html", "<!-- portal: themes -->", "fr")

        assert "Marchés publics" in html

    @pytest.mark.parametrize(
        ("notice", "expected"), [("missing", "Not translated yet."), ("draft", "Draft translation.")]
    )
    def test_notices_over_prose(self, settings, notice, expected):
        """What a reader should know, and a way to help."""
        html = Site.open(settings).prose_notice("en", "a/b.html", notice, "es")

        assert expected in read_text(find_all(html, ".//p")[0])
        assert "Spanish" in read_text(find_all(html, ".//p")[0])
        assert find_all(html, ".//a")[0].get("href") == "../contact.html#translate"

    def test_attachments(self, settings):
        """Those of records that are shown, once each, where all languages find them."""
        attachments = Site.open(settings).attachments()

        assert sorted(attachments) == [
            "attachments/forum-2024.vtt",
            "attachments/municipal-buying/review.pdf",
        ]
        assert all(path.is_file() for path in attachments.values())

    def test_attachments_of_hidden_records(self, settings, toy_project):
        """What comes with a draft is not published either."""
        toy_project.replace(
            "data/papers/municipal-buying.yml",
            "original_language: en\n",
            "original_language: en\nstatus: draft\n",
        )

        assert sorted(Site.open(settings).attachments()) == ["attachments/forum-2024.vtt"]
