"""Keys come from one desk, to the one who was admitted, for what was admitted, until the unit of work is over."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete

from sspf.access.actor import PUBLIC
from sspf.crypto.keydesk import KeyDesk, Requester
from sspf.crypto.keystore import wrapped_key
from sspf.crypto.scope import CASE_ZONES, Purpose, Scope, Zone
from sspf.errors import Damaged, Forbidden
from tests.factories import cases
from tests.house import House


def desk(house: House, account_id: UUID | None = None) -> KeyDesk:
    return KeyDesk(house.installation.vault, Requester(account_id, "coordinator"))


@pytest.fixture
def scope(house: House) -> Scope:
    """The scope of a case that exists."""
    return Scope.case(cases.family(house).case_id)


@pytest.mark.parametrize("zone", Zone)
@pytest.mark.parametrize("purpose", Purpose)
def test_nothing_is_released_that_was_not_admitted(sqlite_house: House, zone: Zone, purpose: Purpose) -> None:
    scope = Scope.case(cases.family(sqlite_house).case_id)
    with pytest.raises(Forbidden):
        desk(sqlite_house).release(scope, zone, purpose)


def test_what_was_admitted_is_released_and_nothing_beside_it(house: House, scope: Scope) -> None:
    asked = desk(house)
    asked.admit(scope, [Zone.identity], Purpose.read)
    assert len(asked.release(scope, Zone.identity, Purpose.read).secret) == 32
    for other in (
        (scope, Zone.identity, Purpose.write),
        (scope, Zone.content, Purpose.read),
        (Scope.staff(), Zone.identity, Purpose.read),
        (Scope.case(uuid4()), Zone.identity, Purpose.read),
    ):
        with pytest.raises(Forbidden):
            asked.release(*other)


def test_what_one_was_admitted_to_is_not_released_to_another(house: House, scope: Scope) -> None:
    asked = desk(house, uuid4())
    asked.admit(scope, [Zone.identity], Purpose.read)
    asked.requester = Requester(uuid4(), "coordinator")
    with pytest.raises(Forbidden):
        asked.release(scope, Zone.identity, Purpose.read)


def test_a_closed_desk_releases_nothing_even_when_asked_again(house: House, scope: Scope) -> None:
    asked = desk(house)
    asked.admit(scope, [Zone.identity], Purpose.read)
    asked.release(scope, Zone.identity, Purpose.read)
    asked.close()
    asked.admit(scope, [Zone.identity], Purpose.read)
    with pytest.raises(Forbidden):
        asked.release(scope, Zone.identity, Purpose.read)


def test_the_desk_closes_with_the_commit(house: House, scope: Scope) -> None:
    with house.work(PUBLIC) as work:
        work.admit(scope, [Zone.identity])
        work.keys.release(scope, Zone.identity, Purpose.read)
        work.commit()
        with pytest.raises(Forbidden):
            work.keys.release(scope, Zone.identity, Purpose.read)


def test_a_destroyed_key_makes_its_values_damaged_and_is_never_made_anew(house: House, scope: Scope) -> None:
    with house.installation.vault.keystore.engine.begin() as connection:
        connection.execute(delete(wrapped_key).where(wrapped_key.c.scope == scope.name))
    asked = desk(house)
    asked.admit(scope, CASE_ZONES, Purpose.read, Purpose.write)
    for purpose in Purpose:
        with pytest.raises(Damaged):
            asked.release(scope, Zone.identity, purpose)
    assert house.installation.vault.unwrap([(scope, zone) for zone in CASE_ZONES]) == {}


def test_every_zone_of_every_case_has_a_key_of_its_own(house: House, scope: Scope) -> None:
    other = Scope.case(cases.family(house).case_id)
    refs = [(each, zone) for each in (scope, other) for zone in CASE_ZONES]
    keys = house.installation.vault.unwrap(refs)
    assert len({key.secret for key in keys.values()}) == len(refs) == 8


def test_a_wrapped_key_fits_only_its_own_place(house: House, scope: Scope) -> None:
    vault = house.installation.vault
    stored = vault.keystore.fetch([(scope, Zone.identity), (scope, Zone.content)])
    with vault.keystore.engine.begin() as connection:
        moved = wrapped_key.update().where(wrapped_key.c.scope == scope.name, wrapped_key.c.zone == "identity")
        connection.execute(moved.values(wrapped=stored[scope, Zone.content][1]))
    asked = desk(house)
    asked.admit(scope, [Zone.identity], Purpose.read)
    with pytest.raises(Exception, match="Nyckelfilen hör inte till"):
        asked.release(scope, Zone.identity, Purpose.read)


def test_a_key_is_made_once_for_each_scope_and_zone(house: House) -> None:
    scope = Scope.survey("ungdom", "2026-2")
    first, second = desk(house), desk(house)
    first.make_missing(scope, [Zone.content])
    second.make_missing(scope, [Zone.content])
    keys = [each.release(scope, Zone.content, Purpose.read).secret for each in (first, second)]
    assert keys[0] == keys[1]
