"""Pieces made from records, in pages of prose."""

from __future__ import annotations

import pytest

from portal.blocks import BLOCKS, RECENT, fill_blocks
from portal.errors import BlockError
from tests.samples import find_all, make_catalogue, make_context, make_record, read_text

REGIONS = {"mali": {"code": "ML"}}
SUPPORT = {"theme": "law", "region": "mali", "instrument": {"en": "A law"}, "state": "in-place"}


def fill(
    *records, html: str, uri: str = "index.html", locale: str = "en", original: str = "", **vocabularies
) -> str:
    return fill_blocks(
        make_context(make_catalogue(*records, **vocabularies), locale), uri, html, original or locale
    )


class TestMarkers:
    """``<!-- portal: name -->`` is where a block goes."""

    def test_are_replaced(self):
        """What stands around them stays."""
        html = fill(make_record("paper", "one"), html="<p>a</p>\n<!-- portal: themes -->\n<p>b</p>")

        assert html.startswith('<p>a</p>\n<ul class="chips">')
        assert html.endswith("</ul>\n<p>b</p>")

    @pytest.mark.parametrize(
        "marker", ["<!--portal:themes-->", "<!--  portal:  themes  -->", "<!--\nportal:\nthemes\n-->"]
    )
    def test_are_read_with_any_white_space(self, marker):
        """As comments are written."""
        assert "<ul" in fill(html=marker)

    @pytest.mark.parametrize(
        "html", ["<!-- a comment -->", "&lt;!-- portal: themes --&gt;", "<!-- portal themes -->"]
    )
    def test_other_comments_stay(self, html):
        """Nor does a marker that is shown as code count."""
        assert fill(html=html) == html

    def test_of_unknown_blocks(self):
        """The blocks that there are, for whoever mistyped."""
        with pytest.raises(
            BlockError, match="there is no block `theme`: the blocks are themes, matrix, events, recent"
        ):
            fill(html="<!-- portal: theme -->")

    def test_in_prose_of_another_language(self):
        """The block is in the reader's language, and says so."""
        html = fill(html="<!-- portal: themes -->", locale="fr", original="en")

        assert html.startswith('<div lang="fr"><ul class="chips">')

    def test_in_records_are_text(self):
        """What a block brings in is not searched for markers again."""
        paper = make_record("paper", "one", title={"en": "<!-- portal: theme -->"})
        html = fill(paper, html="<!-- portal: recent -->")

        assert "&lt;!-- portal: theme --&gt;" in html


class TestBlocks:
    """Each of them."""

    @pytest.mark.parametrize("name", BLOCKS)
    @pytest.mark.parametrize("locale", ["en", "fr", "es"])
    def test_of_a_portal_without_records(self, name, locale):
        """Nothing to show is no error."""
        assert fill(html=f"<!-- portal: {name} -->", locale=locale) is not None

    def test_themes(self):
        """By name, with how many records there are."""
        themes = {"b": {"pref_label": {"en": "Land"}}, "a": {"pref_label": {"en": "Work"}}}
        records = [make_record("paper", name, themes=["b"]) for name in ("one", "two")]
        html = fill(*records, html="<!-- portal: themes -->", themes=themes)

        assert [read_text(item) for item in find_all(html, ".//li")] == ["Land 2", "Work"]

    def test_matrix(self):
        """The rows that have evidence; its cells lead to the theme's page, from wherever the block is."""
        themes = {"law": {"pref_label": {"en": "Law"}}, "land": {"pref_label": {"en": "Land"}}}
        paper = make_record("paper", "one", supports=[SUPPORT])
        html = fill(paper, html="<!-- portal: matrix -->", uri="a/b.html", themes=themes, regions=REGIONS)

        assert [read_text(row) for row in find_all(html, ".//tbody//th")] == ["Law"]
        assert find_all(html, ".//td/a")[0].get("href") == "../themes/law.html#supports-mali"

    def test_events(self):
        """Those with a date, the first one first."""
        events = [
            make_record("event", "late", start="2009-10-26"),
            make_record("event", "early", start="1996"),
            make_record("event", "undated"),
        ]
        html = fill(*events, html="<!-- portal: events -->")

        assert [read_text(item) for item in find_all(html, ".//li")] == [
            "1996 early",
            "26 October 2009 late",
        ]

    def test_recent(self):
        """The newest on the portal, case studies before the rest, not too many."""
        records = [make_record("paper", f"paper-{n}", published=f"2024-01-0{n}") for n in range(1, 9)]
        records.append(make_record("case-study", "a-case", published="2020-01-01"))
        html = fill(*records, html="<!-- portal: recent -->")

        titles = [read_text(title) for title in find_all(html, './/p[@class="record__title"]')]
        assert titles == ["a-case", *(f"paper-{n}" for n in range(8, 8 - RECENT + 1, -1))]
