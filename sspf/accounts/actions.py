"""What can be done with accounts and logins; each act records its event."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import delete, select, update

from sspf.access.permissions import Permission
from sspf.access.roles import Role
from sspf.accounts import queries, rules
from sspf.accounts.models import Account, FailedLogin, LoginSession, SeatHolder
from sspf.accounts.rules import AccountProblem
from sspf.audit import events
from sspf.crypto.mac import same, token_digest
from sspf.errors import NotFound, Refused
from sspf.work import Work

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
FORGET_FAILURES = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class AccountTerms:
    """What the administratör writes about a person."""

    name: str
    email: str
    role: Role
    unit: str | None


def log_in(work: Work, account_id: UUID, device: str) -> str:
    """Start a login and return its token, which exists nowhere else. A new token each time (ASVS 7.2.4)."""
    token = secrets.token_urlsafe(32)
    work.add(
        LoginSession(
            token=token_digest(token), account_id=account_id, started_at=work.now, used_at=work.now, device=device[:40]
        )
    )
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


def log_out(work: Work, account_id: UUID, session_id: UUID) -> None:
    """End one login."""
    _end(work, LoginSession.id == session_id)
    work.record(events.LoggedOut(account_id))


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
    if problem := rules.unit_problem(terms.role, terms.unit):
        raise Refused(problem, "unit")
    blind = _free_address(work, terms.email)
    account = Account(
        role=terms.role, unit=terms.unit, name=terms.name, email=terms.email, email_blind=blind, created_at=work.now
    )
    work.add(account)
    work.record(events.AccountCreated(account.id, terms.role, events.Slug(terms.unit) if terms.unit else None))
    return account.id, _invite(work, account)


def invite_again(work: Work, account_id: UUID) -> str:
    """A new one-time code, for someone who lost the password. The old password stops working and all logins end."""
    work.grant(Permission.account_manage)
    account = _find(work, account_id)
    account.password_hash = None
    log_out_everywhere(work, account_id)
    return _invite(work, account)


def choose_password(work: Work, email: str, code: str, password_hash: str) -> UUID:
    """Set the password with a one-time code. The code works once, for 24 hours. Raises `Refused`, whatever was wrong."""
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


def take_seat(work: Work, account_id: UUID, seat: str, from_on: date, until_on: date | None) -> UUID:
    """Record that a person holds a seat from a day on, until a day or for now."""
    work.grant(Permission.account_manage)
    account = _find(work, account_id)
    steering = seat in work.catalogue.groups["styrgrupp"].seats
    if problem := rules.seat_problem(account.role, account.unit, work.catalogue.seats[seat].unit, steering):
        raise Refused(problem, "seat")
    if until_on is not None and until_on < from_on:
        raise Refused(AccountProblem.seat_period, "until_on")
    held = work.session.scalars(select(SeatHolder).where(SeatHolder.account_id == account_id, SeatHolder.seat == seat))
    if any(rules.holds_on(each.from_on, each.until_on, from_on) for each in held):
        raise Refused(AccountProblem.seat_held_already, "seat")
    holder = SeatHolder(account_id=account_id, seat=seat, from_on=from_on, until_on=until_on)
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


def _free_address(work: Work, email: str) -> bytes:
    blind = queries.email_blind(work, email)
    if work.session.scalars(select(Account.id).where(Account.email_blind == blind)).first() is not None:
        raise Refused(AccountProblem.email_taken, "email")
    return blind


def _invite(work: Work, account: Account) -> str:
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(12))
    account.invite_digest, account.invite_until = token_digest(code), work.now + rules.INVITATION_LIFE
    return "-".join((code[:4], code[4:8], code[8:]))


def _end(work: Work, which: object) -> None:
    ended = update(LoginSession).where(which, LoginSession.ended_at.is_(None)).values(ended_at=work.now)  # type: ignore[arg-type]
    work.session.execute(ended)
