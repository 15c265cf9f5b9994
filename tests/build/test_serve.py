"""The preview: it shows drafts, follows each save, and gets over a mistake."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

LIMIT = 60
"""Seconds to wait for the preview to show something."""

RECORD = "data/papers/municipal-buying.yml"
PAGE = "papers/municipal-buying.html"


class Preview:
    """A running ``mkdocs serve`` on a free port of the loopback interface."""

    def __init__(self, project: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.log: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address],
            cwd=project,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self._reader = threading.Thread(target=self._read_log, daemon=True)
        self._reader.start()

    def _read_log(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.log.append(line)

    def read(self, uri: str) -> str:
        try:
            with urllib.request.urlopen(f"http://{self.address}/{uri}", timeout=5) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def wait_for(self, uri: str, words: str) -> None:
        end = time.monotonic() + LIMIT
        while words not in self.read(uri):
            assert time.monotonic() < end, f"{uri} never held {words!r}:\n{''.join(self.log)}"
            time.sleep(0.2)

    def wait_for_log(self, words: str) -> None:
        end = time.monotonic() + LIMIT
        while not any(words in line for line in self.log):
            assert time.monotonic() < end, f"never said {words!r}:\n{''.join(self.log)}"
            time.sleep(0.2)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)
        self._reader.join(timeout=10)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    """A preview of the toy corpus at the root of its server."""
    config = project / "mkdocs.yml"
    lines = [line for line in config.read_text("utf-8").splitlines() if not line.startswith("site_url:")]
    config.write_text("\n".join(lines) + "\n", "utf-8")
    running = Preview(project)
    yield running
    running.stop()


class TestServe:
    def test_it_follows_saves_and_recovers_from_a_mistake(self, preview: Preview, project: Path) -> None:
        """A good save shows, a bad one is told, and the next good one shows again."""
        good = (project / RECORD).read_text("utf-8")
        preview.wait_for(PAGE, "How towns buy")
        preview.wait_for("papers/unfinished-notes.html", "Not to be read yet.")

        (project / RECORD).write_text(good.replace("How towns buy", "How cities buy"), "utf-8")
        preview.wait_for(PAGE, "How cities buy")
        preview.wait_for("fr/events/forum-2024.html", "html")

        (project / RECORD).write_text(good.replace("published:", "publishd:"), "utf-8")
        preview.wait_for_log("did you mean `published`?")
        preview.wait_for(PAGE, "How cities buy")

        (project / RECORD).write_text(good.replace("How towns buy", "How villages buy"), "utf-8")
        preview.wait_for(PAGE, "How villages buy")
        assert not [line for line in preview.log if "Traceback" in line]

    def test_it_follows_prose_and_templates(self, preview: Preview, project: Path) -> None:
        """Prose, the interface's templates and the document around pages are watched too."""
        preview.wait_for("index.html", "<main")

        home = project / "docs" / "en" / "index.md"
        home.write_text(home.read_text("utf-8") + "\nA new sentence of prose.\n", "utf-8")
        preview.wait_for("index.html", "A new sentence of prose.")

        template = project / "hooks" / "portal" / "templates" / "people.html"
        template.write_text(template.read_text("utf-8") + "<p>A new line in a template.</p>\n", "utf-8")
        preview.wait_for("people/index.html", "A new line in a template.")
