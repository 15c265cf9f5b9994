"""What libyaml could not read, told as the slip of the pen that it most likely is.

libyaml names the place where it gave up, in its own terms; the slip is often a line or more
above. Each function here knows a few slips, looks for their traces, and gives the place to mend.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from portal.loading.fault import Fault, measure_indent, read_fault

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


def explain(text: str, error: yaml.YAMLError, last: Any) -> tuple[int, int, str]:
    """Line and column (from 1) and message for ``error``; ``last`` is the last event before it."""
    fault = read_fault(text.split("\n"), error, last)
    for explainer in _EXPLAINERS:
        advice = explainer(fault)
        if advice is not None:
            line, column, message = advice
            return line + 1, column + 1, message
    message = f"this is not YAML ({fault.said or 'unreadable'}): check quotes and indentation around here"
    return fault.line + 1, fault.column + 1, message


def _explain_after_quoted(fault: Fault) -> Advice | None:
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


def _explain_brackets(fault: Fault) -> Advice | None:
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


def _explain_first_character(fault: Fault) -> Advice | None:
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


def _explain_colon(fault: Fault) -> Advice | None:
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


def _explain_line(fault: Fault, line: int) -> Advice | None:
    """Slips on a line of its own, that make the next line unreadable too."""
    match = _FIELD_WITHOUT_SPACE.match(fault.lines[line])
    if match is None:
        return None
    if match[3] != ":":
        return line, match.start(3), f"a field's name ends in a colon and a space: write `{match[2]}: …`"
    return line, match.end(), f"an ordinary space is missing after the colon: write `{match[2]}: …`"


def _explain_continued(fault: Fault, above: int, start: int, head: str) -> Advice:
    """The line was read as a part of the text above."""
    line_above = fault.lines[above]
    indent_above = measure_indent(line_above)
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


def _explain_no_colon(fault: Fault) -> Advice | None:
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


def _explain_lost_comment(fault: Fault) -> Advice | None:
    """A text was meant to go on, but a comment had ended it."""
    if not isinstance(fault.last, yaml.ScalarEvent) or fault.last.style:
        return None
    end: Any = fault.last.end_mark
    for number in range(end.line, fault.line):
        comment = re.search(r"(?<=\s)#", fault.lines[number])
        if comment:
            return number, comment.start(), COMMENT_ADVICE
    return None


def _explain_misfit(fault: Fault) -> Advice | None:
    """A line that fits neither the group above nor any around it."""
    if "did not find expected key" not in fault.said and "expected '-' indicator" not in fault.said:
        return None
    line, column = fault.line, fault.column
    if fault.character == ":":
        return line, column, "the name of the field is missing before the colon: write `name: value`"
    if fault.character in "]},":
        return line, column, _cannot_start(fault.character)
    fitting = _find_columns(fault)
    if "expected '-' indicator" in fault.said:
        message = (
            "this line stands among the items of a list: start it with `- `, or in its own field's column"
        )
    elif fault.text[:column].strip() or column in fitting.values():
        message = (
            "this does not fit what stands before it: check the quotes, and the spaces at the line's start"
        )
    else:
        columns = " or ".join(
            f"column {start + 1} (as line {number + 1})" for number, start in fitting.items()
        )
        message = (
            f"this line starts in column {column + 1}: start it with those that it belongs to, in {columns}"
        )
    return line, column, message


def _find_columns(fault: Fault) -> dict[int, int]:
    """Lines with which the one at fault may belong, and the column in which each starts."""
    above = fault.line_above(fault.line)
    if above is None:
        return {fault.first_line: fault.first_column}
    first = fault.first_line, fault.first_column
    if fault.character == "-":
        first = _item_above(fault, fault.line) or first
    return {above: measure_indent(fault.lines[above]), first[0]: first[1]}


def _item_above(fault: Fault, line: int) -> tuple[int, int] | None:
    above = fault.line_above(line)
    while above is not None:
        text = fault.lines[above]
        if text.lstrip().startswith("-"):
            return above, measure_indent(text)
        above = fault.line_above(above)
    return None


_UNCLOSED = "the quoted text that opens here is never closed: add the missing quote at its end"


def _explain_rest(fault: Fault) -> Advice | None:
    if "unexpected end of stream" in fault.said or "unexpected document indicator" in fault.said:
        return fault.first_line, fault.first_column, _UNCLOSED
    if "parsing a quoted scalar" in fault.said or "unknown escape character" in fault.said:
        message = "this backslash cannot stand in double quotes: put the text in single quotes, or in none"
        return fault.line, fault.column, message
    if "expected <document start>" in fault.said:
        above = fault.line_above(fault.line)
        message = "a file holds `name: value` lines: the line above is none, or ends the record"
        return (_explain_line(fault, above) if above is not None else None) or (
            fault.line,
            fault.column,
            message,
        )
    return None


_EXPLAINERS: tuple[Callable[[Fault], Advice | None], ...] = (
    _explain_after_quoted,
    _explain_brackets,
    _explain_first_character,
    _explain_colon,
    _explain_no_colon,
    _explain_lost_comment,
    _explain_misfit,
    _explain_rest,
)
