"""Fills the demo municipality: the staff, and at least one case in every state, on days relative to today."""

from datetime import timedelta

from sspf.access.actor import SYSTEM
from sspf.casefile import actions as casefile
from sspf.consents import actions as consents
from sspf.consents.rules.terms import WithdrawalTerms
from sspf.crypto.passwords import Passwords
from sspf.demo import meetings, people, staff
from sspf.demo.people import Family
from sspf.demo.teller import Teller, Told
from sspf.installation import Installation
from sspf.meetings.rules import MeetingKind
from sspf.plans.rules.states import FollowUpDecision, MeasureState
from sspf.referrals import actions as referrals
from sspf.referrals.actions import Handover
from sspf.referrals.rules.sending import Worry
from sspf.surveys import actions as surveys
from sspf.surveys.rules import Terms
from sspf.work import begin

SCHOOL = Worry(
    ("franvaro", "fritid-saknas"),
    "Kommer inte upp på morgonen och är borta mer och mer. Går ut sent.",
    "Ritar mycket, tycker om sin lillebror och tränar basket ibland.",
)
FRIENDS = Worry(
    ("vanner-brott", "risker"),
    "Umgås med äldre killar vid torget och kommer hem med saker vi inte har köpt.",
    "Är snäll mot sina syskon och bra på att laga mopeder.",
)
CRIME = Worry(("eget-brott",), "Har blivit tagen i affären för andra gången.", "Berättar själv när man frågar lugnt.")


def fill(house: Installation, passwords: Passwords | None = None) -> None:
    """Employ the staff and tell every story. Everything goes through the same actions as real work."""
    with begin(house, SYSTEM) as work:
        ids = staff.employ(work, (passwords or Passwords()).hash(staff.PASSWORD))
        work.commit()
    teller = Teller(house, ids)
    for number, family in enumerate(people.EARLIER):
        _ended(teller, family, 430 - 70 * number)
    _inbox(teller)
    _beginnings(teller)
    _under_way(teller)
    _at_rest(teller)
    _at_the_end(teller)
    house.vault.keystore.engine.dispose()


def _inbox(teller: Teller) -> None:
    """Anmälningar in each state."""
    teller.refer(people.MELVIN, 1, SCHOOL)
    teller.refer(people.OMAR, 0, CRIME, "other_adult")
    assessed = teller.refer(people.NADJA, 3, FRIENDS)
    teller.take_up(assessed, 2)
    handed = teller.refer(people.HANDED, 21, FRIENDS)
    teller.take_up(handed, 20)
    with teller.on(20) as work:
        referrals.hand_over(work, handed, Handover("Mottagningsenheten", "Telefon och skriftligt samma dag"))
    declined = teller.refer(people.DECLINED, 45, SCHOOL)
    teller.take_up(declined, 44)
    with teller.on(40) as work:
        referrals.close(work, declined, "inget-samtycke", "Familjen vill vänta till våren.")


def _beginnings(teller: Teller) -> None:
    """A case just opened, one that waits for the second guardian, and one with its first meeting ahead."""
    teller.open(people.TUVA, 2, SCHOOL)
    waiting = teller.open(people.VIGGO, 16, FRIENDS)
    consent_id = teller.ask(waiting, 12)
    teller.sign(waiting, consent_id, 12, waiting.guardian_ids[0])
    called = teller.open(people.SAGA, 20, SCHOOL)
    teller.agree(called, 14)
    meeting_id = meetings.call(teller, called, 7, 14)
    meetings.name_who_comes(teller, called, meeting_id, 5, but=["rektor-norr"])


def _under_way(teller: Teller) -> None:
    """A plan in draft, a plan in force with promises kept and late, and a case that has been followed up."""
    drafted = teller.open(people.WILMER, 40, SCHOOL)
    teller.agree(drafted, 33)
    _met(teller, drafted, 26, 2)
    meetings.draft(teller, drafted, 2)

    alva = teller.open(people.ALVA, 75, SCHOOL)
    teller.agree(alva, 68)
    _met(teller, alva, 60, 36)
    meetings.draft(teller, alva, 36)
    meetings.fix(teller, alva, 36)
    meetings.report(teller, alva, 20, "fritidsledare", MeasureState.done)
    meetings.report(teller, alva, 10, "socialsekreterare", MeasureState.partly_done, "Tre av fem gånger hittills.")
    meetings.call(teller, alva, 8, 14, MeetingKind.follow_up)

    mira = teller.open(people.MIRA, 190, FRIENDS)
    teller.agree(mira, 180)
    _planned(teller, mira, 165)
    meetings.follow_up(teller, mira, 110, FollowUpDecision.go_on, (4, 5, 4))
    meetings.follow_up(teller, mira, 50, FollowUpDecision.go_on, (6, 6, 5))
    with teller.on(50) as work:
        surveys.issue(work, mira.case_id, Terms("ungdom-2026-1", 1))
        surveys.issue(work, mira.case_id, Terms("vardnadshavare-2026-1", 2))


def _at_rest(teller: Teller) -> None:
    """Cases in which nothing is shared now: a birthday, a withdrawal, a consent that has run out."""
    leo = teller.open(people.LEO, 90, FRIENDS)
    teller.agree(leo, 80)
    _planned(teller, leo, 60)
    isla = teller.open(people.ISLA, 70, SCHOOL)
    teller.agree(isla, 60)
    with teller.on(5) as work:
        received = work.now - timedelta(hours=1)
        consents.withdraw(work, isla.case_id, WithdrawalTerms(isla.guardian_ids[1], received, channel="Telefon"))
    elias = teller.open(people.ELIAS, 130, SCHOOL)
    teller.agree(elias, 120, months=3)


def _at_the_end(teller: Teller) -> None:
    """A case that is about to be closed."""
    ending = teller.open(people.ENDING, 230, SCHOOL)
    teller.agree(ending, 220)
    _planned(teller, ending, 200)
    meetings.follow_up(teller, ending, 120, FollowUpDecision.go_on, (5, 6, 6))
    meetings.follow_up(teller, ending, 4, FollowUpDecision.close, (8, 8, 9))


def _ended(teller: Teller, family: Family, days_ago: int) -> None:
    """A whole case of earlier days, from anmälan to avslut."""
    told = teller.open(family, days_ago, SCHOOL)
    teller.agree(told, days_ago - 9, youth=family.age >= 15)
    _planned(teller, told, days_ago - 20)
    meetings.follow_up(teller, told, days_ago - 70, FollowUpDecision.close, (7, 8, 7))
    with teller.on(days_ago - 72) as work:
        casefile.close(work, told.case_id, "mal-uppnatt", "Skolan fungerar. Mentorn fortsätter att mötas varje vecka.")


def _planned(teller: Teller, told: Told, days_ago: int) -> None:
    """The first meeting and a plan that is fixed at it."""
    _met(teller, told, days_ago, days_ago - 10)
    meetings.draft(teller, told, days_ago - 10)
    meetings.fix(teller, told, days_ago - 10)


def _met(teller: Teller, told: Told, called: int, met: int) -> None:
    """A meeting called and held; the police could not come."""
    meeting_id = meetings.call(teller, told, called, called - met)
    meetings.name_who_comes(teller, told, meeting_id, called - 2)
    meetings.meet(teller, told, meeting_id, met, absent=["gruppchef"])
