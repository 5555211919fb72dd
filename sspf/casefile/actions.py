"""Acts that end the consents with them: a case closes, goes on in another form, or begins anew."""

from uuid import UUID

from sspf.access.permissions import Permission
from sspf.cases.actions import progress, turns
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseProblem, CaseState, shown_state
from sspf.consents.actions import rounds
from sspf.errors import Refused
from sspf.meetings.actions import endings as meetings
from sspf.plans.actions import endings as plans
from sspf.work import Work


def close(work: Work, case_id: UUID, reason: str, summary: str) -> None:
    """Close the case with a reason and a summary. From the next request on nobody but the coordinator sees it."""
    sight = _held(work, case_id)
    if sight.case.state is CaseState.closed:
        raise Refused(CaseProblem.closed)
    progress.end(work, sight.case, reason, summary)
    meetings.close_with_case(work, case_id)
    plans.close_with_case(work, case_id)
    rounds.end_all(work, sight.case, work.now)


def reopen(work: Work, case_id: UUID, reason: str) -> None:
    """Begin a closed case anew, by asking the family again. Nobody else learns of it until the family has said yes."""
    turns.reopen(work, _held(work, case_id).case, reason)


def change_form(work: Work, case_id: UUID, form: str, reason: str) -> None:
    """Let the case go on in another form, such as SIG. A yes to the one is no yes to the other (R13, protocol item 89).

    Every round of consent ends, so nothing is shared from now on until the family has said yes to the new form.
    """
    sight = _held(work, case_id)
    if sight.case.state is CaseState.closed:
        raise Refused(CaseProblem.closed)
    turns.take_form(work, sight.case, form, reason)
    rounds.end_all(work, sight.case, work.now)
    progress.move(work, sight.case, shown_state(sight.case.state, shares=False))


def _held(work: Work, case_id: UUID) -> reach.Sight:
    sight = reach.find(work, Permission.case_manage, case_id)
    turns.hold(work, sight.case)
    return sight
