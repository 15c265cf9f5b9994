"""The texts and references of a record, wherever they stand."""

from __future__ import annotations

from portal.localized import LocalizedList, LocalizedText
from portal.records.base import Reference
from portal.records.walking import dotted, walk


class TestWalk:
    """Every leaf once, with the path by which one gets to it."""

    def test_paths_lead_to_their_leaves(self, toy_catalogue):
        """Following a path from the record ends at the leaf that came with it."""
        for record in toy_catalogue.records.values():
            for path, leaf in walk(record):
                value = record
                for step in path:
                    value = value[step] if isinstance(step, int) else getattr(value, step)
                assert value is leaf

    def test_all_kinds_in_depth(self, toy_catalogue):
        """Texts and references, at the top, in parts, in lists of parts."""
        found = {dotted(path): leaf for path, leaf in walk(toy_catalogue.records["forum-2024"])}

        assert isinstance(found["title"], LocalizedText)
        assert isinstance(found["call.roles.0.name"], LocalizedText)
        assert isinstance(found["programme.sessions.0.questions.0"], LocalizedText)
        assert isinstance(found["programme.sessions.0.readings.0"], Reference)
        assert found["organisers.0"].kind == "network"
        assert "id" not in found
        assert "start" not in found

    def test_in_the_order_of_fields(self, toy_catalogue):
        """What comes first in the model comes first."""
        paths = [dotted(path) for path, _ in walk(toy_catalogue.records["municipal-buying"])]

        assert paths[:3] == ["title", "summary", "themes.0"]
        assert paths.index("findings.0") < paths.index("findings.1")

    def test_vocabularies(self, toy_catalogue):
        """Entries of vocabularies have lists of short texts too."""
        leaves = [leaf for _, leaf in walk(toy_catalogue.themes["procurement"])]

        assert any(isinstance(leaf, LocalizedList) for leaf in leaves)

    def test_dates_and_plain_texts_are_no_leaves(self, toy_catalogue):
        """A name is in no language."""
        assert [dotted(path) for path, _ in walk(toy_catalogue.people["rosa-quispe"])] == []
