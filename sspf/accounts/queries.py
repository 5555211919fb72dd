"""What can be asked about accounts: the login behind a token, the directory, and who holds a seat on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from sspf.access.actor import Actor
from sspf.access.roles import Role
from sspf.accounts import rules
from sspf.accounts.models import Account, FailedLogin, LoginSession, SeatHolder
from sspf.crypto.mac import blind_index, token_digest
from sspf.crypto.scope import Purpose, Scope, Zone
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Login:
    """The login behind a token, alive and of an enabled account."""

    session_id: UUID
    account: Account
    actor: Actor
    used_at: datetime


@dataclass(frozen=True, slots=True)
class Credentials:
    """What is needed to check a typed password: no row when the address is unknown, disabled or without password."""

    account_id: UUID | None
    password_hash: str | None
    throttled: bool


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person of the staff directory, as others see them."""

    id: UUID
    name: str
    role: Role
    unit: str | None


def admit_directory(work: Work) -> None:
    """Names of staff may be shown to everyone who is signed in: people must know whom they meet."""
    work.admit(Scope.staff(), [Zone.identity])


def email_blind(work: Work, email: str) -> bytes:
    """The exact-match index of an address, the same for every way of writing it."""
    admit_directory(work)
    key = work.keys.release(Scope.staff(), Zone.identity, Purpose.read)
    return blind_index(key, "account", "email", email.strip().lower())


def login_behind(work: Work, token: str) -> Login | None:
    """The login whose token this is, with account and today's seats, in one statement; None when it has ended."""
    query = (
        select(LoginSession, Account, SeatHolder.seat)
        .join(Account, LoginSession.account_id == Account.id)
        .outerjoin(SeatHolder, and_(SeatHolder.account_id == Account.id, _held_on(work.today)))
        .where(LoginSession.token == token_digest(token), LoginSession.ended_at.is_(None), Account.disabled_at.is_(None))
    )
    rows = work.session.execute(query).all()
    if not rows:
        return None
    login, account, _ = rows[0]
    if not rules.is_alive(rules.Lifetime(login.started_at, login.used_at), work.now):
        return None
    return Login(login.id, account, _actor(work, account, [seat for *_, seat in rows if seat]), login.used_at)


def credentials(work: Work, email: str, address: str) -> Credentials:
    """What to check a password against. Counts recent failures for the typed address and for where it came from."""
    blind = email_blind(work, email)
    since = work.now - rules.THROTTLE_WINDOW
    failures = [
        work.session.scalar(select(func.count()).select_from(FailedLogin).where(FailedLogin.at > since, matches)) or 0
        for matches in (FailedLogin.email_blind == blind, FailedLogin.address_blind == address_blind(work, address))
    ]
    query = select(Account.id, Account.password_hash).where(Account.email_blind == blind, Account.disabled_at.is_(None))
    row = work.session.execute(query).first()
    throttled = rules.is_throttled(*failures)
    return Credentials(row.id, row.password_hash, throttled) if row else Credentials(None, None, throttled)


def address_blind(work: Work, address: str) -> bytes:
    """A network address as a keyed digest: enough to count, not to know."""
    key = work.keys.release(Scope.staff(), Zone.identity, Purpose.read)
    return blind_index(key, "failed_login", "address", address)


def names(work: Work, account_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """The names of some colleagues, in one statement."""
    admit_directory(work)
    wanted = {each for each in account_ids if each is not None}
    if not wanted:
        return {}
    return {row.id: row.name for row in work.session.scalars(select(Account).where(Account.id.in_(wanted)))}


def holders(work: Work, seats: Iterable[str], day: date) -> dict[str, list[Colleague]]:
    """Who holds each of the seats on a day; enabled accounts only."""
    admit_directory(work)
    query = (
        select(SeatHolder.seat, Account)
        .join(Account, SeatHolder.account_id == Account.id)
        .where(SeatHolder.seat.in_(list(seats)), _held_on(day), Account.disabled_at.is_(None))
    )
    found: dict[str, list[Colleague]] = {}
    for seat, account in work.session.execute(query):
        found.setdefault(seat, []).append(_colleague(account))
    return found


def colleagues_of(work: Work, unit: str) -> list[Colleague]:
    """The enabled case workers of a unit, by name: whom an enhetschef can name."""
    admit_directory(work)
    query = select(Account).where(Account.unit == unit, Account.disabled_at.is_(None))
    return sorted((_colleague(row) for row in work.session.scalars(query)), key=lambda each: each.name)


def _colleague(account: Account) -> Colleague:
    return Colleague(account.id, account.name, account.role, account.unit)


def _actor(work: Work, account: Account, seats: list[str]) -> Actor:
    steering = work.catalogue.groups["styrgrupp"].seats
    return Actor(account.id, account.role, account.unit, frozenset(seats), any(seat in steering for seat in seats))


def _held_on(day: date) -> ColumnElement[bool]:
    return and_(SeatHolder.from_on <= day, or_(SeatHolder.until_on.is_(None), SeatHolder.until_on >= day))
