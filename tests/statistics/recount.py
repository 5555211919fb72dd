"""Counts again, by other code and mostly from the log, what figures say: nothing here knows a counter."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from sspf.audit.models import AuditEntry
from sspf.cases.models import SharingWindow
from sspf.clock import local_date, midnight
from sspf.consents.models import Withdrawal
from sspf.groups.models.meetings import GroupMeeting
from sspf.meetings.models import Meeting
from sspf.periods import Period
from sspf.plans.models.follow_ups import FollowUp, MeasureReport
from sspf.plans.models.measures import Measure
from sspf.plans.models.versions import Plan
from sspf.referrals.models import Letter, Referral
from sspf.work import Work

ANSWERS = ("ReferralAccepted", "ReferralHandedOver", "ReferralClosed", "ReferralWithdrawn", "ReferralReferredOn")


class Log:
    """The whole log, and whole tables, read once."""

    def __init__(self, work: Work) -> None:
        self.work = work
        query = select(AuditEntry.name, AuditEntry.at, AuditEntry.case_id, AuditEntry.facts).order_by(AuditEntry.seq)
        found = work.session.execute(query)
        self.rows = [(name, local_date(at), case_id, json.loads(facts)) for name, at, case_id, facts in found]

    def days(self, *names: str) -> list[date]:
        """The day of every event of these names."""
        return [day for name, day, *_ in self.rows if name in names]

    def first_days(self, name: str, key: Callable[[Any, dict[str, Any]], Any]) -> list[date]:
        """The day of the first event of a name for each key."""
        found: dict[Any, date] = {}
        for each, day, case_id, facts in self.rows:
            if each == name:
                found.setdefault(key(case_id, facts), day)
        return list(found.values())

    def ids(self, name: str, fact: str) -> set[str]:
        """What the events of a name are about."""
        return {facts[fact] for each, _, _, facts in self.rows if each == name}

    def table(self, model: Any) -> list[Any]:
        """Every row of a table."""
        return list(self.work.session.scalars(select(model)))


def recounted(work: Work, periods: Iterable[Period]) -> Iterator[tuple[Period, dict[str, int]]]:
    """Counts by id of the indicator, for each period."""
    log = Log(work)
    days = {**_of_cases(log), **_of_meetings(log), **_of_groups(log), **_of_referrals(log), **_of_measures(log)}
    windows, plans = _windows(log), _measures(log)
    days["consents_given"] = [local_date(min(start for start, _ in each)) for each in windows]
    days["consents_ended"] = [local_date(end) for each in windows for end in set(_ends(each))]
    for period in periods:
        found = {name: sum(period.holds(day) for day in each) for name, each in days.items()}
        found["consents_in_force"] = sum(_lets_in(each, midnight(period.after)) for each in windows)
        found["cases_going_on"] = _open_at(log, period.after)
        found["measures_planned"] = sum(period.holds(day) for day in _due(plans, period, work.today))
        yield period, found


def _of_cases(log: Log) -> dict[str, list[date]]:
    return {
        "cases_opened": log.days("CaseOpened"),
        "cases_closed": log.days("CaseClosed"),
        "consents_asked": log.days("ConsentPrepared"),
        "consents_refused": log.first_days("ConsentRefused", lambda _, facts: facts["consent_id"]),
        "consents_withdrawn": _first_withdrawals(log),
        "plans_fixed": log.first_days("PlanFixed", lambda case_id, _: case_id),
        "follow_ups_held": [row.held_on for row in log.table(FollowUp)],
        "disclosures": log.days("DisclosureRecorded"),
        "information_requests": log.days("InformationRequestRecorded"),
    }


def _first_withdrawals(log: Log) -> list[date]:
    found: dict[Any, datetime] = {}
    for row in log.table(Withdrawal):
        found[row.consent_id] = min(row.received_at, found.get(row.consent_id, row.received_at))
    return [local_date(at) for at in found.values()]


def _of_meetings(log: Log) -> dict[str, list[date]]:
    held, cancelled = log.ids("MeetingHeld", "meeting_id"), log.ids("MeetingCancelled", "meeting_id")
    began = {str(row.id): local_date(row.starts_at) for row in log.table(Meeting)}
    return {
        "meetings_held": [day for each, day in began.items() if each in held],
        "meetings_cancelled": [day for each, day in began.items() if each in cancelled],
    }


def _of_groups(log: Log) -> dict[str, list[date]]:
    held = log.ids("GroupMeetingHeld", "group_meeting_id")
    rows = [row for row in log.table(GroupMeeting) if str(row.id) in held]
    return {"group_meetings": list({row.occasion: local_date(row.starts_at) for row in rows}.values())}


def _of_referrals(log: Log) -> dict[str, list[date]]:
    received = [local_date(row.received_at) for model in (Referral, Letter) for row in log.table(model)]
    return {"referrals": received, "referrals_answered": log.days(*ANSWERS)}


def _of_measures(log: Log) -> dict[str, list[date]]:
    return {"measures_moved": log.days("MeasureMoved")}


def _open_at(log: Log, after: date) -> int:
    came = sum(day < after for day in log.days("CaseOpened", "CaseReopened"))
    return came - sum(day < after for day in log.days("CaseClosed"))


def _windows(log: Log) -> list[list[tuple[datetime, datetime]]]:
    found = defaultdict(list)
    for row in log.table(SharingWindow):
        if row.information == "samverkan":
            found[row.case_id].append((row.from_at, row.until_at))
    return list(found.values())


def _ends(windows: list[tuple[datetime, datetime]]) -> Iterator[datetime]:
    """The instants at which nobody is let in any more."""
    return (end for _, end in windows if not _lets_in(windows, end))


def _lets_in(windows: list[tuple[datetime, datetime]], at: datetime) -> bool:
    return any(start <= at < end for start, end in windows)


def _measures(log: Log) -> list[tuple[list[tuple[Plan, Measure]], list[MeasureReport]]]:
    """For each promise of an agency: the fixed versions it stands in, oldest first, and what was said of it."""
    plans = {row.id: row for row in log.table(Plan) if row.fixed_at is not None}
    reports = defaultdict(list)
    for report in sorted(log.table(MeasureReport), key=lambda each: each.number):
        reports[report.thread].append(report)
    versions = defaultdict(list)
    for measure in log.table(Measure):
        if measure.plan_id in plans and measure.performer == "agency":
            versions[measure.thread].append((plans[measure.plan_id], measure))
    return [(sorted(each, key=lambda one: one[0].number), reports[thread]) for thread, each in versions.items()]


def _due(promises: Iterable[Any], period: Period, today: date) -> Iterator[date]:
    """The day of each promise as it stood at the end of a period, if it had passed by then."""
    until_at, passed = midnight(period.after), min(period.after, today)
    for versions, said in promises:
        known = [each for each in versions if each[0].fixed_at < until_at]
        if not known:
            continue
        plan, measure = known[-1]
        told = [each for each in said if each.at < until_at and each.unit == measure.unit]
        day = (told[-1].moved_to if told else None) or measure.due_on
        answered = bool(told) and told[-1].state in ("done", "partly_done", "not_done")
        let_go = plan.ended_at is not None and day is not None and local_date(plan.ended_at) <= day
        if day is not None and (answered or (day < passed and not let_go)):
            yield day
