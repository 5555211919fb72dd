"""Pure decisions about accounts: passwords, session limits, throttling, who may hold what (ASVS V6–V7)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sspf.access.roles import CASE_ROLES, Role

IDLE_LIMIT = timedelta(minutes=15)
ABSOLUTE_LIMIT = timedelta(hours=8)
TOUCH_INTERVAL = timedelta(minutes=1)
INVITATION_LIFE = timedelta(hours=24)
THROTTLE_WINDOW = timedelta(minutes=15)
FAILURES_PER_ACCOUNT = 5
FAILURES_PER_ADDRESS = 50
SHORTEST_PASSWORD = 15
LONGEST_PASSWORD = 256
WEAK_WORDS = ("sspf", "kommun", "lösenord", "losenord", "password", "qwerty", "123456", "sommar", "vinter")


class AccountProblem(StrEnum):
    """Why something about an account is refused; the label tells what to do."""

    login_failed = "login_failed"
    throttled = "throttled"
    code_failed = "code_failed"
    password_short = "password_short"
    password_long = "password_long"
    password_weak = "password_weak"
    email_taken = "email_taken"
    unit_needed = "unit_needed"
    unit_not_allowed = "unit_not_allowed"
    seat_of_other_unit = "seat_of_other_unit"
    seat_not_for_role = "seat_not_for_role"
    seat_held_already = "seat_held_already"
    seat_period = "seat_period"
    own_account = "own_account"


@dataclass(frozen=True, slots=True)
class Lifetime:
    """When a login began and when it was last used."""

    started_at: datetime
    used_at: datetime


def is_alive(lifetime: Lifetime, now: datetime) -> bool:
    """Whether a login still holds: 15 minutes idle, 8 hours in all. A clock set back does not prolong it."""
    fresh = lifetime.used_at <= now + TOUCH_INTERVAL and now - lifetime.used_at < IDLE_LIMIT
    return fresh and now - lifetime.started_at < ABSOLUTE_LIMIT


def is_throttled(account_failures: int, address_failures: int) -> bool:
    """Whether to let a login wait. Failures are counted over the last 15 minutes; nobody is locked out for good."""
    return account_failures >= FAILURES_PER_ACCOUNT or address_failures >= FAILURES_PER_ADDRESS


def password_problem(password: str, known: tuple[str, ...] = ()) -> AccountProblem | None:
    """Length decides (ASVS 6.2.1: 15 characters where the password is the only factor), and no guessable words alone.

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


def unit_problem(role: Role, unit: str | None) -> AccountProblem | None:
    """Case roles work in a unit; administratör, granskare and styrgrupp must not (product decision 5)."""
    if role in CASE_ROLES and unit is None:
        return AccountProblem.unit_needed
    if role not in CASE_ROLES and unit is not None:
        return AccountProblem.unit_not_allowed
    return None


def seat_problem(role: Role, unit: str | None, seat_unit: str | None, steering: bool) -> AccountProblem | None:
    """Whether an account may hold a seat: of its own unit; steering seats also without one; never admin or granskare."""
    if role in (Role.administrator, Role.log_reviewer):
        return AccountProblem.seat_not_for_role
    if role is Role.steering_member:
        return None if steering else AccountProblem.seat_not_for_role
    return None if steering or seat_unit == unit else AccountProblem.seat_of_other_unit


def holds_on(from_on: date, until_on: date | None, day: date) -> bool:
    """Whether a seat is held on a day; both ends are included."""
    return from_on <= day and (until_on is None or day <= until_on)
