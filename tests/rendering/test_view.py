"""What templates may ask: texts with their language, names, links, labels, headings."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from markupsafe import Markup

from portal.localized import LocalizedText
from portal.records.common import Figure
from portal.rendering.environment import create_context
from tests.samples import (
    find_all,
    make_catalogue,
    make_context,
    make_record,
    make_settings,
    make_view,
    read_text,
)


def text(**by_locale: str) -> LocalizedText:
    return LocalizedText(by_locale)


PAPER = make_record("paper", "one", title={"en": "One & <two>", "fr": "Un"})
ARABIC = make_record("paper", "one", original_language="ar", title={"ar": "واحد"}, summary={"ar": "ملخص"})
VOCABULARIES = {
    "themes": {"law": {"pref_label": {"en": "Law", "fr": "Droit"}}},
    "terms": {"sse": {"pref_label": {"en": "SSE"}, "original_language": "en"}},
    "regions": {"mali": {"code": "ML"}, "quebec": {"code": "CA-QC", "pref_label": {"en": "Quebec", "fr": "Québec"}}},
    "people": {"ada": {"name": "Ada <Diarra>"}},
}  # fmt: skip


class TestTexts:
    """A text comes in the reader's language, else in its own, and says so."""

    def test_in_the_readers_language_is_not_marked(self):
        """The page's own language is said once, for all of it."""
        assert make_view(locale="fr").inline(text(en="One", fr="Un"), PAPER) == "Un"

    def test_in_another_language_is_marked(self):
        """A screen reader needs to know."""
        assert make_view(locale="es").inline(text(en="One", fr="Un"), PAPER) == '<span lang="en">One</span>'

    def test_blocks_are_marked_too(self):
        """Paragraphs stand in one element that says the language."""
        block = make_view(locale="es").block(text(en="*One*\n\nTwo"), PAPER)

        assert block == '<div lang="en"><p><em>One</em></p>\n<p>Two</p></div>'

    def test_the_other_direction_is_marked(self):
        """Arabic on a page that runs from left to right."""
        assert make_view().title(ARABIC) == '<span lang="ar" dir="rtl">واحد</span>'

    def test_direction_is_that_of_the_page(self):
        """English on an Arabic page, but not Hebrew."""
        arabic = {"locale": "ar", "name": "العربية", "default": True}
        view = make_view()
        context = create_context(make_settings(arabic), view.catalogue, "ar")
        view = type(view)(context, "papers/one.html")

        assert view.inline(text(en="One"), PAPER) == '<span lang="en" dir="ltr">One</span>'
        assert view.language_marks("he") == ' lang="he"'
        assert view.language_marks("ar") == ""

    def test_are_escaped(self):
        """Whatever stands in a text stays text."""
        assert make_view().title(PAPER) == "One &amp; &lt;two&gt;"
        assert make_view(locale="es").title(PAPER) == '<span lang="en">One &amp; &lt;two&gt;</span>'

    def test_plain_texts_are_not_escaped_here(self):
        """The template does it, once."""
        assert make_view().plain_title(PAPER) == "One & <two>"
        assert make_view().plain(text(en="**One** & <two>"), PAPER) == "One & <two>"

    def test_lines_lose_their_marks(self):
        """A text field where there is room for a line."""
        line = make_view(locale="fr").line(text(en="**One** & [two](https://example.org)\n\nthree"), PAPER)

        assert line == '<span lang="en">One &amp; two three</span>'


class TestNames:
    """Vocabulary entries have names, marked with their language where it is another."""

    def test_of_themes_terms_and_regions(self):
        """Labels are texts like others; Babel's names are in the reader's language by themselves."""
        view = make_view(locale="es", **VOCABULARIES)
        catalogue = view.catalogue

        assert view.name(catalogue.themes["law"]) == '<span lang="en">Law</span>'
        assert view.name(catalogue.terms["sse"]) == '<span lang="en">SSE</span>'
        assert view.name(catalogue.regions["quebec"]) == '<span lang="en">Quebec</span>'
        assert view.name(catalogue.regions["mali"]) == "Mali"
        assert view.plain_name(catalogue.regions["quebec"]) == "Quebec"

    def test_of_people(self):
        """A person's name has no language."""
        view = make_view(locale="fr", **VOCABULARIES)

        assert view.name(view.catalogue.people["ada"]) == "Ada &lt;Diarra&gt;"

    def test_sort_as_the_reader_does(self):
        """By the names that the page shows."""
        view = make_view(
            locale="fr",
            themes={
                "a": {"pref_label": {"en": "A", "fr": "Évaluation"}},
                "b": {"pref_label": {"en": "B", "fr": "Achats"}},
                "c": {"pref_label": {"en": "C", "fr": "Emploi"}},
            },
        )

        assert [theme.id for theme in view.sort_entries(view.catalogue.themes.values())] == ["b", "c", "a"]


class TestLinks:
    """Links are relative, from whatever depth."""

    @pytest.mark.parametrize(
        ("uri", "url", "shared"),
        [
            ("matrix.html", "papers/one.html", "../assets/x.css"),
            ("papers/one.html", "../papers/one.html", "../../assets/x.css"),
            ("events/a/programme.html", "../../papers/one.html", "../../../assets/x.css"),
        ],
    )
    def test_lead_back_to_the_root(self, uri, url, shared):
        """A page of a language with a folder of its own is one step deeper for what all share."""
        view = make_view(locale="fr", uri=uri)

        assert view.record_url(PAPER) == url
        assert view.url("papers/one.html") == url
        assert view.shared_url("assets/x.css") == shared

    def test_of_the_default_language(self):
        """It is at the site's root itself."""
        assert make_view(uri="papers/one.html").shared_url("assets/x.css") == "../assets/x.css"

    def test_to_records(self):
        """By id, if the record is shown."""
        view = make_view(PAPER, locale="fr")

        assert view.link_by_id("one") == '<a href="../papers/one.html">Un</a>'
        assert view.link_by_id("two") is None

    def test_to_entries(self):
        """Named as the reader names them."""
        view = make_view(regions={"mali": {"code": "ML"}})

        assert view.entry_link(view.catalogue.regions["mali"]) == '<a href="../regions/mali.html">Mali</a>'

    def test_to_the_contact(self):
        """The part of the page, and what it is about."""
        view = make_view()

        assert view.contact_url("translate") == "../contact.html#translate"
        assert view.contact_url("evidence", "law.mali") == "../contact.html?about=law.mali#evidence"


class TestWords:
    """Labels, dates and numbers in the reader's language."""

    def test_labels(self):
        """Values of fields, and the values filled into them."""
        assert make_view().label("Support.state", "in-place") == "In place"
        assert make_view().label("Programme.unit", "week", number=3) == "Week 3"

    def test_types(self):
        """One and many."""
        view = make_view()

        assert view.type_label("case-study") == "Case study"
        assert view.type_label("case-study", plural=True) == "Case studies"

    def test_dates_can_be_read_by_machines(self):
        """The ISO form beside the words."""
        date = make_view(locale="fr").date(datetime.date(2009, 10, 26))

        assert date == '<time datetime="2009-10-26">26 octobre 2009</time>'

    def test_figures(self):
        """A number, its unit and how exact it is."""
        figure = Figure(value=Decimal("37.5"), unit="%", qualifier="more-than", what=text(en="x"))

        assert make_view().figure_value(figure) == "more than 37.5%"
        assert make_view().figure_value(figure.model_copy(update={"qualifier": "exactly"})) == "37.5%"
        assert make_view().number(22000) == "22,000"


class TestHeading:
    """Headings make up the contents list."""

    def test_can_be_linked_to(self):
        """Those of level 2 are listed."""
        view = make_view()

        assert view.heading("a", "A & B") == '<h2 id="a">A &amp; B</h2>'
        assert view.heading("b", Markup("<i>B</i>"), level=3) == '<h3 id="b"><i>B</i></h3>'
        assert [(heading.anchor, heading.title) for heading in view.contents] == [("a", "A & B")]


class TestItem:
    """A record as it stands in lists."""

    def test_says_what_it_is(self):
        """Badge, linked title, and a line of what matters for its type."""
        item = make_view(PAPER).item(PAPER)

        assert read_text(find_all(item, ".//span")[0]) == "Paper"
        assert find_all(item, ".//a")[0].get("href") == "../papers/one.html"

    def test_is_made_once_a_depth(self):
        """The same Markup wherever its links are the same, another where they are not."""
        context = make_context(make_catalogue(PAPER))
        view = make_view(PAPER)
        at = lambda uri: type(view)(context, uri).item(PAPER)  # noqa: E731

        assert at("papers/a.html") is at("themes/b.html")
        assert at("index.html") != at("themes/b.html")


def test_unknown_locale():
    """A language that the site does not have is a mistake of the caller."""
    with pytest.raises(KeyError):
        create_context(make_settings(), make_catalogue(), "de")
