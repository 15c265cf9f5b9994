"""In which order records stand in lists."""

from __future__ import annotations

from portal.pages.ordering import group_records, sort_records
from portal.rendering.naming import Naming
from tests.samples import make_record

EN = Naming("en")


def titled(type_id: str, record_id: str, title: str, **fields):
    return make_record(type_id, record_id, title={"en": title, "fr": title[::-1]}, **fields)


class TestSortRecords:
    """Dated types by date, the others by title."""

    def test_newest_first(self):
        """The more is known of a date, the later in its year it stands; without one comes last."""
        papers = [
            titled("paper", "a", "A"),
            titled("paper", "b", "B", date="1996"),
            titled("paper", "c", "C", date="1996-10"),
            titled("paper", "d", "D", date="1996-10-05"),
            titled("paper", "e", "E", date="2009"),
        ]

        assert [paper.id for paper in sort_records(papers, EN, "en")] == ["e", "d", "c", "b", "a"]

    def test_by_title(self):
        """As the reader's language has it."""
        cases = [
            titled("case-study", "a", "Éb"),
            titled("case-study", "b", "ea"),
            titled("case-study", "c", "Zc"),
        ]

        assert [case.id for case in sort_records(cases, EN, "en")] == ["b", "a", "c"]
        assert [case.id for case in sort_records(cases, Naming("fr"), "fr")] == ["b", "a", "c"]

    def test_of_one_date_by_title(self):
        """The order is the same at every build."""
        events = [titled("event", name, name.upper(), start="1996") for name in "cab"]

        assert [event.id for event in sort_records(events, EN, "en")] == ["a", "b", "c"]


class TestGroupRecords:
    """Records by type."""

    def test_in_the_order_of_types(self):
        """Types without records are left out, records that come twice stand once."""
        event, paper = titled("event", "a", "A"), titled("paper", "b", "B")

        assert group_records([event, paper, event], EN, "en") == [("paper", [paper]), ("event", [event])]
