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
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

TINY = 10
"""Records of the site whose cost counts as that of starting up."""

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
    """How many records the sites have: the compared ones, and two whose pages should cost the same."""

    compared: int
    small: int
    large: int


FULL = Sizes(1000, 250, 4000)
QUICK = Sizes(200, 100, 400)


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
        portal = bench.compare(sizes.compared)
        bench.compare_pages(sizes.small, sizes.large)
        bench.time_loading(sizes.compared, portal)


class _Bench:
    """Writes sites, builds them and prints what that cost."""

    def __init__(self, folder: Path, rounds: int) -> None:
        self._folder = folder
        self._rounds = range(rounds)

    def compare(self, records: int) -> Cost:
        """Portal and stock in turn; the portal's cost."""
        portal, stock = self._write("portal", records), self._write("stock", records)
        costs = [(_build(portal), _build(stock)) for _ in self._rounds]
        ours, theirs = (_median(list(column)) for column in zip(*costs, strict=True))
        print(f"\n{records:,} records in 3 languages{'wall s':>19}{'CPU s':>9}{'peak MB':>9}{'pages':>9}")
        for name, cost, site in (("portal", ours, portal), ("stock MkDocs", theirs, stock)):
            print(f"  {name:<42}{cost.wall:9.2f}{cost.cpu:9.2f}{cost.memory:9.0f}{_count_pages(site):9,}")
        ratios = [ours.wall / theirs.wall, ours.cpu / theirs.cpu, ours.memory / theirs.memory]
        print(f"  {'portal / stock (target: wall ≤ 0.4)':<42}{''.join(f'{ratio:9.2f}' for ratio in ratios)}")
        return ours

    def compare_pages(self, small: int, large: int) -> None:
        """What a page costs in a small and in a large site, with and without starting up."""
        sites = {records: self._write("portal", records) for records in (TINY, small, large)}
        rounds = [{records: _build(site) for records, site in sites.items()} for _ in self._rounds]
        cpu = {records: statistics.median(costs[records].cpu for costs in rounds) for records in sites}
        pages = {records: _count_pages(site) for records, site in sites.items()}
        print(f"\nCPU ms a page{small:>35,}{large:>9,}{'ratio':>9}   records")
        _print_pair("whole process (target: ratio ≤ 1.15)", *(cpu[n] / pages[n] for n in (small, large)))
        beyond = [(cpu[n] - cpu[TINY]) / (pages[n] - pages[TINY]) for n in (small, large)]
        _print_pair(f"without the cost of {TINY} records' site", *beyond)

    def time_loading(self, records: int, build: Cost) -> None:
        """Loading and checking all records, as a share of a whole build."""
        site = self._write("portal", records)
        seconds = statistics.median(float(_run([sys.executable, "-c", _LOAD], site)) for _ in self._rounds)
        print(f"\nLoading and checking {records:,} records: {seconds:.2f} s")
        print(f"  {'share of a build (target: ≤ 0.1)':<42}{seconds / build.wall:9.3f}")

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


def _run(command: list[str], folder: Path) -> str:
    return subprocess.run(
        command, cwd=folder, env=_environment(), check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def _environment() -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PROJECT / "hooks")}


def _median(costs: list[Cost]) -> Cost:
    def middle(part: Callable[[Cost], float]) -> float:
        return statistics.median(map(part, costs))

    return Cost(middle(lambda cost: cost.wall), middle(lambda cost: cost.cpu), middle(lambda cost: cost.memory))


def _count_pages(site: Path) -> int:
    return sum(1 for _ in (site / "site").rglob("*.html"))


def _print_pair(name: str, small: float, large: float) -> None:
    print(f"  {name:<37}{small * 1000:9.2f}{large * 1000:9.2f}{large / small:9.2f}")


def _describe_machine() -> str:
    system = platform.freedesktop_os_release()["PRETTY_NAME"] if sys.platform == "linux" else platform.platform()
    return f"{os.cpu_count()} cores, {system}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
