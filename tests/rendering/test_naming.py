"""Dates, numbers, lists, places and languages, as each locale names them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from portal.dates import PartialDate
from portal.rendering.naming import Naming, text_direction
from portal.vocabulary import Region

LOCALES = ("en", "fr", "es", "pt-BR")


def plain(text: str) -> str:
    """The text with CLDR's many kinds of space as one: which of them it is changes with CLDR."""
    return " ".join(text.replace("\u2009", " ").replace("\u202f", " ").replace("\u00a0", " ").split())


@pytest.fixture(params=LOCALES)
def naming(request: pytest.FixtureRequest) -> Naming:
    return Naming(request.param)


class TestDate:
    """A date is as precise as it is known."""

    @pytest.mark.parametrize(
        ("locale", "date", "expected"),
        [
            ("en", "2009", "2009"),
            ("en", "2009-10", "October 2009"),
            ("en", "2009-10-26", "26 October 2009"),
            ("fr", "2009", "2009"),
            ("fr", "2009-08", "août 2009"),
            ("fr", "2009-10-26", "26 octobre 2009"),
            ("es", "2009-10", "octubre de 2009"),
            ("es", "2009-10-26", "26 de octubre de 2009"),
            ("pt-BR", "2009-10", "outubro de 2009"),
            ("pt-BR", "2009-10-26", "26 de outubro de 2009"),
        ],
    )
    def test_is_as_precise_as_it_is(self, locale, date, expected):
        """No month or day is made up."""
        assert Naming(locale).date(PartialDate.parse(date)) == expected

    def test_of_the_calendar(self, naming):
        """A full date reads the same, from whichever of the two types."""
        day = datetime.date(2009, 10, 26)

        assert naming.date(day) == naming.date(PartialDate(2009, 10, 26))


class TestPeriod:
    """From when to when, without saying anything twice."""

    @pytest.mark.parametrize(
        ("locale", "start", "end", "expected"),
        [
            ("en", "2009-10-26", "2009-12-04", "26 October – 4 December 2009"),
            ("fr", "2009-10-26", "2009-12-04", "26 octobre – 4 décembre 2009"),
            ("es", "2009-10-26", "2009-12-04", "26 de octubre – 4 de diciembre de 2009"),
            ("pt-BR", "2009-10-26", "2009-12-04", "26 de outubro – 4 de dezembro de 2009"),
            ("fr", "2009-10-26", "2009-10-28", "26–28 octobre 2009"),
            ("en", "2008-12-30", "2009-01-02", "30 December 2008 – 2 January 2009"),
            ("fr", "2009-10", "2009-12", "octobre – décembre 2009"),
            ("es", "2008-10", "2009-12", "octubre de 2008 – diciembre de 2009"),
            ("fr", "1996", "2002", "1996 – 2002"),
            ("en", "1996", "2002-06", "1996 – June 2002"),
            ("en", "1996-10", "1996-10-31", "October 1996 – 31 October 1996"),
        ],
    )
    def test_names_what_differs(self, locale, start, end, expected):
        """The months are written out, the year stands once if it is the same."""
        assert plain(Naming(locale).period(PartialDate.parse(start), PartialDate.parse(end))) == expected

    @pytest.mark.parametrize("end", [None, PartialDate(2009, 10, 26)])
    def test_of_one_day(self, naming, end):
        """An open end, or the same day, is one date."""
        start = PartialDate(2009, 10, 26)

        assert naming.period(start, end) == naming.date(start)

    @pytest.mark.parametrize("locale", ["ar", "ja", "sw", "qu", "ht", "sr-Latn", "zh-Hant-TW"])
    def test_in_languages_to_come(self, locale):
        """A locale for which CLDR knows no such interval gets two dates."""
        period = Naming(locale).period(PartialDate(2009, 10, 26), PartialDate(2009, 12, 4))

        assert period

    def test_without_patterns_of_cldr(self, monkeypatch):
        """The two dates, with a dash between."""
        naming = Naming("en")
        monkeypatch.setattr(type(naming._babel), "interval_formats", property(lambda locale: {}))

        period = naming.period(PartialDate(2009, 10, 26), PartialDate(2009, 12, 4))

        assert period == "26 October 2009 – 4 December 2009"


class TestNumber:
    """Numbers with their signs, and with units."""

    @pytest.mark.parametrize(
        ("locale", "value", "unit", "expected"),
        [
            ("en", "22000", None, "22,000"),
            ("fr", "22000", None, "22\u202f000"),
            ("es", "22000", None, "22.000"),
            ("en", "37.5", "%", "37.5%"),
            ("fr", "37.5", "%", "37,5\u202f%"),
            ("es", "37.5", "%", "37,5\u00a0%"),
            ("en", "1500000", "CAD", "1,500,000\u00a0CAD"),
            ("fr", "2.75", "CAD", "2,75\u00a0CAD"),
            ("en", "0.333333", None, "0.333333"),
            ("en", "-4", None, "-4"),
        ],
    )
    def test_is_written_as_the_locale_writes_it(self, locale, value, unit, expected):
        """Nothing is rounded; a unit never stands alone on a line."""
        written = Naming(locale).number(Decimal(value), unit)

        assert written.replace("\u00a0%", "\u202f%") == expected.replace("\u00a0%", "\u202f%")

    @pytest.mark.parametrize(("value", "expected"), [("2.5", "2.50"), ("2.755", "2.755"), ("2.00", "2")])
    def test_of_money(self, value, expected):
        """Cents have two digits, and no digit of the source's is lost."""
        assert Naming("en").number(Decimal(value), "CAD") == f"{expected}\u00a0CAD"


class TestList:
    """Several names in one phrase."""

    @pytest.mark.parametrize(
        ("locale", "expected"),
        [("en", "a, b and c"), ("fr", "a, b et c"), ("es", "a, b y c"), ("pt-BR", "a, b e c")],
    )
    def test_joins_with_the_locales_word(self, locale, expected):
        """The last two are joined by a word."""
        assert Naming(locale).list(["a", "b", "c"]) == expected

    def test_of_one(self, naming):
        """One is itself."""
        assert naming.list(("a",)) == "a"


class TestLanguage:
    """A language's name, for readers of another."""

    @pytest.mark.parametrize(
        ("locale", "tag", "expected"),
        [
            ("en", "fr", "French"),
            ("fr", "pt", "portugais"),
            ("es", "en", "inglés"),
            ("fr", "pt-BR", "portugais (Brésil)"),
            ("en", "zh-Hant-TW", "Chinese (Traditional, Taiwan)"),
            ("pt-BR", "es", "espanhol"),
        ],
    )
    def test_is_named_in_the_readers_language(self, locale, tag, expected):
        """With its script and country where it has them."""
        assert Naming(locale).language(tag) == expected

    @pytest.mark.parametrize("tag", ["xx", "qqq", "aaa-Xxxx", "en-ZZ"])
    def test_unknown_languages_keep_their_code(self, naming, tag):
        """A code that Babel does not know is no error."""
        assert naming.language(tag)


class TestRegion:
    """A country is named by its code, a part of one by its label."""

    @pytest.mark.parametrize(
        ("locale", "code", "expected"),
        [
            ("en", "ML", "Mali"),
            ("fr", "419", "Amérique latine"),
            ("es", "002", "África"),
            ("fr", "BR", "Brésil"),
        ],
    )
    def test_by_code(self, locale, code, expected):
        """ISO 3166-1 and UN M49 are Babel's."""
        assert Naming(locale).region(Region(id="x", code=code)) == expected

    def test_by_label(self):
        """A label wins over the code, and falls back to its original."""
        quebec = Region.model_validate(
            {"id": "quebec", "code": "CA", "pref_label": {"en": "Quebec", "fr": "Québec"}}
        )

        assert [Naming(locale).region(quebec) for locale in ("en", "fr", "es")] == [
            "Quebec",
            "Québec",
            "Quebec",
        ]

    def test_by_unknown_code(self):
        """A code of the right form that names nothing is shown as it is."""
        assert Naming("en").region(Region(id="x", code="XQ")) == "XQ"


class TestCollationKey:
    """Names stand where readers look for them."""

    def test_accents_and_case_come_last(self):
        """É stands with E, signs at the start do not count."""
        names = ["Zebra", "école", "Ecole", "Été", "etude", "« Eau »", "ábaco"]

        assert sorted(names, key=Naming("fr").collation_key) == [
            "ábaco", "« Eau »", "Ecole", "école", "Été", "etude", "Zebra",
        ]  # fmt: skip


class TestTextDirection:
    """Which way a language is written."""

    @pytest.mark.parametrize(
        ("tag", "expected"), [("ar", "rtl"), ("he", "rtl"), ("fr", "ltr"), ("xx", "ltr")]
    )
    def test_is_that_of_its_script(self, tag, expected):
        """Unknown languages are taken to run from left to right."""
        assert text_direction(tag) == expected
