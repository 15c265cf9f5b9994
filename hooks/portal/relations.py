"""What the catalogue's indexes hold: a part of a record, beside the record that it is from."""

from __future__ import annotations

from typing import NamedTuple

from portal.records import Record
from portal.records.common import Statement, Support
from portal.records.network import Definition, Network, Relation


class Backlink(NamedTuple):
    """A record that names another, and the field in which it does."""

    record: Record
    field: str


class Evidence(NamedTuple):
    """A policy support and the record that reports it."""

    record: Record
    support: Support


class Attributed(NamedTuple):
    """An outcome or question and the record that states it."""

    record: Record
    statement: Statement


class AttributedDefinition(NamedTuple):
    """A definition and the network whose it is."""

    network: Network
    definition: Definition


class Tie(NamedTuple):
    """A relation seen from one of its two networks: the ``other``, and who noted it."""

    owner: Network
    other: Network
    relation: Relation
    inverse: bool
