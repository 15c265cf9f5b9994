"""What lies in ``data/``: which files are records, and which should not be there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from portal.errors import Problem
from portal.records import RECORD_TYPES_BY_FOLDER
from portal.records.base import check_id
from portal.spelling import find_nearest, suggest
from portal.vocabulary import VOCABULARIES

ATTACHMENTS = "attachments"
"""The folder under ``data/`` for files that come with records."""

_FOLDERS = (*RECORD_TYPES_BY_FOLDER, ATTACHMENTS)
_OTHER_FILES = frozenset({"README.md", "LICENSE"})
_LIKE_RECORDS = frozenset({".yaml", ".yml"})
_SYSTEM_FILES = frozenset({"Thumbs.db", "desktop.ini"})


@dataclass(slots=True)
class DataFolder:
    """The files of ``data/`` by purpose, in the order of their names.

    ``unread`` names the folders and vocabularies of which a part was left out for a problem, so
    that what names the missing part is no problem of its own.
    """

    records: list[tuple[str, Path]] = field(default_factory=list)
    vocabularies: dict[str, Path] = field(default_factory=dict)
    attachments: dict[str, Path] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def scan_data(data_dir: Path, root: Path) -> DataFolder:
    """Sort the files under ``data_dir`` by purpose; what fits nowhere becomes a problem."""
    scan = _Scan(data_dir, root)
    if data_dir.is_dir():
        scan.run()
    else:
        scan.report(data_dir, "there is no such folder: it holds the records")
    return scan.found


def show(path: Path, root: Path) -> str:
    """The path as problems print it: relative to the project where it is inside, on one line."""
    shown = (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
    if shown.isprintable():
        return shown
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in shown)


class _Scan:
    def __init__(self, data_dir: Path, root: Path) -> None:
        self._data_dir = data_dir
        self._root = root
        self.found = DataFolder()

    def report(self, path: Path, message: str) -> None:
        self.found.problems.append(Problem(show(path, self._root), 1, 1, message))

    def run(self) -> None:
        strays = []
        for item in self._list(self._data_dir):
            if item.is_dir():
                self._scan_folder(item)
            elif item.suffix == ".yml" and item.stem in VOCABULARIES:
                self.found.vocabularies[item.stem] = item
            elif item.name not in _OTHER_FILES:
                strays.append(item)
        for item in strays:
            self._report_stray(item)
        for name in VOCABULARIES:
            if name not in self.found.vocabularies and name not in self.found.unread:
                self.found.unread.add(name)
                self.report(self._data_dir / f"{name}.yml", "this file is missing: create it")

    def _scan_folder(self, folder: Path) -> None:
        if folder.name in RECORD_TYPES_BY_FOLDER:
            self._scan_records(folder)
        elif folder.name == ATTACHMENTS:
            self._scan_attachments(folder)
        else:
            self._skip(folder)
            known = ", ".join(_FOLDERS)
            self.report(folder, f"this folder is not one of {known}{suggest(folder.name, _FOLDERS)}")

    def _report_stray(self, item: Path) -> None:
        missing = [f"{name}.yml" for name in VOCABULARIES if name not in self.found.vocabularies]
        near = find_nearest(item.name, missing)
        if near is not None:
            self._skip(item)
            advice = f"nothing reads a file of this name: rename it to {near}"
        elif item.suffix == ".yml":
            folders = ", ".join(f"{folder}/" for folder in RECORD_TYPES_BY_FOLDER)
            advice = f"nothing reads this file: a record lies in one of {folders}; move it there"
        else:
            advice = (
                f"nothing reads this file: what comes with records lies in {ATTACHMENTS}/; move or remove it"
            )
        self.report(item, advice)

    def _list(self, folder: Path) -> Iterator[Path]:
        """The plain files and folders in a folder, by name."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self._skip(folder)
            self.report(folder, f"the folder cannot be read ({error.strerror}): check who may read it")
            return
        for entry in entries:
            if entry.name.startswith(".") or entry.name in _SYSTEM_FILES:
                continue
            path = Path(entry.path)
            fault = _find_fault(entry)
            if fault is None:
                yield path
            else:
                self._skip(path)
                self.report(path, fault)

    def _skip(self, path: Path) -> None:
        """Note that something is left out in the place where ``path`` is, or should be."""
        places = (*_FOLDERS, *VOCABULARIES)
        inside = path.relative_to(self._data_dir).parts
        near = find_nearest(Path(inside[0]).stem, places) if inside else None
        if near is not None:
            self.found.unread.add(near)
        elif not inside:
            self.found.unread.update(places)

    def _scan_records(self, folder: Path) -> None:
        items = list(self._list(folder))
        names = {item.name for item in items}
        for item in items:
            if item.is_dir():
                self._skip(item)
                advice = f"records lie directly in {folder.name}/: move them up, and remove this folder"
                self.report(item, advice)
            elif item.suffix != ".yml":
                self._report_no_record(item)
            else:
                self._check_name(item, names)
                self.found.records.append((folder.name, item))

    def _report_no_record(self, item: Path) -> None:
        if not _LIKE_RECORDS.isdisjoint(suffix.lower() for suffix in item.suffixes):
            self._skip(item)
            name = item.name.partition(".")[0]
            self.report(item, f"a record's file ends in .yml: rename it to {name}.yml")
        elif item.name not in _OTHER_FILES:
            advice = f"only records lie here, and other files in {ATTACHMENTS}/: move or remove this file"
            self.report(item, advice)

    def _check_name(self, item: Path, names: set[str]) -> None:
        try:
            check_id(item.stem)
        except ValueError as error:
            twin = item.name.lower()
            if twin in names and twin != item.name:
                message = (
                    f"this name and {twin} differ only in case, which Windows and macOS do not tell apart"
                )
                self.report(item, f"{message}: rename or remove one")
            else:
                self.report(item, f"the file's name is the record's id: {error}")

    def _scan_attachments(self, folder: Path) -> None:
        for item in self._list(folder):
            if item.is_dir():
                self._scan_attachments(item)
            elif item.name not in _OTHER_FILES:
                name = item.relative_to(self._data_dir / ATTACHMENTS).as_posix()
                self.found.attachments[name] = item


def _find_fault(entry: os.DirEntry[str]) -> str | None:
    """Why something in a folder cannot be taken, whatever it holds, or None."""
    if not entry.name.isprintable():
        return "this name has characters that cannot be shown: rename it"
    if entry.is_symlink():
        return "this is a link to another place: put the file or folder itself here"
    if not entry.is_dir() and not entry.is_file():
        return "this is not a plain file: remove it"
    return None
