"""What happens to the installation, its people and its figures."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sspf.audit.facts import Access, Event, Ids, Read, Slug

# fmt: off

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

# fmt: on
