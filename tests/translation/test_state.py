"""What is known of a translation, found from the texts themselves."""

from __future__ import annotations

import pytest

from portal.localized import create_digest
from portal.translation.state import create_state
from tests.samples import make_entries, make_record

EN = {"en": "One"}
BOTH = {"en": "One", "fr": "Un"}
REVIEWED = create_digest("One")


def state(locale="fr", title=BOTH, summary=BOTH, translations=None, **fields):
    """The state of a record's title and summary."""
    paper = make_record(
        "paper", "one", title=title, summary=summary, translations=translations or {}, **fields
    )
    return create_state(paper, locale)


class TestCreateState:
    """Each text of a record is in one state in each language."""

    def test_original(self):
        """A text in its own language is no translation."""
        assert state("en").original == ("title", "summary")

    def test_missing(self):
        """A text that has none in this language."""
        assert state(title=EN).missing == ("title",)

    def test_draft(self):
        """A translation that nobody is known to have reviewed."""
        assert state().draft == ("title", "summary")

    def test_reviewed(self):
        """The digest is that of the original."""
        found = state(translations={"fr": {"title": REVIEWED}})

        assert (found.reviewed, found.draft) == (("title",), ("summary",))

    def test_reviewed_before_lines_were_broken_anew(self):
        """White space is no change."""
        found = state(summary={"en": "One  \n", "fr": "Un"}, translations={"fr": {"summary": REVIEWED}})

        assert found.reviewed == ("summary",)

    def test_stale(self):
        """The original has changed since."""
        found = state(title={"en": "One more", "fr": "Un"}, translations={"fr": {"title": REVIEWED}})

        assert found.stale == ("title",)

    def test_of_a_language_without_reviews(self):
        """A review in French says nothing of Spanish."""
        found = state("es", title={**BOTH, "es": "Uno"}, translations={"fr": {"title": REVIEWED}})

        assert found.draft == ("title",)

    def test_of_texts_within(self):
        """By the path that ``translations`` writes."""
        found = state(findings=[EN, BOTH], translations={"fr": {"findings.1": REVIEWED}})

        assert (found.missing, found.reviewed) == (("findings.0",), ("findings.1",))

    def test_of_an_original_in_another_language(self):
        """The digest is that of the French text, then."""
        found = state("en", original_language="fr", translations={"en": {"title": create_digest("Un")}})

        assert (found.reviewed, found.draft) == (("title",), ("summary",))

    def test_of_vocabulary_entries(self):
        """They have texts, too."""
        theme = make_entries("themes", {"law": {"pref_label": BOTH, "definition": EN}})["law"]

        assert create_state(theme, "fr").missing == ("definition",)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"locale": "en"}, None),
        ({"title": EN, "summary": EN}, "missing"),
        ({"title": EN}, "partial-draft"),
        ({"title": EN, "translations": {"fr": {"summary": REVIEWED}}}, "partial"),
        ({"title": EN, "translations": {"fr": {"summary": "0" * 12}}}, "partial-draft"),
        ({}, "draft"),
        ({"translations": {"fr": {"title": REVIEWED}}}, "draft"),
        ({"translations": {"fr": {"title": REVIEWED, "summary": "0" * 12}}}, "stale"),
        ({"translations": {"fr": {"title": "0" * 12}}}, "stale"),
        ({"translations": {"fr": {"title": REVIEWED, "summary": REVIEWED}}}, None),
    ],
)
def test_notice(fields, expected):
    """What a reader is told: the gravest of what is so."""
    assert state(**fields).notice == expected
