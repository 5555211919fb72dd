"""Tells a case's story step by step, each step on its own day in the past, through the same actions as real work."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sspf.access.actor import PUBLIC, Actor
from sspf.access.permissions import Permission
from sspf.cases import actions
from sspf.cases import queries as cases
from sspf.cases.rules import PersonRole, PersonTerms
from sspf.clock import TIME_ZONE, local_date
from sspf.consents import actions as consents
from sspf.consents.rules.facts import CustodyKind
from sspf.consents.rules.recording import CustodySource
from sspf.consents.rules.terms import CustodyTerms, RoundTerms, SignatureTerms
from sspf.demo import staff
from sspf.demo.people import Family, born_on, personal_number
from sspf.installation import Installation
from sspf.referrals import actions as referrals
from sspf.referrals.rules.progress import ReferralSource
from sspf.referrals.rules.sending import Acceptance, Agreement, FamilyKnows, Sender, Sent, Worry, YouthSaid
from sspf.work import Work, begin

MORNING = time(9, 30)
SHARED_WITH = ("skola-norr", "social-mottagning", "omradespolis", "fritid-unga")
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

    def __init__(self, house: Installation, ids: dict[str, UUID]) -> None:
        self.today = local_date(house.now())
        self.ids = ids
        self.rounds: dict[UUID, RoundTerms] = {}
        self.latest = house.now()
        self.past = Past(self.latest)
        self.house = replace(house, now=self.past)

    @contextmanager
    def on(self, days_ago: int, who: str = "koordinator", at: time = MORNING) -> Iterator[Work]:
        """A unit of work of one of the staff on a day in the past, committed at its end; "" is the public."""
        day = self.today - timedelta(days=days_ago)
        self.past.at = min(local(day, at), self.latest)
        with begin(self.house, self.actor(who) if who else PUBLIC) as work:
            yield work
            work.commit()

    def actor(self, login: str) -> Actor:
        """One of the staff, as after signing in."""
        return staff.actor(self.ids, login, self.house.catalogue)

    def refer(self, family: Family, days_ago: int, worry: Worry, source: str = "guardian") -> UUID:
        """An anmälan through the public form."""
        sender = Sender(ReferralSource(source), f"{family.guardians[0]} {family.family_name}", "", "08-465 004 20")
        said = YouthSaid(
            family.given_name,
            family.family_name,
            personal_number(family, self.today),
            born_on(family, self.today),
            family.school,
        )
        agreed = Agreement(FamilyKnows.agreed, family.guardians[0], self.today - timedelta(days=days_ago))
        with self.on(days_ago, "", time(20, 15)) as work:
            return referrals.send(work, Sent(sender, said, worry, agreed), referrals.new_receipt())

    def take_up(self, referral_id: UUID, days_ago: int) -> None:
        """The coordinator begins to assess."""
        with self.on(days_ago) as work:
            referrals.take_up(work, referral_id)

    def open(self, family: Family, days_ago: int, worry: Worry) -> Told:
        """An anmälan that becomes a case three days later, with the guardians written down."""
        referral_id = self.refer(family, days_ago + 3, worry)
        self.take_up(referral_id, days_ago + 2)
        said = YouthSaid(
            family.given_name,
            family.family_name,
            personal_number(family, self.today),
            born_on(family, self.today),
            family.school,
        )
        with self.on(days_ago) as work:
            terms = Acceptance(said, worry.concern, worry.works_well, "norrliden")
            case_id = referrals.accept(work, referral_id, terms)
            guardians = tuple(add_guardian(work, case_id, family, name) for name in family.guardians)
            youth = youth_of(work, case_id)
        return Told(family, case_id, youth, guardians)

    def custody(self, told: Told, days_ago: int) -> None:
        """Who has custody, by the population register."""
        kind = CustodyKind.joint if len(told.guardian_ids) > 1 else CustodyKind.sole
        with self.on(days_ago) as work:
            for guardian_id in told.guardian_ids:
                since = born_on(told.family, self.today)
                terms = CustodyTerms(guardian_id, kind, CustodySource.population_register, since)
                consents.record_custody(work, told.case_id, terms)

    def ask(self, told: Told, days_ago: int, units: Iterable[str] = SHARED_WITH, months: int = 12) -> UUID:
        """Custody written down, and a round of consent prepared."""
        self.custody(told, days_ago)
        first = self.today - timedelta(days=days_ago)
        last = min(first + timedelta(days=30 * months), first + timedelta(days=364))
        with self.on(days_ago, at=time(10)) as work:
            terms = RoundTerms(first, last, frozenset(units), frozenset(OPEN_KINDS))
            consent_id = consents.prepare(work, told.case_id, terms)
        self.rounds[consent_id] = terms
        return consent_id

    def sign(self, told: Told, consent_id: UUID, days_ago: int, signer_id: UUID) -> None:
        """One signer says yes to everything that was asked."""
        with self.on(days_ago, at=time(14)) as work:
            asked = self.rounds[consent_id]
            signed_on = self.today - timedelta(days=days_ago)
            terms = SignatureTerms(
                signer_id, signed_on, asked.until_on, asked.units, asked.information, "Karin Ekmark", "svenska"
            )
            consents.sign(work, told.case_id, consent_id, terms)

    def agree(self, told: Told, days_ago: int, months: int = 12, youth: bool = False) -> UUID:
        """Everyone whose signature is needed says yes on the same day."""
        consent_id = self.ask(told, days_ago, months=months)
        for signer_id in (*told.guardian_ids, *((told.youth_id,) if youth else ())):
            self.sign(told, consent_id, days_ago, signer_id)
        return consent_id


def sight(work: Work, case_id: UUID) -> cases.Sight:
    """The case as the coordinator sees it."""
    return cases.find(work, Permission.case_manage, case_id)


def youth_of(work: Work, case_id: UUID) -> UUID:
    """The id of the case's youth."""
    people = cases.persons(work, sight(work, case_id))
    return next(each.id for each in people if each.role is PersonRole.youth)


def add_guardian(work: Work, case_id: UUID, family: Family, name: str) -> UUID:
    """Write down a guardian."""
    terms = PersonTerms(
        PersonRole.guardian, name, family.family_name, phone="08-465 004 21", protected=family.protected
    )
    return actions.add_person(work, case_id, terms)


def local(day: date, at: time) -> datetime:
    """An instant from a Swedish day and time."""
    return datetime.combine(day, at, TIME_ZONE).astimezone(UTC)
