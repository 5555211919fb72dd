"""Giving out codes in a case, leaving somebody out, and new slips for those who have not answered."""

import secrets
from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.audit.facts import Slug
from sspf.cases.queries import reach
from sspf.catalogue.surveys import SurveyAudience
from sspf.errors import NotFound, Refused
from sspf.states import advance
from sspf.surveys.actions import mails
from sspf.surveys.models import Dispatch, Omission
from sspf.surveys.queries import dispatches as given
from sspf.surveys.queries import points
from sspf.surveys.queries.codes import code_digest
from sspf.surveys.rules import codes as typed
from sspf.surveys.rules import dispatches
from sspf.surveys.rules.dispatches import (
    DISPATCH_TRANSITIONS,
    WAITING,
    Batch,
    DispatchState,
    Given,
    Handing,
    Slip,
    SurveyProblem,
    Terms,
)
from sspf.surveys.rules.points import Occasion
from sspf.work import Work


def give_out(work: Work, case_id: UUID, handing: Handing) -> Given:
    """Give out codes to the family and ask units, which are told by mail. Raises `Refused` in a closed case.

    The family's codes exist on paper only from here on. A unit's code is made when somebody of the unit opens it.
    """
    sight = reach.find_open(work, Permission.survey_issue, case_id)
    if not handing.units and not any(handing.counts.values()):
        raise Refused(SurveyProblem.nobody_asked)
    if not set(handing.units) <= given.units_with(work, sight).keys():
        raise Refused(SurveyProblem.unit_not_with, "units")
    point = occasion(work, case_id, handing.occasion).point.id if handing.occasion else None
    slips = [
        slip
        for audience, count in handing.counts.items()
        for slip in _issue(work, case_id, Terms(given.for_audience(work, audience).id, count, point, handing.occasion))
    ]
    for unit in handing.units:
        _ask(work, case_id, unit, point, handing.occasion)
    mails.asked(work, case_id, handing.units)
    return Given(tuple(slips), len(handing.units))


def leave_out(work: Work, case_id: UUID, occasion_id: UUID, audiences: Sequence[SurveyAudience], reason: str) -> None:
    """Note that somebody is not asked after an occasion, and why; nobody is reminded of it any more."""
    reach.find_open(work, Permission.survey_issue, case_id)
    at = occasion(work, case_id, occasion_id)
    if not audiences or not set(audiences) <= set(at.missing):
        raise Refused(SurveyProblem.all_given_out)
    for audience in audiences:
        known = {"case_id": case_id, "point": at.point.id, "occasion": at.id, "audience": audience}
        work.add(Omission(**known, noted_on=work.today, noted_by=work.actor_id, reason=reason))
        work.record(events.SurveyLeftOut(case_id, Slug(at.point.id), audience))


def renew(work: Work, case_id: UUID, batch: Batch) -> Given:
    """Make new slips for those of the family who have not answered. They replace the old ones, twice at most."""
    reach.find_open(work, Permission.survey_issue, case_id)
    days = work.catalogue.deadlines.survey_code_days
    slips = []
    for row in _held(work, case_id, batch):
        if dispatches.may_remind(row.state, row.reminders) and row.unit is None and row.until_on >= work.today:
            row.until_on = dispatches.until(work.today, days)
            slips.append(Slip(row.audience, new_code(work, row), row.until_on))
            remind(work, row)
    if not slips:
        raise Refused(SurveyProblem.nobody_waits)
    return Given(tuple(slips))


def decline(work: Work, case_id: UUID, batch: Batch) -> None:
    """Note that those who have not answered do not want to. Their codes still work, and nobody is reminded any more."""
    reach.find_open(work, Permission.survey_issue, case_id)
    waiting = [row for row in _held(work, case_id, batch) if row.state in WAITING]
    if not waiting:
        raise Refused(SurveyProblem.nobody_waits)
    for row in waiting:
        row.state = advance(DISPATCH_TRANSITIONS, row.state, DispatchState.declined)
        work.record(events.SurveyDeclined(case_id, row.id))


def new_code(work: Work, row: Dispatch) -> str:
    """A new code for a dispatch, as it is handed over. The old one stops working; neither is kept."""
    code = "".join(secrets.choice(typed.CODE_LETTERS) for _ in range(typed.CODE_LENGTH))
    row.code_digest = code_digest(work, code)
    return typed.grouped(code)


def remind(work: Work, row: Dispatch) -> None:
    """Note that whoever has the code was reminded."""
    row.state = advance(DISPATCH_TRANSITIONS, row.state, DispatchState.reminded)
    row.reminders, row.reminded_on = row.reminders + 1, work.today
    work.record(events.SurveyReminded(row.case_id, row.id))


def occasion(work: Work, case_id: UUID, occasion_id: UUID) -> Occasion:
    """What questionnaires are asked for after, today; `NotFound` for what has passed or is in another case."""
    found = next((each for each in points.of_case(work, case_id).occasions if each.id == occasion_id), None)
    if found is None:
        raise NotFound
    return found


def _issue(work: Work, case_id: UUID, terms: Terms) -> Iterator[Slip]:
    for _ in range(terms.count):
        row = _dispatch(work, case_id, terms, DispatchState.issued)
        slip = Slip(row.audience, new_code(work, row), row.until_on)
        work.add(row)
        work.record(events.SurveyIssued(case_id, row.id))
        yield slip


def _ask(work: Work, case_id: UUID, unit: str, point: str | None, occasion_id: UUID | None) -> None:
    survey = given.for_audience(work, SurveyAudience.partner)
    row = _dispatch(work, case_id, Terms(survey.id, 1, point, occasion_id), DispatchState.created)
    row.unit, row.code_digest = unit, secrets.token_bytes(16)  # the digest of no code, until somebody opens it
    work.add(row)
    work.record(events.SurveyAsked(case_id, row.id, Slug(unit)))


def _dispatch(work: Work, case_id: UUID, terms: Terms, state: DispatchState) -> Dispatch:
    return Dispatch(
        case_id=case_id,
        audience=work.catalogue.surveys[terms.questionnaire].audience,
        questionnaire=terms.questionnaire,
        state=state,
        issued_on=work.today,
        until_on=dispatches.until(work.today, work.catalogue.deadlines.survey_code_days),
        point=terms.point,
        occasion=terms.occasion,
        unit=None,
        reminders=0,
        reminded_on=None,
    )


def _held(work: Work, case_id: UUID, batch: Batch) -> Sequence[Dispatch]:
    return work.session.scalars(select(Dispatch).where(given.in_batch(batch, case_id)).with_for_update()).all()
