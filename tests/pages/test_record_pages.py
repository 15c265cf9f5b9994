"""Pages of records: their texts, what is known of translations, and what they are connected with."""

from __future__ import annotations

import re

import pytest

from portal.localized import create_digest
from portal.pages import create_pages
from tests.samples import find_all, make_catalogue, make_context, make_record, read_text

ORIGINAL = {"title": {"en": "Title"}, "summary": {"en": "Said."}}


def links(html: str, path: str = ".//a") -> list[str]:
    return [link.get("href") for link in find_all(html, path)]


def section(html: str, anchor: str):
    """The section under a heading."""
    return next(part for part in find_all(html, ".//section") if part.find(f"*[@id='{anchor}']") is not None)


def facts(html: str) -> dict[str, str]:
    """What the aside says, by its labels."""
    found: dict[str, str] = {}
    for element in find_all(html, ".//dl[@class='facts']/*"):
        if element.tag == "dt":
            label = read_text(element)
        else:
            found[label] = " ".join([found.get(label, ""), read_text(element)]).strip()
    return found


class TestConnections:
    """Records that name each other, whichever of them says so."""

    @pytest.fixture(scope="class")
    @classmethod
    def records(cls):
        return [
            make_record("paper", "named"),
            make_record("event", "naming", programme={"sessions": [{"title": {"en": "One"}, "readings": ["named"]}]}),
            make_record("network", "org"),
            make_record("case-study", "far", source=[{"document": "named"}], partners=[{"network": "org"}]),
        ]  # fmt: skip

    def test_the_one_that_names_shows_the_other(self, records, make_page):
        """Whatever the field is."""
        related = section(make_page(make_catalogue(*records), "events/naming.html"), "related")

        assert [link.get("href") for link in related.findall(".//a")] == ["../papers/named.html"]

    def test_the_one_that_is_named_shows_it_too(self, records, make_page):
        """Nobody writes the second half."""
        related = section(make_page(make_catalogue(*records), "papers/named.html"), "related")

        assert [read_text(title) for title in related.findall("h3")] == ["Case studies", "Events"]
        assert [link.get("href") for link in related.findall(".//a")] == [
            "../case-studies/far.html", "../events/naming.html",
        ]  # fmt: skip

    def test_each_once(self, make_page):
        """Two that name each other, several times over."""
        one = make_record("paper", "one", related=["two"], source=[{"document": "two"}])
        two = make_record("paper", "two", related=["one"])
        related = section(make_page(make_catalogue(one, two), "papers/one.html"), "related")

        assert [link.get("href") for link in related.findall(".//a")] == ["../papers/two.html"]

    def test_of_a_record_on_its_own(self, make_page):
        """No empty heading."""
        assert "related" not in make_page(make_catalogue(make_record("paper", "one")), "papers/one.html")


class TestTranslations:
    """A reader is told what is not in her language, and what nobody has reviewed."""

    @staticmethod
    def notice(make_page, locale="fr", **fields):
        record = make_record("paper", "one", **{**ORIGINAL, **fields})
        found = find_all(make_page(make_catalogue(record), "papers/one.html", locale), ".//p[@role='note']")
        return found[0] if found else None

    def test_original(self, make_page):
        """Nothing to tell."""
        assert self.notice(make_page, "en") is None

    def test_missing(self, make_page):
        """The original is shown, marked with its language."""
        record = make_record("paper", "one", **ORIGINAL)
        html = make_page(make_catalogue(record), "papers/one.html", "fr")

        assert '<h1><span lang="en">Title</span></h1>' in html
        assert '<div lang="en"><p>Said.</p></div>' in html
        assert self.notice(make_page).get("class") == "notice notice--missing"

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"title": {"en": "Title", "fr": "Titre"}}, "partial-draft"),
            ({"title": {"en": "Title", "fr": "Titre"}, "summary": {"en": "Said.", "fr": "Dit."}}, "draft"),
            (
                {
                    "title": {"en": "Title", "fr": "Titre"},
                    "summary": {"en": "Said.", "fr": "Dit."},
                    "translations": {"fr": {"title": create_digest("Another")}},
                },
                "stale",
            ),
        ],
    )
    def test_notices(self, make_page, fields, expected):
        """With the name of the original's language, and a way to help."""
        notice = self.notice(make_page, **fields)

        assert notice.get("class") == f"notice notice--{expected}"
        assert "anglais" in read_text(notice)
        assert notice.find("a").get("href") == "../contact.html?about=one#translate"

    def test_reviewed(self, make_page):
        """Nothing to tell."""
        fields = {"title": {"en": "Title", "fr": "Titre"}, "summary": {"en": "Said.", "fr": "Dit."}}
        reviewed = {"fr": {"title": create_digest("Title"), "summary": create_digest("Said.")}}

        assert self.notice(make_page, translations=reviewed, **fields) is None

    def test_languages_are_listed(self, make_page):
        """The original and its translations, with their state; what the site does not speak, too."""
        record = make_record(
            "paper",
            "one",
            original_language="pt",
            title={"pt": "Título", "en": "Title", "fr": "Titre", "es": "Título"},
            summary={"pt": "Dito.", "en": "Said.", "fr": "Dit."},
            translations={
                "en": {"title": create_digest("Título"), "summary": create_digest("Dito.")},
                "fr": {"title": create_digest("Outro")},
            },
        )

        said = facts(make_page(make_catalogue(record), "papers/one.html"))["Languages"]

        assert said == (
            "Portuguese (original), English (reviewed), French (out of date), Spanish (draft translation)"
        )

    def test_original_title(self, make_page):
        """Where the page shows another, the reader can still find the document."""
        record = make_record("paper", "one", title={"en": "Title", "fr": "Titre"}, summary={"en": "Said."})
        catalogue = make_catalogue(record)

        (shown,) = find_all(make_page(catalogue, "papers/one.html", "fr"), ".//p[@class='original-title']")
        assert shown.find("span").attrib == {"lang": "en"}
        assert read_text(shown.find("span")) == "Title"
        assert "original-title" not in make_page(catalogue, "papers/one.html", "en")
        assert "original-title" not in make_page(catalogue, "papers/one.html", "es")

    def test_original_title_of_the_other_direction(self, make_page):
        """Arabic runs from right to left on an English page, too."""
        record = make_record(
            "paper", "one", original_language="ar", title={"ar": "واحد", "en": "One"}, summary={"ar": "ملخص"}
        )
        (shown,) = find_all(
            make_page(make_catalogue(record), "papers/one.html"), ".//p[@class='original-title']/span"
        )

        assert shown.attrib == {"lang": "ar", "dir": "rtl"}

    def test_the_same_title_is_not_repeated(self, make_page):
        """A name is often the same."""
        record = make_record("paper", "one", title={"en": "RIPESS", "fr": "RIPESS"}, summary={"en": "Said."})

        assert "original-title" not in make_page(make_catalogue(record), "papers/one.html", "fr")


class TestDescription:
    """What search engines show."""

    @staticmethod
    def page(toy_pages, uri):
        return toy_pages["en"][uri]

    def test_is_the_summary(self, toy_pages):
        """Plain, on one line, not too long; a programme has its event's."""
        assert toy_pages["en"]["papers/municipal-buying.html"].description == (
            "Towns that buy from cooperatives keep money near. The review reads forty studies."
        )
        assert toy_pages["en"]["events/forum-2024/programme.html"].description == (
            "A week of talk about public buying."
        )

    def test_keeps_what_is_no_mark(self, make_page):
        """A text is read as Markdown once, not twice."""
        event = make_record(
            "event",
            "one",
            summary={"en": r"Rates of \*five\* " + "and more " * 40},
            programme={"sessions": [{"title": {"en": "One"}}]},
        )
        pages = {page.uri: page for page in create_pages(make_context(make_catalogue(event)))}

        for uri in ("events/one.html", "events/one/programme.html"):
            assert pages[uri].description.startswith("Rates of *five* and more")
            assert len(pages[uri].description) <= 160

    def test_dates(self, toy_pages):
        """When a page last changed is when its record says so."""
        assert str(toy_pages["en"]["papers/municipal-buying.html"].updated) == "2024-06-15"
        assert str(toy_pages["en"]["events/forum-2024/programme.html"].updated) == "2024-01-10"
        assert toy_pages["en"]["matrix.html"].updated is None


class TestPaper:
    """The page of a paper."""

    def test_facts(self, toy_html):
        """Who, what, when, where to find it."""
        said = facts(toy_html["en"]["papers/municipal-buying.html"])

        assert said["Authors"] == "Roy, Jean, Diarra, Ada, Alliance of Towns"
        assert said["Kind"] == "Literature review"
        assert said["Date"] == "October 2009"
        assert said["Length"] == "48 pages"
        assert said["DOI"] == "10.1234/buying"
        assert said["On the portal"] == "on line since 1 February 2024; updated 15 June 2024"
        assert said["People"] == "Quispe, Rosa: translator"
        assert said["Licence of this text"] == "CC-BY-4.0"

    def test_one_page_long(self, make_page):
        """Singular and plural."""
        html = make_page(make_catalogue(make_record("paper", "one", pages=1)), "papers/one.html")

        assert facts(html)["Length"] == "1 page"

    @pytest.mark.parametrize(("locale", "expected"), [("en", "../"), ("fr", "../../")])
    def test_files_are_shared_by_all_languages(self, toy_html, locale, expected):
        """Each is kept once, at the root of the site."""
        files = section(toy_html[locale]["papers/municipal-buying.html"], "files")

        assert files.find(".//a").get("href") == f"{expected}attachments/municipal-buying/review.pdf"

    def test_texts(self, toy_html):
        """Findings, figures with their source, questions, what is still open, links as cited."""
        html = toy_html["fr"]["papers/municipal-buying.html"]

        assert read_text(section(html, "findings").find(".//li")) == "Les règles comptent plus que l’argent."
        assert section(html, "findings").findall(".//li")[1].find("div").get("lang") == "en"
        assert read_text(section(html, "figures").find(".//dt")) == "environ 37,5 %"
        assert "2008" in read_text(section(html, "figures"))
        for anchor in ("questions", "research-questions", "supports", "links"):
            assert section(html, anchor) is not None

    def test_supports_name_their_source(self, toy_html):
        """The document and the place in it."""
        supports = section(toy_html["en"]["papers/municipal-buying.html"], "supports")

        assert [read_text(cite) for cite in supports.findall(".//cite")] == [
            "The solidarity economy in Mali, Chapter 2"
        ]

    def test_planned(self, make_page):
        """A paper that is not there yet says so, wherever it is listed."""
        record = make_record("paper", "one", stage="planned")

        assert "planned" in facts(make_page(make_catalogue(record), "papers/one.html"))["Kind"].lower()
        assert "planned" in read_text(
            find_all(make_page(make_catalogue(record), "papers/index.html"), ".//p[@class='record__line']")[0]
        )


class TestCaseStudy:
    """The page of a case study."""

    def test_shows_who_where_and_when(self, toy_html):
        """Partners are the portal's networks, or names as printed."""
        said = facts(toy_html["en"]["case-studies/weavers-of-segou.html"])

        assert said["Partners"] == "Kafo: trainer Town of Ségou"
        assert said["Period"] == "1996 – June 2002"
        assert said["Source"] == "The solidarity economy in Mali, Annex"

    def test_media_may_be_on_the_web_or_attached(self, toy_html):
        """With what they are."""
        case = section(toy_html["en"]["case-studies/weavers-of-segou.html"], "media")
        event = section(toy_html["fr"]["events/forum-2024.html"], "media")

        assert case.find(".//a").get("href") == "https://example.org/workshop.jpg"
        assert event.find(".//a").get("href") == "../../attachments/forum-2024.vtt"
        assert "anglais" in read_text(event)


class TestEvent:
    """The page of an event, and its programme."""

    def test_says_when_where_and_whose(self, toy_html):
        """And that it is yet to come."""
        said = facts(toy_html["en"]["events/forum-2024.html"])

        assert said["When"].endswith("12 October 2024 (planned)")
        assert (said["Place"], said["Organisers"]) == ("Montréal", "Alliance of Towns")

    def test_call(self, toy_html):
        """Its last day is there for the script that tells whether it is over."""
        html = toy_html["fr"]["events/forum-2024.html"]

        assert find_all(html, ".//*[@data-closes]")[0].get("data-closes") == "2024-04-30"
        assert read_text(section(html, "call").find(".//dl/dt")) == "Intervenante"

    @pytest.mark.parametrize(("closes", "last_day"), [("2024", "2024-12-31"), ("2024-02", "2024-02-29")])
    def test_call_that_closes_some_day_of_a_month(self, make_page, closes, last_day):
        """It is open until the last day that may be meant."""
        record = make_record("event", "one", call={"closes": closes})

        assert f'data-closes="{last_day}"' in make_page(make_catalogue(record), "events/one.html")

    def test_call_without_dates(self, make_page):
        """No script has anything to say."""
        record = make_record("event", "one", call={"text": {"en": "Come."}})
        html = make_page(make_catalogue(record), "events/one.html")

        assert "data-closes" not in html
        assert "Come." in html

    @pytest.mark.parametrize("locale", ["en", "fr", "es"])
    def test_programme_has_a_page(self, toy_html, locale):
        """The outline leads to its sessions."""
        outline = section(toy_html[locale]["events/forum-2024.html"], "programme")
        there = {e.get("id") for e in find_all(toy_html[locale]["events/forum-2024/programme.html"], ".//h2")}

        anchors = [link.get("href").partition("#")[2] for link in outline.findall(".//li/a")]
        assert anchors == ["day-1", "day-2"]
        assert set(anchors) == there

    def test_programme_says_what_its_translation_is(self, toy_html):
        """A programme is printed by itself: its notice goes with it."""
        assert "notice--" in toy_html["fr"]["events/forum-2024/programme.html"]
        assert "notice--" not in toy_html["en"]["events/forum-2024/programme.html"]

    def test_programme_marks_a_title_in_another_language(self):
        """Also where other words stand before it."""
        event = make_record(
            "event",
            "one",
            title={"pt": "Encontro"},
            original_language="pt",
            summary={"pt": "Um."},
            programme={"sessions": [{"title": {"pt": "Um"}}]},
        )
        pages = {page.uri: page for page in create_pages(make_context(make_catalogue(event)))}

        (title,) = find_all(pages["events/one/programme.html"].render().html, ".//h1/span")

        assert (title.get("lang"), title.text) == ("pt", "Encontro")

    def test_sessions(self, toy_html):
        """Numbered by their unit, with their readings as links and their questions."""
        html = toy_html["fr"]["events/forum-2024/programme.html"]
        titles = [read_text(title) for title in find_all(html, ".//h2")]

        assert re.fullmatch(r"Jour 1\b.*Opening: why buy together", titles[0])
        assert links(html, ".//ul[@class='readings']//a") == ["../../papers/municipal-buying.html"]
        assert find_all(html, ".//ol[@class='texts']/li")

    def test_without_a_date(self, make_page):
        """It says so, and stands last in the listing."""
        catalogue = make_catalogue(
            make_record("event", "undated"), make_record("event", "dated", start="1996-10-29")
        )

        assert facts(make_page(catalogue, "events/undated.html"))["When"] == "date not known"
        assert links(make_page(catalogue, "events/index.html"), ".//p[@class='record__title']/a") == [
            "../events/dated.html",
            "../events/undated.html",
        ]


class TestNetwork:
    """The page of a network."""

    def test_facts(self, toy_html):
        """Names as printed are in their own language."""
        html = toy_html["en"]["networks/alliance.html"]
        said = facts(html)

        assert (said["Acronym"], said["Members"], said["Founded"]) == ("ALV", "120", "May 1999")
        assert said["Website"].endswith("last verified: February 2024")
        assert find_all(html, ".//ul[@class='names']/li")[0].get("lang") == "fr"

    @pytest.mark.parametrize(
        ("uri", "expected"),
        [
            ("networks/alliance.html", ["Partner of: Kafo (since 2005)"]),
            ("networks/kafo.html", ["Partner of: Alliance of Towns (since 2005)", "Supported by: Big Fund"]),
            ("networks/big-fund.html", ["Supports: Kafo"]),
        ],
    )
    def test_ties_show_on_both_sides(self, toy_html, uri, expected):
        """Each from its own."""
        ties = section(toy_html["en"][uri], "relations").findall(".//li")

        assert sorted(read_text(tie) for tie in ties) == sorted(expected)

    def test_definitions_lead_to_the_glossary(self, toy_html):
        """Where others define the same term."""
        definitions = section(toy_html["en"]["networks/alliance.html"], "definitions")

        assert definitions.find(".//dt/a").get("href") == "../definitions.html#social-economy"
        assert read_text(definitions.find(".//cite")) == "How towns buy"

    def test_terms_cannot_take_the_anchors_of_sections(self, make_page):
        """A term may be called what a section is called."""
        record = make_record(
            "network",
            "net",
            mission={"en": "To."},
            definitions=[{"term": "mission", "text": {"en": "It."}}],
        )
        html = make_page(
            make_catalogue(record, terms={"mission": {"pref_label": {"en": "Mission"}}}), "networks/net.html"
        )

        assert len(find_all(html, ".//*[@id='mission']")) == 1

    def test_people(self, toy_html):
        """Who works or worked there, in which roles."""
        people = section(toy_html["en"]["networks/kafo.html"], "people").findall(".//li")

        assert [read_text(one) for one in people] == [
            "Diarra, Ada: coordinator (2004)",
            "Diarra, Ada: adviser (2010)",
        ]

    def test_without_members(self, make_page):
        """None known is not none."""
        none = make_record("network", "net", member_count=0)

        assert facts(make_page(make_catalogue(none), "networks/net.html"))["Members"] == "0"


class TestListing:
    """All records of a type."""

    def test_lists_each_once(self, toy_html, toy_catalogue):
        """Those that are shown."""
        html = toy_html["en"]["papers/index.html"]

        assert links(html, ".//p[@class='record__title']/a") == [
            "../papers/municipal-buying.html", "../papers/economie-solidaire-au-mali.html",
        ]  # fmt: skip

    def test_of_nothing(self, make_page):
        """It says so, and asks for one."""
        html = make_page(make_catalogue(), "networks/index.html")

        assert "Nothing here yet." in html
        assert links(html)[-1] == "../contact.html#evidence"
