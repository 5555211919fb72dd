"""Everything the log can say. Events are facts without text: ids, enumerations, dates, numbers and slugs of `config/`.

Reading events are named after what was shown, writing events after what was done. `case_id`, where an event has one,
is also a column of the log, so that "who has read this case" is one query.
"""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sspf.audit.facts import Access as Access
from sspf.audit.facts import Event as Event
from sspf.audit.facts import Ids
from sspf.audit.facts import Read as Read
from sspf.audit.facts import Slug as Slug

# fmt: off
# One line per event reads better than black's three: this is the list an auditor goes through.

# -- the installation and its people
class InstallationMade(Event): ...
class LoggedIn(Access): account_id: UUID
class LoginFailed(Access): account_id: UUID | None
class LoggedOut(Access): account_id: UUID
class SessionsEnded(Access): account_id: UUID
class AccessDenied(Access): route: Slug; case_id: UUID | None = None
class AccountCreated(Event): account_id: UUID; role: StrEnum; unit: Slug | None
class AccountChanged(Event): account_id: UUID; role: StrEnum; unit: Slug | None
class AccountDisabled(Event): account_id: UUID
class AccountEnabled(Event): account_id: UUID
class PasswordSet(Event): account_id: UUID
class InvitationIssued(Event): account_id: UUID
class MailEnded(Event): account_id: UUID; mail: StrEnum; state: StrEnum
class SeatTaken(Event): account_id: UUID; seat: Slug; from_on: date; until_on: date | None
class SeatLeft(Event): account_id: UUID; seat: Slug; until_on: date
class AccountsListed(Read): ...
class AccountRead(Read): account_id: UUID
class OwnSessionsRead(Read): account_id: UUID
class LogRead(Read): shown: int
class StatisticsRead(Read): ...
class FiguresFrozen(Event): from_on: date; until_on: date
class TasksRead(Read): case_ids: Ids

# -- siffror om ungdomar: read once by the program, then frozen
class CasesReadForFigures(Read): case_ids: Ids
class PersonFiguresReleased(Event): release_id: UUID; digest: Slug
class PersonFiguresPrepared(Read): case_ids: Ids

# -- anmälan
class ReferralReceived(Event): referral_id: UUID; source: StrEnum
class ReferralsListed(Read): referral_ids: Ids
class ReferralRead(Read): referral_id: UUID
class ReferralTakenUp(Event): referral_id: UUID
class ReferralAccepted(Event): referral_id: UUID; case_id: UUID
class ReferralHandedOver(Event): referral_id: UUID
class ReferralClosed(Event): referral_id: UUID; reason: Slug

class ReferralWithdrawn(Event): referral_id: UUID
class ReferralReferredOn(Event): referral_id: UUID
class FamilyContacted(Event): referral_id: UUID; reached: bool
class SenderShielded(Event): referral_id: UUID
class SenderUnshielded(Event): referral_id: UUID
class ShieldedSenderRead(Read): referral_id: UUID
class AlikeLookedFor(Read): referral_id: UUID; case_ids: Ids; referral_ids: Ids
class ConsultationAsked(Event): consultation_id: UUID; unit: Slug | None
class ConsultationAnswered(Event): consultation_id: UUID
class ConsultationPutAway(Event): consultation_id: UUID
class ConsultationRead(Read): consultation_id: UUID
class ConsultationsListed(Read): consultation_ids: Ids

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

# -- möte
class MeetingCalled(Event): case_id: UUID; meeting_id: UUID
class MeetingChanged(Event): case_id: UUID; meeting_id: UUID
class MeetingRead(Read): case_id: UUID; meeting_id: UUID
class MeetingsListed(Read): case_ids: Ids
class SummonsSent(Event): case_id: UUID; meeting_id: UUID; seat: Slug
class SummonsRead(Read): case_id: UUID; summons_id: UUID
class SummonsAnswered(Event): case_id: UUID; summons_id: UUID; account_id: UUID
class SummonsDeclined(Event): case_id: UUID; summons_id: UUID
class SummonsReturned(Event): case_id: UUID; summons_id: UUID
class TimeProposed(Event): case_id: UUID; meeting_id: UUID
class AgendaChanged(Event): case_id: UUID; meeting_id: UUID
class AttendanceRecorded(Event): case_id: UUID; meeting_id: UUID
class DraftBegun(Event): case_id: UUID; meeting_id: UUID; point: Slug
class NotesWritten(Event): case_id: UUID; meeting_id: UUID; point: Slug
class ContributionWritten(Event): case_id: UUID; meeting_id: UUID; contribution_id: UUID
class ContributionPlaced(Event): case_id: UUID; meeting_id: UUID; contribution_id: UUID; unit: Slug; information: Slug
class ContributionThrownAway(Event): case_id: UUID; meeting_id: UUID; contribution_id: UUID
class ContributionsRead(Read): case_id: UUID; meeting_id: UUID; contribution_ids: Ids
class LettersRead(Read): case_id: UUID; meeting_id: UUID
class LetterMade(Read): case_id: UUID; meeting_id: UUID; person_id: UUID
class LetterSent(Event): case_id: UUID; meeting_id: UUID; person_id: UUID
class MinutesRead(Read): case_id: UUID; meeting_id: UUID
class MinutesPrinted(Read): case_id: UUID; meeting_id: UUID; unit: Slug | None
class MinutesSent(Event): case_id: UUID; meeting_id: UUID; asked: int
class MinutesAnswered(Event): case_id: UUID; meeting_id: UUID; verdict: StrEnum
class MinutesTakenBack(Event): case_id: UUID; meeting_id: UUID
class MinutesAdjusted(Event): case_id: UUID; meeting_id: UUID; unanimous: bool
class AddendumWritten(Event): case_id: UUID; meeting_id: UUID; addendum_id: UUID
class MinutesPaperAdded(Event): case_id: UUID; meeting_id: UUID; attachment_id: UUID
class MeetingHeld(Event): case_id: UUID; meeting_id: UUID
class MeetingCancelled(Event): case_id: UUID; meeting_id: UUID

# -- åtgärdsplan och uppföljning
class PlanDrafted(Event): case_id: UUID; plan_id: UUID
class PlanChanged(Event): case_id: UUID; plan_id: UUID
class PlanRead(Read): case_id: UUID; plan_id: UUID | None
class PlanPrinted(Read): case_id: UUID; plan_id: UUID; unit: Slug | None; person_id: UUID | None
class PlanFixed(Event): case_id: UUID; plan_id: UUID
class MeasureReported(Event): case_id: UUID; measure_id: UUID; state: StrEnum
class MeasureMoved(Event): case_id: UUID; measure_id: UUID
class MeasureRead(Read): case_id: UUID; measure_id: UUID
class PromisesListed(Read): case_ids: Ids
class OwedAnswersListed(Read): case_ids: Ids
class FollowUpHeld(Event): case_id: UUID; follow_up_id: UUID; decision: StrEnum
class FollowUpsListed(Read): case_id: UUID; follow_up_ids: Ids
class FollowUpRead(Read): case_id: UUID; follow_up_id: UUID

# -- enkät: who was asked and that someone answered, never what
class SurveyIssued(Event): case_id: UUID; dispatch_id: UUID
class SurveyAsked(Event): case_id: UUID; dispatch_id: UUID; unit: Slug
class SurveyLeftOut(Event): case_id: UUID; point: Slug; audience: StrEnum
class SurveyReminded(Event): case_id: UUID; dispatch_id: UUID
class SurveyDeclined(Event): case_id: UUID; dispatch_id: UUID
class SurveyOpened(Event): dispatch_id: UUID
class SurveyTyped(Event): dispatch_id: UUID
class SurveyAnswered(Event): dispatch_id: UUID
class SurveysRead(Read): case_id: UUID
class OwnSurveysListed(Read): dispatch_ids: Ids
class SurveyTextsRead(Read): ...
class SurveyTextDecided(Event): questionnaire: Slug; decision: StrEnum
class SurveyRoundCounted(Event): audience: StrEnum
class SurveyResultsRead(Read): ...

# -- who has read
class ReadersRead(Read): case_id: UUID
class ReaderExtractMade(Read): case_id: UUID

# -- utlämnande utan samtycke: a register of each unit's own. No event here has a case (law R17)
class DisclosureRecorded(Event): disclosure_id: UUID; unit: Slug
class DisclosureCorrected(Event): disclosure_id: UUID; unit: Slug
class DisclosuresListed(Read): disclosure_ids: Ids
class DisclosureRead(Read): disclosure_id: UUID
class InformationRequestRecorded(Event): information_request_id: UUID; unit: Slug
class InformationRequestCorrected(Event): information_request_id: UUID; unit: Slug
class InformationRequestAnswered(Event): information_request_id: UUID; unit: Slug
class InformationRequestsListed(Read): information_request_ids: Ids
class InformationRequestRead(Read): information_request_id: UUID

# -- grupp: no persons
class GroupCaseOpened(Event): group_id: UUID
class GroupCaseChanged(Event): group_id: UUID
class GroupCaseClosed(Event): group_id: UUID
class GroupCasesListed(Read): group_ids: Ids
class GroupCaseRead(Read): group_id: UUID
class GroupNoteWritten(Event): group_id: UUID
class ParentsMeetingPlanned(Event): group_id: UUID; parents_meeting_id: UUID
class ParentsMeetingChanged(Event): group_id: UUID; parents_meeting_id: UUID
class GroupPlanRead(Read): group_id: UUID
class GroupPlanChanged(Event): group_id: UUID
class GroupActivityAdded(Event): group_id: UUID; activity_id: UUID
class GroupActivityChanged(Event): group_id: UUID; activity_id: UUID
class GroupActivityReported(Event): group_id: UUID; activity_id: UUID; state: StrEnum

# -- lägesbild: places, never persons
class SituationStarted(Event): situation_id: UUID; area: Slug
class SituationChanged(Event): situation_id: UUID
class SituationPublished(Event): situation_id: UUID; edition: int
class SituationReopened(Event): situation_id: UUID
class SituationsListed(Read): ...
class SituationRead(Read): situation_id: UUID
class CountsBrought(Event): count_import_id: UUID
class CountsTaken(Event): count_import_id: UUID; added: int; changed: int
class CountsDropped(Event): count_import_id: UUID
class CountImportsListed(Read): ...
class CountImportRead(Read): count_import_id: UUID
class FiguresPlaced(Event): figures: int

# -- kalender: no persons
class CalendarEventEntered(Event): calendar_event_id: UUID
class CalendarEventChanged(Event): calendar_event_id: UUID
class StaffingPlanned(Event): calendar_event_id: UUID; agency: Slug
class CalendarRead(Read): ...
class CalendarEventRead(Read): calendar_event_id: UUID
class CalendarTaken(Read): ...

# -- styrgrupp och arbetsgrupp: what is about a single case has the case in it
class GroupsListed(Read): group_meeting_ids: Ids
class GroupRead(Read): group: Slug
class GroupMeetingPlanned(Event): group_meeting_id: UUID; group: Slug
class GroupMeetingChanged(Event): group_meeting_id: UUID
class GroupMeetingCalled(Event): group_meeting_id: UUID
class GroupMeetingCancelled(Event): group_meeting_id: UUID
class GroupMeetingHeld(Event): group_meeting_id: UUID
class GroupMeetingRead(Read): group_meeting_id: UUID
class GroupGuestInvited(Event): group_meeting_id: UUID; account_id: UUID | None
class GroupGuestLeft(Event): group_meeting_id: UUID; account_id: UUID | None
class GroupAgendaChanged(Event): group_meeting_id: UUID
class GroupPointWritten(Event): group_meeting_id: UUID; point: Slug
class GroupAttendanceRecorded(Event): group_meeting_id: UUID
class GroupCasePutOnAgenda(Event): group_meeting_id: UUID; group_id: UUID
class GroupCaseTakenOff(Event): group_meeting_id: UUID; group_id: UUID
class GroupItemPutUp(Event): case_id: UUID; group_meeting_id: UUID
class GroupItemChanged(Event): case_id: UUID; group_meeting_id: UUID
class GroupItemTakenOff(Event): case_id: UUID; group_meeting_id: UUID
class GroupItemRead(Read): case_id: UUID; group_meeting_id: UUID
class GroupMinutesSent(Event): group_meeting_id: UUID
class GroupMinutesAnswered(Event): group_meeting_id: UUID; verdict: StrEnum
class GroupMinutesTakenBack(Event): group_meeting_id: UUID
class GroupMinutesAdjusted(Event): group_meeting_id: UUID
class GroupMinutesRead(Read): group_meeting_id: UUID
class GroupDecisionTaken(Event): group_meeting_id: UUID; decision_id: UUID; point: Slug
class GroupDecisionChanged(Event): group_meeting_id: UUID; decision_id: UUID
class GroupDecisionRemoved(Event): group_meeting_id: UUID; decision_id: UUID
class GroupDecisionReported(Event): decision_id: UUID; state: StrEnum
class GroupDecisionRead(Read): decision_id: UUID
class GroupDecisionsListed(Read): group: Slug
class GroupBriefingFilled(Event): group_meeting_id: UUID
class GroupBriefingChanged(Event): group_meeting_id: UUID; point: Slug
class GroupBriefingSent(Event): group_meeting_id: UUID
class GroupBriefingRead(Read): group_meeting_id: UUID
class GroupPaperAdded(Event): group_meeting_id: UUID; paper_id: UUID
class GroupPaperRemoved(Event): group_meeting_id: UUID; paper_id: UUID
class GroupPaperRead(Read): group_meeting_id: UUID; paper_id: UUID

# -- avtal och årshjul: no persons
class AgreementRecorded(Event): agreement_id: UUID; agreement: StrEnum
class AgreementChanged(Event): agreement_id: UUID
class AgreementReviewed(Event): agreement_id: UUID; reviewed_on: date
class AgreementPaperKept(Event): agreement_id: UUID
class AgreementsListed(Read): ...
class AgreementRead(Read): agreement_id: UUID
class AgreementPaperRead(Read): agreement_id: UUID
class DutyTicked(Event): duty: Slug; done_on: date
class DutyTickTakenBack(Event): duty: Slug
class YearWheelRead(Read): year: int

# -- rapporter
class ReportBegun(Event): report_id: UUID; report: StrEnum; year: int
class ReportChanged(Event): report_id: UUID
class ReportFiguresFetched(Event): report_id: UUID
class ReportPublished(Event): report_id: UUID; number: int
class ReportReopened(Event): report_id: UUID
class ReportThrownAway(Event): report_id: UUID
class ReportRead(Read): report_id: UUID
class ReportEditionRead(Read): report_id: UUID; number: int
class ReportsListed(Read): ...
class FiguresExported(Read): year: int
# fmt: on
