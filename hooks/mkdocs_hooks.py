"""MkDocs' events, handed on to the portal.

static-i18n builds once per language by calling MkDocs' build again, so every event below comes
once a language. Everything is loaded and checked in the first of these passes, before a page of
any language is written.
"""

from __future__ import annotations

import dataclasses
import datetime
import gc
import html
import logging
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import mkdocs
from jinja2 import Environment
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_pages import RecordFile, RecordPage
from portal.aside import AsideDirectory
from portal.errors import BlockError, PortalError
from portal.settings import Settings, load_settings
from portal.site import Site

log = logging.getLogger(f"{mkdocs.__name__}.hooks.portal")

_clean_directory = utils.clean_directory
"""static-i18n replaces this function while it builds, and leaves it so when a pass fails."""

_DATE_VARIABLE = "SOURCE_DATE_EPOCH"

_END_OF_GZIP_TIME = 2**32
"""MkDocs packs the sitemap with gzip, whose header (RFC 1952) counts seconds in 32 bits: to 2106."""


@dataclasses.dataclass
class _Build:
    """What the passes of one build share."""

    site: Site
    aside: AsideDirectory | None
    alternates: dict[str, dict[str, File]] = dataclasses.field(default_factory=dict)


class _State:
    """What outlives a build: hooks are modules, and MkDocs loads them once a process."""

    serving = False
    own_date = False
    build: _Build | None = None


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a preview: it shows drafts, and is built in place."""
    _State.serving = command == "serve"


@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check all data, and turn the build aside, in the first pass."""
    if _i18n(config).building:
        return config
    utils.clean_directory = _clean_directory
    # Nothing that a build makes is garbage before its end; looking for some takes a fifth of the time.
    gc.disable()
    if _State.own_date:
        os.environ.pop(_DATE_VARIABLE, None)
    try:
        _check_site_dir(config)
        site = Site.open(_load_settings(config), as_of=_requested_date(), show_drafts=_State.serving)
    except PortalError as error:
        if not _State.serving or _State.build is None:
            raise Abort(str(error)) from None
        # Were this build to fail, the preview would answer no request until the next good save.
        # (MkDocs' log would break the lines that name files.)
        print(error, file=sys.stderr, flush=True)
        log.error("The preview stays as it was until the next good save.")
        site = _State.build.site
    _fix_date(site)
    aside = None
    if not _State.serving:
        aside = AsideDirectory.prepare(Path(config.site_dir))
        config.site_dir = str(aside.building)
    _State.build = _Build(site, aside)
    return config


def _check_site_dir(config: MkDocsConfig) -> None:
    """The site replaces the folder that it is built into: refuse one that holds something else."""
    root, site = Path(config.config_file_path).resolve().parent, Path(config.site_dir).resolve()
    for name in ("data", "docs", "hooks", "overrides", "locales", "tests", ".git"):
        kept = root / name
        if site == kept or kept in site.parents or site in kept.parents:
            raise PortalError(
                f"`site_dir: {config.site_dir}` would overwrite {name}/: choose a folder of its own"
            )
    if config.use_directory_urls:
        raise PortalError(
            "mkdocs.yml: `use_directory_urls` must be false, so that the site works from a stick"
        )


def _load_settings(config: MkDocsConfig) -> Settings:
    """The portal's settings; MkDocs knows the address even where an environment variable gives it."""
    settings = load_settings(Path(config.config_file_path))
    return dataclasses.replace(settings, site_url=config.site_url or "")


def _requested_date() -> datetime.date | None:
    """The day that SOURCE_DATE_EPOCH names (reproducible-builds.org), if whoever builds set it."""
    value = os.environ.get(_DATE_VARIABLE, "")
    if not value:
        return None
    if not value.isdecimal() or int(value) >= _END_OF_GZIP_TIME:
        raise PortalError(f"{_DATE_VARIABLE} is {value!r}: it must be a number of seconds since 1970")
    return datetime.datetime.fromtimestamp(int(value), datetime.UTC).date()


def _fix_date(site: Site) -> None:
    """Give MkDocs the date of the data for today's, so that a commit always builds to the same bytes."""
    _State.own_date = _DATE_VARIABLE not in os.environ
    if _State.own_date:
        midnight = datetime.datetime.combine(site.catalogue.as_of, datetime.time(), datetime.UTC)
        os.environ[_DATE_VARIABLE] = str(int(midnight.timestamp()))


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages made from records, after static-i18n has sorted the files of prose."""
    build, i18n = _current_build(), _i18n(config)
    locale = i18n.current_language
    prefix = build.site.settings.language(locale).prefix
    _drop_unused(files)
    _share_assets(files, prefix)
    for file in files.documentation_pages():
        # static-i18n knows of each page of prose only in the languages that come before.
        _add_alternate(build, file, file.dest_uri.removeprefix(prefix), locale)
    taken = {file.dest_uri: file.src_uri for file in files}
    added = []
    for page in build.site.pages(locale):
        file = RecordFile(page, prefix, config)
        if file.dest_uri in taken:
            raise Abort(
                f"docs/{taken[file.dest_uri]}:1:1: the portal itself makes this page: rename or remove the file"
            )
        _add_alternate(build, file, page.uri, locale)
        RecordPage(page, file, config)
        files.append(file)
        added.append(file)
    i18n.i18n_files_per_language[locale] = [*i18n.i18n_files_per_language[locale], *added]
    return files


def _add_alternate(build: _Build, file: Any, uri: str, locale: str) -> None:
    """Note a page under its address, so that the sitemap can name it in every language."""
    file.alternates = build.alternates.setdefault(uri, {})
    file.alternates[locale] = file


def _drop_unused(files: Files) -> None:
    """Leave out the theme's scripts, which no page loads, and its source maps: two megabytes."""
    for file in list(files):
        if "assets/javascripts/" in file.dest_uri or file.dest_uri.endswith(".map"):
            files.remove(file)


def _share_assets(files: Files, prefix: str) -> None:
    """Keep one copy of what is no page, at the root of the site: static-i18n makes one a language."""
    if not prefix:
        return
    for file in files:
        if not file.is_documentation_page() and file.dest_uri.startswith(f"{prefix}assets/"):
            file.dest_uri = file.dest_uri.removeprefix(prefix)
            file.abs_dest_path = str(Path(file.dest_dir, *file.dest_uri.split("/")))
            file.url = file.dest_uri


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the blocks in pages of prose, and mark prose that is in another language."""
    if isinstance(page, RecordPage):
        return html
    original = page.file.locale  # type: ignore[attr-defined]
    site, locale = _current_build().site, _i18n(config).current_language
    uri = _local_uri(page, site, locale)
    try:
        html = site.fill_blocks(locale, uri, html, original)
    except BlockError as error:
        raise Abort(f"docs/{page.file.src_uri}: {error}") from None
    if original != locale:
        return site.prose_notice(locale, uri, "missing", original) + f'<div lang="{original}">{html}</div>'
    if page.meta.get("translation") == "draft":
        notice = site.prose_notice(locale, uri, "draft", site.settings.default_locale)
        # On a home page the headline comes first.
        return f"{html}{notice}" if page.meta.get("layout") == "home" else f"{notice}{html}"
    return html


def _local_uri(page: Page, site: Site, locale: str) -> str:
    return page.file.dest_uri.removeprefix(site.settings.language(locale).prefix)


@event_priority(-200)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Tell the templates whether this is a preview, and where Material keeps its style sheet."""
    env.globals["portal_serving"] = _State.serving
    env.globals["material_css"] = next(
        (file.dest_uri for file in files.css_files() if "stylesheets/main." in file.dest_uri), None
    )
    return env


@event_priority(-120)
def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give the template what surrounds the page."""
    site, locale = _current_build().site, _i18n(config).current_language
    if isinstance(page, RecordPage):
        page.fill()
        made = page.portal_page
        context["portal"] = site.shell(
            locale, made.uri, made.title, made.description, made.section, indexed=made.indexed
        )
    else:
        uri = _local_uri(page, site, locale)
        context["portal"] = site.shell(
            locale, uri, _plain_title(page), str(page.meta.get("description") or "")
        )
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep nothing of a record's page but what the sitemap asks for."""
    if isinstance(page, RecordPage):
        page.empty()
    return output


def _plain_title(page: Page) -> str:
    """The title as text: MkDocs takes it from the first heading as HTML, unless front matter has one."""
    title = str(page.title or "")
    return title if "title" in page.meta else html.unescape(title)


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: add the attachments, and put the new site in the old one's place."""
    if _i18n(config).building:
        return
    build = _current_build()
    for uri, source in build.site.attachments().items():
        target = Path(config.site_dir, *uri.split("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    if build.aside is not None:
        if config.strict and _has_warnings():
            build.aside.discard()
        else:
            build.aside.publish()
        config.site_dir = str(build.aside.final)
    _resume_collector()


def _has_warnings() -> bool:
    """Whether MkDocs, which is strict, is about to fail the build."""
    handlers = logging.getLogger(mkdocs.__name__).handlers
    return any(isinstance(handler, utils.CountHandler) and handler.get_counts() for handler in handlers)


def on_build_error(error: Exception) -> None:
    """A build that failed leaves nothing behind; the site built before stays as it was."""
    _resume_collector()
    if _State.build is not None and _State.build.aside is not None:
        _State.build.aside.discard()


def _resume_collector() -> None:
    """Collect garbage again; what a process that ends now has made need not be looked through."""
    if not _State.serving:
        gc.freeze()
    gc.enable()


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def _current_build() -> _Build:
    assert _State.build is not None, "on_config comes first"
    return _State.build
