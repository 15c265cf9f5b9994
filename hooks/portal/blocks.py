"""Pieces made from records that a page of prose can ask for with ``<!-- portal: name -->``."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from portal.errors import BlockError
from portal.pages.evidence_pages import matrix_values
from portal.pages.ordering import sort_records
from portal.records import CaseStudy, Event
from portal.rendering.view import LocaleContext, View

_MARKER = re.compile(r"<!--\s*portal:\s*([\w-]+)\s*-->")

RECENT = 6
"""Records in the block of the newest."""


def _themes(context: LocaleContext, view: View) -> Markup:
    counts = context.catalogue.by_theme
    themes = [
        (theme, len(counts.get(theme.id, ())))
        for theme in view.sort_entries(context.catalogue.themes.values())
    ]
    return view.fragment("blocks/themes.html", themes=themes)


def _matrix(context: LocaleContext, view: View) -> Markup:
    """The rows that have evidence: the whole matrix has a page of its own."""
    return view.fragment("fragments/matrix.html", **matrix_values(context, view, only_known=True))


def _events(context: LocaleContext, view: View) -> Markup:
    events = [event for event in context.catalogue.of_type(Event) if event.start is not None]
    newest_first = sort_records(events, context.naming, context.locale)
    return view.fragment("blocks/events.html", events=newest_first[::-1])


def _recent(context: LocaleContext, view: View) -> Markup:
    records = sort_records(context.catalogue.records.values(), context.naming, context.locale)
    newest = sorted(records, key=lambda record: record.published, reverse=True)
    cases_first = sorted(newest, key=lambda record: not isinstance(record, CaseStudy))
    return view.fragment("blocks/recent.html", records=cases_first[:RECENT])


BLOCKS: dict[str, Callable[[LocaleContext, View], Markup]] = {
    "themes": _themes,
    "matrix": _matrix,
    "events": _events,
    "recent": _recent,
}
"""Every block by the name that prose calls it by."""


def fill_blocks(context: LocaleContext, uri: str, html: str, original: str) -> str:
    """Replace the markers in a page of prose; raises BlockError for a name that is not a block.

    ``original`` is the language of the prose: where it is not the reader's, the blocks still are.
    """
    view = View(context, uri)

    def fill(match: re.Match[str]) -> str:
        if match[1] not in BLOCKS:
            raise BlockError(f"there is no block `{match[1]}`: the blocks are {', '.join(BLOCKS)}")
        block = str(BLOCKS[match[1]](context, view))
        return block if original == context.locale else f'<div lang="{context.locale}">{block}</div>'

    return _MARKER.sub(fill, html)
