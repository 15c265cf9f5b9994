"""A site takes the old one's place when it is whole, and at no other time."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.aside import AsideDirectory


@pytest.fixture
def final(tmp_path: Path) -> Path:
    return tmp_path / "site"


def write(folder: Path, word: str) -> None:
    """A site of one page in a folder of its own."""
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "index.html").write_text(word)


def read(folder: Path) -> str:
    return (folder / "sub" / "index.html").read_text()


def left_over(final: Path) -> list[str]:
    """What stands beside the site."""
    return sorted(path.name for path in final.parent.iterdir() if path != final)


class TestPublish:
    """The new site replaces the old one."""

    def test_the_first_time(self, final):
        """There is none to replace."""
        aside = AsideDirectory.prepare(final)
        write(aside.building, "new")
        aside.publish()

        assert read(final) == "new"
        assert left_over(final) == []

    def test_over_an_old_site(self, final):
        """Nothing of the old one is left."""
        write(final, "old")
        (final / "gone.html").touch()
        aside = AsideDirectory.prepare(final)
        write(aside.building, "new")
        assert read(final) == "old"
        aside.publish()

        assert read(final) == "new"
        assert not (final / "gone.html").exists()
        assert left_over(final) == []

    def test_in_a_folder_to_be_made(self, tmp_path):
        """``site_dir`` may lie deeper than what is there."""
        final = tmp_path / "public" / "portal"
        aside = AsideDirectory.prepare(final)
        write(aside.building, "new")
        aside.publish()

        assert read(final) == "new"

    def test_through_a_link(self, tmp_path, final):
        """A link to where the site is served from stays a link."""
        served = tmp_path / "served" / "here"
        write(served, "old")
        final.symlink_to(served)
        aside = AsideDirectory.prepare(final)
        write(aside.building, "new")
        aside.publish()

        assert final.is_symlink()
        assert read(served) == "new"

    def test_into_a_folder_that_cannot_be_renamed(self, final, monkeypatch):
        """A mounted volume is emptied and filled."""
        write(final, "old")
        (final / "gone.html").touch()
        (final / "link").symlink_to(final)
        aside = AsideDirectory.prepare(final)
        write(aside.building, "new")
        rename = Path.rename

        def refuse(path: Path, target: Path) -> Path:
            if path == final:
                raise OSError("device or resource busy")
            return rename(path, target)

        monkeypatch.setattr(Path, "rename", refuse)
        aside.publish()

        assert read(final) == "new"
        assert sorted(path.name for path in final.iterdir()) == ["sub"]
        assert left_over(final) == []


class TestDiscard:
    """A build that failed leaves nothing behind."""

    def test_keeps_the_old_site(self, final):
        """It is not touched."""
        write(final, "old")
        aside = AsideDirectory.prepare(final)
        write(aside.building, "half")
        aside.discard()

        assert read(final) == "old"
        assert left_over(final) == []

    def test_twice(self, final):
        """What is gone already is no error."""
        aside = AsideDirectory.prepare(final)
        aside.discard()
        aside.discard()

        assert left_over(final) == []


class TestPrepare:
    """What a build that was killed left is put right by the next."""

    def test_after_a_kill_while_building(self, final):
        """Half a site is thrown away, the old one stays."""
        write(final, "old")
        write(final.with_name("site.building"), "half")

        aside = AsideDirectory.prepare(final)

        assert read(final) == "old"
        assert list(aside.building.iterdir()) == []

    def test_after_a_kill_between_the_renames(self, final):
        """The old site had been put away, and the new one not yet in its place: the old one comes back."""
        write(final.with_name("site.replaced"), "old")
        write(final.with_name("site.building"), "new")

        aside = AsideDirectory.prepare(final)

        assert read(final) == "old"
        assert list(aside.building.iterdir()) == []
        assert left_over(final) == ["site.building"]

    def test_after_a_kill_before_the_old_site_was_removed(self, final):
        """The new site is in place: the old one goes."""
        write(final.with_name("site.replaced"), "old")
        write(final, "new")

        AsideDirectory.prepare(final)

        assert read(final) == "new"
        assert left_over(final) == ["site.building"]

    def test_after_a_kill_while_filling(self, final):
        """A folder that cannot be renamed was being filled: it is built anew, from nothing."""
        final.mkdir()
        write(final.with_name("site.building"), "rest")

        aside = AsideDirectory.prepare(final)
        write(aside.building, "new")
        aside.publish()

        assert read(final) == "new"
        assert left_over(final) == []
