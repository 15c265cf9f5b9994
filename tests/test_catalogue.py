"""The indexes over all that is shown."""

from __future__ import annotations

import datetime

import pytest
from pydantic import BaseModel

from portal.catalogue import create_catalogue, find_newest_date
from portal.intake import load_catalogue
from portal.localized import LocalizedText
from portal.records import RECORD_TYPES, CaseStudy, Event, Network, Paper
from portal.vocabulary import VOCABULARIES

LOCALES = ("en", "fr", "es")
HIDDEN = {"unfinished-notes", "sealed-study", "cancelled-fair"}
INDEXES = [
    "by_theme", "by_region", "by_person", "people_of_network", "ties", "links", "backlinks",
    "supports_by_theme", "supports_by_region", "outcomes_by_theme", "research_questions_by_theme",
    "definitions_by_term", "terms_by_theme", "narrower_themes", "related_themes", "narrower_regions",
    "matrix_columns", "matrix",
]  # fmt: skip


def ids(records) -> list[str]:
    return [record.id for record in records]


def load(toy_data, **options):
    return load_catalogue(toy_data, toy_data.parent, LOCALES, **options)


def make(model: type[BaseModel], entry_id: str, **fields):
    """A record or entry with what it needs, and ``fields``."""
    needed = {
        "title": {"en": entry_id},
        "summary": {"en": entry_id},
        "pref_label": {"en": entry_id},
        "name": entry_id,
        "original_language": "en",
        "published": "2024-01-01",
        "themes": ["recognition"],
    }
    known = {name: value for name, value in needed.items() if name in model.model_fields}
    return model.model_validate({"id": entry_id, **known, **fields})


def make_catalogue(*records, **vocabularies):
    """A catalogue of these records; ``regions={"mali": {}}`` gives entries by their fields."""
    entries = {
        name: {key: make(model, key, **fields) for key, fields in vocabularies.get(name, {}).items()}
        for name, model in VOCABULARIES.items()
    }
    return create_catalogue(records, entries, {})


class TestRecords:
    """What is shown, by id and type."""

    def test_order(self, toy_catalogue):
        """By type as the registry has them, then by id."""
        assert ids(toy_catalogue.records.values()) == [
            "economie-solidaire-au-mali",
            "municipal-buying",
            "cozinha-comunitaria",
            "weavers-of-segou",
            "forum-2024",
            "meeting-1997",
            "alliance",
            "big-fund",
            "kafo",
        ]

    def test_of_type(self, toy_catalogue):
        """The types make up the whole."""
        assert ids(toy_catalogue.of_type(Paper)) == ["economie-solidaire-au-mali", "municipal-buying"]
        assert ids(toy_catalogue.of_type(CaseStudy)) == ["cozinha-comunitaria", "weavers-of-segou"]
        assert ids(toy_catalogue.of_type(Event)) == ["forum-2024", "meeting-1997"]
        assert sum(len(toy_catalogue.of_type(record_type)) for record_type in RECORD_TYPES) == 9

    def test_find(self, toy_catalogue):
        """A record that is not shown is not found."""
        assert toy_catalogue.find("kafo") is toy_catalogue.records["kafo"]
        assert toy_catalogue.find("unfinished-notes") is None
        assert toy_catalogue.find("no-such-record") is None

    def test_attachments(self, toy_catalogue):
        """Files by the paths that records write."""
        assert toy_catalogue.attachments["municipal-buying/review.pdf"].read_bytes().startswith(b"%PDF-")

    def test_frozen(self, toy_catalogue):
        """Nobody changes what others have read."""
        with pytest.raises(AttributeError):
            toy_catalogue.records = {}


class TestVisibility:
    """Drafts, embargoes and withdrawals."""

    def test_hidden(self, toy_catalogue):
        """What is not for readers is in no list; a withdrawn record leaves a tombstone."""
        assert HIDDEN.isdisjoint(toy_catalogue.records)
        assert list(toy_catalogue.withdrawn) == ["cancelled-fair"]

    @pytest.mark.parametrize(
        ("day", "shown"), [("2998-12-31", False), ("2999-01-01", True), ("2999-01-02", True)]
    )
    def test_embargo(self, toy_data, day, shown):
        """It ends with the beginning of its day, as told: no clock is asked."""
        catalogue = load(toy_data, as_of=datetime.date.fromisoformat(day))

        assert ("sealed-study" in catalogue.records) is shown
        assert (
            "sealed-study" in ids(link.record for link in catalogue.backlinks["weavers-of-segou"])
        ) is shown
        assert "unfinished-notes" not in catalogue.records

    def test_embargo_and_newest_date(self):
        """Without a day, the newest record decides."""
        sealed = make(Paper, "sealed", status="embargoed", embargo_until="2024-06-01")

        before = make_catalogue(sealed, make(Paper, "old", published="2024-05-31"))
        after = make_catalogue(sealed, make(Paper, "new", published="2024-06-01"))

        assert list(before.records) == ["old"]
        assert list(after.records) == ["new", "sealed"]

    def test_preview(self, toy_data):
        """Drafts and embargoed records are shown to those who work on them, withdrawn ones are not."""
        catalogue = load(toy_data, show_drafts=True)

        assert {"unfinished-notes", "sealed-study"} <= set(catalogue.records)
        assert list(catalogue.withdrawn) == ["cancelled-fair"]
        assert "cancelled-fair" not in catalogue.records
        assert catalogue.as_of == datetime.date(2024, 6, 15)

    @pytest.mark.parametrize("index", INDEXES)
    def test_nothing_hidden_in_any_index(self, toy_catalogue, index):
        """No index names a record that is not shown, nor holds a word of it."""
        found = repr(getattr(toy_catalogue, index))

        assert not any(hidden in found for hidden in HIDDEN)
        assert "unfinished" not in found.lower()
        assert "withdrawn instrument" not in found

    def test_all_indexes_are_tested(self, toy_catalogue):
        """A new index belongs into the list above."""
        cached = {
            name
            for name, value in vars(type(toy_catalogue)).items()
            if type(value).__name__ == "cached_property" and not name.startswith("_")
        }

        assert cached == set(INDEXES)

    def test_network_that_is_not_shown(self):
        """Neither its definitions nor its people nor its ties show, from either side."""
        draft = make(
            Network,
            "draft",
            status="draft",
            relations=[{"network": "open", "kind": "member-of"}],
            definitions=[{"term": "economy", "text": {"en": "Secret."}}],
        )
        shown = make(Network, "open", relations=[{"network": "draft", "kind": "partner-of"}])

        catalogue = make_catalogue(
            draft, shown, people={"ada": {"affiliations": [{"network": "draft"}]}}, terms={"economy": {}}
        )

        assert catalogue.definitions_by_term == {}
        assert catalogue.people_of_network == {}
        assert catalogue.ties == {}
        assert catalogue.links == {}
        assert catalogue.backlinks == {}


class TestNewestDate:
    """The day of which a build speaks."""

    def test_updated_counts(self, toy_catalogue):
        """The toy corpus' newest date is that of an update; drafts and others do not count."""
        assert toy_catalogue.as_of == datetime.date(2024, 6, 15)

    def test_none(self):
        """Without a published record, it is a day that is always the same."""
        assert find_newest_date([]) == datetime.date(1970, 1, 1)
        assert find_newest_date([make(Paper, "a", status="draft")]) == datetime.date(1970, 1, 1)

    def test_given(self, toy_data):
        """A build may be told its day."""
        assert load(toy_data, as_of=datetime.date(2025, 1, 1)).as_of == datetime.date(2025, 1, 1)


class TestSubjects:
    """Records by what they are about."""

    def test_by_theme(self, toy_catalogue):
        """Under the themes that they name, not under the broader ones."""
        assert ids(toy_catalogue.by_theme["procurement"]) == ["municipal-buying", "forum-2024", "alliance"]
        assert "role-of-the-state" not in toy_catalogue.by_theme

    def test_by_region(self, toy_catalogue):
        """Under the regions that they name."""
        assert ids(toy_catalogue.by_region["mali"]) == [
            "economie-solidaire-au-mali",
            "weavers-of-segou",
            "kafo",
        ]
        assert "africa" not in toy_catalogue.by_region

    def test_by_person(self, toy_catalogue):
        """With the field that names her, in every type of record."""
        assert [(link.record.id, link.field) for link in toy_catalogue.by_person["ada-diarra"]] == [
            ("economie-solidaire-au-mali", "authors"),
            ("municipal-buying", "authors"),
            ("forum-2024", "people"),
        ]
        assert [(link.record.id, link.field) for link in toy_catalogue.by_person["rosa-quispe"]] == [
            ("municipal-buying", "people")
        ]

    def test_people_of_network(self, toy_catalogue):
        """Somebody with two roles in a network is one person."""
        assert ids(toy_catalogue.people_of_network["kafo"]) == ["ada-diarra"]
        assert ids(toy_catalogue.people_of_network["alliance"]) == ["jean-roy"]

    def test_statements(self, toy_catalogue):
        """Outcomes and questions: under their own themes, else under the record's."""
        outcomes = toy_catalogue.outcomes_by_theme

        assert {theme: [one.statement.text["en"] for one in found] for theme, found in outcomes.items()} == {
            "recognition": ["Forty weavers have an income."],
            "procurement": ["The town changed its rules."],
        }
        assert [one.record.id for one in toy_catalogue.research_questions_by_theme["procurement"]] == [
            "municipal-buying"
        ]
        assert "recognition" not in toy_catalogue.research_questions_by_theme

    def test_definitions(self, toy_catalogue):
        """Side by side, each with the network whose it is."""
        assert [one.network.id for one in toy_catalogue.definitions_by_term["social-economy"]] == [
            "alliance",
            "kafo",
        ]
        assert [one.network.id for one in toy_catalogue.definitions_by_term["solidarity-economy"]] == ["kafo"]

    def test_terms(self, toy_catalogue):
        """Terms under their themes."""
        assert {theme: ids(terms) for theme, terms in toy_catalogue.terms_by_theme.items()} == {
            "recognition": ["social-economy"]
        }


class TestLinks:
    """Who names whom, from both sides."""

    def test_backlinks(self, toy_catalogue):
        """Once each, with the first field that names the record, in the order of records."""
        assert [
            (link.record.id, link.field) for link in toy_catalogue.backlinks["economie-solidaire-au-mali"]
        ] == [
            ("municipal-buying", "supports"),
            ("weavers-of-segou", "source"),
        ]
        assert [(link.record.id, link.field) for link in toy_catalogue.backlinks["alliance"]] == [
            ("municipal-buying", "networks"),
            ("forum-2024", "organisers"),
        ]

    def test_links_and_backlinks_are_two_sides(self, toy_catalogue):
        """Every link is a backlink of the other, by the same field, and none is more."""
        links = {
            (source, link.record.id, link.field)
            for source, found in toy_catalogue.links.items()
            for link in found
        }
        backlinks = {
            (link.record.id, target, link.field)
            for target, found in toy_catalogue.backlinks.items()
            for link in found
        }

        assert links == backlinks
        assert links

    def test_not_itself(self):
        """A record is no neighbour of its own."""
        catalogue = make_catalogue(make(Paper, "a", related=["a"]))

        assert catalogue.backlinks == catalogue.links == {}

    def test_person_with_the_id_of_a_record(self):
        """People and records are different name spaces."""
        catalogue = make_catalogue(
            make(Paper, "ada", authors=["ada"]), make(Paper, "b", authors=["ada"]), people={"ada": {}}
        )

        assert catalogue.backlinks == catalogue.links == {}
        assert ids(link.record for link in catalogue.by_person["ada"]) == ["ada", "b"]

    def test_ties(self, toy_catalogue):
        """A relation is noted once and seen from both sides."""
        assert {
            network: [(tie.owner.id, tie.other.id, tie.inverse) for tie in ties]
            for network, ties in toy_catalogue.ties.items()
        } == {
            "alliance": [("alliance", "kafo", False)],
            "kafo": [("alliance", "alliance", True), ("kafo", "big-fund", False)],
            "big-fund": [("kafo", "kafo", True)],
        }


class TestVocabularies:
    """How themes and regions hang together."""

    def test_narrower_themes(self, toy_catalogue):
        """The other side of ``broader``."""
        assert {theme: ids(found) for theme, found in toy_catalogue.narrower_themes.items()} == {
            "role-of-the-state": ["procurement"]
        }

    def test_related_themes(self, toy_catalogue):
        """``related`` holds both ways, whoever says it."""
        assert {theme: ids(found) for theme, found in toy_catalogue.related_themes.items()} == {
            "procurement": ["recognition"],
            "recognition": ["procurement"],
        }

    def test_related_themes_said_twice(self):
        """Both may say it; it is still one relation."""
        catalogue = make_catalogue(themes={"a": {"related": ["b"]}, "b": {"related": ["a"]}})

        assert {theme: ids(found) for theme, found in catalogue.related_themes.items()} == {
            "a": ["b"],
            "b": ["a"],
        }

    def test_regions_around(self, toy_catalogue):
        """From the region outwards."""
        assert ids(toy_catalogue.regions_around("quebec")) == ["quebec", "canada"]
        assert ids(toy_catalogue.regions_around("africa")) == ["africa"]

    def test_regions_within(self, toy_catalogue):
        """From the region inwards, each before its parts."""
        assert ids(toy_catalogue.regions_within("africa")) == ["africa", "mali"]
        assert ids(toy_catalogue.regions_within("quebec")) == ["quebec"]


class TestMatrix:
    """Policy supports by theme and column."""

    def test_columns(self, toy_catalogue):
        """The broadest regions, and those marked, each after the one that it lies in."""
        assert ids(toy_catalogue.matrix_columns) == ["africa", "canada", "quebec"]

    def test_supports(self, toy_catalogue):
        """By theme and by the very region that they name."""
        assert {theme: len(found) for theme, found in toy_catalogue.supports_by_theme.items()} == {
            "recognition": 1,
            "procurement": 2,
        }
        assert set(toy_catalogue.supports_by_region) == {"mali", "quebec", "canada"}

    def test_roll_up(self, toy_catalogue):
        """A support counts in its region and in those around it, where they are columns."""
        found = {
            cell: [(one.record.id, one.support.region) for one in evidence]
            for cell, evidence in toy_catalogue.matrix.items()
        }

        assert found == {
            ("recognition", "africa"): [("economie-solidaire-au-mali", "mali")],
            ("procurement", "quebec"): [("municipal-buying", "quebec")],
            ("procurement", "canada"): [("municipal-buying", "quebec"), ("municipal-buying", "canada")],
        }

    def test_roll_up_over_three_levels(self):
        """A region in between that is no column is passed over, not a stop."""
        support = {"theme": "t", "region": "town", "instrument": {"en": "Law"}, "state": "needed"}
        regions = {
            "world": {},
            "land": {"broader": "world"},
            "province": {"broader": "land", "matrix_column": "yes"},
            "town": {"broader": "province"},
        }

        catalogue = make_catalogue(make(Paper, "a", supports=[support]), regions=regions, themes={"t": {}})

        assert ids(catalogue.matrix_columns) == ["world", "province"]
        assert list(catalogue.matrix) == [("t", "province"), ("t", "world")]


def test_empty():
    """A portal without records has empty indexes, and no errors."""
    catalogue = make_catalogue()

    assert not any(getattr(catalogue, index) for index in INDEXES)


def test_texts_are_texts(toy_catalogue):
    """What comes out of loading has its type: texts know their languages."""
    record = toy_catalogue.records["cozinha-comunitaria"]

    assert isinstance(record.title, LocalizedText)
    assert record.title.choose("en", record.original_language).locale == "pt"
