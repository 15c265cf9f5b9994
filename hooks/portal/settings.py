"""What ``mkdocs.yml`` says that the portal needs: its languages, address and contact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from pydantic import ValidationError

from portal.errors import SettingsError
from portal.localized import LOCALE_PATTERN, PlainText
from portal.records.base import Model, Url


class Contact(Model):
    """The one address for drafts, translations, evidence and corrections."""

    name: PlainText
    url: Url | None = None
    email: PlainText | None = None
    address: PlainText | None = None


class _PortalSection(Model):
    """The mapping ``extra.portal`` of ``mkdocs.yml``."""

    contact: Contact
    licence: PlainText = "CC-BY-4.0"


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the site; ``prefix`` is its folder in the site, empty for the default."""

    locale: str
    name: str
    site_name: str
    prefix: str
    direction: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; ``root`` is the folder of ``mkdocs.yml``."""

    root: Path
    site_url: str
    languages: tuple[Language, ...]
    contact: Contact
    licence: str

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages' codes, the default first."""
        return tuple(language.locale for language in self.languages)

    @property
    def default_locale(self) -> str:
        """The language at the site's root."""
        return self.languages[0].locale

    @property
    def data_dir(self) -> Path:
        """Where the records are."""
        return self.root / "data"

    @property
    def messages_dir(self) -> Path:
        """Where the interface's translations are."""
        return self.root / "locales"

    def language(self, locale: str) -> Language:
        """The language of this code; raises KeyError."""
        for language in self.languages:
            if language.locale == locale:
                return language
        raise KeyError(locale)


class _TolerantLoader(yaml.SafeLoader):
    """Reads past ``!ENV`` and ``!!python`` tags, which MkDocs resolves itself."""


_TolerantLoader.add_multi_constructor("", lambda loader, suffix, node: None)


def load_settings(config_file: Path) -> Settings:
    """Read the portal's settings from ``mkdocs.yml``.

    The list ``languages`` of the i18n plugin is the registry of languages. Raises SettingsError
    that names the file and what it lacks.
    """
    try:
        config = yaml.load(config_file.read_text("utf-8"), Loader=_TolerantLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsError(f"{config_file.name} cannot be read: {error}") from None
    if not isinstance(config, dict):
        raise SettingsError(f"{config_file.name} is empty: it configures the site")
    return create_settings(config, config_file)


def create_settings(config: Mapping[str, Any], config_file: Path) -> Settings:
    """Settings from the parsed ``mkdocs.yml``; raises SettingsError as ``load_settings`` does."""
    extra = config.get("extra") or {}
    if not isinstance(extra, Mapping):
        raise SettingsError(f"{config_file.name}: `extra` needs fields below it, `portal` among them")
    try:
        section = _PortalSection.model_validate(extra.get("portal") or {})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(["extra", "portal", *(str(step) for step in first["loc"])])
        message = first.get("ctx", {}).get("error") or first["msg"]
        raise SettingsError(f"{config_file.name}: `{field}`: {message}") from None
    return Settings(
        root=config_file.resolve().parent,
        site_url=str(config.get("site_url") or ""),
        languages=tuple(_read_languages(config, config_file)),
        contact=section.contact,
        licence=section.licence,
    )


def _read_languages(config: Mapping[str, Any], config_file: Path) -> list[Language]:
    entries = _i18n_options(config).get("languages")
    if not isinstance(entries, list) or not entries:
        raise SettingsError(f"{config_file.name}: the plugin `i18n` needs a list `languages`")
    languages = [
        _read_language(entry, config, config_file)
        for entry in entries
        if not isinstance(entry, Mapping) or entry.get("build", True) is not False
    ]
    locales = [language.locale for language in languages]
    for locale in locales:
        if locales.count(locale) > 1:
            raise SettingsError(f"{config_file.name}: `{locale}` stands in `languages` twice: remove one")
    if sum(not language.prefix for language in languages) != 1:
        raise SettingsError(f"{config_file.name}: one of the languages, and only one, needs `default: true`")
    return sorted(languages, key=lambda language: language.prefix != "")


def _i18n_options(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """The options of the i18n plugin; MkDocs takes plugins as a list or as a mapping."""
    plugins = config.get("plugins") or []
    named = (
        [plugins] if isinstance(plugins, Mapping) else [one for one in plugins if isinstance(one, Mapping)]
    )
    return next((one["i18n"] for one in named if isinstance(one.get("i18n"), Mapping)), {})


def _read_language(entry: Any, config: Mapping[str, Any], config_file: Path) -> Language:
    if not isinstance(entry, Mapping) or not entry.get("locale"):
        raise SettingsError(f"{config_file.name}: each of `languages` needs a `locale`: `- locale: en`")
    locale = str(entry["locale"])
    try:
        direction = Locale.parse(locale, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        direction = ""
    if not direction or not re.match(LOCALE_PATTERN, locale):
        raise SettingsError(f"{config_file.name}: `{locale}` is not a language code that Babel knows")
    return Language(
        locale=locale,
        name=str(entry.get("name") or locale),
        site_name=str(entry.get("site_name") or config.get("site_name") or ""),
        prefix="" if entry.get("default") else f"{locale}/",
        direction=direction,
    )
