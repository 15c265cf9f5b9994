"""Pages of themes, regions, people and definitions, and their indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal import urls
from portal.catalogue import Evidence
from portal.pages.ordering import group_records
from portal.pages.page import PortalPage
from portal.pages.record_pages import DESCRIPTION_LENGTH
from portal.rendering.labels import N_
from portal.rendering.markdown import shorten
from portal.rendering.view import LocaleContext, View
from portal.translation.state import create_state
from portal.vocabulary import Person, Region, Theme


@dataclass(frozen=True, slots=True)
class RegionNode:
    """A region with its evidence on one theme, and the regions within it that have some."""

    region: Region
    evidence: tuple[Evidence, ...]
    parts: tuple[RegionNode, ...]


def create_vocabulary_pages(context: LocaleContext) -> Iterator[PortalPage]:
    """The indexes, and a page for each theme, region and person."""
    yield _create_theme_index(context)
    yield _create_region_index(context)
    yield _create_people_index(context)
    yield _create_definitions(context)
    for theme in context.catalogue.themes.values():
        yield _create_theme_page(context, theme)
    for region in context.catalogue.regions.values():
        yield _create_region_page(context, region)
    for person in context.catalogue.people.values():
        yield _create_person_page(context, person)


def _create_theme_index(context: LocaleContext) -> PortalPage:
    view = View(context, urls.THEMES)
    roots = view.sort_entries(theme for theme in context.catalogue.themes.values() if not theme.broader)
    return PortalPage(
        context,
        urls.THEMES,
        context.gettext(N_("Policy themes")),
        "themes.html",
        {"roots": roots},
        section="themes",
    )


def _create_theme_page(context: LocaleContext, theme: Theme) -> PortalPage:
    uri = urls.entry_uri(theme)
    view = View(context, uri)
    catalogue = context.catalogue
    supports = catalogue.supports_by_theme.get(theme.id, ())
    definition = view.plain(theme.definition, theme) if theme.definition is not None else ""
    return PortalPage(
        context,
        uri,
        view.plain_name(theme),
        "theme.html",
        {
            "theme": theme,
            "notice": create_state(theme, context.locale).notice,
            "tree": _region_tree(context, supports),
            "groups": group_records(catalogue.by_theme.get(theme.id, ()), context.naming, context.locale),
            "definitions": [
                (term, catalogue.definitions_by_term[term.id])
                for term in catalogue.terms_by_theme.get(theme.id, ())
                if term.id in catalogue.definitions_by_term
            ],
            "outcomes": catalogue.outcomes_by_theme.get(theme.id, ()),
            "research_questions": catalogue.research_questions_by_theme.get(theme.id, ()),
            "narrower": view.sort_entries(catalogue.narrower_themes.get(theme.id, ())),
            "related": view.sort_entries(catalogue.related_themes.get(theme.id, ())),
            "alt_labels": theme.alt_labels.get(context.locale, []) if theme.alt_labels is not None else [],
        },
        description=shorten(definition, DESCRIPTION_LENGTH),
        section="themes",
    )


def _region_tree(context: LocaleContext, supports: Iterable[Evidence]) -> list[RegionNode]:
    """The regions that have evidence, and those around them up to the columns of the matrix."""
    by_region: dict[str, list[Evidence]] = {}
    for evidence in supports:
        by_region.setdefault(evidence.support.region, []).append(evidence)
    catalogue = context.catalogue
    needed = {around.id for region_id in by_region for around in catalogue.regions_around(region_id)}

    def create_node(region: Region) -> RegionNode:
        parts = (part for part in catalogue.narrower_regions.get(region.id, ()) if part.id in needed)
        return RegionNode(
            region, tuple(by_region.get(region.id, ())), tuple(create_node(part) for part in parts)
        )

    roots = (
        region for region in catalogue.regions.values() if region.broader is None and region.id in needed
    )
    return [create_node(root) for root in roots]


def _create_region_index(context: LocaleContext) -> PortalPage:
    view = View(context, urls.REGIONS)
    roots = view.sort_entries(
        region for region in context.catalogue.regions.values() if region.broader is None
    )
    title = context.gettext(N_("Regions and countries"))
    return PortalPage(context, urls.REGIONS, title, "regions.html", {"roots": roots}, section="regions")


def _create_region_page(context: LocaleContext, region: Region) -> PortalPage:
    uri = urls.entry_uri(region)
    view = View(context, uri)
    catalogue = context.catalogue
    within = [part.id for part in catalogue.regions_within(region.id)]
    around = [outer for outer in catalogue.regions_around(region.id) if outer is not region]
    records = [record for part in within for record in catalogue.by_region.get(part, ())]
    return PortalPage(
        context,
        uri,
        view.plain_name(region),
        "region.html",
        {
            "region": region,
            "around": around[::-1],
            "parts": view.sort_entries(catalogue.narrower_regions.get(region.id, ())),
            "supports": [item for part in within for item in catalogue.supports_by_region.get(part, ())],
            "groups": group_records(records, context.naming, context.locale),
        },
        section="regions",
    )


def _create_people_index(context: LocaleContext) -> PortalPage:
    people = sorted(context.catalogue.people.values(), key=lambda p: _family_name_first(context, p))
    return PortalPage(
        context,
        urls.PEOPLE,
        context.gettext(N_("People")),
        "people.html",
        {"people": people},
        section="people",
    )


def _family_name_first(context: LocaleContext, person: Person) -> tuple[tuple[str, str], tuple[str, str]]:
    """Sort by what stands before the comma, or by the last word, as indexes of persons do."""
    family, comma, given = person.name.partition(", ")
    if not comma:
        given, _, family = person.name.rpartition(" ")
    return context.naming.collation_key(family), context.naming.collation_key(given)


def _create_person_page(context: LocaleContext, person: Person) -> PortalPage:
    links = context.catalogue.by_person.get(person.id, ())
    return PortalPage(
        context,
        urls.entry_uri(person),
        person.name,
        "person.html",
        {
            "person": person,
            "groups": group_records((link.record for link in links), context.naming, context.locale),
        },
        section="people",
    )


def _create_definitions(context: LocaleContext) -> PortalPage:
    view = View(context, urls.DEFINITIONS)
    definitions = context.catalogue.definitions_by_term
    terms = [
        (term, definitions.get(term.id, ())) for term in view.sort_entries(context.catalogue.terms.values())
    ]
    return PortalPage(
        context,
        urls.DEFINITIONS,
        context.gettext(N_("Definitions")),
        "definitions.html",
        {"terms": terms},
        section="definitions",
    )
