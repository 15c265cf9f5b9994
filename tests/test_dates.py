"""Dates as precise as they are known."""

from __future__ import annotations

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from portal.dates import PartialDate, parse_full_date

days = st.dates()


class TestPartialDate:
    """A year, a month or a day (EDTF level 0)."""

    @given(day=days, precision=st.integers(1, 3))
    def test_round_trip(self, day, precision):
        """What is read is written back as it stood."""
        text = "-".join(day.isoformat().split("-")[:precision])

        assert str(PartialDate.parse(text)) == text

    @given(day=days, precision=st.integers(1, 3))
    def test_bounds(self, day, precision):
        """The day lies within every date that is less precise."""
        date = PartialDate.parse("-".join(day.isoformat().split("-")[:precision]))

        assert date.first_day <= day <= date.last_day

    @given(text=st.text(max_size=12))
    def test_any_text(self, text):
        """Whatever is written is a date or a ValueError."""
        date = None
        with contextlib.suppress(ValueError):
            date = PartialDate.parse(text)

        assert date is None or str(date) == text

    @pytest.mark.parametrize(
        ("text", "first", "last"),
        [
            ("1996", (1996, 1, 1), (1996, 12, 31)),
            ("1996-02", (1996, 2, 1), (1996, 2, 29)),
            ("1900-02", (1900, 2, 1), (1900, 2, 28)),
            ("1996-12", (1996, 12, 1), (1996, 12, 31)),
            ("9999-12", (9999, 12, 1), (9999, 12, 31)),
            ("1996-10-05", (1996, 10, 5), (1996, 10, 5)),
        ],
    )
    def test_first_and_last_day(self, text, first, last):
        """The whole span that a date may mean."""
        date = PartialDate.parse(text)

        assert (date.first_day, date.last_day) == (datetime.date(*first), datetime.date(*last))

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "96",
            "19966",
            "1996-1",
            "1996-10-5",
            "1996/10",
            "05.10.1996",
            "1996-10-05T10:00",
            "1996\n",
            "-1996",
            "+1996",
            "١٩٩٦",
            "1996?",
            "c. 1996",
        ],
    )
    def test_no_date(self, text):
        """The message shows how to write it."""
        with pytest.raises(ValueError, match="is not a date: write 1996, 1996-10 or 1996-10-05"):
            PartialDate.parse(text)

    @pytest.mark.parametrize(
        "text", ["0000", "1996-00", "1996-13", "1996-02-30", "1900-02-29", "1996-10-00", "1996-10-32"]
    )
    def test_impossible(self, text):
        """Of the right form, but on no calendar."""
        with pytest.raises(ValueError, match="is not a possible date"):
            PartialDate.parse(text)

    def test_as_field(self):
        """A model reads it from a text and writes it back as one."""
        adapter = TypeAdapter(PartialDate)

        date = adapter.validate_python("1996-10")

        assert date == PartialDate(1996, 10)
        assert adapter.dump_python(date) == "1996-10"
        assert adapter.dump_json(date) == b'"1996-10"'
        with pytest.raises(ValidationError):
            adapter.validate_python(1996)


class TestFullDate:
    """A day, no less."""

    @given(day=days)
    def test_round_trip(self, day):
        """Every day that Python knows."""
        assert parse_full_date(day.isoformat()) == day

    @pytest.mark.parametrize("text", ["1996", "1996-10", "5 October 1996", ""])
    def test_no_day(self, text):
        """The message asks for what is missing."""
        with pytest.raises(ValueError, match="is not a day: write year, month and day, as in 2026-11-22"):
            parse_full_date(text)

    def test_impossible(self):
        """A day that is on no calendar."""
        with pytest.raises(ValueError, match="is not a possible date"):
            parse_full_date("1997-02-29")
