"""The toy corpus, and projects that tests may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.catalogue import Catalogue
from portal.errors import InvalidDataError
from portal.intake import find_problems, load_catalogue
from portal.loading import load_data

TESTS = Path(__file__).parent
LOCALES = ("en", "fr", "es")


@dataclass(frozen=True)
class Project:
    """A copy of some data that a test changes. Paths are relative to ``root``: ``data/themes.yml``."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, content: str | bytes) -> Path:
        """Create or overwrite one file."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return target

    def replace(self, path: str, old: str, new: str) -> None:
        """Change one place in a file, which must be there once."""
        text = self.read(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    def problems(self) -> list[str]:
        """All problems, as an editor reads them: sorted, each once."""
        found = InvalidDataError(find_problems(load_data(self.data, self.root), LOCALES))
        return [str(problem) for problem in found.problems]


@pytest.fixture(scope="session")
def toy_data() -> Path:
    """The folder ``data`` of the toy corpus; its parent is the project's root. Not to be changed."""
    return TESTS / "toy" / "data"


@pytest.fixture(scope="session")
def toy_catalogue(toy_data: Path) -> Catalogue:
    """The toy corpus as readers see it."""
    return load_catalogue(toy_data, toy_data.parent, LOCALES)


@pytest.fixture
def toy_project(toy_data: Path, tmp_path: Path) -> Project:
    """A copy of the toy corpus."""
    shutil.copytree(toy_data, tmp_path / "data")
    shutil.copytree(TESTS / "toy" / "docs", tmp_path / "docs")
    return Project(tmp_path)


@pytest.fixture(scope="session")
def make_bare_project() -> Callable[[Path], Project]:
    """Puts the least that is valid (``cases/bad-input/base``) into a folder."""

    def make(folder: Path) -> Project:
        shutil.copytree(TESTS / "cases" / "bad-input" / "base", folder, dirs_exist_ok=True)
        return Project(folder)

    return make


@pytest.fixture
def bare_project(make_bare_project: Callable[[Path], Project], tmp_path: Path) -> Project:
    """A copy of the least that is valid: two themes, two regions, a person, a term, a paper, a network."""
    return make_bare_project(tmp_path)
