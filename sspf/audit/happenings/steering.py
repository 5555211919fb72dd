"""What happens in the groups and to what the styrgrupp works with."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sspf.audit.facts import Event, Ids, Read, Slug

# fmt: off

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
class ReportCorrectionLeft(Event): report_id: UUID
class ReportThrownAway(Event): report_id: UUID
class ReportRead(Read): report_id: UUID
class ReportEditionRead(Read): report_id: UUID; number: int
class ReportsListed(Read): ...
class FiguresExported(Read): year: int

# fmt: on
