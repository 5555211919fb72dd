"""What happens around meetings, plans and questionnaires of a case."""

from enum import StrEnum
from uuid import UUID

from sspf.audit.facts import Event, Ids, Read, Slug

# fmt: off

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

# fmt: on
