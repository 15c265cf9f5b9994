"""A site is built beside the one that is there, and takes its place once it is whole."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class AsideDirectory:
    """Where a site is built (``building``) and where it goes (``final``)."""

    final: Path
    building: Path
    replaced: Path

    @classmethod
    def prepare(cls, final: Path) -> AsideDirectory:
        """An empty folder beside ``final``; what a build that was killed left is put right.

        Where ``final`` is a link, the folder that it leads to is replaced and the link stays.
        """
        final = final.resolve()
        aside = cls(
            final, final.with_name(f"{final.name}.building"), final.with_name(f"{final.name}.replaced")
        )
        if not final.exists() and aside.replaced.exists():
            aside.replaced.rename(final)
        shutil.rmtree(aside.replaced, ignore_errors=True)
        aside.discard()
        aside.building.mkdir(parents=True)
        return aside

    def publish(self) -> None:
        """Put the new site in the old one's place by two renames.

        A folder that cannot be renamed, such as a mounted volume, is emptied and filled instead.
        """
        try:
            if self.final.exists():
                self.final.rename(self.replaced)
        except OSError:
            _replace_contents(self.building, self.final)
        else:
            self.building.rename(self.final)
            shutil.rmtree(self.replaced, ignore_errors=True)

    def discard(self) -> None:
        """Remove what was built; the old site is not touched."""
        shutil.rmtree(self.building, ignore_errors=True)


def _replace_contents(source: Path, target: Path) -> None:
    for old in list(target.iterdir()):
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink()
    for new in list(source.iterdir()):
        shutil.move(new, target / new.name)
    source.rmdir()
