"""Passwords: Argon2id, never more checks at a time than cores, and the same time for unknown addresses."""

import os
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


class Passwords:
    """Hashes and checks passwords. `memory_kib` and `rounds` are the cost; tests use a toy cost."""

    def __init__(self, memory_kib: int = 64 * 1024, rounds: int = 3) -> None:
        self._hasher = PasswordHasher(time_cost=rounds, memory_cost=memory_kib, parallelism=1)
        self._turn = BoundedSemaphore(os.cpu_count() or 1)
        self._nobody = self._hasher.hash(os.urandom(16))

    def hash(self, password: str) -> str:
        """What is stored of a password."""
        with self._turn:
            return self._hasher.hash(password)

    def fits(self, stored: str | None, password: str) -> bool:
        """Whether the password is right. With nothing stored the same work is done and the answer is no."""
        with self._turn:
            try:
                self._hasher.verify(stored or self._nobody, password)
            except (VerificationError, InvalidHashError):
                return False
        return stored is not None
