"""Who may type in answers that somebody gave on paper: a colleague who has no part in the case (complaint V20)."""

from sqlalchemy import and_, exists, or_, select

from sspf.access.permissions import Permission
from sspf.cases.models import Case, Participant
from sspf.catalogue.surveys import Survey
from sspf.errors import Refused
from sspf.surveys.models import Dispatch
from sspf.surveys.queries import codes
from sspf.surveys.rules.dispatches import SurveyProblem
from sspf.work import Work


def opened_by(work: Work, typed: str, address: str) -> Survey:
    """The questionnaire that the code on a paper opens. Raises `Refused` as for everyone, or when it is one's own case.

    Whoever leads the case or takes part in it is asked about, and may not read what is answered.
    """
    work.grant(Permission.survey_type)
    if codes.is_throttled(work, address):
        raise Refused(SurveyProblem.throttled, "code")
    dispatch = codes.find_open(work, typed)
    if dispatch is None:
        raise Refused(SurveyProblem.code_failed, "code")
    if _has_part(work, dispatch):
        raise Refused(SurveyProblem.own_case, "code")
    return work.catalogue.surveys[dispatch.questionnaire]


def _has_part(work: Work, dispatch: Dispatch) -> bool:
    leads = exists().where(Case.id == dispatch.case_id, Case.coordinator_id == work.actor_id)
    mine = or_(Participant.account_id == work.actor_id, Participant.seat.in_(work.actor.seats))
    takes_part = exists().where(and_(Participant.case_id == dispatch.case_id, mine))
    return bool(work.session.scalar(select(or_(leads, takes_part))))
