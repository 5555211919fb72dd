"""One meeting with all that belongs to it: who is called, who is expected, who came, what was noted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.models import Person
from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach
from sspf.cases.queries.people import CaseHead
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.people import PersonRole
from sspf.catalogue.agendas import AgendaPoint
from sspf.catalogue.loader import Catalogue
from sspf.clock import local_date
from sspf.errors import NotFound
from sspf.meetings.models import Attendee, Meeting, Summons
from sspf.meetings.queries import continuity, notes
from sspf.meetings.queries.agendas import agenda_of
from sspf.meetings.queries.notes import NoteView
from sspf.meetings.rules import appointments
from sspf.meetings.rules.continuity import same_as
from sspf.meetings.rules.states import (
    WITH_FAMILY,
    Attendance,
    AttendeeRole,
    MeetingKind,
    MeetingState,
    SummonsState,
)
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Details:
    """The meeting itself. `place` is the whole of it: the room, and what is typed beside it.

    `called_at`: since when it is known as it stands. `working_days` lie between that and the meeting.
    """

    id: UUID
    version: int
    kind: MeetingKind
    state: MeetingState
    starts_at: datetime
    ends_at: datetime
    place: str
    link: str
    purpose: str
    called_at: datetime
    working_days: int
    room: str | None
    typed_place: str

    @property
    def day(self) -> date:
        """The local day of the meeting."""
        return local_date(self.starts_at)


@dataclass(frozen=True, slots=True)
class SummonsView:
    """A called function and its answer. `nominee` is the name of who comes; `reason` an id of `summons_declined`.

    `sent_at`: since when it is asked; a new time asks anew.
    """

    id: UUID
    seat: str
    unit: str
    state: SummonsState
    nominee: str
    reason: str | None
    message: str
    sent_at: datetime
    nominee_id: UUID | None


@dataclass(frozen=True, slots=True)
class Expected:
    """Someone who is expected, and what is recorded so far; `attendance` is None until then.

    `key` names the row in forms. A partner without a name is the called function itself.
    """

    key: str
    role: AttendeeRole
    name: str
    seat: str | None
    attendance: Attendance | None
    why_here: str
    reason: str | None
    inside: bool
    """Whether the consent lets the unit in now; always true for the family."""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting and all that the actor may see of it."""

    head: CaseHead
    meeting: Details
    summonses: list[SummonsView]
    expected: list[Expected]
    notes: list[NoteView]
    points: tuple[AgendaPoint, ...]
    same: Mapping[str, bool]
    """For each kallelse whether the unit sends the same person as last time; it says nothing of a unit's first time."""


def row(work: Work, sight: Sight, meeting_id: UUID) -> Meeting:
    """The meeting of a case the actor reaches; `NotFound` for another case's."""
    found = work.session.get(Meeting, meeting_id)
    if found is None or found.case_id != sight.case.id:
        raise NotFound
    return found


def called(work: Work, meeting: Meeting) -> list[Summons]:
    """The kallelser to a meeting, in the order of `config/seats.toml`."""
    return _called_now(work, meeting)[0]


def attendees(work: Work, meeting: Meeting) -> list[Attendee]:
    """What is recorded about who came."""
    return list(work.session.scalars(select(Attendee).where(Attendee.meeting_id == meeting.id)))


def family(work: Work, sight: Sight, meeting: Meeting) -> list[Person]:
    """The persons of the case, where the meeting is one with the family; to prepare, colleagues meet by themselves."""
    return case_people.persons(work, sight) if meeting.kind in WITH_FAMILY else []


def show(work: Work, sight: Sight, meeting_id: UUID) -> MeetingView:
    """One meeting in five statements, whatever it holds. Notes only of the kinds that are open to the actor."""
    meeting = row(work, sight, meeting_id)
    people = family(work, sight, meeting)
    summonses, outside, names = _called_now(work, meeting)
    return MeetingView(
        case_people.head(work, sight),
        details(work, meeting),
        [_summons(work, each, names) for each in summonses],
        expected(people, summonses, names, attendees(work, meeting), outside),
        notes.of_meeting(work, sight, meeting),
        agenda_of(work, meeting),
        _same(work, meeting, summonses),
    )


def find(work: Work, sight: Sight, meeting_id: UUID) -> Details:
    """The meeting itself, without what belongs to it."""
    return details(work, row(work, sight, meeting_id))


def seats_to_call(work: Work, sight: Sight, meeting_id: UUID | None = None) -> list[tuple[str, str]]:
    """Id and label of the functions that may be called now: those whose unit the consent lets in (R13).

    With a meeting, those that are not called to it yet. None at all without a meeting means that no consent holds now.
    """
    inside = reach.units_inside(work, sight.case.id)
    already = set(work.session.scalars(select(Summons.seat).where(Summons.meeting_id == meeting_id)))
    return [
        (seat.id, seat.label)
        for seat in work.catalogue.seats.values()
        if seat.receives_summons and seat.unit in inside and seat.id not in already
    ]


def details(work: Work, meeting: Meeting) -> Details:
    """The meeting in plain values."""
    return Details(
        meeting.id,
        meeting.version,
        meeting.kind,
        meeting.state,
        meeting.starts_at,
        meeting.ends_at,
        place_of(work.catalogue, meeting),
        meeting.link,
        meeting.purpose,
        meeting.called_at,
        appointments.working_days(local_date(meeting.called_at), local_date(meeting.starts_at)),
        meeting.room,
        meeting.place,
    )


def place_of(catalogue: Catalogue, meeting: Meeting) -> str:
    """Where the meeting is, in words: the room with its address, and what is typed beside it. Empty when digital."""
    room = catalogue.rooms.get(meeting.room or "")
    return ", ".join(each for each in (room.place if room else "", meeting.place) if each)


def expected(
    people: Iterable[Person],
    summonses: Iterable[Summons],
    names: Mapping[UUID, str],
    recorded: Iterable[Attendee],
    outside: frozenset[str] = frozenset(),
) -> list[Expected]:
    """The youth, the guardians, and one from every called unit that has not declined, with what is recorded.

    `outside` are called units that the consent does not let in now.
    """
    known = {each.person_id or each.summons_id: each for each in recorded}
    family = [_relative(each, known.get(each.id)) for each in people if each.role is not PersonRole.relative]
    coming = [each for each in summonses if each.state is not SummonsState.declined or each.id in known]
    return [*family, *(_partner(each, names, known.get(each.id), each.unit not in outside) for each in coming)]


def _called_now(work: Work, meeting: Meeting) -> tuple[list[Summons], frozenset[str], dict[UUID, str]]:
    """The kallelser, the called units that the consent does not let in now, and the names of who comes, at once."""
    accounts.admit_directory(work)
    order = {seat: place for place, seat in enumerate(work.catalogue.seats)}
    inside = Summons.unit.in_(reach.inside(work, meeting.case_id))
    query = select(Summons, inside, Account).outerjoin(Account, Account.id == Summons.nominee_id)
    rows = work.session.execute(query.where(Summons.meeting_id == meeting.id)).all()
    summonses = sorted((each for each, *_ in rows), key=lambda each: order.get(each.seat, len(order)))
    outside = frozenset(each.unit for each, is_inside, _ in rows if not is_inside)
    named: list[Account | None] = [account for *_, account in rows]
    return summonses, outside, {each.id: each.name for each in named if each is not None}


def _same(work: Work, meeting: Meeting, summonses: list[Summons]) -> dict[str, bool]:
    if not any(each.nominee_id for each in summonses):
        return {}
    before = continuity.last_time(work, meeting)
    known = ((str(each.id), same_as(before, each.unit, each.nominee_id)) for each in summonses)
    return {key: same for key, same in known if same is not None}


def _relative(person: Person, recorded: Attendee | None) -> Expected:
    role = AttendeeRole.youth if person.role is PersonRole.youth else AttendeeRole.guardian
    return Expected(str(person.id), role, case_people.full_name(person), None, *_recorded(recorded), True)


def _partner(summons: Summons, names: Mapping[UUID, str], recorded: Attendee | None, inside: bool) -> Expected:
    name = names.get(summons.nominee_id, "") if summons.nominee_id else ""
    return Expected(str(summons.id), AttendeeRole.partner, name, summons.seat, *_recorded(recorded), inside)


def _recorded(attendee: Attendee | None) -> tuple[Attendance | None, str, str | None]:
    return (attendee.attendance, attendee.why_here, attendee.reason) if attendee else (None, "", None)


def _summons(work: Work, found: Summons, names: dict[UUID, str]) -> SummonsView:
    """Why a unit does not come is told to whoever leads the meeting, and stays sealed for everyone else."""
    name = names.get(found.nominee_id, "") if found.nominee_id else ""
    why = (found.reason, found.message or "") if work.may(Permission.meeting_lead) else (None, "")
    return SummonsView(
        found.id, found.seat, found.unit, found.state, name, *why, sent_at=found.sent_at, nominee_id=found.nominee_id
    )
