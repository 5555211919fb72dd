"""One anmälan as it was sent in, and as it stands."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sspf import clock, workdays
from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.errors import Damaged, NotFound
from sspf.referrals.models import Letter, Referral
from sspf.referrals.queries import box
from sspf.referrals.queries.lists import WaitingReferral, task
from sspf.referrals.queries.reach import lookup
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
class ReferralView:
    """A whole anmälan, as it was sent and as it stands. Sender and family should be contacted by `contact_on`."""

    task: WaitingReferral
    sent: Sent
    unit: str | None
    sent_by: str | None
    taken_up_at: datetime | None
    handler: str | None
    contact_on: date
    answer: Answer

    @property
    def id(self) -> UUID:
        """The anmälan's id."""
        return self.task.id

    @property
    def youth(self) -> str:
        """Whom it is about, as far as is known."""
        return f"{self.sent.youth.given_name} {self.sent.youth.family_name}".strip()

    @property
    def protected(self) -> bool:
        """Whether someone in the family lives with protected personal data."""
        return self.sent.youth.protected is ProtectedAnswer.yes


def show(work: Work, referral_id: UUID) -> ReferralView:
    """One anmälan as plain values, whether it is taken up or still lies in the letterbox."""
    row, sent = _found(work, referral_id)
    taken = row if isinstance(row, Referral) else None
    names = accounts.names(work, [row.account_id, taken.handler_id if taken else None])
    return ReferralView(
        task=task(work, row, sent.worry.triggers),
        sent=sent,
        unit=row.unit,
        sent_by=names.get(row.account_id) if row.account_id else None,
        taken_up_at=taken.taken_up_at if taken else None,
        handler=names.get(taken.handler_id) if taken and taken.handler_id else None,
        contact_on=workdays.after(
            clock.local_date(row.received_at), work.catalogue.deadlines.first_contact_working_days
        ),
        answer=_answer(taken) if taken else NOT_YET,
    )


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
