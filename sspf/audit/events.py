"""Everything the log can say. Events are facts without text: ids, enumerations, dates, numbers and slugs of `config/`.

Reading events are named after what was shown, writing events after what was done. `case_id`, where an event has one,
is also a column of the log, so that "who has read this case" is one query.
"""

import re
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID


class Slug(str):
    """An id from `config/` or the name of a route: never anything a person typed."""

    ALLOWED = re.compile(r"[a-z][a-z0-9_.-]{0,59}")

    def __new__(cls, text: str) -> "Slug":
        if not cls.ALLOWED.fullmatch(text):
            raise ValueError("not a slug")
        return super().__new__(cls, text)


class Kind(StrEnum):
    """Whether an event tells of reading, of a change, or of someone coming, going or being refused."""

    read = "read"
    change = "change"
    access = "access"


Ids = tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    kind: ClassVar[Kind] = Kind.change

    def facts(self) -> dict[str, Any]:
        """The fields as JSON values."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Read(Event):
    """Something was shown."""

    kind: ClassVar[Kind] = Kind.read


@dataclass(frozen=True, slots=True)
class Access(Event):
    """Someone came, went or was refused."""

    kind: ClassVar[Kind] = Kind.access


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, (UUID, Slug)) else value


# fmt: off
# One line per event reads better than black's three: this is the list an auditor goes through.

# -- the installation and its people
@dataclass(frozen=True, slots=True)
class InstallationMade(Event): ...
@dataclass(frozen=True, slots=True)
class LoggedIn(Access): account_id: UUID
@dataclass(frozen=True, slots=True)
class LoginFailed(Access): account_id: UUID | None
@dataclass(frozen=True, slots=True)
class LoggedOut(Access): account_id: UUID
@dataclass(frozen=True, slots=True)
class SessionsEnded(Access): account_id: UUID
@dataclass(frozen=True, slots=True)
class AccessDenied(Access): route: Slug; case_id: UUID | None = None
@dataclass(frozen=True, slots=True)
class AccountCreated(Event): account_id: UUID; role: StrEnum; unit: Slug | None
@dataclass(frozen=True, slots=True)
class AccountChanged(Event): account_id: UUID; role: StrEnum; unit: Slug | None
@dataclass(frozen=True, slots=True)
class AccountDisabled(Event): account_id: UUID
@dataclass(frozen=True, slots=True)
class AccountEnabled(Event): account_id: UUID
@dataclass(frozen=True, slots=True)
class PasswordSet(Event): account_id: UUID
@dataclass(frozen=True, slots=True)
class InvitationIssued(Event): account_id: UUID
@dataclass(frozen=True, slots=True)
class SeatTaken(Event): account_id: UUID; seat: Slug; from_on: date; until_on: date | None
@dataclass(frozen=True, slots=True)
class SeatLeft(Event): account_id: UUID; seat: Slug; until_on: date
@dataclass(frozen=True, slots=True)
class AccountsListed(Read): ...
@dataclass(frozen=True, slots=True)
class AccountRead(Read): account_id: UUID
@dataclass(frozen=True, slots=True)
class OwnSessionsRead(Read): account_id: UUID
@dataclass(frozen=True, slots=True)
class LogRead(Read): shown: int
@dataclass(frozen=True, slots=True)
class StatisticsRead(Read): ...
@dataclass(frozen=True, slots=True)
class TasksRead(Read): case_ids: Ids

# -- anmälan
@dataclass(frozen=True, slots=True)
class ReferralReceived(Event): referral_id: UUID; source: StrEnum
@dataclass(frozen=True, slots=True)
class ReferralsListed(Read): referral_ids: Ids
@dataclass(frozen=True, slots=True)
class ReferralRead(Read): referral_id: UUID
@dataclass(frozen=True, slots=True)
class ReferralTakenUp(Event): referral_id: UUID
@dataclass(frozen=True, slots=True)
class ReferralAccepted(Event): referral_id: UUID; case_id: UUID
@dataclass(frozen=True, slots=True)
class ReferralHandedOver(Event): referral_id: UUID
@dataclass(frozen=True, slots=True)
class ReferralClosed(Event): referral_id: UUID; reason: Slug

@dataclass(frozen=True, slots=True)
class ReferralWithdrawn(Event): referral_id: UUID
@dataclass(frozen=True, slots=True)
class ReferralReferredOn(Event): referral_id: UUID
@dataclass(frozen=True, slots=True)
class FamilyContacted(Event): referral_id: UUID; reached: bool
@dataclass(frozen=True, slots=True)
class SenderShielded(Event): referral_id: UUID
@dataclass(frozen=True, slots=True)
class SenderUnshielded(Event): referral_id: UUID
@dataclass(frozen=True, slots=True)
class ShieldedSenderRead(Read): referral_id: UUID
@dataclass(frozen=True, slots=True)
class AlikeLookedFor(Read): referral_id: UUID; case_ids: Ids; referral_ids: Ids
@dataclass(frozen=True, slots=True)
class ConsultationAsked(Event): consultation_id: UUID; unit: Slug | None
@dataclass(frozen=True, slots=True)
class ConsultationAnswered(Event): consultation_id: UUID
@dataclass(frozen=True, slots=True)
class ConsultationPutAway(Event): consultation_id: UUID
@dataclass(frozen=True, slots=True)
class ConsultationRead(Read): consultation_id: UUID
@dataclass(frozen=True, slots=True)
class ConsultationsListed(Read): consultation_ids: Ids

# -- the case and its people
@dataclass(frozen=True, slots=True)
class CaseOpened(Event): case_id: UUID
@dataclass(frozen=True, slots=True)
class CasesListed(Read): case_ids: Ids
@dataclass(frozen=True, slots=True)
class CaseRead(Read): case_id: UUID
@dataclass(frozen=True, slots=True)
class CaseChanged(Event): case_id: UUID
@dataclass(frozen=True, slots=True)
class CaseStateChanged(Event): case_id: UUID; state: StrEnum
@dataclass(frozen=True, slots=True)
class PersonAdded(Event): case_id: UUID; person_id: UUID
@dataclass(frozen=True, slots=True)
class PersonChanged(Event): case_id: UUID; person_id: UUID
@dataclass(frozen=True, slots=True)
class PersonRead(Read): case_id: UUID; person_id: UUID
@dataclass(frozen=True, slots=True)
class ParticipantAdded(Event): case_id: UUID; participant_id: UUID; unit: Slug
@dataclass(frozen=True, slots=True)
class ParticipantEnded(Event): case_id: UUID; participant_id: UUID; unit: Slug
@dataclass(frozen=True, slots=True)
class CaseClosed(Event): case_id: UUID; reason: Slug
@dataclass(frozen=True, slots=True)
class CaseNarrowed(Event): case_id: UUID
@dataclass(frozen=True, slots=True)
class CaseWidened(Event): case_id: UUID
@dataclass(frozen=True, slots=True)
class CaseHandedOver(Event): case_id: UUID; account_id: UUID
@dataclass(frozen=True, slots=True)
class FamilyTold(Event): case_id: UUID
@dataclass(frozen=True, slots=True)
class SchoolChanged(Event): case_id: UUID
@dataclass(frozen=True, slots=True)
class SubstituteNamed(Event): account_id: UUID; absent_id: UUID; from_on: date; until_on: date
@dataclass(frozen=True, slots=True)
class SubstituteEnded(Event): account_id: UUID; absent_id: UUID; until_on: date
@dataclass(frozen=True, slots=True)
class SubstitutesListed(Read): ...
@dataclass(frozen=True, slots=True)
class CasesSearched(Read): reason: StrEnum; case_ids: Ids
@dataclass(frozen=True, slots=True)
class ProtectionChanged(Event): case_id: UUID; person_id: UUID
@dataclass(frozen=True, slots=True)
class ProtectionAsked(Event): case_id: UUID
@dataclass(frozen=True, slots=True)
class PlaceAsked(Event): case_id: UUID; person_id: UUID; request_id: UUID
@dataclass(frozen=True, slots=True)
class PlaceDecided(Event): case_id: UUID; person_id: UUID; request_id: UUID; state: StrEnum
@dataclass(frozen=True, slots=True)
class PlaceChanged(Event): case_id: UUID; person_id: UUID
@dataclass(frozen=True, slots=True)
class PlaceShown(Event): case_id: UUID; person_id: UUID; request_id: UUID; reason: StrEnum
@dataclass(frozen=True, slots=True)
class CaseReopened(Event): case_id: UUID
@dataclass(frozen=True, slots=True)
class CaseFormChanged(Event): case_id: UUID; form: Slug
@dataclass(frozen=True, slots=True)
class CollaborationRecorded(Event): case_id: UUID; collaboration_id: UUID
@dataclass(frozen=True, slots=True)
class ParticipantTold(Event): case_id: UUID; unit: Slug; notice: StrEnum
@dataclass(frozen=True, slots=True)
class NoticePutAway(Event): case_id: UUID

# -- schools, about which nothing personal is written
@dataclass(frozen=True, slots=True)
class SchoolInformed(Event): unit: Slug; item: Slug; given_on: date
@dataclass(frozen=True, slots=True)
class SchoolInformationTakenBack(Event): unit: Slug; item: Slug

# -- kartläggande samtal
@dataclass(frozen=True, slots=True)
class TalkWritten(Event): case_id: UUID; talk_id: UUID
@dataclass(frozen=True, slots=True)
class TalkRead(Read): case_id: UUID; talk_id: UUID | None

# -- samtycke
@dataclass(frozen=True, slots=True)
class CustodyRecorded(Event): case_id: UUID; custody_id: UUID; guardian_id: UUID
@dataclass(frozen=True, slots=True)
class CustodyEnded(Event): case_id: UUID; custody_id: UUID; until_on: date
@dataclass(frozen=True, slots=True)
class ConsentPrepared(Event): case_id: UUID; consent_id: UUID
@dataclass(frozen=True, slots=True)
class ConsentSigned(Event): case_id: UUID; consent_id: UUID; signer_id: UUID
@dataclass(frozen=True, slots=True)
class ConsentRefused(Event): case_id: UUID; consent_id: UUID; signer_id: UUID
@dataclass(frozen=True, slots=True)
class ConsentWithdrawn(Event): case_id: UUID; consent_id: UUID; signer_id: UUID; whole: bool
@dataclass(frozen=True, slots=True)
class ExceptionRecorded(Event): case_id: UUID; guardian_id: UUID; until_on: date
@dataclass(frozen=True, slots=True)
class ChildViewRecorded(Event): case_id: UUID; consent_id: UUID
@dataclass(frozen=True, slots=True)
class ConsentRead(Read): case_id: UUID
@dataclass(frozen=True, slots=True)
class ConsentPaperMade(Read): case_id: UUID; consent_id: UUID
@dataclass(frozen=True, slots=True)
class SigningOpened(Event): case_id: UUID; consent_id: UUID; signer_id: UUID
@dataclass(frozen=True, slots=True)
class SigningShown(Read): case_id: UUID; consent_id: UUID; signer_id: UUID
@dataclass(frozen=True, slots=True)
class SigningLeft(Event): case_id: UUID; consent_id: UUID; signer_id: UUID
@dataclass(frozen=True, slots=True)
class DeviceTakenBack(Access): account_id: UUID

# -- bilagor
@dataclass(frozen=True, slots=True)
class AttachmentAdded(Event): case_id: UUID; attachment_id: UUID
@dataclass(frozen=True, slots=True)
class AttachmentRead(Read): case_id: UUID; attachment_id: UUID
@dataclass(frozen=True, slots=True)
class AttachmentRemoved(Event): case_id: UUID; attachment_id: UUID

# -- uppgifter: what a unit has written, whom it was shared with, and what the family was given to read
@dataclass(frozen=True, slots=True)
class StatementWritten(Event): case_id: UUID; statement_id: UUID; unit: Slug; information: Slug
@dataclass(frozen=True, slots=True)
class StatementCorrected(Event): case_id: UUID; statement_id: UUID; number: int
@dataclass(frozen=True, slots=True)
class StatementThrownAway(Event): case_id: UUID; statement_id: UUID
@dataclass(frozen=True, slots=True)
class StatementReleased(Event): case_id: UUID; statement_id: UUID; release_id: UUID; unit: Slug | None
@dataclass(frozen=True, slots=True)
class StatementReleaseEnded(Event): case_id: UUID; statement_id: UUID; release_id: UUID; unit: Slug | None
@dataclass(frozen=True, slots=True)
class StatementBarred(Event): case_id: UUID; statement_id: UUID; barred: bool
@dataclass(frozen=True, slots=True)
class StatementCleared(Event): case_id: UUID; statement_id: UUID
@dataclass(frozen=True, slots=True)
class StatementShielded(Event): case_id: UUID; statement_id: UUID; shield_id: UUID
@dataclass(frozen=True, slots=True)
class StatementShieldLifted(Event): case_id: UUID; statement_id: UUID; shield_id: UUID
@dataclass(frozen=True, slots=True)
class ObjectionNoted(Event): case_id: UUID; statement_id: UUID; objection_id: UUID; person_id: UUID
@dataclass(frozen=True, slots=True)
class StatementsListed(Read): case_id: UUID; statement_ids: Ids
@dataclass(frozen=True, slots=True)
class StatementRead(Read): case_id: UUID; statement_id: UUID | None
@dataclass(frozen=True, slots=True)
class FamilyPageRead(Read): case_id: UUID; person_id: UUID; statement_ids: Ids

# -- möte
@dataclass(frozen=True, slots=True)
class MeetingCalled(Event): case_id: UUID; meeting_id: UUID
@dataclass(frozen=True, slots=True)
class MeetingChanged(Event): case_id: UUID; meeting_id: UUID
@dataclass(frozen=True, slots=True)
class MeetingRead(Read): case_id: UUID; meeting_id: UUID
@dataclass(frozen=True, slots=True)
class MeetingsListed(Read): case_ids: Ids
@dataclass(frozen=True, slots=True)
class SummonsSent(Event): case_id: UUID; meeting_id: UUID; seat: Slug
@dataclass(frozen=True, slots=True)
class SummonsRead(Read): case_id: UUID; summons_id: UUID
@dataclass(frozen=True, slots=True)
class SummonsAnswered(Event): case_id: UUID; summons_id: UUID; account_id: UUID
@dataclass(frozen=True, slots=True)
class SummonsDeclined(Event): case_id: UUID; summons_id: UUID
@dataclass(frozen=True, slots=True)
class AttendanceRecorded(Event): case_id: UUID; meeting_id: UUID
@dataclass(frozen=True, slots=True)
class NotesWritten(Event): case_id: UUID; meeting_id: UUID; point: Slug
@dataclass(frozen=True, slots=True)
class MeetingHeld(Event): case_id: UUID; meeting_id: UUID
@dataclass(frozen=True, slots=True)
class MeetingCancelled(Event): case_id: UUID; meeting_id: UUID

# -- åtgärdsplan och uppföljning
@dataclass(frozen=True, slots=True)
class PlanDrafted(Event): case_id: UUID; plan_id: UUID
@dataclass(frozen=True, slots=True)
class PlanChanged(Event): case_id: UUID; plan_id: UUID
@dataclass(frozen=True, slots=True)
class PlanRead(Read): case_id: UUID; plan_id: UUID | None
@dataclass(frozen=True, slots=True)
class PlanFixed(Event): case_id: UUID; plan_id: UUID
@dataclass(frozen=True, slots=True)
class MeasureReported(Event): case_id: UUID; measure_id: UUID; state: StrEnum
@dataclass(frozen=True, slots=True)
class MeasureRead(Read): case_id: UUID; measure_id: UUID
@dataclass(frozen=True, slots=True)
class FollowUpHeld(Event): case_id: UUID; follow_up_id: UUID; decision: StrEnum
@dataclass(frozen=True, slots=True)
class FollowUpsListed(Read): case_id: UUID; follow_up_ids: Ids
@dataclass(frozen=True, slots=True)
class FollowUpRead(Read): case_id: UUID; follow_up_id: UUID

# -- enkät: who was asked and that someone answered, never what
@dataclass(frozen=True, slots=True)
class SurveyIssued(Event): case_id: UUID; dispatch_id: UUID
@dataclass(frozen=True, slots=True)
class SurveyAnswered(Event): dispatch_id: UUID
@dataclass(frozen=True, slots=True)
class SurveysRead(Read): case_id: UUID
@dataclass(frozen=True, slots=True)
class SurveyResultsRead(Read): ...

# -- who has read
@dataclass(frozen=True, slots=True)
class ReadersRead(Read): case_id: UUID
@dataclass(frozen=True, slots=True)
class ReaderExtractMade(Read): case_id: UUID

# -- utlämnande utan samtycke: a register of each unit's own. No event here has a case (law R17)
@dataclass(frozen=True, slots=True)
class DisclosureRecorded(Event): disclosure_id: UUID; unit: Slug
@dataclass(frozen=True, slots=True)
class DisclosureCorrected(Event): disclosure_id: UUID; unit: Slug
@dataclass(frozen=True, slots=True)
class DisclosuresListed(Read): disclosure_ids: Ids
@dataclass(frozen=True, slots=True)
class DisclosureRead(Read): disclosure_id: UUID
@dataclass(frozen=True, slots=True)
class InformationRequestRecorded(Event): information_request_id: UUID; unit: Slug
@dataclass(frozen=True, slots=True)
class InformationRequestCorrected(Event): information_request_id: UUID; unit: Slug
@dataclass(frozen=True, slots=True)
class InformationRequestAnswered(Event): information_request_id: UUID; unit: Slug
@dataclass(frozen=True, slots=True)
class InformationRequestsListed(Read): information_request_ids: Ids
@dataclass(frozen=True, slots=True)
class InformationRequestRead(Read): information_request_id: UUID

# -- grupp: no persons
@dataclass(frozen=True, slots=True)
class GroupCaseOpened(Event): group_id: UUID
@dataclass(frozen=True, slots=True)
class GroupCaseChanged(Event): group_id: UUID
@dataclass(frozen=True, slots=True)
class GroupCaseClosed(Event): group_id: UUID
@dataclass(frozen=True, slots=True)
class GroupCasesListed(Read): group_ids: Ids
@dataclass(frozen=True, slots=True)
class GroupCaseRead(Read): group_id: UUID
@dataclass(frozen=True, slots=True)
class GroupNoteWritten(Event): group_id: UUID
@dataclass(frozen=True, slots=True)
class ParentsMeetingPlanned(Event): group_id: UUID; parents_meeting_id: UUID
@dataclass(frozen=True, slots=True)
class ParentsMeetingChanged(Event): group_id: UUID; parents_meeting_id: UUID
# fmt: on
