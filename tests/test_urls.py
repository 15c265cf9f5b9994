"""Where everything is, and that every link is relative."""

from __future__ import annotations

import dataclasses

import pytest

from portal import urls
from portal.records import RECORD_TYPES
from tests.samples import make_catalogue, make_record, make_settings

VOCABULARIES = {"regions": {"mali": {"code": "ML"}}, "people": {"ada": {"name": "Ada"}}}


class TestUris:
    """Addresses relative to a language's root."""

    def test_of_records(self):
        """A folder a type, a file a record; the programme has a folder of its own."""
        event = make_record("event", "forum")

        assert urls.record_uri(event) == "events/forum.html"
        assert urls.programme_uri(event) == "events/forum/programme.html"

    def test_of_listings(self):
        """One a type."""
        assert [urls.listing_uri(record_type) for record_type in RECORD_TYPES] == [
            "papers/index.html", "case-studies/index.html", "events/index.html", "networks/index.html",
        ]  # fmt: skip

    def test_of_entries(self):
        """Themes, regions and people have pages."""
        catalogue = make_catalogue(**VOCABULARIES)

        assert urls.entry_uri(catalogue.themes["law"]) == "themes/law.html"
        assert urls.entry_uri(catalogue.regions["mali"]) == "regions/mali.html"
        assert urls.entry_uri(catalogue.people["ada"]) == "people/ada.html"

    def test_of_attachments(self):
        """One copy for all languages."""
        assert urls.attachment_uri("a/b.pdf") == "attachments/a/b.pdf"


@pytest.mark.parametrize(
    ("uri", "base"), [("index.html", ""), ("papers/a.html", "../"), ("a/b/c.html", "../../")]
)
def test_base(uri, base):
    """As many steps back as the page is deep."""
    assert urls.base(uri) == base


class TestWholeAddresses:
    """For where only a whole address will do."""

    def test_of_each_language(self):
        """The default language is at the root."""
        settings = make_settings()

        assert urls.site_uri(settings, "en", "papers/a.html") == "papers/a.html"
        assert urls.site_uri(settings, "fr", "papers/a.html") == "fr/papers/a.html"
        assert urls.absolute_url(settings, "en", "a.html") == "https://portal.test/a.html"
        assert urls.absolute_url(settings, "fr", "à.html") == "https://portal.test/fr/%C3%A0.html"

    def test_without_an_address(self):
        """A portal that is nowhere yet has no canonical addresses."""
        settings = dataclasses.replace(make_settings(), site_url="")

        assert urls.absolute_url(settings, "en", "a.html") == ""
