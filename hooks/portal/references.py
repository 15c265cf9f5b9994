"""Ids that name something: whether it is there, and where ``broader`` leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from portal.errors import Problem, as_code
from portal.loading.loaded import Item, LoadedData
from portal.loading.tree import Scalar
from portal.records import RECORD_TYPES
from portal.records.base import Reference
from portal.records.walking import Leaf, Path
from portal.spelling import Speller
from portal.vocabulary import VOCABULARIES

_VOCABULARY_OF_KIND = {"theme": "themes", "region": "regions", "person": "people", "term": "terms"}
"""Where the ids of each kind of reference are kept; other kinds are record types."""

_KIND_OF_VOCABULARY = {name: kind for kind, name in _VOCABULARY_OF_KIND.items()}

assert set(_KIND_OF_VOCABULARY) == set(VOCABULARIES)


class Known:
    """Every id that a reference may name, by kind.

    A misnamed record counts under all its names, and a kind of which a part could not be read
    holds anything: each mistake is then told once, where it is.
    """

    def __init__(self, data: LoadedData) -> None:
        self._kinds: dict[str, dict[str, None]] = {"record": {}}
        self.kind_of: dict[str, str] = {}
        for record_type in RECORD_TYPES:
            self._kinds[record_type.type_id] = {}
        for item in sorted(data.records, key=lambda item: item.id):
            for name in _names(item):
                self._add("record", name, item.kind)
                self._add(item.kind, name, item.kind)
        for kind, vocabulary in _VOCABULARY_OF_KIND.items():
            self._kinds[kind] = {}
            for item in data.vocabularies.get(vocabulary, []):
                self._add(kind, item.id, kind)
        self._open = _open_kinds(data.unread)
        self._spellers = {kind: Speller(names) for kind, names in self._kinds.items()}

    def _add(self, kind: str, name: str, of_kind: str) -> None:
        self._kinds[kind][name] = None
        self.kind_of.setdefault(name, of_kind)

    def has(self, reference: Reference) -> bool:
        """Whether the reference names something that is there, or that may be."""
        return reference in self._kinds[reference.kind] or reference.kind in self._open

    def suggest(self, reference: Reference) -> str:
        """What the reference may have meant, as the end of a message."""
        return self._spellers[reference.kind].suggest(reference)


def _open_kinds(unread: set[str]) -> set[str]:
    kinds = {kind for kind, vocabulary in _VOCABULARY_OF_KIND.items() if vocabulary in unread}
    kinds |= {record_type.type_id for record_type in RECORD_TYPES if record_type.folder in unread}
    return kinds | (
        {"record"} if any(record_type.folder in unread for record_type in RECORD_TYPES) else set()
    )


def _names(item: Item) -> set[str]:
    names = {item.id, item.id.lower()}
    written = item.tree.entries.get("id") if item.tree is not None else None
    if written is not None and isinstance(written.node, Scalar) and written.node.value:
        names.add(written.node.value)
    return names


def check_references(item: Item, leaves: Iterable[tuple[Path, Leaf]], known: Known) -> Iterator[Problem]:
    """Yield those of an item's references to what is not there or of another kind, to the item itself, or doubled."""
    seen: set[tuple[object, ...]] = set()
    for path, leaf in leaves:
        if not isinstance(leaf, Reference):
            continue
        listed = (*path[:-1], str(leaf)) if isinstance(path[-1], int) else None
        if listed is not None and listed in seen:
            yield item.problem(path, f"{as_code(leaf)} stands in this list twice: remove one")
        elif not known.has(leaf):
            yield item.problem(path, _dangling(leaf, known))
        elif leaf == item.id and leaf.kind in (item.kind, "record", _KIND_OF_VOCABULARY.get(item.kind)):
            yield item.problem(path, f"{as_code(leaf)} names itself here: remove it")
        seen.add(listed or ())


def _dangling(leaf: Reference, known: Known) -> str:
    name, other = as_code(leaf), known.kind_of.get(leaf)
    if other is not None:
        return (
            f"{name} is the id of {_with_article(other)}: that of {_with_article(leaf.kind)} is expected here"
        )
    vocabulary = _VOCABULARY_OF_KIND.get(leaf.kind)
    place = f"data/{vocabulary}.yml" if vocabulary else "data/"
    advice = known.suggest(leaf) or ": correct the id, or add it there"
    return f"there is no {leaf.kind} {name} in {place}{advice}"


def _with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def check_cycles(items: Iterable[Item]) -> Iterator[Problem]:
    """``broader`` leads upwards and never back; each cycle is told once, where it closes.

    A step from an entry to itself is left to ``check_references``.
    """
    entries = {item.id: item for item in items}
    done: set[str] = set()
    for start in entries:
        yield from _check_upwards(start, entries, done)


def _check_upwards(start: str, entries: Mapping[str, Item], done: set[str]) -> Iterator[Problem]:
    """Go every way up from ``start`` once, keeping the way on which we are."""
    if start in done:
        return
    way = {start: None}
    pending = [_broader(entries[start])]
    while pending:
        path_and_id = next(pending[-1], None)
        if path_and_id is None:
            pending.pop()
            done.add(way.popitem()[0])
            continue
        path, broader = path_and_id
        current = next(reversed(way))
        if broader in way and broader != current:
            steps = list(way)
            circle = " → ".join([*steps[steps.index(broader) :], broader])
            message = f"`broader` leads back to where it began ({circle}): remove one of the steps"
            yield entries[current].problem(path, message)
        elif broader in entries and broader not in way and broader not in done:
            way[broader] = None
            pending.append(_broader(entries[broader]))


def _broader(item: Item) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """The entries directly above, each with the path at which it is named."""
    broader = getattr(item.model, "broader", None) or []
    if isinstance(broader, str):
        yield ("broader",), str(broader)
    else:
        yield from ((("broader", index), str(one)) for index, one in enumerate(broader))
