"""Knows a personal number when it stands somewhere in a text."""

import re
import unicodedata

from sspf.cases.rules.numbers import DASHES, has_check_digit

_FOUR = "[0-9A-Za-z][0-9]{2}[0-9A-Za-z]"
"""The last four: reserve numbers have a letter among them, and people write X for what they leave out."""

_WITH_CENTURY = rf"(?<![0-9])((?:18|19|20)[0-9]{{6}})[\s{DASHES}]{{0,3}}{_FOUR}(?![0-9])"
_AS_A_DAY = rf"(?<![0-9])((?:18|19|20)[0-9]{{2}}[{DASHES}][0-9]{{2}}[{DASHES}][0-9]{{2}})[{DASHES}]{_FOUR}(?![0-9])"
_WITH_SIGN = rf"(?<![0-9])([0-9]{{6}})\s?[{DASHES}]\s?{_FOUR}(?![0-9])"
_WRITTEN = [re.compile(pattern) for pattern in (_WITH_CENTURY, _AS_A_DAY, _WITH_SIGN)]
_RUN = re.compile(rf"(?<![0-9])(?:[0-9][\s.{DASHES}]{{0,2}}){{9,11}}[0-9](?![0-9])")


def holds_personal_number(text: str) -> bool:
    """Whether something in the text is written as a personal or coordination number, right or mistyped.

    Written with its sign or with the century, a possible day is enough. Ten or twelve digits in a run, as in telephone
    numbers, count only when the check digit is right too. Deliberately suspicious: a day of birth becomes a person with
    these four digits (OSL 23:2, 25:1, 35:1; invariant 17, law R75), and nothing is lost by writing a text again.
    """
    plain = unicodedata.normalize("NFKC", text)
    written = (_digits(found[1])[-6:] for pattern in _WRITTEN for found in pattern.finditer(plain))
    if any(_is_day(six) for six in written):
        return True
    runs = (_digits(found[0]) for found in _RUN.finditer(plain))
    return any(_is_day(run[-10:-4]) and has_check_digit(run[-10:]) for run in runs if len(run) in (10, 12))


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def _is_day(six: str) -> bool:
    """Whether six digits can be year, month and day; a coordination number has sixty added to its day."""
    month, day = int(six[2:4]), int(six[4:6])
    return 1 <= month <= 12 and 1 <= (day - 60 if day > 60 else day) <= 31
