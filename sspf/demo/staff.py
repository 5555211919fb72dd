"""The people who work in the demo municipality, one account for each role and agency. All are invented."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import update

from sspf.access.actor import Actor
from sspf.access.roles import Role
from sspf.accounts import actions, rules
from sspf.accounts.models import Account, SeatHolder
from sspf.audit import events
from sspf.catalogue.loader import Catalogue
from sspf.work import Work

PASSWORD = "sspf-demo"  # noqa: S105  # printed on the demo's login page; production refuses demo data
DOMAIN = "demo.example"
SEATED_SINCE = timedelta(days=800)
SET_ASIDE = {"koordinator": 50, "ersattare": 20}
"""Per cent of full time for those who coordinate."""


@dataclass(frozen=True, slots=True)
class Employee:
    """Someone of the demo's staff: the address's local part, name, role, unit and seats."""

    login: str
    name: str
    role: Role
    unit: str | None = None
    seats: tuple[str, ...] = ()

    @property
    def email(self) -> str:
        """What is typed at the login."""
        return f"{self.login}@{DOMAIN}"


STAFF = (
    Employee("koordinator", "Karin Ekmark", Role.coordinator, "social-samordning", ("koordinator",)),
    Employee("ersattare", "Elias Sandgren", Role.coordinator, "social-samordning", ("ersattare",)),
    Employee("rektor", "Rebecka Lindahl", Role.unit_manager, "skola-norr", ("rektor-norr",)),
    Employee("kurator", "Kerstin Olofsdotter", Role.participant, "skola-norr"),
    Employee("skolskoterska", "Sara Björkqvist", Role.participant, "elevhalsa-medicinsk", ("verksamhetschef-emi",)),
    Employee("enhetschef.social", "Erik Wallmark", Role.unit_manager, "social-mottagning", ("enhetschef-social",)),
    Employee("socialsekreterare", "Samira Haddad", Role.participant, "social-mottagning"),
    Employee("gruppchef", "Gunnar Frisk", Role.unit_manager, "omradespolis", ("gruppchef",)),
    Employee("polis", "Petra Ahlgren", Role.participant, "omradespolis"),
    Employee("fritidschef", "Fredrik Norell", Role.unit_manager, "fritid-unga", ("fritidschef",)),
    Employee("fritidsledare", "Fatima Yusuf", Role.participant, "fritid-unga"),
    Employee("friskola", "Frida Strand", Role.unit_manager, "friskola-fyren", ("rektor-friskola",)),
    Employee("styrgrupp", "Stina Hallberg", Role.steering_member, None, ("verksamhetschef-social",)),
    Employee("granskare", "Göran Palmér", Role.log_reviewer),
    Employee("administrator", "Agnes Törnqvist", Role.administrator),
)
FURTHER = (
    Employee("rektor.syd", "Ragnhild Mobäck", Role.unit_manager, "skola-syd", ("rektor-syd",)),
    Employee("kurator.syd", "Kristoffer Almlöv", Role.participant, "skola-syd"),
    Employee("behandlare", "Farid Lindmarker", Role.participant, "social-mottagning"),
)
"""Colleagues who came into cases over the two years; nobody signs in as them to look around."""


def employ(work: Work, password_hash: str, employees: Iterable[Employee] = STAFF) -> dict[str, UUID]:
    """Open every account with the demo's password and seat its holder. Returns the ids by login."""
    ids = {each.login: _open(work, each) for each in employees}
    work.flush()
    work.session.execute(update(Account).values(password_hash=password_hash, invite_digest=None, invite_until=None))
    work.record(*(events.PasswordSet(account_id) for account_id in ids.values()))
    return ids


def _open(work: Work, employee: Employee) -> UUID:
    terms = rules.AccountTerms(employee.name, employee.email, employee.role, employee.unit)
    account_id, _ = actions.open_account(work, terms)
    since = work.today - SEATED_SINCE
    for seat in employee.seats:
        work.add(
            SeatHolder(account_id=account_id, seat=seat, from_on=since, until_on=None, percent=SET_ASIDE.get(seat))
        )
        work.record(events.SeatTaken(account_id, events.Slug(seat), since, None))
    return account_id


def actor(ids: dict[str, UUID], login: str, catalogue: Catalogue) -> Actor:
    """The actor that one of the staff becomes when signing in."""
    person = next(each for each in (*STAFF, *FURTHER) if each.login == login)
    steering = catalogue.groups["styrgrupp"].seats
    seated = any(seat in steering for seat in person.seats)
    return Actor(ids[login], person.role, person.unit, frozenset(person.seats), seated)
