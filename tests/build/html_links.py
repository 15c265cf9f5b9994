"""The links and requests of a built site, read from its files as a browser reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

_REQUESTS = {
    "script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src",
    "embed": "src", "track": "src", "object": "data", "form": "action",
}  # fmt: skip
"""Elements that make a browser ask for something, and the attribute that says for what."""

_REQUESTING_RELATIONS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
    "modulepreload",
}
_CSS_ADDRESS = re.compile(r"""url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)""")


@dataclass
class PageLinks:
    """What one HTML file links to, asks for, and can be linked at."""

    links: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    duplicate_ids: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = PageLinks()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if identifier := attributes.get("id"):
            if identifier in self.page.anchors:
                self.page.duplicate_ids.add(identifier)
            self.page.anchors.add(identifier)
        if tag == "a" and "href" in attributes:
            self.page.links.append(attributes["href"])
        if tag == "link" and _REQUESTING_RELATIONS & set(attributes.get("rel", "").split()):
            self.page.requests.append(attributes["href"])
        if tag in _REQUESTS and _REQUESTS[tag] in attributes:
            self.page.requests.append(attributes[_REQUESTS[tag]])
        if "srcset" in attributes:
            self.page.requests.extend(part.split()[0] for part in attributes["srcset"].split(","))
        if "style" in attributes:
            self.page.requests.extend(find_css_addresses(attributes["style"]))


@cache
def read_page(path: Path) -> PageLinks:
    """Parse one HTML file."""
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    return reader.page


def find_css_addresses(css: str) -> list[str]:
    """What a style sheet asks for, but for what it holds itself (``data:``)."""
    found = [first or second for first, second in _CSS_ADDRESS.findall(css)]
    return [address for address in found if not address.startswith(("data:", "#"))]


def html_files(site: Path) -> Iterator[Path]:
    """Every page of a site but the page for errors, which does not know where it is."""
    return (path for path in sorted(site.rglob("*.html")) if path.name != "404.html")
