"""What can be asked about codes that were given out in a case: how many, to whom, after what, and how many wait."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select

from sspf.access.permissions import Permission
from sspf.cases.queries import parts, people, reach
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.people import PersonRole, age_on
from sspf.catalogue.entries import choosable
from sspf.catalogue.municipality import MOST_REMINDERS
from sspf.catalogue.surveys import Survey, SurveyAudience
from sspf.surveys.models import Dispatch
from sspf.surveys.rules.dispatches import WAITING, Batch, DispatchState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class DispatchLine:
    """Codes that one audience was given on one day after one occasion.

    `to_remind`: how many of them lie in the family's hands unanswered and may be replaced by new ones. `reminders`: how
    often those were. `declined`: how many do not want to answer.
    """

    batch: Batch
    point: str
    until_on: date
    issued: int
    answered: int
    declined: int
    to_remind: int
    reminders: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who can be asked in a case today: how many of the family, and which units that take part."""

    counts: dict[SurveyAudience, int]
    units: dict[str, str]


def in_use(work: Work) -> dict[str, Survey]:
    """The questionnaires that can be given out today, in the order of their audiences."""
    order = list(SurveyAudience)
    today = choosable(work.catalogue.surveys, work.today)
    return dict(sorted(today.items(), key=lambda each: order.index(each[1].audience)))


def for_audience(work: Work, audience: SurveyAudience) -> Survey:
    """The questionnaire that an audience is given today: the latest that is in use."""
    return [each for each in in_use(work).values() if each.audience is audience][-1]


def lines(work: Work, sight: Sight) -> list[DispatchLine]:
    """The codes of a case, the latest first."""
    work.grant(Permission.survey_issue)
    key = (Dispatch.audience, Dispatch.issued_on, Dispatch.occasion)
    answered, declined = (
        _how_many(Dispatch.state == each) for each in (DispatchState.answered, DispatchState.declined)
    )
    waits = to_renew(work)
    reminders = func.max(Dispatch.reminders).filter(Dispatch.state.in_(WAITING))
    counts = (func.count(), answered, declined, _how_many(waits), reminders)
    query = (
        select(*key, func.max(Dispatch.point), func.max(Dispatch.until_on), *counts)
        .where(Dispatch.case_id == sight.case.id)
        .group_by(*key)
    )
    found = [
        DispatchLine(Batch(*row[:3]), _point(work, row[3]), *row[4:8], row[8], row[9] or 0)
        for row in work.session.execute(query).all()
    ]
    order = list(SurveyAudience)
    return sorted(found, key=lambda line: (-line.batch.issued_on.toordinal(), order.index(line.batch.audience)))


def candidates(work: Work, sight: Sight) -> Candidates:
    """Whom a coordinator would ask: the youth, the guardians until it is of age, and the units that take part."""
    family = people.persons(work, sight)
    youth = next((each for each in family if each.role is PersonRole.youth), None)
    born_on = youth.born_on if youth else None
    adult = born_on is not None and age_on(born_on, work.today) >= work.catalogue.ages.adult
    guardians = 0 if adult else sum(each.role is PersonRole.guardian for each in family)
    counts = {SurveyAudience.youth: 1, SurveyAudience.guardian: guardians}
    return Candidates(counts, units_with(work, sight))


def units_with(work: Work, sight: Sight) -> dict[str, str]:
    """The units that take part today and are inside the consent, with what they are called."""
    inside = reach.units_inside(work, sight.case.id)
    taking = [each for each in parts.participants(work, sight) if each.until_on is None or each.until_on >= work.today]
    units = dict.fromkeys(each.unit for each in taking if each.from_on <= work.today and each.unit in inside)
    return {unit: work.catalogue.units[unit].label for unit in units}


def in_batch(batch: Batch, case_id: UUID) -> ColumnElement[bool]:
    """The clause for the codes of one line."""
    mine = and_(Dispatch.case_id == case_id, Dispatch.audience == batch.audience, Dispatch.issued_on == batch.issued_on)
    return and_(mine, Dispatch.occasion.is_(None) if batch.occasion is None else Dispatch.occasion == batch.occasion)


def to_renew(work: Work) -> ColumnElement[bool]:
    """The clause for codes in the family's hands that may be replaced: whoever holds them is reminded by that."""
    waits = and_(Dispatch.state.in_(WAITING), Dispatch.unit.is_(None), Dispatch.until_on >= work.today)
    return and_(waits, Dispatch.reminders < MOST_REMINDERS)


def _how_many(clause: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count().filter(clause)


def _point(work: Work, point: str | None) -> str:
    return work.catalogue.measurement_points[point].label if point else ""
