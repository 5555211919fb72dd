"""Gathers a case's whole story: who, consent, meetings, plan, questionnaires, and what has happened."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.casefile import rules
from sspf.cases.models import FormChange
from sspf.cases.queries import parts, reach
from sspf.cases.queries import people as case_people
from sspf.cases.queries.parts import ParticipantLine
from sspf.cases.queries.people import CaseHead
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.people import PersonLine, age_on
from sspf.cases.rules.states import CaseState
from sspf.catalogue.agencies import AgencySide
from sspf.clock import last_day, local_date
from sspf.consents.queries import facts, picture, standing
from sspf.consents.queries.picture import Drawn
from sspf.consents.rules.overview import Overview
from sspf.consents.rules.picture import Picture
from sspf.meetings.queries import overview as meetings
from sspf.meetings.queries.overview import MeetingLine
from sspf.meetings.rules.states import MeetingState
from sspf.plans.queries import overview as plans
from sspf.plans.rules.overviews import PlanSummary
from sspf.plans.rules.states import PlanState
from sspf.surveys.queries import points as surveys
from sspf.surveys.queries.points import Standing
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
    coordinator_since: date | None
    leads: bool
    overview: Overview
    picture: Picture | None
    meetings: Sequence[MeetingLine]
    plan: PlanSummary | None
    participants: Sequence[ParticipantLine]
    secrecy: Sequence[str]
    people: Sequence[PersonLine]
    surveys: Standing | None
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

    @property
    def dates(self) -> list[tuple[rules.Coming, date]]:
        """What lies ahead, or should have been done, the earliest first."""
        found: list[tuple[rules.Coming, date]] = []
        if self.next_meeting is not None:
            found.append((rules.Coming.meeting, self.next_meeting.day))
        if self.next_follow_up_on is not None:
            found.append((rules.Coming.follow_up, self.next_follow_up_on))
        if self.overview.until is not None:
            found.append((rules.Coming.consent_ends, last_day(self.overview.until)))
        return sorted(found, key=lambda each: each[1])


@dataclass(frozen=True, slots=True)
class Ending:
    """What a closing ends and what everyone is told, so that it is known before the button is pressed.

    `units`: those that are told. `adult`: the guardians are no longer part of it. `drafted`: the plan has a draft that
    nobody has fixed. `closed_on`: the day the letters speak of, today while the case is open. `to_youth`: whether the
    young person is written to, which is not done after a death.
    """

    head: CaseHead
    participants: Sequence[ParticipantLine]
    units: Sequence[str]
    open_measures: int
    drafted: bool
    surveys: Standing
    adult: bool
    closed_on: date
    to_youth: bool


@dataclass(frozen=True, slots=True)
class FormTurn:
    """A day on which the case took another form, and why."""

    on: date
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class FormView:
    """The case's form beside what speaks against it: the age, and a side that is always part of it but not let in."""

    head: CaseHead
    age: int | None
    shares: bool
    missing: Sequence[AgencySide]
    turns: Sequence[FormTurn]


def show(work: Work, case_id: UUID) -> CaseFile:
    """The case page for this reader: the coordinator's whole view, or what the consent opens to a partner."""
    sight = reach.find(work, Permission.case_read, case_id)
    leads = work.may(Permission.case_manage)
    head = case_people.head(work, sight)
    consent = picture.drawn(work, sight) if leads else Drawn(standing.overview(work, sight))
    overview = consent.overview
    held = meetings.of_case(work, sight)
    plan = plans.current(work, sight)
    progress = _progress(sight, overview, held, plan)
    coordinator, participants = parts.team(work, sight)
    return CaseFile(
        head=head,
        age=_age(work, sight),
        coordinator=coordinator,
        coordinator_since=sight.case.coordinator_since,
        leads=leads,
        overview=overview,
        picture=consent.picture,
        meetings=held,
        plan=plan,
        participants=participants,
        secrecy=sorted({work.catalogue.units[each].secrecy for each in sight.own_units}),
        people=case_people.people(work, sight) if leads else (),
        surveys=surveys.of_case(work, case_id) if leads else None,
        said=_said(work, sight) if leads else None,
        steps=rules.steps(progress),
        next_step=rules.next_step(progress),
        next_follow_up_on=sight.case.next_follow_up_on,
        happenings=_happenings(work, sight, _told(sight, held, plan, consent), participants) if leads else (),
        closing_reason=_reason(work, sight) if leads else "",
        closing_summary=(sight.case.closing_summary or "") if leads else "",
    )


def ending(work: Work, case_id: UUID) -> Ending:
    """What ends when the case is closed, or ended when it was."""
    sight = reach.find(work, Permission.case_manage, case_id)
    case, plan = sight.case, plans.current(work, sight)
    lasting = [each for each in parts.participant_lines(work, sight) if each.lasts]
    age, inside = _age(work, sight), {work.catalogue.units[each].label for each in reach.units_inside(work, case_id)}
    return Ending(
        head=case_people.head(work, sight),
        participants=lasting,
        units=sorted({each.unit for each in lasting} & inside),
        open_measures=sum(each.open for each in plan.measures) if plan else 0,
        drafted=plan is not None and plan.draft,
        surveys=surveys.of_case(work, case_id),
        adult=age is not None and age >= work.catalogue.ages.adult,
        closed_on=local_date(case.closed_at) if case.closed_at else work.today,
        to_youth=case.closing_reason not in work.catalogue.endings.no_letter_to_youth,
    )


def form(work: Work, case_id: UUID) -> FormView:
    """The case's form, how it came to it, and what does not fit it now."""
    sight = reach.find(work, Permission.case_manage, case_id)
    head = case_people.head(work, sight)
    inside = {work.catalogue.agency_of(each).side for each in reach.units_inside(work, case_id)}
    missing = [side for side in head.form.always if sight.shares and side not in inside]
    return FormView(head, _age(work, sight), sight.shares, missing, _turns(work, sight))


def _turns(work: Work, sight: Sight) -> list[FormTurn]:
    rows = work.session.scalars(select(FormChange).where(FormChange.case_id == sight.case.id).order_by(FormChange.at))
    return [FormTurn(local_date(row.at), work.catalogue.forms[row.form].label, row.reason) for row in rows]


def _progress(
    sight: Sight, overview: Overview, held: Sequence[MeetingLine], plan: PlanSummary | None
) -> rules.Progress:
    states, closed = {each.state for each in held if each.with_family}, sight.case.state is CaseState.closed
    return rules.Progress(
        state=sight.case.state,
        asked=overview.consent_id is not None,
        shares=overview.shares,
        called=MeetingState.summoned in states,
        met=MeetingState.held in states,
        planned=plan is not None and plan.state is (PlanState.closed if closed else PlanState.fixed),
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


def _told(
    sight: Sight, held: Sequence[MeetingLine], plan: PlanSummary | None, consent: Drawn
) -> Iterator[tuple[datetime, rules.Milestone, str]]:
    """What the rows say has happened, at which instant, and whom it was about."""
    case = sight.case
    yield case.received_at, rules.Milestone.received, ""
    yield case.opened_at, rules.Milestone.opened, ""
    yield from ((at, rules.Milestone.signed, name) for at, name in consent.signed)
    yield from ((at, rules.Milestone.withdrawn, name) for at, name in consent.withdrawn)
    met = (each for each in held if each.state is MeetingState.held and each.with_family)
    yield from ((each.starts_at, rules.Milestone.met, "") for each in met)
    if plan is not None and plan.fixed_at is not None:
        yield plan.fixed_at, rules.Milestone.plan_fixed, ""
    if case.closed_at is not None:
        yield case.closed_at, rules.Milestone.closed, ""


def _happenings(
    work: Work,
    sight: Sight,
    told: Iterable[tuple[datetime, rules.Milestone, str]],
    participants: Sequence[ParticipantLine],
) -> list[rules.Happening]:
    """What has happened, the latest first; of one day, what was written last."""
    first: dict[str, date] = {}
    for line in sorted(participants, key=lambda each: each.from_on):
        first.setdefault(line.unit, line.from_on)
    found = [(local_date(at), what, who) for at, what, who in sorted(told, key=lambda each: each[0])]
    found += [(day, rules.Milestone.joined, unit) for unit, day in first.items()]
    if (since := sight.case.coordinator_since) is not None:
        found.append((since, rules.Milestone.handed_over, sight.case.coordinator.name))
    return rules.latest_first(each for each in found if each[0] <= work.today)
