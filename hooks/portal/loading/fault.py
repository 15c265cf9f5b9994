"""The place where libyaml gave up, with what was there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Fault:
    """Where libyaml gave up (``line``, ``column``) and where what it was reading began, from 0.

    ``last`` is the event before; ``lines`` are the file's.
    """

    said: str
    line: int
    column: int
    first_line: int
    first_column: int
    last: Any
    lines: list[str]

    @property
    def text(self) -> str:
        """The line on which libyaml gave up."""
        return self.lines[self.line]

    @property
    def character(self) -> str:
        """The character at which it did."""
        return self.text[self.column : self.column + 1]

    def line_above(self, line: int) -> int | None:
        """The nearest line above that is neither blank nor a comment."""
        for number in range(line - 1, -1, -1):
            if self.lines[number].strip() and not self.lines[number].lstrip().startswith("#"):
                return number
        return None


def read_fault(lines: list[str], error: yaml.YAMLError, last: Any) -> Fault:
    """What ``error`` says, its places kept within ``lines``."""
    context, problem = getattr(error, "context", None), getattr(error, "problem", None)
    first = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
    mark = getattr(error, "problem_mark", None) or first
    line, column = _within(lines, mark)
    first_line, first_column = _within(lines, first)
    said = f"{context or ''} {problem or ''}".strip()
    return Fault(said, line, column, first_line, first_column, last, lines)


def _within(lines: list[str], mark: Any) -> tuple[int, int]:
    if mark is None:
        return 0, 0
    line = min(mark.line, len(lines) - 1)
    return line, min(mark.column, len(lines[line]))


def measure_indent(text: str) -> int:
    """How many spaces a line starts with."""
    return len(text) - len(text.lstrip())
