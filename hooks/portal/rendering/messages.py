"""The interface's words in the reader's language: gettext catalogues, read as they are written.

The ``.po`` files are compiled in memory at each build, so that no binary is committed and none
can be out of date. English is the language of the message ids.
"""

from __future__ import annotations

import io
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def load_messages(messages_dir: Path, locale: str) -> NullTranslations:
    """The catalogue of a locale, or an empty one where there is none yet."""
    path = messages_dir / locale.replace("-", "_") / "LC_MESSAGES" / "portal.po"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=locale.replace("-", "_"))
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
