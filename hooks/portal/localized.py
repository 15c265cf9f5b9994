"""Texts in several languages, and what is known of each translation."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, core_schema

MAX_TEXT_LENGTH = 20_000
"""Characters in one text: four times the longest case study that the guide asks for."""

DIGEST_LENGTH = 12
"""Hexadecimal digits of a digest: 48 bits, ample for telling two versions of a text apart."""

LOCALE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
"""The part of BCP 47 that the portal uses: language, script, region."""


class CommentedText(str):
    """A value that ended at `` #`` in the file: the rest of its line would be lost as a comment."""

    __slots__ = ()


def _refuse_comment(value: Any) -> Any:
    if isinstance(value, CommentedText):
        raise ValueError(
            "what stands after ` #` is read as a comment and would be lost: "
            "put the whole text in quotes, or the comment on a line of its own"
        )
    return value


def _normalize(value: str) -> str:
    text = unicodedata.normalize("NFC", value).strip()
    if not text:
        raise ValueError("the text is empty: write it, or remove the line")
    return text


_SPACES = re.compile(r"[^\S\u00a0\u202f]+")


def to_one_line(text: str) -> str:
    """The text with single spaces for all white space but no-break spaces: French needs these."""
    return " ".join(_SPACES.split(text)).strip(" ")


Text = Annotated[
    str,
    StringConstraints(max_length=MAX_TEXT_LENGTH),
    BeforeValidator(_refuse_comment),
    AfterValidator(_normalize),
]
"""Prose, normalised to NFC: record texts are Markdown, see ``rendering.markdown``."""

PlainText = Annotated[
    str,
    StringConstraints(max_length=500),
    BeforeValidator(_refuse_comment),
    AfterValidator(_normalize),
    AfterValidator(to_one_line),
]
"""One line without markup: a name, a place in a document."""

LocaleTag = Annotated[str, StringConstraints(pattern=LOCALE_PATTERN)]
"""A language as BCP 47 writes it: ``fr``, ``pt-BR``."""

T = TypeVar("T")


class Rendition(NamedTuple):
    """The text that a reader of one language gets, and the language that it is in."""

    text: str
    locale: str


class _Localized(Mapping[str, T]):
    """Values by locale, as written; at least one."""

    __slots__ = ("_by_locale",)

    def __init__(self, by_locale: Mapping[str, T]) -> None:
        self._by_locale = dict(by_locale)

    def __getitem__(self, locale: str) -> T:
        return self._by_locale[locale]

    def __contains__(self, locale: object) -> bool:
        return locale in self._by_locale

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_locale)

    def __len__(self) -> int:
        return len(self._by_locale)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._by_locale!r})"

    @classmethod
    def _core_schema(cls, value_type: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls,
            core_schema.dict_schema(
                handler.generate_schema(LocaleTag), handler.generate_schema(value_type), min_length=1
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(dict),
        )


class LocalizedText(_Localized[str]):
    """One text in one or more languages."""

    __slots__ = ()

    def choose(self, locale: str, original: str) -> Rendition:
        """The text for a reader of ``locale``: hers, else the original, else the first by name."""
        texts = self._by_locale
        if locale in texts:
            return Rendition(texts[locale], locale)
        for candidate in (original, *sorted(texts)):
            if candidate in texts:
                return Rendition(texts[candidate], candidate)
        raise LookupError("a localized text is never empty")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return cls._core_schema(Text, handler)


class LocalizedList(_Localized[list[str]]):
    """Several short texts in one or more languages, the lists independent of each other."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return cls._core_schema(list[PlainText], handler)


def create_digest(text: str) -> str:
    """A short digest of a text's words, for telling whether a translation's original has changed.

    White space does not count, so that re-wrapping a paragraph leaves its translations reviewed.
    """
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(words.encode()).hexdigest()[:DIGEST_LENGTH]
