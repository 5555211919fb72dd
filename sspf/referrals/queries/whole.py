"""One anmälan as it was sent in, and as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from sspf import clock
from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.cases.queries import people
from sspf.cases.queries import reach as case_reach
from sspf.errors import Damaged, NotFound
from sspf.referrals.models import Letter, Referral, ReferralContact
from sspf.referrals.queries import box
from sspf.referrals.queries.lists import WaitingReferral, task
from sspf.referrals.queries.reach import find, lookup
from sspf.referrals.rules.contacts import Contact, ContactChannel, ContactParty
from sspf.referrals.rules.deadlines import preliminary_by
from sspf.referrals.rules.letters import guardians_said
from sspf.referrals.rules.sending import Agreement, FamilyKnows, ProtectedAnswer, Sender, Sent, Worry, YouthSaid
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Answer:
    """What an anmälan led to. Reason is an id of `reasons.toml`."""

    at: datetime | None
    case_id: UUID | None
    handed_to: str
    handed_how: str
    reason: str | None
    note: str


NOT_YET = Answer(None, None, "", "", None, "")


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact because of the anmälan, and who wrote it down."""

    contact: Contact
    written_by: str


@dataclass(frozen=True, slots=True)
class ReferralView:
    """A whole anmälan, as it was sent and as it stands.

    Of a shielded sender only the kind is told here; `shield_reason` says why, and `sender` shows the rest when asked.
    `covered`: it became a case in which somebody lives protected, so nothing tells where the family can be found.
    """

    task: WaitingReferral
    sent: Sent
    unit: str | None
    sent_by: str | None
    typed_in: bool
    shield_reason: str
    taken_up_at: datetime | None
    handler: str | None
    preliminary_on: date
    contacts: tuple[ContactLine, ...]
    answer: Answer
    covered: bool = False

    @property
    def id(self) -> UUID:
        """The anmälan's id."""
        return self.task.id

    @property
    def youth(self) -> str:
        """Whom it is about, as far as is known."""
        return f"{self.sent.youth.given_name} {self.sent.youth.family_name}".strip()

    @property
    def shielded(self) -> bool:
        """Whether the sender is kept from the family's eyes (OSL 26:5)."""
        return bool(self.shield_reason)

    @property
    def protected(self) -> bool:
        """Whether someone in the family lives with protected personal data."""
        return self.covered or self.sent.youth.protected is ProtectedAnswer.yes


@dataclass(frozen=True, slots=True)
class ShownSender:
    """Who sent an anmälan."""

    sender: Sender
    unit: str | None
    sent_by: str | None


def show(work: Work, referral_id: UUID) -> ReferralView:
    """One anmälan as plain values, whether it is taken up or still lies in the letterbox."""
    row, sent = _found(work, referral_id)
    if isinstance(row, Letter):
        return _lying(work, row, sent)
    covered = _is_covered(work, row)
    sent = sent.covered() if covered else sent
    reason, contacts = row.shield_reason or "", _contacts(work, row)
    names = accounts.names(work, [row.account_id, row.handler_id, *(each.account_id for each in contacts)])
    told = ShownSender(sent.sender, row.unit, names.get(row.account_id) if row.account_id else None)
    if reason:
        told = ShownSender(Sender(row.source), None, None)
    return ReferralView(
        task=task(work, row, sent.worry.triggers),
        sent=replace(sent, sender=told.sender),
        unit=told.unit,
        sent_by=told.sent_by,
        typed_in=row.typed_in,
        shield_reason=reason,
        taken_up_at=row.taken_up_at,
        handler=names.get(row.handler_id) if row.handler_id else None,
        preliminary_on=preliminary_by(clock.local_date(row.received_at)),
        contacts=tuple(_contact_line(each, names) for each in contacts),
        answer=_answer(row),
        covered=covered,
    )


def sender(work: Work, referral_id: UUID) -> ShownSender:
    """Who sent an anmälan, also when the sender is shielded; whoever shows it records that it was read."""
    row = find(work, Permission.referral_handle, referral_id)
    names = accounts.names(work, [row.account_id])
    sent = _sent(row).covered() if _is_covered(work, row) else _sent(row)
    return ShownSender(sent.sender, row.unit, names.get(row.account_id) if row.account_id else None)


def _lying(work: Work, letter: Letter, sent: Sent) -> ReferralView:
    names = accounts.names(work, [letter.account_id])
    return ReferralView(
        task=task(work, letter, sent.worry.triggers),
        sent=sent,
        unit=letter.unit,
        sent_by=names.get(letter.account_id) if letter.account_id else None,
        typed_in=False,
        shield_reason="",
        taken_up_at=None,
        handler=None,
        preliminary_on=preliminary_by(clock.local_date(letter.received_at)),
        contacts=(),
        answer=NOT_YET,
    )


def _is_covered(work: Work, row: Referral) -> bool:
    """Whether somebody in the case that it became lives protected: their places are asked for there (R63, R64)."""
    if row.case_id is None:
        return False
    return people.head(work, case_reach.find(work, Permission.case_manage, row.case_id)).protected


def _contacts(work: Work, row: Referral) -> list[ReferralContact]:
    query = select(ReferralContact).where(ReferralContact.referral_id == row.id)
    return list(work.session.scalars(query.order_by(ReferralContact.at.desc(), ReferralContact.id)))


def _contact_line(row: ReferralContact, names: Mapping[UUID, str]) -> ContactLine:
    contact = Contact(row.at, ContactParty(row.party), ContactChannel(row.channel), row.reached, row.note)
    return ContactLine(contact, names.get(row.account_id, ""))


def _found(work: Work, referral_id: UUID) -> tuple[Referral | Letter, Sent]:
    """The row and what was sent; `Damaged` for a letter that does not open."""
    row = lookup(work, Permission.referral_read, referral_id)
    if row is not None:
        return row, _sent(row)
    letter = box.find(work, referral_id)
    if letter is None:
        raise NotFound
    box.admit(work, Permission.referral_read)
    sent = box.opened(work, [letter])[letter.id]
    if sent is None:
        raise Damaged("a letter does not open")
    return letter, sent


def _sent(row: Referral) -> Sent:
    return Sent(
        Sender(row.source, row.sender_name, row.sender_relation, row.sender_contact, row.anonymous),
        YouthSaid(
            row.given_name,
            row.family_name,
            row.personal_number,
            row.born_on,
            row.school,
            row.language,
            row.needs_interpreter,
            ProtectedAnswer(row.protected) if row.protected else None,
        ),
        Worry(tuple(row.triggers), row.concern, row.works_well),
        Agreement(FamilyKnows(row.knows) if row.knows else None, row.agreed_by, row.agreed_on),
        guardians_said(row.guardians),
    )


def _answer(row: Referral) -> Answer:
    return Answer(
        row.answered_at,
        row.case_id,
        row.handed_to or "",
        row.handed_how or "",
        row.closing_reason,
        row.closing_note or "",
    )
