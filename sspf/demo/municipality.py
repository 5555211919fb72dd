"""Fills the demo municipality: the staff, two years of cases, and one in every state, on days relative to today."""

from collections.abc import Mapping
from datetime import time, timedelta
from uuid import UUID

from sqlalchemy import Engine

from sspf.access.actor import SYSTEM
from sspf.access.policy import PARTNERS
from sspf.cases.actions import notices, protections
from sspf.cases.queries import notices as case_notices
from sspf.cases.rules.protections import Protection, ProtectionKind, ProtectionSource
from sspf.catalogue.surveys import SurveyAudience
from sspf.consents.actions import withdrawals
from sspf.consents.rules.terms import WithdrawalTerms
from sspf.crypto.passwords import Passwords
from sspf.demo import (
    agreements,
    calendar,
    calling,
    courses,
    disclosures,
    figures,
    group_cases,
    group_years,
    groups,
    inbox,
    meeting_mode,
    meetings,
    papers,
    people,
    plans,
    promises,
    releases,
    reports,
    revisions,
    situations,
    staff,
    statements,
    steering,
    surveys,
)
from sspf.demo.teller import Story, Teller, Told
from sspf.installation import Installation
from sspf.meetings.rules.states import MeetingKind
from sspf.plans.rules.states import FollowUpDecision, MeasureState
from sspf.referrals.actions import answers
from sspf.referrals.actions.answers import Handover
from sspf.referrals.rules.sending import Worry
from sspf.surveys.actions import dispatches
from sspf.surveys.rules.dispatches import Handing
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
LATER = time(16, 30)
SOME = {seat: who for seat, who in meetings.SEATS.items() if seat != "rektor-norr"}
"""One enhetschef has not answered."""
FEW = {seat: meetings.SEATS[seat] for seat in ("rektor-norr", "fritidschef")}
"""Those who are asked about the minutes; for the others nobody in particular is named."""
CRIME = Worry(("eget-brott",), "Har blivit tagen i affären för andra gången.", "Berättar själv när man frågar lugnt.")


def fill(house: Installation, passwords: Passwords | None = None) -> None:
    """Employ the staff and tell every story. Everything goes through the same actions as real work."""
    teller = Teller(house)
    for engine in (house.engine, house.vault.keystore.engine):
        _hurry(engine)
    with begin(teller.house, SYSTEM) as work:
        teller.ids = staff.employ(work, (passwords or Passwords()).hash(staff.PASSWORD), (*staff.STAFF, *staff.FURTHER))
        groups.seat(work, teller.today)
        work.commit()
    waiting = (_new(teller), _urgent(teller), _assessed(teller), inbox.called_in(teller), inbox.asked(teller))
    answered = (_handed_over(teller), _declined(teller), inbox.referred_on(teller), inbox.taken_back(teller))
    going = (
        _opened(teller),
        _awaiting(teller),
        _called(teller),
        _drafted(teller),
        _planned(teller),
        _followed_up(teller),
    )
    met = (*groups.stories(teller), *steering.stories(teller))
    gathered = (*met, *calendar.stories(teller), *situations.stories(teller))
    beside = (*disclosures.stories(teller), *group_cases.stories(teller), *gathered)
    resting = (_birthday(teller), _withdrawn(teller), _expired(teller))
    read = (_read(teller, each.login) for each in staff.STAFF if each.role in PARTNERS)
    years = (*courses.stories(teller), *group_years.stories(teller), *agreements.stories(teller))
    asked = surveys.stories(teller)
    nightly = (figures.freeze(teller), releases.publish(teller))
    told = (*years, *asked, *waiting, *answered, *going, *beside, *resting, *read, _closing(teller))
    teller.tell(*told, *nightly, *reports.stories(teller))
    for engine in (house.engine, house.vault.keystore.engine):
        engine.dispose()


def _hurry(engine: Engine) -> None:
    """Let SQLite not wait for the disk until `dispose`: a demo that was cut off is made anew."""
    if engine.dialect.name == "sqlite":
        connection = engine.raw_connection()
        connection.cursor().execute("PRAGMA synchronous=OFF")
        connection.close()


def _read(teller: Teller, login: str) -> Story[None]:
    """What a colleague was told of cases has been read and put away; only the latest is left."""
    yield teller.at(20)
    with teller.as_one(login) as work:
        for line in case_notices.mine(work):
            notices.put_away(work, line.case_id)


def _new(teller: Teller) -> Story[None]:
    """An anmälan that came in yesterday."""
    yield from teller.refer(people.MELVIN, 1, SCHOOL)


def _urgent(teller: Teller) -> Story[None]:
    """An anmälan about the youth's own offence, from another adult."""
    yield from teller.refer(people.OMAR, 1, CRIME, "other_adult")


def _assessed(teller: Teller) -> Story[None]:
    """An anmälan under assessment."""
    referral_id = yield from teller.refer(people.NADJA, 3, FRIENDS)
    yield from teller.take_up(referral_id, 2)


def _handed_over(teller: Teller) -> Story[None]:
    """An anmälan that was really an orosanmälan."""
    referral_id = yield from teller.refer(people.HANDED, 21, FRIENDS)
    yield from teller.take_up(referral_id, 20)
    yield teller.at(20, LATER)
    with teller.as_one() as work:
        answers.hand_over(work, referral_id, Handover("Mottagningsenheten", "Telefon och skriftligt samma dag"))


def _declined(teller: Teller) -> Story[None]:
    """An anmälan that did not become a case, since the family did not want to."""
    referral_id = yield from teller.refer(people.DECLINED, 45, SCHOOL)
    yield from teller.take_up(referral_id, 44)
    yield teller.at(40)
    with teller.as_one() as work:
        answers.close(work, referral_id, "inget-samtycke", "Familjen vill vänta till våren.")


def _opened(teller: Teller) -> Story[None]:
    """A case just opened, in a family that lives with protected personal data."""
    told = yield from teller.open(people.TUVA, 2, SCHOOL)
    yield teller.at(1)
    with teller.as_one() as work:
        known = Protection(ProtectionKind.protected_registration, ProtectionSource.population_register)
        protections.change(work, told.case_id, told.guardian_ids[0], known, None)


def _awaiting(teller: Teller) -> Story[None]:
    """One guardian has signed; the other and the youth have not."""
    told = yield from teller.open(people.VIGGO, 16, FRIENDS)
    consent_id = yield from teller.ask(told, 12)
    yield from teller.sign(told, consent_id, 12, told.guardian_ids[0])


def _called(teller: Teller) -> Story[None]:
    """The first meeting lies ahead; one enhetschef has not answered."""
    told = yield from teller.open(people.SAGA, 20, SCHOOL)
    yield from inbox.talk(teller, told, 17)
    yield from teller.agree(told, 14)
    meeting_id = yield from meetings.call(teller, told, 7, 14)
    yield from calling.prepare(teller, told, 6, 10)
    yield from meetings.name_who_comes(teller, told, meeting_id, 5, SOME)
    yield from papers.prepare(teller, told, meeting_id, 3)


def _drafted(teller: Teller) -> Story[None]:
    """The plan was begun at the meeting and is not fixed yet."""
    told = yield from teller.open(people.WILMER, 40, SCHOOL)
    yield from teller.agree(told, 33)
    meeting_id = yield from _met(teller, told, 26, 4)
    yield from meetings.draft(teller, told, 4)
    yield from papers.send(teller, told, meeting_id, 3)


def _planned(teller: Teller) -> Story[None]:
    """A plan in force: promises kept, half kept and late; the first follow-up lies ahead."""
    told = yield from teller.open(people.ALVA, 75, SCHOOL)
    yield from teller.agree(told, 68)
    meeting_id = yield from _met(teller, told, 60, 36, meetings.SEATS)
    yield from meetings.draft(teller, told, 36)
    kept = yield from promises.promise(teller, told, 36)
    yield from meetings.fix(teller, told, 36)
    yield from papers.adjust(teller, told, meeting_id, 35)
    yield from statements.tell(teller, told, 30)
    yield from meetings.report(teller, told, 20, "fritidsledare", MeasureState.done)
    yield from meetings.report(teller, told, 10, "socialsekreterare", MeasureState.partly_done, "Tre av fem gånger.")
    yield from plans.move(teller, told, 9, "kurator", 5)
    again = yield from meetings.call(teller, told, 8, 14, MeetingKind.follow_up)
    yield from calling.answer(teller, told, again, 6)
    yield from calling.arrange(teller, told, again, 5)
    yield from promises.keep(teller, told, kept)


def _followed_up(teller: Teller) -> Story[None]:
    """A case that has been followed up twice, with a second version of the plan; questionnaires are out."""
    told = yield from teller.open(people.MIRA, 190, FRIENDS)
    yield from teller.agree(told, 180)
    yield from _first_plan(teller, told, 165)
    yield from meetings.follow_up(teller, told, 110, FollowUpDecision.revise, (4, 5, 4))
    yield from revisions.revise(teller, told, 110)
    yield from meetings.follow_up(teller, told, 50, FollowUpDecision.go_on, (6, 6, 5))
    yield teller.at(50, LATER)
    with teller.as_one() as work:
        dispatches.give_out(work, told.case_id, Handing({SurveyAudience.youth: 1, SurveyAudience.guardian: 2}))
    yield from meeting_mode.go_on(teller, told, 15)


def _birthday(teller: Teller) -> Story[None]:
    """The youth turned 15 yesterday and has not signed: nothing is shared since midnight."""
    told = yield from teller.open(people.LEO, 90, FRIENDS)
    yield from teller.agree(told, 80)
    yield from _first_plan(teller, told, 60)


def _withdrawn(teller: Teller) -> Story[None]:
    """One guardian has taken the consent back."""
    told = yield from teller.open(people.ISLA, 70, SCHOOL)
    yield from teller.agree(told, 60)
    yield teller.at(5)
    with teller.as_one() as work:
        received = work.now - timedelta(hours=1)
        withdrawals.withdraw(work, told.case_id, WithdrawalTerms(told.guardian_ids[1], received, channel="Telefon"))


def _expired(teller: Teller) -> Story[None]:
    """A consent for three months that has run out."""
    told = yield from teller.open(people.ELIAS, 130, SCHOOL)
    yield from teller.agree(told, 120, months=3)


def _closing(teller: Teller) -> Story[None]:
    """The last follow-up has decided that the case is to be closed."""
    told = yield from teller.open(people.ENDING, 230, SCHOOL)
    yield from teller.agree(told, 220)
    yield from _first_plan(teller, told, 200)
    yield from meetings.follow_up(teller, told, 120, FollowUpDecision.go_on, (5, 6, 6))
    yield from meetings.follow_up(teller, told, 4, FollowUpDecision.close, (8, 8, 9))


def _first_plan(teller: Teller, told: Told, days_ago: int) -> Story[None]:
    """The first meeting and a plan that is fixed at it."""
    meeting_id = yield from _met(teller, told, days_ago, days_ago - 10)
    yield from meetings.draft(teller, told, days_ago - 10)
    yield from meetings.fix(teller, told, days_ago - 10)
    yield from papers.adjust(teller, told, meeting_id, days_ago - 11)


def _met(teller: Teller, told: Told, called: int, met: int, who: Mapping[str, tuple[str, str]] = FEW) -> Story[UUID]:
    """A meeting called and held; the police could not come."""
    meeting_id = yield from meetings.call(teller, told, called, called - met)
    yield from meetings.name_who_comes(teller, told, meeting_id, called - 2, who)
    yield from meetings.meet(teller, told, meeting_id, met, absent=["gruppchef"])
    return meeting_id
