"""The ``portal`` command: what it prints, and its exit status."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest

from portal import __version__
from portal.cli import main
from tests.samples import ROOT


@pytest.fixture
def project(toy_project, monkeypatch):
    """The toy corpus with its ``mkdocs.yml``; the folder that one is in."""
    shutil.copy(ROOT / "tests" / "toy" / "mkdocs.yml", toy_project.root)
    monkeypatch.chdir(toy_project.root)
    return toy_project


class TestCheck:
    """``portal check`` reads all data and builds nothing."""

    def test_of_good_data(self, project, capsys):
        """Status 0, and what was found; drafts and embargoed records are checked too."""
        status = main(["check"])

        assert status == 0
        said = capsys.readouterr()
        assert re.fullmatch(
            r"No problems: \d+ records, 1 withdrawn, 3 themes, 4 regions, 3 people, 2 terms\. "
            r"The newest date, by which embargoes end, is 2024-06-15\.\n",
            said.out,
        )
        assert said.err == ""
        assert not (project.root / "site").exists()

    def test_of_bad_data(self, project, capsys):
        """Status 1, and every problem on a line of its own on the error output."""
        project.replace("data/papers/municipal-buying.yml", "published:", "publishd:")
        project.replace("data/themes.yml", "broader:", "broder:")

        status = main(["check"])

        assert status == 1
        said = capsys.readouterr()
        assert said.out == ""
        first, *rest = said.err.splitlines()
        assert first == f"{len(rest)} problems in the data; nothing was built:"
        assert any(line.startswith("data/papers/municipal-buying.yml:8:1: ") for line in rest)
        assert any(line.startswith("data/themes.yml:") for line in rest)

    def test_of_a_project_elsewhere(self, project, tmp_path_factory, monkeypatch, capsys):
        """``--config`` names its mkdocs.yml; problems are told relative to that."""
        monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
        project.write("data/stray.txt", "x")

        status = main(["check", "--config", str(project.root / "mkdocs.yml")])

        assert status == 1
        assert "\ndata/stray.txt:1:1: " in capsys.readouterr().err

    def test_without_settings(self, tmp_path, monkeypatch, capsys):
        """Status 1, and the name of what is missing."""
        monkeypatch.chdir(tmp_path)

        status = main(["check"])

        assert status == 1
        assert capsys.readouterr().err.startswith("portal: mkdocs.yml cannot be read: ")


class TestUsage:
    """What the command says of itself."""

    def test_help(self, capsys):
        """Every command with what it does."""
        with pytest.raises(SystemExit) as caught:
            main(["--help"])

        assert caught.value.code == 0
        said = capsys.readouterr().out
        assert "check" in said
        assert "check all records and vocabularies, without building the site" in said

    def test_help_of_a_command(self, capsys):
        """Its options, and an example."""
        with pytest.raises(SystemExit) as caught:
            main(["check", "--help"])

        assert caught.value.code == 0
        said = capsys.readouterr().out
        assert "--config" in said
        assert "Example: portal check --config ../portal/mkdocs.yml" in said

    def test_version(self, capsys):
        """The package's."""
        with pytest.raises(SystemExit) as caught:
            main(["--version"])

        assert caught.value.code == 0
        assert capsys.readouterr().out == f"portal {__version__}\n"

    @pytest.mark.parametrize("arguments", [[], ["chekc"], ["check", "--confg", "x"]])
    def test_of_what_it_does_not_know(self, arguments, capsys):
        """Status 2, as commands do, and how it is called."""
        with pytest.raises(SystemExit) as caught:
            main(arguments)

        assert caught.value.code == 2
        assert "usage: portal" in capsys.readouterr().err

    def test_as_a_module(self, project):
        """Without being installed."""
        result = subprocess.run(
            [sys.executable, "-m", "portal.cli", "check"],
            env={"PYTHONPATH": str(ROOT / "hooks")},
            capture_output=True,
            text=True,
            check=False,
        )

        assert result.returncode == 0, result.stderr
        assert result.stdout.startswith("No problems: ")
