"""Records held against their models: what ``cases/bad-input`` does not show."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from portal.loading.slips import COMMENT_ADVICE
from portal.loading.source import SourceFile
from portal.loading.tree import parse_tree
from portal.loading.validation import validate
from portal.localized import MAX_TEXT_LENGTH
from portal.records import RECORD_TYPES, CaseStudy, Event, Network, Paper
from portal.records.base import Model
from portal.records.common import Record
from portal.vocabulary import VOCABULARIES, Person, Region, Theme

REQUIRED = """\
title:
  en: One
summary:
  en: First.
original_language: en
published: 2024-01-01
themes:
  - recognition
"""

LANGUAGES_ADVICE = "write one text per language, each on a line below, indented: `en: …`"


def problems_of(text: str, model: type[BaseModel]) -> list[str]:
    source = SourceFile(Path("one.yml"), "one.yml", text)
    tree = parse_tree(source)
    assert tree is not None
    validate(source, tree, model, "one")
    return [str(problem).removeprefix("one.yml:") for problem in source.problems]


class TestMessages:
    """Each misfit in an editor's words."""

    @pytest.mark.parametrize(
        ("text", "model", "problem"),
        [
            (
                "licence: " + "x" * 501,
                Paper,
                "9:10: `licence`: the text has 501 characters, 500 are allowed: shorten it",
            ),
            (
                "context:\n  en: " + "x" * (MAX_TEXT_LENGTH + 1),
                CaseStudy,
                "10:7: `context.en`: the text has 20001 characters, 20000 are allowed: shorten it",
            ),
            (
                "files:\n  - path: " + "x" * 201,
                Paper,
                "10:11: `files.path`: the text has 201 characters, 200 are allowed: shorten it",
            ),
            (
                "member_count: " + "9" * 5000,
                Network,
                f"9:15: `member_count`: '{'9' * 59}…' is not a whole number: "
                "write digits only, without spaces or separators",
            ),
            ("member_count: -1", Network, "9:15: `member_count`: '-1' is too small: 0 is the least"),
            (
                "website: http://[::1",
                Network,
                "9:10: `website`: 'http://[::1' is not a web address: "
                "write it whole, from http:// or https:// on",
            ),
            (
                "period: start:1996",
                CaseStudy,
                "9:9: `period`: fields are expected here (`start`, `end`), each on a line below, indented; "
                "a space is missing after `start:`",
            ),
            ("place: '#1'", Event, f"9:8: `place`: {LANGUAGES_ADVICE}"),
            ("place: #1 in Dakar", Event, f"9:7: `place`: {COMMENT_ADVICE}"),
            ("acronym: A #1", Network, f"9:10: `acronym`: {COMMENT_ADVICE}"),
            ("related:\n  - #1", Paper, f"10:4: `related`: {COMMENT_ADVICE}"),
            (
                "translations:\n  fr: reviewed",
                Paper,
                "10:7: `translations.fr`: reviewed texts are noted here by their names and digests, "
                "as in `summary: 0123456789ab`: remove the line",
            ),
        ],
    )
    def test_message(self, text, model, problem):
        """With the place of the value."""
        assert problems_of(f"{REQUIRED}{text}\n", model) == [problem]

    def test_unforeseen(self):
        """A kind of error that no model causes so far is told in pydantic's words."""

        class Odd(Model):
            id: str
            size: Annotated[int, Field(multiple_of=2)]

        assert problems_of("size: 3\n", Odd) == ["1:7: `size`: input should be a multiple of 2"]

    @pytest.mark.parametrize("model", [*RECORD_TYPES, *VOCABULARIES.values()])
    def test_unlike_every_field(self, model):
        """A name like no other: the known ones are told."""
        problems = problems_of("qqqq: x\n", model)

        assert any("unknown field `qqqq`; the known ones are `id`, " in problem for problem in problems)

    @pytest.mark.parametrize(
        ("text", "model", "fields"),
        [
            ("call:\n  roles:\n    - name: {en: x}\n      qqqq: x\n", Event, "`name`, `text`"),
            ("source:\n  - document: c\n    qqqq: x\n", Paper, "`document`, `where`"),
            ("identifiers:\n  qqqq: x\n", Paper, "`doi`, `isbn`, `url`"),
        ],
    )
    def test_unknown_in_depth(self, text, model, fields):
        """The known fields are those of the part, and ``id`` is none of them."""
        (problem,) = problems_of(REQUIRED + text, model)

        assert problem.endswith(f"unknown field `qqqq`; the known ones are {fields}")

    def test_all_at_once(self):
        """Every misfit is told, in one go."""
        assert len(problems_of("titel: x\nstatus: gone\npages: many\n", Paper)) == 8


class TestValues:
    """What is taken, and as what."""

    @staticmethod
    def read(text: str, model: type[Record] = Paper):
        source = SourceFile(Path("one.yml"), "one.yml", REQUIRED + text)
        tree = parse_tree(source)
        assert tree is not None
        record = validate(source, tree, model, "one")
        assert source.problems == []
        return record

    def test_comment_after_a_word(self):
        """After a value that is no prose, a comment loses nothing."""
        record = self.read(
            "status: draft # until June\ndate: 2009-10 # or so\npages: 4 # or five\n"
            "regions:\n  - mali # only\n"
        )

        assert (record.status, str(record.date), record.pages, record.regions) == (
            "draft",
            "2009-10",
            4,
            ["mali"],
        )

    def test_norway(self):
        """Words that YAML 1.1 takes for booleans are texts, codes and languages."""
        record = self.read("publisher: NO\nlicence: yes\n")

        assert (record.publisher, record.licence) == ("NO", "yes")

    def test_words_of_yaml_in_vocabularies(self):
        """A region may be ``no``, its code ``NO``, and a column marked with ``yes``."""
        source = SourceFile(Path("regions.yml"), "regions.yml", "code: NO\nmatrix_column: yes\n")
        tree = parse_tree(source)
        assert tree is not None

        region = validate(source, tree, Region, "no")

        assert region is not None
        assert (region.id, region.code, region.matrix_column) == ("no", "NO", "yes")

    def test_empty_fields_are_left_out(self):
        """A field that waits for its value does no harm where it is not needed."""
        record = self.read("updated:\nfigures:\nlicence: ~\n")

        assert (record.updated, record.figures, record.licence) == (None, [], None)

    def test_models_differ(self):
        """Each vocabulary has fields of its own."""
        assert {"broader", "related"} <= set(Theme.model_fields)
        assert "broader" not in Person.model_fields
