"""A build that fails says where to mend what, writes nothing, and leaves the site that is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.projects import build, digest_tree

RECORD = "data/papers/municipal-buying.yml"


@pytest.fixture
def published(project: Path) -> Path:
    """A project whose site was built before."""
    result = build(project)
    assert result.returncode == 0, result.stderr
    return project


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def assert_refused(project: Path, before: dict[str, str], result: subprocess.CompletedProcess[str]) -> str:
    """The build failed in words, with status 1, and the site is as it was."""
    said = result.stdout + result.stderr
    assert result.returncode == 1, said
    assert "Traceback" not in said
    assert digest_tree(project / "site") == before
    assert not (project / "site.building").exists()
    return said


class TestProblemsInData:
    def test_all_problems_of_all_files_are_told_at_once(self, published: Path) -> None:
        """Each stands on a line of its own that editors and their programs can follow."""
        before = digest_tree(published / "site")
        replace(published / RECORD, "published:", "publishd:")
        (published / "data" / "events" / "broken.yml").write_text(
            'id: broken\ntitle:\n  en: "No end\n', "utf-8"
        )
        (published / "data" / "notes.txt").write_text("x", "utf-8")

        said = assert_refused(published, before, build(published))

        places = re.findall(r"^(data/[\w./-]+):\d+:\d+: \S", said, re.MULTILINE)
        assert {RECORD, "data/events/broken.yml", "data/notes.txt"} <= set(places)
        assert "did you mean `published`?" in said

    def test_no_page_of_any_language_is_written(self, project: Path) -> None:
        """Checking comes before the first page."""
        replace(project / RECORD, "published:", "publishd:")

        result = build(project)

        assert result.returncode == 1
        assert not (project / "site").exists()
        assert not (project / "site.building").exists()

    def test_the_command_says_the_same(self, project: Path) -> None:
        """``portal check`` finds what a build would, without building."""
        replace(project / RECORD, "published:", "publishd:")
        built = build(project)

        checked = subprocess.run(
            [sys.executable, "-m", "portal.cli", "check"],
            cwd=project,
            env={"PYTHONPATH": str(project / "hooks"), "PATH": ""},
            capture_output=True,
            text=True,
            check=False,
        )

        problem = next(line for line in checked.stderr.splitlines() if line.startswith(RECORD))
        assert checked.returncode == 1
        assert problem in built.stdout + built.stderr


class TestProblemsInProse:
    def test_an_unknown_block_is_told(self, published: Path) -> None:
        """A page of prose that asks for what is not there names the page and what there is."""
        before = digest_tree(published / "site")
        home = published / "docs" / "en" / "index.md"
        home.write_text(home.read_text("utf-8") + "\n<!-- portal: thems -->\n", "utf-8")

        said = assert_refused(published, before, build(published))

        assert "docs/en/index.md" in said
        assert "`thems`" in said

    @pytest.mark.parametrize("locale", ["en", "fr", "es"])
    def test_a_broken_link_keeps_the_old_site(self, published: Path, locale: str) -> None:
        """MkDocs itself fails at the end of a strict build: nothing is swapped in by then."""
        before = digest_tree(published / "site")
        home = published / "docs" / locale / "index.md"
        home.write_text(home.read_text("utf-8") + "\n[x](nowhere.md)\n", "utf-8")

        said = assert_refused(published, before, build(published))

        assert "nowhere.md" in said

    def test_a_page_that_the_portal_makes_cannot_be_written_by_hand(self, published: Path) -> None:
        """Two pages of one address: the file to rename is named."""
        before = digest_tree(published / "site")
        (published / "docs" / "en" / "matrix.md").write_text("# Mine\n", "utf-8")

        said = assert_refused(published, before, build(published))

        assert "docs/en/matrix.md" in said


class TestSettings:
    def test_missing_settings_are_told(self, project: Path) -> None:
        """What mkdocs.yml lacks is named."""
        replace(project / "mkdocs.yml", "contact:", "contcat:")

        result = build(project)

        assert result.returncode == 1
        assert "extra.portal.contact" in result.stdout + result.stderr
        assert "Traceback" not in result.stdout + result.stderr

    def test_a_date_that_is_none_is_told(self, project: Path) -> None:
        """SOURCE_DATE_EPOCH is a number of seconds."""
        result = build(project, SOURCE_DATE_EPOCH="tomorrow")

        assert result.returncode == 1
        assert "SOURCE_DATE_EPOCH" in result.stdout + result.stderr
        assert "Traceback" not in result.stdout + result.stderr


class TestSiteDirectory:
    @pytest.mark.parametrize("folder", ["data", "docs/en", ".", "hooks"])
    def test_a_folder_that_holds_something_else_is_refused(self, project: Path, folder: str) -> None:
        """The site replaces what is there: records must never be."""
        before = digest_tree(project / "data")

        result = build(project, "--site-dir", folder)

        assert result.returncode == 1
        assert "Traceback" not in result.stdout + result.stderr
        assert digest_tree(project / "data") == before

    def test_directory_urls_are_refused(self, project: Path) -> None:
        """They do not work from a stick."""
        replace(project / "mkdocs.yml", "use_directory_urls: false", "use_directory_urls: true")

        result = build(project)

        assert result.returncode == 1
        assert "use_directory_urls" in result.stdout + result.stderr


class TestInterrupted:
    def test_a_killed_build_is_cleaned_up_by_the_next(self, published: Path) -> None:
        """What a build left that was killed between the two renames is put right."""
        before = digest_tree(published / "site")
        (published / "site").rename(published / "site.replaced")
        (published / "site.building").mkdir()
        (published / "site.building" / "half.html").touch()
        replace(published / RECORD, "published:", "publishd:")
        assert_status_one = build(published)
        replace(published / RECORD, "publishd:", "published:")

        assert assert_status_one.returncode == 1
        assert build(published).returncode == 0
        assert digest_tree(published / "site") == before
        assert not (published / "site.building").exists()
        assert not (published / "site.replaced").exists()
