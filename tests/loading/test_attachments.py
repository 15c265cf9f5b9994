"""Files that come with records."""

from __future__ import annotations

import shutil

import pytest

from portal.loading.attachments import (
    ATTACHMENT_TYPES,
    MAX_ATTACHMENT_SIZE,
    check_attachment,
    check_attachment_path,
)

SAMPLES = {
    ".pdf": b"%PDF-1.7\n",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff\xe0",
    ".jpeg": b"\xff\xd8\xff\xe1",
    ".gif": b"GIF89a",
    ".webp": b"RIFF\0\0\0\0WEBPVP8 ",
    ".mp3": b"ID3\x04",
    ".ogg": b"OggS",
    ".oga": b"OggS",
    ".ogv": b"OggS",
    ".webm": b"\x1aE\xdf\xa3",
    ".epub": b"PK\x03\x04",
    ".odt": b"PK\x03\x04",
    ".odp": b"PK\x03\x04",
    ".ods": b"PK\x03\x04",
    ".docx": b"PK\x03\x04",
    ".pptx": b"PK\x03\x04",
    ".xlsx": b"PK\x03\x04",
    ".mp4": b"\0\0\0\x18ftypmp42",
    ".m4a": b"\0\0\0\x18ftypM4A ",
    ".txt": "Été\n".encode(),
    ".csv": b"a,b\n",
    ".vtt": b"WEBVTT\n",
    ".srt": b"1\n00:00:01,000 --> 00:00:02,000\nYes\n",
}


class TestContent:
    """A file holds what its name says."""

    def test_samples_are_complete(self):
        """A new type needs a sample here."""
        assert set(SAMPLES) == set(ATTACHMENT_TYPES)

    @pytest.mark.parametrize("suffix", SAMPLES)
    def test_right(self, tmp_path, suffix):
        """Upper case in the suffix is fine."""
        path = tmp_path / f"one{suffix.upper()}"
        path.write_bytes(SAMPLES[suffix])

        assert check_attachment(path) is None

    @pytest.mark.parametrize(
        "content", [b"<!doctype html>", b"\xef\xbb\xbf <svg>", b"\n\t<script>", b"MZ\x90\0\xff"]
    )
    @pytest.mark.parametrize("suffix", SAMPLES)
    def test_wrong(self, tmp_path, suffix, content):
        """A web page or a programme under another name."""
        path = tmp_path / f"one{suffix}"
        path.write_bytes(content)

        assert (
            check_attachment(path)
            == f"the content is not that of a {suffix} file: save it again in that format"
        )

    def test_nul_in_text(self, tmp_path):
        """A text with NULs is none, wherever they stand."""
        path = tmp_path / "one.txt"
        path.write_bytes(b"a" * 10_000 + b"\0")

        assert check_attachment(path) is not None

    def test_character_on_the_border(self, tmp_path):
        """A text is read whole: a character may lie across the first 4,096 bytes."""
        path = tmp_path / "one.txt"
        path.write_bytes(b"a" * 4095 + "é".encode())

        assert check_attachment(path) is None

    @pytest.mark.parametrize(
        "name", ["one.svg", "one.html", "one.htm", "one.js", "one.exe", "one.pdf.sh", "one.xml", "pdf"]
    )
    def test_refused_types(self, tmp_path, name):
        """What could run in a reader's browser or on her machine, even if it holds a PDF."""
        path = tmp_path / name
        path.write_bytes(SAMPLES[".pdf"])

        message = check_attachment(path)

        assert message is not None
        assert "are not published, as they may run in a browser: attach one of .pdf, " in message


class TestSize:
    """Neither nothing nor too much."""

    def test_empty(self, tmp_path):
        """A copy that failed."""
        path = tmp_path / "one.txt"
        path.touch()

        assert check_attachment(path) == "the file is empty: add it again"

    def test_oversized(self, tmp_path):
        """Readers are on slow lines."""
        path = tmp_path / "one.pdf"
        with path.open("wb") as file:
            file.write(SAMPLES[".pdf"])
            file.truncate(MAX_ATTACHMENT_SIZE + 1)

        assert check_attachment(path) == (
            "the file has 26214401 bytes, 26214400 are allowed: make it smaller or link to it"
        )

    def test_unreadable(self, tmp_path):
        """A file may go while it is checked."""
        assert check_attachment(tmp_path / "one.pdf") == (
            "the file cannot be read (No such file or directory): check that it exists and may be read"
        )


class TestPath:
    """A path that a record writes stays inside ``data/attachments/``."""

    @pytest.mark.parametrize("path", ["one.pdf", "a/b/One_2.PDF", "2009/a.b-c.pdf", "0.txt"])
    def test_right(self, path):
        """Folders may be nested."""
        assert check_attachment_path(path) is None

    @pytest.mark.parametrize(
        "path",
        [
            "../one.pdf",
            "a/../../b.pdf",
            "a/..",
            "/one.pdf",
            "//host/one.pdf",
            "C:one.pdf",
            "file:one.pdf",
            "..\\one.pdf",
        ],
    )
    def test_outside(self, path):
        """Up, absolute, on another drive or elsewhere on the web."""
        message = check_attachment_path(path)

        assert message is not None
        assert message.endswith(
            "leads out of data/attachments/: write the path inside it, as in folder/review.pdf"
        )

    @pytest.mark.parametrize(
        "path",
        [
            "",
            ".hidden",
            "a//b.pdf",
            "./a.pdf",
            "a/",
            "é.pdf",
            "a b.pdf",
            "a\n.pdf",
            "a.pdf\n",
            "-a.pdf",
            "a?.pdf",
            "%2e%2e/a.pdf",
        ],
    )
    def test_odd(self, path):
        """Names that some system or mirror cannot hold."""
        message = check_attachment_path(path)

        assert message is not None
        assert "some systems and mirrors cannot hold" in message
        assert "\n" not in message

    def test_backslash(self):
        """As Windows writes paths."""
        message = check_attachment_path("a\\one.pdf")

        assert (
            message
            == "`a\\one.pdf` has a backslash: write `/` between folder and file, as in folder/review.pdf"
        )

    @pytest.mark.parametrize("path", ["nul.pdf", "a/COM1.txt", "con/a.pdf", "aux"])
    def test_reserved(self, path):
        """Windows keeps some names for devices."""
        message = check_attachment_path(path)

        assert message is not None
        assert "a name that Windows keeps for a device" in message


class TestInRecords:
    """Paths and files held against each other."""

    def test_shared(self, bare_project):
        """Two records may name one file."""
        for name in ("report", "two"):
            text = bare_project.read("data/papers/report.yml").partition("files:")[0]
            bare_project.write(
                f"data/papers/{name}.yml",
                text.replace("id: report", f"id: {name}") + "files:\n  - path: a/one.pdf\n",
            )
        bare_project.write("data/attachments/a/one.pdf", SAMPLES[".pdf"])

        assert bare_project.problems() == []

    def test_named_and_wrong(self, toy_project):
        """The fault is told at the file, not also at the path."""
        toy_project.write("data/attachments/municipal-buying/review.pdf", "<html>")

        assert toy_project.problems() == [
            "data/attachments/municipal-buying/review.pdf:1:1: "
            "the content is not that of a .pdf file: save it again in that format"
        ]

    def test_all_missing(self, toy_project):
        """A copy without its large files: one problem a path."""
        shutil.rmtree(toy_project.root / "data/attachments")

        assert [problem.partition(": ")[2] for problem in toy_project.problems()] == [
            "there is no file data/attachments/forum-2024.vtt: add it",
            "there is no file data/attachments/municipal-buying/review.pdf: add it",
        ]
