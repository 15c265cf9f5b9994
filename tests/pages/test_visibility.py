"""What is not published shows nowhere; what was withdrawn shows as a tombstone only."""

from __future__ import annotations

import pytest

from portal.intake import load_catalogue
from portal.localized import LocalizedList, LocalizedText
from portal.pages import create_pages
from portal.records.walking import walk
from tests.pages.conftest import LOCALES
from tests.samples import find_all, make_catalogue, make_context, make_record, read_text


def words(record) -> set[str]:
    """Every text that a record holds, but for its withdrawal's reason."""
    return {
        text
        for path, leaf in walk(record)
        if path[0] != "withdrawal" and isinstance(leaf, LocalizedText | LocalizedList)
        for text in leaf.values()
        if isinstance(text, str)
    }


@pytest.fixture(scope="module")
def everything(toy_data):
    """The toy corpus with its drafts."""
    return load_catalogue(toy_data, toy_data.parent, LOCALES, show_drafts=True)


@pytest.mark.parametrize("locale", LOCALES)
class TestHidden:
    """Drafts, embargoed and withdrawn records."""

    @pytest.mark.parametrize("record_id", ["unfinished-notes", "sealed-study"])
    def test_are_nowhere(self, locale, record_id, toy_html, toy_pages, everything):
        """No page of theirs, and not a word of theirs, nor their id, on any other."""
        texts = {record_id, *words(everything.records[record_id])}

        found = [
            (uri, text)
            for uri, html in toy_html[locale].items()
            for text in texts
            if text in html or text in toy_pages[locale][uri].title
        ]
        assert found == []
        assert not any(record_id in uri for uri in toy_html[locale])

    def test_withdrawn_records_leave_no_words(self, locale, toy_html, toy_pages, toy_catalogue):
        """Not on their own page either; nothing links to it."""
        record = toy_catalogue.withdrawn["cancelled-fair"]

        for uri, html in toy_html[locale].items():
            page = toy_pages[locale][uri]
            assert not [text for text in words(record) if text in html], uri
            assert not [text for text in words(record) if text in page.title + page.description], uri
            assert "cancelled-fair" not in html, uri


class TestTombstone:
    """What a withdrawn record leaves."""

    @pytest.mark.parametrize(
        ("locale", "reason"),
        [
            ("en", "<p>The fair never took place.</p>"),
            ("fr", '<div lang="en"><p>The fair never took place.</p></div>'),
        ],
    )
    def test_says_when_and_why(self, locale, reason, toy_html):
        """In the reader's language, if the reason is."""
        html = toy_html[locale]["events/cancelled-fair.html"]

        assert '<time datetime="2024-03-15">' in html
        assert reason in html

    def test_is_not_for_search_engines(self, toy_pages):
        """It has an address because it had one."""
        page = toy_pages["en"]["events/cancelled-fair.html"]

        assert page.title == "This record was withdrawn"
        assert (page.indexed, page.description) == (False, "")
        assert str(page.updated) == "2024-03-15"


class TestDraftsInPreviews:
    """Editors see drafts, and that they are drafts."""

    def test_have_a_notice(self, everything):
        """With a way to comment on them."""
        pages = {page.uri: page for page in create_pages(make_context(everything))}
        html = str(pages["papers/unfinished-notes.html"].render().html)

        (notice,) = find_all(html, './/p[@class="notice notice--draft-record"]')
        assert read_text(notice) == "Draft. This record is not published yet. Comment on it"
        assert notice.find("a").get("href") == "../contact.html?about=unfinished-notes#draft"

    def test_published_records_have_none(self, toy_html):
        """Nor do their pages speak of drafts."""
        assert "notice--draft-record" not in toy_html["en"]["papers/municipal-buying.html"]


@pytest.fixture(scope="module")
def page() -> dict[str, str]:
    """The pages of records that name hidden ones wherever they can, by address."""
    hidden = [
        make_record("network", "hidden-net", status="draft"),
        make_record("paper", "hidden-paper", status="draft"),
    ]
    source = {"document": "hidden-paper", "where": "p. 1"}
    shown = [
        make_record(
            "paper",
            "shown",
            authors=["ada"],
            corporate_authors=["hidden-net"],
            related=["hidden-paper"],
            networks=["hidden-net"],
            source=[source],
            figures=[{"value": "1", "what": {"en": "x"}, "source": source}],
        ),
        make_record("event", "forum", organisers=["hidden-net"], partners=[{"network": "hidden-net"}],
                    programme={"sessions": [{"title": {"en": "One"}, "readings": ["hidden-paper"]}]}),
        make_record("network", "net", relations=[{"network": "hidden-net", "kind": "part-of"}],
                    definitions=[{"term": "sse", "text": {"en": "It."}, "source": source}]),
    ]  # fmt: skip
    people = {"ada": {"name": "Ada", "affiliations": [{"network": "hidden-net"}]}}
    catalogue = make_catalogue(
        *hidden,
        *shown,
        people=people,
        terms={"sse": {"pref_label": {"en": "SSE"}}},
        regions={"mali": {"code": "ML"}},
    )
    context = make_context(catalogue)
    return {page.uri: str(page.render().html) for page in create_pages(context)}


class TestLinksToHidden:
    """A visible record may name what is hidden: the name is left out, and no punctuation stays behind."""

    def test_on_every_page(self, page):
        """Neither id nor title."""
        assert [uri for uri, html in page.items() if "hidden-" in html] == []

    def test_authors(self, page):
        """The people remain, without a comma after them."""
        facts = find_all(page["papers/shown.html"], ".//aside//dd")

        assert read_text(facts[0]) == "Ada"

    def test_punctuation(self, page):
        """No sign that would have led to the name."""
        for html in page.values():
            for tag in ("p", "dd", "li", "footer", "cite"):
                left = [read_text(element) for element in find_all(html, f".//{tag}")]
                assert not [text for text in left if text.endswith(("·", "—", ",", ";", "("))]

    def test_nothing_is_empty(self, page):
        """No heading, label or list stands over nothing."""
        for uri in ("papers/shown.html", "events/forum.html", "networks/net.html", "people/ada.html"):
            for tag in ("ul", "ol", "dl", "cite", "dd", "dt", "section"):
                empty = [element for element in find_all(page[uri], f".//{tag}") if not read_text(element)]
                assert not empty, f"{uri}: an empty {tag}"
