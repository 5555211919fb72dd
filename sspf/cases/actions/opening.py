"""A case begins: its keys, its number, its first person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions.people import write_down
from sspf.cases.models import Case, CaseSeries
from sspf.cases.rules.people import PersonTerms
from sspf.cases.rules.states import FIRST_FORM, CaseProblem, CaseState
from sspf.catalogue.entries import choosable
from sspf.crypto.scope import CASE_ZONES, Scope
from sspf.errors import Refused
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Opening:
    """What a case starts from: when the anmälan came in, and what it said."""

    received_at: datetime
    triggers: list[str]
    concern: str
    works_well: str
    area: str | None = None
    form: str = FIRST_FORM


def open_case(work: Work, opening: Opening, youth: PersonTerms) -> UUID:
    """Open a case with new keys and the next number of the year's series; the actor becomes its coordinator."""
    work.grant(Permission.case_manage)
    refuse_unknown(work, opening.form)
    case_id = uuid4()
    work.keys.make(Scope.case(case_id), CASE_ZONES)
    case = Case(
        id=case_id,
        number=_next_number(work),
        state=CaseState.opened,
        form=opening.form,
        coordinator_id=work.actor_id,
        received_at=opening.received_at,
        opened_at=work.now,
        triggers=opening.triggers,
        concern=opening.concern,
        works_well=opening.works_well,
        area=opening.area,
    )
    work.add(case)
    work.flush()
    work.record(events.CaseOpened(case_id))
    write_down(work, case_id, youth)
    return case_id


def refuse_unknown(work: Work, form: str) -> None:
    """Raise `Refused` for a form that the municipality does not use today."""
    if form not in choosable(work.catalogue.forms, work.today):
        raise Refused(CaseProblem.unknown_form, "form")


def _next_number(work: Work) -> str:
    """The next number of the local year. The series' row is locked, so two cases never get the same."""
    year = work.today.year
    series = work.session.scalars(select(CaseSeries).where(CaseSeries.year == year).with_for_update()).one_or_none()
    if series is None:
        series = CaseSeries(year=year, last=0)
        work.add(series)
    series.last += 1
    return f"{year}-{series.last:04}"
