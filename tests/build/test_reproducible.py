"""A commit builds to the same bytes, wherever and whenever: the build asks neither the clock nor git."""

from __future__ import annotations

import datetime
import os
import subprocess
import tarfile
from pathlib import Path

from portal.catalogue import Catalogue
from portal.intake import load_catalogue
from tests.build.projects import ROOT, TOY, build, copy_toy_project, digest_tree

HOUR_IN_1999 = 915_148_800


def load_toy() -> Catalogue:
    return load_catalogue(TOY / "data", TOY, ("en", "fr", "es"))


def unpack_tarball(repository: Path, target: Path) -> Path:
    git("archive", "--output", str(target.with_suffix(".tar")), "HEAD", cwd=repository)
    with tarfile.open(target.with_suffix(".tar")) as archive:
        archive.extractall(target, filter="data")
    return target


def git(*arguments: str, cwd: Path) -> None:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=cwd, check=True, capture_output=True)


def clone_shallow(project: Path, target: Path) -> Path:
    git("init", "--quiet", cwd=project)
    for message in ("first", "second"):
        git("add", "--all", cwd=project)
        git("commit", "--quiet", "--allow-empty", "--message", message, cwd=project)
    git("clone", "--quiet", "--depth", "1", project.resolve().as_uri(), str(target), cwd=project)
    return target


class TestReproducible:
    def test_directories_zones_seeds_and_times_do_not_matter(self, tmp_path: Path, toy_site: Path) -> None:
        """Another folder, time zone, hash seed and age of files give the same site."""
        project = copy_toy_project(tmp_path / "a folder, elsewhere")
        for path in project.rglob("*"):
            os.utime(path, (HOUR_IN_1999, HOUR_IN_1999))

        result = build(project, TZ="Pacific/Kiritimati", PYTHONHASHSEED="7", LC_ALL="C.UTF-8")

        assert result.returncode == 0, result.stderr
        assert digest_tree(project / "site") == digest_tree(toy_site)

    def test_the_build_asks_no_clock(self, toy_site: Path) -> None:
        """Its date is the newest of the data: even the sitemap's archive carries no other."""
        header = (toy_site / "sitemap.xml.gz").read_bytes()[:8]
        seconds = int.from_bytes(header[4:], "little")

        day = datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()

        assert day == load_toy().as_of
        assert day < datetime.datetime.now(datetime.UTC).date()

    def test_properdocs_builds_the_real_site_the_same(self, tmp_path: Path, real_site: Path) -> None:
        """The portal itself, too, can go on without MkDocs."""
        result = build(ROOT, "--site-dir", str(tmp_path / "site"), program="properdocs")

        assert result.returncode == 0, result.stdout + result.stderr
        assert digest_tree(tmp_path / "site") == digest_tree(real_site)

    def test_a_shallow_clone_builds_the_same(self, tmp_path: Path, toy_site: Path) -> None:
        """A clone of one commit knows no dates of files."""
        clone = clone_shallow(copy_toy_project(tmp_path / "origin"), tmp_path / "clone")

        result = build(clone, TZ="America/La_Paz", PYTHONHASHSEED="1")

        assert result.returncode == 0, result.stderr
        assert digest_tree(clone / "site") == digest_tree(toy_site)

    def test_a_tarball_builds_the_same(self, tmp_path: Path, toy_site: Path) -> None:
        """No repository around it at all."""
        clone = clone_shallow(copy_toy_project(tmp_path / "origin"), tmp_path / "clone")
        unpacked = unpack_tarball(clone, tmp_path / "unpacked")

        result = build(unpacked)

        assert result.returncode == 0, result.stderr
        assert digest_tree(unpacked / "site") == digest_tree(toy_site)

    def test_properdocs_builds_the_same(self, project: Path, toy_site: Path) -> None:
        """MkDocs 1.x is frozen; its maintained fork takes over without a byte's difference."""
        result = build(project, program="properdocs", DISABLE_MKDOCS_2_WARNING="true")

        assert result.returncode == 0, result.stdout + result.stderr
        assert digest_tree(project / "site") == digest_tree(toy_site)

    def test_building_again_changes_nothing(self, project: Path, toy_site: Path) -> None:
        """The site before is replaced whole, with no file left over."""
        for _ in range(2):
            assert build(project).returncode == 0
            (project / "site" / "left-over.html").touch()
        assert build(project).returncode == 0

        assert digest_tree(project / "site") == digest_tree(toy_site)
