"""Pages of prose under ``docs/``, checked before MkDocs reads them.

MkDocs publishes whatever lies in that folder, passes over front matter that it cannot read, and
stops with a stack trace at a file that is not UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from portal.errors import Problem, as_code
from portal.loading.folders import show
from portal.loading.source import read_source
from portal.settings import Settings
from portal.spelling import suggest

REQUIRED = ("index.md", "about.md")
"""Pages that every page of the portal links to: the default language cannot do without them."""

ASSETS = "assets"
"""The folder under ``docs/`` for what is no page."""

ASSET_TYPES = (".css", ".js", ".svg", ".png", ".jpg", ".webp", ".ico")
"""What the portal's own style, script and pictures are made of."""

_KEYS = {"title": None, "description": None, "layout": ("home",), "translation": ("draft",)}
"""Names in front matter, and the values that they may have where those are few."""

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)\n(---|\.\.\.)[ \t]*(\n|\Z)", re.DOTALL)

_ACTIVE = re.compile(
    r"<\s*(script|iframe|object|embed|link|style|form|meta|base|svg|video|audio)\b"
    r"|<[a-z][^>]*\son\w+\s*="
    r"|<[a-z][^>]*\s(?:src|srcset|data)\s*=\s*[\"']?\s*(?:[a-z]+:)?//"
    r"|!\[[^\]]*\]\(\s*<?(?:[a-z]+:)?//",
    re.IGNORECASE,
)


def check_prose(settings: Settings) -> Iterator[Problem]:
    """Yield every problem of the files under ``docs/`` that a build would not survive, or not tell."""
    docs = settings.root / "docs"
    for name in REQUIRED:
        path = docs / settings.default_locale / name
        if not path.is_file():
            yield Problem(
                show(path, settings.root), 1, 1, "this page is missing, and every page links to it: write it"
            )
    for path in sorted(docs.rglob("*")):
        if path.is_dir() or path.name.startswith("."):
            continue
        folder, *rest = path.relative_to(docs).parts
        if folder == ASSETS and rest:
            yield from _check_asset(path, settings)
        elif folder in settings.locales and rest:
            yield from _check_page(path, settings)
        else:
            languages = ", ".join(f"docs/{locale}/" for locale in settings.locales)
            yield _at_start(path, settings, f"pages lie in the folders of languages ({languages}): move it")


def _at_start(path: Path, settings: Settings, message: str) -> Problem:
    return Problem(show(path, settings.root), 1, 1, message)


def _check_asset(path: Path, settings: Settings) -> Iterator[Problem]:
    if path.suffix not in ASSET_TYPES:
        yield _at_start(path, settings, f"only {', '.join(ASSET_TYPES)} are kept here; move or remove it")


def _check_page(path: Path, settings: Settings) -> Iterator[Problem]:
    if path.suffix != ".md":
        yield _at_start(
            path,
            settings,
            "only pages (.md) lie here: records belong in data/, what comes with them in data/attachments/, "
            "pictures of pages in docs/assets/",
        )
        return
    source = read_source(path, show(path, settings.root))
    if source.text:
        for line, column, message in _check_text(source.text):
            source.report(line, column, message)
        if not _FRONT_MATTER.sub("", source.text, count=1).strip():
            source.report(1, 1, "the page is empty: write it, or remove the file")
    yield from source.problems


def _check_text(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _ACTIVE.finditer(text):
        before = text[: match.start()]
        yield (
            before.count("\n") + 1,
            len(before) - before.rfind("\n"),
            "pages hold no scripts, and nothing that is fetched from another host: remove it, "
            "link to it, or keep the picture in docs/assets/",
        )
    if not text.startswith("---"):
        return
    front_matter = _FRONT_MATTER.match(text)
    if front_matter is None:
        yield 1, 1, "the lines on the page (title, description) are not closed: add a line --- below them"
        return
    yield from _check_front_matter(front_matter[1])


def _check_front_matter(text: str) -> Iterator[tuple[int, int, str]]:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 2, mark.column + 1) if mark is not None else (2, 1)
        yield line, column, "this cannot be read: put a text that holds `: ` in quotes"
        return
    if not isinstance(node, yaml.MappingNode):
        yield 2, 1, "lines `title: …` and `description: …` are expected here"
        return
    for key, value in node.value:
        line, column = key.start_mark.line + 2, key.start_mark.column + 1
        if key.value not in _KEYS:
            yield (
                line,
                column,
                f"{as_code(str(key.value))} is not known here{suggest(str(key.value), list(_KEYS))}",
            )
        elif not isinstance(value, yaml.ScalarNode):
            yield line, column, f"{as_code(key.value)} needs a text: put it in quotes"
        elif (allowed := _KEYS[key.value]) is not None and value.value not in allowed:
            yield (
                line,
                column,
                f"{as_code(key.value)} can only be {', '.join(allowed)}: correct it, or remove the line",
            )
