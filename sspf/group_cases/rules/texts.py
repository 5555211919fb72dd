"""Looks through what is typed about a group: personal numbers are refused, what looks like a name is asked about.

The reading is deliberately suspicious (law R75). It cannot know every name; the question is what makes people look.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from sspf.catalogue.loader import Catalogue
from sspf.errors import Refused
from sspf.group_cases.rules.terms import GroupProblem

DASH = r"\-‐‑‒–—−+"
FOUR = "[0-9A-Za-z][0-9]{2}[0-9A-Za-z]"
"""The last four: reserve numbers have a letter among them, and people write X for what they leave out."""
TWELVE = re.compile(rf"(?<![0-9])((?:18|19|20)[0-9]{{6}})[\s{DASH}]{{0,3}}{FOUR}(?![0-9])")
TEN = re.compile(rf"(?<![0-9])([0-9]{{6}})\s?[{DASH}]\s?{FOUR}(?![0-9])")
RUN = re.compile(rf"(?<![0-9])(?:[0-9][\s.{DASH}]{{0,2}}){{9,11}}[0-9](?![0-9])")
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


def holds_personal_number(text: str) -> bool:
    """Whether something in the text is written as a personal number, right or mistyped, in any common spelling.

    Written with its sign or with the century, a possible day is enough. Ten or twelve digits in a run, as in telephone
    numbers, count only when the check digit is right too.
    """
    plain = unicodedata.normalize("NFKC", text)
    written = [found[1][-6:] for pattern in (TWELVE, TEN) for found in pattern.finditer(plain)]
    if any(_is_day(six) for six in written):
        return True
    runs = (re.sub(r"[^0-9]", "", found[0]) for found in RUN.finditer(plain))
    return any(_is_day(run[-10:-4]) and _checks(run[-10:]) for run in runs if len(run) in (10, 12))


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


def _is_day(six: str) -> bool:
    """Whether six digits can be year, month and day; a coordination number has sixty added to its day."""
    month, day = int(six[2:4]), int(six[4:6])
    return 1 <= month <= 12 and 1 <= (day - 60 if day > 60 else day) <= 31


def _checks(ten: str) -> bool:
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(ten)]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
