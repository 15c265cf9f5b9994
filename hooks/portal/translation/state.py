"""The state of a record's texts in a language, found from the texts themselves.

A translation is *reviewed* if the record notes the digest of the original that it was made
from, *stale* if that digest is no longer the original's, a *draft* if none is noted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from portal.localized import LocalizedText, create_digest
from portal.records import Record
from portal.records.walking import dotted, walk
from portal.vocabulary import Entry

State = Literal["original", "reviewed", "draft", "stale", "missing"]


@dataclass(frozen=True, slots=True)
class TranslationState:
    """Paths of a record's texts by their state in one language."""

    original: tuple[str, ...] = ()
    reviewed: tuple[str, ...] = ()
    draft: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def notice(self) -> Literal["missing", "partial", "partial-draft", "stale", "draft"] | None:
        """What a reader should be told at the head of the page, if anything."""
        if self.missing:
            if self.draft or self.stale:
                return "partial-draft"
            return "partial" if self.reviewed else "missing"
        if self.stale:
            return "stale"
        return "draft" if self.draft else None


def create_state(model: Record | Entry, locale: str) -> TranslationState:
    """Look at every text of a record or vocabulary entry in ``locale``."""
    return create_states(model, (locale,))[locale]


def create_states(model: Record | Entry, locales: Iterable[str]) -> dict[str, TranslationState]:
    """The states of a record or vocabulary entry in several languages, by locale."""
    texts = [(dotted(path), leaf) for path, leaf in walk(model) if isinstance(leaf, LocalizedText)]
    return {locale: _sort_texts(model, texts, locale) for locale in locales}


def _sort_texts(
    model: Record | Entry, texts: Iterable[tuple[str, LocalizedText]], locale: str
) -> TranslationState:
    paths: dict[State, list[str]] = {"original": [], "reviewed": [], "draft": [], "stale": [], "missing": []}
    for name, text in texts:
        paths[_state(model, name, text, locale)].append(name)
    return TranslationState(**{state: tuple(names) for state, names in paths.items()})


def _state(model: Record | Entry, name: str, text: LocalizedText, locale: str) -> State:
    if locale == model.original_language:
        return "original"
    if locale not in text:
        return "missing"
    digest = model.translations.get(locale, {}).get(name)
    if digest is None:
        return "draft"
    return "reviewed" if digest == create_digest(text[model.original_language]) else "stale"
