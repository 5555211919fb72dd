"""The unit of work: everything with its event or nothing, and no key after the end."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast
from uuid import uuid4

import pytest
from sqlalchemy import Table, delete, func, insert, select, text, update

from sspf.access.actor import PUBLIC, SYSTEM
from sspf.access.permissions import Permission
from sspf.accounts import actions as accounts
from sspf.accounts import queries
from sspf.accounts.models import Account, FailedLogin, LoginSession, SeatHolder
from sspf.audit import events
from sspf.audit.models import AuditEntry
from sspf.errors import Conflict, Forbidden
from sspf.work import SilentChange, Work
from tests.house import House

Change = Callable[[Work, House], Any]


def account(work: Work, house: House) -> Account:
    row = work.session.get(Account, house.ids["kurator"])
    assert row is not None
    return row


def attribute(work: Work, house: House) -> None:
    account(work, house).unit = "skola-syd"


def sealed_attribute(work: Work, house: House) -> None:
    queries.admit_directory(work)
    account(work, house).name = "Någon Annan"


def new_row(work: Work, house: House) -> None:
    work.add(SeatHolder(account_id=house.ids["kurator"], seat="rektor-norr", from_on=work.today, until_on=None))


def removed_row(work: Work, _house: House) -> None:
    work.session.delete(work.session.scalars(select(SeatHolder)).first())


def bulk_update(work: Work, _house: House) -> None:
    work.session.execute(update(Account).values(disabled_at=work.now))


def bulk_delete(work: Work, _house: House) -> None:
    work.session.execute(delete(SeatHolder))


def bulk_insert(work: Work, house: House) -> None:
    values = {"id": uuid4(), "account_id": house.ids["kurator"], "seat": "rektor-norr", "from_on": work.today}
    work.session.execute(insert(SeatHolder), [values])


def core_statement(work: Work, _house: House) -> None:
    work.session.execute(update(cast(Table, Account.__table__)).values(version=9))


def written_sql(work: Work, _house: House) -> None:
    work.session.execute(text("  UPDATE account SET version = 9"))


CHANGES = [
    attribute,
    sealed_attribute,
    new_row,
    removed_row,
    bulk_update,
    bulk_delete,
    bulk_insert,
    core_statement,
    written_sql,
]


def stored(house: House) -> tuple[Any, ...]:
    """What the changes would leave behind."""
    with house.work(SYSTEM, writing=False) as work:
        queries.admit_directory(work)
        rows = work.session.scalars(select(Account).order_by(Account.id)).all()
        seats = work.session.scalar(select(func.count()).select_from(SeatHolder))
        return seats, [(row.name, row.unit, row.version, row.disabled_at) for row in rows]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_without_an_event_is_refused_and_leaves_nothing(house: House, change: Change) -> None:
    before = stored(house)
    with house.work("administrator") as work:
        change(work, house)
        with pytest.raises(SilentChange):
            work.commit()
    assert stored(house) == before


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_same_change_with_its_event_is_kept(house: House, change: Change) -> None:
    before = stored(house)
    with house.work("administrator") as work:
        change(work, house)
        work.record(events.AccountDisabled(house.ids["kurator"]))
        work.commit()
    assert stored(house) != before


def test_having_read_something_is_no_excuse_for_a_silent_change(house: House) -> None:
    with house.work("administrator") as work:
        attribute(work, house)
        work.record(events.AccountRead(house.ids["kurator"]))
        with pytest.raises(SilentChange):
            work.commit()


def test_tables_that_keep_no_facts_need_no_event(house: House) -> None:
    with house.work(PUBLIC) as work:
        work.session.execute(delete(FailedLogin))
        work.session.execute(update(LoginSession).values(used_at=work.now))
        work.commit()
        assert work.committed


def test_an_event_and_its_change_are_written_together_or_not_at_all(house: House) -> None:
    with house.work(SYSTEM, writing=False) as work:
        rows = work.session.scalar(select(func.count()).select_from(AuditEntry))
    with house.work("administrator") as work:
        accounts.disable(work, house.ids["kurator"])
        work.flush()
    with house.work(SYSTEM, writing=False) as work:
        assert work.session.scalar(select(func.count()).select_from(AuditEntry)) == rows
        assert account(work, house).disabled_at is None


def test_undo_takes_back_rows_and_events_and_the_unit_goes_on(house: House) -> None:
    with house.work("administrator") as work:
        accounts.disable(work, house.ids["kurator"])
        work.undo()
        work.record(events.AccountsListed())
        work.commit()
    with house.work(SYSTEM, writing=False) as work:
        assert account(work, house).disabled_at is None
        assert work.faults_of_log() == []


def test_after_the_end_nothing_opens(house: House) -> None:
    with house.work("administrator") as work:
        queries.admit_directory(work)
        row = account(work, house)
        work.record(events.AccountsListed())
        work.commit()
        with pytest.raises(Forbidden):
            _ = row.name


def test_a_visitor_becomes_somebody_once(house: House) -> None:
    with house.work(PUBLIC) as work:
        work.identify(house.actor("kurator"))
        with pytest.raises(Forbidden):
            work.identify(house.actor("koordinator"))


def test_nobody_has_the_id_of_the_public(house: House) -> None:
    with house.work(PUBLIC, writing=False) as work, pytest.raises(Forbidden):
        _ = work.actor_id


def test_a_permission_that_the_role_lacks_is_forbidden(house: House) -> None:
    with house.work("kurator", writing=False) as work:
        assert not work.may(Permission.account_manage)
        with pytest.raises(Forbidden):
            work.grant(Permission.account_manage)


def test_an_older_version_is_a_conflict_that_shows_what_is_stored(house: House) -> None:
    with house.work("administrator") as work:
        row = account(work, house)
        work.same_version(row, row.version, {})
        with pytest.raises(Conflict) as caught:
            work.same_version(row, row.version - 1, {"name": "Kerstin Olofsdotter"})
    assert caught.value.theirs == {"name": "Kerstin Olofsdotter"}


def test_the_day_of_a_unit_of_work_is_the_swedish_one(house: House) -> None:
    house.clock.at = house.clock.at.replace(hour=23, minute=30)
    with house.work("kurator", writing=False) as work:
        assert work.today == work.now.date() + timedelta(days=1)
