"""Giving out codes in a case."""

import secrets
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.queries import reach
from sspf.surveys.models import Dispatch
from sspf.surveys.queries.codes import code_digest
from sspf.surveys.queries.dispatches import in_use
from sspf.surveys.rules import codes as typed
from sspf.surveys.rules import dispatches
from sspf.surveys.rules.dispatches import DispatchState, Terms
from sspf.work import Work


def issue(work: Work, case_id: UUID, terms: Terms) -> tuple[str, ...]:
    """Give out codes, which from here on exist on paper only. Raises `Refused` in a closed case."""
    reach.find_open(work, Permission.survey_issue, case_id)
    codes = tuple(_new_code() for _ in range(terms.count))
    for code in codes:
        dispatch = Dispatch(
            case_id=case_id,
            audience=in_use(work)[terms.questionnaire].audience,
            questionnaire=terms.questionnaire,
            code_digest=code_digest(work, code),
            state=DispatchState.issued,
            issued_on=work.today,
            until_on=dispatches.until(work.today, work.catalogue.deadlines.survey_code_days),
        )
        work.add(dispatch)
        work.record(events.SurveyIssued(case_id, dispatch.id))
    return tuple(typed.grouped(code) for code in codes)


def _new_code() -> str:
    return "".join(secrets.choice(typed.CODE_LETTERS) for _ in range(typed.CODE_LENGTH))
