"""The portal's own Jinja environment: autoescaping, strict, in one language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from types import MethodType
from typing import Any

import jinja2
from markupsafe import Markup

from portal.catalogue import Catalogue
from portal.rendering.messages import load_messages
from portal.rendering.naming import Naming
from portal.rendering.view import LocaleContext
from portal.settings import Settings

TEMPLATES = Path(__file__).parent.parent / "templates"


class _MemoryCache(jinja2.BytecodeCache):
    """Compiled templates shared by the languages' environments of one process."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_cache = _MemoryCache()


class _Context(jinja2.runtime.Context):
    """Calls methods at once: Jinja looks at length whether they want its context, and ours never do."""

    @jinja2.utils.internalcode
    def call(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        if not isinstance(function, MethodType):
            return super().call(function, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return function(*args, **kwargs)


class _Environment(jinja2.Environment):
    context_class = _Context


def create_context(settings: Settings, catalogue: Catalogue, locale: str) -> LocaleContext:
    """Everything that the pages of one language share. Raises KeyError for an unknown locale."""
    messages = load_messages(settings.messages_dir, locale)
    environment = _Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        bytecode_cache=_cache,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    _install_messages(environment, messages)
    return LocaleContext(
        settings=settings,
        catalogue=catalogue,
        language=settings.language(locale),
        naming=Naming(locale),
        messages=messages,
        environment=environment,
    )


def _install_messages(environment: jinja2.Environment, messages: NullTranslations) -> None:
    """Jinja's new-style gettext functions; words without variables are looked up and marked once."""
    environment.install_gettext_translations(messages, newstyle=True)  # type: ignore[attr-defined]

    @cache
    def look_up(message: str) -> Markup:
        return Markup(messages.gettext(message)) % {}

    def gettext(message: str, /, **values: object) -> Markup:
        return Markup(messages.gettext(message)) % values if values else look_up(message)

    environment.globals.update(gettext=gettext, _=gettext)
