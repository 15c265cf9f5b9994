"""French texts of records, vocabularies and prose follow French typography."""

from __future__ import annotations

import re

import pytest
import yaml

from portal.intake import load_catalogue
from portal.localized import LocalizedList, LocalizedText
from portal.records.walking import dotted, walk
from portal.settings import load_settings
from tests.samples import ROOT
from tests.typography import find_french_faults

PROSE = sorted((ROOT / "docs" / "fr").rglob("*.md"))


class TestFindFrenchFaults:
    """The rule itself."""

    @pytest.mark.parametrize(
        "text",
        [
            "Le but\u00a0: «\u00a0agir\u00a0»\u00a0; et alors\u202f? Oui\u00a0!",
            "Quoi\u00a0?!",
            "Voir [la loi](https://example.org/?a=b;c) à 10:30, <https://example.org/a?b>.",
            "L’État d’aujourd’hui",
            '`x: y` et {: .note } <p class="x">',
            "\u00a0: ",
        ],
    )
    def test_accepts(self, text):
        """No-break spaces of either width; signs that are not French are left alone."""
        assert list(find_french_faults(text)) == []

    @pytest.mark.parametrize(
        "text",
        [
            "Le but: agir",
            "Le but : agir",
            "Vraiment ?",
            "Oui!",
            "l'État",
            "« agir\u00a0»",
            "«\u00a0agir »",
            'quinze pouces (15")',
            "a; b",
        ],
    )
    def test_refuses(self, text):
        """One fault, told with the words around it."""
        assert len(list(find_french_faults(text))) == 1


class TestRecords:
    """Everything under ``data/``."""

    def test_french_texts(self):
        """Every French text of every record and entry, drafts and withdrawn ones included."""
        settings = load_settings(ROOT / "mkdocs.yml")
        catalogue = load_catalogue(settings.data_dir, settings.root, settings.locales, show_drafts=True)
        shelves = (
            catalogue.records,
            catalogue.withdrawn,
            catalogue.themes,
            catalogue.regions,
            catalogue.people,
            catalogue.terms,
        )
        faults = [
            f"{name}, {dotted(path)}: {fault}"
            for shelf in shelves
            for name, item in shelf.items()
            for path, leaf in walk(item)
            for text in french(leaf)
            for fault in find_french_faults(text)
        ]

        assert faults == []


def french(leaf: object) -> list[str]:
    if not isinstance(leaf, LocalizedText | LocalizedList) or "fr" not in leaf:
        return []
    return [leaf["fr"]] if isinstance(leaf["fr"], str) else list(leaf["fr"])


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.name)
def test_prose(path):
    """Every page under ``docs/fr``, and what its front matter says."""
    front, body = re.match(r"(?:---\n(.*?)\n---\n)?(.*)", path.read_text("utf-8"), re.DOTALL).groups()
    said = [value for value in (yaml.safe_load(front or "") or {}).values() if isinstance(value, str)]

    assert [fault for text in [*said, body] for fault in find_french_faults(text)] == []
