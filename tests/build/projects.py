"""Projects to build in tests, and builds of them: the real MkDocs, in processes of its own."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TOY = ROOT / "tests" / "toy"

BUILD_LIMIT = 120
"""Seconds after which a build is held to hang."""


def copy_toy_project(folder: Path) -> Path:
    """A whole project of its own in ``folder``: the portal's code around the toy corpus."""
    ignore = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("hooks", "overrides", "locales"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    shutil.copytree(TOY / "data", folder / "data")
    shutil.copytree(TOY / "docs", folder / "docs")
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets", dirs_exist_ok=True)
    shutil.copy(TOY / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


def build(
    project: Path, *options: str, program: str = "mkdocs", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs build --strict`` in a project; the environment is this process's and ``environment``."""
    own = {key: value for key, value in os.environ.items() if key not in ("SOURCE_DATE_EPOCH", "PYTHONPATH")}
    return subprocess.run(
        [sys.executable, "-m", program, "build", "--strict", *options],
        cwd=project,
        env={**own, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=BUILD_LIMIT,
        check=False,
    )


def digest_tree(folder: Path) -> dict[str, str]:
    """The digest of every file under ``folder``, by its relative path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
