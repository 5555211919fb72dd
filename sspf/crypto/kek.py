"""The key-encryption key: one file outside the database, readable by its owner only."""

import base64
import binascii
import os
import stat
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from sspf.crypto.seal import prefixed
from sspf.errors import Locked

MARK = "sspf-kek-1"
SIZE = 32


class KeyEncryptionKey:
    """Wraps and unwraps data keys. Each wrapping key is derived for one context, so a wrapped key fits one place."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def wrap(self, context: bytes, data_key: bytes) -> bytes:
        """AES-KW under HKDF(key, context)."""
        return aes_key_wrap(self._derive(b"sspf/wrap/v1", context), data_key)

    def unwrap(self, context: bytes, wrapped: bytes) -> bytes:
        """Undo `wrap`; raises `Locked` when this is another key or another context."""
        try:
            return aes_key_unwrap(self._derive(b"sspf/wrap/v1", context), wrapped)
        except (InvalidUnwrap, ValueError) as error:
            raise Locked("Nyckelfilen hör inte till det här nyckellagret.") from error

    def web_secret(self) -> bytes:
        """The secret that signs cookies and form tokens; derived, so that there is one secret to keep."""
        return self._derive(b"sspf/web/v1", b"")

    def _derive(self, label: bytes, context: bytes) -> bytes:
        return HKDF(SHA256(), SIZE, salt=None, info=prefixed(label, context)).derive(self._secret)


def create_file(path: Path) -> None:
    """Make a new key file, mode 0600. Raises FileExistsError: an existing key is never written over."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{MARK} {base64.urlsafe_b64encode(os.urandom(SIZE)).decode()}\n")
        file.flush()
        os.fsync(file.fileno())


def read_file(path: Path) -> KeyEncryptionKey:
    """Read the key; raises `Locked` when the file is missing, open to others, or not a key."""
    if not path.is_file():
        raise Locked("Nyckelfilen saknas.")
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise Locked("Nyckelfilen kan läsas av andra än ägaren.")
    mark, _, text = path.read_text(encoding="ascii", errors="replace").strip().partition(" ")
    try:
        secret = base64.urlsafe_b64decode(text)
    except (binascii.Error, ValueError) as error:
        raise Locked("Nyckelfilen innehåller ingen nyckel.") from error
    if mark != MARK or len(secret) != SIZE:
        raise Locked("Nyckelfilen innehåller ingen nyckel.")
    return KeyEncryptionKey(secret)
