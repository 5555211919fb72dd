"""A point in own words on a group's agenda is read by everybody who is called, so it names nobody (R75)."""

from typing import Any
from uuid import UUID

import pytest

from sspf.cases.rules.nameless import NamelessProblem
from sspf.errors import Refused
from sspf.groups.actions import points
from sspf.meetings.rules.agendas import AgendaLine
from tests.browser import Visitor
from tests.factories import groups
from tests.house import House


def arranged(house: House, meeting_id: UUID, words: str, part: str, vouched: bool = False) -> object:
    with house.work() as work:
        try:
            points.arrange(work, meeting_id, [AgendaLine("egen-1", words, part)], None, vouched)
        except Refused as refusal:
            return refusal.reason
        work.commit()
    return None


@pytest.mark.parametrize("part", ["allman", "individ"])
def test_r75_an_own_point_holds_no_name_and_no_number(sqlite_house: House, part: str) -> None:
    meeting_id = dict(zip(("allman", "individ"), groups.working(sqlite_house), strict=True))[part]
    found = [arranged(sqlite_house, meeting_id, words, part) for words in ("Läget för Ida Provsson", "20170101-2393")]
    assert found == [NamelessProblem.may_name_someone, NamelessProblem.personal_number]
    assert arranged(sqlite_house, meeting_id, "Läget för Ida Provsson", part, vouched=True) is None
    assert arranged(sqlite_house, meeting_id, "Läget för Ida Provsson", part) is None  # asked about once


def test_the_page_asks_and_keeps_what_was_typed(sqlite_house: House) -> None:
    allman, _ = groups.working(sqlite_house)
    leader, path = Visitor(sqlite_house).sign_in("koordinator"), f"/organisation/moten/{allman}/dagordning"
    leader.get(path)
    rows: dict[str, Any] = {
        str(each["name"]): each.get("value") or "" for each in leader.page.all("input") if "rows-" in str(each["name"])
    }
    leader.post(path, status=422, **rows, own="Om Kalle Vik")
    assert "Kan det här vara namn på någon?" in leader.text
    leader.post(path, status=303, **rows, own="Om Kalle Vik", nameless="y")
