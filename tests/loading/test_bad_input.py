"""Every file of ``cases/bad-input``: what an editor may get wrong, and what the portal then says.

A case is a sentence, then files (``==> data/papers/one.yml <==``), which are added to
``cases/bad-input/base``, then the problems (``==> problems <==``), one a line.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

CASES = Path(__file__).parent.parent / "cases" / "bad-input"


class Case(NamedTuple):
    sentence: str
    files: dict[str, str]
    problems: list[str]


def read_case(path: Path) -> Case:
    parts = re.split(r"^==> (.+) <==\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    files = dict(zip(parts[1::2], parts[2::2], strict=True))
    return Case(parts[0].strip(), files, files.pop("problems").splitlines())


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_bad_input(path, bare_project):
    """The problems are told where they are, once each, with what to do."""
    case = read_case(path)
    for name, content in case.files.items():
        bare_project.write(name, content)

    assert bare_project.problems() == case.problems


def test_base_is_valid(bare_project):
    """The data that cases are added to have no problems of their own."""
    assert bare_project.problems() == []
