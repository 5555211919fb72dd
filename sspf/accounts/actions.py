"""What can be done with accounts and logins; each act records its event."""

import secrets
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, or_, select, update

from sspf.access.actor import Actor
from sspf.access.permissions import Permission
from sspf.accounts import queries, rules
from sspf.accounts.models import Account, FailedLogin, LoginSession, SeatHolder
from sspf.accounts.rules import AccountProblem, AccountTerms
from sspf.audit import events
from sspf.catalogue.agencies import SeatKind
from sspf.crypto.mac import same, token_digest
from sspf.errors import NotFound, Refused
from sspf.work import Work

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
FORGET_FAILURES = timedelta(hours=1)


def log_in(work: Work, account_id: UUID, user_agent: str) -> str:
    """Start a login and return its token, which exists nowhere else. A new token each time (ASVS 7.2.4)."""
    account = _find(work, account_id)
    work.identify(Actor(account.id, account.role, account.unit))
    token, now = secrets.token_urlsafe(32), work.now
    device = rules.device(user_agent)
    work.add(LoginSession(token=token_digest(token), account_id=account_id, started_at=now, used_at=now, device=device))
    work.record(events.LoggedIn(account_id))
    return token


def note_failure(work: Work, email: str, address: str, account_id: UUID | None) -> None:
    """Remember a failed attempt for the throttle, and forget the old ones."""
    blind = queries.email_blind(work, email)
    work.session.execute(delete(FailedLogin).where(FailedLogin.at < work.now - FORGET_FAILURES))
    work.add(FailedLogin(email_blind=blind, address_blind=queries.address_blind(work, address), at=work.now))
    work.record(events.LoginFailed(account_id))


def touch(work: Work, session_id: UUID) -> None:
    """Note that a login was used, so that it does not run out under someone who works."""
    work.session.execute(update(LoginSession).where(LoginSession.id == session_id).values(used_at=work.now))


def lend(work: Work, session_id: UUID) -> None:
    """Hand the device of one login over to somebody without an account: from now on it shows one page only."""
    work.session.execute(update(LoginSession).where(LoginSession.id == session_id).values(lent_at=work.now))


def take_back(work: Work, session_id: UUID) -> None:
    """The device is its owner's again; the password was asked for before."""
    work.session.execute(update(LoginSession).where(LoginSession.id == session_id).values(lent_at=None))
    work.record(events.DeviceTakenBack(work.actor_id))


def log_out(work: Work, account_id: UUID, session_id: UUID) -> None:
    """End one login."""
    _end(work, LoginSession.id == session_id)
    work.record(events.LoggedOut(account_id))


def end_own(work: Work, session_id: UUID) -> None:
    """End one of the actor's own logins, here or on another device; `NotFound` for anybody else's."""
    login = work.session.get(LoginSession, session_id)
    if login is None or login.account_id != work.actor_id:
        raise NotFound
    log_out(work, work.actor_id, session_id)


def log_out_everywhere(work: Work, account_id: UUID) -> None:
    """End every login of an account, on all devices, at once."""
    _end(work, LoginSession.account_id == account_id)
    work.record(events.SessionsEnded(account_id))


def create(work: Work, terms: AccountTerms) -> tuple[UUID, str]:
    """Open an account and return its id and the one-time code with which the person chooses a password."""
    work.grant(Permission.account_manage)
    return open_account(work, terms)


def open_account(work: Work, terms: AccountTerms) -> tuple[UUID, str]:
    """As `create`, for the operator's command that makes the first administratör."""
    blind = _checked(work, terms)
    account = Account(
        role=terms.role, unit=terms.unit, name=terms.name, email=terms.email, email_blind=blind, created_at=work.now
    )
    work.add(account)
    work.record(events.AccountCreated(account.id, terms.role, _slug(terms.unit)), events.InvitationIssued(account.id))
    return account.id, _invite(work, account)


def change(work: Work, account_id: UUID, terms: AccountTerms, seen: int | None) -> None:
    """Change name, address, role or unit. Raises `Conflict` with what is stored when someone saved in between.

    With the role or the unit, everything that came with it ends at once (R53): seats that no longer fit, and logins.
    Nobody changes the own role, so there is always an administratör left.
    """
    work.grant(Permission.account_manage)
    account = _find(work, account_id)
    work.same_version(account, seen, queries.as_typed(work, account))
    account.email_blind = _checked(work, terms, account_id)
    moved = (account.role, account.unit) != (terms.role, terms.unit)
    if moved and account_id == work.actor.account_id:
        raise Refused(AccountProblem.own_role, "role")
    account.name, account.email, account.role, account.unit = terms.name, terms.email, terms.role, terms.unit
    work.record(events.AccountChanged(account_id, terms.role, _slug(terms.unit)))
    if moved:
        _end_unfitting_seats(work, account)
        log_out_everywhere(work, account_id)


def invite_again(work: Work, account_id: UUID) -> str:
    """A new one-time code, for someone who lost the password. The old password stops working and all logins end."""
    work.grant(Permission.account_manage)
    account = _find(work, account_id)
    account.password_hash = None
    log_out_everywhere(work, account_id)
    work.record(events.InvitationIssued(account_id))
    return _invite(work, account)


def choose_password(work: Work, email: str, code: str, password_hash: str) -> UUID:
    """Set the password with a one-time code. It works once, for 24 hours. Raises `Refused`, whatever was wrong."""
    blind = queries.email_blind(work, email)
    query = select(Account).where(Account.email_blind == blind, Account.disabled_at.is_(None))
    account = work.session.scalars(query).one_or_none()
    digest = token_digest(code.replace("-", "").replace(" ", "").upper())
    if account is None or account.invite_digest is None or not same(account.invite_digest, digest):
        raise Refused(AccountProblem.code_failed)
    if account.invite_until is None or account.invite_until < work.now:
        raise Refused(AccountProblem.code_failed)
    account.password_hash, account.invite_digest, account.invite_until = password_hash, None, None
    work.record(events.PasswordSet(account.id))
    return account.id


def change_password(work: Work, session_id: UUID, password_hash: str) -> None:
    """Set the actor's own password; all other logins end (ASVS 7.4.3). The view has checked the present password."""
    account = _find(work, work.actor_id)
    account.password_hash = password_hash
    _end(work, and_(LoginSession.account_id == account.id, LoginSession.id != session_id))
    work.record(events.PasswordSet(account.id))


def disable(work: Work, account_id: UUID) -> None:
    """Close an account: every login ends in the same transaction. Nobody closes the own account."""
    work.grant(Permission.account_manage)
    if account_id == work.actor.account_id:
        raise Refused(AccountProblem.own_account)
    _find(work, account_id).disabled_at = work.now
    _end(work, LoginSession.account_id == account_id)
    work.record(events.AccountDisabled(account_id))


def enable(work: Work, account_id: UUID) -> None:
    """Open a closed account again."""
    work.grant(Permission.account_manage)
    _find(work, account_id).disabled_at = None
    work.record(events.AccountEnabled(account_id))


def take_seat(
    work: Work, account_id: UUID, seat: str, from_on: date, until_on: date | None, percent: int | None = None
) -> UUID:
    """Record that a person holds a seat from a day on, until a day or for now; a temporary one always until a day.

    `percent` of full time is kept for a coordinator's seat alone (protocol item 25).
    """
    work.grant(Permission.account_manage)
    if problem := _seat_problem(work, _find(work, account_id), seat):
        raise Refused(problem, "seat")
    found = work.catalogue.seats[seat]
    if problem := rules.period_problem(from_on, until_on, found.temporary):
        raise Refused(problem, "until_on")
    held = work.session.scalars(select(SeatHolder).where(SeatHolder.account_id == account_id, SeatHolder.seat == seat))
    if any(rules.overlap((each.from_on, each.until_on), (from_on, until_on)) for each in held):
        raise Refused(AccountProblem.seat_held_already, "seat")
    leads = found.kind is SeatKind.coordinator
    holder = SeatHolder(
        account_id=account_id, seat=seat, from_on=from_on, until_on=until_on, percent=percent if leads else None
    )
    work.add(holder)
    work.record(events.SeatTaken(account_id, events.Slug(seat), from_on, until_on))
    return holder.id


def leave_seat(work: Work, holder_id: UUID, until_on: date) -> UUID:
    """End a seat with a last day; returns the account."""
    work.grant(Permission.account_manage)
    holder = work.session.get(SeatHolder, holder_id)
    if holder is None:
        raise NotFound
    if until_on < holder.from_on:
        raise Refused(AccountProblem.seat_period, "until_on")
    holder.until_on = until_on
    work.record(events.SeatLeft(holder.account_id, events.Slug(holder.seat), until_on))
    return holder.account_id


def _find(work: Work, account_id: UUID) -> Account:
    queries.admit_directory(work)
    account = work.session.get(Account, account_id)
    if account is None:
        raise NotFound
    return account


def _checked(work: Work, terms: AccountTerms, own_id: UUID | None = None) -> bytes:
    """The index of the address, once nothing about the terms is wrong."""
    if not rules.is_address(terms.email):
        raise Refused(AccountProblem.email_odd, "email")
    if problem := rules.unit_problem(terms.role, terms.unit):
        raise Refused(problem, "unit")
    blind = queries.email_blind(work, terms.email)
    if work.session.scalars(select(Account.id).where(Account.email_blind == blind)).first() not in (None, own_id):
        raise Refused(AccountProblem.email_taken, "email")
    return blind


def _seat_problem(work: Work, account: Account, seat: str) -> AccountProblem | None:
    found = work.catalogue.seats[seat]
    figures_only = seat in work.catalogue.groups["styrgrupp"].seats and found.kind is SeatKind.member
    return rules.seat_problem(account.role, account.unit, found.unit, figures_only)


def _end_unfitting_seats(work: Work, account: Account) -> None:
    """Seats that the account's new role or unit does not allow had their last day yesterday; later ones never begin."""
    yesterday = work.today - timedelta(days=1)
    lasts = or_(SeatHolder.until_on.is_(None), SeatHolder.until_on >= work.today)
    for holder in work.session.scalars(select(SeatHolder).where(SeatHolder.account_id == account.id, lasts)):
        if _seat_problem(work, account, holder.seat) is None:
            continue
        work.record(events.SeatLeft(account.id, events.Slug(holder.seat), yesterday))
        if holder.from_on > yesterday:
            work.session.delete(holder)
        else:
            holder.until_on = yesterday


def _slug(unit: str | None) -> events.Slug | None:
    return events.Slug(unit) if unit else None


def _invite(work: Work, account: Account) -> str:
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(12))
    account.invite_digest, account.invite_until = token_digest(code), work.now + rules.INVITATION_LIFE
    return "-".join((code[:4], code[4:8], code[8:]))


def _end(work: Work, which: ColumnElement[bool]) -> None:
    ended = update(LoginSession).where(which, LoginSession.ended_at.is_(None)).values(ended_at=work.now)
    work.session.execute(ended)
