"""The letterbox: anyone may seal a letter with its public key; only a data key that the key desk releases opens one.

HPKE (RFC 9180) with the hybrid of ML-KEM-768 and X25519, so that a copy kept today does not open to a later computer.
"""

import base64
import binascii
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sspf.crypto.scope import Scope, Zone
from sspf.crypto.seal import DataKey, pad, prefixed, unpad
from sspf.errors import Damaged, Locked

MARK = "sspf-letterbox-1"
FORMAT = b"\x01"  # envelope format 1: the suite below
SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
KEM_SEED, CURVE_SEED, KEM_PUBLIC, CURVE_PUBLIC = 64, 32, 1184, 32
SMALLEST = 2048
"""A letter is padded to at least this, so that few words and many look alike."""
LETTERBOX = (Scope.letterbox(), Zone.content)
"""The data key from which the letterbox's private key follows."""


@dataclass(frozen=True, slots=True)
class Letterbox:
    """The public half: seals and never opens. Two are equal when what one seals the other's key opens."""

    public: bytes

    def seal(self, bound: bytes, plain: bytes) -> bytes:
        """Return format ‖ encapsulated key ‖ ciphertext; it opens only together with the same `bound`."""
        kem = MLKEM768PublicKey.from_public_bytes(self.public[:KEM_PUBLIC])
        curve = X25519PublicKey.from_public_bytes(self.public[KEM_PUBLIC:])
        return FORMAT + SUITE.encrypt(pad(plain, SMALLEST), MLKEM768X25519PublicKey(kem, curve), info=_info(bound))


class LetterboxKey:
    """The private half, derived from a data key; lives as long as the unit of work that was given the data key."""

    def __init__(self, key: DataKey) -> None:
        info = prefixed(b"sspf/letterbox/v1", key.id.bytes)
        seed = HKDF(SHA256(), KEM_SEED + CURVE_SEED, salt=None, info=info).derive(key.secret)
        self._kem = MLKEM768PrivateKey.from_seed_bytes(seed[:KEM_SEED])
        self._curve = X25519PrivateKey.from_private_bytes(seed[KEM_SEED:])

    def letterbox(self) -> Letterbox:
        """The public half that belongs to this key."""
        return Letterbox(self._kem.public_key().public_bytes_raw() + self._curve.public_key().public_bytes_raw())

    def open(self, bound: bytes, envelope: bytes) -> bytes:
        """Return what was sealed together with `bound`; anything else raises `Damaged`, always the same."""
        if envelope[: len(FORMAT)] != FORMAT:
            raise Damaged("a letter does not open")
        key = MLKEM768X25519PrivateKey(self._kem, self._curve)
        try:
            return unpad(SUITE.decrypt(envelope[len(FORMAT) :], key, info=_info(bound)))
        except (InvalidTag, ValueError) as error:
            raise Damaged("a letter does not open") from error


def write_file(path: Path, letterbox: Letterbox) -> None:
    """Write the public key for everyone to read (0644), whole or not at all; the same key again changes nothing."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text(f"{MARK} {base64.urlsafe_b64encode(letterbox.public).decode()}\n", encoding="ascii")
    fresh.chmod(0o644)
    fresh.replace(path)


def read_file(path: Path) -> Letterbox:
    """Read the public key; raises `Locked` when the file is missing or holds none."""
    if not path.is_file():
        raise Locked(f"Brevlådans nyckel {path} saknas. Kör sspf upgrade, eller kopiera filen dit.")
    mark, _, text = path.read_text(encoding="ascii", errors="replace").strip().partition(" ")
    try:
        public = base64.urlsafe_b64decode(text)
    except (binascii.Error, ValueError):
        public = b""
    if mark != MARK or len(public) != KEM_PUBLIC + CURVE_PUBLIC:
        raise Locked(f"{path} innehåller ingen nyckel till brevlådan. Kör sspf upgrade.")
    return Letterbox(public)


def _info(bound: bytes) -> bytes:
    return prefixed(b"sspf/letter/v1", bound)
