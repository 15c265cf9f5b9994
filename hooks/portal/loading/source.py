"""A file's bytes, checked before YAML sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from portal.errors import Problem

MAX_FILE_SIZE = 256 * 1024
"""Bytes of one YAML file: a full case study in three languages has about 30,000."""

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Unicode's Bidi_Control characters (UAX 9): they make a text read otherwise than it is stored."""

_FORBIDDEN = re.compile(
    f"[\t\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}\u2028\u2029\ufeff\ufffe\uffff\U0001fffe-\U0001ffff]"
)

_NAMES = {
    "\t": "a tab stands here: use spaces",
    "\x00": "a NUL character stands here: the file is damaged or no text; write it again as UTF-8",
    "\ufeff": "the file has a byte order mark (BOM) here: save it as UTF-8 without BOM",
}


@dataclass(slots=True)
class SourceFile:
    """One text file and the problems found in it so far.

    ``shown_path`` is what problems print: relative to the project, with forward slashes.
    """

    path: Path
    shown_path: str
    text: str = ""
    problems: list[Problem] = field(default_factory=list)

    def report(self, line: int, column: int, message: str) -> None:
        """Note a problem at a place in the file (both from 1)."""
        self.problems.append(Problem(self.shown_path, line, column, message))


def describe_forbidden(text: str) -> str | None:
    """What is wrong with the first character of ``text`` that no record may hold, if any."""
    match = _FORBIDDEN.search(text)
    return _describe(match[0]) if match else None


def _describe(character: str) -> str:
    if character in _NAMES:
        return _NAMES[character]
    code = f"U+{ord(character):04X}"
    if re.match(f"[{_BIDI}]", character):
        return f"an invisible character that changes the direction of text ({code}) stands here: delete it"
    return f"an invisible control character ({code}) stands here: delete it"


def read_source(path: Path, shown_path: str) -> SourceFile:
    """Read a file as UTF-8 with line ends ``\\n``.

    Every fault of its bytes is reported; where nothing can be made of the file, ``text`` stays
    empty, else forbidden characters are replaced by spaces so that checking can go on.
    """
    source = SourceFile(path, shown_path)
    try:
        if path.stat().st_size > MAX_FILE_SIZE:
            size = path.stat().st_size
            source.report(1, 1, f"the file has {size} bytes: a record may have {MAX_FILE_SIZE} at the most")
            return source
        data = path.read_bytes()
    except OSError as error:
        source.report(1, 1, f"the file cannot be read ({error.strerror}): check that it exists and may be read")
        return source
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _position(data[: error.start].decode("utf-8"))
        source.report(line, column, f"the file is not UTF-8 (byte 0x{data[error.start]:02x}): save it as UTF-8")
        return source
    text = text.replace("\r\n", "\n")
    for line, column, character in _find_forbidden(text):
        source.report(line, column, _describe(character))
    source.text = _FORBIDDEN.sub(" ", text)
    return source


def _position(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _find_forbidden(text: str) -> Iterator[tuple[int, int, str]]:
    """The first forbidden character of each kind on each line."""
    if not _FORBIDDEN.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        seen: set[str] = set()
        for match in _FORBIDDEN.finditer(line):
            if match[0] not in seen:
                seen.add(match[0])
                yield number, match.start() + 1, match[0]
