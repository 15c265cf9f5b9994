"""Problems as editors read them."""

from __future__ import annotations

import pytest

from portal.errors import (
    BlockError,
    InvalidDataError,
    PortalError,
    Problem,
    SettingsError,
    as_code,
    quote,
)


class TestProblem:
    """One line, which editors' tools can jump to."""

    def test_str(self):
        """File, line, column, message."""
        assert str(Problem("data/themes.yml", 3, 7, "oh")) == "data/themes.yml:3:7: oh"

    def test_order(self):
        """By file, then by line as a number."""
        problems = [
            Problem("b", 1, 1, ""),
            Problem("a", 10, 1, ""),
            Problem("a", 9, 2, ""),
            Problem("a", 9, 1, ""),
        ]

        assert [(problem.path, problem.line, problem.column) for problem in sorted(problems)] == [
            ("a", 9, 1),
            ("a", 9, 2),
            ("a", 10, 1),
            ("b", 1, 1),
        ]


class TestInvalidDataError:
    """All problems at once."""

    def test_sorted_and_once_each(self):
        """However they were found."""
        one, two = Problem("a", 1, 1, "x"), Problem("a", 2, 1, "y")

        error = InvalidDataError([two, one, two])

        assert error.problems == (one, two)
        assert str(error) == "2 problems in the data; nothing was built:\na:1:1: x\na:2:1: y"

    def test_one(self):
        """One problem is no “problems”."""
        assert str(InvalidDataError([Problem("a", 1, 1, "x")])).startswith("1 problem in the data; ")

    @pytest.mark.parametrize(
        ("error", "builtin"),
        [(InvalidDataError, ValueError), (SettingsError, ValueError), (BlockError, LookupError)],
    )
    def test_bases(self, error, builtin):
        """Who knows nothing of the portal may catch Python's own error."""
        assert issubclass(error, PortalError)
        assert issubclass(error, builtin)


class TestQuoting:
    """What a message repeats of a file is short, on one line and visible."""

    def test_quote(self):
        """In quotes, with what is invisible made visible."""
        assert quote("a\nb\u202e") == r"'a\nb\u202e'"

    def test_quote_long(self):
        """The beginning is enough to find it."""
        assert quote("x" * 61) == f"'{'x' * 59}…'"
        assert quote("x" * 60) == f"'{'x' * 60}'"

    @pytest.mark.parametrize(
        ("value", "shown"), [({}, "this group of fields"), ([], "this list"), (4, "'4'")]
    )
    def test_quote_other(self, value, shown):
        """Lists and fields are not repeated."""
        assert quote(value) == shown

    @pytest.mark.parametrize(
        ("name", "shown"),
        [("title", "`title`"), ("a\nb", r"'a\nb'"), ("a`b", "'a`b'"), ("x" * 61, f"'{'x' * 59}…'")],
    )
    def test_as_code(self, name, shown):
        """Names stand in backquotes where that is possible."""
        assert as_code(name) == shown
