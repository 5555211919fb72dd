"""What can be asked about accounts: the login behind a token, the directory, and who holds a seat on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from sspf.access.actor import Actor
from sspf.access.permissions import Permission
from sspf.access.roles import Role
from sspf.accounts import rules
from sspf.accounts.models import Account, FailedLogin, LoginSession, SeatHolder
from sspf.crypto.mac import blind_index, token_digest
from sspf.crypto.scope import Purpose, Scope, Zone
from sspf.errors import NotFound
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Login:
    """The login behind a token, alive and of an enabled account."""

    session_id: UUID
    account: Account
    actor: Actor
    used_at: datetime
    lent: bool
    """Whether the device is handed over to somebody else, until its owner's password is given again."""


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


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account in the administratör's list, with the seats it holds today."""

    id: UUID
    name: str
    email: str
    role: Role
    unit: str | None
    seats: tuple[str, ...]
    disabled: bool
    waits_for_password: bool


@dataclass(frozen=True, slots=True)
class SeatTerm:
    """A seat that somebody holds, held or will hold. Both days are included."""

    id: UUID
    seat: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class AccountCard:
    """Everything about one account that the administratör needs."""

    line: AccountLine
    version: int
    created_at: datetime
    invite_until: datetime | None
    terms: tuple[SeatTerm, ...]


@dataclass(frozen=True, slots=True)
class OwnLogin:
    """One of the actor's own logins that still hold."""

    id: UUID
    device: str
    started_at: datetime
    used_at: datetime


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
        .where(
            LoginSession.token == token_digest(token), LoginSession.ended_at.is_(None), Account.disabled_at.is_(None)
        )
    )
    rows = work.session.execute(query).all()
    if not rows:
        return None
    login, account, _ = rows[0]
    if not rules.is_alive(rules.Lifetime(login.started_at, login.used_at), work.now):
        return None
    actor = _actor(work, account, [seat for *_, seat in rows if seat])
    return Login(login.id, account, actor, login.used_at, lent=login.lent_at is not None)


def credentials(work: Work, email: str, address: str) -> Credentials:
    """What to check a password against. Counts recent failures for the typed address and for where it came from."""
    blind = email_blind(work, email)
    of_account, from_here = FailedLogin.email_blind == blind, FailedLogin.address_blind == address_blind(work, address)
    recent = select(FailedLogin.id).where(FailedLogin.at > work.now - rules.THROTTLE_WINDOW)
    counts = (recent.where(of_account, from_here), recent.where(of_account), recent.where(from_here))
    failures = [work.session.scalar(select(func.count()).select_from(each.subquery())) or 0 for each in counts]
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


def colleagues_of(work: Work, *units: str) -> list[Colleague]:
    """The enabled case workers of some units, by name, in one statement: whom an enhetschef can name."""
    admit_directory(work)
    query = select(Account).where(Account.unit.in_(units), Account.disabled_at.is_(None))
    return sorted((_colleague(row) for row in work.session.scalars(query)), key=lambda each: each.name)


def with_role(work: Work, *roles: Role) -> list[Colleague]:
    """Everyone with an enabled account in some roles, by name, in one statement."""
    admit_directory(work)
    query = select(Account).where(Account.role.in_(roles), Account.disabled_at.is_(None))
    return sorted((_colleague(row) for row in work.session.scalars(query)), key=lambda each: each.name)


def managers_of(work: Work, units: Iterable[str]) -> dict[str, list[UUID]]:
    """The accounts of each unit's managers, enabled ones only."""
    query = select(Account.unit, Account.id).where(
        Account.unit.in_(list(units)), Account.role == Role.unit_manager, Account.disabled_at.is_(None)
    )
    found: dict[str, list[UUID]] = {}
    for unit, account_id in work.session.execute(query):
        found.setdefault(str(unit), []).append(account_id)
    return found


def directory(work: Work) -> list[AccountLine]:
    """Every account by name, the closed ones last, in one statement; accounts are few."""
    work.grant(Permission.account_read)
    admit_directory(work)
    query = select(Account, SeatHolder.seat).outerjoin(
        SeatHolder, and_(SeatHolder.account_id == Account.id, _held_on(work.today))
    )
    seats: dict[Account, list[str]] = {}
    for account, seat in work.session.execute(query):
        seats.setdefault(account, []).extend([seat] if seat else [])
    lines = [_account_line(account, held) for account, held in seats.items()]
    return sorted(lines, key=lambda line: (line.disabled, line.name.lower()))


def card(work: Work, account_id: UUID) -> AccountCard:
    """One account with every seat it holds, held or will hold, the latest first."""
    work.grant(Permission.account_read)
    admit_directory(work)
    query = select(Account, SeatHolder).outerjoin(SeatHolder, SeatHolder.account_id == Account.id)
    rows = work.session.execute(query.where(Account.id == account_id)).all()
    if not rows:
        raise NotFound
    account, held = rows[0].Account, [row.SeatHolder for row in rows if row.SeatHolder is not None]
    now = [each.seat for each in held if rules.holds_on(each.from_on, each.until_on, work.today)]
    terms = sorted((_term(each) for each in held), key=lambda each: each.from_on, reverse=True)
    line = _account_line(account, now)
    return AccountCard(line, account.version, account.created_at, account.invite_until, tuple(terms))


def seat_term(work: Work, holder_id: UUID) -> tuple[SeatTerm, Colleague]:
    """One person's time in a seat."""
    work.grant(Permission.account_read)
    admit_directory(work)
    query = select(SeatHolder, Account).join(Account, SeatHolder.account_id == Account.id)
    row = work.session.execute(query.where(SeatHolder.id == holder_id)).one_or_none()
    if row is None:
        raise NotFound
    holder, account = row
    return _term(holder), _colleague(account)


def as_typed(work: Work, account: Account) -> dict[str, str]:
    """What is stored, by the names of the form's fields and in its words, to be shown beside what somebody typed."""
    unit = work.catalogue.units[account.unit].label if account.unit else ""
    return {"name": account.name, "email": account.email, "role": work.catalogue.label(account.role), "unit": unit}


def own_logins(work: Work) -> list[OwnLogin]:
    """The actor's own logins that still hold, the latest used first."""
    query = select(LoginSession).where(LoginSession.account_id == work.actor_id, LoginSession.ended_at.is_(None))
    return [
        OwnLogin(row.id, row.device, row.started_at, row.used_at)
        for row in work.session.scalars(query.order_by(LoginSession.used_at.desc()))
        if rules.is_alive(rules.Lifetime(row.started_at, row.used_at), work.now)
    ]


def own_email(work: Work) -> str:
    """The actor's own address."""
    admit_directory(work)
    return work.session.scalars(select(Account).where(Account.id == work.actor_id)).one().email


def address_of(work: Work, account_id: UUID) -> str | None:
    """Where mail to a colleague goes; None when the account is closed."""
    admit_directory(work)
    row = work.session.scalars(select(Account).where(Account.id == account_id, Account.disabled_at.is_(None))).first()
    return None if row is None else row.email


def name_of(work: Work, account: Account) -> str:
    """The name of an account that was found in this unit of work, also after the unit was undone."""
    return account.name if account in work.session else names(work, [account.id])[account.id]


def _account_line(account: Account, seats: list[str]) -> AccountLine:
    return AccountLine(
        id=account.id,
        name=account.name,
        email=account.email,
        role=account.role,
        unit=account.unit,
        seats=tuple(seats),
        disabled=account.disabled_at is not None,
        waits_for_password=account.password_hash is None,
    )


def _term(holder: SeatHolder) -> SeatTerm:
    return SeatTerm(holder.id, holder.seat, holder.from_on, holder.until_on)


def _colleague(account: Account) -> Colleague:
    return Colleague(account.id, account.name, account.role, account.unit)


def _actor(work: Work, account: Account, seats: list[str]) -> Actor:
    steering = work.catalogue.groups["styrgrupp"].seats
    return Actor(account.id, account.role, account.unit, frozenset(seats), any(seat in steering for seat in seats))


def _held_on(day: date) -> ColumnElement[bool]:
    return and_(SeatHolder.from_on <= day, or_(SeatHolder.until_on.is_(None), SeatHolder.until_on >= day))
