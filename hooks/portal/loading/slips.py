"""What libyaml could not read, told as the slip of the pen that it most likely is.

libyaml names the place where it gave up, in its own terms; the slip is often a line or more
above. Each function here knows a few slips, looks for their traces, and gives the place to mend.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

Advice = tuple[int, int, str]
"""Line and column from 0, and what to do there."""

COMMENT_ADVICE = (
    "what stands after ` #` is read as a comment and would be lost: "
    "put the whole text in quotes, or the comment on a line of its own"
)

_QUOTE_IT = 'put the whole text in straight quotes ("…")'

_FIELD_WITHOUT_SPACE = re.compile(r"(\s*(?:- +)*([^\W\d][\w-]*) ?)(=|[:\uff1a](?! |//|$))")
_FIELD_LIKE = re.compile(r"[a-z]{2,}(?:[_-][a-z]+)*\Z", re.ASCII)
_COLON = re.compile(r":(?=\s|$)")


@dataclass(frozen=True, slots=True)
class _Fault:
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
        return self.lines[self.line]

    @property
    def character(self) -> str:
        return self.text[self.column : self.column + 1]

    def line_above(self, line: int) -> int | None:
        """The nearest line above that is neither blank nor a comment."""
        for number in range(line - 1, -1, -1):
            if self.lines[number].strip() and not self.lines[number].lstrip().startswith("#"):
                return number
        return None


def explain(text: str, error: yaml.YAMLError, last: Any) -> tuple[int, int, str]:
    """Line and column (from 1) and message for ``error``; ``last`` is the last event before it."""
    fault = _read_fault(text.split("\n"), error, last)
    for explainer in _EXPLAINERS:
        advice = explainer(fault)
        if advice is not None:
            line, column, message = advice
            return line + 1, column + 1, message
    message = f"this is not YAML ({fault.said or 'unreadable'}): check quotes and indentation around here"
    return fault.line + 1, fault.column + 1, message


def _read_fault(lines: list[str], error: yaml.YAMLError, last: Any) -> _Fault:
    context, problem = getattr(error, "context", None), getattr(error, "problem", None)
    first = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
    mark = getattr(error, "problem_mark", None) or first
    line, column = _within(lines, mark)
    first_line, first_column = _within(lines, first)
    said = f"{context or ''} {problem or ''}".strip()
    return _Fault(said, line, column, first_line, first_column, last, lines)


def _within(lines: list[str], mark: Any) -> tuple[int, int]:
    if mark is None:
        return 0, 0
    line = min(mark.line, len(lines) - 1)
    return line, min(mark.column, len(lines[line]))


def _explain_after_quoted(fault: _Fault) -> Advice | None:
    """Something follows a closing quote: it was an apostrophe, or the opening one is elsewhere."""
    last = fault.last
    if not isinstance(last, yaml.ScalarEvent) or last.style not in ("'", '"'):
        return None
    start: Any = last.start_mark
    end: Any = last.end_mark
    if end.line != fault.line or fault.text[end.column : fault.column].strip():
        return None
    if start.line != end.line:
        message = (
            f"the quoted text that opens here is closed in line {end.line + 1} only, and more follows there: "
            "add the missing quote, or take typographic quotes (“ ”, ’) inside the text"
        )
        return start.line, start.column, message
    if fault.column > end.column:
        return (
            fault.line,
            fault.column,
            "the text goes on after its closing quote: put the quotes around all of it",
        )
    if last.style == "'":
        message = (
            'an apostrophe ends a text in single quotes: put the text in double quotes ("…"), or write ’'
        )
        return fault.line, end.column - 1, message
    message = "a straight quote ends the text here: take typographic quotes (“ ”) inside it"
    return fault.line, end.column - 1, message


def _explain_brackets(fault: _Fault) -> Advice | None:
    if "did not find expected ',' or" in fault.said:
        opened = fault.lines[fault.first_line][fault.first_column : fault.first_column + 1]
        closing = {"[": "]", "{": "}"}.get(opened, "]")
        message = (
            f"the `{opened}` here is not closed by `{closing}`: add it, or {_QUOTE_IT} if this is a text"
        )
        return fault.first_line, fault.first_column, message
    before = fault.text[: fault.column].rstrip()
    if "did not find expected key" in fault.said and before.endswith(("]", "}")):
        opening = re.search(r"[\[{]", before)
        column = opening.start() if opening else len(before) - 1
        return fault.line, column, f"a text cannot start with `{before[column]}` without quotes: {_QUOTE_IT}"
    if "did not find expected node content" in fault.said:
        return fault.line, fault.column, _cannot_start(fault.character)
    return None


def _cannot_start(character: str) -> str:
    sign = "a backquote" if character == "`" else f"`{character}`"
    return f"a text cannot start with {sign} without quotes: {_QUOTE_IT}"


def _explain_first_character(fault: _Fault) -> Advice | None:
    """A text that starts with one of YAML's signs."""
    said = fault.said
    if "while scanning a directive" in said or "incompatible YAML document" in said:
        return fault.first_line, fault.first_column, "a line cannot start with `%` here: remove it"
    if "cannot start any token" in said or "mapping keys are not allowed" in said:
        return fault.line, fault.column, _cannot_start(fault.character)
    if "block sequence entries are not allowed" in said:
        message = f"{_cannot_start('-')}; if this is a list, put each item on a line of its own"
        return fault.line, fault.column, message
    if re.search(r"while (scanning|parsing) (an anchor|an alias|a tag|a node)", said):
        character = fault.lines[fault.first_line][fault.first_column : fault.first_column + 1]
        return fault.first_line, fault.first_column, _cannot_start(character)
    if "while scanning a block scalar" in said:
        message = (
            "after `|` or `>` the text begins on the next line, indented: "
            "move it there, or put the whole in quotes if the sign belongs to the text"
        )
        return fault.first_line, fault.first_column, message
    return None


def _explain_colon(fault: _Fault) -> Advice | None:
    """A colon where no field can start: in a text, or on a line that belongs elsewhere."""
    if "mapping values are not allowed" not in fault.said:
        return None
    before = fault.text[: fault.column]
    head = re.sub(r"^\s*(?:- +)*", "", before)
    if _COLON.search(head):
        message = f"`: ` cannot stand in a text without quotes: {_QUOTE_IT}"
        return fault.line, fault.column, message
    start = len(before) - len(head)
    above = fault.line_above(fault.line)
    if above is None:
        return fault.line, 0, "the name of a field is one short word before the colon: write `name: value`"
    return _explain_line(fault, above) or _explain_continued(fault, above, start, head)


def _explain_line(fault: _Fault, line: int) -> Advice | None:
    """Slips on a line of its own, that make the next line unreadable too."""
    match = _FIELD_WITHOUT_SPACE.match(fault.lines[line])
    if match is None:
        return None
    if match[3] != ":":
        return line, match.start(3), f"a field's name ends in a colon and a space: write `{match[2]}: …`"
    return line, match.end(), f"an ordinary space is missing after the colon: write `{match[2]}: …`"


def _explain_continued(fault: _Fault, above: int, start: int, head: str) -> Advice:
    """The line was read as a part of the text above."""
    line_above = fault.lines[above]
    indent_above = _indent(line_above)
    field_like = _FIELD_LIKE.match(head) is not None
    if field_like and start <= indent_above and not _COLON.search(line_above):
        message = (
            "this line has no `: `: write it as `name: value`, or indent it under the text that it belongs to"
        )
        return above, indent_above, message
    if field_like:
        message = (
            f"`{head}:` is read as a part of the text above: "
            f"start it in the column of the fields that it stands among (line {above + 1} or above)"
        )
        return fault.line, start, message
    message = (
        "the text above goes on here, but without `|` a colon cannot stand in it: "
        "write `|` after the field's colon and put all its lines below, indented"
    )
    return fault.line, start, message


def _explain_no_colon(fault: _Fault) -> Advice | None:
    """A line that stands where fields stand, without a colon."""
    if "could not find expected ':'" not in fault.said:
        return None
    advice = _explain_line(fault, fault.first_line)
    if advice is not None:
        return advice
    message = (
        "this line is not a field (`name: value`): if it belongs to the text above, "
        "write `|` after that field's colon and indent all lines of the text"
    )
    return fault.first_line, fault.first_column, message


def _explain_misfit(fault: _Fault) -> Advice | None:
    """A line that fits neither the group above nor any around it."""
    if "did not find expected key" not in fault.said and "expected '-' indicator" not in fault.said:
        return None
    text, line = fault.text, fault.line
    if text[fault.column :].startswith(":"):
        return line, fault.column, "the name of the field is missing before the colon: write `name: value`"
    above = fault.line_above(line)
    if above is None or text[: fault.column].strip():
        message = (
            "this does not fit the line before it: check the quotes, and the spaces at the start of the line"
        )
        return line, fault.column, message
    for number in (line - 1, above):
        comment = re.search(r"(?<=\s)#", fault.lines[number])
        if comment:
            return number, comment.start(), COMMENT_ADVICE
    if "expected '-' indicator" in fault.said:
        message = (
            "this line stands among the items of a list: start it with `- `, or in its own field's column"
        )
        return line, fault.column, message
    first = fault.first_line, fault.first_column
    if text.lstrip().startswith("-"):
        first = _item_above(fault, line) or first
    columns = {above: _indent(fault.lines[above]), first[0]: first[1]}
    fitting = " or ".join(f"column {column + 1} (as line {number + 1})" for number, column in columns.items())
    message = (
        f"this line starts in column {fault.column + 1}: start it with those that it belongs to, in {fitting}"
    )
    return line, fault.column, message


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _item_above(fault: _Fault, line: int) -> tuple[int, int] | None:
    above = fault.line_above(line)
    while above is not None:
        text = fault.lines[above]
        if text.lstrip().startswith("-"):
            return above, _indent(text)
        above = fault.line_above(above)
    return None


_UNCLOSED = "the quoted text that opens here is never closed: add the missing quote at its end"


def _explain_rest(fault: _Fault) -> Advice | None:
    if "unexpected end of stream" in fault.said or "unexpected document indicator" in fault.said:
        return fault.first_line, fault.first_column, _UNCLOSED
    if "parsing a quoted scalar" in fault.said or "unknown escape character" in fault.said:
        message = "this backslash cannot stand in double quotes: put the text in single quotes, or in none"
        return fault.line, fault.column, message
    if "expected <document start>" in fault.said:
        message = "a file holds `name: value` lines: the line above is none, or ends the record"
        return fault.line, fault.column, message
    return None


_EXPLAINERS: tuple[Callable[[_Fault], Advice | None], ...] = (
    _explain_after_quoted,
    _explain_brackets,
    _explain_first_character,
    _explain_colon,
    _explain_no_colon,
    _explain_misfit,
    _explain_rest,
)
