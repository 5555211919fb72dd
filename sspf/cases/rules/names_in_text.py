"""Knows where somebody may be named in a text. There are two readings, and they differ on purpose.

`possible_names` is for texts that may name nobody, such as those about a group or an area: one capital where none is
due is enough to ask, for a name there must never be. `outside_names` is for texts about a young person, where the own
family is named in every other line: only what reads as a whole name, or stands beside another, is asked about. With the
first reading there the question would come each time, and be answered without thought.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final

from sspf.catalogue.loader import Catalogue

WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SENTENCE_ENDS: Final = ".!?:;•*"
OPENERS: Final = "\"'”’»(–-"

_NAME = r"[A-ZÅÄÖÉÜ][a-zåäöéèüß]+(?:-[A-ZÅÄÖ][a-zåäö]+)?"
_JOINT = r"( och | (?:von |af |de )?)"
_RUN = re.compile(rf"\b{_NAME}(?:{_JOINT}{_NAME})+\b")
_STEP = re.compile(rf"({_NAME})(?={_JOINT}({_NAME}))")


def known_words(catalogue: Catalogue) -> frozenset[str]:
    """Every word in the names that the municipality itself uses, in small letters: places, units, functions, days."""
    return frozenset(found[0].casefold() for label in _labels(catalogue) for found in WORD.finditer(label))


def possible_names(text: str, known: frozenset[str]) -> list[str]:
    """Words that may be a person's name: a capital inside a sentence, or two in a row. Deliberately suspicious (R75).

    `known`: words that are no names of people, in small letters. It cannot know every name; the question is what makes
    people look.
    """
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


def outside_names(text: str, known: Collection[str]) -> tuple[str, ...]:
    """Runs of capitalised words that look like people outside the case: "Olle Berg", "Alva och Olle", "När Olle".

    `known`: single words that are no strangers, such as the family's names and the units'. In the text's order.
    """
    own = {word.casefold() for word in known}
    return tuple(dict.fromkeys(run[0] for run in _RUN.finditer(text) if _names_a_stranger(run[0], own)))


def _labels(catalogue: Catalogue) -> Iterator[str]:
    yield catalogue.municipality.name
    who = (catalogue.agencies, catalogue.units, catalogue.seats, catalogue.groups, catalogue.partners)
    when = (catalogue.calendar, catalogue.terms, catalogue.quiet.holidays)
    for table in (catalogue.areas, *who, *when):
        yield from (each.label for each in table.values())


def _is_capitalised(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and not word.isupper()


def _is_known(word: str, known: frozenset[str]) -> bool:
    small = word.casefold()
    return small in known or small.removesuffix("s") in known


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t" + OPENERS)
    return not before or before[-1] in SENTENCE_ENDS or before[-1] == "\n"


def _names_a_stranger(run: str, own: Collection[str]) -> bool:
    """Whether some word after the first is unknown; the first counts where "och" joins it, else it opens a sentence."""
    steps = ((first.casefold(), joint, second.casefold()) for first, joint, second in _STEP.findall(run))
    return any(second not in own or (joint == " och " and first not in own) for first, joint, second in steps)
