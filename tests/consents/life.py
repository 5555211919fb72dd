"""One case through the real actions, with the oracle's ledger kept beside it, and what must hold between the two."""

from collections.abc import Callable, Collection
from copy import copy, deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, select

from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.casefile import actions as casefile
from sspf.cases.actions import parts
from sspf.cases.actions.parts import Part
from sspf.cases.models import Case, SharingWindow
from sspf.cases.queries import reach
from sspf.cases.rules.people import PersonTerms
from sspf.consents.actions import custodies, exceptions, rounds, signatures, withdrawals
from sspf.consents.rules.facts import CustodyKind, ExceptionKind
from sspf.consents.rules.recording import CustodySource
from sspf.consents.rules.terms import CustodyTerms, ExceptionTerms, RoundTerms, SignatureTerms, WithdrawalTerms
from sspf.errors import Forbidden, NotFound, Refused
from sspf.work import Work
from tests.browser import Visitor
from tests.consents import oracle
from tests.consents.oracle import BASIS, Holding, Ledger, No, Pair, Yes
from tests.factories import cases
from tests.factories.cases import Family
from tests.house import House

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
YOUTH, MOTHER, FATHER, THIRD = "youth", "mother", "father", "third"
GUARDIANS = (MOTHER, FATHER, THIRD)
PARTNERS = {
    "kurator": "skola-norr",
    "polis": "omradespolis",
    "fritidsledare": "fritid-unga",
    "friskola": "friskola-fyren",
}
UNITS = tuple(PARTNERS.values())
KINDS = (BASIS, "skola", "polis", "halsa")
HIDDEN = "Hemvägen 7"
"""Where the young person lives: no partner ever reads it, and neither does a letter tell it."""
PAST = timedelta(minutes=1)
Result = TypeVar("Result")


class Differs(AssertionError):
    """The application and the law's second opinion do not say the same."""


@dataclass
class Life:
    """A family, what is done about it, and who reads of it."""

    house: House
    family: Family
    ledger: Ledger
    people: dict[str, UUID]
    custodies: dict[str, UUID] = field(default_factory=dict)
    exceptions: dict[str, UUID] = field(default_factory=dict)
    rounds: list[UUID] = field(default_factory=list)
    parts: dict[str, UUID] = field(default_factory=dict)
    reads: int = 0

    @classmethod
    def begun(cls, house: House, born: date, joint: Collection[str] = (MOTHER, FATHER)) -> "Life":
        """A new case; the guardians named have joint custody since birth."""
        house.clock.at = NOON
        youth = replace(cases.born(cases.YOUTH, born), address=HIDDEN, school="", protected=False)
        others = [cases.MOTHER, cases.FATHER, PersonTerms(cases.MOTHER.role, "Tyra", "Provsson")]
        family = cases.family(house, youth, others)
        people = {YOUTH: family.youth_id, **dict(zip(GUARDIANS, family.guardian_ids, strict=True))}
        life = cls(house, family, Ledger(YOUTH, born), people)
        for who in joint:
            life.custody(who, born, joint=True)
        return life

    def copied(self) -> "Life":
        """The same life, to be lived differently."""
        mine = {name: copy(getattr(self, name)) for name in ("custodies", "exceptions", "rounds", "parts")}
        return replace(self, ledger=deepcopy(self.ledger), **mine)

    @property
    def now(self) -> datetime:
        """The instant that the house's clock shows."""
        return self.house.clock.at

    @property
    def today(self) -> date:
        """The local day."""
        return oracle.local_day(self.now)

    # -- what is done: each returns whether the application took it, and only then it stands in the ledger

    def custody(self, who: str, first: date, last: date | None = None, joint: bool = False) -> bool:
        """Somebody has custody, jointly or alone."""
        kind = CustodyKind.joint if joint else CustodyKind.sole
        terms = CustodyTerms(self.people[who], kind, CustodySource.population_register, first, last)
        made = self._do(lambda work: custodies.record_custody(work, self.family.case_id, terms))
        if made is not None:
            self.custodies[who] = made
            self.ledger.custody.append(Holding(who, first, last, joint))
        return made is not None

    def custody_ends(self, who: str, last: date) -> bool:
        """The custody written down last for somebody gets a last day."""
        held = [each for each in self.ledger.custody if each.who == who]
        if who not in self.custodies or last < held[-1].first:
            return False
        kind = CustodyKind.joint if held[-1].joint else CustodyKind.sole
        terms = CustodyTerms(self.people[who], kind, CustodySource.court_ruling, held[-1].first, last)
        row = self.custodies[who]
        done = self._try(lambda work: custodies.change_custody(work, self.family.case_id, row, terms, None))
        if done:
            held[-1].last = last
        return done

    def asked(self, units: Collection[str], days: int) -> bool:
        """The family is asked anew, from today for some days."""
        first, last = self.today, self.today + timedelta(days=days)
        terms = RoundTerms(first, last, frozenset(units), frozenset(KINDS))
        made = self._do(lambda work: rounds.prepare(work, self.family.case_id, terms))
        if made is not None:
            self.rounds.append(made)
            self.ledger.asks(first, last)
        return made is not None

    def signed(self, who: str, to: Collection[Pair], ago: int = 0, days: int = 400) -> bool:
        """Somebody's paper in the last round is registered: dated some days ago, good for some days."""
        if not self.rounds:
            return False
        dated, asked = self.today - timedelta(days=ago), self.ledger.rounds[-1]
        last = min(asked.last, self.today + timedelta(days=days))
        terms = SignatureTerms(self.people[who], dated, last, frozenset(to), "Karin Ekmark")
        consent_id = self.rounds[-1]
        taken = self._do(lambda work: signatures.sign(work, self.family.case_id, consent_id, terms)) is not None
        if taken:
            self.ledger.says_yes(Yes(who, len(self.rounds) - 1, dated, self.now, frozenset(to), last))
        return taken

    def all_signed(self, to: Collection[Pair]) -> None:
        """Everyone who decides today signs."""
        for who in sorted(self.ledger.deciders(self.today)):
            self.signed(who, to)

    def withdrew(
        self, who: str, minutes_ago: int = 0, units: Collection[str] = (), kinds: Collection[str] = ()
    ) -> bool:
        """Somebody's no is registered, received some minutes ago."""
        heard = self.now - timedelta(minutes=minutes_ago)
        terms = WithdrawalTerms(self.people[who], heard, frozenset(units), frozenset(kinds))
        taken = self._do(lambda work: withdrawals.withdraw(work, self.family.case_id, terms)) is not None
        if taken:
            self.ledger.noes.append(No(who, heard, self.now, frozenset(units), frozenset(kinds)))
        return taken

    def excepted(self, who: str, days: int) -> bool:
        """It is documented that a guardian is prevented, from today for some days."""
        last = self.today + timedelta(days=days)
        terms = ExceptionTerms(self.people[who], ExceptionKind.prevented, "Intyg", "Socialnämnden", last)
        made = self._do(lambda work: exceptions.except_guardian(work, self.family.case_id, terms))
        if made is not None:
            self.exceptions[who] = made
            self.ledger.exceptions.append(Holding(who, self.today, last))
        return made is not None

    def exception_ends(self, who: str) -> bool:
        """A guardian is not prevented any more."""
        if who not in self.exceptions:
            return False
        row = self.exceptions[who]
        done = self._try(lambda work: exceptions.end_exception(work, self.family.case_id, row))
        if done:
            [each for each in self.ledger.exceptions if each.who == who][-1].last = self.today - timedelta(days=1)
        return done

    def takes_part(self, login: str) -> bool:
        """Somebody comes into the case for the own unit."""
        unit, account = PARTNERS[login], self.house.ids[login]
        made = self._do(lambda work: parts.take_part(work, self.family.case_id, Part(unit, account_id=account)))
        if made is not None:
            if self.parts.get(login) != made:
                self.ledger.parts.append(oracle.Part(login, unit, self.today, None))
            self.parts[login] = made
        return made is not None

    def part_ends(self, login: str) -> bool:
        """Somebody leaves the case at once."""
        if login not in self.parts:
            return False
        row = self.parts[login]
        done = self._try(lambda work: parts.end_part(work, self.family.case_id, row))
        if done:
            [each for each in self.ledger.parts if each.who == login][-1].last = self.today - timedelta(days=1)
        return done

    def closes(self) -> bool:
        """The case is closed."""
        done = self._try(lambda work: casefile.close(work, self.family.case_id, "mal-uppnatt", "Klart."))
        if done:
            self.ledger.end_everything(self.now, closed=True)
        return done

    def begins_again(self) -> bool:
        """The closed case is opened again."""
        done = self._try(lambda work: casefile.reopen(work, self.family.case_id, "Familjen hörde av sig."))
        if done:
            self.ledger.closed = False
        return done

    def changes_form(self, form: str) -> bool:
        """The case goes on in another form."""
        done = self._try(lambda work: casefile.change_form(work, self.family.case_id, form, "Överenskommet."))
        if done:
            self.ledger.end_everything(self.now, closed=False)
        return done

    def waits(self, until: datetime) -> None:
        """Time passes, and nothing else: no job runs."""
        self.house.clock.at = until

    # -- what must hold

    def check(self) -> None:
        """The windows, and everyone who reads."""
        self.check_windows()
        for login in PARTNERS:
            self.check_reader(login)

    def check_windows(self) -> None:
        """Now and at the next turns ahead the windows say what the law says, by the clock alone (1, 2, 3)."""
        ahead = [at for turn in sorted(self.ledger.turns()) if turn > self.now for at in (turn - PAST, turn)]
        windows = self._windows()
        for at in (self.now, *ahead[:12]):
            opened = frozenset(pair for pair, first, end in windows if first <= at < end)
            if not self.ledger.closed and opened != (lawful := self.ledger.allowed(at)):
                raise Differs(f"at {at}: open {sorted(opened - lawful)}, not open {sorted(lawful - opened)}")

    def check_reader(self, login: str) -> None:
        """One partner reaches the case, by itself and in lists, and reads of it exactly what the law lets it."""
        lawful = self.ledger.reads(login, self.now)
        with self.house.work(login, writing=False) as work:
            query = reach.visible_ids(work, Permission.case_list).where(Case.id == self.family.case_id)
            listed = work.session.scalars(query).first() is not None
            try:
                read = reach.find(work, Permission.case_read, self.family.case_id).information
            except NotFound:
                read = frozenset()
        if (read, listed) != (lawful, bool(lawful)):
            raise Differs(f"{login} reads {sorted(read)} and not {sorted(lawful)}; listed: {listed}")

    def look(self, login: str) -> None:
        """A partner opens the page: shown and logged, or neither; nothing on it tells where anybody lives (5, 11)."""
        visitor, before = Visitor(self.house).sign_in(login), self._logged()
        visitor.client.get(f"/arenden/{self.family.case_id}")
        answer = visitor.client.get(f"/arenden/{self.family.case_id}")
        shown, logged = answer.status_code == 200, self._logged() - before
        if shown != bool(self.ledger.reads(login, self.now)) or logged != (2 if shown else 0):
            raise Differs(f"{login} was answered {answer.status_code}, and the log says {logged}")
        if HIDDEN in answer.text or (not shown and "Alva" in answer.text):
            raise Differs(f"{login} was shown what is nobody's")
        self.reads += logged

    def letters(self) -> None:
        """What the family is given on paper holds nothing that was written about it (12)."""
        visitor = Visitor(self.house).sign_in("koordinator")
        for reader in ("familj", "ungdom"):
            page = visitor.client.get(f"/arenden/{self.family.case_id}/avslut/brev/{reader}")
            if page.status_code != 200 or any(word in page.text for word in (HIDDEN, "Alva", "Mycket frånvaro")):
                raise Differs(f"the letter to {reader} tells what it should not")

    def end(self) -> None:
        """Whatever happened later, every lawful reading is still in the log (4)."""
        if self._logged() != self.reads:
            raise Differs(f"{self.reads} lawful readings, and {self._logged()} of them in the log")

    def _logged(self) -> int:
        accounts = [self.house.ids[login] for login in PARTNERS]
        query = select(func.count()).select_from(AuditEntry)
        query = query.where(AuditEntry.case_id == self.family.case_id, AuditEntry.name == "CaseRead")
        with self.house.work(writing=False) as work:
            return work.session.scalars(query.where(AuditEntry.actor_id.in_(accounts))).one()

    def _windows(self) -> list[tuple[Pair, datetime, datetime]]:
        with self.house.work(writing=False) as work:
            rows = work.session.scalars(select(SharingWindow).where(SharingWindow.case_id == self.family.case_id))
            return [((row.unit, row.information), row.from_at, row.until_at) for row in rows]

    def _do(self, act: Callable[[Work], Result]) -> Result | None:
        """Carry it out; None where a rule refuses it, and then nothing is written."""
        with self.house.work() as work:
            try:
                made = act(work)
            except (Refused, NotFound, Forbidden):
                return None
            work.commit()
        return made

    def _try(self, act: Callable[[Work], None]) -> bool:
        def acted(work: Work) -> bool:
            act(work)
            return True

        return bool(self._do(acted))


def crossed(units: Collection[str], kinds: Collection[str] = KINDS) -> frozenset[Pair]:
    """Every kind for every unit."""
    return frozenset((unit, kind) for unit in units for kind in kinds)
