"""Texts in several languages."""

from __future__ import annotations

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from portal.localized import (
    DIGEST_LENGTH,
    CommentedText,
    LocaleTag,
    LocalizedList,
    LocalizedText,
    PlainText,
    Rendition,
    Text,
    create_digest,
)

words = st.lists(st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=1), min_size=1)
spaces = st.text(" \n\t\u00a0\u2009", min_size=1, max_size=4)


class TestDigest:
    """A digest tells whether the words of a text have changed."""

    @given(words=words, first=spaces, second=spaces)
    def test_white_space_does_not_count(self, words, first, second):
        """Lines may be wrapped anew."""
        assert create_digest(first.join(words)) == create_digest(f"{second}{second.join(words)}{first}")

    @given(words=words)
    def test_form(self, words):
        """Twelve hexadecimal digits, as records note them."""
        digest = create_digest(" ".join(words))

        assert len(digest) == DIGEST_LENGTH
        assert set(digest) <= set(string.hexdigits.lower())

    def test_words_count(self):
        """One letter makes another text, and so does a space within a word."""
        assert len({create_digest(text) for text in ("One two", "One too", "Onetwo", "one two")}) == 4

    @given(text=st.text(st.characters(exclude_categories=["Cs"])))
    def test_composition_does_not_count(self, text):
        """``é`` is the same letter, composed or not."""
        assert create_digest(unicodedata.normalize("NFD", text)) == create_digest(
            unicodedata.normalize("NFC", text)
        )

    def test_is_kept(self):
        """Digests stand in records: another way to make them would make every translation stale."""
        assert create_digest("How towns buy") == "ba2bb7fdbf87"


class TestTexts:
    """A text is normalised once, when it is read."""

    def test_composed(self):
        """The same word has the same characters everywhere."""
        assert TypeAdapter(Text).validate_python("  E\u0301te\u0301\n") == "Été"

    def test_plain_text_is_one_line(self):
        """Names have no line breaks."""
        assert TypeAdapter(PlainText).validate_python("Diarra,\n   Ada") == "Diarra, Ada"

    def test_text_keeps_its_lines(self):
        """Markdown needs them."""
        assert TypeAdapter(Text).validate_python("One\n\n- two\n") == "One\n\n- two"

    @pytest.mark.parametrize("kind", [Text, PlainText])
    def test_empty(self, kind):
        """A text of blanks is none."""
        with pytest.raises(ValidationError, match="the text is empty: write it, or remove the line"):
            TypeAdapter(kind).validate_python(" \n\u00a0")

    @pytest.mark.parametrize("kind", [Text, PlainText])
    def test_commented(self, kind):
        """A part of the text would be lost."""
        with pytest.raises(ValidationError, match="is read as a comment and would be lost"):
            TypeAdapter(kind).validate_python(CommentedText("Forum"))

    @pytest.mark.parametrize(("kind", "length"), [(Text, 20_000), (PlainText, 500)])
    def test_length(self, kind, length):
        """Up to a length that nobody needs."""
        assert TypeAdapter(kind).validate_python("x" * length)
        with pytest.raises(ValidationError):
            TypeAdapter(kind).validate_python("x" * (length + 1))


class TestLocaleTag:
    """A language, with a script or a region where it matters."""

    @pytest.mark.parametrize("text", ["en", "fr-CA", "zh-Hant", "zh-Hant-TW", "es-419", "bm", "wol"])
    def test_right(self, text):
        """The part of BCP 47 that the portal uses."""
        assert TypeAdapter(LocaleTag).validate_python(text) == text

    @pytest.mark.parametrize(
        "text", ["", "EN", "e", "english", "fr_CA", "fr-ca", "en-", "es-٤١٩", "en\n", "x-klingon", "../fr"]
    )
    def test_wrong(self, text):
        """A locale becomes a folder and an attribute: nothing else may pass."""
        with pytest.raises(ValidationError):
            TypeAdapter(LocaleTag).validate_python(text)


class TestLocalizedText:
    """One text in one or more languages."""

    TEXT = LocalizedText({"fr": "Deux", "en": "Two", "bm": "Fila"})

    @pytest.mark.parametrize(
        ("locale", "original", "rendition"),
        [
            ("fr", "en", Rendition("Deux", "fr")),
            ("es", "en", Rendition("Two", "en")),
            ("es", "pt", Rendition("Fila", "bm")),
        ],
    )
    def test_choose(self, locale, original, rendition):
        """The reader's language, else the original, else the first by name: it is always the same."""
        assert self.TEXT.choose(locale, original) == rendition

    def test_choose_of_nothing(self):
        """No field is empty once it is read."""
        with pytest.raises(LookupError):
            LocalizedText({}).choose("en", "en")

    def test_mapping(self):
        """It is a mapping, in the order of the file."""
        assert dict(self.TEXT) == {"fr": "Deux", "en": "Two", "bm": "Fila"}
        assert list(self.TEXT) == ["fr", "en", "bm"]
        assert len(self.TEXT) == 3
        assert repr(LocalizedText({"en": "Two"})) == "LocalizedText({'en': 'Two'})"

    def test_as_field(self):
        """A model reads it from a mapping and writes it back as one."""
        adapter = TypeAdapter(LocalizedText)

        text = adapter.validate_python({"en": " Two "})

        assert isinstance(text, LocalizedText)
        assert adapter.dump_python(text) == {"en": "Two"}
        with pytest.raises(ValidationError):
            adapter.validate_python({})

    def test_list_as_field(self):
        """Lists are independent of each other."""
        values = TypeAdapter(LocalizedList).validate_python({"en": ["One", "Two"], "fr": ["Un"]})

        assert isinstance(values, LocalizedList)
        assert values["en"] == ["One", "Two"]
