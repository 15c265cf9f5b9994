"""Slips of the pen that ``cases/bad-input`` does not show, and what is said when none is known."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from portal.loading.slips import explain
from portal.loading.source import SourceFile
from portal.loading.tree import parse_tree


def problems_of(text: str) -> list[str]:
    source = SourceFile(Path("one.yml"), "one.yml", text)
    assert parse_tree(source) is None
    return [str(problem).removeprefix("one.yml:") for problem in source.problems]


class TestKnownSlips:
    """The place is where to mend, and the message says how."""

    @pytest.mark.parametrize(
        ("text", "start"),
        [
            # An address is not a field without a space.
            ("a:\n  http://example.org\n  b: c\n", "3:3: the text above goes on here"),
            # A wrong quote is told where it opens, though libyaml stops at the end of the file.
            ("a: b\nc:\n  d: 'e\n  f: g\n", "3:6: the quoted text that opens here is never closed"),
            ('a: "b\n---\nc: d\n', "1:4: the quoted text that opens here is never closed"),
            # Comments and blank lines between do not hide the line above.
            (
                "title:Foo\n\n# b\nsummary: c\n",
                "1:7: an ordinary space is missing after the colon: write `title: …`",
            ),
            ("a:\n  - b: c\n\n # d\n - e: f\n", "5:2: this line starts in column 2"),
            ("a:\n  - b: c\n    d: e\n - f\n", "4:2: this line starts in column 2: start it with those"),
            ("a:\n    b: c\n  - d\n", "3:3: this line starts in column 3: start it with those"),
            ("a:\n  - b\n    c: d\n", "3:5: the text above goes on here"),
            # A line that starts with a colon, in the middle.
            ("a: b\n: c\n", "2:1: the name of the field is missing before the colon"),
            # The first line has nothing above it.
            ("a b c" * 300 + ": d\n", "1:1: the name of a field is one short word before the colon"),
            ("}\n", "1:1: a text cannot start with `}` without quotes"),
            ("a: b\n}\n", "2:1: a text cannot start with `}` without quotes"),
            ("a: [b]]\n", "1:4: a text cannot start with `[`"),
            ("a: [b, c: d: e]\n", "1:"),
            ("a: {b: c, d: [e}\n", "1:14: the `[` here is not closed by `]`"),
            ("a: [b\n", "1:4: the `[` here is not closed by `]`"),
            ("%YAML 9.9\n---\na: b\n", "1:1: a line cannot start with `%` here"),
            ("a: |x\n  b\n", "1:4: after `|` or `>` the text begins on the next line"),
            ("- a\nb: c\n", "2:1: this line stands among the items of a list"),
            ("a:\n- b\n  c\n-d\ne: f\n", "4:1: this line is not a field"),
            (
                "a: 'b' # c\n  d: e\n",
                "2:3: this line starts in column 3: start it with those that it belongs to, in column 1",
            ),
            ('a: "b" c: d\n', "1:8: "),
            ("'a' b: c\n", "1:"),
        ],
    )
    def test_place_and_start(self, text, start):
        """One problem each."""
        (problem,) = problems_of(text)

        assert problem.startswith(start)
        assert "this is not YAML" not in problem


class TestUnknownSlips:
    """libyaml's own words, where nothing better is known."""

    def test_without_place(self):
        """An error may say nothing at all."""
        assert explain("a: b\n", yaml.YAMLError(), None) == (
            1,
            1,
            "this is not YAML (unreadable): check quotes and indentation around here",
        )

    def test_with_place_behind_the_end(self):
        """The place is kept within the file."""
        mark = yaml.Mark("one.yml", 9, 7, 9, None, None)
        error = yaml.MarkedYAMLError(problem="something else", problem_mark=mark)

        assert explain("a: b\nc", error, None) == (
            2,
            2,
            "this is not YAML (something else): check quotes and indentation around here",
        )
