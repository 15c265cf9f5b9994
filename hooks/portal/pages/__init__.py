"""Which pages there are: one function per kind, all pure, all listed in ``create_pages``."""

from __future__ import annotations

from collections.abc import Iterator

from portal.pages.evidence_pages import create_evidence_pages
from portal.pages.page import PortalPage
from portal.pages.record_pages import create_record_pages
from portal.pages.vocabulary_pages import create_vocabulary_pages
from portal.rendering.view import LocaleContext

__all__ = ["PortalPage", "create_pages"]


def create_pages(context: LocaleContext) -> Iterator[PortalPage]:
    """Every page that is made from records, in one language; nothing is rendered yet."""
    yield from create_record_pages(context)
    yield from create_vocabulary_pages(context)
    yield from create_evidence_pages(context)
