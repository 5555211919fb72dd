"""Seal and open a whole file in chunks of 64 KiB: AES-256-GCM, each chunk bound to its file, its number and the end."""

import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sspf.crypto.scope import Scope, Zone
from sspf.crypto.seal import KEY_ID, DataKey, pad, prefixed, unpad
from sspf.errors import Damaged

FORMAT = b"\x02\x01"  # file format 2, algorithm 1 (AES-256-GCM)
CHUNK = 64 * 1024
TAG = 16
PREFIX = 7
HEADER = len(FORMAT) + KEY_ID + PREFIX
DOES_NOT_OPEN = "a sealed file does not open"


@dataclass(frozen=True, slots=True)
class FilePlace:
    """Which file this is. A file that stands in for another does not open."""

    file: uuid.UUID
    scope: Scope
    zone: Zone


def seal_file(key: DataKey, place: FilePlace, plain: bytes) -> Iterator[bytes]:
    """Give a header (format ‖ key id ‖ random prefix) and then the sealed chunks. Padded, so that size tells little."""
    header = FORMAT + key.id.bytes + os.urandom(PREFIX)
    cipher = AESGCM(_file_key(key, place))
    yield header
    padded = pad(plain)
    pieces = [padded[start : start + CHUNK] for start in range(0, len(padded), CHUNK)]
    for number, piece in enumerate(pieces):
        nonce, bound = _chunk(header, place, number, number == len(pieces) - 1)
        yield cipher.encrypt(nonce, piece, bound)


def open_file(key: DataKey, place: FilePlace, sealed: bytes) -> bytes:
    """Return what was sealed as this file under this key. Anything less, more, moved or changed raises `Damaged`.

    Only the last chunk is sealed as the last: a file cut between two chunks ends with one that is not, and one that
    goes on after its end has one too many.
    """
    header, body = sealed[:HEADER], sealed[HEADER:]
    if header[:-PREFIX] != FORMAT + key.id.bytes or len(header) != HEADER or not body:
        raise Damaged(DOES_NOT_OPEN)
    cipher, size = AESGCM(_file_key(key, place)), CHUNK + TAG
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    try:
        opened = [
            cipher.decrypt(nonce, piece, bound)
            for number, piece in enumerate(pieces)
            for nonce, bound in [_chunk(header, place, number, number == len(pieces) - 1)]
        ]
        return unpad(b"".join(opened))
    except (InvalidTag, ValueError) as error:
        raise Damaged(DOES_NOT_OPEN) from error


def _chunk(header: bytes, place: FilePlace, number: int, last: bool) -> tuple[bytes, bytes]:
    """A chunk's nonce, of this file's prefix, its number and whether it is the last; and what it is bound to."""
    where = number.to_bytes(4, "big") + bytes([last])
    names = (str(place.file), place.scope.name, place.zone.value)
    return header[-PREFIX:] + where, prefixed(b"sspf/file", header, where, *(name.encode() for name in names))


def _file_key(key: DataKey, place: FilePlace) -> bytes:
    """Each file has a key of its own, so that no two files can ever meet in a nonce."""
    return HKDF(SHA256(), len(key.secret), salt=place.file.bytes, info=b"sspf/file/v1").derive(key.secret)
