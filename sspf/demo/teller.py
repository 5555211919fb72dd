"""Tells a case's story step by step, each step on its own day in the past, through the same actions as real work.

A story is a generator: before each step it yields when the step happens. `Teller.tell` runs all stories side by side,
always the one whose next step is earliest, so that the log and the case numbers come in the order of time.
"""

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from heapq import heapify, heappop, heappush
from typing import TypeVar
from uuid import UUID

from sspf.access.actor import PUBLIC, Actor
from sspf.access.permissions import Permission
from sspf.cases.actions import people as case_people
from sspf.cases.queries import people as querie_people
from sspf.cases.queries import reach
from sspf.cases.rules.people import PersonRole, PersonTerms
from sspf.cases.rules.states import FIRST_FORM
from sspf.clock import TIME_ZONE, local_date
from sspf.consents.actions import custodies, rounds, signatures
from sspf.consents.rules.facts import CustodyKind
from sspf.consents.rules.recording import CustodySource, crossed
from sspf.consents.rules.terms import CustodyTerms, RoundTerms, SignatureTerms
from sspf.demo import staff
from sspf.demo.people import Family, born_on, gender, personal_number, school_year, turned
from sspf.installation import Installation
from sspf.referrals.actions import acceptance, answers, receipts, sending
from sspf.referrals.rules.acceptance import Acceptance
from sspf.referrals.rules.progress import ReferralSource
from sspf.referrals.rules.sending import Agreement, FamilyKnows, Sender, Sent, Worry, YouthSaid
from sspf.work import Work, begin

Result = TypeVar("Result")
Story = Generator[datetime, None, Result]
"""A story, or a part of one: yields when its next step happens, and ends with a result."""

MORNING = time(9, 30)
BEGINNING = 740
A_MOMENT = timedelta(minutes=5)
SATURDAY = 5
SHARED_WITH = ("skola-norr", "social-mottagning", "omradespolis", "fritid-unga")
PUBLICLY = sending.send, "", time(20, 15)
COLLEAGUES = {
    "school": (sending.send_as_staff, "kurator", time(15, 15)),
    "social_services": (sending.send_as_staff, "socialsekreterare", time(15, 15)),
    "police": (sending.send_as_staff, "polis", time(15, 15)),
    "leisure": (sending.send_as_staff, "fritidsledare", time(15, 15)),
}
"""How an anmälan from an agency is sent, by whom, and when; everybody else sends publicly, in the evening."""
OPEN_KINDS = ("samverkan", "skola", "fritid", "familj", "socialtjanst")


class Past:
    """The clock of a story: stands where it was last set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """The time of the step that is being told."""
        return self.at


@dataclass(frozen=True, slots=True)
class Told:
    """A case whose story has begun."""

    family: Family
    case_id: UUID
    youth_id: UUID
    guardian_ids: tuple[UUID, ...]


class Teller:
    """Acts as the demo's staff on days before today."""

    def __init__(self, house: Installation) -> None:
        self.today = local_date(house.now())
        self.ids: dict[str, UUID] = {}
        self.rounds: dict[UUID, RoundTerms] = {}
        self.latest = house.now()
        self.past = Past(self.at(BEGINNING))
        self.house = replace(house, now=self.past)

    def tell(self, *stories: Story[None]) -> None:
        """Let every story happen, step by step in the order of time."""
        waiting = [(at, number, story) for number, story in enumerate(stories) if (at := next(story, None)) is not None]
        heapify(waiting)
        while waiting:
            at, number, story = heappop(waiting)
            self.past.at = min(at, self.latest)
            if (following := next(story, None)) is not None:
                heappush(waiting, (max(following, at + A_MOMENT), number, story))

    def day(self, days_ago: int) -> date:
        """A working day about that many days before today (after today, when negative): weekends become Monday."""
        day = self.today - timedelta(days=days_ago)
        beyond_friday = max(0, day.weekday() - SATURDAY + 1)
        monday = day + timedelta(days=3 - beyond_friday) if beyond_friday else day
        passed = days_ago >= 0 and monday >= self.today
        return day - timedelta(days=beyond_friday) if passed else monday

    def at(self, days_ago: int, hour: time = MORNING) -> datetime:
        """When a step happens."""
        return local(self.day(days_ago), hour)

    @contextmanager
    def as_one(self, who: str = "koordinator") -> Iterator[Work]:
        """A unit of work of one of the staff at this point of the story, committed at its end; "" is the public."""
        with begin(self.house, self.actor(who) if who else PUBLIC) as work:
            yield work
            work.commit()

    def actor(self, login: str) -> Actor:
        """One of the staff, as after signing in."""
        return staff.actor(self.ids, login, self.house.catalogue)

    def refer(self, family: Family, days_ago: int, worry: Worry, source: str = "guardian") -> Story[UUID]:
        """An anmälan through the public form, or from a colleague at one of the agencies."""
        sender = Sender(ReferralSource(source), f"{family.guardians[0]} {family.family_name}", "", "08-465 004 20")
        said = self.youth(family)
        agreed = Agreement(FamilyKnows.agreed, family.guardians[0], self.day(days_ago))
        send, who, hour = COLLEAGUES.get(source, PUBLICLY)
        yield self.at(days_ago, hour)
        with self.as_one(who) as work:
            return send(work, Sent(sender, said, worry, agreed), receipts.new_receipt())

    def youth(self, family: Family) -> YouthSaid:
        """Who the young person is, as it is told."""
        number, born = personal_number(family, self.today), born_on(family, self.today)
        return YouthSaid(family.given_name, family.family_name, number, born, family.school)

    def take_up(self, referral_id: UUID, days_ago: int) -> Story[None]:
        """The coordinator begins to assess."""
        yield self.at(days_ago)
        with self.as_one() as work:
            answers.take_up(work, referral_id)

    def open(self, family: Family, days_ago: int, worry: Worry, source: str = "guardian") -> Story[Told]:
        """An anmälan that becomes a case three days later, with the guardians written down."""
        referral_id = yield from self.refer(family, days_ago + 3, worry, source)
        yield from self.take_up(referral_id, days_ago + 2)
        yield self.at(days_ago)
        with self.as_one() as work:
            asked = gender(family), school_year(family, self.today, work.today)
            terms = Acceptance(self.youth(family), worry.concern, worry.works_well, family.area, (), FIRST_FORM, *asked)
            case_id = acceptance.accept(work, referral_id, terms)
            guardians = tuple(add_guardian(work, case_id, family, name) for name in family.guardians)
            youth = youth_of(work, case_id)
        return Told(family, case_id, youth, guardians)

    def custody(self, told: Told, days_ago: int) -> Story[None]:
        """Who has custody, by the population register."""
        kind = CustodyKind.joint if len(told.guardian_ids) > 1 else CustodyKind.sole
        yield self.at(days_ago)
        with self.as_one() as work:
            for guardian_id in told.guardian_ids:
                since = born_on(told.family, self.today)
                terms = CustodyTerms(guardian_id, kind, CustodySource.population_register, since)
                custodies.record_custody(work, told.case_id, terms)

    def ask(self, told: Told, days_ago: int, units: Iterable[str] = SHARED_WITH, months: int = 12) -> Story[UUID]:
        """Custody written down, and a round of consent prepared."""
        yield from self.custody(told, days_ago)
        first = self.day(days_ago)
        last = min(first + timedelta(days=30 * months), first + timedelta(days=364))
        yield self.at(days_ago, time(10))
        with self.as_one() as work:
            terms = RoundTerms(first, last, frozenset(units), frozenset(OPEN_KINDS))
            consent_id = rounds.prepare(work, told.case_id, terms)
        self.rounds[consent_id] = terms
        return consent_id

    def sign(self, told: Told, consent_id: UUID, days_ago: int, signer_id: UUID) -> Story[None]:
        """One signer says yes to everything that was asked."""
        yield self.at(days_ago, time(14))
        with self.as_one() as work:
            asked = self.rounds[consent_id]
            signed_on = self.day(days_ago)
            terms = SignatureTerms(
                signer_id,
                signed_on,
                asked.until_on,
                crossed(asked.units, asked.information),
                "Karin Ekmark",
                "svenska",
            )
            signatures.sign(work, told.case_id, consent_id, terms)

    def agree(self, told: Told, days_ago: int, months: int = 12, units: Iterable[str] = SHARED_WITH) -> Story[UUID]:
        """Everyone whose signature is needed says yes on the same day; the youth too, from the age of own consent."""
        consent_id = yield from self.ask(told, days_ago, units, months)
        own = self.house.catalogue.ages.consent_own
        youth = turned(told.family, own, self.today, self.day(days_ago))
        for signer_id in (*told.guardian_ids, *((told.youth_id,) if youth else ())):
            yield from self.sign(told, consent_id, days_ago, signer_id)
        return consent_id


def sight(work: Work, case_id: UUID) -> reach.Sight:
    """The case as the coordinator sees it."""
    return reach.find(work, Permission.case_manage, case_id)


def youth_of(work: Work, case_id: UUID) -> UUID:
    """The id of the case's youth."""
    people = querie_people.persons(work, sight(work, case_id))
    return next(each.id for each in people if each.role is PersonRole.youth)


def add_guardian(work: Work, case_id: UUID, family: Family, name: str) -> UUID:
    """Write down a guardian."""
    terms = PersonTerms(
        PersonRole.guardian, name, family.family_name, phone="08-465 004 21", protected=family.protected
    )
    return case_people.add_person(work, case_id, terms)


def local(day: date, at: time) -> datetime:
    """An instant from a Swedish day and time."""
    return datetime.combine(day, at, TIME_ZONE).astimezone(UTC)
