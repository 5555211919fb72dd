"""Two years of cases, told in brief: anmälan, consent, meeting, plan, follow-ups and how it ended, each in its way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time, timedelta

from sspf import dues
from sspf.casefile import actions as casefile
from sspf.consents.actions import refusals, withdrawals
from sspf.consents.rules.terms import RefusalTerms, WithdrawalTerms
from sspf.demo import figures, meetings, papers, young
from sspf.demo.meetings import DONE, NOT, PARTLY, Went
from sspf.demo.people import Family
from sspf.demo.teller import Story, Teller, Told, sight
from sspf.demo.young import Course
from sspf.meetings.rules.states import MeetingKind
from sspf.plans.actions import drafts, parts
from sspf.plans.queries import versions
from sspf.plans.rules.states import FactorDegree, FollowUpDecision, MeasureState, Passage, RatingVoice
from sspf.plans.rules.terms import FactorTerms, GoalTerms, MeasureTerms, PassageTerms
from sspf.referrals.actions import answers
from sspf.referrals.actions.answers import Handover
from sspf.referrals.rules.sending import Worry
from sspf.work import Work

SCHOOLS = {
    young.M: ("skola-norr", "rektor-norr", "rektor", "kurator"),
    young.L: ("skola-syd", "rektor-syd", "rektor.syd", "kurator.syd"),
    young.F: ("friskola-fyren", "rektor-friskola", "friskola", "friskola"),
}
"""The unit of each school, its function, who holds that, and who comes for it."""
SOCIAL, LEISURE, POLICE = "enhetschef-social", "fritidschef", "gruppchef"
UNITS = ("social-mottagning", "omradespolis", "fritid-unga")
FROM_SOCIAL = (("enhetschef.social", "socialsekreterare"), ("enhetschef.social", "behandlare"))
GO_ON, REVISE, CLOSE, HAND_OVER = FollowUpDecision
LATER = time(16, 20)
CONSENT, CALLED, MET, FOLLOWED_UP, AGAIN, ENDED = 9, 12, 24, 66, 141, 146
"""How many days after it was opened a case comes to each step."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A follow-up: so many days after the case was opened, what was decided, what everyone rated, how promises went."""

    after: int
    decision: FollowUpDecision
    scores: Sequence[int]
    went: Went


FIRST = Turn(FOLLOWED_UP, REVISE, (4, 5, 5), (DONE, PARTLY, DONE))
WELL = (FIRST, Turn(AGAIN, CLOSE, (7, 8, 7), (DONE, DONE, DONE)))
HALFWAY = (Turn(FOLLOWED_UP, GO_ON, (4, 3, 5), (PARTLY, DONE, NOT)), Turn(AGAIN, CLOSE, (5, 6, 5), (DONE, PARTLY, NOT)))
WORSE = (Turn(FOLLOWED_UP, HAND_OVER, (3, 2, 2), (NOT, PARTLY, NOT)),)
GOES_ON = (FIRST, Turn(AGAIN, GO_ON, (6, 6, 6), (PARTLY, DONE, NOT)))
SHAPES: Mapping[str, tuple[Sequence[Turn], str, str]] = {
    "well": (WELL, "mal-uppnatt", "Går i skolan och tränar två gånger i veckan. Familjen klarar sig själv nu."),
    "partly": (HALFWAY, "ovrigt", "Lugnare än förut. Familjen vill fortsätta med bara skolan."),
    "other_help": (WORSE, "annan-sig", "Behöver mer stöd än vi kan ge. Social insatsgrupp har tagit över."),
    "moved": ((FIRST,), "flyttat", "Familjen har flyttat till en annan kommun."),
    "taken_back": ((), "samtycke-aterkallat", "Familjen vill inte fortsätta. De vet vart de kan vända sig."),
    "said_no": ((), "ovrigt", "Familjen sade nej när de fick frågan."),
    "never_met": ((), "ej-deltagit", "Vi fick aldrig till ett första samtal om samtycke."),
    "going_on": (GOES_ON, "", ""),
    "just_begun": ((FIRST,), "", ""),
}
"""Follow-ups, why the case ended, and the summary; nothing where it goes on."""
NEVER_SHARED = {"said_no", "never_met"}
CALLED_TOO = ((SOCIAL, POLICE), (SOCIAL, POLICE, LEISURE), (SOCIAL, LEISURE))
AWAY = ((POLICE,), (), (LEISURE,), (), (POLICE, LEISURE), (), (SOCIAL,))
"""Which functions are called besides the school's, and from which nobody came, one meeting after the other."""
OUT_LATE = ("riskplatser", "Är ofta ute vid torget sent.")
SEEN = {"franvaro": ("franvaro", "Borta mest på förmiddagarna."), "aggressivitet": ("brak", "Hamnar i bråk på rasten.")}
"""By trigger: the factor that the plan names, and its words."""


def stories(teller: Teller) -> tuple[Story[None], ...]:
    """Every case of the two years, and every anmälan that became none."""
    went = (_course(teller, course, number) for number, course in enumerate(young.courses()))
    return (*went, *(_no_case(teller, *each) for each in young.without_case()))


def _no_case(teller: Teller, family: Family, days_ago: int, worry: Worry, reason: str) -> Story[None]:
    """An anmälan that is answered within the week, and becomes no case."""
    referral_id = yield from teller.refer(family, days_ago, worry)
    yield from teller.take_up(referral_id, days_ago - 1)
    yield teller.at(days_ago - 6, LATER)
    with teller.as_one() as work:
        if reason:
            answers.close(work, referral_id, reason, "")
        else:
            onward = Handover("Föräldrastödet", "Ringde dit tillsammans. Första träffen är bokad.")
            answers.refer_on(work, referral_id, onward)


def _course(teller: Teller, course: Course, number: int) -> Story[None]:
    told = yield from teller.open(course.family, course.opened, course.worry, course.source)
    turns, reason, summary = SHAPES[course.shape]
    if course.shape not in NEVER_SHARED:
        yield from _worked(teller, told, course, number, turns)
    elif course.shape == "said_no":
        yield from _refused(teller, told, course.opened - CONSENT)
    if course.shape == "taken_back":
        yield from _taken_back(teller, told, course.opened - 50)
    if reason:
        after = ENDED if turns else 55
        yield teller.at(course.opened - after, LATER)
        with teller.as_one() as work:
            casefile.close(work, told.case_id, reason, summary)


def _worked(teller: Teller, told: Told, course: Course, number: int, turns: Sequence[Turn]) -> Story[None]:
    """Consent, the first meeting with a plan, and what it was followed up to."""
    unit, seat, manager, colleague = SCHOOLS[course.family.school]
    yield from teller.agree(told, course.opened - CONSENT, units=(unit, *UNITS))
    seats, away = (seat, *CALLED_TOO[number % len(CALLED_TOO)]), AWAY[number % len(AWAY)]
    first = yield from meetings.call(teller, told, course.opened - CALLED, MET - CALLED, seats=seats)
    meets_again = number % 3 == 1
    if meets_again:
        who = {seat: (manager, colleague), SOCIAL: FROM_SOCIAL[0]}
        yield from meetings.name_who_comes(teller, told, first, course.opened - CALLED - 2, who)
    yield from meetings.gather(teller, told, first, course.opened - MET, away)
    if meets_again or not SHAPES[course.shape][1]:
        yield from papers.agree(teller, told, first, course.opened - MET - 3)
    yield from _plan(teller, told, course, unit)
    if number % 6 == 5:
        yield from figures.called_off(teller, told, course.opened - MET - 3, seats)
    if meets_again:
        yield from meetings.report(teller, told, course.opened - MET - 15, colleague, MeasureState.done)
    for turn in turns:
        if turn is turns[0] and meets_again:
            yield from _met_again(teller, told, course, seats, number)
        yield from meetings.follow_up(teller, told, course.opened - turn.after, turn.decision, turn.scores, turn.went)
        if turn.decision is REVISE:
            yield from _revise(teller, told, course.opened - turn.after)


def _met_again(teller: Teller, told: Told, course: Course, seats: Sequence[str], number: int) -> Story[None]:
    """A meeting to follow up, at which every other time somebody new sits for socialtjänsten."""
    called = course.opened - FOLLOWED_UP + 14
    again = yield from meetings.call(teller, told, called, 14, MeetingKind.follow_up, seats)
    yield from meetings.name_who_comes(teller, told, again, called - 3, {SOCIAL: FROM_SOCIAL[number % 2]})
    yield from meetings.gather(teller, told, again, called - 14, AWAY[(number + 1) % len(AWAY)])
    yield from papers.agree(teller, told, again, called - 17)


def _plan(teller: Teller, told: Told, course: Course, unit: str) -> Story[None]:
    """A short plan, written and fixed at the meeting."""
    days_ago = course.opened - MET
    yield teller.at(days_ago, time(14, 10))
    with teller.as_one() as work:
        drafts.start(work, told.case_id)
        _fill(work, teller, told, course, unit)
        words = PassageTerms("Jag vill att det ska vara som förut, och att någon frågar mig först.")
        drafts.write(work, told.case_id, Passage.youth_voice, words, None)
        following = teller.day(course.opened - FOLLOWED_UP)
        drafts.set_follow_up_day(work, told.case_id, max(following, work.today + timedelta(days=1)), None)
        work.flush()
        drafts.fix(work, told.case_id, None)


def _fill(work: Work, teller: Teller, told: Told, course: Course, unit: str) -> None:
    """What was worst and what was good, one goal, and a promise each from school, socialtjänsten and fritid."""
    factor, seen = next((SEEN[each] for each in course.worry.triggers if each in SEEN), OUT_LATE)
    good = FactorTerms("intressen", FactorDegree.present, "Tycker om att vara med.", "fritid-unga")
    for terms in (FactorTerms(factor, FactorDegree.present, seen, unit), good):
        parts.add_factor(work, told.case_id, terms)
    voices = dict(zip(RatingVoice, (3, 2, 4), strict=True))
    parts.add_goal(work, told.case_id, GoalTerms("skolgang", "Är i skolan och har någon att äta med.", 3, 8, voices))
    for text, owner, days in (
        ("En vuxen i skolan möter varje morgon.", unit, 20),
        ("Fem samtal hemma hos familjen.", "social-mottagning", 30),
        ("Följer med till träningen två gånger.", "fritid-unga", 35),
    ):
        due = dues.on(teller.day(course.opened - MET - days))
        parts.add_measure(work, told.case_id, MeasureTerms(text, unit=owner, due=due))


def _revise(teller: Teller, told: Told, days_ago: int) -> Story[None]:
    """The version that the follow-up decided on: what was worst is less so now."""
    yield teller.at(days_ago, time(14, 40))
    with teller.as_one() as work:
        content = versions.draft(work, sight(work, told.case_id))
        assert content is not None  # noqa: S101  # the follow-up has just begun it
        worst = content.factors[0]
        less = FactorTerms(worst.factor, FactorDegree.partly, "Mindre än förut, och inte varje vecka.", worst.source)
        parts.change_factor(work, told.case_id, worst.id, less, None)
        work.flush()
        drafts.fix(work, told.case_id, None)


def _refused(teller: Teller, told: Told, days_ago: int) -> Story[None]:
    """Asked, and the first who was asked said no."""
    consent_id = yield from teller.ask(told, days_ago)
    yield teller.at(days_ago - 3, LATER)
    with teller.as_one() as work:
        said = RefusalTerms(told.guardian_ids[0], work.today, "Telefon")
        refusals.refuse_to_sign(work, told.case_id, consent_id, said)


def _taken_back(teller: Teller, told: Told, days_ago: int) -> Story[None]:
    yield teller.at(days_ago, LATER)
    with teller.as_one() as work:
        received = work.now - timedelta(hours=1)
        withdrawals.withdraw(work, told.case_id, WithdrawalTerms(told.guardian_ids[0], received, channel="Telefon"))
