"""What lies in ``data/``: which files are records, and which should not be there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from portal.errors import Problem
from portal.loading.tree import suggest
from portal.records import RECORD_TYPES_BY_FOLDER
from portal.records.base import check_id
from portal.vocabulary import VOCABULARIES

ATTACHMENTS = "attachments"
"""The folder under ``data/`` for files that come with records."""

_OTHER_FILES = frozenset({"README.md", "LICENSE"})
_SYSTEM_FILES = frozenset({"Thumbs.db", "desktop.ini"})


@dataclass(slots=True)
class DataFolder:
    """The files of ``data/`` by purpose, in the order of their names."""

    records: list[tuple[str, Path]] = field(default_factory=list)
    vocabularies: dict[str, Path] = field(default_factory=dict)
    attachments: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def scan_data(data_dir: Path, root: Path) -> DataFolder:
    """Sort the files under ``data_dir`` by purpose; what fits nowhere becomes a problem."""
    found = DataFolder()
    if not data_dir.is_dir():
        found.problems.append(Problem(show(data_dir, root), 1, 1, "there is no such folder: it holds the records"))
        return found
    for item in _list(data_dir, root, found):
        shown = show(item, root)
        if item.is_dir():
            if item.name in RECORD_TYPES_BY_FOLDER:
                _scan_records(item, root, found)
            elif item.name == ATTACHMENTS:
                _scan_attachments(item, item, root, found)
            else:
                known = [*RECORD_TYPES_BY_FOLDER, ATTACHMENTS]
                found.problems.append(
                    Problem(shown, 1, 1, f"this folder is not one of {', '.join(known)}{suggest(item.name, known)}")
                )
        elif item.suffix == ".yml" and item.stem in VOCABULARIES:
            found.vocabularies[item.stem] = item
        elif item.name not in _OTHER_FILES:
            found.problems.append(Problem(shown, 1, 1, _stray_file_advice(item)))
    for name in VOCABULARIES:
        if name not in found.vocabularies:
            missing = data_dir / f"{name}.yml"
            found.problems.append(Problem(show(missing, root), 1, 1, "this file is missing: create it"))
    return found


def show(path: Path, root: Path) -> str:
    """The path as problems print it: relative to the project where it is inside."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def _stray_file_advice(item: Path) -> str:
    if item.suffix == ".yml":
        folders = ", ".join(f"{folder}/" for folder in RECORD_TYPES_BY_FOLDER)
        near = suggest(item.name, [f"{name}.yml" for name in VOCABULARIES])
        return f"a record lies in one of {folders} and a vocabulary has a fixed name{near}; move or rename the file"
    return f"nothing reads this file: attachments go into {ATTACHMENTS}/, records end in .yml; move or remove it"


def _list(folder: Path, root: Path, found: DataFolder) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith(".") or entry.name in _SYSTEM_FILES:
            continue
        path = Path(entry.path)
        if entry.is_symlink():
            found.problems.append(
                Problem(show(path, root), 1, 1, "this is a link to another place: put the file itself here")
            )
        elif not entry.is_dir() and not entry.is_file():
            found.problems.append(Problem(show(path, root), 1, 1, "this is not a plain file: remove it"))
        else:
            yield path


def _scan_records(folder: Path, root: Path, found: DataFolder) -> None:
    by_lower: dict[str, str] = {}
    for item in _list(folder, root, found):
        shown = show(item, root)
        if item.is_dir():
            found.problems.append(Problem(shown, 1, 1, f"records lie directly in {folder.name}/: move them up"))
            continue
        if item.suffix != ".yml":
            if item.name not in _OTHER_FILES:
                found.problems.append(Problem(shown, 1, 1, f"a record's file ends in .yml: name it {item.stem}.yml"))
            continue
        twin = by_lower.setdefault(item.stem.lower(), item.name)
        if twin != item.name:
            found.problems.append(
                Problem(shown, 1, 1, f"this name and {twin} differ only in case, which Windows and macOS do not tell apart: rename one")
            )
        try:
            check_id(item.stem)
        except ValueError as error:
            found.problems.append(Problem(shown, 1, 1, f"the file's name is the record's id: {error}"))
        found.records.append((folder.name, item))


def _scan_attachments(folder: Path, top: Path, root: Path, found: DataFolder) -> None:
    for item in _list(folder, root, found):
        if item.is_dir():
            _scan_attachments(item, top, root, found)
        elif item.name not in _OTHER_FILES:
            found.attachments[item.relative_to(top).as_posix()] = item
