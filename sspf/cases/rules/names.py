"""Knows how names are compared. Two names are the same more seldom than one is found when the other is looked for."""

import unicodedata
from typing import Final

ALIKE: Final = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def same(one: str, other: str) -> bool:
    """Whether two writings are the same name, whatever their capitals, hyphens, blanks and ways to compose letters.

    Åsa and Asa are two names: whoever signs is one of them, and two anmälningar are not joined because of a ring.
    """
    return _plain(one) == _plain(other)


def folded(text: str) -> str:
    """A name as it is looked for, in small letters without accents: Åsa, Ása and ASA are all found."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each)).translate(ALIKE)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).replace("-", " ").casefold().split())
