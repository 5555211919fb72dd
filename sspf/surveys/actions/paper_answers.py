"""Typing in what somebody answered on paper."""

from sspf.audit import events
from sspf.errors import Refused
from sspf.surveys.actions import answers
from sspf.surveys.actions.answers import Reply
from sspf.surveys.queries import paper_answers as queries
from sspf.surveys.queries.codes import find_open
from sspf.surveys.rules.dispatches import SurveyProblem
from sspf.surveys.rules.sums import Answers
from sspf.work import Work


def type_in(work: Work, reply: Reply, given: Answers) -> None:
    """Save answers as if whoever wrote them had sent them. The log tells who typed in for which code, never what.

    Raises `Refused` when nothing was typed: the paper is thrown away afterwards, and the code is used up.
    """
    queries.opened_by(work, reply.code, reply.address)
    dispatch = find_open(work, reply.code)
    if dispatch is None:
        raise Refused(SurveyProblem.code_failed, "code")
    if not given:
        raise Refused(SurveyProblem.nothing_typed)
    work.record(events.SurveyTyped(dispatch.id))
    answers.answer(work, reply, given)
