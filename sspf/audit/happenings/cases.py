"""What happens in a case, and to what is written in it."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sspf.audit.facts import Access, Event, Ids, Read, Slug

# fmt: off

# -- the case and its people
class CaseOpened(Event): case_id: UUID
class CasesListed(Read): case_ids: Ids
class CaseRead(Read): case_id: UUID
class CaseChanged(Event): case_id: UUID
class CaseStateChanged(Event): case_id: UUID; state: StrEnum
class PersonAdded(Event): case_id: UUID; person_id: UUID
class PersonChanged(Event): case_id: UUID; person_id: UUID
class PersonRead(Read): case_id: UUID; person_id: UUID
class ParticipantAdded(Event): case_id: UUID; participant_id: UUID; unit: Slug
class ParticipantEnded(Event): case_id: UUID; participant_id: UUID; unit: Slug
class CaseClosed(Event): case_id: UUID; reason: Slug
class CaseNarrowed(Event): case_id: UUID
class CaseWidened(Event): case_id: UUID
class CaseHandedOver(Event): case_id: UUID; account_id: UUID
class FamilyTold(Event): case_id: UUID
class SchoolChanged(Event): case_id: UUID
class SubstituteNamed(Event): account_id: UUID; absent_id: UUID; from_on: date; until_on: date
class SubstituteEnded(Event): account_id: UUID; absent_id: UUID; until_on: date
class SubstitutesListed(Read): ...
class CasesSearched(Read): reason: StrEnum; case_ids: Ids
class ProtectionChanged(Event): case_id: UUID; person_id: UUID
class ProtectionAsked(Event): case_id: UUID
class PlaceAsked(Event): case_id: UUID; person_id: UUID; request_id: UUID
class PlaceDecided(Event): case_id: UUID; person_id: UUID; request_id: UUID; state: StrEnum
class PlaceChanged(Event): case_id: UUID; person_id: UUID
class PlaceShown(Event): case_id: UUID; person_id: UUID; request_id: UUID; reason: StrEnum
class CaseReopened(Event): case_id: UUID
class CaseFormChanged(Event): case_id: UUID; form: Slug
class CollaborationRecorded(Event): case_id: UUID; collaboration_id: UUID
class ParticipantTold(Event): case_id: UUID; unit: Slug; notice: StrEnum
class NoticePutAway(Event): case_id: UUID

# -- schools, about which nothing personal is written
class SchoolInformed(Event): unit: Slug; item: Slug; given_on: date
class SchoolInformationTakenBack(Event): unit: Slug; item: Slug

# -- kartläggande samtal
class TalkWritten(Event): case_id: UUID; talk_id: UUID
class TalkRead(Read): case_id: UUID; talk_id: UUID | None

# -- samtycke
class CustodyRecorded(Event): case_id: UUID; custody_id: UUID; guardian_id: UUID
class CustodyEnded(Event): case_id: UUID; custody_id: UUID; until_on: date
class ConsentPrepared(Event): case_id: UUID; consent_id: UUID
class ConsentSigned(Event): case_id: UUID; consent_id: UUID; signer_id: UUID
class ConsentRefused(Event): case_id: UUID; consent_id: UUID; signer_id: UUID
class ConsentWithdrawn(Event): case_id: UUID; consent_id: UUID; signer_id: UUID; whole: bool
class ExceptionRecorded(Event): case_id: UUID; guardian_id: UUID; until_on: date
class ChildViewRecorded(Event): case_id: UUID; consent_id: UUID
class ConsentRead(Read): case_id: UUID
class ConsentPaperMade(Read): case_id: UUID; consent_id: UUID
class SigningOpened(Event): case_id: UUID; consent_id: UUID; signer_id: UUID
class SigningShown(Read): case_id: UUID; consent_id: UUID; signer_id: UUID
class SigningLeft(Event): case_id: UUID; consent_id: UUID; signer_id: UUID
class DeviceTakenBack(Access): account_id: UUID

# -- bilagor
class AttachmentAdded(Event): case_id: UUID; attachment_id: UUID
class AttachmentRead(Read): case_id: UUID; attachment_id: UUID

# -- uppgifter: what a unit has written, whom it was shared with, and what the family was given to read
class StatementWritten(Event): case_id: UUID; statement_id: UUID; unit: Slug; information: Slug
class StatementCorrected(Event): case_id: UUID; statement_id: UUID; number: int
class StatementThrownAway(Event): case_id: UUID; statement_id: UUID
class StatementReleased(Event): case_id: UUID; statement_id: UUID; release_id: UUID; unit: Slug | None
class StatementReleaseEnded(Event): case_id: UUID; statement_id: UUID; release_id: UUID; unit: Slug | None
class StatementBarred(Event): case_id: UUID; statement_id: UUID; barred: bool
class StatementCleared(Event): case_id: UUID; statement_id: UUID
class StatementShielded(Event): case_id: UUID; statement_id: UUID; shield_id: UUID
class StatementShieldLifted(Event): case_id: UUID; statement_id: UUID; shield_id: UUID
class ObjectionNoted(Event): case_id: UUID; statement_id: UUID; objection_id: UUID; person_id: UUID
class StatementsListed(Read): case_id: UUID; statement_ids: Ids
class StatementRead(Read): case_id: UUID; statement_id: UUID | None
class FamilyPageRead(Read): case_id: UUID; person_id: UUID; statement_ids: Ids

# -- who has read
class ReadersRead(Read): case_id: UUID
class ReaderExtractMade(Read): case_id: UUID

# fmt: on
