"""YAML as an editor sees it: texts, and where they stand."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from portal.loading.source import SourceFile
from portal.loading.tree import Mapping, find_key_place, find_place, is_written, parse_tree, to_plain


def parse(text: str) -> Mapping:
    source = SourceFile(Path("one.yml"), "one.yml", text)
    tree = parse_tree(source)
    assert tree is not None, source.problems
    assert source.problems == []
    return tree


def problems_of(text: str) -> list[str]:
    source = SourceFile(Path("one.yml"), "one.yml", text)
    parse_tree(source)
    return [str(problem).removeprefix("one.yml:") for problem in source.problems]


class TestTexts:
    """Every value is the text that stands there."""

    @pytest.mark.parametrize(
        "text",
        [
            "NO",
            "no",
            "yes",
            "on",
            "off",
            "y",
            "true",
            "1996-10",
            "1996-10-05",
            "0x10",
            "1_000",
            "012",
            "12:30",
            ".inf",
            "=",
            "<<",
        ],
    )
    def test_no_guessing(self, text):
        """YAML 1.1 would make of them a boolean, a date, a number or a merge."""
        assert to_plain(parse(f"a: {text}\n")) == {"a": text}

    @pytest.mark.parametrize("text", ["NO", "yes", "on", "1996"])
    def test_no_guessing_in_names(self, text):
        """Norwegian is a language, and ``on`` a name."""
        assert to_plain(parse(f"{text}: a\n")) == {text: "a"}

    @pytest.mark.parametrize("text", ["", "~", "null", "''", '"  "'])
    def test_nothing(self, text):
        """A field in which nothing is written is left out."""
        assert to_plain(parse(f"a: {text}\nb: c\n")) == {"b": "c"}

    def test_null_in_quotes(self):
        """In quotes, the word is a word."""
        assert to_plain(parse("a: 'null'\n")) == {"a": "null"}

    def test_block(self):
        """A text after ``|`` may hold what it likes."""
        tree = parse("a: |\n  One: two #3\n  - @four `five`\n")

        assert to_plain(tree) == {"a": "One: two #3\n- @four `five`\n"}

    def test_folded_over_lines(self):
        """A plain text may go on below, where nothing in it looks like a slip."""
        assert to_plain(parse("a: One\n  two - three\n  -four\n")) == {"a": "One two - three -four"}

    def test_comments(self):
        """Comments may stand on lines of their own, after names, lists and quoted texts."""
        tree = parse("# one\na: # two\n  - b\n  # three\n  - 'c' # four\nd: | # five\n  e\n")

        assert to_plain(tree) == {"a": ["b", "c"], "d": "e\n"}

    def test_hash_without_space(self):
        """``#`` within a word is no comment."""
        assert to_plain(parse("a: C#1\n")) == {"a": "C#1"}

    def test_start_and_end_of_document(self):
        """One ``---`` and one ``...`` do no harm."""
        assert to_plain(parse("---\na: b\n...\n")) == {"a": "b"}

    def test_flow(self):
        """Brackets and braces are lists and fields."""
        assert to_plain(parse("a: [b, {c: d}]\n")) == {"a": ["b", {"c": "d"}]}


class TestPlaces:
    """Problems point at what is to be mended."""

    TREE = parse("a: b\nc:\n  - d\n  - e: f\n    g:\nh:\n  i: j\n")

    @pytest.mark.parametrize(
        ("path", "place"),
        [
            ((), (1, 1)),
            (("a",), (1, 4)),
            (("c",), (2, 1)),  # the value begins on a later line: the name is what one looks for
            (("c", 0), (3, 5)),
            (("c", 1), (4, 5)),
            (("c", 1, "e"), (4, 8)),
            (("c", 1, "g"), (5, 7)),
            (("c", 2), (2, 1)),
            (("h", "i"), (7, 6)),
            (("h", "x", "y"), (6, 1)),
            (("a", 0), (1, 4)),
        ],
    )
    def test_of_values(self, path, place):
        """The value, or the deepest part of the way to it that is written."""
        assert find_place(self.TREE, path) == place

    @pytest.mark.parametrize(
        ("path", "place"),
        [
            ((), (1, 1)),
            (("a",), (1, 1)),
            (("c", 1, "g"), (5, 5)),
            (("c", 1), (4, 5)),
            (("c", 7), (3, 3)),
            (("h", "i"), (7, 3)),
            (("h", "x"), (7, 3)),
            (("x", "y"), (1, 1)),
        ],
    )
    def test_of_names(self, path, place):
        """The name of the field, or the place where it would stand."""
        assert find_key_place(self.TREE, path) == place

    @pytest.mark.parametrize(
        ("path", "written"),
        [(("a",), True), (("c", 1, "g"), True), (("c", 2), False), (("a", "b"), False), (("x",), False)],
    )
    def test_is_written(self, path, written):
        """An empty field is written; one that is not there is not."""
        assert is_written(self.TREE, path) is written


class TestNesting:
    """No nesting makes the reader slow or breaks it."""

    @pytest.mark.parametrize("text", ["[", "{", "- ", "? ", "[\n", "{a: ", "a: [ ["])
    def test_deep(self, text):
        """100 kB of one sign are refused at the twelfth, long before their end."""
        start = time.perf_counter()
        (problem,) = problems_of(text * (100_000 // len(text)))

        assert "nested more than 12 levels deep" in problem
        assert time.perf_counter() - start < 1

    def test_as_deep_as_allowed(self):
        """Twelve levels are read."""
        assert problems_of("a: " + "[" * 10 + "b" + "]" * 10 + "\n") == []
        assert problems_of("a: " + "[" * 11 + "b" + "]" * 11 + "\n") != []


class TestReports:
    """Where the tree cannot say the whole, the reader says so."""

    def test_damaged(self):
        """What replaced characters do to the YAML is not told: they are."""
        source = SourceFile(Path("one.yml"), "one.yml", "a: b: c\n", damaged=True)

        assert parse_tree(source) is None
        assert source.problems == []

    def test_long_names(self):
        """A message repeats the beginning of a long name only."""
        name = "x" * 1000
        (problem,) = problems_of(f"{name}: a\n{name}: b\n")

        assert len(problem) < 200

    def test_anchor_and_tag(self):
        """Both at one place are two problems, and the value is read all the same."""
        assert len(problems_of("a: &b !c d\n")) == 2

    def test_unknown_handle(self):
        """A tag with a handle that nothing declares is a text that begins with ``!``."""
        assert problems_of("a: !b!c d\n") == [
            '1:4: a text cannot start with `!` without quotes: put the whole text in straight quotes ("…")'
        ]
