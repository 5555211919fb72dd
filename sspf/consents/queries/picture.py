"""The consent of a case as the coordinator sees it: how it stands, how it is drawn, what happened to it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach
from sspf.clock import local_date
from sspf.consents.models import Records
from sspf.consents.queries.facts import records, told
from sspf.consents.queries.standing import laid_open
from sspf.consents.rules import picture
from sspf.consents.rules.facts import Pair
from sspf.consents.rules.overview import Overview
from sspf.consents.rules.picture import Picture
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a consent stands, its picture, and who said yes or took it back when, the earliest first."""

    overview: Overview
    picture: Picture | None = None
    signed: tuple[tuple[datetime, str], ...] = ()
    withdrawn: tuple[tuple[datetime, str], ...] = ()


def drawn(work: Work, sight: reach.Sight) -> Drawn:
    """Everything from the rows that `standing.overview` reads, in no more statements."""
    kept, people = records(work, [sight.case.id])[sight.case.id], case_people.persons(work, sight)
    known, names = told(work, sight, kept), {each.id: each.name for each in people}
    return Drawn(
        laid_open(work, kept, known, people),
        picture.drawn(known, _asked(work, kept), work.now) if known else None,
        tuple((row.registered_at, _name(names, row.signer_id)) for row in kept.signatures.values()),
        tuple((row.received_at, _name(names, row.signer_id)) for row in kept.withdrawals.values()),
    )


def _asked(work: Work, kept: Records) -> dict[Pair, list[tuple[date, date]]]:
    """What every round asked about and for how long, in the catalogue's order; an ended round until it ended."""
    found: dict[Pair, list[tuple[date, date]]] = defaultdict(list)
    order = [(unit, kind) for unit in work.catalogue.units for kind in work.catalogue.information]
    for row in kept.consents.values():
        until_on = min(row.until_on, local_date(row.ended_at)) if row.ended_at else row.until_on
        for unit, kind in order:
            if unit in row.units and kind in row.information and until_on >= row.from_on:
                found[unit, kind].append((row.from_on, until_on))
    return {pair: found[pair] for pair in order if pair in found}


def _name(names: dict[UUID, str], person_id: UUID) -> str:
    return names.get(person_id, "")
