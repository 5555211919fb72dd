"""Begin a version of the plan, write its running texts, and fix it."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions import progress
from sspf.cases.models import Case
from sspf.cases.queries import people, reach
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.people import PersonRole
from sspf.errors import NotFound, Refused
from sspf.meetings.actions import endings
from sspf.plans.actions import follow_up_days, words
from sspf.plans.models.measures import PARTS, Measure
from sspf.plans.models.parts import PlanPassage
from sspf.plans.models.versions import PartOfPlan, Plan, as_typed
from sspf.plans.queries import follow_up_days as days
from sspf.plans.queries import versions as queries
from sspf.plans.queries.moves import moved_days
from sspf.plans.rules.completeness import missing
from sspf.plans.rules.contents import Version
from sspf.plans.rules.follow_up_days import DayTerms
from sspf.plans.rules.states import PLAN_TRANSITIONS, Passage, PlanProblem, PlanState
from sspf.plans.rules.terms import PassageTerms
from sspf.states import advance
from sspf.work import Work


def start(work: Work, case_id: UUID) -> UUID:
    """Begin the next version: empty the first time, later a copy of the latest; the one begun already, if any."""
    return begin_version(work, held(work, Permission.plan_write, case_id)).id


def set_follow_up_day(work: Work, case_id: UUID, day: date | None, seen: int | None, late_reason: str = "") -> None:
    """Set when the draft says that the plan is next followed up, inside the rule or with why it is later (K15)."""
    sight, draft = open_draft(work, case_id)
    work.same_version(draft, seen, {"next_follow_up_on": as_typed(draft.next_follow_up_on)})
    follow_up_days.decide(work, sight, days.standing(work, sight), DayTerms(day, late_reason))
    draft.next_follow_up_on = day


def write(
    work: Work, case_id: UUID, passage: Passage, terms: PassageTerms, seen: int | None, guardian_id: UUID | None = None
) -> None:
    """Write one of the running texts, or one guardian's own words. Words make a reason for their absence void."""
    sight, draft = open_draft(work, case_id)
    row = _passage(work, sight, draft, passage, guardian_id)
    reason = work.catalogue.reasons.voice_missing[row.missing].label if row.missing else ""
    about = ", ".join(work.catalogue.domains[each].label for each in row.domains or ())
    work.same_version(row, seen, {"text": row.text, "missing": reason, "domains": about})
    words.check(work, sight, {"text": terms.text}, terms.names_seen)
    row.text, row.missing, row.domains = terms.text, None if terms.text else terms.missing, list(terms.domains)


def _passage(work: Work, sight: Sight, draft: Plan, passage: Passage, guardian_id: UUID | None) -> PlanPassage:
    """The text that is written; a guardian's own is begun when they first say something."""
    mine = PlanPassage.plan_id == draft.id, PlanPassage.passage == passage, PlanPassage.person_id == guardian_id
    row = work.session.scalars(select(PlanPassage).where(*mine)).one_or_none()
    if row is not None:
        return row
    if guardian_id is None or people.person(work, sight, guardian_id).role is not PersonRole.guardian:
        raise NotFound
    known = {"case_id": draft.case_id, "plan_id": draft.id, "passage": passage, "person_id": guardian_id}
    begun = PlanPassage(**known, version=0, text="", missing=None)
    work.add(begun)
    return begun


def fix(work: Work, case_id: UUID, revision: int | None) -> int:
    """Fix the draft: from now on it never changes. Returns its number; the version before is superseded.

    Raises `Refused` when something is missing, or when the draft is not the one that was read.
    """
    sight, draft = open_draft(work, case_id)
    if revision is not None and revision != draft.revision - 1:
        raise Refused(PlanProblem.changed_meanwhile)
    found = queries.versions(work, sight)
    written = queries.content(work, sight, queries.numbered(found, draft.number)).completeness
    if missing(written, reach.kinds_inside(work, case_id), work.today):
        raise Refused(PlanProblem.incomplete)
    if (before := queries.in_force(found)) is not None and before.state is PlanState.fixed:
        end_version(work, before, PlanState.superseded)
    draft.state, draft.fixed_at = advance(PLAN_TRANSITIONS, draft.state, PlanState.fixed), work.now
    progress.set_next_follow_up(work, sight.case, draft.next_follow_up_on)
    work.record(events.PlanFixed(case_id, draft.id))
    endings.plan_fixed(work, case_id, draft.number)
    return draft.number


def held(work: Work, permission: Permission, case_id: UUID) -> Sight:
    """The case, held until the commit so that writers of one plan come one at a time. Refused when it is closed."""
    sight = reach.find_open(work, permission, case_id)
    work.session.execute(select(Case.id).where(Case.id == case_id).with_for_update())
    return sight


def open_draft(work: Work, case_id: UUID) -> tuple[Sight, Plan]:
    """The draft, to be changed. Only a draft is ever found here; without one everything written is fixed."""
    sight = held(work, Permission.plan_write, case_id)
    query = select(Plan).where(Plan.case_id == case_id, Plan.state == PlanState.draft).with_for_update()
    draft = work.session.scalars(query).one_or_none()
    if draft is None:
        raise Refused(PlanProblem.fixed)
    draft.revision += 1
    work.record(events.PlanChanged(case_id, draft.id))
    return sight, draft


def begin_version(work: Work, sight: Sight) -> Plan:
    """The draft that is being written, or a new one: a copy of the latest version, whose threads lead back to it."""
    query = select(Plan).where(Plan.case_id == sight.case.id).order_by(Plan.number.desc())
    latest = work.session.scalars(query).first()
    if latest is not None and latest.state is PlanState.draft:
        return latest
    number = latest.number + 1 if latest is not None else 1
    plan = Plan(case_id=sight.case.id, number=number, state=PlanState.draft, started_at=work.now)
    work.add(plan)
    work.flush()
    work.add(*(_copies(work, latest, plan) if latest is not None else _empty_passages(plan)))
    work.record(events.PlanDrafted(plan.case_id, plan.id))
    return plan


def _empty_passages(plan: Plan) -> list[PartOfPlan]:
    return [PlanPassage(case_id=plan.case_id, plan_id=plan.id, passage=each, text="") for each in Passage]


def _copies(work: Work, latest: Plan, plan: Plan) -> list[PartOfPlan]:
    """Everything the latest version says; a measure that was moved since stands with the day that holds."""
    rows = [row for part in PARTS for row in work.session.scalars(select(part).where(part.plan_id == latest.id))]
    copies = [row.copied(plan.id) for row in rows]
    moved = moved_days(work, latest)
    for each in copies:
        if isinstance(each, Measure) and each.thread in moved:
            each.plan_due(moved[each.thread])
    return copies


def end_version(work: Work, version: Version, state: PlanState) -> None:
    """A fixed version is superseded, or closed with the case. Its words stay as they are."""
    plan = work.session.get_one(Plan, version.id)
    plan.state, plan.ended_at = advance(PLAN_TRANSITIONS, plan.state, state), work.now
