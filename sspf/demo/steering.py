"""The styrgrupp of the demo: underlag, decisions that come up again, what goes to the arbetsgrupp and back, minutes."""

from datetime import time
from typing import Final
from uuid import UUID

from sspf import dues, periods
from sspf.access.permissions import Permission
from sspf.demo import groups
from sspf.demo.teller import Story, Teller
from sspf.groups.actions import briefings, decisions, meetings, minutes
from sspf.groups.queries import coming_events, decision_lists, reach
from sspf.groups.rules.decisions import DecisionState, DecisionTerms, Owner, OwnerKind, ReportTerms
from sspf.groups.rules.terms import WHOLE, BriefingTerms
from sspf.meetings.rules.minutes import Verdict
from sspf.periods import PeriodKind
from sspf.steering.actions import filling
from sspf.work import Work

MET, MEETS = 61, -17
"""How many days ago the styrgrupp met, and will."""
SAID: Final = {
    "moten": "Arbetsgruppen har träffats två gånger i månaden. Skolan var borta en gång.",
    "samtycken": "Fler familjer säger ja när de får frågan hemma.",
    "strategi": "Målet för nästa termin är första mötet inom tre veckor.",
    "personal": "Koordinatorns tid räcker inte om ärendena blir fler.",
    "insatser": "Skolavslutningen och mellandagarna behöver vuxna på plats.",
}
NOTED: Final = "Informationen läggs till handlingarna."
LEAD_TIMES: Final = "Koordinatorn följer upp ledtiden till nästa möte."
BUDGET: Final = "Frågan om mer tid tas med i budgetarbetet."
BREAK_UP: Final = "Gör en plan för skolavslutningen och mellandagarna, med vem som är var."
POLICE: Final = "Polisen ser över hur det kan komma någon till varje möte."
PLAN_MADE: Final = "Planen är gjord och står i kalendern."
COMMENTS: Final = {
    "moten": "Polisen har haft svårt att komma. Det syns i tabellen, och vi behöver prata om varför.",
    "samtycken": "Det tar tid att nå båda vårdnadshavarna. Hembesök har hjälpt.",
    "personal": "Tillfälliga funktioner behöver ett besked före jul.",
}


def stories(teller: Teller) -> tuple[Story[None], ...]:
    """A meeting behind, what came of it, and the next one."""
    return _met(teller), _answered(teller), _meets(teller)


def _met(teller: Teller) -> Story[None]:
    """A meeting with adjusted minutes, at which several were given something to do."""
    made = yield from groups.called(teller, "styrgrupp", MET + 14, {WHOLE: (MET, time(13), time(15))})
    meeting_id = made[WHOLE]
    yield teller.at(MET + 2, time(10))
    _fetch(teller, meeting_id, COMMENTS)
    yield teller.at(MET, time(14, 40))
    with teller.as_one() as work:
        ahead = next((each.id for each in coming_events.coming(work) if each.title == "Skolavslutning"), None)
    for point, terms in _taken(teller, ahead):
        with teller.as_one() as work:
            decisions.decide(work, meeting_id, point, terms)
    yield teller.at(MET, time(14, 45))
    groups.hold(teller, meeting_id, SAID, absent="elevhalsochef")
    yield teller.at(MET - 2)
    with teller.as_one() as work:
        minutes.send(work, meeting_id, [teller.ids["styrgrupp"]])
    yield teller.at(MET - 3)
    with teller.as_one("styrgrupp") as work:
        minutes.answer(work, meeting_id, Verdict.agrees)


def _answered(teller: Teller) -> Story[None]:
    """The arbetsgrupp has made its plan; the police are under way."""
    yield teller.at(14)
    _report(teller, BREAK_UP, ReportTerms(DecisionState.done, PLAN_MADE, vouched=True))
    yield teller.at(9)
    _report(teller, POLICE, ReportTerms(DecisionState.partly, "Klart för hösten, inte för våren.", vouched=True))


def _meets(teller: Teller) -> Story[None]:
    """The next one: decided at the one before, called, and its underlag given out."""
    yield teller.at(MET + 1)
    with teller.as_one() as work:
        meeting_id = meetings.plan(work, "styrgrupp", {WHOLE: groups.appointment(teller, MEETS, time(13), time(15))})[
            WHOLE
        ]
    yield teller.at(10)
    with teller.as_one() as work:
        meetings.call(work, meeting_id)
    yield teller.at(1, time(15))
    _fetch(teller, meeting_id, COMMENTS)


def _taken(teller: Teller, event_id: UUID | None) -> tuple[tuple[str, DecisionTerms], ...]:
    """What was decided at which point, who answers for it and by when."""
    soon, later = dues.on(teller.day(-10)), dues.on(teller.day(-60))
    police, budget = Owner(OwnerKind.seat, "kommunpolis"), Owner(OwnerKind.seat, "verksamhetschef-social")
    return (
        ("samtycken", DecisionTerms(NOTED)),
        ("moten", DecisionTerms(POLICE, police, soon, vouched=True)),
        ("strategi", DecisionTerms(LEAD_TIMES, Owner(OwnerKind.seat, "koordinator"), soon, vouched=True)),
        ("personal", DecisionTerms(BUDGET, budget, later, vouched=True)),
        (
            "insatser",
            DecisionTerms(BREAK_UP, Owner(OwnerKind.group, "arbetsgrupp"), soon, vouched=True, event_id=event_id),
        ),
    )


def _fetch(teller: Teller, meeting_id: UUID, comments: dict[str, str]) -> None:
    """The figures are fetched, commented and given out."""
    with teller.as_one() as work:
        filling.fetch(work, meeting_id, periods.of(work.today, PeriodKind.term))
    for point, words in comments.items():
        with teller.as_one() as work:
            briefings.comment(work, meeting_id, point, BriefingTerms(words, vouched=True), None)
    with teller.as_one() as work:
        briefings.send(work, meeting_id)


def _report(teller: Teller, text: str, terms: ReportTerms) -> None:
    with teller.as_one() as work:
        decisions.report(work, _decision(work, text), terms)


def _decision(work: Work, text: str) -> UUID:
    """The decision with these words, in this year or the one before."""
    group = reach.group(work, Permission.group_read, "styrgrupp").id
    years = (work.today.year, work.today.year - 1)
    lines = (each for year in years for each in decision_lists.register(work, group, year).lines)
    return next(each.id for each in lines if each.text == text)
