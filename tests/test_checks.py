"""Records held against each other: what ``cases/bad-input`` does not show."""

from __future__ import annotations

import pytest

from portal.checks import check_data
from portal.loading import load_data

TITLE = "title:\n  en: The report\n"
REPORT = "data/papers/report.yml"


class TestToy:
    """The toy corpus holds every state of a record, and no problem."""

    def test_valid(self, toy_project):
        """Nothing is wrong with it."""
        assert toy_project.problems() == []

    def test_languages_of_the_site(self, toy_data):
        """A site without Spanish has no place for Spanish texts; originals may be in any language."""
        problems = list(check_data(load_data(toy_data, toy_data.parent), ("en", "fr")))

        assert problems
        assert {problem.message for problem in problems} == {"`es` is not a language of this portal (en, fr)"}
        assert not any("meeting-1997" in problem.path for problem in problems)

    def test_one_more_language(self, toy_data):
        """A language more makes nothing invalid."""
        assert list(check_data(load_data(toy_data, toy_data.parent), ("en", "fr", "es", "bm"))) == []


class TestNoCascades:
    """One mistake, one problem: what follows from it is not told."""

    @pytest.mark.parametrize(
        "path",
        [
            "themes.yml",
            "regions.yml",
            "people.yml",
            "terms.yml",
            "papers/economie-solidaire-au-mali.yml",
            "networks/kafo.yml",
        ],
    )
    @pytest.mark.parametrize("content", ["", "a: b: c\n", b"\xff", "- a\n", "a:\tb: c\n", "[" * 50])
    def test_unreadable(self, toy_project, path, content):
        """A file that many others name cannot be read."""
        toy_project.write(f"data/{path}", content)

        (problem,) = toy_project.problems()

        assert problem.startswith(f"data/{path}:1:")

    def test_invalid_record(self, toy_project):
        """A record that does not fit its model is there for those that name it."""
        toy_project.replace("data/networks/kafo.yml", "published: 2024-01-01", "published: soon")

        (problem,) = toy_project.problems()

        assert problem.startswith("data/networks/kafo.yml:7:12: `published`: 'soon' is not a day")

    def test_invalid_entry(self, toy_project):
        """So is an entry."""
        toy_project.replace("data/regions.yml", "code: ML", "code: Mali")

        assert len(toy_project.problems()) == 1

    def test_original_language(self, bare_project):
        """A wrong original language is told once, not for each text."""
        bare_project.replace(REPORT, "original_language: en", "original_language: de")

        assert bare_project.problems() == [
            f"{REPORT}:6:20: the original language is `de`, but no text is in it: correct `original_language`"
        ]

    def test_original_language_of_entry(self, bare_project):
        """In a vocabulary, the line may not be there at all."""
        bare_project.write(
            "data/themes.yml",
            bare_project.read("data/themes.yml")
            + "third:\n  pref_label:\n    fr: Troisième\n  definition:\n    fr: Le troisième.\n",
        )

        assert bare_project.problems() == [
            "data/themes.yml:8:3: the original language is `en`, but no text is in it: "
            "correct `original_language`"
        ]

    def test_misspelt_locale(self, bare_project):
        """A misspelt language is not also a missing one."""
        bare_project.replace(REPORT, "  en: The report", "  eng: The report")

        (problem,) = bare_project.problems()

        assert problem.startswith(f"{REPORT}:3:3: `eng` is not a language of this portal")


class TestAllowed:
    """What looks odd and is right."""

    @pytest.mark.parametrize(
        ("folder", "text"),
        [
            ("papers", "updated: 2024-01-01\n"),
            ("papers", "status: embargoed\nembargo_until: 2020-01-01\n"),
            (
                "papers",
                "status: withdrawn\nwithdrawal:\n  date: 2020-01-01\n  reason:\n    en: It was wrong.\n",
            ),
            ("papers", "status: draft\n"),
            ("case-studies", "period:\n  start: 1996\n"),
            ("case-studies", "period:\n  start: 1996-10\n  end: 1996\n"),
            ("events", "start: 1996-10-05\nend: 1996-10\n"),
            ("events", "call:\n  closes: 2009-10-05\n"),
            ("events", "call: {}\nprogramme:\n  sessions:\n    - title:\n        en: First\n"),
            ("papers", "people:\n  - person: ada-diarra\n  - person: ada-diarra\n"),
            ("papers", "authors:\n  - ada-diarra\npeople:\n  - person: ada-diarra\n"),
            ("papers", "related:\n  - report\nsource:\n  - document: report\n"),
            (
                "networks",
                "relations:\n  - network: kafo\n    kind: member-of\n  - network: kafo\n    kind: founded\n",
            ),
            ("case-studies", "partners:\n  - network: kafo\n  - name: The town\n"),
            ("papers", "translations:\n  fr:\n    title: 0123456789ab\n"),
        ],
    )
    def test_allowed(self, bare_project, folder, text):
        """No problem."""
        record = bare_project.read(REPORT).replace("id: report", "id: one")
        bare_project.write(f"data/{folder}/one.yml", record + text)

        assert bare_project.problems() == []

    def test_alternative_labels_without_original(self, bare_project):
        """Lists are independent: Spanish may have other names where English has none."""
        bare_project.write(
            "data/terms.yml",
            bare_project.read("data/terms.yml") + "  alt_labels:\n    es:\n      - economía social\n",
        )

        assert bare_project.problems() == []

    def test_person_and_record_of_one_id(self, bare_project):
        """People, regions and records have name spaces of their own."""
        bare_project.write(
            "data/people.yml",
            "kafo:\n  name: Kafo, Ada\n  affiliations:\n    - network: kafo\nada-diarra:\n  name: Diarra\n",
        )

        assert bare_project.problems() == []

    def test_two_ways_up(self, bare_project):
        """A theme may have two broader ones, which meet further up."""
        label = "  pref_label:\n    en: Label\n"
        bare_project.write(
            "data/themes.yml",
            f"recognition:\n{label}  broader:\n    - left\n    - right\nleft:\n{label}  broader:\n    - top\n"
            f"right:\n{label}  broader:\n    - top\ntop:\n{label}",
        )

        assert bare_project.problems() == []


class TestCycles:
    """``broader`` leads upwards."""

    def test_two_circles(self, bare_project):
        """Each is told once, wherever one comes from."""
        label = "  pref_label:\n    en: Label\n"
        above = {"a": "b", "b": "a", "c": "d", "d": "e", "e": "c", "recognition": "c", "f": "nowhere"}
        bare_project.write(
            "data/themes.yml",
            "".join(f"{theme}:\n{label}  broader:\n    - {broader}\n" for theme, broader in above.items()),
        )

        assert bare_project.problems() == [
            "data/themes.yml:10:7: `broader` leads back to where it began (a → b → a): "
            "remove one of the steps",
            "data/themes.yml:25:7: `broader` leads back to where it began (c → d → e → c): "
            "remove one of the steps",
            "data/themes.yml:35:7: there is no theme `nowhere` in data/themes.yml: "
            "correct the id, or add it there",
        ]
