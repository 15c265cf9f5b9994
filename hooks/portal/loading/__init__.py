"""From the files under ``data/`` to models, with every problem on the way kept."""

from __future__ import annotations

from pathlib import Path

from portal.errors import as_code, quote
from portal.loading.folders import DataFolder, scan_data, show
from portal.loading.loaded import Item, LoadedData
from portal.loading.source import SourceFile, read_source
from portal.loading.tree import Entry, Mapping, Scalar, parse_tree
from portal.loading.validation import validate, validate_rest
from portal.records import RECORD_TYPES_BY_FOLDER
from portal.records.base import check_id, is_id
from portal.vocabulary import VOCABULARIES

__all__ = ["Item", "LoadedData", "load_data"]


def load_data(data_dir: Path, root: Path) -> LoadedData:
    """Read every file under ``data_dir``; what cannot be read is among the result's problems."""
    folder = scan_data(data_dir, root)
    data = LoadedData(
        problems=folder.problems,
        attachments=folder.attachments,
        attachment_names={path: show(file, root) for path, file in folder.attachments.items()},
        unread=folder.unread,
    )
    _load_vocabularies(folder, root, data)
    for folder_name, path in folder.records:
        source = read_source(path, show(path, root))
        data.records.append(_load_record(source, folder_name))
        data.problems.extend(source.problems)
    return data


def _load_record(source: SourceFile, folder_name: str) -> Item:
    record_type = RECORD_TYPES_BY_FOLDER[folder_name]
    stem = source.path.stem
    tree = _parse(source)
    if tree is None:
        return Item(stem, source.shown_path, None, None, record_type.type_id)
    if is_id(stem):
        _check_id(source, tree, stem, f"the file is named {stem}.yml")
    model = validate(source, tree, record_type, stem)
    rest = validate_rest(tree, record_type) if model is None else None
    return Item(stem, source.shown_path, tree, model, record_type.type_id, rest)


def _parse(source: SourceFile) -> Mapping | None:
    return None if source.problems and not source.text else parse_tree(source)


def _check_id(source: SourceFile, tree: Mapping, expected: str, reason: str) -> None:
    entry = tree.entries.get("id")
    if entry is None:
        return
    written = entry.node.value if isinstance(entry.node, Scalar) else None
    if written is None:
        source.report(entry.line, entry.column, f"`id` is empty or no text: write `id: {expected}`")
    elif written != expected:
        message = f"the id is {quote(written)} and {reason}: make them the same"
        source.report(entry.node.line, entry.node.column, message)


def _load_vocabularies(folder: DataFolder, root: Path, data: LoadedData) -> None:
    for name in VOCABULARIES:
        data.vocabularies[name] = []
        if name not in folder.vocabularies:
            continue
        path = folder.vocabularies[name]
        source = read_source(path, show(path, root))
        tree = _parse(source)
        if tree is None:
            data.unread.add(name)
        else:
            data.vocabularies[name] = [_load_entry(source, name, *item) for item in tree.entries.items()]
        data.problems.extend(source.problems)


def _load_entry(source: SourceFile, vocabulary: str, key: str, entry: Entry) -> Item:
    try:
        check_id(key)
    except ValueError as error:
        source.report(entry.line, entry.column, str(error))
    if not isinstance(entry.node, Mapping):
        source.report(
            entry.line, entry.column, f"{as_code(key)} needs its fields below it, indented by two spaces"
        )
        return Item(key, source.shown_path, None, None, vocabulary)
    _check_id(source, entry.node, key, f"the entry is named {as_code(key)}")
    model = validate(source, entry.node, VOCABULARIES[vocabulary], key)
    rest = validate_rest(entry.node, VOCABULARIES[vocabulary]) if model is None else None
    return Item(key, source.shown_path, entry.node, model, vocabulary, rest)
