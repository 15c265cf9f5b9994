"""Read, check and index ``data/``: one call for whoever wants the catalogue."""

from __future__ import annotations

import datetime
from pathlib import Path

from portal.catalogue import Catalogue, create_catalogue
from portal.checks import check_data
from portal.errors import InvalidDataError, Problem
from portal.loading import LoadedData, load_data
from portal.loading.source import MAX_PROBLEMS
from portal.records import Record
from portal.vocabulary import Entry


def load_catalogue(
    data_dir: Path,
    root: Path,
    locales: tuple[str, ...],
    *,
    as_of: datetime.date | None = None,
    show_drafts: bool = False,
) -> Catalogue:
    """The catalogue of everything under ``data_dir``.

    ``root`` is the project's folder, to which the paths in problems are relative; ``locales``
    are the languages of the site. Raises InvalidDataError with all problems of all files.
    """
    data = load_data(data_dir, root)
    problems = find_problems(data, locales)
    if problems:
        raise InvalidDataError(problems)
    return create_catalogue(
        [item.model for item in data.records if isinstance(item.model, Record)],
        {
            name: {item.id: item.model for item in items if isinstance(item.model, Entry)}
            for name, items in data.vocabularies.items()
        },
        data.attachments,
        as_of=as_of,
        show_drafts=show_drafts,
    )


def find_problems(data: LoadedData, locales: tuple[str, ...]) -> list[Problem]:
    """All that reading found, then what checking the records against each other finds.

    Of one file no more are told than anybody mends at once.
    """
    found: dict[str, list[Problem]] = {}
    for problem in [*data.problems, *check_data(data, locales)]:
        found.setdefault(problem.path, []).append(problem)
    return [problem for problems in found.values() for problem in _limit(problems)]


def _limit(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= MAX_PROBLEMS + 1:
        return problems
    told = sorted(set(problems))[:MAX_PROBLEMS]
    last = told[-1]
    more = "this file has more problems than are told here: mend the others first"
    return [*told, Problem(last.path, last.line, last.column, more)]
