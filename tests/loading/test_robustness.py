"""Whatever a file holds: problems with places within it, and never a crash."""

from __future__ import annotations

import json
import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.errors import Problem
from portal.intake import find_problems
from portal.loading import load_data
from portal.records import RECORD_TYPES

LOCALES = ("en", "fr", "es")
SETTINGS = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

FRAGMENTS = [
    "id: one", "title:", "  en: One", "  fr: 'L'été'", "summary: |", "    text: here", "- ",
    "  - recognition", "themes:", "themes: [", "]", "{", "}", "&a ", "*a", "!!str ", "%YAML 1.1", "---",
    "...", "#", " # x", ": ", ":", "? ", "| ", ">-", "'", '"', "\\", "@", "`", "\n", "\n", "\n", "\n  ",
    "\n    ", " ", "\t", "\r\n", "\r", "\u202e", "\ufeff", "\x00", "\x85", "\u2028", "\u00a0", "é", "𝔼",
    "~", "null", "<<: ", "published: 2024-01-01", "original_language: en", "2024-13-99",
    "related:\n  - one", "status: withdrawn", "regions: # x",
    "supports:\n  - theme: recognition\n    region: mali",
    "programme:\n  sessions:\n    - title: {en: x}\n      start: 2009", "1e999", "-", "--", "path: ../x",
    "files:\n  - path: x.pdf", "translations:\n  fr:\n    title: 0", "start: 2009\nend: 2008", "en:",
    "x" * 70,
]  # fmt: skip
FIELDS = sorted({name for record_type in RECORD_TYPES for name in record_type.model_fields})

texts = st.text(
    st.one_of(st.sampled_from(string.printable), st.characters(exclude_categories=["Cs"])), max_size=30
)
names = st.one_of(
    st.sampled_from([*FIELDS, "en", "fr", "theme", "text", "path", "url", "start", "end"]), texts
)
values = st.recursive(
    st.one_of(texts, st.sampled_from(["recognition", "mali", "one", "2024-01-01", "en", "yes", "", "1e9"])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(names, inner, max_size=4)),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def project(make_bare_project, tmp_path_factory):
    return make_bare_project(tmp_path_factory.mktemp("robust"))


def check(project, path: str, content: bytes) -> list[Problem]:
    """All problems, once each of them is known to lie within its file."""
    target = project.write(path, content)
    try:
        problems = find_problems(load_data(project.data, project.root), LOCALES)
        for problem in problems:
            assert "\n" not in str(problem)
            assert within(project.root / problem.path, problem), problem
    finally:
        target.unlink()
    return problems


def within(path: Path, problem: Problem) -> bool:
    if not path.is_file():
        return (problem.line, problem.column) == (1, 1)
    lines = path.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n").split("\n")
    return 1 <= problem.line <= len(lines) and 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@SETTINGS
@given(content=st.binary(max_size=300))
def test_any_bytes(project, content):
    """No bytes make a record."""
    assert check(project, "data/papers/one.yml", content)


@SETTINGS
@given(content=st.binary(max_size=200))
def test_any_bytes_as_attachment(project, content):
    """Nor do they crash the check of attachments."""
    check(project, "data/attachments/one.txt", content)


@SETTINGS
@given(content=texts.map(lambda text: text * 3))
def test_any_text(project, content):
    """No short text does."""
    assert check(project, "data/papers/one.yml", content.encode())


@SETTINGS
@given(
    parts=st.lists(st.sampled_from(FRAGMENTS), max_size=40),
    folder=st.sampled_from(["papers", "case-studies", "events", "networks"]),
)
def test_fragments(project, parts, folder):
    """Whatever is put together of what records are made of."""
    check(project, f"data/{folder}/one.yml", "".join(parts).encode())


@SETTINGS
@given(parts=st.lists(st.sampled_from(FRAGMENTS), max_size=12), place=st.integers(0, 400))
def test_spoilt_record(project, parts, place):
    """A record into which something is typed."""
    text = (project.root / "data/papers/report.yml").read_text(encoding="utf-8").replace("report", "one")
    place = min(place, len(text))

    check(project, "data/papers/one.yml", (text[:place] + "".join(parts) + text[place:]).encode())


@SETTINGS
@given(
    value=st.dictionaries(names, values, max_size=8),
    folder=st.sampled_from(["papers", "case-studies", "events", "networks"]),
)
def test_any_mapping(project, value, folder):
    """Whatever values have which names; JSON is YAML, of a kind."""
    check(project, f"data/{folder}/one.yml", json.dumps(value, ensure_ascii=False, indent=1).encode())


@SETTINGS
@given(
    value=st.dictionaries(st.sampled_from(FIELDS), values, max_size=4),
    folder=st.sampled_from(["papers", "case-studies", "events", "networks"]),
)
def test_any_values(project, value, folder):
    """The fields that a record needs, and any values in others."""
    needed = {
        "title": {"en": "One"},
        "summary": {"en": "One."},
        "original_language": "en",
        "published": "2024-01-01",
        "themes": ["recognition"],
    }

    check(project, f"data/{folder}/one.yml", json.dumps({**needed, **value}).encode())


@SETTINGS
@given(
    value=st.dictionaries(
        texts,
        st.dictionaries(st.sampled_from(["broader", "pref_label", "code", "related", "id"]), values),
        max_size=4,
    )
)
def test_any_vocabulary(project, value):
    """A vocabulary of any entries, which records name or not."""
    kept = project.read("data/themes.yml")
    try:
        check_vocabulary(project, json.dumps(value, ensure_ascii=False).encode())
    finally:
        project.write("data/themes.yml", kept)


def check_vocabulary(project, content: bytes) -> None:
    project.write("data/themes.yml", content)
    for problem in find_problems(load_data(project.data, project.root), LOCALES):
        assert within(project.root / problem.path, problem), problem


@pytest.mark.parametrize(
    "content",
    [
        "[" * 100_000, "{" * 100_000, "- " * 100_000, "? " * 100_000, "- \n" * 60_000, "a:\n" * 60_000,
        "&a " * 60_000, "!" * 200_000, '"' + "\\" * 200_000, "'" * 200_001, "#" * 200_000, ",\n" * 100_000,
        "a " * 100_000 + ":", "themes: [" + "x," * 100_000 + "]",
        "".join(f"field{n}: x\n" for n in range(15_000)),
        "related:\n" + "".join(f"- x{n}\n" for n in range(20_000)),
    ],
    ids=lambda content: repr(content[:12]),
)  # fmt: skip
def test_large(project, content):
    """A file of the largest size that is wrong throughout is told in no time, and in few lines."""
    check(project, "data/papers/one.yml", content.encode())
