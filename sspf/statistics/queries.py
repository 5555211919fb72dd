"""Reads open columns of the packages below, states and dates only, and gives them to the rules to count."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, literal, select, union_all

from sspf.access.permissions import Permission
from sspf.cases.models import Case, SharingWindow
from sspf.clock import local_date, midnight
from sspf.meetings.models import Meeting
from sspf.meetings.queries import figures as meetings
from sspf.meetings.queries.figures import MeetingFigures
from sspf.meetings.rules.states import WITH_FAMILY, MeetingState
from sspf.periods import Period
from sspf.plans.models.follow_ups import FollowUp
from sspf.plans.models.versions import Plan
from sspf.referrals.models import Letter, Referral
from sspf.referrals.rules.progress import ANSWERED
from sspf.statistics import rules
from sspf.statistics.rules import Facts, Journey, Report
from sspf.work import Work

WAITING = "waiting"


class Attendance(NamedTuple):
    """An agency's kallelser to meetings that were held, and how many of them somebody came to; a bar to draw."""

    label: str
    came: int
    called: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures of a period, counted at `counted_at`."""

    period: Period
    counted_at: datetime
    meetings: MeetingFigures
    attendance: tuple[Attendance, ...]
    never_called: tuple[str, ...]
    report: Report


def statistics(work: Work, period: Period) -> Statistics:
    """Every figure of a period, in few statements. Opens nothing; needs `statistics:read`."""
    work.grant(Permission.statistics_read)
    until_at = midnight(period.after)
    held = meetings.figures(work, midnight(period.first_on), until_at)
    at = min(until_at, work.now)
    rows = work.session.execute(_journeys(work, at)).all()
    facts = Facts(
        tuple(_journey(row) for row in rows), sum(row.shares is not None for row in rows), _referrals(work, period.year)
    )
    agencies = work.catalogue.agencies
    attendance = tuple(Attendance(agencies[slug].label, each.came, each.called) for slug, each in held.agencies.items())
    never = tuple(each.label for each in agencies.values() if each.id not in held.agencies)
    return Statistics(period, work.now, held, attendance, never, rules.report(facts, period))


def _journeys(work: Work, at: datetime) -> Select[Any]:
    """Each case once with the first time each step was taken, and whether the consent lets anyone in at an instant."""
    basis = [kind.id for kind in work.catalogue.information.values() if kind.basis]
    window, open_at = SharingWindow, and_(SharingWindow.from_at <= at, at < SharingWindow.until_at)
    consent = _first(window.case_id, window.from_at, window.information.in_(basis), window.from_at <= work.now)
    held = and_(Meeting.state == MeetingState.held, Meeting.kind.in_(WITH_FAMILY))
    meeting = _first(Meeting.case_id, Meeting.starts_at, held)
    plan = _first(Plan.case_id, Plan.fixed_at, Plan.fixed_at.is_not(None))
    follow_up = _first(FollowUp.case_id, FollowUp.held_on)
    open_now = select(window.case_id).where(window.information.in_(basis), open_at).distinct().subquery()
    query = select(
        Case.received_at,
        consent.c.first.label("consent"),
        meeting.c.first.label("meeting"),
        plan.c.first.label("plan"),
        follow_up.c.first.label("follow_up"),
        open_now.c.case_id.label("shares"),
    )
    for each in (consent, meeting, plan, follow_up, open_now):
        query = query.outerjoin(each, each.c.case_id == Case.id)
    return query


def _first(case_id: Any, when: Any, *which: Any) -> Any:
    """The first time something happened in each case."""
    return select(case_id, func.min(when).label("first")).where(*which).group_by(case_id).subquery()


def _journey(row: Any) -> Journey:
    return Journey(
        local_date(row.received_at), _day(row.consent), _day(row.meeting), _day(row.plan), _day(row.follow_up)
    )


def _day(value: datetime | date | None) -> date | None:
    return local_date(value) if isinstance(value, datetime) else value


def _referrals(work: Work, year: int) -> dict[str, list[date]]:
    """The days on which anmälningar came in during a year, by what has become of them."""
    found: dict[str, list[date]] = {each: [] for each in (*ANSWERED, WAITING)}
    bounds = midnight(date(year, 1, 1)), midnight(date(year + 1, 1, 1))
    taken = select(Referral.state, Referral.received_at).where(_within(Referral, *bounds))
    lying = select(literal(Letter.state, Referral.state.type), Letter.received_at).where(_within(Letter, *bounds))
    for state, received_at in work.session.execute(union_all(taken, lying)):
        found[state if state in ANSWERED else WAITING].append(local_date(received_at))
    return found


def _within(model: type[Referral] | type[Letter], from_at: datetime, until_at: datetime) -> ColumnElement[bool]:
    return and_(model.received_at >= from_at, model.received_at < until_at)
