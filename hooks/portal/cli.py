"""The ``portal`` command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from portal import __version__
from portal.errors import InvalidDataError, PortalError
from portal.settings import load_settings
from portal.site import open_catalogue


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the result is the exit status: 0 if all is well, 1 if something must be mended."""
    options = _create_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except InvalidDataError as error:
        print(error, file=sys.stderr)
    except PortalError as error:
        print(f"portal: {error}", file=sys.stderr)
    return 1


def _create_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="portal", description="Look after the records of the portal.", epilog="Example: portal check"
    )
    parser.add_argument("--version", action="version", version=f"portal {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check",
        help="check all records and vocabularies, without building the site",
        description="Check every file in data/ and print each problem as file:line:column: message.",
        epilog="Example: portal check --config ../portal/mkdocs.yml",
    )
    check.add_argument(
        "--config",
        type=Path,
        default=Path("mkdocs.yml"),
        help="the site's mkdocs.yml (default: the one in this folder)",
    )
    check.set_defaults(run=_check)
    return parser


def _check(options: argparse.Namespace) -> int:
    settings = load_settings(options.config)
    catalogue = open_catalogue(settings, show_drafts=True)
    print(
        f"No problems: {len(catalogue.records)} records, {len(catalogue.withdrawn)} withdrawn, "
        f"{len(catalogue.themes)} themes, {len(catalogue.regions)} regions, {len(catalogue.people)} people, "
        f"{len(catalogue.terms)} terms. The newest date, by which embargoes end, is {catalogue.as_of}."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
