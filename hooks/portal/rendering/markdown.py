"""Record texts as HTML: Markdown in, no active content out.

The parser is markdown-it-py (CommonMark, raw HTML off): linear on hostile input, where
Python-Markdown needed a minute for 20 kB of brackets. nh3 cleans what comes out of it.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from portal.localized import to_one_line

_TAGS = {"a", "blockquote", "br", "code", "em", "li", "ol", "p", "s", "strong", "ul"}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https"}

MAX_NESTING = 20
"""Lists and quotations within each other: the parser drops what lies deeper, see ``render_text``."""

_parser = MarkdownIt("js-default", {"maxNesting": MAX_NESTING}).disable(
    # Headings would break the page's outline, pictures would ask other hosts, tables would not
    # fit a phone, indented code surprises those who indent a paragraph.
    ["heading", "lheading", "image", "table", "hr", "code", "fence", "reference"]
)


_WEB_ADDRESS = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(:\d{1,5})?([/?#]|\Z)", re.IGNORECASE | re.ASCII)
"""As the parser hands it over: names of hosts in punycode. Users and passwords only deceive readers."""


def _is_web_address(url: str) -> bool:
    return _WEB_ADDRESS.match(url) is not None


_parser.validateLink = _is_web_address  # type: ignore[method-assign]

_PLAIN_TEXT = re.compile(
    r"[^\s\d\x00\-+*_#>`~\[\]()<&\\!|=:.]"
    r"[^*_`~\[\]<>&\\!|=\t\r\v\f\x00\x1c-\x1f\x85\u2028\u2029]*\Z"
    r"(?<!\s)"
)
"""Text that holds nothing that Markdown reads as a mark, whatever line it is on, and no rare white space."""

_RISKY_LINE = re.compile(r"\n *([-+#>]|\d+[.)])|  \n|\n {4}")


@lru_cache(maxsize=50_000)
def render_text(text: str) -> Markup:
    """A text field as HTML of paragraphs, lists, emphasis and links to the web.

    Raw HTML, images and links other than http(s) come out as the text that they are.
    """
    if _is_plain(text):
        return _render_plain(text)
    return _render_marked(text)


def _is_plain(text: str) -> bool:
    return _PLAIN_TEXT.match(text) is not None and _RISKY_LINE.search(text) is None


def _render_plain(text: str) -> Markup:
    """What the parser would make of unmarked text, several times faster."""
    paragraphs = re.split(r"\n *\n[ \n]*", text)
    return Markup("\n".join(f"<p>{_render_lines(paragraph)}</p>" for paragraph in paragraphs))


def _render_lines(paragraph: str) -> str:
    # As markdown-it and nh3 do it: quotes stay, what could open a tag or an entity does not.
    return html.escape("\n".join(line.strip(" ") for line in paragraph.strip().split("\n")), quote=False)


def _render_marked(text: str) -> Markup:
    tokens = _parse(text)
    if tokens is None:
        return _render_plain(text)
    rendered = _parser.renderer.render(tokens, _parser.options, {})
    clean = nh3.clean(rendered, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    # nh3 writes no-break spaces, of which French is full, as an entity that XML does not know;
    # the parser makes a link of [x](), which would lead to the page that it is on.
    return Markup(clean.strip().replace("&nbsp;", "\u00a0").replace('<a href=""', "<a"))


def _parse(text: str) -> list[Token] | None:
    """The parser's tokens; None where it left some text out, which is then shown as it is written."""
    tokens = _parser.parse(text)
    return None if any(token.level + token.nesting >= MAX_NESTING for token in tokens) else tokens


def to_plain_text(text: str) -> str:
    """A text field as ``render_text`` shows it, without the tags and on one line: for metadata."""
    words = text if _is_plain(text) else html.unescape(_TAG.sub("", render_text(text)))
    return to_one_line(words)


_TAG = re.compile(r'<(?:"[^"]*"|[^">])*>')


def shorten(text: str, limit: int) -> str:
    """The text if it has at most ``limit`` characters, else its first words and an ellipsis."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:.(«\u00a0\u202f") + "…"
