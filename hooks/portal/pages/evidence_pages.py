"""Pages compiled from evidence: the policy matrix, the comparison, the agenda; and the contact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from portal import urls
from portal.catalogue import Catalogue, Evidence
from portal.pages.page import PortalPage
from portal.rendering.labels import N_
from portal.rendering.view import LocaleContext, View
from portal.vocabulary import Region

STATES = ("in-place", "proposed", "needed")
"""The order in which the agenda tells how far supports have come."""


def create_evidence_pages(context: LocaleContext) -> Iterator[PortalPage]:
    """The pages that look across all records, and the contact page that they lead to."""
    yield _create_matrix(context)
    yield _create_comparison(context)
    yield _create_agenda(context)
    title = context.gettext(N_("Contact us"))
    yield PortalPage(context, urls.CONTACT, title, "contact.html", {}, section="contact")


def matrix_values(context: LocaleContext, view: View, *, only_known: bool = False) -> dict[str, object]:
    """Rows and columns of the policy matrix; ``only_known`` leaves out themes without evidence."""
    known = context.catalogue.supports_by_theme
    themes = (theme for theme in context.catalogue.themes.values() if not only_known or theme.id in known)
    return {"rows": view.sort_entries(themes), "columns": context.catalogue.matrix_columns}


def _create_matrix(context: LocaleContext) -> PortalPage:
    values = matrix_values(context, View(context, urls.MATRIX))
    return PortalPage(
        context, urls.MATRIX, context.gettext(N_("Policy matrix")), "matrix.html", values, section="matrix"
    )


def _create_comparison(context: LocaleContext) -> PortalPage:
    view = View(context, urls.COMPARE)
    catalogue = context.catalogue
    evidence = _evidence_by_region(catalogue)
    regions = view.sort_entries(catalogue.regions.values())
    rows = []
    for theme in view.sort_entries(catalogue.themes.values()):
        cells = [
            (region, evidence[region.id][theme.id])
            for region in regions
            if theme.id in evidence.get(region.id, {})
        ]
        if cells:
            rows.append((theme, cells))
    return PortalPage(
        context,
        urls.COMPARE,
        context.gettext(N_("Compare two regions")),
        "compare.html",
        {"regions": regions, "pair": _closest_pair(catalogue, evidence), "rows": rows},
        section="compare",
    )


def _evidence_by_region(catalogue: Catalogue) -> dict[str, dict[str, tuple[Evidence, ...]]]:
    """Evidence by region and theme; what is within a region counts for it too."""
    found: dict[str, dict[str, list[Evidence]]] = {}
    for region_id, evidence in catalogue.supports_by_region.items():
        for around in catalogue.regions_around(region_id):
            themes = found.setdefault(around.id, {})
            for item in evidence:
                themes.setdefault(item.support.theme, []).append(item)
    return {
        region_id: {theme: tuple(items) for theme, items in themes.items()}
        for region_id, themes in found.items()
    }


def _closest_pair(
    catalogue: Catalogue, evidence: dict[str, dict[str, tuple[Evidence, ...]]]
) -> tuple[Region, Region] | None:
    """The two regions with most themes in common, neither within the other: a good first look."""
    outer = {
        region_id: {around.id for around in catalogue.regions_around(region_id)} for region_id in evidence
    }
    pairs = [
        (first, second)
        for first, second in combinations(sorted(evidence), 2)
        if first not in outer[second] and second not in outer[first]
    ]
    if not pairs:
        return None
    first, second = max(
        pairs,
        key=lambda pair: (
            len(evidence[pair[0]].keys() & evidence[pair[1]].keys()),
            len(outer[pair[0]] | outer[pair[1]]),
        ),
    )
    return catalogue.regions[first], catalogue.regions[second]


def _create_agenda(context: LocaleContext) -> PortalPage:
    view = View(context, urls.AGENDA)
    catalogue = context.catalogue
    rows = []
    for theme in view.sort_entries(catalogue.themes.values()):
        supports = _by_state(catalogue.supports_by_theme.get(theme.id, ()))
        outcomes = catalogue.outcomes_by_theme.get(theme.id, ())
        questions = catalogue.research_questions_by_theme.get(theme.id, ())
        if supports or outcomes or questions:
            rows.append((theme, supports, outcomes, questions))
    title = context.gettext(N_("Towards a common policy agenda"))
    return PortalPage(context, urls.AGENDA, title, "agenda.html", {"rows": rows}, section="agenda")


def _by_state(evidence: Iterable[Evidence]) -> list[tuple[str, list[Evidence]]]:
    everything = list(evidence)
    groups = [(state, [item for item in everything if item.support.state == state]) for state in STATES]
    return [(state, group) for state, group in groups if group]
