"""A case takes another turn: it goes on in another form, or begins again after it was closed."""

from sspf.audit import events
from sspf.cases.actions.opening import refuse_unknown
from sspf.cases.models import Case, FormChange, Reopening
from sspf.cases.rules.states import CASE_TRANSITIONS, CaseProblem, CaseState
from sspf.errors import Refused
from sspf.states import advance
from sspf.work import Work


def take_form(work: Work, case: Case, form: str, reason: str) -> None:
    """Let the case go on in another form. Called by `casefile`, which ends the consents that were about the old one."""
    refuse_unknown(work, form)
    if form == case.form:
        raise Refused(CaseProblem.same_form, "form")
    case.form = form
    work.add(FormChange(case_id=case.id, form=form, at=work.now, recorded_by=work.actor_id, reason=reason))
    work.record(events.CaseFormChanged(case.id, events.Slug(form)))


def reopen(work: Work, case: Case, reason: str) -> None:
    """Begin a closed case anew. It waits for consent; who took part before does not, and no earlier yes counts."""
    if case.state is not CaseState.closed or case.closed_at is None:
        raise Refused(CaseProblem.not_closed)
    work.add(
        Reopening(
            case_id=case.id,
            at=work.now,
            recorded_by=work.actor_id,
            closed_at=case.closed_at,
            reason=reason,
            closing_reason=case.closing_reason,
            closing_summary=case.closing_summary,
        )
    )
    case.state = advance(CASE_TRANSITIONS, case.state, CaseState.awaiting_consent)
    case.closed_at = case.closing_reason = case.closing_summary = None
    work.record(events.CaseReopened(case.id))


def hold(work: Work, case: Case) -> None:
    """Hold the case against everybody else until the commit, and read how it stands now."""
    work.session.refresh(case, ["state", "form", "closed_at", "version"], with_for_update=True)
