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
from markupsafe import Markup

_TAGS = {"a", "blockquote", "br", "code", "em", "li", "ol", "p", "s", "strong", "ul"}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https"}

_parser = MarkdownIt("js-default", {"maxNesting": 12}).disable(
    # Headings would break the page's outline, pictures would ask other hosts, tables would not
    # fit a phone, indented code surprises those who indent a paragraph.
    ["heading", "lheading", "image", "table", "hr", "code", "fence", "reference"]
)


def _is_web_address(url: str) -> bool:
    return re.match(r"https?://[^/]", url, re.IGNORECASE) is not None


_parser.validateLink = _is_web_address  # type: ignore[method-assign]

_PLAIN_TEXT = re.compile(r"[^\s\d\-+*_#>`~\[\]()<&\\!|=:.][^*_`~\[\]<>&\\!|=]*\Z" r"(?<!\s)")
"""Text that holds nothing that Markdown reads as a mark, whatever line it is on."""

_RISKY_LINE = re.compile(r"\n[ \t]*([-+#>]|\d+[.)]|\S*:)|  \n|\n[ \t]{4}")


@lru_cache(maxsize=50_000)
def render_text(text: str) -> Markup:
    """A text field as HTML of paragraphs, lists, emphasis and links to the web.

    Raw HTML, images and links other than http(s) come out as the text that they are.
    """
    if _PLAIN_TEXT.match(text) and not _RISKY_LINE.search(text):
        return _render_plain(text)
    rendered = _parser.render(text)
    return Markup(
        nh3.clean(rendered, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None).strip()
    )


def _render_plain(text: str) -> Markup:
    """What the parser would make of unmarked text, several times faster."""
    paragraphs = re.split(r"\n[ \t]*\n\s*", text)
    return Markup("\n").join(
        Markup("<p>{}</p>").format(_escape("\n".join(line.strip() for line in paragraph.split("\n"))))
        for paragraph in paragraphs
    )


def _escape(text: str) -> Markup:
    # As markdown-it and nh3 do it: quotes stay, what could open a tag or an entity does not.
    return Markup(html.escape(text, quote=False))


_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_MARKS = re.compile(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)|`|^[ \t]*(?:[-+*>]|\d+[.)])[ \t]+", re.MULTILINE)


def to_plain_text(text: str) -> str:
    """A text field without its Markdown, on one line: for metadata and listings."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", text)).split())


def shorten(text: str, limit: int) -> str:
    """The text if it has at most ``limit`` characters, else its first words and an ellipsis."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:.\u00a0") + "…"
