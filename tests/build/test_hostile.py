"""Hostile text in every text field of every record and vocabulary, through a real build.

Whatever is written in a record, a browser that opens the site runs nothing, asks nobody for
anything, and shows the text as it was written.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
import yaml

from portal.records import RECORD_TYPES
from portal.vocabulary import VOCABULARIES
from tests.build.projects import build, copy_toy_project
from tests.filling import LOCALES, Filler, Text, write_yaml

PAYLOADS = (
    "<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "</title><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "]]>",
    "<!-- portal: matrix -->",
    "<uri> %URI% %(title)s {title}",
    "é\u00a0: 🌍",
)
"""One record of each type, and one entry of each vocabulary, holds nothing but one of these."""

EVERYTHING = " ".join(PAYLOADS)
"""What one more of each holds, each field with its own name before."""

URL = "https://example.org/a?x=javascript:alert(1)&y=%3Cscript%3E&z={{7*7}};onerror=alert(1)#`a`"
ATTACHMENT = "hostile/notes.txt"

ELEMENTS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "body",
        "a",
        "header",
        "div",
        "svg",
        "g",
        "path",
        "span",
        "nav",
        "ul",
        "ol",
        "li",
        "main",
        "article",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "strong",
        "em",
        "s",
        "code",
        "br",
        "aside",
        "dl",
        "dt",
        "dd",
        "time",
        "blockquote",
        "footer",
        "cite",
        "small",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "form",
        "label",
        "select",
        "option",
        "address",
        "details",
        "summary",
    ]
)
"""Every element that the portal's pages are made of."""

ENTRIES = dict(zip(("theme", "region", "person", "term"), VOCABULARIES.values(), strict=True))
"""Kinds of reference to vocabularies, and what they refer to."""

NAMES = [*(f"payload-{number}" for number in range(len(PAYLOADS))), "everything"]


def text_of(kind: str, name: str) -> Text:
    """The texts of the record or entry of this name, by path."""
    if name == "everything":
        return lambda path: f"({kind} {path}) {EVERYTHING}"
    return lambda path: PAYLOADS[int(name.removeprefix("payload-"))]


def next_name(name: str) -> str:
    return NAMES[(NAMES.index(name) + 1) % len(NAMES)]


def make_filler(kind: str, name: str) -> Filler:
    """Fills in the texts of ``name``; what it refers to is another hostile thing of the kind."""
    other = next_name(name)
    kinds = {record_type.type_id: f"{record_type.type_id}-{other}" for record_type in RECORD_TYPES}
    entries = {kind: f"{kind}-{other}" for kind in ENTRIES}
    return Filler(text_of(kind, name), {"record": kinds["paper"], **kinds, **entries}, URL, ATTACHMENT)


def make_record(record_type: Any, name: str) -> dict[str, Any]:
    """A record with everything filled in that may stand together."""
    data = make_filler(record_type.type_id, name).fill(record_type)
    data |= {"id": f"{record_type.type_id}-{name}", "original_language": "en", "status": "published"}
    data |= {"published": "2024-01-01", "updated": "2024-02-01"}
    del data["embargo_until"], data["withdrawal"]
    if record_type.type_id == "paper":
        data["related"] = [f"event-{name}"]
    for partner in data.get("partners", []):
        del partner["network"]
    data["media"] = [without(data["media"][0], "path"), without(data["media"][0], "url")]
    return data


def without(data: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != key}


def make_withdrawn(name: str) -> dict[str, Any]:
    """A withdrawn paper: of its texts, the reason alone is shown."""
    text = text_of("paper", name)
    reason = {locale: text(f"withdrawal.reason.{locale}") for locale in LOCALES}
    return {
        **without(make_record(RECORD_TYPES[0], name), "files"),
        "id": f"withdrawn-{name}",
        "title": {"en": "WITHDRAWN TITLE"},
        "summary": {"en": "WITHDRAWN SUMMARY"},
        "status": "withdrawn",
        "withdrawal": {"date": "2024-03-01", "reason": reason},
    }


def write_data(folder: Path) -> None:
    shutil.rmtree(folder)
    for record_type in RECORD_TYPES:
        (folder / record_type.folder).mkdir(parents=True)
        for name in NAMES:
            path = folder / record_type.folder / f"{record_type.type_id}-{name}.yml"
            path.write_text(write_yaml(make_record(record_type, name)), "utf-8")
    for name in NAMES:
        (folder / "papers" / f"withdrawn-{name}.yml").write_text(write_yaml(make_withdrawn(name)), "utf-8")
    for vocabulary, (kind, model) in zip(VOCABULARIES, ENTRIES.items(), strict=True):
        entries = {f"{kind}-{name}": make_filler(kind, name).fill(model) for name in NAMES}
        for key, entry in entries.items():
            entry["original_language"] = "en"
            if "broader" in entry:
                set_broader(entry, key, first=f"{kind}-{NAMES[0]}")
        (folder / f"{vocabulary}.yml").write_text(write_yaml(entries), "utf-8")
    (folder / "attachments" / "hostile").mkdir(parents=True)
    (folder / "attachments" / ATTACHMENT).write_text("Notes", "utf-8")


def set_broader(entry: dict[str, Any], key: str, first: str) -> None:
    """One entry above all others: no circles."""
    if key == first:
        del entry["broader"]
    else:
        entry["broader"] = [first] if isinstance(entry["broader"], list) else first


def write_settings(path: Path) -> None:
    """Names, contact and licence are text, too."""
    config = yaml.safe_load(path.read_text("utf-8"))
    config["site_name"] = EVERYTHING
    for language in config["plugins"][0]["i18n"]["languages"]:
        language["site_name"] = language["name"] = f"{language['locale']} {EVERYTHING}"
    config["extra"]["portal"] = {
        "contact": {"name": EVERYTHING, "url": URL, "email": "a\"b'c@example.org", "address": EVERYTHING},
        "licence": EVERYTHING,
    }
    path.write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")


@dataclass(frozen=True)
class Document:
    """One HTML file as a browser reads it."""

    uri: str
    root: Any
    errors: list[Any]

    def find(self, path: str) -> list[Any]:
        return list(self.root.findall(path))

    def elements(self) -> Iterator[Any]:
        return self.root.iter()

    def text(self, path: str = "body") -> list[str]:
        """What a reader sees of the elements at ``path``."""
        return [collapse("".join(element.itertext())) for element in self.find(path)]


def name_of(element: Any) -> str:
    """The tag, without the name space of SVG; comments have something else for a tag."""
    return str(element.tag).removeprefix("{http://www.w3.org/2000/svg}")


def collapse(text: str) -> str:
    """On one line; no-break spaces stay."""
    return " ".join(re.split(r"[ \n]+", text)).strip(" \n")


def decode(text: str) -> str:
    """What Markdown makes of the payloads: entities are the characters that they name."""
    return text.replace("&lt;", "<").replace("&gt;", ">")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy site, with nothing but hostile text in it."""
    project = copy_toy_project(tmp_path_factory.mktemp("hostile") / "project")
    write_data(project / "data")
    write_settings(project / "mkdocs.yml")
    for locale in LOCALES:
        home = project / "docs" / locale / "index.md"
        home.write_text(
            re.sub(r"\]\((?:matrix|papers/.*?)\.md\)", "](about.md)", home.read_text("utf-8")), "utf-8"
        )
    (project / "docs" / "en" / "about.md").write_text(
        "# Q & A: &lt;script&gt;alert(1)&lt;/script&gt;\n", "utf-8"
    )
    result = build(project)
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"


@pytest.fixture(scope="module")
def documents(site: Path) -> dict[str, Document]:
    """Every HTML file of the site, by its address."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root = parser.parse(path.read_bytes(), transport_encoding="utf-8")
        uri = path.relative_to(site).as_posix()
        found[uri] = Document(uri, root, parser.errors)
    return found


class TestNothingActive:
    """Parsed as a browser does it, no page holds anything that runs or asks."""

    def test_every_page_is_there(self, documents):
        """The corpus is as large as it should be: all that follows looks at every page of it."""
        records = len(RECORD_TYPES) * len(NAMES)

        assert len(documents) > 3 * (records + 4 * len(NAMES))

    def test_pages_are_well_formed(self, documents):
        """A browser has nothing to mend, and so no liberty."""
        assert {uri: one.errors for uri, one in documents.items() if one.errors} == {}

    def test_elements(self, documents):
        """None beyond those that templates and Markdown make; no comments."""
        found = {(one.uri, name_of(element)) for one in documents.values() for element in one.elements()}

        assert {(uri, name) for uri, name in found if name not in ELEMENTS} == {
            # The page for errors has no style sheet to ask for: it does not know where it is.
            ("404.html", "style")
        }

    def test_scripts(self, documents):
        """One, the portal's own, from a file."""
        for one in documents.values():
            for script in one.find(".//script"):
                assert re.fullmatch(r"(\.\./)*assets/portal\.js", script.get("src")), one.uri
                assert not script.text, one.uri
            assert len(one.find(".//script")) <= 1, one.uri

    def test_attributes(self, documents):
        """No handlers, no styles; what asks or leads somewhere does so in the site or on the web."""
        for one in documents.values():
            for element in one.elements():
                for name, value in element.attrib.items():
                    assert not re.match(r"on|style$|srcdoc$|formaction$", name), f"{one.uri}: {name}"
                    assert not re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE) or name in (
                        "aria-label", "content", "title",
                    ), f"{one.uri}: {name}={value!r}"  # fmt: skip
                    if name in ("href", "src", "action"):
                        assert re.match(r"(https?://|mailto:|[\w./#?-])", value), (
                            f"{one.uri}: {name}={value!r}"
                        )
                        assert re.match(r"https?:|mailto:|[^:]*$", value.split("?")[0].split("#")[0]), value

    def test_one_title(self, documents):
        """In the head, and nowhere else."""
        for one in documents.values():
            assert len(one.find(".//title")) == len(one.find("head/title")) == 1, one.uri

    def test_requests(self, documents):
        """No page asks another host for anything."""
        for one in documents.values():
            asked = [
                element.get("href") for element in one.find(".//link") if element.get("rel") != "canonical"
            ]
            assert not [address for address in asked if ":" in address], one.uri

    def test_anchors(self, documents):
        """Each once: a text makes no anchor."""
        for one in documents.values():
            anchors = [element.get("id") for element in one.elements() if element.get("id")]
            assert len(anchors) == len(set(anchors)), one.uri


class TestNothingLost:
    """The text is shown as it was written."""

    @pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda record_type: record_type.type_id)
    @pytest.mark.parametrize("prefix", ["", "fr/", "es/"])
    def test_titles(self, documents, record_type, prefix):
        """On the page, in its head, in listings."""
        listing = documents[f"{prefix}{record_type.folder}/index.html"].text(".//p[@class='record__title']")
        for number, payload in enumerate(PAYLOADS):
            one = documents[f"{prefix}{record_type.folder}/{record_type.type_id}-payload-{number}.html"]

            assert one.text(".//h1") == [collapse(payload)]
            assert one.text("head/title")[0].startswith(f"{collapse(payload)} – ")
            assert collapse(payload) in listing

    @pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda record_type: record_type.type_id)
    def test_descriptions(self, documents, record_type):
        """In the head's attributes."""
        for number, payload in enumerate(PAYLOADS):
            one = documents[f"{record_type.folder}/{record_type.type_id}-payload-{number}.html"]
            (description,) = one.find("head/meta[@name='description']")

            assert collapse(description.get("content")) == collapse(decode(payload))

    @pytest.mark.parametrize("kind", ["theme", "region", "person"])
    def test_names(self, documents, kind):
        """Of vocabulary entries, on their page and on those that link to it."""
        folder = {"theme": "themes", "region": "regions", "person": "people"}[kind]
        index = documents[f"{folder}/index.html"].text(".//ul[@class='index']//a")
        for number, payload in enumerate(PAYLOADS):
            assert documents[f"{folder}/{kind}-payload-{number}.html"].text(".//h1") == [collapse(payload)]
            assert collapse(payload) in index

    def test_matrix(self, documents):
        """In the attributes of its cells, too."""
        labels = [link.get("aria-label") for link in documents["matrix.html"].find(".//td/a")]

        for payload in PAYLOADS:
            assert any(payload in label for label in labels)

    def test_tombstones(self, documents):
        """The reason is shown, and nothing else of the record."""
        for number, payload in enumerate(PAYLOADS):
            one = documents[f"papers/withdrawn-payload-{number}.html"]

            assert one.text(".//div[@class='reason']") == [collapse(decode(payload))]
        assert not [uri for uri, one in documents.items() if "WITHDRAWN" in "".join(one.root.itertext())]

    def test_settings(self, documents):
        """The site's name and licence, on every page."""
        home = documents["fr/index.html"]

        assert home.text(".//a[@class='brand']") == [collapse(f"fr {EVERYTHING}")]
        assert collapse(EVERYTHING) in home.text(".//footer")[0]
        assert documents["contact.html"].text(".//address/strong") == [collapse(EVERYTHING)]

    def test_titles_of_prose(self, documents):
        """MkDocs takes them from a heading, as HTML: they are escaped once, not twice."""
        title = "Q & A: <script>alert(1)</script>"

        assert documents["about.html"].text(".//h1") == [title]
        assert documents["about.html"].text("head/title")[0].startswith(f"{title} – ")

    def test_every_field_is_shown(self, documents):
        """Each field of each type and vocabulary, whole, on some page."""
        shown = collapse(" ".join(" ".join(one.root.itertext()) for one in documents.values()))
        fields = {path for data in everything() for path in find_paths(data)}
        missing = {
            path
            for path in fields
            if not any(f"({path}) {text}" in shown for text in (EVERYTHING, decode(EVERYTHING)))
        }

        assert fields
        assert missing == set()


def everything() -> Iterator[dict[str, Any]]:
    """One record of each type and one entry of each vocabulary, with each field's name in its text."""
    for record_type in RECORD_TYPES:
        yield make_record(record_type, "everything")
    yield make_withdrawn("everything")
    for kind, model in ENTRIES.items():
        yield make_filler(kind, "everything").fill(model)


def find_paths(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from find_paths(value)
    elif isinstance(data, list):
        for value in data:
            yield from find_paths(value)
    elif match := re.match(r"\(([\w.\- ]+)\) ", data):
        yield match[1]


def test_sitemap(site, documents):
    """It is XML, whatever the titles; it names every page but the tombstones, in every language."""
    namespace = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    addresses = [
        element.text for element in ElementTree.parse(site / "sitemap.xml").iterfind("s:url/s:loc", namespace)
    ]

    assert len(addresses) == len(set(addresses))
    expected = {uri for uri in documents if "withdrawn-" not in uri and uri != "404.html"}
    assert {address.removeprefix("https://toy.example.org/") for address in addresses} == expected
