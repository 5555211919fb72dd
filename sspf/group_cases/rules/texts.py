"""Looks through what is typed about a group: personal numbers are refused, what looks like a name is asked about.

The reading is deliberately suspicious (law R75). It cannot know every name; the question is what makes people look.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from sspf.cases.rules.numbers_in_text import holds_personal_number
from sspf.catalogue.loader import Catalogue
from sspf.errors import Refused
from sspf.group_cases.rules.terms import GroupProblem

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SENTENCE_ENDS = ".!?:;•*"
OPENERS = "\"'”’»(–-"


def check_texts(texts: Mapping[str, str], known: frozenset[str], nameless: bool) -> None:
    """Raise `Refused` for a personal number in any text, and for words like names that nobody has vouched for.

    `texts`: by the names of the form's fields. `known`: words that are names of places and units, in small letters.
    """
    for field, text in texts.items():
        if holds_personal_number(text):
            raise Refused(GroupProblem.personal_number, field)
    if not nameless and any(names_in(text, known) for text in texts.values()):
        raise Refused(GroupProblem.may_name_someone, "nameless")


def names_in(text: str, known: frozenset[str]) -> list[str]:
    """Words that may be a person's name: a capital inside a sentence, or two in a row; places and units are known."""
    words = [(found, found[0]) for found in WORD.finditer(text)]
    capital = [_is_capitalised(word) and not _is_known(word, known) for _, word in words]
    found: list[str] = []
    for place, (match, word) in enumerate(words):
        if not capital[place]:
            continue
        leads = place + 1 < len(words) and capital[place + 1] and text[match.end() : words[place + 1][0].start()] == " "
        if leads or not _opens_sentence(text, match.start()):
            found.append(word)
    return list(dict.fromkeys(found))


def known_words(catalogue: Catalogue) -> frozenset[str]:
    """Every word in the names of the municipality, its areas, agencies, units, seats and groups, in small letters."""
    labels = [catalogue.municipality.name, *_labels(catalogue)]
    return frozenset(found[0].casefold() for label in labels for found in WORD.finditer(label))


def _labels(catalogue: Catalogue) -> Iterator[str]:
    tables: Iterable[Mapping[str, object]] = (
        catalogue.areas,
        catalogue.agencies,
        catalogue.units,
        catalogue.seats,
        catalogue.groups,
    )
    for table in tables:
        for entry in table.values():
            yield str(getattr(entry, "label", ""))


def _is_capitalised(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and not word.isupper()


def _is_known(word: str, known: frozenset[str]) -> bool:
    small = word.casefold()
    return small in known or small.removesuffix("s") in known


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t" + OPENERS)
    return not before or before[-1] in SENTENCE_ENDS or before[-1] == "\n"
