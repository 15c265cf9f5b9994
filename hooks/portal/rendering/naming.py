"""Dates, numbers, countries, languages and lists as a locale names them (Babel, CLDR)."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError, lists, numbers
from babel.dates import format_date, format_interval, format_skeleton

from portal.dates import PartialDate
from portal.vocabulary import Region

_WRITTEN_AS = {"en": "en-001"}
"""Locales whose texts follow a regional form: the portal's English is the world's (26 October 2009)."""


class Naming:
    """Names things for readers of one locale (BCP 47)."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._babel = Locale.parse(_WRITTEN_AS.get(locale, locale), sep="-")

    def date(self, date: PartialDate | datetime.date) -> str:
        """A date as precise as it is: ``2009``, ``octobre 2009``, ``26 octobre 2009``."""
        if isinstance(date, datetime.date):
            return format_date(date, "long", locale=self._babel)
        if date.day is not None:
            return format_date(date.first_day, "long", locale=self._babel)
        skeleton = "yMMMM" if date.month is not None else "y"
        return format_skeleton(skeleton, date.first_day, locale=self._babel)

    def period(self, start: PartialDate, end: PartialDate | None) -> str:
        """From when to when, in one phrase; one date where both are the same."""
        if end is None or end == start:
            return self.date(start)
        if start.day is not None and end.day is not None:
            return self._day_period(start.first_day, end.first_day)
        if None not in (start.month, end.month) and start.day is None and end.day is None:
            return str(format_interval(start.first_day, end.first_day, "yMMMM", locale=self._babel))
        return f"{self.date(start)} – {self.date(end)}"

    def _day_period(self, start: datetime.date, end: datetime.date) -> str:
        """CLDR's interval, with the months written out where it has them abbreviated only."""
        differing = "y" if start.year != end.year else "M" if start.month != end.month else "d"
        formats = self._babel.interval_formats
        patterns = (formats.get("yMMMMd") or formats.get("yMMMd") or {}).get(differing)
        if not patterns or len(patterns) != 2:
            return f"{self.date(start)} – {self.date(end)}"
        return "".join(
            format_date(day, re.sub("M+", "MMMM", pattern), locale=self._babel)
            for day, pattern in zip((start, end), patterns, strict=True)
        )

    def number(self, value: Decimal | int, unit: str | None = None) -> str:
        """A number with its unit: ``%``, a currency's code, or none."""
        if unit == "%":
            return numbers.format_percent(
                Decimal(value) / 100, locale=self._babel, decimal_quantization=False
            )
        if unit is not None:
            digits = "#,##0.00" if value != int(value) else "#,##0"
            amount = numbers.format_decimal(value, digits, locale=self._babel, decimal_quantization=False)
            return f"{amount}\u00a0{unit}"
        return numbers.format_decimal(value, locale=self._babel, decimal_quantization=False)

    def list(self, items: Sequence[str]) -> str:
        """``a, b and c``."""
        return lists.format_list(list(items), locale=self._babel)

    def language(self, tag: str) -> str:
        """The name of a language, in lower case as in running text where the locale has it so."""
        try:
            name = Locale.parse(tag, sep="-").get_display_name(self._babel)
        except (UnknownLocaleError, ValueError):
            name = None
        return name or tag

    def region(self, region: Region) -> str:
        """The name of a region: its own label, else Babel's for its code."""
        label = region.pref_label
        if label is not None:
            return label.choose(self.locale, region.original_language).text
        assert region.code is not None, "checks demand a code or a label"
        return str(self._babel.territories.get(region.code, region.code))

    @staticmethod
    @lru_cache(maxsize=50_000)
    def collation_key(text: str) -> tuple[str, str]:
        """A key that sorts names as readers look for them: accents and case last."""
        decomposed = unicodedata.normalize("NFD", text.casefold())
        letters = "".join(c for c in decomposed if not unicodedata.combining(c) and (c.isalnum() or c == " "))
        return letters.strip(), text


@lru_cache(maxsize=64)
def text_direction(tag: str) -> str:
    """``ltr`` or ``rtl`` for a language (BCP 47)."""
    try:
        return Locale.parse(tag, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"
