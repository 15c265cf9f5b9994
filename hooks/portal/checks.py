"""Records held against each other and against common sense; every misfit is a problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from portal.dates import PartialDate
from portal.errors import Problem
from portal.loading.attachments import check_attachment, check_attachment_path
from portal.loading.loaded import Item, LoadedData
from portal.loading.tree import suggest
from portal.localized import LocalizedText
from portal.records import CaseStudy, Event, Record
from portal.records.base import Reference
from portal.records.common import Medium, Partner
from portal.records.paper import Attachment
from portal.records.walking import Path, walk
from portal.vocabulary import VOCABULARIES, Entry, Region

_VOCABULARY_OF_KIND = {"theme": "themes", "region": "regions", "person": "people", "term": "terms"}
"""Where the ids of each kind of reference are kept; other kinds are record types."""

_NOUNS = {"record": "record", "theme": "theme", "region": "region", "person": "person", "term": "term"}


def check_data(data: LoadedData, locales: tuple[str, ...]) -> Iterator[Problem]:
    """Yield every problem between records; ``locales`` are the languages of the site."""
    known = _known_ids(data)
    yield from _check_unique(data)
    for item in data.items():
        if item.model is not None:
            yield from _check_texts(item, item.model, locales)
            yield from _check_references(item, item.model, known)
        if isinstance(item.model, Record):
            yield from _check_status(item, item.model)
            yield from _check_periods(item, item.model)
            yield from _check_one_of(item, item.model)
    for name in ("themes", "regions"):
        yield from _check_cycles(data.vocabularies.get(name, []))
    yield from _check_regions(data.vocabularies.get("regions", []))
    yield from _check_attachments(data)


def _known_ids(data: LoadedData) -> dict[str, set[str]]:
    known: dict[str, set[str]] = defaultdict(set)
    for item in data.records:
        known["record"].add(item.id)
        known[item.kind].add(item.id)
    for kind, name in _VOCABULARY_OF_KIND.items():
        known[kind] = {item.id for item in data.vocabularies.get(name, [])}
    return known


def _check_unique(data: LoadedData) -> Iterator[Problem]:
    """Ids are one name space over all types, so that ``related`` can name any record."""
    first: dict[str, Item] = {}
    for item in data.records:
        other = first.setdefault(item.id, item)
        if other is not item:
            yield Problem(item.shown_path, 1, 1, f"{other.shown_path} has this id already: rename one of the two")


def _check_texts(item: Item, model: Record | Entry, locales: tuple[str, ...]) -> Iterator[Problem]:
    original = model.original_language
    allowed = {*locales, original}
    paths = set()
    for path, leaf in walk(model):
        if isinstance(leaf, Reference):
            continue
        for locale in leaf:
            if locale not in allowed:
                yield item.key_problem(
                    (*path, locale),
                    f"`{locale}` is not a language of this portal ({', '.join(locales)})"
                    f"{suggest(locale, sorted(allowed))}",
                )
        if isinstance(leaf, LocalizedText):
            paths.add(".".join(map(str, path)))
            if original not in leaf:
                yield item.key_problem(
                    path,
                    f"`{path[-1]}` lacks its text in the original language: add `{original}: …`, "
                    f"or correct `original_language`",
                )
    yield from _check_translations(item, model, paths, locales)


def _check_translations(
    item: Item, model: Record | Entry, paths: set[str], locales: tuple[str, ...]
) -> Iterator[Problem]:
    for locale, digests in model.translations.items():
        if locale not in locales:
            yield item.key_problem(("translations", locale), f"`{locale}` is not a language of this portal")
        for path in digests:
            if path not in paths:
                yield item.key_problem(
                    ("translations", locale, path), f"`{path}` is not a text of this record: remove the line"
                )


def _check_references(item: Item, model: BaseModel, known: Mapping[str, set[str]]) -> Iterator[Problem]:
    seen: set[tuple[object, ...]] = set()
    for path, leaf in walk(model):
        if not isinstance(leaf, Reference):
            continue
        noun = _NOUNS.get(leaf.kind, leaf.kind)
        if leaf not in known[leaf.kind]:
            yield item.problem(path, _dangling(leaf, noun, known))
        elif leaf == item.id and (leaf.kind == item.kind or leaf.kind == "record" or _own_kind(item, leaf)):
            yield item.problem(path, f"`{leaf}` names itself here: remove the line")
        listed = (*path[:-1], str(leaf)) if isinstance(path[-1], int) else None
        if listed is not None:
            if listed in seen:
                yield item.problem(path, f"`{leaf}` stands in this list twice: remove one")
            seen.add(listed)


def _own_kind(item: Item, leaf: Reference) -> bool:
    return _VOCABULARY_OF_KIND.get(leaf.kind) == item.kind


def _dangling(leaf: Reference, noun: str, known: Mapping[str, set[str]]) -> str:
    if leaf in known["record"]:
        return f"`{leaf}` is a record of another type: a {noun} is expected here"
    where = _VOCABULARY_OF_KIND.get(leaf.kind)
    place = f"data/{where}.yml" if where else "data/"
    return f"there is no {noun} `{leaf}` in {place}{suggest(str(leaf), sorted(known[leaf.kind]))}"


def _check_status(item: Item, record: Record) -> Iterator[Problem]:
    if record.status == "embargoed" and record.embargo_until is None:
        yield item.problem(("status",), "an embargoed record needs `embargo_until: 2026-12-31`, the day of its release")
    if record.embargo_until is not None and record.status != "embargoed":
        yield item.problem(
            ("embargo_until",), f"`embargo_until` has no effect with status `{record.status}`: remove it, or set `status: embargoed`"
        )
    if record.status == "withdrawn" and record.withdrawal is None:
        yield item.problem(("status",), "a withdrawn record needs `withdrawal:` with `date` and `reason`: its page says why")
    if record.withdrawal is not None and record.status != "withdrawn":
        yield item.problem(
            ("withdrawal",), f"`withdrawal` has no effect with status `{record.status}`: remove it, or set `status: withdrawn`"
        )
    if record.updated is not None and record.updated < record.published:
        yield item.problem(("updated",), f"{record.updated} is before `published` ({record.published}): correct one of the two")


def _check_periods(item: Item, record: Record) -> Iterator[Problem]:
    if isinstance(record, CaseStudy) and record.period is not None:
        yield from _check_period(item, ("period",), record.period.start, record.period.end, "start", "end")
    if isinstance(record, Event):
        yield from _check_period(item, (), record.start, record.end, "start", "end")
        if record.call is not None:
            yield from _check_period(item, ("call",), record.call.opens, record.call.closes, "opens", "closes")
        for index, session in enumerate(record.programme.sessions if record.programme is not None else []):
            path = ("programme", "sessions", index)
            yield from _check_period(item, path, session.start, session.end, "start", "end")


def _check_period(
    item: Item, path: Path, start: PartialDate | None, end: PartialDate | None, first: str, last: str
) -> Iterator[Problem]:
    if start is None and end is not None and first == "start":
        yield item.problem((*path, last), f"`{last}` stands without `{first}`: add when it began")
    if start is not None and end is not None and end.last_day < start.first_day:
        yield item.problem((*path, last), f"`{last}` ({end}) is before `{first}` ({start}): correct one of the two")


def _check_one_of(item: Item, record: Record) -> Iterator[Problem]:
    """Parts that need one of two fields: a partner its name, a medium its place."""
    for name in ("partners",):
        for index, partner in enumerate(getattr(record, name, [])):
            if isinstance(partner, Partner) and (partner.network is None) == (partner.name is None):
                yield item.problem((name, index), "a partner needs either `network` (an id) or `name` (as printed)")
    for index, medium in enumerate(record.media):
        if (medium.url is None) == (medium.path is None):
            yield item.problem(("media", index), "a medium needs either `url` (on the web) or `path` (attached)")


def _check_cycles(items: Iterable[Item]) -> Iterator[Problem]:
    """``broader`` leads upwards and never back; each cycle is told once, at its first entry."""
    entries = {item.id: item for item in items}
    reported: set[frozenset[str]] = set()
    for item in entries.values():
        cycle = _find_cycle(item.id, entries)
        if cycle and item.id in cycle and frozenset(cycle) not in reported and len(cycle) > 1:
            reported.add(frozenset(cycle))
            way = " → ".join([*cycle, cycle[0]])
            yield item.problem(("broader",), f"`broader` leads back to where it began ({way}): remove one of the steps")


def _find_cycle(start: str, entries: Mapping[str, Item]) -> list[str]:
    """The ids on a way from ``start`` up and back to it, or nothing."""
    stack: list[tuple[str, list[str]]] = [(start, [start])]
    visited: set[str] = set()
    while stack:
        current, way = stack.pop()
        for broader in _broader(entries.get(current)):
            if broader == start:
                return way
            if broader not in visited:
                visited.add(broader)
                stack.append((broader, [*way, broader]))
    return []


def _broader(item: Item | None) -> list[str]:
    broader = getattr(item.model, "broader", None) if item is not None else None
    if broader is None:
        return []
    return [str(broader)] if isinstance(broader, str) else [str(one) for one in broader]


def _check_regions(items: Iterable[Item]) -> Iterator[Problem]:
    for item in items:
        region = item.model
        if not isinstance(region, Region) or region.pref_label is not None:
            continue
        if region.code is None:
            yield item.key_problem((), f"`{item.id}` needs a `code` that countries are named by (ML, 419), or a `pref_label`")
        elif "-" in region.code:
            yield item.problem(("code",), f"`{item.id}` is a part of a country: add a `pref_label` with its names")


def _check_attachments(data: LoadedData) -> Iterator[Problem]:
    named: set[str] = set()
    all_readable = all(item.model is not None for item in data.records)
    for item in data.records:
        for path, attached in _attached(item.model):
            problem = check_attachment_path(attached)
            if problem is None and attached not in data.attachments:
                problem = (
                    f"there is no file data/attachments/{attached}: add it (upper and lower case matter)"
                    f"{suggest(attached, sorted(data.attachments))}"
                )
            if problem is not None:
                yield item.problem(path, problem)
            named.add(attached)
    for name, file in data.attachments.items():
        shown = data.attachment_names[name]
        problem = check_attachment(file)
        if problem is not None:
            yield Problem(shown, 1, 1, problem)
        elif name not in named and all_readable:
            yield Problem(shown, 1, 1, "no record names this file: name it in a record's `files:` or `media:`, or remove it")


def _attached(model: BaseModel | None) -> Iterator[tuple[Path, str]]:
    for name in ("files", "media"):
        for index, part in enumerate(getattr(model, name, [])):
            if isinstance(part, Attachment | Medium) and part.path is not None:
                yield (name, index, "path"), part.path


assert set(_VOCABULARY_OF_KIND.values()) == set(VOCABULARIES)
