"""A language and a record type are added by touching only the places that CONTRIBUTING.md names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.projects import ROOT, build, copy_toy_project

PORTUGUESE = """\
        - locale: pt
          name: Português
          site_name: Portal de políticas de ESS
"""


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def portuguese_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy corpus with a fourth language, translated but for a few texts."""
    project = copy_toy_project(tmp_path_factory.mktemp("pt") / "project")
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("        - locale: es\n", f"{PORTUGUESE}        - locale: es\n"),
        "utf-8",
    )
    (project / "docs" / "pt").mkdir()
    (project / "docs" / "pt" / "index.md").write_text(
        "---\nlayout: home\n---\n# Bem-vindos\n\n<!-- portal: themes -->\n", "utf-8"
    )
    catalogue = project / "locales" / "pt" / "LC_MESSAGES" / "portal.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: pt\\n"\n\n'
        'msgid "Papers"\nmsgstr "Documentos"\n',
        "utf-8",
    )
    replace(
        project / "data" / "papers" / "municipal-buying.yml",
        "  en: How towns buy\n",
        "  en: How towns buy\n  pt: Como compram as cidades\n",
    )
    result = build(project)
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"


class TestFourthLanguage:
    def test_every_page_is_there(self, portuguese_site: Path) -> None:
        """The new language has the same pages as the others."""
        pages = {
            path.relative_to(portuguese_site / "pt") for path in (portuguese_site / "pt").rglob("*.html")
        }

        assert pages == {
            path.relative_to(portuguese_site / "es") for path in (portuguese_site / "es").rglob("*.html")
        }
        assert Path("papers/municipal-buying.html") in pages

    def test_what_is_translated_shows(self, portuguese_site: Path) -> None:
        """Texts, interface words and names of countries come in the new language."""
        page = (portuguese_site / "pt" / "papers" / "municipal-buying.html").read_text("utf-8")

        assert '<html lang="pt"' in page
        assert "<h1>Como compram as cidades</h1>" in page
        assert ">Documentos</a>" in page
        assert "outubro de 2009" in page

    def test_what_is_not_translated_shows_in_its_original_language(self, portuguese_site: Path) -> None:
        """With its language marked and a notice: never an empty page."""
        page = (portuguese_site / "pt" / "papers" / "economie-solidaire-au-mali.html").read_text("utf-8")

        assert '<span lang="fr">L’économie solidaire au Mali</span>' in page
        assert "notice--missing" in page

    def test_prose_falls_back_with_a_notice(self, portuguese_site: Path) -> None:
        """A page of prose that the new language lacks stands in the default one."""
        page = (portuguese_site / "pt" / "about.html").read_text("utf-8")

        assert "notice--missing" in page
        assert '<div lang="en">' in page

    def test_it_is_offered_by_its_name_until_the_offer_is_translated(self, portuguese_site: Path) -> None:
        """No other language's words stand in for it."""
        page = (portuguese_site / "papers" / "municipal-buying.html").read_text("utf-8")

        offer = page.split('data-offer="pt"')[1].split("</p>")[0]
        assert 'href="../pt/papers/municipal-buying.html"' in offer
        assert ">Português</a>" in offer

    def test_the_switch_offers_it(self, portuguese_site: Path) -> None:
        """Every page of every language links to its Portuguese version."""
        page = (portuguese_site / "es" / "papers" / "municipal-buying.html").read_text("utf-8")

        assert 'href="../../pt/papers/municipal-buying.html"' in page

    def test_a_text_in_portuguese_is_shown_as_the_original(self, portuguese_site: Path) -> None:
        """A record whose original was Portuguese all along needs no notice now."""
        page = (portuguese_site / "pt" / "case-studies" / "cozinha-comunitaria.html").read_text("utf-8")

        assert "notice--missing" not in page


MODULE = '''\
"""Tools: what a group can use as it is."""

from __future__ import annotations

from typing import ClassVar

from portal.localized import LocalizedText
from portal.records.common import Record


class Tool(Record):
    """Something to use."""

    type_id: ClassVar[str] = "tool"
    folder: ClassVar[str] = "tools"

    use: LocalizedText | None = None
'''

TEMPLATE = """\
{% macro line(view, record) -%}to use{%- endmacro %}
{% macro facts(view, record) %}{% endmacro %}
{% macro body(view, record) %}
{% if record.use %}<section>{{ view.heading("use", _("Use")) }}{{ view.block(record.use, record) }}</section>{% endif %}
{% endmacro %}
"""

RECORD = """\
id: checklist
title:
  en: A checklist for councils
original_language: en
published: 2024-05-01
themes:
  - procurement
related:
  - municipal-buying
summary:
  en: Ten points.
use:
  en: Read it aloud.
"""


@pytest.fixture(scope="module")
def tool_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy corpus with a fifth record type."""
    project = copy_toy_project(tmp_path_factory.mktemp("tool") / "project")
    records, rendering = project / "hooks" / "portal" / "records", project / "hooks" / "portal" / "rendering"
    (records / "tool.py").write_text(MODULE, "utf-8")
    replace(
        records / "__init__.py",
        "from portal.records.paper import Paper\n",
        "from portal.records.paper import Paper\nfrom portal.records.tool import Tool\n",
    )
    replace(records / "__init__.py", "Event, Network)", "Event, Network, Tool)")
    (project / "hooks" / "portal" / "templates" / "records" / "tool.html").write_text(TEMPLATE, "utf-8")
    replace(
        rendering / "labels.py",
        '    "network": (N_("Network"), N_("Networks")),\n',
        '    "network": (N_("Network"), N_("Networks")),\n    "tool": (N_("Tool"), N_("Tools")),\n',
    )
    replace(
        rendering / "labels.py",
        "TYPE_INTRODUCTIONS: dict[str, str] = {\n",
        'TYPE_INTRODUCTIONS: dict[str, str] = {\n    "tool": N_("To use."),\n',
    )
    (project / "data" / "tools").mkdir()
    (project / "data" / "tools" / "checklist.yml").write_text(RECORD, "utf-8")
    result = build(project)
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"


class TestRecordType:
    def test_its_pages_are_there(self, tool_site: Path) -> None:
        """A page, a listing, and a place in the navigation of every page."""
        page = (tool_site / "tools" / "checklist.html").read_text("utf-8")

        assert "Read it aloud." in page
        assert "A checklist for councils" in (tool_site / "tools" / "index.html").read_text("utf-8")
        assert 'href="tools/index.html"' in (tool_site / "index.html").read_text("utf-8")

    def test_it_is_cross_linked(self, tool_site: Path) -> None:
        """Its theme and the record that it names show it, without having been told."""
        assert "tools/checklist.html" in (tool_site / "themes" / "procurement.html").read_text("utf-8")
        assert "tools/checklist.html" in (tool_site / "papers" / "municipal-buying.html").read_text("utf-8")

    def test_contributing_names_every_place(self) -> None:
        """The places touched here are those that CONTRIBUTING.md names."""
        said = (ROOT / "CONTRIBUTING.md").read_text("utf-8")

        for place in (
            "records/__init__.py",
            "templates/records/<type>.html",
            "rendering/labels.py",
            "portal.css",
            "data/",
            "languages",
            "docs/<locale>/",
            "portal.po",
        ):
            assert place in said
