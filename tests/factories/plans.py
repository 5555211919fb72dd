"""Builds plans: a draft that is complete, the same fixed, and what is said of its measures."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from sspf import dues
from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions import progress
from sspf.cases.queries import reach
from sspf.catalogue.measures import Performer
from sspf.plans.actions import drafts, follow_ups, parts, promises
from sspf.plans.queries import versions
from sspf.plans.rules.contents import Content
from sspf.plans.rules.states import FactorDegree, FollowUpDecision, MeasureState, Passage, RatingVoice
from sspf.plans.rules.terms import (
    FactorTerms,
    FollowUpTerms,
    GoalTerms,
    MeasureTerms,
    MoveTerms,
    PassageTerms,
    ReportTerms,
)
from sspf.work import Work
from tests.factories import cases
from tests.house import House

UNITS = ("skola-norr", "omradespolis", "fritid-unga", "social-mottagning")
LOGINS = {"kurator": "skola-norr", "polis": "omradespolis", "fritidsledare": "fritid-unga"}
STRENGTH = FactorTerms("intressen", FactorDegree.present, "Ritar serier varje kväll.", "youth")
WORRY_AT_SCHOOL = FactorTerms("franvaro", FactorDegree.partly, "Borta två dagar i veckan.", "skola-norr")
WORRY_OF_POLICE = FactorTerms("vanner-brott", FactorDegree.present, "Sedd med äldre på torget.", "omradespolis")
WORRY_OF_HEALTH = FactorTerms("nedstamd", FactorDegree.unknown, "Sover dåligt.", "guardian")
VOICE = "Jag vill att mattan ska gå att fatta."
PICTURE = "Skolan och kvällarna hänger ihop."


@dataclass(frozen=True)
class Planned:
    """A case with a plan: ids of its parts by what they are."""

    case_id: UUID
    goal: UUID
    measures: dict[str, UUID] = field(default_factory=dict)


def drafted(house: House, units: tuple[str, ...] = UNITS, kinds: tuple[str, ...] = cases.ALL_KINDS) -> Planned:
    """A consented case with a draft that can be fixed; `measures` by the unit that answers, and `youth`'s own."""
    return drafted_in(house, cases.shared(house, units, kinds).case_id)


def drafted_in(house: House, case_id: UUID) -> Planned:
    """The same draft in a consented case that is there already."""
    with house.work("koordinator") as work:
        drafts.start(work, case_id)
        work.flush()
        planned = _written(work, case_id)
        work.commit()
    return planned


def fixed(house: House, units: tuple[str, ...] = UNITS, kinds: tuple[str, ...] = cases.ALL_KINDS) -> Planned:
    """The same, fixed, with the staff of `LOGINS` taking part."""
    planned = drafted(house, units, kinds)
    with house.work("koordinator") as work:
        drafts.fix(work, planned.case_id, None)
        work.commit()
    for login, unit in LOGINS.items():
        if unit in units:
            cases.take_part(house, planned.case_id, login)
    return planned


def content(house: House, case_id: UUID, who: str = "koordinator", draft: bool = False) -> Content:
    """What somebody sees of the plan that holds, or of the draft."""
    with house.work(who) as work:
        sight = reach.find(work, Permission.plan_read, case_id)
        found = versions.versions(work, sight)
        version = versions.draft_of(found) if draft else versions.in_force(found)
        assert version is not None
        return versions.content(work, sight, version)


def follow_up(
    house: House, planned: Planned, decision: FollowUpDecision = FollowUpDecision.go_on, value: int = 5
) -> UUID:
    """A follow-up at which everything is under way and everybody rates the goal alike."""
    seen = content(house, planned.case_id)
    with house.work("koordinator") as work:
        terms = FollowUpTerms(
            seen.version.id,
            work.today,
            decision,
            work.today + timedelta(weeks=8),
            "Det går framåt.",
            {each.thread: ReportTerms(MeasureState.ongoing) for each in seen.measures},
            {(goal.thread, voice): value for goal in seen.goals for voice in RatingVoice},
            youth_words="Det är lugnare nu.",
        )
        held = follow_ups.hold(work, planned.case_id, terms)
        work.commit()
    return held


def say(house: House, login: str, planned: Planned, measure: str, terms: ReportTerms) -> None:
    """Let one of the staff report a measure."""
    with house.work(login) as work:
        promises.report(work, planned.case_id, planned.measures[measure], terms)
        work.commit()


def open_to(
    house: House, case_id: UUID, unit: str, kinds: Iterable[str] | None, from_days: int = 0, days: int = 300
) -> None:
    """Everybody else keeps everything; this unit gets these kinds beside the basis, or with None nothing at all."""
    with house.work("koordinator") as work:
        start, end = work.now + timedelta(days=from_days), work.now + timedelta(days=days)
        whole = [(each, kind) for each in UNITS if each != unit for kind in cases.ALL_KINDS]
        spans = [
            (*pair, work.now, work.now + timedelta(days=300))
            for pair in [*whole, *([(unit, "samverkan")] if kinds is not None else [])]
        ]
        reach.find(work, Permission.case_manage, case_id)
        progress.share(work, case_id, [*spans, *((unit, kind, start, end) for kind in kinds or ())])
        work.record(events.CaseChanged(case_id))
        work.commit()


def promised(house: House, case_id: UUID, terms: MeasureTerms) -> UUID:
    """Write one more measure into the draft."""
    with house.work("koordinator") as work:
        measure_id = parts.add_measure(work, case_id, terms)
        work.commit()
    return measure_id


def aimed(house: House, case_id: UUID, terms: GoalTerms) -> UUID:
    """Write one more goal into the draft."""
    with house.work("koordinator") as work:
        goal_id = parts.add_goal(work, case_id, terms)
        work.commit()
    return goal_id


def fix(house: House, case_id: UUID) -> None:
    """Fix the draft."""
    with house.work("koordinator") as work:
        drafts.fix(work, case_id, None)
        work.commit()


def begin(house: House, case_id: UUID) -> None:
    """Begin a new version."""
    with house.work("koordinator") as work:
        drafts.start(work, case_id)
        work.commit()


def move(house: House, login: str, planned: Planned, measure: str, said: str) -> None:
    """Let one of the staff move a measure."""
    with house.work(login) as work:
        to = dues.read(said, work.today)
        assert to is not None
        promises.move(work, planned.case_id, planned.measures[measure], MoveTerms(to, "personal"))
        work.commit()


def _written(work: Work, case_id: UUID) -> Planned:
    for terms in (STRENGTH, WORRY_AT_SCHOOL, WORRY_OF_POLICE, WORRY_OF_HEALTH):
        parts.add_factor(work, case_id, terms)
    drafts.write(work, case_id, Passage.youth_voice, PassageTerms(VOICE), None)
    drafts.write(work, case_id, Passage.shared_picture, PassageTerms(PICTURE), None)
    goal = parts.add_goal(work, case_id, GoalTerms("skolgang", "Vara i skolan varje dag", 3, 8))
    work.flush()
    due = dues.on(work.today + timedelta(weeks=4))
    inside = reach.units_inside(work, case_id)
    texts = {"skola-norr": "Samtal med mentor", "omradespolis": "Ringa hem", "fritid-unga": "Följa med till gården"}
    made = {
        unit: parts.add_measure(work, case_id, MeasureTerms(text, unit=unit, due=due))
        for unit, text in texts.items()
        if unit in inside
    }
    work.flush()
    own = MeasureTerms("Gå upp klockan sju", Performer.youth, min(inside), due)
    made["youth"] = parts.add_measure(work, case_id, own)
    drafts.set_follow_up_day(work, case_id, work.today + timedelta(weeks=6), None)
    return Planned(case_id, goal, made)
