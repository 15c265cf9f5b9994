"""From the files under ``data/`` to models, with every problem on the way kept."""

from __future__ import annotations

from pathlib import Path

from portal.loading.folders import DataFolder, scan_data, show
from portal.loading.loaded import Item, LoadedData
from portal.loading.source import SourceFile, read_source
from portal.loading.tree import Mapping, Scalar, parse_tree
from portal.loading.validation import validate
from portal.records import RECORD_TYPES_BY_FOLDER
from portal.records.base import check_id
from portal.vocabulary import VOCABULARIES

__all__ = ["Item", "LoadedData", "load_data"]


def load_data(data_dir: Path, root: Path) -> LoadedData:
    """Read every file under ``data_dir``; what cannot be read is among the result's problems."""
    folder = scan_data(data_dir, root)
    data = LoadedData(
        problems=folder.problems,
        attachments=folder.attachments,
        attachment_names={path: show(file, root) for path, file in folder.attachments.items()},
    )
    _load_vocabularies(folder, root, data)
    for folder_name, path in folder.records:
        source = read_source(path, show(path, root))
        tree = _parse(source)
        model = None
        if tree is not None:
            _check_id(source, tree, path.stem)
            model = validate(source, tree, RECORD_TYPES_BY_FOLDER[folder_name], path.stem)
        data.records.append(Item(path.stem, source.shown_path, tree, model, RECORD_TYPES_BY_FOLDER[folder_name].type_id))
        data.problems.extend(source.problems)
    return data


def _parse(source: SourceFile) -> Mapping | None:
    return None if source.problems and not source.text else parse_tree(source)


def _check_id(source: SourceFile, tree: Mapping, stem: str) -> None:
    entry = tree.entries.get("id")
    if entry is None:
        return
    written = entry.node.value if isinstance(entry.node, Scalar) else None
    if written != stem:
        source.report(entry.line, entry.column, f"the id is {written!r} and the file is named {stem}.yml: make them the same")


def _load_vocabularies(folder: DataFolder, root: Path, data: LoadedData) -> None:
    for name in VOCABULARIES:
        data.vocabularies[name] = []
        if name not in folder.vocabularies:
            continue
        path = folder.vocabularies[name]
        source = read_source(path, show(path, root))
        tree = _parse(source)
        for key, entry in (tree.entries if tree is not None else {}).items():
            try:
                check_id(key)
            except ValueError as error:
                source.report(entry.line, entry.column, str(error))
            if isinstance(entry.node, Mapping):
                model = validate(source, entry.node, VOCABULARIES[name], key)
                data.vocabularies[name].append(Item(key, source.shown_path, entry.node, model, name))
            else:
                source.report(entry.line, entry.column, f"`{key}` needs its fields below it, indented by two spaces")
                data.vocabularies[name].append(Item(key, source.shown_path, None, None, name))
        data.problems.extend(source.problems)
