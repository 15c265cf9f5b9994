"""YAML read as what an editor sees: every scalar a text, every value with its place.

libyaml's events (YAML 1.1) are taken, its types are not: ``NO`` is a country and ``1996-10`` a
date as it stands. What surprises editors or hides things from them is refused: anchors, tags,
duplicate keys, further documents, deep nesting.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import yaml

from portal.loading.source import SourceFile, describe_forbidden
from portal.localized import CommentedText

MAX_DEPTH = 12
"""Levels of nesting: the deepest field of a record has six."""

_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML was built with it, else its own, with the same events."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text and where it starts; ``value`` is None where nothing is written."""

    line: int
    column: int
    value: str | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list and where it starts."""

    line: int
    column: int
    items: list[Node]


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``key: value`` of a mapping; the place is the key's."""

    line: int
    column: int
    node: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Named values and where they start."""

    line: int
    column: int
    entries: dict[str, Entry]


Node = Scalar | Sequence | Mapping


class _Unreadable(Exception):
    """The file cannot be read further; the problem is reported already."""


_ADVICE = (
    (
        "mapping values are not allowed",
        "a colon followed by a space stands inside a text, or a line is indented wrongly: "
        "put the text in quotes, or check the spaces at the start of the line",
    ),
    ("could not find expected ':'", "a colon is missing after a field name, or a quote was not closed above"),
    (
        "found unexpected end of stream",
        "a quoted text that begins above or here is never closed: add the missing quote at its end",
    ),
    (
        "did not find expected key",
        "this line does not fit the lines above: a quote inside a quoted text, or wrong indentation; "
        "check the quotes, and the spaces at the start of the line",
    ),
    ("did not find expected '-' indicator", "this line does not fit the list above: start it with `- ` or check its indentation"),
    ("found character that cannot start any token", "a text cannot start with this character: put the text in quotes"),
    (
        "found unknown escape character",
        "a backslash in double quotes starts an escape that does not exist: use single quotes around the text",
    ),
    (
        "block sequence entries are not allowed",
        "a list item cannot start here: put each item on a line of its own, and a text that starts with `- ` in quotes",
    ),
    ("found undefined alias", "`*` at the start makes this a YAML alias: put the text in quotes"),
    ("undefined tag handle", "`!` at the start makes this a YAML tag: put the text in quotes"),
    ("while scanning an anchor", "`&` at the start makes this a YAML anchor: put the text in quotes"),
    ("while scanning an alias", "`*` at the start makes this a YAML alias: put the text in quotes"),
    ("while scanning a tag", "`!` at the start makes this a YAML tag: put the text in quotes"),
    ("while scanning a block scalar", "after `|` or `>` nothing else may stand on the line: begin the text on the next line"),
    ("found incompatible YAML document", "remove the line that starts with %"),
    ("while scanning a directive", "remove the line that starts with %, or put the text in quotes"),
    ("did not find expected ',' or ']'", "a list in square brackets is not closed: add `]`, or put the text in quotes"),
    ("did not find expected ',' or '}'", "fields in braces are not closed: add `}`, or put the text in quotes"),
    ("did not find expected node content", "brackets or braces are not closed here: put a text that holds them in quotes"),
    ("did not find expected <document start>", "the file's beginning is not a list of `field: value` lines"),
)


def parse_tree(source: SourceFile) -> Mapping | None:
    """The file's one mapping, or None where it cannot be read; problems go to ``source``."""
    builder = _Builder(source)
    try:
        return builder.build()
    except _Unreadable:
        return None
    except yaml.YAMLError as error:
        source.report(*_yaml_problem(source, error))
        return None


def _yaml_problem(source: SourceFile, error: yaml.YAMLError) -> tuple[int, int, str]:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or ''}".strip()
    advice = next((text for part, text in _ADVICE if part in said), None)
    message = advice or f"this is not YAML ({said or 'unreadable'}): check quotes and indentation around here"
    if mark is None:
        return 1, 1, message
    last_line = source.text.rstrip("\n").count("\n") + 1
    if mark.line + 1 > last_line:
        # libyaml notices a missing quote at the end of the file; the place to mend is where it opens.
        start = getattr(error, "context_mark", None) or mark
        return min(start.line + 1, last_line), start.column + 1, message
    return mark.line + 1, mark.column + 1, message


class _Builder:
    """Makes the tree from libyaml's events, one file at a time."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._lines = source.text.split("\n") if " #" in source.text or "\t#" in source.text else None
        self._events: Iterator[Any] = yaml.parse(source.text, Loader=Loader)

    def build(self) -> Mapping | None:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._stop(event, "a second document starts here (---): one file holds one record; remove the line")
                if event.tags or event.version:
                    self._report(event, "remove the line that starts with %")
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, 1)
        if root is None or (isinstance(root, Scalar) and root.value is None):
            self._source.report(1, 1, "the file is empty: write the record, or remove the file")
            return None
        if not isinstance(root, Mapping):
            self._source.report(root.line, root.column, "the file must be made of `field: value` lines")
            return None
        return root

    def _node(self, event: Any, depth: int) -> Node:
        if depth > MAX_DEPTH:
            self._stop(event, f"this is nested more than {MAX_DEPTH} levels deep: check brackets and indentation")
        if isinstance(event, yaml.AliasEvent):
            self._stop(event, "`*` makes this a YAML alias, which records do without: put a text in quotes, or write it out")
        if event.anchor is not None:
            self._report(event, "`&` makes this a YAML anchor, which records do without: put a text in quotes, or remove it")
        if event.tag is not None:
            self._report(event, "`!` makes this a YAML tag, which records do without: put a text in quotes, or remove it")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        line, column = _place(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(line, column, list(self._items(depth)))
        return Mapping(line, column, self._entries(depth))

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            node = self._node(event, depth + 1)
            if isinstance(node, Scalar) and node.value is None:
                self._report(event, "this item of the list is empty: write it, or remove the line")
            yield node

    def _entries(self, depth: int) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, depth + 1)
            node = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar) or key.value is None:
                self._report(event, "a field needs a name here: write `name: value`")
            elif key.value in entries:
                first = entries[key.value].line
                self._report(event, f"`{key.value}` stands here a second time (first in line {first}): keep one of the two")
            else:
                entries[key.value] = Entry(key.line, key.column, node)
        return entries

    def _scalar(self, event: Any) -> Scalar:
        line, column = _place(event)
        value: str = event.value
        if event.style is None:
            if value in _EMPTY:
                return Scalar(line, column, None)
            if self._lines is not None and self._has_comment_after(event):
                return Scalar(line, column, CommentedText(value))
        elif event.style == '"' and (fault := describe_forbidden(value.replace("\n", ""))):
            self._report(event, f"in this quoted text, {fault}")
        return Scalar(line, column, None if not value.strip() else value)

    def _has_comment_after(self, event: Any) -> bool:
        lines = cast("list[str]", self._lines)
        mark = event.end_mark
        if mark.line >= len(lines):
            return False
        rest = lines[mark.line][mark.column :]
        return rest.lstrip().startswith("#") and rest[:1].isspace()

    def _report(self, event: Any, message: str) -> None:
        self._source.report(*_place(event), message)

    def _stop(self, event: Any, message: str) -> None:
        self._report(event, message)
        raise _Unreadable


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
    return node.line, node.column


def suggest(word: str, known: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    """`` Did you mean `x`?`` for the nearest known word, or nothing."""
    near = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f"; did you mean `{near[0]}`?" if near else ""
