"""Pages of records: one each, a listing per type, programmes, tombstones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portal import urls
from portal.localized import Rendition
from portal.pages.ordering import group_records, sort_records
from portal.pages.page import PortalPage
from portal.records import RECORD_TYPES, Event, Record
from portal.rendering.labels import N_, TYPE_INTRODUCTIONS
from portal.rendering.markdown import shorten
from portal.rendering.view import LocaleContext, View
from portal.translation.state import State, TranslationState, create_state, create_states

DESCRIPTION_LENGTH = 160
"""Characters that search engines show of a description."""

_STATE_LABELS: dict[State, str] = {
    "original": N_("original"),
    "reviewed": N_("reviewed"),
    "draft": N_("draft translation"),
    "stale": N_("out of date"),
    "missing": N_("not translated"),
}


def create_record_pages(context: LocaleContext) -> Iterator[PortalPage]:
    """Every page about single records, and the listings."""
    for record_type in RECORD_TYPES:
        yield _create_listing(context, record_type)
    for record in context.catalogue.records.values():
        yield _create_record_page(context, record)
        if isinstance(record, Event) and record.programme is not None:
            yield _create_programme(context, record)
    for record in context.catalogue.withdrawn.values():
        yield _create_tombstone(context, record)


def _create_listing(context: LocaleContext, record_type: type[Record]) -> PortalPage:
    uri = urls.listing_uri(record_type)
    view = View(context, uri)
    introduction = context.gettext(TYPE_INTRODUCTIONS[record_type.type_id])
    records = sort_records(context.catalogue.of_type(record_type), context.naming, context.locale)
    return PortalPage(
        context,
        uri,
        view.type_label(record_type.type_id, plural=True),
        "listing.html",
        {"records": records, "introduction": introduction},
        description=introduction,
        section=record_type.folder,
    )


def _create_record_page(context: LocaleContext, record: Record) -> PortalPage:
    uri = urls.record_uri(record)
    view = View(context, uri)
    states = create_states(record, context.settings.locales)
    return PortalPage(
        context,
        uri,
        view.plain_title(record),
        "record.html",
        {
            "record": record,
            "notice": states[context.locale].notice,
            "languages": _list_languages(context, record, states),
            "original_title": _original_title(view, record),
            "connections": _connections(context, record),
        },
        description=shorten(view.plain(record.summary, record), DESCRIPTION_LENGTH),
        section=record.folder,
        updated=record.updated or record.published,
    )


def _list_languages(
    context: LocaleContext, record: Record, states: Mapping[str, TranslationState]
) -> list[tuple[str, str]]:
    """The original and the site's languages that the record's texts are in, with their state."""
    listed = [(record.original_language, context.gettext(_STATE_LABELS["original"]))]
    for locale, state in states.items():
        if locale == record.original_language:
            continue
        if not (state.reviewed or state.draft or state.stale):
            continue
        worst: State = "stale" if state.stale else "draft" if state.draft else "reviewed"
        listed.append((locale, context.gettext(_STATE_LABELS[worst])))
    return listed


def _original_title(view: View, record: Record) -> Rendition | None:
    """The title in the original language, where the page shows another."""
    shown = view.choose(record.title, record)
    if shown.locale == record.original_language or record.original_language not in record.title:
        return None
    original = record.title[record.original_language]
    return Rendition(original, record.original_language) if original != shown.text else None


def _connections(context: LocaleContext, record: Record) -> list[tuple[str, list[Record]]]:
    """Records that this one names and records that name it: the second half is never written."""
    catalogue = context.catalogue
    near = [*catalogue.links.get(record.id, ()), *catalogue.backlinks.get(record.id, ())]
    return group_records((link.record for link in near), context.naming, context.locale)


def _create_programme(context: LocaleContext, event: Event) -> PortalPage:
    uri = urls.programme_uri(event)
    view = View(context, uri)
    title = context.gettext(N_("Programme – {title}")).format(title=view.plain_title(event))
    return PortalPage(
        context,
        uri,
        title,
        "programme.html",
        {"record": event, "notice": create_state(event, context.locale).notice},
        description=shorten(view.plain(event.summary, event), DESCRIPTION_LENGTH),
        section=event.folder,
        updated=event.updated or event.published,
    )


def _create_tombstone(context: LocaleContext, record: Record) -> PortalPage:
    """A page that repeats nothing of the record but its id and the reason given."""
    assert record.withdrawal is not None, "checks demand it"
    return PortalPage(
        context,
        urls.record_uri(record),
        context.gettext(N_("This record was withdrawn")),
        "tombstone.html",
        {"record": record},
        section=record.folder,
        updated=record.withdrawal.date,
        indexed=False,
    )
