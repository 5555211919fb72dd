"""A case goes from one coordinator to another, and the family learns who leads it now."""

from uuid import UUID

from sspf.access.roles import Role
from sspf.accounts import queries as accounts
from sspf.audit import events
from sspf.cases.actions.people import open_sight
from sspf.cases.models import Handover
from sspf.cases.queries import handovers
from sspf.cases.rules.states import CaseProblem
from sspf.errors import Refused
from sspf.work import Work


def hand_over(work: Work, case_id: UUID, account_id: UUID, told: bool) -> None:
    """Let another coordinator lead the case from today. `told`: the family knows already.

    Raises `Refused` for somebody who is not a coordinator or leads it already. What waits in the case waits for every
    coordinator, so nothing has to be moved.
    """
    sight = open_sight(work, case_id)
    if account_id not in {each.id for each in accounts.with_role(work, Role.coordinator)}:
        raise Refused(CaseProblem.not_a_coordinator, "coordinator")
    if account_id == sight.case.coordinator_id:
        raise Refused(CaseProblem.leads_already, "coordinator")
    entry = Handover(case_id=case_id, from_id=sight.case.coordinator_id, to_id=account_id, at=work.now)
    entry.told_on = work.today if told else None
    work.add(entry)
    sight.case.coordinator_id, sight.case.coordinator_since = account_id, work.today
    sight.case.version += 1
    work.record(events.CaseHandedOver(case_id, account_id))
    if told:
        work.record(events.FamilyTold(case_id))


def family_told(work: Work, case_id: UUID) -> None:
    """The family has been told who leads the case now; twice is once."""
    waiting = handovers.untold(work, open_sight(work, case_id))
    for row in waiting:
        row.told_on = work.today
    if waiting:
        work.record(events.FamilyTold(case_id))
