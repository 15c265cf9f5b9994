"""What may lie in ``data/``, and what is said of the rest."""

from __future__ import annotations

import os
import shutil

import pytest

from portal.loading.folders import scan_data, show

LINK = "this is a link to another place: put the file or folder itself here"
NAMING = "related:\n  - kafo\n  - report\nregions:\n  - mali\n"


@pytest.fixture
def project(bare_project):
    """One more paper, which names what the tests take away."""
    bare_project.write(
        "data/papers/two.yml",
        bare_project.read("data/papers/report.yml").replace("id: report", "id: two") + NAMING,
    )
    assert bare_project.problems() == []
    return bare_project


class TestLinks:
    """A symbolic link may lead anywhere: it is refused, and what it stands for is not missed."""

    def test_record(self, project, tmp_path):
        """A record that is a link."""
        path = project.root / "data/papers/report.yml"
        path.rename(tmp_path / "elsewhere.yml")
        path.symlink_to(tmp_path / "elsewhere.yml")

        assert project.problems() == [f"data/papers/report.yml:1:1: {LINK}"]

    def test_folder(self, project, tmp_path):
        """A folder of records that is a link."""
        path = project.root / "data/networks"
        path.rename(tmp_path / "elsewhere")
        path.symlink_to(tmp_path / "elsewhere")

        assert project.problems() == [f"data/networks:1:1: {LINK}"]

    def test_broken(self, project):
        """A link that leads nowhere."""
        (project.root / "data/papers/three.yml").symlink_to("nowhere.yml")

        assert project.problems() == [f"data/papers/three.yml:1:1: {LINK}"]

    def test_elsewhere(self, project):
        """A link that stands for nothing that is known."""
        (project.root / "data/zzz").symlink_to("papers")

        assert project.problems() == [f"data/zzz:1:1: {LINK}"]

    def test_vocabulary(self, project, tmp_path):
        """A vocabulary that is a link is not also missing."""
        path = project.root / "data/regions.yml"
        path.rename(tmp_path / "elsewhere.yml")
        path.symlink_to(tmp_path / "elsewhere.yml")

        assert project.problems() == [f"data/regions.yml:1:1: {LINK}"]

    def test_attachment(self, project):
        """Nothing outside can be published by way of a link."""
        project.write(
            "data/papers/two.yml", project.read("data/papers/two.yml") + "files:\n  - path: one.txt\n"
        )
        (project.root / "data/attachments").mkdir()
        (project.root / "data/attachments/one.txt").symlink_to("/etc/passwd")

        assert project.problems() == [f"data/attachments/one.txt:1:1: {LINK}"]

    def test_loop(self, project):
        """A folder that holds itself."""
        (project.root / "data/attachments").mkdir()
        (project.root / "data/attachments/again").symlink_to(".")

        assert project.problems() == [f"data/attachments/again:1:1: {LINK}"]


class TestVocabularies:
    """The four vocabulary files are there, under their names."""

    @pytest.mark.parametrize("name", ["themes", "regions", "people", "terms"])
    def test_missing(self, project, name):
        """What names its entries is no problem of its own."""
        project.remove(f"data/{name}.yml")

        assert project.problems() == [f"data/{name}.yml:1:1: this file is missing: create it"]

    @pytest.mark.parametrize("name", ["themes.yaml", "theme.yml", "Themes.yml", "themes.yml.txt"])
    def test_misnamed(self, project, name):
        """Only the wrong name is told, with the right one."""
        (project.root / "data/themes.yml").rename(project.root / "data" / name)

        assert project.problems() == [
            f"data/{name}:1:1: nothing reads a file of this name: rename it to themes.yml"
        ]


class TestNames:
    """Names that can be stored everywhere."""

    def test_twins(self, project):
        """Windows and macOS would keep one of the two."""
        path = project.write(
            "data/papers/Two.yml", project.read("data/papers/two.yml").replace("id: two", "id: Two")
        )
        if not path.parent.joinpath("two.yml").exists() or len(list(path.parent.iterdir())) < 3:
            pytest.skip("this file system does not tell upper from lower case")

        assert project.problems() == [
            "data/papers/Two.yml:1:1: this name and two.yml differ only in case, "
            "which Windows and macOS do not tell apart: rename or remove one"
        ]

    def test_twins_among_attachments(self, project):
        """The same goes for files that come with records."""
        project.write(
            "data/papers/two.yml",
            project.read("data/papers/two.yml") + "files:\n  - path: One.txt\n  - path: one.txt\n",
        )
        project.write("data/attachments/one.txt", "One")
        project.write("data/attachments/One.txt", "One")

        assert project.problems() == [
            "data/attachments/one.txt:1:1: this name and One.txt differ only in case, "
            "which Windows and macOS do not tell apart: rename or remove one"
        ]

    @pytest.mark.parametrize(
        ("name", "shown"),
        [("a\nb.yml", "a\\nb.yml"), ("\u202eb.yml", "\\u202eb.yml"), (b"a\xff.yml", "a\\udcff.yml")],
    )
    def test_unprintable(self, project, name, shown):
        """Such a name is told on one line, in signs that every terminal can show."""
        name = os.fsdecode(name)
        try:
            (project.root / "data/papers" / name).write_text("id: a\n", encoding="utf-8")
        except OSError:
            pytest.skip("this file system does not take the name")

        assert project.problems() == [
            f"data/papers/{shown}:1:1: this name has characters that cannot be shown: rename it"
        ]

    def test_outside_the_project(self, tmp_path):
        """A path that is not under the root is shown whole."""
        assert show(tmp_path / "data", tmp_path / "elsewhere") == (tmp_path / "data").as_posix()


class TestOtherThings:
    """What is neither a record nor a vocabulary nor attached."""

    def test_allowed(self, project):
        """Explanations and what systems leave behind are passed over."""
        for path in (
            "README.md",
            "LICENSE",
            ".gitkeep",
            "papers/README.md",
            "papers/.two.yml.swp",
            "events/Thumbs.db",
        ):
            project.write(f"data/{path}", "Hello")
        project.write("data/attachments/README.md", "Hello")
        project.write("data/attachments/.DS_Store", b"\0")

        assert project.problems() == []

    def test_folder_named_like_a_record(self, project):
        """A folder is no record, whatever its name."""
        (project.root / "data/papers/three.yml").mkdir()

        assert project.problems() == [
            "data/papers/three.yml:1:1: records lie directly in papers/: move them up, and remove this folder"
        ]

    def test_folder_named_like_a_vocabulary(self, project):
        """Nor is it a vocabulary."""
        project.remove("data/terms.yml")
        (project.root / "data/terms.yml").mkdir()

        (problem, *_) = project.problems()

        assert problem.startswith("data/terms.yml:1:1: this folder is not one of papers, ")

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
    def test_pipe(self, project):
        """Reading a pipe would wait for ever."""
        os.mkfifo(project.root / "data/papers/three.yml")

        assert project.problems() == ["data/papers/three.yml:1:1: this is not a plain file: remove it"]

    def test_no_folder(self, tmp_path):
        """Without the folder there is one problem, not one for each vocabulary."""
        found = scan_data(tmp_path / "data", tmp_path)

        assert [str(problem) for problem in found.problems] == [
            "data:1:1: there is no such folder: it holds the records"
        ]

    def test_no_records(self, project):
        """A portal may begin without records, and without their folders."""
        shutil.rmtree(project.root / "data/papers")
        shutil.rmtree(project.root / "data/networks")

        assert project.problems() == []

    @pytest.mark.parametrize("folder", ["data", "data/papers"])
    def test_barred(self, project, monkeypatch, folder):
        """A folder that may not be read is one problem."""
        listed = os.scandir

        def scandir(path):
            if os.fspath(path) == os.fspath(project.root / folder):
                raise PermissionError(13, "Permission denied")
            return listed(path)

        monkeypatch.setattr(os, "scandir", scandir)

        assert project.problems() == [
            f"{folder}:1:1: the folder cannot be read (Permission denied): check who may read it"
        ]

    def test_order(self, project):
        """Records come by folder and name, whatever order the file system has."""
        found = scan_data(project.data, project.root)

        assert [path.name for _, path in found.records] == ["kafo.yml", "report.yml", "two.yml"]
