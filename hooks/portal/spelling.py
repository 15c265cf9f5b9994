"""The nearest known word to one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Collection

_MAX_LENGTH = 100
"""Characters: a longer word is a text in the wrong place, not a slip of the pen."""

_MAX_SEARCHES = 100
"""How many words are searched for in large lists: who mistypes more has another trouble."""


def suggest(word: str, known: Collection[str]) -> str:
    """``; did you mean `x`?`` for the nearest known word, or nothing."""
    near = find_nearest(word, known)
    return f"; did you mean `{near}`?" if near else ""


def find_nearest(word: str, known: Collection[str]) -> str | None:
    """The known word that is most like ``word``, if any is like it; upper and lower case count as one."""
    if len(word) > _MAX_LENGTH:
        return None
    by_lower = {one.lower(): one for one in known}
    near = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[near[0]] if near else None


class Speller:
    """Searches one long list for many words: each once, and only so many in all."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._found: dict[str, str | None] = {}

    def find_nearest(self, word: str) -> str | None:
        """As the function of this name."""
        if word not in self._found:
            within_limit = len(self._found) < _MAX_SEARCHES
            self._found[word] = find_nearest(word, self._known) if within_limit else None
        return self._found[word]

    def suggest(self, word: str) -> str:
        """As the function of this name."""
        near = self.find_nearest(word)
        return f"; did you mean `{near}`?" if near else ""
