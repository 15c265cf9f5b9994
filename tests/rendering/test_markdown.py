"""Text fields as HTML and as plain text: what marks mean, and that nothing active comes out."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import NamedTuple

import html5lib
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from portal.rendering import markdown
from portal.rendering.markdown import MAX_NESTING, render_text, shorten, to_plain_text

CASES = Path(__file__).parent.parent / "cases" / "markdown"

MAX_SIZE = 20_000
"""The longest text that a field may have: ``localized.MAX_TEXT_LENGTH``."""

ALLOWED = {
    "a": {"href", "title"},
    "ol": {"start"},
    **{tag: set() for tag in ("blockquote", "br", "code", "em", "li", "p", "s", "strong", "ul")},
}
"""Every element and attribute that a text may come out with."""


class Case(NamedTuple):
    sentence: str
    text: str
    html: str
    plain: str | None


def read_case(path: Path) -> Case:
    """A sentence, then ``==> text <==``, ``==> html <==`` and perhaps ``==> plain <==``."""
    parts = re.split(r"^==> (.+) <==\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    named = {name: part.removesuffix("\n") for name, part in zip(parts[1::2], parts[2::2], strict=True)}
    return Case(parts[0].strip(), named["text"], named["html"], named.get("plain"))


def elements(html: str) -> list:
    """Every element that a browser would make of ``html`` inside an article."""
    root = html5lib.parse(f"<!doctype html><article>{html}</article>", namespaceHTMLElements=False)
    return list(root.iter())[4:]


def shown(html: str) -> str:
    """The characters that a reader sees."""
    root = html5lib.parse(f"<!doctype html><article>{html}</article>", namespaceHTMLElements=False)
    return "".join(root.itertext())


def letters(text: str) -> str:
    """The text without white space: what must never get lost."""
    return "".join(text.split())


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_case(path):
    """Every file of ``cases/markdown``: a text, its HTML, and what metadata says of it."""
    case = read_case(path)

    assert str(render_text(case.text)) == case.html
    if case.plain is not None:
        assert to_plain_text(case.text) == case.plain


plain_texts = st.lists(
    st.sampled_from([*"aé.,:;«»“”’'\"/()0-+%@\n ", "1. ", "\n\n", "\u00a0", "\u202f", "日", "🌍", "word"]),
    max_size=40,
).map("".join)
marked_texts = st.lists(
    st.sampled_from(
        [
            *"ab \n*_`~[]()<>!\\#&+-=|:1.",
            "\n\n", "\n    ", "  \n", "\t", "\u00a0", "\u2028", "\x85", "\x0c", "é", "🌍",
            "**", "__", "~~", "- ", "1. ", "> ", "```\n", "<b>", "</p>", "<!--", "-->", "&lt;", "&amp;", "&#x3c;",
            "&nbsp;", "&colon;", "[x](", "](", "https://example.org", "http:", "javascript:", "JaVaScRiPt&#58;", "data:text/html,",
            "vbscript:", "alert(1)", "<script>", "</script>", "<img src=x onerror=alert(1)>", '"', "'", "{{ 7*7 }}",
            "![", "[a]: ", "<https://example.org>", "]]>", "style=", "onclick=",
        ]
    ),
    max_size=30,
).map("".join)  # fmt: skip
any_texts = st.one_of(plain_texts, marked_texts, st.text(max_size=200))


steady = settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
"""The same texts at each run, however slow the machine."""


class TestFastPath:
    """Most texts have no marks: they skip the parser."""

    @steady
    @given(st.one_of(plain_texts, st.text(max_size=100)))
    @example("One line.\nAnother.\n\nA paragraph\u00a0: its end.")
    @example("One\n\n\u00a0\n\nTwo")
    @example("One \u00a0\nTwo")
    @example("One\n \nTwo\n  \n   Three")
    def test_equals_the_parser(self, text):
        """Whoever reads the page cannot tell which of the two made it."""
        if markdown._is_plain(text):
            assert markdown._render_plain(text) == markdown._render_marked(text)

    @pytest.mark.parametrize(
        "text",
        [
            "One line.",
            "Two paragraphs\nof two lines each.\n\nThey are « quoted\u00a0», and 22\u202f000 strong – more or less.",
            "Who pays: the town (or the State), 40% of it; see https://example.org/a?b",
            'L’État, l’"économie" et l\'autre…',
        ],
    )
    def test_takes_ordinary_prose(self, text):
        """If this fails, pages cost several times more."""
        assert markdown._is_plain(text)

    @pytest.mark.parametrize("mark", list("*_`~[]<>&\\!|="))
    def test_leaves_marks_to_the_parser(self, mark):
        """One mark anywhere is enough."""
        assert not markdown._is_plain(f"One {mark} two")

    @pytest.mark.parametrize("line", ["- a", "+ a", "# a", "1. a", "23) a", "    a", "  - a"])
    def test_leaves_marked_lines_to_the_parser(self, line):
        """Signs that are prose inside a line are marks at its start."""
        assert not markdown._is_plain(f"One\n{line}")
        assert not markdown._is_plain(line)


class TestNothingActive:
    """Whatever a text holds, a browser finds only text, emphasis, lists, quotations and web links."""

    @steady
    @given(any_texts)
    def test_only_known_elements_and_attributes(self, text):
        """No element, attribute or scheme beyond those of the list."""
        for element in elements(render_text(text)):
            assert element.tag in ALLOWED, text
            assert set(element.attrib) <= ALLOWED[element.tag], text
            if "href" in element.attrib:
                assert re.match(r"https?://[A-Za-z0-9]", element.get("href")), text

    @steady
    @given(any_texts)
    def test_html_is_well_formed(self, text):
        """A browser closes nothing by itself: what follows the text is not drawn into it."""
        assert str(render_text(text)).count("<p>") == str(render_text(text)).count("</p>")
        assert elements(f"{render_text(text)}<hr>")[-1].tag == "hr"

    @pytest.mark.parametrize(
        "address",
        [
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "javascript&colon;alert(1)",
            "&#106;avascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "data:image/svg+xml;base64,PHN2Zz4=",
            "vbscript:msgbox(1)",
            "file:///etc/passwd",
            "ftp://example.org/",
            "mailto:a@example.org",
            "//example.org/",
            "/events/",
            "../index.html",
            "https:///example.org",
            "https:example.org",
            "https://user:password@example.org/",
            "https://example.org@evil.example/",
            "\x01javascript:alert(1)",
        ],
    )
    @pytest.mark.parametrize("form", ["[x]({})", "[x](<{}>)", "<{}>", "![x]({})", "[x]: {}\n\n[x]"])
    def test_other_addresses_are_no_links(self, address, form):
        """Only whole addresses of the web can be followed; the rest stays the text that it is."""
        assert not [element for element in elements(render_text(form.format(address))) if element.tag == "a"]


class TestNothingLost:
    """A reader sees every word that an editor wrote."""

    @steady
    @given(
        st.lists(st.sampled_from([*"abc \n*_`~#>-+.:;é", "\n\n", "> ", "- ", "1. ", "  "]), max_size=80).map(
            "".join
        )
    )
    def test_every_letter_is_shown(self, text):
        """Marks may go, words may not."""
        kept = re.findall(r"[a-cé]", shown(render_text(text)))

        assert kept == re.findall(r"[a-cé]", text)

    @pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
    @pytest.mark.parametrize("depth", [1, MAX_NESTING // 2, MAX_NESTING, MAX_NESTING + 1, 200])
    def test_however_deep(self, mark, depth):
        """The parser drops what is nested too deeply; such a text is shown as it is written."""
        assert "the end" in shown(render_text(mark * depth + "the end"))
        assert "the end" in to_plain_text(mark * depth + "the end")


def measure(function, text: str) -> float:
    """Seconds of computing; what traces the tests' coverage is not counted, as it takes longer than the rest."""
    tracer = sys.gettrace()
    sys.settrace(None)
    start = time.process_time()
    try:
        function(text)
        return time.process_time() - start
    finally:
        sys.settrace(tracer)


class TestSpeed:
    """The longest text that a field may have takes well under a second, whatever it holds."""

    @pytest.mark.parametrize("function", [render_text, to_plain_text])
    @pytest.mark.parametrize(
        "unit",
        [
*"[*<>_`", "[*", "*a_ ", "[](", "[a](b", "<!--", "![[]()", "> - ", "1. ", "*\n", "[a](http://x \"",
        ],
    )  # fmt: skip
    def test_repeated_mark(self, function, unit):
        """No mark, repeated, makes the parser start over and over."""
        assert measure(function, unit * (MAX_SIZE // len(unit))) < 1

    def test_brackets_that_close(self):
        """Brackets that match are no slower than those that do not."""
        assert measure(render_text, "[" * (MAX_SIZE // 2) + "]" * (MAX_SIZE // 2)) < 1


class TestToPlainText:
    """The words of a text, for metadata."""

    @steady
    @given(any_texts)
    def test_is_what_a_reader_sees(self, text):
        """The same characters as on the page."""
        assert letters(to_plain_text(text)) == letters(shown(render_text(text)))

    @steady
    @given(any_texts)
    def test_is_one_line(self, text):
        """White space is single spaces, at neither end."""
        plain = to_plain_text(text)

        assert plain == plain.strip(" ")
        assert not re.search(r"[\n\t]|  ", plain)

    def test_keeps_no_break_spaces(self):
        """French double signs must not start a line."""
        assert to_plain_text("Le but\u00a0:\n« agir\u00a0»") == "Le but\u00a0: « agir\u00a0»"


class TestShorten:
    """Descriptions have a length that search engines show."""

    def test_short_texts_stay(self):
        """Nothing is added to what fits."""
        assert shorten("Twelve words", 12) == "Twelve words"

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Towns buy together", "Towns buy…"),
            ("Towns buy, together", "Towns buy…"),
            ("Les villes\u00a0: achats", "Les villes…"),
            ("Ils ont « dit oui", "Ils ont…"),
            ("Unbreakableword", "Unbreakablewo…"),
        ],
    )
    def test_cuts_between_words(self, text, expected):
        """No half words, no sign before the ellipsis."""
        assert shorten(text, 14) == expected

    @steady
    @given(st.text(max_size=60), st.integers(min_value=2, max_value=40))
    def test_never_exceeds_the_limit(self, text, limit):
        """Whatever the text."""
        assert len(shorten(text, limit)) <= limit
