"""Pages of prose: what MkDocs would publish as it is, pass over, or stop at with a stack trace."""

from __future__ import annotations

import shutil

import pytest

from portal.prose import check_prose
from portal.settings import load_settings
from tests.build.projects import ROOT, TOY


@pytest.fixture
def project(tmp_path):
    """The toy project's pages, to be spoilt."""
    shutil.copy(TOY / "mkdocs.yml", tmp_path)
    shutil.copytree(TOY / "docs", tmp_path / "docs")
    return tmp_path


def problems(project):
    return [str(problem) for problem in check_prose(load_settings(project / "mkdocs.yml"))]


class TestPages:
    """Files under ``docs/<locale>/``."""

    @pytest.mark.parametrize("root", [ROOT, TOY])
    def test_good_ones_pass(self, root):
        """The portal's own pages, and the toy's."""
        assert list(check_prose(load_settings(root / "mkdocs.yml"))) == []

    @pytest.mark.parametrize(
        ("text", "place", "part"),
        [
            ("# About\n\n![x](http://evil.example/x.png)\n", "3:1", "another host"),
            ("# About\n\n![x](//evil.example/x.png)\n", "3:1", "another host"),
            ("# About\n\nText <script src=x></script>\n", "3:6", "no scripts"),
            ('# About\n\n<p onclick="x">\n', "3:1", "no scripts"),
            ('# About\n\n<img alt="" src="https://evil.example/x.png">\n', "3:1", "another host"),
            ("---\ntitle: About: the project\n---\n# About\n", "2:13", "quotes"),
            ("---\ntitle: About\n# About\n", "1:1", "not closed"),
            ("---\ntitel: About\n---\n# About\n", "2:1", "did you mean `title`?"),
            ("---\ntitle: [a]\n---\n# About\n", "2:1", "needs a text"),
            ("---\ntitle: A\ntranslation: drafft\n---\n# About\n", "3:1", "can only be draft"),
            ("---\n- title\n---\n# About\n", "2:1", "are expected here"),
            ("---\ntitle: A\n---\n\n", "1:1", "the page is empty"),
        ],
    )
    def test_faults_are_told_at_their_place(self, project, text, place, part):
        """File, line, column, and what to do."""
        (project / "docs" / "fr" / "about.md").write_text(text, "utf-8")

        (problem,) = problems(project)

        assert problem.startswith(f"docs/fr/about.md:{place}: ")
        assert part in problem

    def test_other_encodings_are_told(self, project):
        """MkDocs would stop with a stack trace."""
        (project / "docs" / "fr" / "about.md").write_bytes("# À propos\n".encode("latin-1"))

        (problem,) = problems(project)

        assert problem.startswith("docs/fr/about.md:1:3: the file is not UTF-8")

    @pytest.mark.parametrize("name", ["index.md", "about.md"])
    def test_pages_that_all_link_to_must_be_there(self, project, name):
        """In the default language; the others fall back to it."""
        (project / "docs" / "en" / name).unlink()
        (project / "docs" / "es" / name).unlink()

        (problem,) = problems(project)

        assert problem.startswith(f"docs/en/{name}:1:1: this page is missing")


class TestStrayFiles:
    """What MkDocs would publish though nobody looked at it."""

    @pytest.mark.parametrize(
        ("path", "part"),
        [
            ("docs/en/kafo.yml", "records belong in data/"),
            ("docs/en/x.html", "only pages (.md)"),
            ("docs/review.pdf", "the folders of languages"),
            ("docs/hello.md", "the folders of languages"),
            ("docs/de/about.md", "the folders of languages"),
            ("docs/assets/notes.docx", "are kept here"),
        ],
    )
    def test_are_told(self, project, path, part):
        """With where such a file belongs."""
        target = project / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("x", "utf-8")

        (problem,) = problems(project)

        assert problem.startswith(f"{path}:1:1: ")
        assert part in problem

    def test_files_of_the_system_are_passed_over(self, project):
        """Nobody put them there on purpose."""
        (project / "docs" / ".DS_Store").touch()

        assert problems(project) == []
