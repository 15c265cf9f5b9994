"""All that the portal shows, indexed by id, type, theme, region, person and who links where."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from portal.records import RECORD_TYPES, Record
from portal.records.base import PersonRef, RecordRef, Reference
from portal.records.common import Statement
from portal.records.network import Network
from portal.records.walking import walk
from portal.relations import Attributed, AttributedDefinition, Backlink, Evidence, Tie
from portal.vocabulary import Entry, Person, Region, Term, Theme

__all__ = [
    "Attributed",
    "AttributedDefinition",
    "Backlink",
    "Catalogue",
    "Evidence",
    "Tie",
    "create_catalogue",
    "find_newest_date",
]

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Catalogue:
    """The visible records and the vocabularies. Nothing in it changes once it is made.

    ``records`` holds what is shown in full, ``withdrawn`` what has only a tombstone left; both
    by id, in the order of RECORD_TYPES and of ids. ``as_of`` is the day the catalogue speaks
    of: the newest date in its records, unless the build was given another.
    """

    records: Mapping[str, Record]
    withdrawn: Mapping[str, Record]
    themes: Mapping[str, Theme]
    regions: Mapping[str, Region]
    people: Mapping[str, Person]
    terms: Mapping[str, Term]
    attachments: Mapping[str, Path]
    as_of: datetime.date

    def of_type(self, record_type: type[R]) -> tuple[R, ...]:
        """The visible records of one type, by id."""
        return tuple(record for record in self.records.values() if isinstance(record, record_type))

    def find(self, reference: str) -> Record | None:
        """The record of this id if it is shown, else None: a link to it is then left out."""
        return self.records.get(reference)

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[Record, ...]]:
        """Records under each theme that they name."""
        return _group((theme, record) for record in self.records.values() for theme in record.themes)

    @cached_property
    def by_region(self) -> Mapping[str, tuple[Record, ...]]:
        """Records under each region that they name."""
        return _group((region, record) for record in self.records.values() for region in record.regions)

    @cached_property
    def by_person(self) -> Mapping[str, tuple[Backlink, ...]]:
        """Records that name each person, with the field."""
        return _group(
            (target, Backlink(record, field))
            for record, field, target in self._references
            if isinstance(target, PersonRef)
        )

    @cached_property
    def people_of_network(self) -> Mapping[str, tuple[Person, ...]]:
        """People by the networks that they are or were with, once each."""
        pairs = {
            (str(tie.network), person.id): person
            for person in self.people.values()
            for tie in person.affiliations
            if tie.network in self.records
        }
        return _group((network, person) for (network, _), person in pairs.items())

    @cached_property
    def ties(self) -> Mapping[str, tuple[Tie, ...]]:
        """Relations of each network, those that it names and those that name it."""
        pairs: list[tuple[str, Tie]] = []
        for network in self.of_type(Network):
            for relation in network.relations:
                other = self.records.get(relation.network)
                if isinstance(other, Network):
                    pairs.append((network.id, Tie(network, other, relation, inverse=False)))
                    pairs.append((other.id, Tie(network, network, relation, inverse=True)))
        return _group(pairs)

    @cached_property
    def links(self) -> Mapping[str, tuple[Backlink, ...]]:
        """For each record, the records that it names: once each, by the first field that does."""
        first: dict[tuple[str, str], Backlink] = {}
        for record, field, target in self._references:
            other = self.records.get(target)
            if other is not None and other is not record and not isinstance(target, PersonRef):
                first.setdefault((record.id, other.id), Backlink(other, field))
        return _group((source, link) for (source, _), link in first.items())

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[Backlink, ...]]:
        """For each record, the records that name it: once each, by the first field that does."""
        first: dict[tuple[str, str], Backlink] = {}
        for record, field, target in self._references:
            if target in self.records and target != record.id and not isinstance(target, PersonRef):
                first.setdefault((str(target), record.id), Backlink(record, field))
        return _group((target, backlink) for (target, _), backlink in first.items())

    @cached_property
    def _references(self) -> tuple[tuple[Record, str, Reference], ...]:
        return tuple(
            (record, str(path[0]), leaf)
            for record in self.records.values()
            for path, leaf in walk(record)
            if isinstance(leaf, RecordRef | PersonRef)
            or (isinstance(leaf, Reference) and leaf.kind in _RECORD_KINDS)
        )

    @cached_property
    def supports_by_theme(self) -> Mapping[str, tuple[Evidence, ...]]:
        """Policy supports under each theme."""
        return _group((evidence.support.theme, evidence) for evidence in self._evidence())

    @cached_property
    def supports_by_region(self) -> Mapping[str, tuple[Evidence, ...]]:
        """Policy supports in each region that they name (not in the broader ones)."""
        return _group((evidence.support.region, evidence) for evidence in self._evidence())

    def _evidence(self) -> Iterator[Evidence]:
        for record in self.records.values():
            for support in record.supports:
                yield Evidence(record, support)

    @cached_property
    def outcomes_by_theme(self) -> Mapping[str, tuple[Attributed, ...]]:
        """Outcomes under each theme that they concern."""
        return _group(_attributed((record, record.outcomes) for record in self.records.values()))

    @cached_property
    def research_questions_by_theme(self) -> Mapping[str, tuple[Attributed, ...]]:
        """Open research questions under each theme that they concern."""
        return _group(_attributed((record, record.research_questions) for record in self.records.values()))

    @cached_property
    def definitions_by_term(self) -> Mapping[str, tuple[AttributedDefinition, ...]]:
        """Definitions under the term that they define, side by side."""
        return _group(
            (definition.term, AttributedDefinition(network, definition))
            for network in self.of_type(Network)
            for definition in network.definitions
        )

    @cached_property
    def terms_by_theme(self) -> Mapping[str, tuple[Term, ...]]:
        """Glossary terms under each theme that they belong to."""
        return _group((theme, term) for term in self.terms.values() for theme in term.themes)

    @cached_property
    def narrower_themes(self) -> Mapping[str, tuple[Theme, ...]]:
        """The other side of ``broader``."""
        return _group((broader, theme) for theme in self.themes.values() for broader in theme.broader)

    @cached_property
    def related_themes(self) -> Mapping[str, tuple[Theme, ...]]:
        """``related`` seen from both sides, as SKOS has it."""
        pairs = {(theme.id, str(other)) for theme in self.themes.values() for other in theme.related}
        both = sorted(pairs | {(other, theme) for theme, other in pairs})
        return _group((theme, self.themes[other]) for theme, other in both)

    @cached_property
    def narrower_regions(self) -> Mapping[str, tuple[Region, ...]]:
        """The regions directly within each region."""
        return _group(
            (region.broader, region) for region in self.regions.values() if region.broader is not None
        )

    def regions_around(self, region_id: str) -> Iterator[Region]:
        """The region itself and those that it lies in, outwards."""
        current: Region | None = self.regions[region_id]
        while current is not None:
            yield current
            current = self.regions[current.broader] if current.broader is not None else None

    def regions_within(self, region_id: str) -> Iterator[Region]:
        """The region itself and those that lie in it, each before its parts."""
        yield self.regions[region_id]
        for part in self.narrower_regions.get(region_id, ()):
            yield from self.regions_within(part.id)

    @cached_property
    def matrix_columns(self) -> tuple[Region, ...]:
        """The regions that the policy matrix shows: the broadest ones, and those marked."""
        roots = [region for region in self.regions.values() if region.broader is None]
        within = [part for root in roots for part in self.regions_within(root.id)]
        return tuple(region for region in within if region.broader is None or region.matrix_column == "yes")

    @cached_property
    def matrix(self) -> Mapping[tuple[str, str], tuple[Evidence, ...]]:
        """Evidence by theme and column; a support counts in its region and in the broader ones."""
        columns = {region.id for region in self.matrix_columns}
        return _group(
            ((str(evidence.support.theme), region.id), evidence)
            for evidence in self._evidence()
            for region in self.regions_around(evidence.support.region)
            if region.id in columns
        )


_RECORD_KINDS = frozenset({"record", *(record_type.type_id for record_type in RECORD_TYPES)})

K = TypeVar("K")
V = TypeVar("V")


def _group(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _attributed(
    statements: Iterable[tuple[Record, list[Statement]]],
) -> Iterator[tuple[str, Attributed]]:
    for record, said in statements:
        for statement in said:
            for theme in statement.themes or record.themes:
                yield str(theme), Attributed(record, statement)


def create_catalogue(
    records: Iterable[Record],
    vocabularies: Mapping[str, Mapping[str, Entry]],
    attachments: Mapping[str, Path],
    *,
    as_of: datetime.date | None = None,
    show_drafts: bool = False,
) -> Catalogue:
    """Sort records by what may be shown.

    ``as_of`` decides which embargoes are over; without it the newest date in published records
    does, so that a build asks no clock. ``show_drafts`` shows drafts and embargoed records too.
    """
    everything = sorted(records, key=_order)
    day = as_of or find_newest_date(everything)
    shown = [record for record in everything if _is_shown(record, day, show_drafts)]
    hidden = [record for record in everything if not _is_shown(record, day, show_drafts)]
    hidden_people = _people_of(hidden) - _people_of(shown) if hidden else set()
    return Catalogue(
        records={record.id: record for record in shown},
        withdrawn={record.id: record for record in everything if record.status == "withdrawn"},
        themes=_typed(vocabularies["themes"], Theme),
        regions=_typed(vocabularies["regions"], Region),
        people={
            key: person
            for key, person in _typed(vocabularies["people"], Person).items()
            if key not in hidden_people
        },
        terms=_typed(vocabularies["terms"], Term),
        attachments=attachments,
        as_of=day,
    )


def _people_of(records: Iterable[Record]) -> set[str]:
    """The people that records name; one whom only hidden records name is hidden with them."""
    return {leaf for record in records for _, leaf in walk(record) if isinstance(leaf, PersonRef)}


def find_newest_date(records: Collection[Record]) -> datetime.date:
    """The last day on which a record says that it was published, updated or withdrawn."""
    days = [record.updated or record.published for record in records if record.status == "published"]
    days += [record.withdrawal.date for record in records if record.withdrawal is not None]
    return max(days, default=datetime.date(1970, 1, 1))


def _is_shown(record: Record, day: datetime.date, show_drafts: bool) -> bool:
    if record.status == "withdrawn":
        return False
    if show_drafts or record.status == "published":
        return True
    return record.status == "embargoed" and record.embargo_until is not None and record.embargo_until <= day


def _order(record: Record) -> tuple[int, str]:
    return RECORD_TYPES.index(type(record)), record.id


E_ = TypeVar("E_", bound=Entry)


def _typed(entries: Mapping[str, Entry], entry_type: type[E_]) -> dict[str, E_]:
    return {key: entry for key, entry in entries.items() if isinstance(entry, entry_type)}
