"""What the figures of a year cost over 2,000 cases with three meetings each: counted once, and read ever after."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID, uuid4

from sspf.access.actor import SYSTEM
from sspf.audit import events
from sspf.cases.models import Case, Person, SharingWindow
from sspf.cases.rules.people import PersonRole
from sspf.cases.rules.states import CaseState
from sspf.crypto.scope import CASE_ZONES
from sspf.db import Base
from sspf.meetings.models import Attendee, Meeting, Summons
from sspf.meetings.rules.states import Attendance, AttendeeRole, MeetingKind, MeetingState, SummonsState
from sspf.periods import Period
from sspf.statistics import actions
from sspf.statistics.queries import figures
from sspf.work import Work
from tests.browser import Visitor, statements
from tests.factories import cases
from tests.house import House
from tests.statistics.test_figures import until

CASES = 2000
CALLED = ("rektor-norr", "gruppchef", "fritidschef")
YEAR = Period(2026)


def test_a_year_of_figures(sqlite_house: House) -> None:
    """The page of a frozen year is as quick with 2,000 cases as with none."""
    visitor = Visitor(sqlite_house).sign_in("styrgrupp")
    empty = _took(lambda: visitor.get("/statistik?period=2025"))
    _fill(sqlite_house)
    until(sqlite_house, date(2027, 2, 1))
    with sqlite_house.work("styrgrupp", writing=False) as work:
        counting = _took(lambda: figures.figures(work, YEAR))
    with sqlite_house.work(SYSTEM) as work:
        freezing = _took(lambda: actions.freeze_next(work))
        work.commit()
    visitor = Visitor(sqlite_house).sign_in("styrgrupp")
    reading = _took(lambda: visitor.get("/statistik?period=2026"))
    with statements(sqlite_house) as sent:
        visitor.get("/statistik?period=2026")
    took = f"page {reading:.3f} s, a year counted {counting:.2f} s, one period frozen {freezing:.2f} s"
    print(f"\n{took}; an empty house's first page {empty:.3f} s")
    assert len(sent) <= 6
    assert reading < 0.2


def _took(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _fill(house: House) -> None:
    """Rows, since through the acts it would take an hour."""
    for start in range(0, CASES, 200):
        with house.work() as work:
            for number in range(start + 1, start + 201):
                for rows in _case(work, number):
                    work.add(*rows)
                    work.flush()
            work.record(events.FamilyTold(uuid4()))
            work.commit()


def _case(work: Work, number: int) -> Iterator[Sequence[Base]]:
    case = Case(id=uuid4(), number=f"2026-{number:04}", state=CaseState.active, coordinator_id=work.actor_id)
    case.received_at = case.opened_at = work.now - timedelta(days=number % 300)
    work.keys.make(case.seal_scope, CASE_ZONES)
    youth = Person(id=uuid4(), case_id=case.id, role=PersonRole.youth, **cases.YOUTH.columns())
    until_at = work.now + timedelta(days=100)
    spans = {"information": "samverkan", "from_at": case.opened_at, "until_at": until_at}
    yield [
        case,
        youth,
        *(SharingWindow(case_id=case.id, unit=each, **spans) for each in ("skola-norr", "omradespolis")),
    ]
    for place in range(3):
        yield from _meeting(work, case, youth.id, place)


def _meeting(work: Work, case: Case, youth_id: UUID, place: int) -> Iterator[Sequence[Base]]:
    at = case.opened_at + timedelta(days=20 * place)
    words = {"place": "Biblioteket", "link": "", "purpose": "", "agenda": None, "room": None}
    known = {"kind": MeetingKind.family_meeting, "state": MeetingState.held, "called_at": case.opened_at}
    meeting = Meeting(id=uuid4(), case_id=case.id, starts_at=at, ends_at=at, **known, **words)
    yield [meeting]
    called = [_summons(work, meeting, seat) for seat in CALLED]
    yield called
    came = {
        "case_id": case.id,
        "meeting_id": meeting.id,
        "attendance": Attendance.present,
        "why_here": "",
        "reason": None,
    }
    yield [
        Attendee(role=AttendeeRole.youth, person_id=youth_id, **came),
        *(Attendee(role=AttendeeRole.partner, summons_id=each.id, **came) for each in called),
    ]


def _summons(work: Work, meeting: Meeting, seat: str) -> Summons:
    said = {"state": SummonsState.answered, "sent_at": meeting.called_at, "answered_at": meeting.called_at}
    unit, words = work.catalogue.seats[seat].unit, {"reason": None, "message": ""}
    return Summons(id=uuid4(), case_id=meeting.case_id, meeting_id=meeting.id, seat=seat, unit=unit, **said, **words)
