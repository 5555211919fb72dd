"""Reads what the agencies have done in a period, from open columns: states, days and units, never a sealed value."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select

from sspf.cases.models import Case
from sspf.catalogue.agencies import RhythmPeriod
from sspf.clock import local_date, midnight
from sspf.groups.models.meetings import GroupInvitee, GroupMeeting
from sspf.groups.rules import rhythm
from sspf.groups.rules.states import GroupMeetingState
from sspf.meetings.models import Attendee, Meeting, Summons
from sspf.meetings.queries import continuity
from sspf.meetings.rules import appointments
from sspf.meetings.rules.states import CAME, FAMILY, WITH_FAMILY, MeetingState, SummonsState
from sspf.periods import Period, PeriodKind
from sspf.plans.models.follow_ups import FollowUp, MeasureReport
from sspf.plans.models.versions import Plan
from sspf.plans.queries import figures as plans
from sspf.plans.rules.states import ANSWERED, MeasureState
from sspf.referrals.models import Referral
from sspf.statistics.queries.sharing import first_shared
from sspf.statistics.rules.facts import CameFact, GroupFact, Journey, MeetingFact, SummonsFact, WorkFacts
from sspf.work import Work

BEGUN = (MeasureState.ongoing, *ANSWERED)
"""What is said of a measure once somebody has begun with it."""


def read(work: Work, period: Period) -> WorkFacts:
    """Everything that figures of work are counted from. The caller has decided who may know."""
    from_at, until_at = midnight(period.first_on), midnight(period.after)
    return WorkFacts(
        period=period,
        agencies=tuple(work.catalogue.agencies),
        wanted={each.id: _wanted(work, each.id, period) for each in work.catalogue.groups.values()},
        meetings=tuple(_meetings(work, from_at, until_at)),
        summonses=tuple(_summonses(work, from_at, until_at)),
        came=tuple(_family(work, from_at, until_at)),
        continuity=continuity.figures(work, from_at, until_at),
        groups=tuple(_groups(work, from_at, until_at)),
        promises=tuple(plans.promises(work, from_at, until_at)),
        moved=tuple(_moved(work, from_at, until_at)),
        contacts=tuple(_contacts(work, from_at, until_at)),
        journeys=tuple(_journeys(work, until_at)),
    )


def _began(from_at: datetime, until_at: datetime) -> ColumnElement[bool]:
    return and_(Meeting.starts_at >= from_at, Meeting.starts_at < until_at)


def _meetings(work: Work, from_at: datetime, until_at: datetime) -> Iterator[MeetingFact]:
    query = select(Meeting.id, Meeting.kind, Meeting.state).where(_began(from_at, until_at))
    for meeting_id, kind, state in work.session.execute(query):
        held, cancelled = state is MeetingState.held, state is MeetingState.cancelled
        yield MeetingFact(meeting_id, kind, held, cancelled, kind in WITH_FAMILY)


def _summonses(work: Work, from_at: datetime, until_at: datetime) -> Iterator[SummonsFact]:
    """Kallelser to meetings with the family."""
    query = (
        select(Summons, Meeting.starts_at, Meeting.state, Attendee.attendance)
        .join(Meeting, Meeting.id == Summons.meeting_id)
        .outerjoin(Attendee, Attendee.summons_id == Summons.id)
        .where(_began(from_at, until_at), Meeting.kind.in_(WITH_FAMILY))
    )
    columns = Summons.meeting_id, Summons.unit, Summons.state, Summons.sent_at, Summons.answered_at
    rows = query.with_only_columns(*columns, Meeting.starts_at, Meeting.state.label("meeting"), Attendee.attendance)
    for row in work.session.execute(rows):
        agency = work.catalogue.agency_of(row.unit)
        held = row.meeting is MeetingState.held
        came = held and row.attendance in CAME
        yield SummonsFact(row.meeting_id, agency.id, agency.side, held, came, _is_late_no(work, row))


def _is_late_no(work: Work, row: Any) -> bool:
    """Whether a no came after the day on which the answer was due."""
    if row.state is not SummonsState.declined or row.answered_at is None:
        return False
    days = work.catalogue.deadlines.nomination_working_days
    due_on = appointments.answer_by(local_date(row.sent_at), local_date(row.starts_at), days)
    return local_date(row.answered_at) > due_on


def _family(work: Work, from_at: datetime, until_at: datetime) -> Iterator[CameFact]:
    query = (
        select(Attendee.meeting_id, Attendee.role)
        .join(Meeting, Meeting.id == Attendee.meeting_id)
        .where(_began(from_at, until_at), Meeting.state == MeetingState.held)
        .where(Attendee.role.in_(FAMILY), Attendee.attendance.in_(CAME))
    )
    return (CameFact(meeting_id, role) for meeting_id, role in work.session.execute(query))


def _groups(work: Work, from_at: datetime, until_at: datetime) -> Iterator[GroupFact]:
    query = (
        select(GroupMeeting.group, GroupMeeting.occasion, GroupInvitee.seat, GroupInvitee.attendance)
        .outerjoin(GroupInvitee, GroupInvitee.meeting_id == GroupMeeting.id)
        .where(GroupMeeting.state == GroupMeetingState.held)
        .where(GroupMeeting.starts_at >= from_at, GroupMeeting.starts_at < until_at)
    )
    for group, occasion, seat, attendance in work.session.execute(query):
        yield GroupFact(group, occasion, seat, attendance in CAME)


def _wanted(work: Work, group: str, period: Period) -> int | None:
    """How many meetings a group's rhythm asks for at least; None where the period is shorter than the rhythm's."""
    asked = work.catalogue.groups[group].rhythm
    if asked.per is RhythmPeriod.termin and period.kind not in (PeriodKind.year, PeriodKind.term):
        return None
    starts = {rhythm.period_of(asked.per, day).first_on for day in _firsts_of_months(period)}
    terms = work.catalogue.terms.values()
    return sum(rhythm.counts(asked, (), first_on, terms)[0].wanted for first_on in starts)


def _firsts_of_months(period: Period) -> Iterator[date]:
    day = period.first_on
    while day < period.after:
        yield day
        day = (day + timedelta(days=31)).replace(day=1)


def _moved(work: Work, from_at: datetime, until_at: datetime) -> Iterator[str]:
    """The agency, for each time that a measure was given a later day; a later report only carries the day on."""
    reported = select(MeasureReport.thread).where(MeasureReport.at >= from_at, MeasureReport.at < until_at)
    query = (
        select(MeasureReport.thread, MeasureReport.unit, MeasureReport.moved_to, MeasureReport.at)
        .where(MeasureReport.moved_to.is_not(None), MeasureReport.at < until_at)
        .where(MeasureReport.thread.in_(reported))
        .order_by(MeasureReport.thread, MeasureReport.number)
    )
    standing: dict[UUID, date | None] = {}
    for thread, unit, moved_to, at in work.session.execute(query):
        if unit is not None and standing.get(thread) != moved_to and at >= from_at:
            yield work.catalogue.units[unit].agency
        standing[thread] = moved_to


def _contacts(work: Work, from_at: datetime, until_at: datetime) -> Iterator[tuple[date, date]]:
    query = select(Referral.received_at, Referral.contacted_at).where(
        Referral.contacted_at >= from_at, Referral.contacted_at < until_at
    )
    rows = work.session.execute(query)
    return ((local_date(received), local_date(reached)) for received, reached in rows if reached is not None)


def _journeys(work: Work, until_at: datetime) -> Iterator[Journey]:
    """Each case with the first time each step was taken."""
    consent = first_shared(work).subquery()
    held = and_(Meeting.state == MeetingState.held, Meeting.kind.in_(WITH_FAMILY))
    meeting = _first(Meeting.case_id, Meeting.starts_at, held)
    plan = _first(Plan.case_id, Plan.fixed_at, Plan.fixed_at.is_not(None))
    measure = _first(MeasureReport.case_id, MeasureReport.at, MeasureReport.state.in_(BEGUN))
    follow_up = _first(FollowUp.case_id, FollowUp.held_on)
    steps = (consent, meeting, plan, measure, follow_up)
    query = select(Case.received_at, *(each.c.first.label(f"step{place}") for place, each in enumerate(steps)))
    for each in steps:
        query = query.outerjoin(each, each.c.case_id == Case.id)
    rows = work.session.execute(query.where(Case.received_at < until_at)).all()
    return (Journey(local_date(row[0]), *(_day(each) for each in row[1:])) for row in rows)


def _first(case_id: Any, when: Any, *which: Any) -> Any:
    """The first time something happened in each case."""
    return select(case_id, func.min(when).label("first")).where(*which).group_by(case_id).subquery()


def _day(value: datetime | date | None) -> date | None:
    return local_date(value) if isinstance(value, datetime) else value
