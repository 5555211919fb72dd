"""Seal and open one cell: AES-256-GCM, bound to its place, padded so that length tells little."""

import os
import uuid
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sspf.crypto.scope import Scope, Zone
from sspf.errors import Damaged

FORMAT = b"\x01\x01"  # cell format 1, algorithm 1 (AES-256-GCM)
KEY_ID = 16
NONCE = 12
SMALLEST = 64


@dataclass(frozen=True, slots=True)
class DataKey:
    """An unwrapped data key. Lives for one unit of work and is never stored, printed or compared."""

    id: uuid.UUID
    secret: bytes

    def __repr__(self) -> str:
        return f"DataKey({self.id})"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands. A cell moved to any other place does not open."""

    table: str
    column: str
    row: uuid.UUID
    scope: Scope
    zone: Zone


def prefixed(*parts: bytes) -> bytes:
    """Join parts with their lengths, so that no two lists of parts give the same bytes."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def seal(key: DataKey, place: Place, plain: bytes) -> bytes:
    """Return format ‖ key id ‖ nonce ‖ ciphertext. A fresh random nonce each time."""
    header = FORMAT + key.id.bytes
    nonce = os.urandom(NONCE)
    return header + nonce + AESGCM(key.secret).encrypt(nonce, pad(plain), _bound(header, place))


def unseal(key: DataKey, place: Place, cell: bytes) -> bytes:
    """Return what was sealed at this place under this key; anything else raises `Damaged`, always the same."""
    header, nonce, sealed = cell[: 2 + KEY_ID], cell[2 + KEY_ID : 2 + KEY_ID + NONCE], cell[2 + KEY_ID + NONCE :]
    if header != FORMAT + key.id.bytes:
        raise Damaged("a sealed value does not open")
    try:
        return unpad(AESGCM(key.secret).decrypt(nonce, sealed, _bound(header, place)))
    except (InvalidTag, ValueError) as error:
        raise Damaged("a sealed value does not open") from error


def pad(plain: bytes, smallest: int = SMALLEST) -> bytes:
    """Pad to at least `smallest` bytes and then in Padmé steps, at most 12 % more; the length stands in front."""
    framed = len(plain).to_bytes(4, "big") + plain
    return framed.ljust(_padded_length(max(len(framed), smallest)), b"\0")


def unpad(padded: bytes) -> bytes:
    """Undo `pad`; raises ValueError when the stated length cannot be true."""
    length = int.from_bytes(padded[:4], "big")
    if length > len(padded) - 4:
        raise ValueError("stated length exceeds the cell")
    return padded[4 : 4 + length]


def _padded_length(length: int) -> int:
    """Padmé: keep only the leading bits of the length, so that it leaks O(log log n) bits."""
    exponent = length.bit_length() - 1
    dropped = exponent - exponent.bit_length()
    mask = (1 << dropped) - 1
    return (length + mask) & ~mask


def _bound(header: bytes, place: Place) -> bytes:
    names = (place.table, place.column, str(place.row), place.scope.name, place.zone.value)
    return prefixed(b"sspf", header, *(name.encode() for name in names))
