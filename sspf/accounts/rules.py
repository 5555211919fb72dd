"""Pure decisions about accounts: passwords, session limits, throttling, who may hold what (ASVS V6–V7)."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sspf.access.roles import CASE_ROLES, Role

IDLE_LIMIT = timedelta(minutes=15)
ABSOLUTE_LIMIT = timedelta(hours=8)
TOUCH_INTERVAL = timedelta(minutes=1)
INVITATION_LIFE = timedelta(hours=24)
THROTTLE_WINDOW = timedelta(minutes=15)
FAILURES_PER_PAIR = 5
FAILURES_PER_ACCOUNT = 100
FAILURES_PER_ADDRESS = 50
SHORTEST_PASSWORD = 15
LONGEST_PASSWORD = 256
ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
# The first word of the browser's long name that fits; several call themselves Chrome and Safari as well.
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Chrome": "Chrome",
    "CriOS": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "Chromebook",
    "Mac OS": "Mac",
    "Linux": "Linux",
}
WEAK_WORDS = ("sspf", "kommun", "lösenord", "losenord", "password", "qwerty", "123456", "sommar", "vinter")


class AccountProblem(StrEnum):
    """Why something about an account is refused; the label tells what to do."""

    login_failed = "login_failed"
    throttled = "throttled"
    code_failed = "code_failed"
    password_short = "password_short"  # noqa: S105  # a reason, not a password
    password_long = "password_long"  # noqa: S105
    password_weak = "password_weak"  # noqa: S105
    password_wrong = "password_wrong"  # noqa: S105
    email_taken = "email_taken"
    email_odd = "email_odd"
    unit_needed = "unit_needed"
    unit_not_allowed = "unit_not_allowed"
    seat_of_other_unit = "seat_of_other_unit"
    seat_not_for_role = "seat_not_for_role"
    seat_held_already = "seat_held_already"
    seat_period = "seat_period"
    seat_endless = "seat_endless"
    own_account = "own_account"
    own_role = "own_role"


@dataclass(frozen=True, slots=True)
class AccountTerms:
    """What the administratör writes about a person."""

    name: str
    email: str
    role: Role
    unit: str | None


@dataclass(frozen=True, slots=True)
class Lifetime:
    """When a login began and when it was last used."""

    started_at: datetime
    used_at: datetime


def is_alive(lifetime: Lifetime, now: datetime) -> bool:
    """Whether a login still holds: 15 minutes idle, 8 hours in all. A clock set back does not prolong it."""
    fresh = lifetime.used_at <= now + TOUCH_INTERVAL and now - lifetime.used_at < IDLE_LIMIT
    return fresh and now - lifetime.started_at < ABSOLUTE_LIMIT


def is_throttled(pair: int, account: int, address: int) -> bool:
    """Whether to let a login wait, by failures of the last 15 minutes: for this account from here, at all, from here.

    The limit for the account from everywhere is high: a few wrong passwords from outside must not shut anyone out
    (ASVS 6.1.1).
    """
    return pair >= FAILURES_PER_PAIR or account >= FAILURES_PER_ACCOUNT or address >= FAILURES_PER_ADDRESS


def password_problem(password: str, known: tuple[str, ...] = ()) -> AccountProblem | None:
    """Length decides (ASVS 6.2.1: 15 characters where the password is the only factor), never guessable words alone.

    `known` are words tied to the person, such as the address's local part.
    """
    if len(password) < SHORTEST_PASSWORD:
        return AccountProblem.password_short
    if len(password) > LONGEST_PASSWORD:
        return AccountProblem.password_long
    rest = password.lower()
    for word in (*WEAK_WORDS, *(each.lower() for each in known if len(each) > 2)):
        rest = rest.replace(word, "")
    return AccountProblem.password_weak if len(set(rest)) < 5 else None


def is_address(text: str) -> bool:
    """Whether this can be an e-mail address: something, an @, a name with a dot. Only sending would tell more."""
    return ADDRESS.fullmatch(text) is not None


def device(user_agent: str) -> str:
    """A few words by which a person knows the own device again; nothing for a browser that we have no words for."""
    found = (next((word for mark, word in words.items() if mark in user_agent), "") for words in (BROWSERS, SYSTEMS))
    return ", ".join(word for word in found if word)


def unit_problem(role: Role, unit: str | None) -> AccountProblem | None:
    """Case roles work in a unit; administratör, granskare and styrgrupp must not (product decision 5)."""
    if role in CASE_ROLES and unit is None:
        return AccountProblem.unit_needed
    if role not in CASE_ROLES and unit is not None:
        return AccountProblem.unit_not_allowed
    return None


def seat_problem(role: Role, unit: str | None, seat_unit: str, figures_only: bool) -> AccountProblem | None:
    """Whether an account may hold a seat: one of its own unit, or one that opens figures only.

    `figures_only`: a seat in the styrgrupp that takes no part in cases. The others there, such as the fritidschef's,
    also receive kallelser for their unit, so whoever holds them must work in it. Never administratör or granskare.
    """
    if role in (Role.administrator, Role.log_reviewer):
        return AccountProblem.seat_not_for_role
    if role is Role.steering_member:
        return None if figures_only else AccountProblem.seat_not_for_role
    return None if figures_only or seat_unit == unit else AccountProblem.seat_of_other_unit


def period_problem(from_on: date, until_on: date | None, temporary: bool) -> AccountProblem | None:
    """Why a seat cannot be held from then to then: a temporary one has a last day from the start (protocol item 17)."""
    if until_on is None:
        return AccountProblem.seat_endless if temporary else None
    return AccountProblem.seat_period if until_on < from_on else None


def holds_on(from_on: date, until_on: date | None, day: date) -> bool:
    """Whether a seat is held on a day; both ends are included."""
    return from_on <= day and (until_on is None or day <= until_on)


def overlap(one: tuple[date, date | None], other: tuple[date, date | None]) -> bool:
    """Whether two periods share a day; a period without end goes on, and both ends are included."""
    return holds_on(*one, other[0]) or holds_on(*other, one[0])
