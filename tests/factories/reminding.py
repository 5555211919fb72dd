"""A house that sends mail, and what it was reminded of: for tests of who hears of what on which day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from sspf.access.actor import SYSTEM, Actor
from sspf.access.permissions import Permission
from sspf.accounts.models import Account, SeatHolder
from sspf.cases.queries import reach
from sspf.clock import local_date
from sspf.outbox.models import Mail
from sspf.plans.actions import reminders
from sspf.settings import SmtpServer
from tests.house import START, House

SPRING = date(2027, 3, 1)
"""The due day in these tests: a Monday, with open days around it."""


def sends_to(house: House, server: SmtpServer) -> House:
    """From now on mail goes to this server."""
    settings = replace(house.installation.settings, smtp=server)
    house.installation = replace(house.installation, settings=settings)
    return house


def go_to(house: House, day: date, hour: int = 10) -> None:
    """Let time pass until this day, and this hour of a Swedish winter."""
    house.clock.at = START + (day - local_date(START)) + timedelta(hours=hour - 10)


def remind(house: House) -> list[tuple[str, str]]:
    """Post what is due, and give kind and login of what was posted now."""
    before = mails(house)
    with house.work(SYSTEM) as work:
        reminders.remind(work)
        work.commit()
    logins = {account_id: login for login, account_id in house.ids.items()}
    new = [each for id_, each in mails(house).items() if id_ not in before]
    return sorted((each.kind.value, logins[each.account_id]) for each in new)


def mails(house: House) -> dict[UUID, Mail]:
    """Every mail there is."""
    with house.work(SYSTEM, writing=False) as work:
        return {row.id: row for row in work.session.scalars(select(Mail))}


def who_could_open(house: House, case_id: UUID, unit: str) -> set[str]:
    """The logins that reach the case now and take part in it for the unit: asked of the access clause, one by one."""
    found = set()
    for login, account_id in house.ids.items():
        with house.work(_actor(house, account_id), writing=False) as work:
            if work.may(Permission.plan_read):
                mine = reach.own_parts(work)
                reached = reach.visible_ids(work, Permission.plan_read)
                parts = work.session.execute(mine).all()
                found |= {login for _ in [0] if (case_id, unit) in parts and case_id in work.session.scalars(reached)}
    return found


def change_account(house: House, login: str, change: Callable[[Account], None]) -> None:
    """Let something happen to a colleague's account."""
    with house.work(SYSTEM) as work:
        change(work.session.get_one(Account, house.ids[login]))
        work.session.commit()


def _actor(house: House, account_id: UUID) -> Actor:
    """Who an account is today, as signing in would find."""
    with house.work(SYSTEM, writing=False) as work:
        row = work.session.get_one(Account, account_id)
        held = select(SeatHolder.seat).where(SeatHolder.account_id == account_id)
        seats = frozenset(work.session.scalars(held))
        return Actor(row.id, row.role, row.unit, seats)
