"""Acting on the groups' meetings in tests: done, refused, looked at."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from sspf.errors import Refused
from sspf.groups.queries import pages
from sspf.groups.queries.pages import GroupMeetingPage
from sspf.groups.rules.terms import GuestTerms
from tests.house import House

OUTSIDE = GuestTerms(None, "Trygghetsvärd", "Bostadsbolaget", "vard@demo.example")


def page(house: House, meeting_id: UUID, login: str = "koordinator") -> GroupMeetingPage:
    """The meeting as somebody sees it."""
    with house.work(login) as work:
        return pages.show(work, meeting_id)


def acted(house: House, act: Callable[..., Any], *args: Any, who: str = "koordinator") -> None:
    """Somebody does something."""
    with house.work(who) as work:
        act(work, *args)
        work.commit()


def refused(house: House, act: Callable[..., Any], *args: Any, who: str = "koordinator") -> object:
    """Somebody is not let do something; returns why."""
    with house.work(who) as work, pytest.raises(Refused) as refusal:
        act(work, *args)
    return refusal.value.reason
