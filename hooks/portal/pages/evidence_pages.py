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


def matrix_values(context: LocaleContext, view: View) -> dict[str, object]:
    """Rows and columns of the policy matrix, named for the reader."""
    return {
        "rows": view.sort_entries(context.catalogue.themes.values()),
        "columns": context.catalogue.matrix_columns,
    }


def _create_matrix(context: LocaleContext) -> PortalPage:
    values = matrix_values(context, View(context, urls.MATRIX))
    return PortalPage(
        context, urls.MATRIX, context.gettext(N_("Policy matrix")), "matrix.html", values, section="matrix"
    )


def _create_comparison(context: LocaleContext) -> PortalPage:
    view = View(context, urls.COMPARE)
    catalogue = context.catalogue
    evidence = _evidence_by_region(catalogue)
    regions = [region for region in view.sort_entries(catalogue.regions.values()) if region.id in evidence]
    rows = []
    for theme in view.sort_entries(catalogue.themes.values()):
        cells = [(region, evidence[region.id].get(theme.id, ())) for region in regions]
        filled = [(region, list_) for region, list_ in cells if list_]
        if filled:
            rows.append((theme, filled))
    return PortalPage(
        context,
        urls.COMPARE,
        context.gettext(N_("Compare two regions")),
        "compare.html",
        {"regions": regions, "pair": _closest_pair(regions, evidence), "rows": rows},
        section="compare",
    )


def _evidence_by_region(catalogue: Catalogue) -> dict[str, dict[str, tuple[Evidence, ...]]]:
    """Evidence by region and theme, for every region that names some itself.

    What is within such a region counts for it too; regions that have evidence only through
    their parts are left to the matrix, where the comparison would say everything twice.
    """
    found: dict[str, dict[str, tuple[Evidence, ...]]] = {}
    for region_id in catalogue.supports_by_region:
        themes: dict[str, list[Evidence]] = {}
        for part in catalogue.regions_within(region_id):
            for evidence in catalogue.supports_by_region.get(part.id, ()):
                themes.setdefault(evidence.support.theme, []).append(evidence)
        found[region_id] = {theme: tuple(list_) for theme, list_ in themes.items()}
    return found


def _closest_pair(
    regions: list[Region], evidence: dict[str, dict[str, tuple[Evidence, ...]]]
) -> tuple[Region, Region] | None:
    """The two regions with most themes in common, neither within the other: a good first look."""
    if len(regions) < 2:
        return None

    def shared(pair: tuple[Region, Region]) -> tuple[bool, int]:
        first, second = pair
        nested = first.broader == second.id or second.broader == first.id
        return not nested, len(evidence[first.id].keys() & evidence[second.id].keys())

    return max(combinations(regions, 2), key=shared)


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
