"""What may be shown, and what must not be anywhere in the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.projects import build


def search(site: Path, words: str) -> list[str]:
    """The files of a site that hold ``words``, in their text or in their names."""
    return [
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and (words.encode() in path.read_bytes() or words in path.name)
    ]


SECRETS = ["Secret title", "Secret summary", "secret-file", "secret bytes", "zoe-secret", "Zoe Secret"]

WITHDRAWAL = """\
withdrawal:
  date: 2024-06-20
  reason:
    en: Asked for by its author.
"""


def add_secret_paper(project: Path, status: str, extra: str) -> None:
    """A paper with an author of its own and a file, in a state in which it is not shown."""
    data = project / "data"
    (data / "attachments" / "secret-file.pdf").write_bytes(b"%PDF-1.4 secret bytes")
    with (data / "people.yml").open("a", encoding="utf-8") as people:
        people.write("zoe-secret:\n  name: Zoe Secret\n")
    (data / "papers" / "secret-paper.yml").write_text(
        f"id: secret-paper\ntitle:\n  en: Secret title\nsummary:\n  en: Secret summary\n"
        f"original_language: en\nstatus: {status}\npublished: 2024-01-01\nthemes:\n  - procurement\n"
        f"authors:\n  - zoe-secret\nfiles:\n  - path: secret-file.pdf\n{extra}",
        "utf-8",
    )


class TestStatus:
    @pytest.mark.parametrize("words", ["unfinished-notes", "Unfinished notes", "Not to be read yet"])
    def test_drafts_are_nowhere(self, toy_site: Path, words: str) -> None:
        """A draft is shown in previews only."""
        assert search(toy_site, words) == []

    def test_embargoed_records_are_nowhere(self, toy_site: Path) -> None:
        """Their day has not come by the newest date in the data."""
        assert search(toy_site, "sealed-study") == []

    def test_withdrawn_records_leave_their_reason_only(self, project: Path) -> None:
        """Neither their words, nor their files, nor people whom they alone name are anywhere."""
        add_secret_paper(project, "withdrawn", WITHDRAWAL)

        result = build(project)

        assert result.returncode == 0, result.stderr
        site = project / "site"
        assert [words for words in SECRETS if search(site, words)] == []
        tombstone = (site / "papers" / "secret-paper.html").read_text("utf-8")
        assert "Asked for by its author." in tombstone
        assert '<meta name="robots" content="noindex">' in tombstone

    @pytest.mark.parametrize("status", ["draft", "embargoed"])
    def test_people_and_files_of_hidden_records_are_nowhere(self, project: Path, status: str) -> None:
        """What only a hidden record names is hidden with it."""
        extra = "embargo_until: 2999-01-01\n" if status == "embargoed" else ""
        add_secret_paper(project, status, extra)

        result = build(project)

        assert result.returncode == 0, result.stderr
        assert [words for words in SECRETS if search(project / "site", words)] == []

    def test_an_embargo_ends_on_its_day(self, project: Path) -> None:
        """SOURCE_DATE_EPOCH gives the build a later day."""
        study = project / "data" / "case-studies" / "sealed-study.yml"
        study.write_text(study.read_text("utf-8").replace("2999-01-01", "2099-12-31"), "utf-8")

        result = build(project, SOURCE_DATE_EPOCH="4102444800")  # 2100-01-01

        assert result.returncode == 0, result.stderr
        assert (project / "site" / "case-studies" / "sealed-study.html").is_file()
