"""Pages made from records, as MkDocs sees them: files without a source, pages without Markdown."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from portal.pages import PortalPage

_ID = re.compile(r'\sid="([^"]+)"')


class RecordFile(File):
    """A page with no source on disk, carrying what static-i18n gives a file."""

    def __init__(self, page: PortalPage, prefix: str, config: MkDocsConfig) -> None:
        src_uri = page.uri.removesuffix(".html") + ".md"
        super().__init__(
            src_uri,
            None,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=prefix + page.uri,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.abs_src_path = None
        self.locale = self.locale_alternate_of = self.localization = page.context.locale
        self.norm_src_uri = src_uri
        self.alternates: dict[str, File] = {}


class RecordPage(Page):
    """A page whose HTML comes from the portal: nothing to read, nothing to convert.

    MkDocs renders all pages before it writes the first. These are rendered as they are written,
    so that memory holds the text of one at a time.
    """

    def __init__(self, portal_page: PortalPage, file: RecordFile, config: MkDocsConfig) -> None:
        super().__init__(portal_page.title, file, config)
        self.portal_page = portal_page

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source; the title is plain text, as templates escape it."""
        self.markdown = ""
        self.meta = {"title": self.portal_page.title, "description": self.portal_page.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Not yet: see ``fill``."""
        self.content = ""
        self.links_to_anchors = {}

    def fill(self) -> None:
        """Let the portal make the HTML."""
        rendered = self.portal_page.render()
        self.content = rendered.html
        self.toc = TableOfContents([AnchorLink(str(h.title), h.anchor, 2) for h in rendered.contents])

    def empty(self) -> None:
        """Forget the HTML, once it is written."""
        self.content = ""

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """What prose can link to on the page. Most pages are never asked."""
        return set(_ID.findall(self.portal_page.render().html))
