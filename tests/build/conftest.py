"""Sites that several tests look at, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.projects import ROOT, build, copy_toy_project


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal itself, built from the repository's own records."""
    site = tmp_path_factory.mktemp("real") / "site"
    result = build(ROOT, "--site-dir", str(site))
    assert result.returncode == 0, result.stdout + result.stderr
    return site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own around the toy corpus, not built yet."""
    return copy_toy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def toy_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy corpus, built."""
    project = copy_toy_project(tmp_path_factory.mktemp("toy") / "project")
    result = build(project)
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"
