"""Which system programs the tests drive, and what to install where one is missing (standard library only)."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


def chromium() -> Path | None:
    """The browser's executable, or None."""
    found = filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    return next(map(Path, found), None)


def postgresql() -> Path | None:
    """The folder with the newest PostgreSQL server programs, or None. Debian keeps them outside PATH."""
    numbered = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if path.parent.name.isdecimal()]
    for folder in sorted(numbered, key=lambda path: int(path.parent.name), reverse=True):
        if (folder / "initdb").exists():
            return folder
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def libatomic() -> Path | None:
    """The library that Playwright's own driver is linked with; a bare Debian has it not. Only Linux asks for it."""
    if sys.platform != "linux":
        return Path(sys.executable)
    return next((path for place in ("lib*", "lib/*") for path in Path("/usr").glob(f"{place}/libatomic.so.1")), None)


@dataclass(frozen=True)
class Program:
    name: str
    package: str
    find: Callable[[], Path | None]

    @property
    def missing(self) -> str:
        """One sentence for the developer whose machine lacks it."""
        return (
            f"{self.name} is missing: install it with your system's packages (on Debian: apt install {self.package})."
        )


CHROMIUM = Program("Chromium", "chromium", chromium)
LIBATOMIC = Program("libatomic (Playwright needs it)", "libatomic1", libatomic)
POSTGRESQL = Program("PostgreSQL", "postgresql", postgresql)
PROGRAMS = (CHROMIUM, LIBATOMIC, POSTGRESQL)
