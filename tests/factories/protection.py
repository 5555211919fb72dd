"""Builds families in which somebody lives protected, and requests to see where."""

from dataclasses import replace
from uuid import UUID

from sspf.cases.actions import places, protections
from sspf.cases.rules.places import PlaceReason
from sspf.cases.rules.protections import Protection, ProtectionKind, ProtectionSource
from sspf.cases.rules.terms import Wish
from tests.factories import cases
from tests.house import House

PLACES = ("Provvägen 1", "08-465 004 17", "ylva@provsson.example", "Måsviksskolan 8B", "Norrliden")
MOTHER = replace(cases.MOTHER, address=PLACES[0], phone=PLACES[1], email=PLACES[2], protected=True)
YOUTH = replace(cases.YOUTH, school=PLACES[3])
KNOWN = Protection(ProtectionKind.protected_registration, ProtectionSource.population_register)
WISH = Wish(PlaceReason.danger, "Polisen behöver nå henne i kväll.", "Gruppchefen")


def protected(house: House) -> cases.Family:
    """A mother with protected data, a youth who goes to school from where she lives, and a father."""
    return cases.family(house, YOUTH, (MOTHER, cases.FATHER))


def shielded(house: House, made: cases.Family | None = None) -> cases.Family:
    """The same, where the father must not learn where the mother is."""
    made = made or protected(house)
    mother, father = made.guardian_ids
    change(house, made.case_id, mother, replace(KNOWN, shielded_from=frozenset({father})))
    return made


def change(
    house: House, case_id: UUID, person_id: UUID, protection: Protection | None, who: str = "koordinator"
) -> None:
    with house.work(who) as work:
        protections.change(work, case_id, person_id, protection, None)
        work.commit()


def ask(house: House, made: cases.Family, who: str = "koordinator", wish: Wish = WISH) -> UUID:
    with house.work(who) as work:
        request_id = places.ask(work, made.case_id, made.guardian_ids[0], wish)
        work.commit()
    return request_id


def decide(house: House, made: cases.Family, request_id: UUID, who: str, agree: bool = True) -> None:
    with house.work(who) as work:
        places.decide(work, made.case_id, request_id, agree=agree)
        work.commit()
