"""What questionnaires make a coordinator wait for: to give out, to remind the family of, and own words to read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import and_, func, select

from sspf.access.permissions import Permission
from sspf.cases.models import Case, Person
from sspf.cases.queries import people, reach
from sspf.cases.rules.people import PersonRole
from sspf.cases.rules.states import CaseState
from sspf.catalogue.surveys import SurveyAudience
from sspf.surveys.models import Dispatch
from sspf.surveys.queries import points
from sspf.surveys.queries.dispatches import to_renew
from sspf.surveys.rules.dispatches import remind_on
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class ToGiveOut:
    """A case in which somebody is to be asked: since when, and who."""

    case_id: UUID
    youth: str
    on: date
    audiences: tuple[SurveyAudience, ...]


@dataclass(frozen=True, slots=True)
class ToRemind:
    """A case in which some of the family have not answered: since when they may be reminded, who, and how many."""

    case_id: UUID
    youth: str
    on: date
    audience: SurveyAudience
    count: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Everything that waits in cases that go on."""

    to_give_out: list[ToGiveOut] = field(default_factory=list)
    to_remind: list[ToRemind] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Batch:
    case_id: UUID
    audience: SurveyAudience
    on: date
    count: int


def waiting(work: Work) -> Waiting:
    """What waits for whoever leads cases, in three statements."""
    going = reach.visible_ids(work, Permission.survey_issue).where(Case.state != CaseState.closed)
    occasions = [each for each in points.of_cases(work, going).occasions if each.missing]
    silent = _silent(work)
    youths = _youths(work, {each.happened.case_id for each in occasions} | {each.case_id for each in silent})
    return Waiting(
        [ToGiveOut(each.happened.case_id, youths[each.happened.case_id], each.on, each.missing) for each in occasions],
        [ToRemind(each.case_id, youths[each.case_id], each.on, each.audience, each.count) for each in silent],
    )


def _silent(work: Work) -> list[_Batch]:
    """The family's codes that nobody has answered and whose day for a reminder has come, by case and audience."""
    key = (Dispatch.case_id, Dispatch.audience, Dispatch.issued_on, Dispatch.reminded_on, Dispatch.reminders)
    query = (
        select(*key, func.count())
        .join(Case, Case.id == Dispatch.case_id)
        .where(to_renew(work), Case.state != CaseState.closed)
        .where(Dispatch.case_id.in_(reach.visible_ids(work, Permission.survey_issue)))
        .group_by(*key)
    )
    days = work.catalogue.deadlines.survey_reminder_days
    found = [
        _Batch(case_id, audience, day, count)
        for case_id, audience, issued_on, reminded_on, reminders, count in work.session.execute(query)
        if (day := remind_on(issued_on, reminded_on, reminders, days)) is not None and day <= work.today
    ]
    return sorted(found, key=lambda each: (each.on, each.audience))


def _youths(work: Work, case_ids: Iterable[UUID]) -> dict[UUID, str]:
    wanted = list(case_ids)
    if not wanted:
        return {}
    reach.admit(work, Permission.survey_issue, wanted)
    query = select(Person).where(and_(Person.case_id.in_(wanted), Person.role == PersonRole.youth))
    return {row.case_id: people.full_name(row) for row in work.session.scalars(query)}
