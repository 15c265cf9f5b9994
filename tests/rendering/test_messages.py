"""The interface's words: catalogues are whole, and what they say can be printed as it is."""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from gettext import NullTranslations
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from portal.pages import create_pages
from portal.rendering.messages import load_messages
from portal.settings import load_settings
from portal.shell import ShellMaker
from tests.samples import ROOT, make_context
from tests.typography import find_french_faults
from tools.update_messages import create_template as extract
from tools.update_messages import write_catalogue

SETTINGS = load_settings(ROOT / "mkdocs.yml")
TRANSLATED = SETTINGS.locales[1:]
"""English is the language of the message ids: it needs no catalogue."""

REMEDY = "run `make messages`, then translate what is empty in locales/*/LC_MESSAGES/portal.po"


@cache
def create_template() -> Catalog:
    """What code and templates hold, read once."""
    return extract()


def read_catalogue(locale: str) -> Catalog:
    name = str(Locale.parse(locale, sep="-"))
    with (SETTINGS.messages_dir / name / "LC_MESSAGES" / "portal.po").open("rb") as file:
        return read_po(file, locale=name)


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def forms(words: str | tuple[str, ...]) -> tuple[str, ...]:
    """Singular and plural, or the one form that there is."""
    return (words,) if isinstance(words, str) else tuple(words)


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s|\{\w*\}", text))


def find_faults(catalogue: Catalog, is_wrong) -> list[str]:
    """Translations of which ``is_wrong`` says so, with their ids."""
    return [
        f"{forms(message.id)[0]!r}: {form!r}"
        for message in messages(catalogue)
        for form in forms(message.string)
        if is_wrong(message, form)
    ]


class TestTemplate:
    """``locales/portal.pot`` lists the words that code and templates hold."""

    def test_is_current(self):
        """A word that is not in it is never translated."""
        written = (SETTINGS.messages_dir / "portal.pot").read_text("utf-8")

        assert write_catalogue(create_template()) == written, REMEDY

    def test_holds_every_word_that_pages_ask_for(self, toy_catalogue):
        """What is looked up when pages are made is what was extracted, letter by letter."""
        asked = set()

        class Recorder(NullTranslations):
            def gettext(self, message: str) -> str:
                asked.add(message)
                return message

            def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
                asked.add((msgid1, msgid2))
                return super().ngettext(msgid1, msgid2, n)

        context = dataclasses.replace(make_context(toy_catalogue, settings=SETTINGS), messages=Recorder())
        context.environment.install_gettext_translations(context.messages, newstyle=True)
        context.environment.globals["offers"] = []
        for page in create_pages(context):
            page.render()
            ShellMaker(context).create(page.uri, page.title)

        known = {message.id for message in messages(create_template())}
        assert asked
        assert asked - known == set(), "mark these with N_() or _(), and " + REMEDY


@pytest.mark.parametrize("locale", TRANSLATED)
class TestCatalogue:
    """Each language's words."""

    def test_has_every_message(self, locale):
        """No word of the interface is missing, and none is left over."""
        wanted = {message.id for message in messages(create_template())}

        assert {message.id for message in messages(read_catalogue(locale))} == wanted, REMEDY

    def test_is_translated(self, locale):
        """Plurals in as many forms as the language has."""
        catalogue = read_catalogue(locale)
        empty = [
            message.id
            for message in messages(catalogue)
            if not all(forms(message.string))
            or len(forms(message.string)) != (catalogue.num_plurals if message.pluralizable else 1)
        ]

        assert empty == [], REMEDY

    def test_marks_nothing_as_uncertain(self, locale):
        """A fuzzy entry is a guess: gettext leaves it out."""
        assert [message.id for message in messages(read_catalogue(locale)) if message.fuzzy] == []

    def test_placeholders_agree(self, locale):
        """What is filled in has the same names as in English; each form of a plural has them."""

        def differs(message: Message, form: str) -> bool:
            return placeholders(form) not in [placeholders(original) for original in forms(message.id)]

        assert find_faults(read_catalogue(locale), differs) == []

    def test_percent_signs_are_doubled(self, locale):
        """Jinja fills words in with ``%``: one that stands alone breaks the page."""

        def is_wrong(message: Message, form: str) -> bool:
            return "%" in re.sub(r"%\(\w+\)s|%%", "", form)

        assert find_faults(read_catalogue(locale), is_wrong) == []

    def test_can_stand_in_html(self, locale):
        """Words are printed unescaped, in attributes too: use “ ” or « », and write and for &."""

        def is_wrong(message: Message, form: str) -> bool:
            return bool(re.search(r'["<>&]', form))

        assert find_faults(read_catalogue(locale), is_wrong) == []

    def test_compiles(self, locale):
        """What gettext reads is what was written."""
        loaded = load_messages(SETTINGS.messages_dir, locale)

        assert loaded.gettext("Papers") == read_catalogue(locale)["Papers"].string
        assert loaded.gettext("no such message") == "no such message"


class TestEnglish:
    """The ids are English, and printed as they are."""

    def test_can_stand_in_html(self):
        """The same rule as for translations."""
        ids = [form for message in messages(create_template()) for form in forms(message.id)]

        assert [form for form in ids if re.search(r'["<>&]', form)] == []


class TestFrench:
    """French sets its double signs off with a no-break space."""

    def test_catalogue(self):
        """Every word of the interface."""
        faults = [
            f"{form!r}: {fault}"
            for message in messages(read_catalogue("fr"))
            for form in forms(message.string)
            for fault in find_french_faults(form)
        ]

        assert faults == []


class TestLoadMessages:
    """Catalogues are read as they are written, and compiled in memory."""

    def test_without_a_catalogue(self, tmp_path: Path):
        """A language whose words nobody has translated yet speaks English."""
        assert load_messages(tmp_path, "pt-BR").gettext("Papers") == "Papers"

    def test_of_a_country(self, tmp_path: Path):
        """gettext writes pt_BR where BCP 47 writes pt-BR; what is empty is shown in English."""
        folder = tmp_path / "pt_BR" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        folder.joinpath("portal.po").write_text(
            'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
            'msgid "Papers"\nmsgstr "Publicações"\n\nmsgid "Events"\nmsgstr ""\n',
            "utf-8",
        )

        loaded = load_messages(tmp_path, "pt-BR")

        assert [loaded.gettext(word) for word in ("Papers", "Events")] == ["Publicações", "Events"]
