"""The same corpus on disk twice: as a portal's ``data/``, and as Markdown files for stock MkDocs."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.corpus import Corpus, Fields, create_corpus
from benchmarks.words import LOCALES

PROJECT = Path(__file__).resolve().parent.parent

STOCK_CONFIG = """\
site_name: Stock
site_url: https://stock.example.org/
theme:
  name: material
nav:
  - index.md
  - papers/index.md
  - case-studies/index.md
  - events/index.md
  - networks/index.md
# All other pages stay out of the navigation, in which each page would list every other one.
not_in_nav: "*"
plugins:
  - search
  - i18n:
      docs_structure: folder
      # Its merging of the languages' searches compares all pages with each other.
      reconfigure_search: false
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
        - {locale: es, name: Español}
"""


def write_portal(corpus: Corpus, folder: Path) -> None:
    """This project with the corpus in the place of its data."""
    for name in ("hooks", "docs", "locales", "overrides"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    data = folder / "data"
    for record_folder, record_id, fields in corpus.all_records():
        _write(data / record_folder / f"{record_id}.yml", "\n".join(_yaml(fields)))
    for name, entries in corpus.vocabularies.items():
        _write(data / f"{name}.yml", "\n".join(_yaml(entries)))


def write_stock(corpus: Corpus, folder: Path) -> None:
    """A site as MkDocs, Material and static-i18n make it: one Markdown file a page and language.

    It holds every text of the corpus, and every link from a record to another, to its themes,
    regions and people. What the portal compiles (listings, the records of a theme, the matrix,
    who links here) it does not have.
    """
    _write(folder / "mkdocs.yml", STOCK_CONFIG)
    titles = {record_id: (name, fields["title"]) for name, record_id, fields in corpus.all_records()}
    titles |= {
        entry_id: (name, fields.get("pref_label") or dict.fromkeys(LOCALES, fields.get("name", entry_id)))
        for name, entries in corpus.vocabularies.items()
        for entry_id, fields in entries.items()
    }
    for locale in LOCALES:
        docs = folder / "docs" / locale
        _write(docs / "index.md", "# Home\n\nA portal.\n")
        for name in corpus.records:
            _write(docs / name / "index.md", f"# {name.capitalize()}\n\nRecords of one type.\n")
        page = _MarkdownPage(locale, titles)
        for one_id, (name, _) in titles.items():
            fields = (corpus.records | corpus.vocabularies)[name][one_id]
            _write(docs / name / f"{one_id}.md", page.create(one_id, fields))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text}\n", encoding="utf-8")


_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_LONG = 60
"""Characters from which on a text is written as a block, as editors do."""


def _yaml(value: Any, indent: str = "") -> Iterator[str]:
    """Lines of YAML, in the style of the project's own records."""
    for key, part in value.items() if isinstance(value, dict) else (("-", part) for part in value):
        head = f"{indent}{key}" if key == "-" else f"{indent}{key}:"
        if isinstance(part, dict) and key == "-":
            first, *rest = _yaml(part, indent + "  ")
            yield f"{indent}- {first.strip()}"
            yield from rest
        elif isinstance(part, dict | list):
            if part:
                yield head
                yield from _yaml(part, indent + "  ")
        elif "\n" in part or len(part) > _LONG:
            yield f"{head} |"
            yield from (f"{indent}  {line}".rstrip() for line in part.split("\n"))
        else:
            yield f"{head} {part if _PLAIN.match(part) else json.dumps(part, ensure_ascii=False)}"


_FACTS = ("date", "publisher", "pages", "kind", "founded", "website", "start", "end", "place")
_LINKED_FACTS = ("authors", "organisers", "regions", "themes", "networks")
_SECTIONS = ("context", "mission", "participants", "findings", "activities", "lessons", "outcomes")
_MORE_SECTIONS = ("research_questions", "introduction", "questions", "note")


class _MarkdownPage:
    """Writes records of one language as an author of Markdown would."""

    def __init__(self, locale: str, titles: dict[str, tuple[str, dict[str, str]]]) -> None:
        self._locale = locale
        self._titles = titles

    def create(self, one_id: str, fields: Fields) -> str:
        parts = [f"# {self._titles[one_id][1][self._locale]}"]
        parts += [fields[name][self._locale] for name in ("summary", "definition") if name in fields]
        parts.append("\n".join(self._facts(fields)))
        for name in _SECTIONS:
            parts += self._section(name, fields.get(name))
        parts += self._section("figures", [self._figure(one) for one in fields.get("figures", ())])
        parts += self._section("supports", [self._support(one) for one in fields.get("supports", ())])
        parts += self._section(
            "definitions", [self._definition(one) for one in fields.get("definitions", ())]
        )
        for name in _MORE_SECTIONS:
            parts += self._section(name, fields.get(name))
        parts += self._programme(fields.get("programme", {"sessions": []}))
        for name in ("partners", "people", "relations", "affiliations"):
            parts += self._section(name, [self._tie(one) for one in fields.get(name, ())])
        parts += self._section(
            "links", [f"[{self._say(one['title'])}]({one['url']})" for one in fields.get("links", ())]
        )
        parts += self._section("related", [self._link(one) for one in fields.get("related", ())])
        return "\n\n".join(parts)

    def _say(self, value: Any) -> str:
        if isinstance(value, dict):
            return self._say(value.get(self._locale) or value["text"])
        return str(value)

    def _link(self, one_id: str) -> str:
        folder, title = self._titles[one_id]
        return f"[{title[self._locale]}](../{folder}/{one_id}.md)"

    def _facts(self, fields: Fields) -> Iterator[str]:
        yield "| Fact | |\n|---|---|"
        for name in _FACTS:
            if name in fields:
                yield f"| {_heading(name)} | {self._say(fields[name])} |"
        for name in _LINKED_FACTS:
            if fields.get(name):
                yield f"| {_heading(name)} | {', '.join(self._link(one) for one in fields[name])} |"

    def _section(self, name: str, value: Any) -> list[str]:
        if not value:
            return []
        if isinstance(value, dict):
            return [f"## {_heading(name)}", self._say(value)]
        return [f"## {_heading(name)}", "\n".join(_item(self._say(one)) for one in value)]

    def _source(self, part: Fields) -> str:
        source = part.get("source")
        return f" ({self._link(source['document'])}, {source['where']})" if source else ""

    def _figure(self, figure: Fields) -> str:
        value = f"**{figure['qualifier']} {figure['value']}**"
        return f"{value} {self._say(figure['what'])} ({figure['when']}){self._source(figure)}"

    def _support(self, support: Fields) -> str:
        place = f"{self._link(support['theme'])}, {self._link(support['region'])}{self._source(support)}"
        head = f"**{self._say(support['instrument'])}** ({support['state']})"
        return f"{head}\n\n{self._say(support['text'])}\n\n{place}"

    def _definition(self, definition: Fields) -> str:
        return f"{self._link(definition['term'])}\n\n{self._say(definition['text'])}"

    def _tie(self, tie: Fields) -> str:
        other = tie.get("network") or tie.get("person")
        words = self._say(tie["role"]) if "role" in tie else tie.get("kind") or tie["when"]
        return f"{self._link(other) if other else tie['name']}: {words}"

    def _programme(self, programme: Fields) -> Iterator[str]:
        for number, session in enumerate(programme["sessions"], 1):
            yield f"## Week {number}: {self._say(session['title'])}"
            yield self._say(session["aims"])
            yield "\n".join(f"- {self._link(one)}" for one in session["readings"])
            yield "\n".join(f"1. {self._say(one)}" for one in session["questions"])


def _heading(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _item(text: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([f"- {first}", *(f"    {line}".rstrip() for line in rest)])


def main() -> None:
    """``python -m benchmarks.sites portal 1000 folder``: write one site."""
    kind, records, folder = sys.argv[1:]
    write = {"portal": write_portal, "stock": write_stock}[kind]
    write(create_corpus(int(records)), Path(folder))


if __name__ == "__main__":
    main()
