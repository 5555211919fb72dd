"""Knows how words of a file are compared with those of the municipality: capitals, spaces and signs do not matter."""

import unicodedata
from collections.abc import Iterable, Mapping


def plain(text: str) -> str:
    """A word as it is compared: small letters, single spaces, no sign at its end."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).strip(" .:*")


def by_names(named: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Which id each word means, from what every id is called. The first that claims a word keeps it."""
    found: dict[str, str] = {}
    for name, words in named.items():
        for word in words:
            found.setdefault(plain(word), name)
    return found
