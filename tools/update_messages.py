"""Take new interface words from code and templates into locales/portal.pot and each catalogue.

``make messages`` runs this. Catalogues hold no dates, tools or line numbers, so that they change
only when words do. A new language starts with ``locales/<locale>/LC_MESSAGES/portal.po``, which
this makes for every language of mkdocs.yml but the first (English stands in the code).
"""

from __future__ import annotations

import io
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from portal.settings import load_settings

ROOT = Path(__file__).parent.parent
METHODS = [("hooks/portal/**.py", "python"), ("hooks/portal/templates/**.html", "jinja2")]
OPTIONS = {"hooks/portal/templates/**.html": {"extensions": "jinja2.ext.do"}}
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}


def create_template() -> Catalog:
    """The messages that code and templates hold now."""
    template = Catalog()
    found = extract_from_dir(str(ROOT), METHODS, OPTIONS, KEYWORDS)
    for _file, _line, message, _comments, _context in found:
        template.add(message)
    return template


def write_catalogue(catalogue: Catalog) -> str:
    """A catalogue as text: a short header, then messages in the order of their ids."""
    buffer = io.BytesIO()
    write_po(
        buffer, catalogue, omit_header=True, no_location=True, sort_output=True, ignore_obsolete=True, width=0
    )
    lines = [
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "MIME-Version: 1.0",
    ]
    if catalogue.locale is not None:
        lines = [f"Language: {catalogue.locale}", *lines, f"Plural-Forms: {catalogue.plural_forms}"]
    header = "\n".join(f'"{line}\\n"' for line in lines)
    return f'msgid ""\nmsgstr ""\n{header}\n\n{buffer.getvalue().decode().lstrip()}'


def main() -> None:
    """Write the template and bring every catalogue up to it."""
    template = create_template()
    settings = load_settings(ROOT / "mkdocs.yml")
    (settings.messages_dir / "portal.pot").write_text(write_catalogue(template), "utf-8")
    for locale in settings.locales[1:]:
        name = str(Locale.parse(locale, sep="-"))
        path = settings.messages_dir / name / "LC_MESSAGES" / "portal.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue = (
            read_po(io.BytesIO(path.read_bytes()), locale=name) if path.exists() else Catalog(locale=name)
        )
        catalogue.update(template, no_fuzzy_matching=True)
        path.write_text(write_catalogue(catalogue), "utf-8")


if __name__ == "__main__":
    main()
