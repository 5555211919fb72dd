"""What nobody types, but somebody may send to the meeting mode: it is answered, and never a fault of the server."""

from tests.browser import Visitor
from tests.factories import meeting_mode
from tests.house import House

TAMPERED = (str(2**31), "9" * 5000, "-1", "²", "\0", "abc")


def test_a_sheet_survives_any_count(sqlite_house: House) -> None:
    at = meeting_mode.going(sqlite_house)
    leader = Visitor(sqlite_house).sign_in("koordinator")
    for name in ("version", "number", "turn"):
        for text in TAMPERED:
            leader.get(f"{at.path}/moteslage")
            leader.post(f"{at.path}/moteslage/blad/risk", status=303, text="Borta två dagar", **{name: text})


def test_what_a_database_cannot_hold_is_answered_before_it_gets_there(house: House) -> None:
    at = meeting_mode.going(house)
    leader = Visitor(house).sign_in("koordinator")
    for hand in ("a\0b", "9" * 41, "'; --"):
        leader.get(f"{at.path}/moteslage")
        leader.post(f"{at.path}/moteslage/blad/risk/spara", status=422, text="Borta två dagar", hand=hand)
    leader.get(f"{at.path}/moteslage")
    fields = leader.page.fields(f"{at.path}/moteslage/blad/risk")
    for point in ("ri%00sk", "x" * 3000, "egen-1"):
        for path in (f"{at.path}/moteslage/blad/{point}", f"{at.path}/moteslage/blad/{point}/spara"):
            leader.meet(leader.client.post(path, data={**fields, "text": "Borta"}), 404)


def test_reading_back_and_the_plan_survive_any_count(sqlite_house: House) -> None:
    at = meeting_mode.going(sqlite_house, planned=True)
    leader = Visitor(sqlite_house).sign_in("koordinator")
    for text in TAMPERED:
        leader.get(f"{at.path}/upplasning")
        leader.post(f"{at.path}/upplasning", status=422, revision=text)
    leader.post(f"/arenden/{at.case_id}/plan/utkast/faststall", status=303, version="²")
    leader.get(f"/arenden/{at.case_id}/plan/versioner/1/andringar?till={'9' * 5000}")
