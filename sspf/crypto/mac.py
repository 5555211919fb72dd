"""Keyed digests: the chain of the log, exact lookup without plain text, and tokens that are stored as digests only."""

import hashlib
import hmac

from sspf.crypto.seal import DataKey, prefixed

BLIND_SIZE = 16
MARK_SIZE = 16


def chain_digest(key: DataKey, *parts: bytes) -> bytes:
    """HMAC-SHA256 over the parts: without the key nobody can write a log row that fits."""
    return hmac.digest(key.secret, prefixed(b"sspf/chain/v1", *parts), "sha256")


def blind_index(key: DataKey, table: str, column: str, value: str) -> bytes:
    """A truncated HMAC for exact match on a sealed column; different for every table and column."""
    label = prefixed(b"sspf/blind/v1", table.encode(), column.encode(), value.encode())
    return hmac.digest(key.secret, label, "sha256")[:BLIND_SIZE]


def noise_mark(key: DataKey, member: bytes) -> int:
    """A member's secret mark. Marks of several are laid over each other, so that the order does not matter."""
    return int.from_bytes(hmac.digest(key.secret, prefixed(b"sspf/noise-mark/v1", member), "sha256")[:MARK_SIZE], "big")


def noise_draw(key: DataKey, mark: int, sides: int) -> int:
    """A number below `sides` by even chance, always the same for the same members: noise that no repetition thins."""
    label = prefixed(b"sspf/noise-draw/v1", mark.to_bytes(MARK_SIZE, "big"))
    return int.from_bytes(hmac.digest(key.secret, label, "sha256"), "big") % sides


def token_digest(token: str) -> bytes:
    """What is stored of a random token or one-time code of at least 64 bits; the token itself never is."""
    return hashlib.sha256(token.encode()).digest()


def same(one: bytes, other: bytes) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(one, other)
