"""What bytes a file may be made of."""

from __future__ import annotations

import pytest

from portal.loading.source import MAX_FILE_SIZE, MAX_PROBLEMS, describe_forbidden, read_source

RECORD = """\
id: one
title:
  en: Été
summary:
  en: First.
original_language: en
published: 2024-01-01
themes:
  - recognition
"""
PATH = "data/papers/one.yml"


@pytest.fixture
def problems_of(bare_project):
    """The problems of a record that is made of these bytes, without the path at their start."""

    def problems(content: str | bytes) -> list[str]:
        bare_project.write(PATH, content)
        found = bare_project.problems()
        assert all(problem.startswith(f"{PATH}:") for problem in found)
        return [problem.removeprefix(f"{PATH}:") for problem in found]

    return problems


class TestEncoding:
    """Files are UTF-8; what is not is told once, with the place of the first wrong byte."""

    def test_latin_1(self, problems_of):
        """The place counts characters, not bytes: the é before the wrong one is right."""
        content = RECORD.encode().replace(b"First.", "é".encode() + b"t\xe9.")

        assert problems_of(content) == [
            "5:9: the file is not UTF-8 (byte 0xe9 stands here): save it as UTF-8 without BOM"
        ]

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
    def test_utf_16(self, problems_of, encoding):
        """Windows calls it “Unicode”; with or without its mark, it is one problem."""
        (problem,) = problems_of(RECORD.replace("É", "E").replace("é", "e").encode(encoding))

        assert problem.startswith("1:")
        assert "UTF-16" in problem or "NUL" in problem

    def test_cut_off_in_a_character(self, problems_of):
        """A copy that broke off."""
        assert problems_of(RECORD.encode()[: RECORD.encode().index(b"\xc3") + 1]) == [
            "3:7: the file is not UTF-8 (byte 0xc3 stands here): save it as UTF-8 without BOM"
        ]

    def test_byte_order_mark(self, problems_of):
        """The record behind the mark is read, so that its problems are told too."""
        content = b"\xef\xbb\xbf" + RECORD.replace("summary", "sumary").encode()

        assert problems_of(content) == [
            "1:1: `summary` is missing: add a line `summary: …`",
            "1:1: the file has a byte order mark (BOM) here: save it as UTF-8 without BOM",
            "4:1: unknown field `sumary`; did you mean `summary`?",
        ]

    def test_byte_order_mark_and_nothing_else(self, problems_of):
        """One problem is enough."""
        assert len(problems_of(b"\xef\xbb\xbf")) == 1

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
    def test_characters_beyond_the_first_plane(self, problems_of, encoding):
        """A column counts characters, also those that UTF-16 writes as two."""
        content = RECORD.replace("Été", "𝔼𝔼𝔼: 𝔼").encode(encoding)

        assert "3:10: `: ` cannot stand in a text" in problems_of(content)[-1]


class TestLineEnds:
    """Windows' line ends are as good as Unix'."""

    def test_crlf(self, problems_of):
        """They are accepted."""
        assert problems_of(RECORD.replace("\n", "\r\n")) == []

    def test_crlf_positions(self, problems_of):
        """Lines and columns are those that an editor shows."""
        content = RECORD.replace("First.", "First: look").replace("\n", "\r\n")

        assert problems_of(content)[0].startswith("5:12: `: ` cannot stand in a text")

    def test_crlf_before_a_wrong_byte(self, problems_of):
        """So are they where the file cannot be decoded."""
        content = RECORD.replace("\n", "\r\n").encode().replace(b"First", b"\xff")

        assert problems_of(content)[0].startswith("5:7: the file is not UTF-8")

    def test_cr_alone(self, problems_of):
        """A file from long ago is one line, and one problem."""
        (problem,) = problems_of(RECORD.replace("\n", "\r"))

        assert problem == (
            "1:8: a line ends here as on an old Macintosh (CR alone): "
            "save the file with line ends LF or CR LF"
        )

    def test_no_line_end_at_the_end(self, problems_of):
        """The last line needs none."""
        assert problems_of(RECORD.rstrip()) == []


class TestForbiddenCharacters:
    """Characters that nobody sees, or that are not what they look like."""

    def test_nul(self, problems_of):
        """The file is damaged: nothing more is said of it."""
        assert problems_of(RECORD.replace("First.", "Fi\0rst\0.\nx: : y")) == [
            "5:9: a NUL character stands here: the file is damaged or is no text; write it again as UTF-8"
        ]

    def test_tab_as_indent(self, problems_of):
        """What the tab does to the YAML is not told on top."""
        assert problems_of(RECORD.replace("  en: Été", "  en: Été\n\tfr: Un")) == [
            "4:1: a tab stands here: use spaces"
        ]

    def test_tab_in_text(self, problems_of):
        """The first on each line."""
        assert problems_of(RECORD.replace("First.", "|\n    One\tand\ttwo\n    Three\tfour")) == [
            "6:8: a tab stands here: use spaces",
            "7:10: a tab stands here: use spaces",
        ]

    @pytest.mark.parametrize("character", "\u061c\u200e\u200f\u202a\u202e\u2066\u2069")
    def test_direction(self, problems_of, character):
        """A text must not read otherwise than it is stored."""
        assert problems_of(RECORD.replace("First.", f"Fi{character}rst.")) == [
            f"5:9: an invisible character that changes the direction of text (U+{ord(character):04X}) "
            "stands here: delete it"
        ]

    def test_direction_as_escape(self, problems_of):
        """Nor by way of an escape."""
        assert problems_of(RECORD.replace("First.", '"Fi\\u202erst."')) == [
            "5:7: in this quoted text, an invisible character that changes the direction of text (U+202E) "
            "stands here: delete it"
        ]

    def test_nul_as_escape(self, problems_of):
        """What may not stand in a file may not be written with a backslash either."""
        assert problems_of(RECORD.replace("First.", '"Fi\\0rst."'))[0].startswith(
            "5:7: in this quoted text, a NUL character stands here"
        )

    @pytest.mark.parametrize("character", "\x07\x1b\x7f\x85\u2028\ufffe\ufeff")
    def test_control_characters(self, problems_of, character):
        """Some of them would end a line for YAML, and not for an editor."""
        (problem,) = problems_of(RECORD.replace("First.", f"Fi{character}rst."))

        assert problem.startswith("5:9: ")

    def test_two_kinds_on_a_line(self, problems_of):
        """Each kind is told."""
        assert len(problems_of(RECORD.replace("First.", "Fi\x07rs\u202et."))) == 2

    def test_arabic_and_hebrew_text(self, problems_of):
        """Letters that run from right to left are text like any other."""
        assert problems_of(RECORD.replace("First.", "اقتصاد כלכלה")) == []

    def test_describe_nothing(self):
        """Line breaks are no fault."""
        assert describe_forbidden("One\ntwo") is None


class TestSize:
    """No file is so large that reading it takes long."""

    def test_largest(self, tmp_path):
        """A file of just the size is read."""
        path = tmp_path / "one.yml"
        path.write_bytes(b"#" * MAX_FILE_SIZE)

        source = read_source(path, "one.yml")

        assert (len(source.text), source.problems) == (MAX_FILE_SIZE, [])

    def test_oversized(self, problems_of):
        """One byte more is too many."""
        assert problems_of(b"#" * (MAX_FILE_SIZE + 1)) == [
            "1:1: the file has 262145 bytes, 262144 are allowed: "
            "shorten its texts, or attach the longest as a file"
        ]

    def test_many_problems(self, problems_of):
        """Nobody reads ten thousand lines: the first are told, and that there are more."""
        found = problems_of(RECORD + "regions:\n" + "  -\n" * 10_000)

        assert len(found) == MAX_PROBLEMS + 1
        assert sum("more problems than are told" in problem for problem in found) == 1

    def test_many_unknown_fields(self, problems_of):
        """The same goes for what the model says."""
        assert len(problems_of(RECORD + "".join(f"field{n}: x\n" for n in range(5000)))) == MAX_PROBLEMS + 1


class TestUnreadable:
    """A file that is gone or barred is a problem, not a crash."""

    def test_missing(self, tmp_path):
        """It may be deleted between listing and reading."""
        source = read_source(tmp_path / "one.yml", "data/one.yml")

        assert [str(problem) for problem in source.problems] == [
            "data/one.yml:1:1: the file cannot be read (No such file or directory): "
            "check that it exists and may be read"
        ]
