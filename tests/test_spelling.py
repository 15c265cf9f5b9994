"""What was meant by a word that is not known."""

from __future__ import annotations

import pytest

from portal.spelling import Speller, find_nearest, suggest


class TestSuggest:
    """The nearest word, or none."""

    @pytest.mark.parametrize(
        ("word", "near"),
        [
            ("procurment", "procurement"),
            ("Procurement", "procurement"),
            ("procurements", "procurement"),
            ("zzz", None),
            ("", None),
        ],
    )
    def test_nearest(self, word, near):
        """Slips of the pen, and upper case."""
        assert find_nearest(word, ["recognition", "procurement"]) == near

    def test_upper_case_in_known_words(self):
        """The word is suggested as it is written where it is known."""
        assert suggest("readme.md", ["README.md"]) == "; did you mean `README.md`?"

    def test_nothing_near(self):
        """No suggestion is better than a wrong one."""
        assert suggest("zzz", ["recognition"]) == ""
        assert suggest("zzz", []) == ""

    def test_speller(self):
        """For long lists, the same."""
        speller = Speller(["recognition"])

        assert speller.suggest("recogniton") == "; did you mean `recognition`?"
        assert speller.suggest("zzz") == ""
