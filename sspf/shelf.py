"""Files on disk, under random names: a file is there whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID, uuid4

from sspf.errors import Damaged

HALF = ".half"


class Shelf:
    """A folder that only its owner reads. What lies here is ciphertext; names tell nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, name: UUID, pieces: Iterable[bytes]) -> None:
        """Write a file, durable when this returns; a crash before that leaves at most a half one that nobody names."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        half = self.folder / f"{uuid4()}{HALF}"
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                for piece in pieces:
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            half.rename(self._path(name))
            self._settle()
        except BaseException:
            half.unlink(missing_ok=True)
            raise

    def get(self, name: UUID) -> bytes:
        """The bytes of a file; `Damaged` when it is not here."""
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError as error:
            raise Damaged("a file is gone") from error

    def holds(self, name: UUID) -> bool:
        """Whether the file is here."""
        return self._path(name).is_file()

    def older_than(self, instant: float) -> Iterator[Path]:
        """Every file, half or whole, last written before an instant in seconds since 1970."""
        for path in sorted(self.folder.glob("*")):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < instant:
                    yield path

    def discard(self, path: Path) -> None:
        """Take a file away, for good."""
        path.unlink(missing_ok=True)
        self._settle()

    def _path(self, name: UUID) -> Path:
        return self.folder / str(name)

    def _settle(self) -> None:
        """Names in a folder are durable when the folder itself is written."""
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
