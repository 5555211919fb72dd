"""Answering with a code, so that nothing ties the answers to it."""

import secrets
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from sspf.audit import events
from sspf.crypto.scope import Purpose, Scope, Zone
from sspf.errors import Overtaken, Refused
from sspf.states import advance
from sspf.surveys.models import Answer, AnswerRound, FailedCode
from sspf.surveys.queries.codes import address_digest, find_open, is_throttled
from sspf.surveys.rules import codes, rounds
from sspf.surveys.rules.dispatches import DISPATCH_TRANSITIONS, DispatchState, SurveyProblem
from sspf.surveys.rules.sums import Answers
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Reply:
    """Which questionnaire is answered, with which code as it was typed, and from which network address."""

    questionnaire: str
    code: str
    address: str


def answer(work: Work, reply: Reply, answers: Answers) -> None:
    """Save the answers and mark the code as used, in one transaction in which nothing else ties the two together.

    Raises `Refused`, with the same words whether the code is unknown, used or has run out.
    """
    if is_throttled(work, reply.address):
        raise Refused(SurveyProblem.throttled)
    dispatch = find_open(work, reply.code)
    if dispatch is None or dispatch.questionnaire != reply.questionnaire:
        raise Refused(SurveyProblem.code_failed)
    dispatch.state = advance(DISPATCH_TRANSITIONS, dispatch.state, DispatchState.answered)
    work.record(events.SurveyAnswered(dispatch.id))
    _mix_in(work, dispatch.questionnaire, dict(answers))


def note_failure(work: Work, address: str) -> None:
    """Remember that a code did not work, for the throttle, and forget what is older than the throttle looks."""
    work.session.execute(delete(FailedCode).where(FailedCode.at <= work.now - codes.THROTTLE_WINDOW))
    work.add(FailedCode(address_digest=address_digest(work, address), at=work.now))


def _mix_in(work: Work, questionnaire: str, answers: dict[str, object]) -> None:
    """Add the answers to their round and write the whole round anew, in random order.

    A database remembers which transaction wrote a row and where the row stands. After this all rows of a round come
    from the latest answer's transaction, in an order that has nothing to do with the order in which people answered.
    """
    half = rounds.half_year(work.today)
    _lock_round(work, questionnaire, half)
    work.keys.make_missing(Scope.survey(questionnaire, half), [Zone.content], Purpose.write)
    fresh = Answer(questionnaire=questionnaire, half_year=half, answers=answers)
    work.add(fresh)
    work.flush()
    work.session.expunge(fresh)
    mine = (Answer.questionnaire == questionnaire, Answer.half_year == half)
    columns = list(Answer.__table__.columns)
    rows = [dict(row) for row in work.session.execute(select(*columns).where(*mine)).mappings()]
    work.session.execute(delete(Answer).where(*mine))
    secrets.SystemRandom().shuffle(rows)
    work.session.execute(insert(Answer), rows)


def _lock_round(work: Work, questionnaire: str, half: str) -> None:
    """Two who answer at once do so one after the other; SQLite's write lock does the same."""
    query = select(AnswerRound).where(AnswerRound.questionnaire == questionnaire, AnswerRound.half_year == half)
    if work.session.scalars(query.with_for_update()).one_or_none() is not None:
        return
    try:
        with work.session.begin_nested():
            work.add(AnswerRound(questionnaire=questionnaire, half_year=half))
    except Overtaken:
        work.session.scalars(query.with_for_update()).one()
