"""Gathers a case's whole story: who, consent, meetings, plan, questionnaires, and what has happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.casefile import rules
from sspf.cases.queries import parts, reach
from sspf.cases.queries import people as case_people
from sspf.cases.queries.parts import ParticipantLine
from sspf.cases.queries.people import CaseHead
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.people import PersonLine, age_on
from sspf.clock import local_date
from sspf.consents.queries import facts, standing
from sspf.consents.rules.overview import Overview
from sspf.meetings.queries import overview as meetings
from sspf.meetings.queries.overview import MeetingLine
from sspf.meetings.rules import MeetingState
from sspf.plans.queries import overview as plans
from sspf.plans.rules.overviews import PlanSummary
from sspf.plans.rules.states import PlanState
from sspf.surveys import queries as surveys
from sspf.surveys.queries import AudienceCount
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Said:
    """What the anmälan told, for the coordinator."""

    triggers: Sequence[str]
    concern: str
    works_well: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case on one page. What the reader may not see is empty, never hidden by the template."""

    head: CaseHead
    age: int | None
    coordinator: str
    leads: bool
    overview: Overview
    meetings: Sequence[MeetingLine]
    plan: PlanSummary | None
    participants: Sequence[ParticipantLine]
    people: Sequence[PersonLine]
    surveys: Sequence[AudienceCount]
    said: Said | None
    steps: Sequence[tuple[rules.Step, rules.StepState]]
    next_step: rules.Next
    next_follow_up_on: date | None
    happenings: Sequence[rules.Happening]
    closing_reason: str
    closing_summary: str

    @property
    def next_meeting(self) -> MeetingLine | None:
        """The earliest meeting that is called and not yet marked as held."""
        coming = [each for each in self.meetings if each.state is MeetingState.summoned]
        return min(coming, key=lambda each: each.starts_at, default=None)


@dataclass(frozen=True, slots=True)
class Ending:
    """What a closing will end, so that it is known before the button is pressed."""

    head: CaseHead
    participants: Sequence[ParticipantLine]
    open_measures: int


def show(work: Work, case_id: UUID) -> CaseFile:
    """The case page for this reader: the coordinator's whole view, or what the consent opens to a partner."""
    sight = reach.find(work, Permission.case_read, case_id)
    leads = work.may(Permission.case_manage)
    head = case_people.head(work, sight)
    overview = standing.overview(work, sight)
    held = meetings.of_case(work, sight)
    plan = plans.current(work, sight)
    progress = _progress(sight, overview, held, plan)
    coordinator, participants = parts.team(work, sight)
    return CaseFile(
        head=head,
        age=_age(work, sight),
        coordinator=coordinator,
        leads=leads,
        overview=overview,
        meetings=held,
        plan=plan,
        participants=participants,
        people=case_people.people(work, sight) if leads else (),
        surveys=surveys.of_case(work, sight) if leads else (),
        said=_said(work, sight) if leads else None,
        steps=rules.steps(progress),
        next_step=rules.next_step(progress),
        next_follow_up_on=sight.case.next_follow_up_on,
        happenings=_happenings(work, sight, held, plan) if leads else (),
        closing_reason=_reason(work, sight) if leads else "",
        closing_summary=(sight.case.closing_summary or "") if leads else "",
    )


def ending(work: Work, case_id: UUID) -> Ending:
    """What ends when the case is closed."""
    sight = reach.find(work, Permission.case_manage, case_id)
    plan = plans.current(work, sight)
    lasting = [each for each in parts.participant_lines(work, sight) if each.lasts]
    return Ending(case_people.head(work, sight), lasting, sum(each.open for each in plan.measures) if plan else 0)


def _progress(
    sight: Sight, overview: Overview, held: Sequence[MeetingLine], plan: PlanSummary | None
) -> rules.Progress:
    states = {each.state for each in held}
    return rules.Progress(
        state=sight.case.state,
        asked=overview.consent_id is not None,
        shares=overview.shares,
        called=MeetingState.summoned in states,
        met=MeetingState.held in states,
        planned=plan is not None and plan.state is PlanState.fixed,
    )


def _age(work: Work, sight: Sight) -> int | None:
    youth = facts.youth_of(case_people.persons(work, sight))
    return age_on(youth.born_on, work.today) if youth is not None and youth.born_on else None


def _said(work: Work, sight: Sight) -> Said:
    triggers = work.catalogue.triggers
    labels = [triggers[each].label if each in triggers else each for each in sight.case.triggers or ()]
    return Said(labels, sight.case.concern or "", sight.case.works_well or "")


def _reason(work: Work, sight: Sight) -> str:
    reasons, chosen = work.catalogue.reasons.case_closing, sight.case.closing_reason
    return reasons[chosen].label if chosen and chosen in reasons else ""


def _happenings(
    work: Work, sight: Sight, held: Sequence[MeetingLine], plan: PlanSummary | None
) -> list[rules.Happening]:
    """What has happened, the latest first."""
    case = sight.case
    found = [(case.received_at, rules.Milestone.received), (case.opened_at, rules.Milestone.opened)]
    found += [(each.starts_at, rules.Milestone.met) for each in held if each.state is MeetingState.held]
    if plan is not None and plan.fixed_at is not None:
        found.append((plan.fixed_at, rules.Milestone.plan_fixed))
    if case.closed_at is not None:
        found.append((case.closed_at, rules.Milestone.closed))
    latest_first = sorted(found, key=lambda each: each[0])[::-1]
    return [rules.Happening(local_date(at), what) for at, what in latest_first if at <= work.now]
