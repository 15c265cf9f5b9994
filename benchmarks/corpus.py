"""A made-up portal of any size: records and vocabularies as the files under ``data/`` hold them.

The same number of records gives the same corpus on every machine. Of ten records four are
papers, two case studies, two events and two networks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.words import LOCALES, Writer
from portal.localized import create_digest

Fields = dict[str, Any]
"""A record or an entry as YAML has it."""

THEMES = 24
REGION_CODES = {
    "africa": ("002", "BJ BF CI GH KE MA ML NE SN ZA"),
    "latin-america": ("419", "AR BO BR CL CO EC MX PE"),
    "europe": ("150", "BE ES FR IT PT"),
    "asia": ("142", "IN JP KR PH"),
    "north-america": ("003", "CA US"),
}
"""Parts of the world (UN M49) and countries in them (ISO 3166-1); with Canada's provinces, 40 regions."""

PROVINCES = ("AB", "BC", "MB", "NB", "NS", "QC")
TERMS = 12

_TEN_FOLDERS = [*["papers"] * 4, *["case-studies", "events", "networks"] * 2]
_PEOPLE_PER_RECORD = 0.25


@dataclass(frozen=True)
class Corpus:
    """Records by folder and id, and entries by vocabulary and id."""

    records: dict[str, dict[str, Fields]]
    vocabularies: dict[str, dict[str, Fields]]

    def all_records(self) -> Iterator[tuple[str, str, Fields]]:
        """Folder, id and fields of every record."""
        for folder, records in self.records.items():
            for record_id, fields in records.items():
                yield folder, record_id, fields


def create_corpus(size: int) -> Corpus:
    """A corpus of ``size`` records."""
    ids: dict[str, list[str]] = {"papers": [], "case-studies": [], "events": [], "networks": []}
    for number in range(size):
        folder = _TEN_FOLDERS[number % 10]
        ids[folder].append(f"{folder.split('-')[0].rstrip('s')}-{number:05d}")
    vocabularies = {
        "themes": {f"theme-{number:02d}": _create_theme(number) for number in range(THEMES)},
        "regions": _create_regions(),
        "people": {
            f"person-{number:05d}": _create_person(number, ids["networks"])
            for number in range(max(5, int(size * _PEOPLE_PER_RECORD)))
        },
        "terms": {
            f"term-{number:02d}": {
                "pref_label": Writer(f"term {number}").phrase(2),
                "themes": [f"theme-{number:02d}"],
            }
            for number in range(TERMS)
        },
    }
    maker = _RecordMaker(ids, {name: list(entries) for name, entries in vocabularies.items()})
    records = {folder: {one: maker.create(folder, one) for one in ids[folder]} for folder in ids}
    return Corpus(records, vocabularies)


def _create_theme(number: int) -> Fields:
    write = Writer(f"theme {number}")
    return {
        "pref_label": write.phrase(3),
        "definition": write.text(20),
        "introduction": write.text(100),
        "questions": [write.question(14) for _ in range(5)],
        **({"broader": [f"theme-{number // 4:02d}"]} if number > 15 else {}),
    }


def _create_regions() -> dict[str, Fields]:
    regions: dict[str, Fields] = {}
    for part, (code, countries) in REGION_CODES.items():
        regions[part] = {"code": code}
        for country in countries.split():
            regions[country.lower()] = {"code": country, "broader": part}
    for province in PROVINCES:
        label = dict.fromkeys(LOCALES, f"Province {province}")
        regions[f"ca-{province.lower()}"] = {
            "code": f"CA-{province}",
            "pref_label": label,
            "broader": "ca",
        }
    return regions


def _create_person(number: int, networks: list[str]) -> Fields:
    write = Writer(f"person {number}")
    name = write.name()
    tie = {"network": write.random.choice(networks), "when": "2009-11"}
    return {"name": name, "names": [name], "affiliations": [tie]}


class _RecordMaker:
    """Makes records one by one; each depends on its id and on which ids there are."""

    def __init__(self, ids: dict[str, list[str]], vocabularies: dict[str, list[str]]) -> None:
        self._ids = ids
        self._all_ids = [one for folder in ids.values() for one in folder]
        self._vocabularies = vocabularies

    def create(self, folder: str, record_id: str) -> Fields:
        write = Writer(record_id)
        common = self._create_common(write, record_id)
        fields = common | _CREATE[folder](self, write, record_id)
        if write.random.random() < 0.5:
            fields["translations"] = _review(fields, ("fr",))
        return fields

    def pick(self, write: Writer, kind: str, count: int, but: str = "") -> list[str]:
        """Different ids of one folder or vocabulary, never the record's own."""
        ids = self._vocabularies.get(kind) or self._ids.get(kind) or self._all_ids
        return [one for one in write.random.sample(ids, min(count + 1, len(ids))) if one != but][:count]

    def _create_common(self, write: Writer, record_id: str) -> Fields:
        random = write.random
        papers = self.pick(write, "papers", 1, record_id)
        source = {"document": papers[0], "where": "Chapter 2"} if papers else None
        return {
            "title": write.phrase(8),
            "original_language": "en",
            "published": f"2026-{random.randint(1, 10):02d}-{random.randint(1, 28):02d}",
            **({"updated": "2026-11-22"} if random.random() < 0.2 else {}),
            "themes": self.pick(write, "themes", 3),
            "regions": self.pick(write, "regions", 2),
            "networks": self.pick(write, "networks", 2, record_id),
            "summary": write.paragraphs(120),
            "related": self.pick(write, "all", 5, record_id),
            "source": [source] if source else [],
            "supports": [self._create_support(write, source) for _ in range(random.randint(0, 2))],
            "figures": [
                {
                    "value": str(random.randint(1, 99_999)),
                    "qualifier": random.choice(("exactly", "about", "more-than")),
                    "what": write.phrase(7),
                    "when": str(random.randint(1990, 2026)),
                    **({"source": source} if source else {}),
                }
                for _ in range(random.randint(0, 3))
            ],
            "questions": [write.question(15) for _ in range(4)],
            "links": [{"url": f"https://www.example.org/{record_id}", "title": write.phrase(4)}],
        }

    def _create_support(self, write: Writer, source: Fields | None) -> Fields:
        return {
            "theme": self.pick(write, "themes", 1)[0],
            "region": self.pick(write, "regions", 1)[0],
            "instrument": write.phrase(6),
            "text": write.text(30),
            "state": write.random.choice(("in-place", "proposed", "needed")),
            **({"source": source} if source else {}),
        }

    def create_paper(self, write: Writer, record_id: str) -> Fields:
        date = f"{write.random.randint(1990, 2026)}-{write.random.randint(1, 12):02d}"
        return {
            "kind": write.random.choice(("report", "research-paper", "presentation")),
            "authors": self.pick(write, "people", write.random.randint(1, 3)),
            "date": date,
            "pages": str(write.random.randint(4, 200)),
            "publisher": "Example Press",
            "identifiers": {"doi": f"10.1234/{record_id}"},
            "findings": [write.text(15) for _ in range(6)],
            "research_questions": [{"text": write.question(15)}],
        }

    def create_case_study(self, write: Writer, record_id: str) -> Fields:
        start = write.random.randint(1985, 2020)
        return {
            "place": write.phrase(2),
            "period": {"start": str(start), "end": str(start + write.random.randint(1, 5))},
            "partners": [
                *({"network": one, "role": write.phrase(6)} for one in self.pick(write, "networks", 2)),
                {"name": write.name(), "role": write.phrase(6)},
            ],
            "context": write.paragraphs(120),
            "activities": [write.text(15) for _ in range(6)],
            "lessons": [write.text(15) for _ in range(3)],
            "outcomes": [{"text": write.text(20)}],
        }

    def create_event(self, write: Writer, record_id: str) -> Fields:
        year, month = write.random.randint(1990, 2026), write.random.randint(1, 12)
        ties = [{"person": one, "role": write.phrase(4)} for one in self.pick(write, "people", 2)]
        return {
            "kind": write.random.choice(("meeting", "forum", "conference")),
            "start": f"{year}-{month:02d}-10",
            "end": f"{year}-{month:02d}-12",
            "place": write.phrase(2),
            "organisers": self.pick(write, "networks", 2),
            "people": ties,
            "participants": write.text(60),
            "outcomes": [{"text": write.text(20), "themes": self.pick(write, "themes", 1)} for _ in "ab"],
            **({"programme": self._create_programme(write)} if write.random.random() < 0.2 else {}),
        }

    def _create_programme(self, write: Writer) -> Fields:
        sessions = [
            {
                "title": write.phrase(6),
                "aims": write.text(30),
                "readings": self.pick(write, "papers", 2),
                "questions": [write.question(15) for _ in range(2)],
            }
            for _ in range(4)
        ]
        return {"unit": "week", "sessions": sessions}

    def create_network(self, write: Writer, record_id: str) -> Fields:
        ties = [{"network": n, "kind": "partner-of"} for n in self.pick(write, "networks", 2, record_id)]
        return {
            "kind": "network",
            "names": [{"name": write.phrase(5)["en"], "language": "en"}],
            "founded": str(write.random.randint(1970, 2020)),
            "scope": "national",
            "website": f"https://www.example.org/{record_id}",
            "mission": write.paragraphs(120),
            "relations": ties,
            "definitions": [{"term": term, "text": write.text(40)} for term in self.pick(write, "terms", 2)],
        }


_CREATE = {
    "papers": _RecordMaker.create_paper,
    "case-studies": _RecordMaker.create_case_study,
    "events": _RecordMaker.create_event,
    "networks": _RecordMaker.create_network,
}


def _review(fields: Fields, locales: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """What `portal translations accept` would note: the digest of every original."""
    digests = {path: create_digest(text["en"]) for path, text in _find_texts(fields, "")}
    return dict.fromkeys(locales, digests)


def _find_texts(value: Any, path: str) -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(value, dict) and set(value) == set(LOCALES):
        yield path, value
    elif isinstance(value, dict | list):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for step, part in parts:
            yield from _find_texts(part, f"{path}.{step}" if path else str(step))
