"""What cannot be logged is not shown (model invariant 5)."""

from sqlalchemy import text

from tests.browser import Visitor
from tests.factories import cases
from tests.house import House


def test_invariant_5_a_page_whose_reading_cannot_be_logged_is_not_served(house: House) -> None:
    made = cases.shared(house, ["skola-norr"])
    cases.take_part(house, made.case_id, "kurator")
    readers = {login: Visitor(house).sign_in(login) for login in ("koordinator", "kurator")}
    for reader in readers.values():
        assert "Alva" in reader.get(f"/arenden/{made.case_id}").text
    with house.installation.engine.begin() as connection:
        connection.execute(text("DELETE FROM audit_head"))
    for login, reader in readers.items():
        for path in (f"/arenden/{made.case_id}", "/arenden"):
            answer = reader.client.get(path)
            assert answer.status_code == 500, (login, path)
            assert "Alva" not in answer.text
