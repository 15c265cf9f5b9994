"""Files that come with records: where they may lie, and what they may hold."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from portal.errors import as_code
from portal.records.base import WINDOWS_RESERVED

MAX_ATTACHMENT_SIZE = 25 * 1024 * 1024
"""Bytes of one attachment: readers are on slow lines, and a stick carries all of them."""

_PATH_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*\Z", re.ASCII)

_ZIP = (b"PK\x03\x04",)
_SIGNATURES: dict[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    ".ogg": (b"OggS",),
    ".oga": (b"OggS",),
    ".ogv": (b"OggS",),
    ".webm": (b"\x1aE\xdf\xa3",),
    ".epub": _ZIP,
    ".odt": _ZIP,
    ".odp": _ZIP,
    ".ods": _ZIP,
    ".docx": _ZIP,
    ".pptx": _ZIP,
    ".xlsx": _ZIP,
}
_TEXT_TYPES = frozenset({".txt", ".csv", ".vtt", ".srt"})
ATTACHMENT_TYPES = (*_SIGNATURES, ".mp4", ".m4a", *sorted(_TEXT_TYPES))
"""What may be attached: documents, pictures, sound, films, plain text. Nothing that can run."""


def check_attachment_path(path: str) -> str | None:
    """What is wrong with a path as a record writes it, or None."""
    shown = as_code(path)
    if path.startswith("/") or ":" in path or ".." in re.split(r"[/\\]", path):
        return f"{shown} leads out of data/attachments/: write the path inside it, as in folder/review.pdf"
    if "\\" in path:
        return f"{shown} has a backslash: write `/` between folder and file, as in folder/review.pdf"
    if not _PATH_FORM.match(path):
        return (
            f"{shown} has characters that some systems and mirrors cannot hold: "
            "name the file with letters a to z, digits, hyphens and dots"
        )
    for part in PurePosixPath(path).parts:
        if part.split(".")[0].lower() in WINDOWS_RESERVED:
            return f"{shown} has a name that Windows keeps for a device ({as_code(part)}): choose another"
    return None


def check_attachment(path: Path) -> str | None:
    """What is wrong with an attached file's type, content or size, or None."""
    suffix = path.suffix.lower()
    if suffix not in ATTACHMENT_TYPES:
        allowed = ", ".join(ATTACHMENT_TYPES)
        what = f"{suffix} files" if suffix else "files without a type at the end of their name"
        return f"{what} are not published, as they may run in a browser: attach one of {allowed}"
    try:
        size = path.stat().st_size
        if size > MAX_ATTACHMENT_SIZE:
            return (
                f"the file has {size} bytes, {MAX_ATTACHMENT_SIZE} are allowed: make it smaller or link to it"
            )
        if size == 0:
            return "the file is empty: add it again"
        fits = _content_fits(path, suffix)
    except OSError as error:
        return f"the file cannot be read ({error.strerror}): check that it exists and may be read"
    return None if fits else f"the content is not that of a {suffix} file: save it again in that format"


def _content_fits(path: Path, suffix: str) -> bool:
    with path.open("rb") as file:
        head = file.read(4096)
        if suffix in (".mp4", ".m4a"):
            return head[4:8] == b"ftyp"
        if suffix == ".webp":
            return head[:4] == b"RIFF" and head[8:12] == b"WEBP"
        if suffix not in _TEXT_TYPES:
            return head.startswith(_SIGNATURES[suffix])
        rest = file.read()
    try:
        text = (head + rest).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "\x00" not in text and not text.lstrip("\ufeff \r\n\t").startswith("<")
