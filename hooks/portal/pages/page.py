"""A page before it is wrapped in the site's shell."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from portal.rendering.view import Heading, LocaleContext, View


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page's body and its contents list."""

    html: Markup
    contents: tuple[Heading, ...]


@dataclass(frozen=True)
class PortalPage:
    """One page in one language.

    ``uri`` is relative to the language's root; ``title`` and ``description`` are plain text;
    ``section`` names the entry of the navigation that the page belongs to; ``updated`` is the
    day on which its record last changed, where it has one.
    """

    context: LocaleContext
    uri: str
    title: str
    template: str
    values: Mapping[str, Any]
    description: str = ""
    section: str = ""
    updated: datetime.date | None = None
    indexed: bool = True
    """Whether search engines and the sitemap should know the page."""

    def render(self) -> RenderedPage:
        """Make the page's HTML."""
        view = View(self.context, self.uri)
        html = view.fragment(self.template, title=self.title, **self.values)
        return RenderedPage(html, tuple(view.contents))
