"""Ids, references, addresses: what all records are made of."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from portal.records import RECORD_TYPES, RECORD_TYPES_BY_FOLDER
from portal.records.base import (
    MAX_ID_LENGTH,
    FullDate,
    PaperRef,
    Reference,
    RegionRef,
    Url,
    check_id,
    is_id,
)


class TestIds:
    """An id is a file's name and a page's address, on every system."""

    @pytest.mark.parametrize(
        "text", ["a", "1996", "online-forum-2009", "a-1", "x" * MAX_ID_LENGTH, "console", "com", "com10"]
    )
    def test_right(self, text):
        """Lower-case letters, digits and single hyphens."""
        assert check_id(text) == text
        assert is_id(text)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "A",
            "é",
            "a_b",
            "a b",
            "-a",
            "a-",
            "a--b",
            "a.b",
            "a/b",
            "..",
            "a\n",
            "٤",
            "x" * (MAX_ID_LENGTH + 1),
        ],
    )
    def test_wrong(self, text):
        """Nothing that some file system or address would treat otherwise."""
        with pytest.raises(ValueError, match=r"cannot be an id: use lower-case|shorten it to 80"):
            check_id(text)
        assert not is_id(text)

    @pytest.mark.parametrize(
        "text", ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
    )
    def test_reserved_by_windows(self, text):
        """Names of devices."""
        with pytest.raises(ValueError, match="Windows keeps this name for a device"):
            check_id(text)

    @pytest.mark.parametrize("text", ["index", "404", "content", "contents", "menu", "compare-a"])
    def test_reserved_by_the_portal(self, text):
        """Names of pages that every folder has, and of places that every page has."""
        with pytest.raises(ValueError, match="the portal itself uses this name"):
            check_id(text)


class TestReferences:
    """References are texts that know what they may name."""

    def test_keeps_its_kind(self):
        """Reading makes the text a reference of the field's kind."""
        reference = TypeAdapter(RegionRef).validate_python("mali")

        assert (reference, type(reference), reference.kind) == ("mali", RegionRef, "region")

    def test_not_empty(self):
        """An empty text names nothing."""
        with pytest.raises(ValidationError):
            TypeAdapter(PaperRef).validate_python("")

    def test_kinds_are_distinct(self):
        """No two kinds of reference name the same things."""
        kinds = [reference.kind for reference in Reference.__subclasses__()]

        assert len(kinds) == len(set(kinds))


class TestUrls:
    """Addresses that a browser may be sent to."""

    @pytest.mark.parametrize(
        "text",
        [
            "http://example.org",
            "https://example.org:8080/a?b=c#d",
            "https://exämple.org/é",
            "HTTPS://EXAMPLE.ORG/",
            "https://[::1]/",
        ],
    )
    def test_right(self, text):
        """With http or https, and a host."""
        assert TypeAdapter(Url).validate_python(text) == text

    @pytest.mark.parametrize(
        "text",
        [
            "example.org", "//example.org", "ftp://example.org", "mailto:a@example.org",
            "javascript:alert(1)", "data:text/html,x", "https://", "https:///a", "http://[::1",
            "https://a b.org", 'https://a.org/"x', "https://a.org/<x>", "https://a.org\\@b.org",
            "https://a.org:99999", "https://a.org:port",
        ],
    )  # fmt: skip
    def test_wrong(self, text):
        """Everything else."""
        with pytest.raises(ValidationError, match="is not a web address"):
            TypeAdapter(Url).validate_python(text)


class TestDays:
    """Days that put records in order."""

    @pytest.mark.parametrize(
        "text", ["2024", "2024-02", "2024-02-30", "24-02-01", "2024-2-1", "yesterday", ""]
    )
    def test_wrong(self, text):
        """Year, month and day, all of them, and possible."""
        with pytest.raises(ValidationError):
            TypeAdapter(FullDate).validate_python(text)

    def test_right(self):
        """As ISO 8601 has it."""
        assert TypeAdapter(FullDate).validate_python("2024-02-29").isoformat() == "2024-02-29"


class TestRegistry:
    """A type is known by one name and one folder."""

    def test_distinct(self):
        """No two types share either."""
        assert len({record_type.type_id for record_type in RECORD_TYPES}) == len(RECORD_TYPES)
        assert len(RECORD_TYPES_BY_FOLDER) == len(RECORD_TYPES)

    def test_described(self):
        """Each type says what it is for."""
        assert all(record_type.__doc__ for record_type in RECORD_TYPES)
