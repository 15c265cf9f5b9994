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


class TestStatus:
    @pytest.mark.parametrize("words", ["unfinished-notes", "Unfinished notes", "Not to be read yet"])
    def test_drafts_are_nowhere(self, toy_site: Path, words: str) -> None:
        """A draft is shown in previews only."""
        assert search(toy_site, words) == []

    def test_embargoed_records_are_nowhere(self, toy_site: Path) -> None:
        """Their day has not come by the newest date in the data."""
        assert search(toy_site, "sealed-study") == []

    def test_an_embargo_ends_on_its_day(self, project: Path) -> None:
        """SOURCE_DATE_EPOCH gives the build a later day."""
        study = project / "data" / "case-studies" / "sealed-study.yml"
        study.write_text(study.read_text("utf-8").replace("2999-01-01", "2099-12-31"), "utf-8")

        result = build(project, SOURCE_DATE_EPOCH="4102444800")  # 2100-01-01

        assert result.returncode == 0, result.stderr
        assert (project / "site" / "case-studies" / "sealed-study.html").is_file()
