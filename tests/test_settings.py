"""What the portal reads from ``mkdocs.yml``, and what it says if that is not there."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from portal.errors import SettingsError
from portal.settings import load_settings
from tests.samples import LANGUAGES, ROOT, make_settings

GOOD = """\
    site_name: Portal
    site_url: https://portal.test/
    plugins:
      - search
      - i18n:
          languages:
            - locale: fr
              name: Français
              site_name: Portail
            - locale: en
              name: English
              default: true
    extra:
      portal:
        contact:
          name: A network
          url: https://example.org
        licence: CC BY 4.0
"""


def load(tmp_path: Path, text: str):
    """Settings from a ``mkdocs.yml`` with this text."""
    path = tmp_path / "mkdocs.yml"
    path.write_text(dedent(text), "utf-8")
    return load_settings(path)


class TestLoadSettings:
    """A file that MkDocs can read."""

    def test_reads_languages(self, tmp_path):
        """The default first, whatever the order in the file; it has no folder of its own."""
        settings = load(tmp_path, GOOD)

        assert settings.locales == ("en", "fr")
        assert settings.default_locale == "en"
        assert [language.prefix for language in settings.languages] == ["", "fr/"]
        assert [language.site_name for language in settings.languages] == ["Portal", "Portail"]
        assert settings.language("fr").name == "Français"

    def test_reads_the_rest(self, tmp_path):
        """Address, contact and licence; folders are beside the file."""
        settings = load(tmp_path, GOOD)

        assert settings.site_url == "https://portal.test/"
        assert (settings.contact.name, settings.contact.email) == ("A network", None)
        assert settings.licence == "CC BY 4.0"
        assert settings.data_dir == tmp_path.resolve() / "data"
        assert settings.messages_dir == tmp_path.resolve() / "locales"

    def test_unknown_languages_are_a_mistake_of_the_caller(self, tmp_path):
        """The site has the languages of the list."""
        with pytest.raises(KeyError, match="de"):
            load(tmp_path, GOOD).language("de")

    def test_takes_what_mkdocs_resolves_itself(self, tmp_path):
        """Tags such as ``!ENV`` are not the portal's."""
        more = "    theme: !ENV [THEME, material]\n    hooks: !!python/name:os.path.join\n"

        assert load(tmp_path, GOOD + more).locales == ("en", "fr")

    def test_takes_plugins_as_a_mapping(self, tmp_path):
        """MkDocs allows both forms."""
        text = GOOD.replace("      - search\n      - i18n:\n", "      search: {}\n      i18n:\n")

        assert load(tmp_path, text).locales == ("en", "fr")

    def test_leaves_out_languages_that_are_not_built(self, tmp_path):
        """``build: false`` is static-i18n's own."""
        text = GOOD.replace("name: Français", "build: false")

        assert load(tmp_path, text).locales == ("en",)

    def test_knows_which_way_a_language_runs(self):
        """Babel knows."""
        settings = make_settings(LANGUAGES[0], {"locale": "ar", "name": "العربية"})

        assert [language.direction for language in settings.languages] == ["ltr", "rtl"]

    def test_reads_the_portals_own(self):
        """The file in the repository."""
        settings = load_settings(ROOT / "mkdocs.yml")

        assert settings.locales == ("en", "fr", "es")


class TestErrors:
    """What is wrong is said with the file's name and the field's."""

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ("contact:", "contcat:", "mkdocs.yml: `extra.portal.contact`: Field required"),
            ("url: https://example.org", "url: example.org", "`extra.portal.contact.url`: 'example.org' is not a web address"),
            ("licence:", "license:", "mkdocs.yml: `extra.portal.license`: "),
            ("extra:", "extras:", "mkdocs.yml: `extra.portal.contact`: Field required"),
            ("extra:\n      portal:", "extra:\n      - portal:", "`extra` needs fields below it, `portal` among them"),
            ("languages:", "language:", "the plugin `i18n` needs a list `languages`"),
            ("i18n:", "i17n:", "the plugin `i18n` needs a list `languages`"),
            ("plugins:", "plugin:", "the plugin `i18n` needs a list `languages`"),
            ("default: true", "default: false", "one of the languages, and only one, needs `default: true`"),
            ("name: Français", "default: true", "one of the languages, and only one, needs `default: true`"),
            ("locale: fr", "locale: en", "`en` stands in `languages` twice: remove one"),
            ("locale: fr", "locale: fr_CA", "`fr_CA` is not a language code that Babel knows"),
            ("locale: fr", "locale: FR", "`FR` is not a language code that Babel knows"),
            ("locale: fr", "locale: qq", "`qq` is not a language code that Babel knows"),
            ("locale: fr", "code: fr", "each of `languages` needs a `locale`: `- locale: en`"),
            ("- locale: fr", "- fr:", "each of `languages` needs a `locale`: `- locale: en`"),
            ("- locale: fr", "- fr\n            - locale: es", "each of `languages` needs a `locale`"),
        ],
    )  # fmt: skip
    def test_of_fields(self, tmp_path, old, new, expected):
        """Each is told at the first that is wrong."""
        assert GOOD.count(old) == 1

        with pytest.raises(SettingsError) as caught:
            load(tmp_path, GOOD.replace(old, new))

        assert str(caught.value).startswith("mkdocs.yml")
        assert expected in str(caught.value)

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (b"", "mkdocs.yml is empty: it configures the site"),
            (b"- a list\n", "mkdocs.yml is empty: it configures the site"),
            (b"site_name: [\n", "mkdocs.yml cannot be read: "),
            (b"\xff\xfe", "mkdocs.yml cannot be read: "),
        ],
    )
    def test_of_the_file(self, tmp_path, content, expected):
        """A file that is no settings at all."""
        path = tmp_path / "mkdocs.yml"
        path.write_bytes(content)

        with pytest.raises(SettingsError, match=expected):
            load_settings(path)

    def test_without_a_file(self, tmp_path):
        """The name of what is missing."""
        with pytest.raises(SettingsError, match=r"mkdocs\.yml cannot be read: "):
            load_settings(tmp_path / "mkdocs.yml")
