"""What shows that duties are done: held meetings, what was published, answers, readings of the log, and ticks.

All of it is days and periods; nothing here opens anything sealed.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import CompoundSelect, Select, String, cast, func, literal, null, select, union_all

from sspf import periods
from sspf.access.roles import Role
from sspf.accounts.models import Account
from sspf.audit.events import LogRead
from sspf.audit.models import AuditEntry
from sspf.catalogue.year_wheel import Proof
from sspf.clock import local_date
from sspf.db import Instant
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.rules.states import GroupMeetingState
from sspf.periods import PeriodKind
from sspf.releases.models import PersonRelease
from sspf.reports.models import Report, ReportEdition
from sspf.situations.models.reports import SituationEdition, SituationReport
from sspf.surveys.models import AnswerRound
from sspf.surveys.rules import rounds
from sspf.work import Work
from sspf.year_wheel.models import DutyTick
from sspf.year_wheel.rules.turns import Evidence

LOG_SEEN = timedelta(days=800)
"""How far back readings of the log are looked for: they are many."""
BEGINNING = "beginning"


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, by duty, whatever the year, and the first day on which anybody worked with this tool."""

    since: date
    by_duty: Mapping[str, tuple[Evidence, ...]]


def done(work: Work) -> Done:
    """All that shows anything, in two statements."""
    shown: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for proof, about, period, thing, at in work.session.execute(_statement(work)):
        day = local_date(at) if at is not None else None
        named = _term(period) if proof == Proof.survey else period
        shown[proof, about].append(Evidence(day, named, thing))
    began = next((each.day for each in shown[BEGINNING, ""] if each.day is not None), work.today)
    ticked = _ticked(work)
    duties = work.catalogue.year_wheel.values()
    return Done(began, {each.id: (*shown[each.proof, each.about], *ticked[each.id]) for each in duties})


def _term(half_year: str) -> str:
    """A half-year of questionnaires, such as `2026-2`, as the term that it is elsewhere: `2026-ht`."""
    first_on, _ = rounds.days_of(half_year)
    return periods.of(first_on, PeriodKind.term).slug


def wanted(work: Work) -> dict[str, int]:
    """How often instead of a duty's own number: a lägesbild is wanted of every prioritised area."""
    areas = sum(area.comes_first(work.today, work.today) for area in work.catalogue.areas.values())
    return {duty.id: areas for duty in work.catalogue.year_wheel.values() if duty.of_each_area and areas}


def _ticked(work: Work) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for duty, span, done_on in work.session.execute(select(DutyTick.duty, DutyTick.span, DutyTick.done_on)):
        found[duty].append(Evidence(done_on, span))
    return found


def _statement(work: Work) -> CompoundSelect[Any]:
    """Proof, what it is about, the period it names, what was done, and when; everything at once."""
    return union_all(_meetings(), _situations(), _reports(), _releases(), _rounds(), _readings(work), _beginning())


def _row(proof: str, about: Any, period: Any, thing: Any, at: Any) -> Select[Any]:
    columns: list[Any] = [cast(each, String) for each in (literal(proof), about, period, thing)]
    return select(*columns, at)


def _meetings() -> Select[Any]:
    parts = (GroupMeeting.group, literal(""), GroupMeeting.occasion, GroupMeeting.starts_at)
    return _row(Proof.group_meeting, *parts).where(GroupMeeting.state == GroupMeetingState.held)


def _situations() -> Select[Any]:
    parts = (literal(""), SituationReport.period, SituationReport.area, SituationEdition.published_at)
    first = (SituationReport.id == SituationEdition.situation_id, SituationEdition.number == 1)
    return _row(Proof.situation, *parts).where(*first)


def _reports() -> Select[Any]:
    parts = (Report.kind, Report.period, literal(""), ReportEdition.published_at)
    return _row(Proof.report, *parts).where(Report.id == ReportEdition.report_id, ReportEdition.number == 1)


def _releases() -> Select[Any]:
    return _row(Proof.release, literal(""), PersonRelease.period, literal(""), PersonRelease.made_at)


def _rounds() -> Select[Any]:
    return _row(Proof.survey, literal(""), AnswerRound.half_year, literal(""), cast(null(), Instant())).distinct()


def _readings(work: Work) -> Select[Any]:
    """The latest day of each month on which a reviewer read the log; the reviewers' own rows are indexed."""
    reviewers = select(Account.id).where(Account.role == Role.log_reviewer)
    mine = (AuditEntry.actor_id.in_(reviewers), AuditEntry.name == LogRead.__name__)
    month = func.substr(cast(AuditEntry.at, String), 1, 7)
    rows = _row(Proof.log, literal(""), literal(""), literal(""), func.max(AuditEntry.at))
    return rows.where(*mine, AuditEntry.at >= work.now - LOG_SEEN).group_by(month)


def _beginning() -> Select[Any]:
    """When the log began, which is when the tool was taken into use."""
    first = select(func.min(AuditEntry.seq)).scalar_subquery()
    return _row(BEGINNING, literal(""), literal(""), literal(""), AuditEntry.at).where(AuditEntry.seq == first)
