"""How a case ends: the consents with it, and every partner's access at once."""

from uuid import UUID

from sspf.access.permissions import Permission
from sspf.cases.actions import progress
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseProblem, CaseState
from sspf.consents.actions import rounds
from sspf.errors import Refused
from sspf.work import Work


def close(work: Work, case_id: UUID, reason: str, summary: str) -> None:
    """Close the case with a reason and a summary. From the next request on nobody but the coordinator sees it."""
    sight = reach.find(work, Permission.case_manage, case_id)
    if sight.case.state is CaseState.closed:
        raise Refused(CaseProblem.closed)
    progress.end(work, sight.case, reason, summary)
    rounds.end_all(work, sight.case, work.now)
