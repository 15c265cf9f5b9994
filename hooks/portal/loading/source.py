"""A file's bytes, checked before YAML sees them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from portal.errors import Problem

MAX_FILE_SIZE = 256 * 1024
"""Bytes of one YAML file: a full case study in three languages has about 30,000."""

MAX_PROBLEMS = 50
"""Problems that are told of one file while it is read: nobody mends more at once."""

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Unicode's Bidi_Control characters (UAX 9): they make a text read otherwise than it is stored."""

_FORBIDDEN = re.compile(
    f"[\t\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}\u2028\u2029\ufeff\ufffe\uffff\U0001fffe-\U0001ffff]"
)

_CONFLICT = re.compile(r"^<{7}(?= |$)", re.MULTILINE)

_NAMES = {
    "\t": "a tab stands here: use spaces",
    "\x00": "a NUL character stands here: the file is damaged or is no text; write it again as UTF-8",
    "\r": "a line ends here as on an old Macintosh (CR alone): save the file with line ends LF or CR LF",
    "\ufeff": "the file has a byte order mark (BOM) here: save it as UTF-8 without BOM",
}


@dataclass(slots=True)
class SourceFile:
    """One text file and the problems found in it so far.

    ``shown_path`` is what problems print: relative to the project, with forward slashes.
    ``damaged`` says that forbidden characters were replaced, which may upset the YAML.
    """

    path: Path
    shown_path: str
    text: str = ""
    damaged: bool = False
    problems: list[Problem] = field(default_factory=list)

    def report(self, line: int, column: int, message: str) -> None:
        """Note a problem at a place in the file (both from 1)."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(self.shown_path, line, column, message))
        elif len(self.problems) == MAX_PROBLEMS:
            more = "this file has more problems than are told here: mend the others first"
            self.problems.append(Problem(self.shown_path, line, column, more))


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
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_FILE_SIZE else b""
    except OSError as error:
        source.report(
            1, 1, f"the file cannot be read ({error.strerror}): check that it exists and may be read"
        )
        return source
    if size > MAX_FILE_SIZE:
        advice = "shorten its texts, or attach the longest as a file"
        source.report(1, 1, f"the file has {size} bytes, {MAX_FILE_SIZE} are allowed: {advice}")
        return source
    text = _decode(source, data)
    if text is not None and not _has_conflict(source, text):
        _check_characters(source, text)
    return source


def _decode(source: SourceFile, data: bytes) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        source.report(1, 1, "the file is stored as UTF-16 (“Unicode”): save it as UTF-8 without BOM")
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _position(data[: error.start].decode("utf-8"))
        byte = data[error.start]
        source.report(
            line,
            column,
            f"the file is not UTF-8 (byte 0x{byte:02x} stands here): save it as UTF-8 without BOM",
        )
        return None
    if "\x00" in text:
        source.report(*_position(text[: text.index("\x00")]), _NAMES["\x00"])
        return None
    return text.replace("\r\n", "\n")


def _has_conflict(source: SourceFile, text: str) -> bool:
    """Whether git left both versions of a place in the file; each such place is reported."""
    if "<<<<<<<" not in text:  # as in nearly all files: the expression takes far longer to say so
        return False
    starts = list(_CONFLICT.finditer(text))
    for start in starts:
        line, column = _position(text[: start.start()])
        source.report(
            line,
            column,
            "git left a conflict here: keep one of the two versions below, and delete "
            "the lines that start with <<<<<<<, ======= and >>>>>>>",
        )
    return bool(starts)


def _check_characters(source: SourceFile, text: str) -> None:
    if text.startswith("\ufeff"):
        source.report(1, 1, _NAMES["\ufeff"])
        text = text[1:]
    for line, column, character in _find_forbidden(text):
        source.damaged = True
        source.report(line, column, _describe(character))
    source.text = _FORBIDDEN.sub(" ", text) if source.damaged else text


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
