"""A case that closes leaves nobody waiting at a meeting that will not be."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from sspf.bookings.models import Booking
from sspf.casefile import actions as casefile
from sspf.meetings.queries import overview
from sspf.meetings.rules.states import MeetingState
from sspf.outbox.models import Mail
from sspf.outbox.rules.schedule import MailKind
from tests.factories import cases, meetings
from tests.house import House
from tests.infrastructure.postman import Postman


@pytest.mark.parametrize(("hours", "state"), [(-1, MeetingState.cancelled), (1, MeetingState.summoned)])
def test_what_lies_ahead_is_called_off_with_the_case(
    house: House, postman: Postman, hours: int, state: MeetingState
) -> None:
    """A meeting that has begun is not said to have been called off; nor does it wait to be marked as held."""
    settings = replace(house.installation.settings, smtp=postman.server)
    house.installation = replace(house.installation, settings=settings)
    made = cases.shared(house, ("skola-norr", "omradespolis"))
    meeting_id = meetings.called(house, made.case_id, "rektor-norr", "gruppchef")
    house.clock.at = meetings.WHEN + timedelta(hours=hours)
    with house.work() as work:
        casefile.close(work, made.case_id, "mal-uppnatt", "Det går bra i skolan.")
        work.commit()
    assert meetings.view(house, made.case_id, meeting_id).meeting.state is state
    with house.work() as work:
        assert work.session.scalars(select(Booking)).all() == []
        assert overview.waiting(work).case_ids == ()
        told = set(work.session.scalars(select(Mail.kind)))
    assert (MailKind.called_off in told) is (state is MeetingState.cancelled)
