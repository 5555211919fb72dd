"""Builds cases to count, as many as a publication needs, through the real actions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sspf.access.actor import SYSTEM
from sspf.casefile import actions as casefile
from sspf.cases.actions import opening as case_opening
from sspf.cases.actions.opening import Opening
from sspf.cases.rules.people import Gender, PersonTerms, SchoolYear
from sspf.clock import midnight
from sspf.releases.actions import making
from sspf.releases.queries import ledger
from sspf.releases.queries.ledger import Release
from tests.factories.cases import YOUTH
from tests.house import House


@dataclass(frozen=True)
class Young:
    """One young person, as the figures see them."""

    gender: Gender | None = None
    born_on: date | None = date(2012, 5, 12)
    school_year: SchoolYear | None = None
    area: str | None = None
    triggers: Sequence[str] = ("franvaro",)


GIRL, BOY = Young(Gender.girl, area="norrliden"), Young(Gender.boy, area="berga-funkabo")
OTHER, UNASKED = Young(Gender.other), Young()


def set_clock(house: House, day: date) -> None:
    """Let it be the morning of a day."""
    house.clock.at = midnight(day) + timedelta(hours=9)


def opened(house: House, on: date, young: Iterable[Young]) -> list[UUID]:
    """Cases opened on a day."""
    set_clock(house, on)
    with house.work("koordinator") as work:
        ids = [case_opening.open_case(work, *_terms(work.now, each)) for each in young]
        work.commit()
    return ids


def closed(house: House, on: date, case_ids: Iterable[UUID], reason: str = "mal-uppnatt") -> None:
    """Cases closed on a day."""
    set_clock(house, on)
    for case_id in case_ids:
        with house.work("koordinator") as work:
            casefile.close(work, case_id, reason, "Det gick bra.")
            work.commit()


def made(house: House, on: date | None = None) -> list[Release]:
    """Every publication that is due is made; what the styrgrupp then reads."""
    if on is not None:
        set_clock(house, on)
    count = 1
    while count:
        with house.work(SYSTEM) as work:
            count = making.make_next(work)
            work.commit()
    return read(house)


def read(house: House, who: str = "styrgrupp") -> list[Release]:
    """The ledger as somebody reads it."""
    with house.work(who, writing=False) as work:
        return ledger.releases(work)


def _terms(now: datetime, young: Young) -> tuple[Opening, PersonTerms]:
    youth = replace(
        YOUTH, personal_number=None, born_on=young.born_on, gender=young.gender, school_year=young.school_year
    )
    return Opening(now, list(young.triggers), "Oro.", "Ritar.", young.area), youth
