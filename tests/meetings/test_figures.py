"""Counts for the styrgrupp: who was called, who came, and that no sealed value is touched."""

from datetime import timedelta

import pytest

from sspf.errors import Forbidden
from sspf.meetings.actions import meetings
from sspf.meetings.queries.figures import MeetingFigures, Turnout, figures
from sspf.meetings.rules.states import AttendeeRole
from tests.browser import statements
from tests.factories import cases
from tests.factories import meetings as build
from tests.house import START, House

PERIOD = (START, START + timedelta(days=60))
UNITS = ("skola-norr", "omradespolis")


def counted(house: House, login: str = "styrgrupp") -> MeetingFigures:
    with house.work(login, writing=False) as work:
        return figures(work, *PERIOD)


def test_held_meetings_are_counted_with_who_was_called_and_who_came(house: House) -> None:
    made = cases.shared(house, UNITS)
    meeting_id = build.called(house, made.case_id, "rektor-norr", "gruppchef")
    build.called(house, made.case_id, "rektor-norr", starts_at=build.WHEN + timedelta(days=5))
    build.held(house, made.case_id, meeting_id, AttendeeRole.youth)
    assert counted(house) == MeetingFigures(1, 0, 0, 1, {"skola": Turnout(1, 1), "polis": Turnout(1, 1)})


def test_a_unit_that_was_called_and_did_not_come_counts_as_called_only(house: House) -> None:
    made = cases.shared(house, UNITS)
    meeting_id = build.called(house, made.case_id, "rektor-norr")
    build.held(house, made.case_id, meeting_id, AttendeeRole.partner)
    assert counted(house).agencies == {"skola": Turnout(1, 0)}


def test_meetings_called_off_are_counted_apart_and_other_periods_not_at_all(house: House) -> None:
    made = cases.shared(house, UNITS)
    off = build.called(house, made.case_id, "rektor-norr")
    build.called(house, made.case_id, "rektor-norr", starts_at=START + timedelta(days=61))
    with house.work() as work:
        meetings.cancel(work, made.case_id, off)
        work.commit()
    assert counted(house) == MeetingFigures(0, 1, 0, 0, {})


@pytest.mark.parametrize("login", ["rektor", "kurator", "granskare", "administrator"])
def test_only_coordinator_and_styrgrupp_read_figures(house: House, login: str) -> None:
    with pytest.raises(Forbidden):
        counted(house, login)


def test_figures_take_no_key(sqlite_house: House) -> None:
    made = cases.shared(sqlite_house, UNITS)
    build.held(sqlite_house, made.case_id, build.called(sqlite_house, made.case_id, "rektor-norr"))
    with statements(sqlite_house) as seen:
        assert counted(sqlite_house).held == 1
    assert len(seen) == 5
    assert not [each for each in seen if "sealed" in each or "wrapped" in each]
