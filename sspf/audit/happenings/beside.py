"""What happens beside every case: where no event has one, none can point at a young person."""

from enum import StrEnum
from uuid import UUID

from sspf.audit.facts import Event, Ids, Read, Slug

# fmt: off

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

# fmt: on
