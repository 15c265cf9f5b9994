"""YAML read as what an editor sees: every scalar a text, every value with its place.

libyaml's events (YAML 1.1) are taken, its types are not: ``NO`` is a country and ``1996-10`` a
date as it stands. What surprises editors or hides things from them is refused: anchors, tags,
duplicate keys, further documents, deep nesting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import AliasEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from portal.errors import as_code
from portal.loading.slips import explain
from portal.loading.source import SourceFile, describe_forbidden
from portal.localized import CommentedText

MAX_DEPTH = 12
"""Levels of nesting: the deepest field of a record has six."""

_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML was built with it, else its own, with the same events."""


# The nodes are not frozen: there are a hundred thousand of them in a thousand records, and a
# frozen one takes three times as long to make.


@dataclass(slots=True)
class Scalar:
    """A text and where it starts; ``value`` is None where nothing is written."""

    line: int
    column: int
    value: str | None


@dataclass(slots=True)
class Sequence:
    """A list and where it starts."""

    line: int
    column: int
    items: list[Node]


@dataclass(slots=True)
class Entry:
    """One ``key: value`` of a mapping; the place is the key's."""

    line: int
    column: int
    node: Node


@dataclass(slots=True)
class Mapping:
    """Named values and where they start."""

    line: int
    column: int
    entries: dict[str, Entry]


Node = Scalar | Sequence | Mapping


class _UnreadableError(Exception):
    """The file cannot be read further; the problem is reported already."""


def parse_tree(source: SourceFile) -> Mapping | None:
    """The file's one mapping, or None where it cannot be read; problems go to ``source``."""
    builder = _Builder(source)
    try:
        return builder.build()
    except _UnreadableError:
        return None
    except yaml.YAMLError as error:
        # Replaced characters upset the YAML: they are told already, and are what to mend.
        if not source.damaged:
            source.report(*explain(source.text, error, builder.last))
        return None


class _Builder:
    """Makes the tree from libyaml's events, one file at a time."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._lines = source.text.split("\n")
        self._has_comments = " #" in source.text
        self._has_escapes = "\\" in source.text
        self._events = self._read_events(source.text)
        self.last: Any = None

    def _read_events(self, text: str) -> Iterator[Any]:
        """As ``yaml.parse`` does it, keeping the last event."""
        loader = Loader(text)
        try:
            while loader.check_event():
                self.last = event = loader.get_event()
                yield event
        finally:
            loader.dispose()

    def build(self) -> Mapping | None:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._stop(
                        event, "a second document starts here (`---`): one file holds one record; remove it"
                    )
                if event.tags or event.version:
                    self._report(event, "a line cannot start with `%` here: remove it")
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, 1)
        if isinstance(root, Mapping):
            return root
        self._report_root(root)
        return None

    def _report_root(self, root: Node | None) -> None:
        """Say why the file holds no fields."""
        if root is None or (isinstance(root, Scalar) and root.value is None):
            advice = "nothing is written in this file (comments do not count): write its `name: value` lines"
            self._source.report(1, 1, advice)
        elif isinstance(root, Sequence):
            advice = "this is a list, but a file is made of `name: value` lines: remove the `- ` at the start"
            self._source.report(root.line, root.column, advice)
        else:
            advice = "this is not a field: a file is made of `name: value` lines, a space after each colon"
            self._source.report(root.line, root.column, advice)

    def _node(self, event: Any, depth: int) -> Node:
        if depth > MAX_DEPTH:
            self._stop(
                event, f"this is nested more than {MAX_DEPTH} levels deep: check brackets and indentation"
            )
        if isinstance(event, AliasEvent):
            self._stop(event, _describe_sign("*", "alias"))
        if event.anchor is not None:
            self._report(event, _describe_sign("&", "anchor"))
        if event.tag is not None:
            self._report(event, _describe_sign("!", "tag"))
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        line, column = _place(event)
        if isinstance(event, SequenceStartEvent):
            return Sequence(line, column, list(self._items(depth)))
        return Mapping(line, column, self._entries(depth))

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, SequenceEndEvent):
                return
            node = self._node(event, depth + 1)
            if isinstance(node, Scalar) and node.value is None:
                self._report(event, "this item of the list is empty: write it, or remove the line")
            else:
                yield node

    def _entries(self, depth: int) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for event in self._events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._node(event, depth + 1)
            if isinstance(key, Scalar) and key.value is not None and key.value != key.value.strip():
                self._stop(
                    event, "a field's name starts or ends with an unusual space here: type ordinary spaces"
                )
            node = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar) or key.value is None:
                self._report(event, "a field needs a name here: write `name: value`")
            elif key.value in entries:
                first = entries[key.value].line
                message = f"{as_code(key.value)} stands here a second time (first in line {first}): keep one"
                self._report(event, message)
            else:
                entries[key.value] = Entry(key.line, key.column, node)
        return entries

    def _scalar(self, event: Any) -> Scalar:
        start, value = event.start_mark, event.value
        line, column = start.line + 1, start.column + 1
        if not event.style:  # plain: libyaml says "", PyYAML's own parser None
            if event.end_mark.line > start.line:
                self._check_swallowed(event)
            commented = self._has_comments and self._has_comment_after(event)
            if value in _EMPTY:
                return Scalar(line, column, CommentedText("") if commented else None)
            if commented:
                return Scalar(line, column, CommentedText(value))
        elif self._has_escapes and event.style == '"':
            self._check_escapes(event)
        return Scalar(line, column, None if not value or value.isspace() else value)

    def _has_comment_after(self, event: Any) -> bool:
        mark = event.end_mark
        rest = self._lines[mark.line][mark.column :] if mark.line < len(self._lines) else ""
        return rest[:1].isspace() and rest.lstrip().startswith("#")

    def _check_escapes(self, event: Any) -> None:
        fault = describe_forbidden(event.value.replace("\n", ""))
        if fault is not None:
            self._report(event, f"in this quoted text, {fault}")

    def _check_swallowed(self, event: Any) -> None:
        """A list item with a wrong indent, or without its space, continues the text above unseen."""
        for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
            line = self._lines[number].lstrip()
            if line.startswith("- ") or (line.startswith("-") and event.value.startswith("-")):
                column = len(self._lines[number]) - len(line) + 1
                message = (
                    "this line is read as a part of the text above: write each item of a list after `- `, "
                    "all in the same column"
                )
                self._source.report(number + 1, column, message)
                raise _UnreadableError

    def _report(self, event: Any, message: str) -> None:
        self._source.report(*_place(event), message)

    def _stop(self, event: Any, message: str) -> None:
        self._report(event, message)
        raise _UnreadableError


def _describe_sign(sign: str, name: str) -> str:
    return f"`{sign}` at the start makes this a YAML {name}, which records do without: put the text in quotes"


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def to_plain(node: Node) -> Any:
    """The node as dicts, lists and texts; fields in which nothing is written are left out."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [to_plain(item) for item in node.items]
    return {
        key: to_plain(entry.node)
        for key, entry in node.entries.items()
        if not (isinstance(entry.node, Scalar) and entry.node.value is None)
    }


def find_place(node: Node, path: tuple[int | str, ...]) -> tuple[int, int]:
    """Line and column of the value at ``path``, or of the deepest part of it that is written."""
    place = node.line, node.column
    for step in path:
        if isinstance(node, Mapping) and step in node.entries:
            entry = node.entries[str(step)]
            node = entry.node
            # An empty value, or one that begins on a later line, is best pointed at by its name.
            place = (entry.line, entry.column) if node.line != entry.line else (node.line, node.column)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.line, node.column
        else:
            break
    return place


def find_key_place(node: Node, path: tuple[int | str, ...]) -> tuple[int, int]:
    """Line and column of the name of the field at ``path``."""
    for step in path[:-1]:
        if isinstance(node, Mapping) and step in node.entries:
            node = node.entries[str(step)].node
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    if path and isinstance(node, Mapping) and path[-1] in node.entries:
        entry = node.entries[str(path[-1])]
        return entry.line, entry.column
    if path and isinstance(node, Sequence) and isinstance(path[-1], int) and path[-1] < len(node.items):
        node = node.items[path[-1]]
    return node.line, node.column


def is_written(node: Node, path: tuple[int | str, ...]) -> bool:
    """Whether the file has the field at ``path``, be it empty."""
    for step in path:
        if isinstance(node, Mapping) and step in node.entries:
            node = node.entries[str(step)].node
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return False
    return True
