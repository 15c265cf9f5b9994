"""What French typography asks of a text that the portal shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

NO_BREAK = "\u00a0\u202f"

_NOT_PROSE = re.compile(
    r"<!--.*?-->|<https?://[^>]*>|</?[a-zA-Z][^>]*>|(?<=\])\([^)]*\)|https?://[^\s)]+|`[^`]*`|\{:?[^}]*\}|%\(\w+\)s",
    re.DOTALL,
)
"""Comments, tags, addresses, code and placeholders: their signs are not French."""

_FAULTS = {
    "no-break space missing before": re.compile(
        rf"(?<![{NO_BREAK}?!])(?<!^)[;!?»]|(?<![{NO_BREAK}])(?<!^):(?!\d)"
    ),
    "no-break space missing after": re.compile(rf"«(?![{NO_BREAK}])"),
    "apostrophe should be ’ in": re.compile(r"(?<=\w)'(?=\w)"),
    "quotation marks should be « » in": re.compile(r'"'),
}


def find_french_faults(text: str) -> Iterator[str]:
    """What is wrong, with a few words around it. Signs at the very start of a text may stand alone."""
    prose = _NOT_PROSE.sub("\u00a0", text)
    for fault, pattern in _FAULTS.items():
        for match in pattern.finditer(prose):
            around = prose[max(0, match.start() - 25) : match.end() + 15].replace("\n", " ")
            yield f"{fault} {match[0]!r}: …{around}…"
