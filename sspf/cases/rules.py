"""Knows what a personal number says, when birthdays fall, and which states a case may pass through."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final, Self
from uuid import UUID

from sspf.errors import Refused


class CaseState(StrEnum):
    """How far a case has come (model 4.5)."""

    opened = "opened"
    awaiting_consent = "awaiting_consent"
    active = "active"
    dormant = "dormant"
    closing = "closing"
    closed = "closed"


class PersonRole(StrEnum):
    """Who a person is in the case. A guardian has had custody; a parent without custody is a relative."""

    youth = "youth"
    guardian = "guardian"
    relative = "relative"


class CaseProblem(StrEnum):
    """Why something in a case is refused; the label tells what to do."""

    closed = "closed"
    one_youth = "one_youth"
    born_after_today = "born_after_today"
    number_and_birth_differ = "number_and_birth_differ"
    unit_outside_consent = "unit_outside_consent"
    takes_part_already = "takes_part_already"


CASE_TRANSITIONS: Final[Mapping[CaseState, frozenset[CaseState]]] = {
    CaseState.opened: frozenset({CaseState.awaiting_consent, CaseState.closing}),
    CaseState.awaiting_consent: frozenset({CaseState.active, CaseState.closing}),
    CaseState.active: frozenset({CaseState.dormant, CaseState.closing}),
    CaseState.dormant: frozenset({CaseState.active, CaseState.closing}),
    # A closing that was begun too early goes back to where the consent stands.
    CaseState.closing: frozenset(
        {CaseState.closed, CaseState.awaiting_consent, CaseState.active, CaseState.dormant},
    ),
    # The closing ended the consents, so a case that is opened again starts by asking anew.
    CaseState.closed: frozenset({CaseState.awaiting_consent}),
}
"""Which state may follow which (model 4.5). Every case passes `closing`, where the summary is written."""


def shown_state(state: CaseState, shares: bool) -> CaseState:
    """The state that people are shown: whether a consented case is active or dormant, the clock decides and not a job.

    `shares`: whether anything may be shared at this instant. What is stored follows only when somebody does something.
    """
    if state is CaseState.active and not shares:
        return CaseState.dormant
    if shares and state in (CaseState.awaiting_consent, CaseState.dormant):
        return CaseState.active
    return state


class PersonalNumberProblem(StrEnum):
    """Why what was typed is not a personal number that can be used."""

    malformed = "malformed"
    no_such_date = "no_such_date"
    check_digit = "check_digit"
    in_future = "in_future"
    test_series = "test_series"


class PersonalNumberError(ValueError):
    """What was typed cannot be used; `reason` tells why. The text itself is kept out, since errors end up in logs."""

    def __init__(self, reason: PersonalNumberProblem) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """A personal number, or a coordination number, that has been checked. Its repr shows nothing."""

    digits: str = field(repr=False)
    born_on: date = field(repr=False)
    coordination: bool = field(repr=False)

    @property
    def formatted(self) -> str:
        """The number as it is written in letters: ÅÅÅÅMMDD-NNNN."""
        return f"{self.digits[:8]}-{self.digits[8:]}"

    @property
    def test_series(self) -> bool:
        """Whether the serial is one that Skatteverket sets aside for tests, so that it belongs to nobody."""
        return self.digits[8:11] in {"238", "239"}

    @classmethod
    def parse(cls, text: str, today: date, *, allow_test: bool) -> Self:
        """Read what people type: 12 digits, or 10 with "-" or "+", with or without blanks.

        Ten digits without a sign are read as with "-". Raises `PersonalNumberError`. `today` is the local day; it tells
        the century and what lies in the future. Numbers of the test series pass only with `allow_test`.
        """
        digits = _twelve_digits(text, today)
        day = int(digits[6:8])
        coordination = day > 60
        born_on = _date(int(digits[:4]), int(digits[4:6]), day - 60 if coordination else day)
        if not _checks(digits[2:]):
            raise PersonalNumberError(PersonalNumberProblem.check_digit)
        if born_on > today:
            raise PersonalNumberError(PersonalNumberProblem.in_future)
        number = cls(digits, born_on, coordination)
        if number.test_series and not allow_test:
            raise PersonalNumberError(PersonalNumberProblem.test_series)
        return number


# Word processors turn the hyphen into an en dash or a minus sign, and people paste.
_TYPED = re.compile(r"([0-9]{2})?([0-9]{6})([-‐‑–−+]?)([0-9]{4})")
_EARLIEST_YEAR = 1800


def _twelve_digits(text: str, today: date) -> str:
    """The number with its century. "+" stands from the year in which a person turns 100 (folkbokföringslagen 18 §)."""
    typed = _TYPED.fullmatch("".join(text.split()))
    if typed is None:
        raise PersonalNumberError(PersonalNumberProblem.malformed)
    century, six, sign, four = typed.groups()
    if century is None:
        age_this_year = (today.year - int(six[:2])) % 100 + (100 if sign == "+" else 0)
        century = f"{(today.year - age_this_year) // 100:02d}"
    return f"{century}{six}{four}"


def _date(year: int, month: int, day: int) -> date:
    if year < _EARLIEST_YEAR:
        raise PersonalNumberError(PersonalNumberProblem.no_such_date)
    try:
        return date(year, month, day)
    except ValueError:
        raise PersonalNumberError(PersonalNumberProblem.no_such_date) from None


def _checks(ten: str) -> bool:
    """Whether the last digit is the one that the others give: every second doubled, digit sums added, modulo ten."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(ten)]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def birthday(born_on: date, age: int) -> date:
    """The local day on which a person reaches an age in whole years.

    Someone born on 29 February reaches it on 28 February in a common year. That is the stricter side: the young
    person's own signature is needed, and the guardians' right ends, a day early rather than a day late (R10).
    """
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 2, 28)


def age_on(born_on: date, day: date) -> int:
    """Age in whole years on a local day, by the same birthdays; below zero before birth. Age is never stored."""
    years = day.year - born_on.year
    return years if birthday(born_on, years) <= day else years - 1


@dataclass(frozen=True, slots=True)
class PersonTerms:
    """What is written down about a person."""

    role: PersonRole
    given_name: str
    family_name: str
    personal_number: str | None = None
    born_on: date | None = None
    language: str = ""
    needs_interpreter: bool = False
    protected: bool = False
    phone: str = ""
    email: str = ""
    address: str = ""
    school: str = ""

    def columns(self) -> dict[str, object]:
        """The sealed attributes."""
        return {name: getattr(self, name) for name in self.__slots__ if name != "role"}

    def checked(self, today: date, *, allow_test: bool) -> Self:
        """The terms, with the day of birth that the personal number tells. Raises `Refused` for what cannot be true."""
        born_on = self.born_on
        if self.personal_number:
            try:
                told = PersonalNumber.parse(self.personal_number, today, allow_test=allow_test).born_on
            except PersonalNumberError as error:
                raise Refused(error.reason, "personal_number") from None
            if born_on not in (None, told):
                raise Refused(CaseProblem.number_and_birth_differ, "born_on")
            born_on = told
        if born_on is not None and born_on > today:
            raise Refused(CaseProblem.born_after_today, "born_on")
        return replace(self, born_on=born_on)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """What is written about a person. Where one who lives protected can be found is left out unless it is asked for."""

    id: UUID
    version: int
    role: PersonRole
    name: str
    given_name: str
    family_name: str
    personal_number: str | None
    born_on: date | None
    age: int | None
    language: str
    needs_interpreter: bool
    protected: bool
    phone: str
    email: str
    address: str
    school: str
