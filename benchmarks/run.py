"""Build the same texts with the portal and with stock MkDocs, in turn, and print what each cost.

Run it with ``make bench`` or ``python benchmarks/run.py``; README.md says what is compared.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

_BUILD = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
_LOAD = """
import gc, sys, time
from pathlib import Path
from portal.intake import load_catalogue
gc.disable()  # as in a build
start = time.perf_counter()
load_catalogue(Path("data"), Path(), ("en", "fr", "es"))
print(time.perf_counter() - start)
"""


@dataclass(frozen=True)
class Cost:
    """What one process cost: seconds by the clock and of the processors, MB at its peak."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True)
class Sizes:
    """How many records the sites have: one is compared with stock MkDocs, three with each other."""

    small: int
    compared: int
    large: int


FULL = Sizes(250, 1000, 4000)
QUICK = Sizes(50, 200, 800)


def main() -> None:
    """Measure as the command line says, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sites: a smoke test, no measurement")
    parser.add_argument("--rounds", type=int, default=3, help="builds of each kind (default 3)")
    arguments = parser.parse_args()
    sizes = QUICK if arguments.quick else FULL
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        bench = _Bench(Path(folder), arguments.rounds)
        print(f"{_describe_machine()}; median of {arguments.rounds}", flush=True)
        bench.compare(sizes.compared)
        bench.compare_pages(sizes)


class _Bench:
    """Writes sites, builds them and prints what that cost."""

    def __init__(self, folder: Path, rounds: int) -> None:
        self._folder = folder
        self._rounds = range(rounds)

    def compare(self, records: int) -> None:
        """Portal, stock and the portal's loading in turn, so that a busy spell hits all of them."""
        portal, stock = self._write("portal", records), self._write("stock", records)
        rounds = [(_build(portal), _build(stock), _time_loading(portal)) for _ in self._rounds]
        portal_costs, stock_costs, loading = zip(*rounds, strict=True)
        ours, theirs = _median(portal_costs), _median(stock_costs)
        print(f"\n{records:,} records in 3 languages{'wall s':>19}{'CPU s':>9}{'peak MB':>9}{'pages':>9}")
        for name, cost, site in (("portal", ours, portal), ("stock MkDocs", theirs, stock)):
            print(f"  {name:<42}{cost.wall:9.2f}{cost.cpu:9.2f}{cost.memory:9.0f}{_count_pages(site):9,}")
        ratios = [ours.wall / theirs.wall, ours.cpu / theirs.cpu, ours.memory / theirs.memory]
        print(f"  {'portal / stock (wall ≤ 0.4)':<42}{''.join(f'{ratio:9.2f}' for ratio in ratios)}")
        seconds = statistics.median(loading)
        print(f"  {'loading and checking':<42}{seconds:9.2f}")
        print(f"  {'loading / portal (≤ 0.1)':<42}{seconds / ours.wall:9.3f}", flush=True)

    def compare_pages(self, sizes: Sizes) -> None:
        """What a page costs in a small and in a large site, and what further records add."""
        records = (sizes.small, sizes.compared, sizes.large)
        sites = [self._write("portal", number) for number in records]
        rounds = [[_build(site).cpu for site in sites] for _ in self._rounds]
        small, middle, large = (statistics.median(column) for column in zip(*rounds, strict=True))
        pages = [_count_pages(site) for site in sites]
        print(f"\nCPU ms{'small':>43}{'large':>9}{'ratio':>9}")
        name = f"a page at {sizes.small:,} and {sizes.large:,} records (≤ 1.15)"
        _print_pair(name, small / pages[0], large / pages[2])
        name = f"each further record to {sizes.compared:,}, to {sizes.large:,}"
        further = (middle - small) / (sizes.compared - sizes.small)
        _print_pair(name, further, (large - middle) / (sizes.large - sizes.compared))

    def _write(self, kind: str, records: int) -> Path:
        """The folder of a site, written if it is not there yet."""
        folder = self._folder / f"{kind}-{records}"
        if not folder.exists():
            # In a process of its own: children count their parent's memory as their own.
            _run([sys.executable, "-m", "benchmarks.sites", kind, str(records), str(folder)], PROJECT)
        return folder


def _build(site: Path) -> Cost:
    """Build a site from nothing."""
    shutil.rmtree(site / "site", ignore_errors=True)
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(_BUILD, cwd=site, env=_environment(), stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(f"The build in {site.name} failed:\n{output.read()}")
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def _time_loading(site: Path) -> float:
    """Seconds for loading and checking a site's data; starting Python and importing do not count."""
    return float(_run([sys.executable, "-c", _LOAD], site))


def _run(command: list[str], folder: Path) -> str:
    return subprocess.run(
        command, cwd=folder, env=_environment(), check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def _environment() -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PROJECT / "hooks")}


def _median(costs: Iterable[Cost]) -> Cost:
    """The median of each figure by itself."""
    return Cost(*map(statistics.median, zip(*map(astuple, costs), strict=True)))


def _count_pages(site: Path) -> int:
    return sum(1 for _ in (site / "site").rglob("*.html"))


def _print_pair(name: str, small: float, large: float) -> None:
    print(f"  {name:<38}{small * 1000:9.2f}{large * 1000:9.2f}{large / small:9.2f}")


def _describe_machine() -> str:
    linux = sys.platform == "linux"
    system = platform.freedesktop_os_release()["PRETTY_NAME"] if linux else platform.platform()
    return f"{os.cpu_count()} cores, {system}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
