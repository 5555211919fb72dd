"""The page on which it is written down who came, when something has changed since it was shown."""

from datetime import timedelta

from sspf.meetings.actions import summonses
from sspf.meetings.rules.terms import DeclineTerms
from tests.browser import Visitor
from tests.factories import cases, meetings
from tests.house import House


def test_a_unit_that_has_said_no_meanwhile_costs_nothing_that_was_typed(sqlite_house: House) -> None:
    house = sqlite_house
    made = cases.shared(house, ("skola-norr", "omradespolis"))
    meeting_id = meetings.called(house, made.case_id, "rektor-norr", "gruppchef")
    house.clock.at = meetings.WHEN - timedelta(hours=1)
    leader = Visitor(house).sign_in("koordinator")
    path = f"/arenden/{made.case_id}/moten/{meeting_id}/deltagande"
    leader.get(path)
    keys = [each for each in leader.page.all("input") if str(each.get("name")).endswith("-key")]
    rows = {str(each["name"]): str(each["value"]) for each in keys}
    summons_id = meetings.summons_of(house, made.case_id, meeting_id, "gruppchef")
    with house.work("gruppchef") as work:
        summonses.decline(work, summons_id, DeclineTerms("annat", "Alla är på övning."), None)
        work.commit()
    came = {name.replace("key", "attendance"): "present" for name in rows}
    why = {name.replace("key", "why_here"): "Ser ungdomen varje dag." for name, key in rows.items()}
    leader.post(path, status=422, **rows, **came)
    assert "Områdespolis" not in leader.page.text.partition("Vilka är med på mötet")[2]
    leader.post(path, status=303, **rows, **came, **why)
    attended = {each.seat for each in meetings.view(house, made.case_id, meeting_id).expected if each.attendance}
    assert attended == {None, "rektor-norr"}
