"""Counts what the agencies have done: meetings, who came, the groups, measures, and how long each step took."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from statistics import median

from sspf.meetings.rules.states import AttendeeRole
from sspf.plans.rules.overviews import AgencyPromises
from sspf.plans.rules.states import Kept
from sspf.statistics.rules.facts import Journey, SummonsFact, WorkFacts
from sspf.statistics.rules.values import FEWEST_FOR_MEDIAN, Counted, Share

WorkCounter = Callable[[WorkFacts], Counted]
FOUR_SIDES = frozenset({"skola", "socialtjanst", "polis", "fritid"})


def meetings_held(facts: WorkFacts) -> Counted:
    """Meetings of cases that were held, by kind."""
    return tallied(each.kind for each in facts.meetings if each.held)


def meetings_cancelled(facts: WorkFacts) -> Counted:
    """Meetings of cases that were called off, by kind."""
    return tallied(each.kind for each in facts.meetings if each.cancelled)


def meetings_all_four(facts: WorkFacts) -> Counted:
    """Meetings with the family to which all four sides of SSPF came (protocol item 1)."""
    came = {(each.meeting_id, each.side) for each in facts.summonses if each.came}
    held = _with_family(facts)
    full = [each for each in held if all((each, side) in came for side in FOUR_SIDES)]
    return Counted(len(full), len(held))


def attendance(facts: WorkFacts) -> Counted:
    """Kallelser to meetings that were held to which somebody came, by agency (protocol item 21 a)."""
    return _per_agency(facts, [each for each in facts.summonses if each.held], lambda each: each.came)


def late_no(facts: WorkFacts) -> Counted:
    """Kallelser that were answered with no after the day on which the answer was due, by agency."""
    return _per_agency(facts, facts.summonses, lambda each: each.late_no)


def continuity(facts: WorkFacts) -> Counted:
    """How often a unit that came to a family again sent the same person."""
    return Counted(facts.continuity.same, facts.continuity.again)


def youth_present(facts: WorkFacts) -> Counted:
    """Meetings with the family to which the youth came."""
    return _family_came(facts, AttendeeRole.youth)


def guardian_present(facts: WorkFacts) -> Counted:
    """Meetings with the family to which a guardian came."""
    return _family_came(facts, AttendeeRole.guardian)


def group_meetings(facts: WorkFacts) -> Counted:
    """Meetings of each group beside how many its rhythm asks for at least; the parts of one day are one meeting."""
    held = {(each.group, each.occasion) for each in facts.groups}
    parts = {name: Share(sum(group == name for group, _ in held), of) for name, of in facts.wanted.items()}
    return Counted(len(held), parts=parts)


def steering_attendance(facts: WorkFacts) -> Counted:
    """How often each function of the styrgrupp was there."""
    return _functions(facts, "styrgrupp")


def working_attendance(facts: WorkFacts) -> Counted:
    """How often each function of the arbetsgrupp was there."""
    return _functions(facts, "arbetsgrupp")


def measures_planned(facts: WorkFacts) -> Counted:
    """Measures whose last day has passed, by agency."""
    parts = {each.agency: Share(_all(each)) for each in _promises(facts)}
    return Counted(sum(each.count for each in parts.values()), parts=parts)


def measures_done(facts: WorkFacts) -> Counted:
    """Measures that are done, in time or late."""
    return _ended(facts, Kept.kept, Kept.late)


def measures_late(facts: WorkFacts) -> Counted:
    """Measures that were reported as done after their day."""
    return _ended(facts, Kept.late)


def measures_partly(facts: WorkFacts) -> Counted:
    """Measures that are partly done."""
    return _ended(facts, Kept.partly)


def measures_not_done(facts: WorkFacts) -> Counted:
    """Measures that did not come about."""
    return _ended(facts, Kept.broken)


def measures_unanswered(facts: WorkFacts) -> Counted:
    """Measures of which their agency has said nothing: who does not report is seen (complaint S7, item 73)."""
    return _ended(facts, Kept.unanswered)


def measures_moved(facts: WorkFacts) -> Counted:
    """How often a measure was moved ahead, by agency."""
    return Counted(len(facts.moved), parts={each: Share(facts.moved.count(each)) for each in facts.agencies})


def days_to_contact(facts: WorkFacts) -> Counted:
    """From anmälan to the first contact with the family."""
    return _median((after - before).days for before, after in facts.contacts)


def days_to_consent(facts: WorkFacts) -> Counted:
    """From anmälan to consent."""
    return _between(facts, lambda each: (each.received_on, each.consent_on))


def days_to_meeting(facts: WorkFacts) -> Counted:
    """From consent to the first meeting with the family."""
    return _between(facts, lambda each: (each.consent_on, each.meeting_on))


def days_to_plan(facts: WorkFacts) -> Counted:
    """From the first meeting to the first fixed plan."""
    return _between(facts, lambda each: (each.meeting_on, each.plan_on))


def days_to_measure(facts: WorkFacts) -> Counted:
    """From the plan to the first measure that was begun (protocol item 13)."""
    return _between(facts, lambda each: (each.plan_on, each.measure_on))


def days_to_follow_up(facts: WorkFacts) -> Counted:
    """From the plan to its first follow-up."""
    return _between(facts, lambda each: (each.plan_on, each.follow_up_on))


def days_to_help(facts: WorkFacts) -> Counted:
    """The whole way: from anmälan to the first measure that was begun (complaint S10)."""
    return _between(facts, lambda each: (each.received_on, each.measure_on))


def tallied(names: Iterable[str]) -> Counted:
    """How many there are, and how many of each name."""
    found = list(names)
    return Counted(len(found), parts={each: Share(found.count(each)) for each in sorted(set(found))})


def _with_family(facts: WorkFacts) -> list[object]:
    return [each.id for each in facts.meetings if each.held and each.with_family]


def _family_came(facts: WorkFacts, role: AttendeeRole) -> Counted:
    came = {each.meeting_id for each in facts.came if each.role == role}
    held = _with_family(facts)
    return Counted(sum(each in came for each in held), len(held))


def _per_agency(facts: WorkFacts, called: Iterable[SummonsFact], counts: Callable[[SummonsFact], bool]) -> Counted:
    rows = list(called)
    parts = {
        agency: Share(
            sum(counts(each) for each in rows if each.agency == agency), sum(each.agency == agency for each in rows)
        )
        for agency in facts.agencies
    }
    return Counted(sum(counts(each) for each in rows), len(rows), parts=parts)


def _functions(facts: WorkFacts, group: str) -> Counted:
    """A function that is called to both parts of one day is called once, and was there if it came to either."""
    called: dict[tuple[str, object], bool] = {}
    for each in facts.groups:
        if each.group == group and each.seat is not None:
            key = (each.seat, each.occasion)
            called[key] = called.get(key, False) or each.came
    seats = dict.fromkeys(seat for seat, _ in called)
    parts = {
        seat: Share(
            sum(came for (one, _), came in called.items() if one == seat), sum(one == seat for one, _ in called)
        )
        for seat in seats
    }
    return Counted(sum(called.values()), len(called), parts=parts)


def _promises(facts: WorkFacts) -> Iterator[AgencyPromises]:
    """Every agency, also one that has promised nothing."""
    told = {each.agency: each for each in facts.promises}
    for agency in facts.agencies:
        yield told.get(agency, AgencyPromises(agency, 0, 0, 0, 0, 0))


def _all(promises: AgencyPromises) -> int:
    return sum(getattr(promises, each) for each in Kept)


def _ended(facts: WorkFacts, *how: Kept) -> Counted:
    parts = {each.agency: Share(sum(getattr(each, one) for one in how), _all(each)) for each in _promises(facts)}
    return Counted(
        sum(each.count for each in parts.values()), sum(each.of or 0 for each in parts.values()), parts=parts
    )


def _between(facts: WorkFacts, steps: Callable[[Journey], tuple[date | None, date | None]]) -> Counted:
    pairs = [steps(each) for each in facts.journeys]
    return _median((after - before).days for before, after in pairs if before and after and facts.period.holds(after))


def _median(spans: Iterable[int]) -> Counted:
    """A median is told of at least five: one of fewer is somebody's own days."""
    days = list(spans)
    return Counted(len(days), days=float(median(days)) if len(days) >= FEWEST_FOR_MEDIAN else None)
