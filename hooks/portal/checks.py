"""Records held against each other and against common sense; every misfit is a problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from babel import Locale
from pydantic import BaseModel

from portal.dates import PartialDate
from portal.errors import Problem, as_code
from portal.loading.attachments import check_attachment, check_attachment_path
from portal.loading.folders import ATTACHMENTS
from portal.loading.loaded import Item, LoadedData
from portal.localized import LocalizedText
from portal.records import RECORD_TYPES_BY_FOLDER, CaseStudy, Event, Record
from portal.records.base import Reference
from portal.records.common import Medium, Partner
from portal.records.paper import Attachment
from portal.records.walking import Leaf, Path, dotted, walk
from portal.references import Known, check_cycles, check_references
from portal.spelling import Speller, suggest
from portal.vocabulary import Entry, Region

_TERRITORIES = Locale("en").territories
_UNKNOWN = "Unknown Region"
"""CLDR's name for the code ZZ."""

PORTAL_YEARS = range(2000, 2100)
"""Years in which records can have been published here; the build takes its date from them."""


def check_data(data: LoadedData, locales: tuple[str, ...]) -> Iterator[Problem]:
    """Yield every problem between records; ``locales`` are the languages of the site."""
    known = Known(data)
    yield from _check_unique(data)
    for item in data.items():
        readable = item.model or item.rest
        leaves = list(walk(readable)) if readable is not None else []
        if item.model is not None:
            yield from _check_texts(item, item.model, leaves, locales)
        yield from check_references(item, leaves, known)
        if isinstance(item.model, Record):
            yield from _check_status(item, item.model)
            yield from _check_periods(item, item.model)
            yield from _check_one_of(item, item.model)
    for name in ("themes", "regions"):
        yield from check_cycles(data.vocabularies.get(name, []))
    yield from _check_regions(data.vocabularies.get("regions", []))
    yield from _check_attachments(data)


def _check_unique(data: LoadedData) -> Iterator[Problem]:
    """Ids are one name space over all types, so that ``related`` can name any record."""
    first: dict[str, Item] = {}
    for item in data.records:
        other = first.setdefault(item.id, item)
        if other is not item:
            message = f"{other.shown_path} has this id already: rename one of the two"
            yield Problem(item.shown_path, 1, 1, message)


def _check_texts(
    item: Item, model: Record | Entry, leaves: Iterable[tuple[Path, Leaf]], locales: tuple[str, ...]
) -> Iterator[Problem]:
    original = model.original_language
    allowed = {*locales, original}
    texts: set[str] = set()
    lacking: list[Path] = []
    for path, leaf in leaves:
        if isinstance(leaf, Reference):
            continue
        strange = [locale for locale in leaf if locale not in allowed]
        for locale in strange:
            message = f"`{locale}` is not a language of this portal ({', '.join(locales)})"
            yield item.key_problem((*path, locale), message + suggest(locale, sorted(allowed)))
        if isinstance(leaf, LocalizedText):
            texts.add(dotted(path))
            if original not in leaf and not strange:
                lacking.append(path)
    yield from _check_originals(item, original, lacking, len(texts))
    yield from _check_translations(item, model, texts, locales)


def _check_originals(item: Item, original: str, lacking: list[Path], count: int) -> Iterator[Problem]:
    if len(lacking) == count > 1:
        message = f"the original language is `{original}`, but no text is in it: correct `original_language`"
        yield item.problem(("original_language",), message)
        return
    for path in lacking:
        name = [step for step in path if isinstance(step, str)][-1]
        message = f"`{name}` lacks its original text: add `{original}: …`, or correct `original_language`"
        yield item.key_problem(path, message)


def _check_translations(
    item: Item, model: Record | Entry, texts: set[str], locales: tuple[str, ...]
) -> Iterator[Problem]:
    for locale, digests in model.translations.items():
        if locale not in locales:
            message = f"`{locale}` is not a language of this portal ({', '.join(locales)})"
            yield item.key_problem(("translations", locale), message + suggest(locale, locales))
        for path in digests:
            if path not in texts:
                message = f"{as_code(path)} is not a text of this record: remove the line"
                yield item.key_problem(("translations", locale, path), message)


def _check_status(item: Item, record: Record) -> Iterator[Problem]:
    if record.status == "embargoed" and record.embargo_until is None:
        yield item.problem(
            ("status",), "an embargoed record needs `embargo_until: 2026-12-31`, the day of its release"
        )
    if record.embargo_until is not None and record.status != "embargoed":
        message = (
            f"`embargo_until` has no effect with `status: {record.status}`: remove it, or set `embargoed`"
        )
        yield item.problem(("embargo_until",), message)
    if record.status == "withdrawn" and record.withdrawal is None:
        yield item.problem(
            ("status",), "a withdrawn record needs `withdrawal:` with `date` and `reason`: its page says why"
        )
    if record.withdrawal is not None and record.status != "withdrawn":
        message = f"`withdrawal` has no effect with `status: {record.status}`: remove it, or set `withdrawn`"
        yield item.problem(("withdrawal",), message)
    yield from _check_days(item, record)


def _check_days(item: Item, record: Record) -> Iterator[Problem]:
    days = {"published": record.published}
    if record.updated is not None:
        days["updated"] = record.updated
    wrong = [name for name, day in days.items() if day.year not in PORTAL_YEARS]
    for name in wrong:
        message = (
            f"{days[name]} cannot be: `{name}` is a day on this portal, not one of its subject; correct it"
        )
        yield item.problem((name,), message)
    if not wrong and days.get("updated", record.published) < record.published:
        message = f"{record.updated} is before `published` ({record.published}): correct one of the two"
        yield item.problem(("updated",), message)


def _check_periods(item: Item, record: Record) -> Iterator[Problem]:
    if isinstance(record, CaseStudy) and record.period is not None:
        yield from _check_period(item, ("period",), record.period.start, record.period.end, "start", "end")
    if isinstance(record, Event):
        yield from _check_period(item, (), record.start, record.end, "start", "end")
        if record.call is not None:
            yield from _check_period(
                item, ("call",), record.call.opens, record.call.closes, "opens", "closes"
            )
        for index, session in enumerate(record.programme.sessions if record.programme is not None else []):
            path = ("programme", "sessions", index)
            yield from _check_period(item, path, session.start, session.end, "start", "end")


def _check_period(
    item: Item, path: Path, start: PartialDate | None, end: PartialDate | None, first: str, last: str
) -> Iterator[Problem]:
    if start is None and end is not None and first == "start":
        yield item.problem((*path, last), f"`{last}` stands without `{first}`: add when it began")
    if start is not None and end is not None and end.last_day < start.first_day:
        yield item.problem(
            (*path, last), f"`{last}` ({end}) is before `{first}` ({start}): correct one of the two"
        )


def _check_one_of(item: Item, record: Record) -> Iterator[Problem]:
    """Parts that need one of two fields: a partner its name, a medium its place."""
    partners: list[Partner] = getattr(record, "partners", [])
    for index, partner in enumerate(partners):
        if (partner.network is None) == (partner.name is None):
            message = "a partner needs either `network` (an id) or `name` (as printed), not both"
            yield item.problem(("partners", index), message)
    for index, medium in enumerate(record.media):
        if (medium.url is None) == (medium.path is None):
            message = "a medium needs either `url` (on the web) or `path` (attached), not both"
            yield item.problem(("media", index), message)


def _check_regions(items: Iterable[Item]) -> Iterator[Problem]:
    for item in items:
        region = item.model
        if not isinstance(region, Region) or region.pref_label is not None:
            continue
        if region.code is None:
            yield item.key_problem(
                (), f"`{item.id}` needs a `code` that countries are named by (ML, 419), or a `pref_label`"
            )
        elif "-" in region.code:
            yield item.problem(
                ("code",), f"`{item.id}` is a part of a country: add a `pref_label` with its names"
            )
        elif _TERRITORIES.get(region.code, _UNKNOWN) == _UNKNOWN:
            yield item.problem(
                ("code",),
                f"`{region.code}` is no country or part of the world: correct it, or add a `pref_label`",
            )


def _check_attachments(data: LoadedData) -> Iterator[Problem]:
    """Attached files that are missing, unfit or named by nobody; a misspelt path is one problem."""
    named: set[str] = set()
    known = {name.lower(): name for name in data.attachments}
    speller = Speller(data.attachments)
    for item in data.records:
        for path, attached in _attached(item.model):
            named.add(attached)
            problem = check_attachment_path(attached)
            if problem is None and attached not in data.attachments and ATTACHMENTS not in data.unread:
                meant = known.get(attached.lower()) or speller.find_nearest(attached)
                named.add(meant or attached)
                problem = _missing_attachment(attached, meant)
            if problem is not None:
                yield item.problem(path, problem)
    yield from _check_files(data, named)


def _missing_attachment(attached: str, meant: str | None) -> str:
    if meant is None:
        return f"there is no file data/attachments/{attached}: add it"
    if meant.lower() == attached.lower():
        return f"the file is named data/attachments/{meant}: write upper and lower case as there"
    return f"there is no file data/attachments/{attached}: add it; did you mean `{meant}`?"


def _check_files(data: LoadedData, named: set[str]) -> Iterator[Problem]:
    all_read = all(item.model is not None for item in data.records) and data.unread.isdisjoint(
        RECORD_TYPES_BY_FOLDER
    )
    first: dict[str, str] = {}
    for name, file in data.attachments.items():
        problem = check_attachment(file)
        twin = first.setdefault(name.lower(), name)
        if twin != name:
            message = f"this name and {twin} differ only in case, which Windows and macOS do not tell apart"
            problem = f"{message}: rename or remove one"
        elif problem is None and name not in named and all_read:
            problem = "no record names this file: name it in a record's `files:` or `media:`, or remove it"
        if problem is not None:
            yield Problem(data.attachment_names[name], 1, 1, problem)


def _attached(model: BaseModel | None) -> Iterator[tuple[Path, str]]:
    for name in ("files", "media"):
        for index, part in enumerate(getattr(model, name, [])):
            if isinstance(part, Attachment | Medium) and part.path is not None:
                yield (name, index, "path"), part.path
