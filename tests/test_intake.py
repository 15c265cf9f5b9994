"""One call from a folder to a catalogue."""

from __future__ import annotations

import pytest

from portal.errors import InvalidDataError
from portal.intake import load_catalogue

LOCALES = ("en", "fr", "es")


class TestLoadCatalogue:
    """The catalogue, or all that is wrong."""

    def test_valid(self, toy_catalogue):
        """Records, vocabularies, attachments."""
        assert len(toy_catalogue.records) == 9
        assert len(toy_catalogue.themes) == 3
        assert len(toy_catalogue.regions) == 4
        assert len(toy_catalogue.people) == 3
        assert len(toy_catalogue.terms) == 2
        assert len(toy_catalogue.attachments) == 2

    def test_invalid(self, toy_project):
        """Nothing is built of data with problems; all of them come at once, sorted."""
        toy_project.write("data/terms.yml", "a: b: c\n")
        toy_project.write("data/papers/one.yml", "id: one\n")

        with pytest.raises(InvalidDataError) as raised:
            load_catalogue(toy_project.data, toy_project.root, LOCALES)

        assert len(raised.value.problems) == 6
        assert list(raised.value.problems) == sorted(raised.value.problems)

    def test_no_folder(self, tmp_path):
        """A wrong path is one problem."""
        with pytest.raises(InvalidDataError, match="data:1:1: there is no such folder"):
            load_catalogue(tmp_path / "data", tmp_path, LOCALES)

    def test_same_each_time(self, toy_data, toy_catalogue):
        """Two readings of the same files are equal."""
        assert load_catalogue(toy_data, toy_data.parent, LOCALES) == toy_catalogue
